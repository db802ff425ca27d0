"""What a page of rustdoc answers about an item: what it is or does, its signature, its use, and what it demands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_core.spine.qa.passages import LONG, LONG_CODE, PATH, SHORT, Asked, Passage, quoted
from rusta_core.spine.qa.sentences import sentences

_KEYWORD = re.compile(r"(\w+) \((keyword|primitive)\)")
_WHAT = {
    "mod": "What is in the module `{}`?",
    "fn": "What does `{}` do?",
    "macro": "What does the macro `{}` do?",
    "const": "What is the constant `{}`?",
    "constant": "What is the constant `{}`?",
    "static": "What is the static `{}`?",
    "keyword": "What is the keyword `{}` for?",
    "primitive": "What is the primitive type `{}`?",
    **{kind: f"What is the {kind} `{{}}`?" for kind in ("struct", "enum", "trait", "union", "type")},
}
_PARTS = {
    "Panics": ("panics", "When does `{}` panic?", 2),
    "Errors": ("errors", "When does `{}` return an error?", 2),
    "Safety": ("unsafe", "What does the documentation of `{}` say about safety?", 3),
    "Undefined Behavior": ("unsafe", "When is the behaviour of `{}` undefined?", 3),
    "Time complexity": ("complexity", "What is the time complexity of `{}`?", 2),
    "Return value": ("returns", "What does `{}` return?", 2),
    "Platform-specific behavior": ("platform", "How does `{}` depend on the platform?", 2),
}
_UNSAFE = "What must hold for a use of the unsafe `{}` to be sound?"
_NO_ANSWER = {
    "panics": re.compile(r"If [^,]*\bpanics?,|(?!.*(?i:panic|abort|unwind|assert))", re.DOTALL),
    "complexity": re.compile(r"(?!.*\bO\()", re.DOTALL),
    "platform": re.compile(r"Many |On supported"),
    "unsafe": re.compile(r"- Neon intrinsic"),
}


def about_items(passage: Passage) -> Iterator[Asked]:
    """Questions about an item of a rustdoc page, or a part of its documentation."""
    name = passage.name
    owner, _, part = name.rpartition(": ")
    if not passage.begins:
        return
    if keyword := _KEYWORD.fullmatch(name):
        yield from first_words(passage, "item", _WHAT[keyword[2]].format(keyword[1]), 1, name)
    elif PATH.fullmatch(name) and "::" in f"{name} {passage.document.title}":
        yield from _item(passage)
    elif "::" in owner and PATH.fullmatch(owner):
        yield from _part_of_item(passage, owner, part)


def path_of(passage: Passage) -> str:
    """The whole path of the item that a passage is about: `std::vec::Vec::push`, whatever it is called."""
    title = passage.title.partition(": ")[0]
    module, _, item = passage.document.title.rpartition("::")
    return f"{module}::{title}" if module and (title == item or title.startswith(f"{item}::")) else title


def first_words(passage: Passage, kind: str, question: str, difficulty: int, *about: str) -> Iterator[Asked]:
    """The first sentence of a passage as an answer, and the second where both are short."""
    for paragraph in passage.prose():
        if answer := _first(paragraph):
            yield Asked(kind, question, (answer,), difficulty, (passage,), frozenset(about))
        return


def _first(paragraph: str) -> str:
    found = sentences(paragraph)
    answer = found[0]
    if len(found) > 1 and len(answer) + len(found[1]) < LONG // 2:
        answer = paragraph[: paragraph.index(found[1]) + len(found[1])]
    good = SHORT <= len(answer) <= LONG and not answer.endswith((":", "Arm’s documentation"))
    return answer if good and not answer.startswith("See ") else ""


def _item(passage: Passage) -> Iterator[Asked]:
    """What it does or is, and its signature."""
    about = path_of(passage)
    if passage.title == passage.document.title:
        kind, dot, _ = passage.document.doc_id.rpartition("/")[2].partition(".")
        kind = kind if dot else "mod"
    else:
        found = re.match(r"(?:pub )?(type|const)\b(?! (?:unsafe |extern |async )*fn)|.*?\b(fn) ", passage.declaration)
        kind = (found[1] or found[2]) if found else ""
    question = _WHAT.get(kind, "What does `{}` stand for?").format(passage.name)
    yield from first_words(passage, "item", question, 1, about)
    if kind == "fn" and 0 < len(passage.declaration) <= LONG:
        question = f"What is the signature of `{passage.name}`?"
        yield Asked("signature", question, (passage.declaration,), 1, (passage,), frozenset((about,)))


def _part_of_item(passage: Passage, owner: str, part: str) -> Iterator[Asked]:
    """A heading in an item's documentation."""
    if part in _PARTS:
        kind, question, difficulty = _PARTS[part]
        if part == "Safety" and re.search(r"\bunsafe\b", passage.declaration):
            question = _UNSAFE
        about = path_of(passage)
        whole = _whole(passage)
        asked = (
            [Asked(kind, question.format(owner), (whole,), difficulty, (passage,), frozenset((about,)))]
            if whole
            else first_words(passage, kind, question.format(owner), difficulty, about)
        )
        refused = _NO_ANSWER.get(kind)
        yield from (one for one in asked if refused is None or not refused.match(one.answer))
    elif part in ("Example", "Examples"):
        yield from _use(passage, owner)


def _whole(passage: Passage) -> str:
    """The conditions in full, as paragraphs and lists, where they are short and code does not break them."""
    parts = passage.parts
    prose = next((number for number, part in enumerate(parts) if part.language), len(parts))
    while prose and parts[prose - 1].text.endswith(":"):
        prose -= 1
    while prose and len(quoted(parts[:prose])) > 2 * LONG:
        prose -= 1
    answer = quoted(parts[:prose])
    broken = prose < len(parts) and parts[prose].is_list
    return answer if len(answer) >= SHORT and not broken and not answer.startswith("See ") else ""


def _use(passage: Passage, owner: str) -> Iterator[Asked]:
    """The first example that names the item; that of a type or of a trait's method may use it unnamed."""
    examples = [part.text for part in passage.rust() if not part.refused and len(part.text) <= LONG_CODE]
    word = re.compile(rf"\b{re.escape(owner.rpartition('::')[2].rstrip('!'))}\b")
    unnamed = owner.startswith("<") or passage.title.startswith(f"{passage.document.title}: ")
    unnamed = unnamed and "fn." not in passage.document.doc_id and "macro." not in passage.document.doc_id
    named = [code for code in examples if word.search(code)]
    for code in (named or examples * unnamed)[:1]:
        about = frozenset((path_of(passage),))
        yield Asked("use", f"How is `{owner}` used?", (code,), 2, (passage,), about)
