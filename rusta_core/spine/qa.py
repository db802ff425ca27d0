"""Questions and answers from documentation, by rules: an answer stands word for word in the span it rests on.

Items of a rustdoc page: what they do, their signature, how they are used, when they panic or fail, what an
unsafe one demands. Error codes: what they mean, code that gives them, how it is mended. Prose: what its
sentences answer by their form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import frozen

from rusta_core.records import QA, DocSpan, Document, digest
from rusta_core.spine.sentences import asked_by, sentences

_PATH = re.compile(r"(?:<.+>|[\w!]+)(?:::[\w!]+)*")
_NUMBER = re.compile(r" \(\d+\)$")  # of a span, where a section is cited in several
_CODE_PAGE = re.compile(r"Error code (E\d{4})")
_KEYWORD = re.compile(r"(\w+) \((keyword|primitive)\)")
_ALIKE = re.compile(r"\b[iuf](?:8|16|32|64|128|size)\b|\b\d+\b")
_VAGUE = re.compile(r"(?i)\b(this|these|following|above|below|example|here|it|like so|follows|previous|listing)\b")
_FENCE = re.compile(r"(`{3,})(\w*)$")
_MENDS = re.compile(r"(?i)\b(fix|solve|resolve|avoid|instead|try|make sure|need to|remove|replace|consider)\b")
_SHORT, _LONG = 20, 320  # characters of an answer in prose
_LONG_CODE = 800  # characters of an answer in code

_WHAT = {
    "mod": "What is in the module `{}`?",
    "fn": "What does `{}` do?",
    "macro": "What does the macro `{}` do?",
    "const": "What is the constant `{}`?",
    "constant": "What is the constant `{}`?",
    "static": "What is the static `{}`?",
    **{kind: f"What is the {kind} `{{}}`?" for kind in ("struct", "enum", "trait", "union", "type")},
}
_PARTS = {
    "Panics": ("When does `{}` panic?", 2),
    "Errors": ("When does `{}` return an error?", 2),
    "Safety": ("What must hold for a use of the unsafe `{}` to be sound?", 3),
    "Undefined Behavior": ("When is the behaviour of `{}` undefined?", 3),
    "Time complexity": ("What is the time complexity of `{}`?", 2),
    "Return value": ("What does `{}` return?", 2),
    "Platform-specific behavior": ("How does `{}` depend on the platform?", 2),
}


@frozen
class _Passage:
    """A span with its text taken apart: parts are (is code, text); base is its title without a number."""

    document: Document
    span: DocSpan
    base: str
    parts: tuple[tuple[bool, str], ...]

    def prose(self) -> Iterator[str]:
        """The paragraphs, without lists and tables."""
        return (text for code, text in self.parts if not code and "\n" not in text and not text.startswith("- "))


Asked = tuple[str, str, int]  # question, answer, difficulty


def questions(documents: Iterable[Document]) -> list[QA]:
    """The questions that documentation answers; of near-identical ones (`i8::pow`, `i16::pow`) one stays."""
    passages = [passage for document in documents if document.role == "docs" for passage in _passages(document)]
    homes: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        homes[_short(passage)].add(passage.document.doc_id)
    chosen: dict[str, QA] = {}
    for passage in passages:
        name = _qualified(passage) if len(homes[_short(passage)]) > 1 else passage.base
        for question, answer, difficulty in _asked(passage, name):
            record = _record(passage, question, answer, difficulty)
            alike = re.sub(r"\W+", " ", _ALIKE.sub("#", question.lower()))
            other = chosen.get(alike)
            # A page's first answer stands; between pages chance decides, so that not all are `i128`'s.
            if other is None or (other.source_url != record.source_url and record.id < other.id):
                chosen[alike] = record
    return list(chosen.values())


def _asked(passage: _Passage, name: str) -> Iterator[Asked]:
    if code := _CODE_PAGE.match(name):
        yield from _error_code(passage, code[1])
    else:
        if passage.span.title == passage.base:  # where its section begins
            yield from _named(passage, name)
        if "::" not in name:
            yield from _examples(passage, name)
    yield from _prose(passage, name)


def _named(passage: _Passage, name: str) -> Iterator[Asked]:
    """An item of a rustdoc page, or a part of its documentation."""
    owner, _, part = name.rpartition(": ")
    if keyword := _KEYWORD.fullmatch(name):
        asked = {"keyword": "What is the keyword `{}` for?", "primitive": "What is the primitive type `{}`?"}
        yield from _first_words(passage, asked[keyword[2]].format(keyword[1]), 1)
    elif _PATH.fullmatch(name) and "::" in f"{name} {passage.document.title}":
        yield from _item(passage, name)
    elif "::" in owner and _PATH.fullmatch(owner):
        yield from _part_of_item(passage, owner, part)


def _item(passage: _Passage, name: str) -> Iterator[Asked]:
    """An item: what it does or is, and its signature."""
    declaration = passage.parts[0][1] if passage.parts[0][0] else ""
    if passage.base == passage.document.title:
        kind, dot, _ = passage.document.doc_id.rpartition("/")[2].partition(".")
        kind = kind if dot else "mod"
    else:
        found = re.match(r"(?:pub )?(type|const)\b(?! (?:unsafe |extern |async )*fn)|.*?\b(fn) ", declaration)
        kind = (found[1] or found[2]) if found else ""
    yield from _first_words(passage, _WHAT.get(kind, "What does `{}` stand for?").format(name), 1)
    if kind == "fn" and 0 < len(declaration) <= _LONG:
        yield f"What is the signature of `{name}`?", declaration, 1


def _part_of_item(passage: _Passage, name: str, part: str) -> Iterator[Asked]:
    """A heading in an item's documentation."""
    if part in _PARTS:
        question, difficulty = _PARTS[part]
        lists = [n for n, (code, text) in enumerate(passage.parts[:2]) if not code and text.startswith(("- ", "1. "))]
        answer = "\n\n".join(text for _, text in passage.parts[: lists[0] + 1]) if lists else ""
        if answer and len(answer) <= 2 * _LONG and not passage.parts[0][0]:
            yield question.format(name), answer, difficulty
        else:
            yield from _first_words(passage, question.format(name), difficulty)
    elif part in ("Example", "Examples"):
        for code, text in passage.parts:
            if code and len(text) <= _LONG_CODE:
                yield f"How is `{name}` used?", text, 2
                return


def _error_code(passage: _Passage, code: str) -> Iterator[Asked]:
    """The page of an error: its meaning, an example of it, the way out."""
    blocks = [text for is_code, text in passage.parts if is_code]
    if passage.span == passage.document.sections[0]:
        yield from _first_words(passage, f"What does the error {code} mean?", 1)
        refused = any(code in block.codes for block in passage.document.blocks[:1])
        if blocks and refused and len(blocks[0]) <= _LONG_CODE:
            yield f"Which code does the compiler refuse with {code}?", blocks[0], 2
    for paragraph in passage.prose():
        for sentence in sentences(paragraph):
            if _MENDS.search(sentence) and _SHORT <= len(sentence) <= _LONG and sentence.endswith("."):
                yield f"How is code mended that gives {code}?", sentence, 3


def _examples(passage: _Passage, name: str) -> Iterator[Asked]:
    """Code in a book: asked for by the sentence that announces it, or by the heading above it."""
    before = ""
    for code, text in passage.parts:
        if not code:
            before = text
        elif 40 <= len(text) <= _LONG_CODE:
            told = sentences(before)[-1].rstrip(":") if before.endswith(":") else ""
            clear = len(told) >= _SHORT and not _VAGUE.search(told)
            yield f"Show Rust code for “{name}”{f': {told}' * clear}.", text, 2


def _prose(passage: _Passage, name: str) -> Iterator[Asked]:
    """What the sentences of a passage answer by their form, each asked where it stands."""
    place = f"`{name}`" if "::" in name and _PATH.fullmatch(name) else f"“{name}”"
    for paragraph in passage.prose():
        for sentence in sentences(paragraph):
            for question, difficulty in asked_by(sentence, passage.document.text):
                yield f"In {place}, {question}", sentence, difficulty


def _first_words(passage: _Passage, question: str, difficulty: int) -> Iterator[Asked]:
    for paragraph in passage.prose():
        if answer := _first(paragraph):
            yield question, answer, difficulty
        return


def _first(paragraph: str) -> str:
    """The first sentence of a paragraph, and the second where both are short; empty where it is no answer."""
    found = sentences(paragraph)
    answer = found[0]
    if len(found) > 1 and len(answer) + len(found[1]) < _LONG // 2:
        place = paragraph.index(found[1])
        answer = paragraph[: place + len(found[1])]
    good = _SHORT <= len(answer) <= _LONG and not answer.endswith(":") and not answer.startswith("See ")
    return answer if good else ""


def _short(passage: _Passage) -> str:
    """The short name that may be another page's too: `Iter` of `Iter::next`, or the title of a chapter."""
    item = passage.document.title.rpartition("::")[2]
    return item if passage.base.startswith(f"{item}::") else passage.base


def _qualified(passage: _Passage) -> str:
    """`Iter::next` as `std::slice::Iter::next`, `Layout` as `Layout (nomicon/vec)`: names that are shared."""
    module, _, item = passage.document.title.rpartition("::")
    if module:
        return f"{module}::{passage.base}" if passage.base.startswith(item) else passage.base
    return f"{passage.base} ({passage.document.doc_id.rpartition('/')[0]})"


def _passages(document: Document) -> Iterator[_Passage]:
    data = document.text.encode()
    for span in document.sections:
        parts = tuple(_parts(data[span.start : span.end].decode()))
        if parts:
            yield _Passage(document, span, _NUMBER.sub("", span.title or ""), parts)


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """(is Rust code, text) for each part; the heading is left out, and so is code in other languages."""
    lines: list[str] = []
    fence: re.Match[str] | None = None
    for line in [*text.split("\n"), ""]:
        if fence is not None:
            if line != fence[1]:
                lines.append(line)
                continue
            if fence[2] == "rust":
                yield True, "\n".join(lines)
            lines, fence = [], None
        elif fence := _FENCE.match(line):
            pass
        elif line.strip():
            lines.append(line)
        elif lines:
            if not lines[0].startswith("# "):
                yield False, "\n".join(lines)
            lines = []


def _record(passage: _Passage, question: str, answer: str, difficulty: int) -> QA:
    span, document = passage.span, passage.document
    return QA(
        id=f"qa-{digest(f'{question} {answer} {span.sha256}')[:20]}",
        repo=document.repo,
        question=question,
        answer=answer,
        anchors=(span,),
        difficulty=difficulty,
        topic=document.doc_id.rpartition("/")[0] or document.doc_id,
        license=span.license,
        source_url=span.source_url,
        commit=span.commit,
        sha256=span.sha256,
    )
