"""What chapters answer: their code, asked for by what announces it, and their sentences, asked by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_core.spine.qa.codes import code_of
from rusta_core.spine.qa.passages import ITEMS, LONG_CODE, SHORT, TITLES, Asked, Passage
from rusta_core.spine.qa.sentences import asked_by, sentences

_VAGUE = re.compile(
    r"(?i)\b(this|these|following|above|below|example|here|it|like so|follows|previous|listing|were to)\b"
)
_INLINE = re.compile(r"`([^`]+)`(?! (?:attribute|lint|option|feature|key|field))")
_PLAIN = re.compile(r"[a-z]+")  # a keyword as often as not, which a clause names in passing
_CALL = re.compile(r"((?:\b[A-Za-z_]\w*::)+[a-z_]\w*)(?:::<[^>\n]*>)?\(")
_IMPORT = re.compile(r"^\s*use ((?:std|core|alloc)::[\w:]+?)(?:::\{([\w, \n]+)\})?;", re.MULTILINE)
_TYPE = re.compile(r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]\w+(?=<|::))")  # `RefCell`, `Rc<`, `Layout::`
_COMMENT = re.compile(r"//[^\n]*")
_DECLARED = re.compile(r"\b(?:(?:struct|enum|trait|union|type) |impl(?:<[^\n]*?>)? (?![^\n]* for ))(\w+)")
_EVERYWHERE = frozenset(("Vec", "String", "Option", "Result", "Box", "Trait"))
_ARTICLE = re.compile(r"(?i)(?:an?|the) ")


def about_chapters(passage: Passage) -> Iterator[Asked]:
    """Questions about a passage of prose, and about the code in it."""
    if "::" not in passage.name and not code_of(passage):
        yield from _code(passage)
    place = f"“{code_of(passage) and f'Error code {code_of(passage)}'}”" if code_of(passage) else passage.place
    if passage.book in TITLES:
        place += f" of {TITLES[passage.book]}"
    for paragraph in passage.prose():
        for sentence in sentences(paragraph):
            for asking in asked_by(sentence, passage.document.text, definite=passage.book in ITEMS):
                kind = "definition" if asking.question.startswith(("what is ", "what are ")) else "prose"
                named = _INLINE.findall(asking.question)
                if not asking.subject:
                    named = [code for code in named if not _PLAIN.fullmatch(code)]
                about = frozenset((*named, *_noun(asking.subject)))
                yield Asked(kind, f"In {place}, {asking.question}", (sentence,), asking.difficulty, (passage,), about)


def _noun(subject: str) -> tuple[str, ...]:
    words = _ARTICLE.sub("", subject, count=1)
    return (noun(words),) if words and "`" not in words else ()


def noun(words: str) -> str:
    """`a trait object` of `Trait objects`: roughly the singular, for what matters is that it meets its plural."""
    return f"a {_singular(words.lower())}"


def _singular(words: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
        if words.endswith(ending):
            return words.removesuffix(ending) + instead
    return words.removesuffix("s") if not words.endswith(("ss", "us", "is")) else words


def _code(passage: Passage) -> Iterator[Asked]:
    """Code in a book: asked for by the sentence that announces it, or by the heading above it."""
    before = ""
    book = f" of {TITLES[passage.book]}" if passage.book in TITLES else ""
    for part in passage.parts:
        if not part.language:
            before = part.text
        elif part.language == "rust" and 40 <= len(part.text) <= LONG_CODE and not (part.block and part.block.codes):
            told = sentences(before)[-1].rstrip(":") if before.endswith(":") else ""
            clear = len(told) >= SHORT and not _VAGUE.search(told)
            wanted = "Rust code that does not compile" if part.refused else "Rust code"
            question = f"Show {wanted} for “{passage.name}”{book}{f': {told}' * clear}."
            named = (*_INLINE.findall(f"{passage.title} {told * clear}"), *_used(part.text))
            own = set(_DECLARED.findall(passage.document.text))  # a page that declares a `Vec` means its own
            about = frozenset(name for name in named if name.partition("<")[0].rpartition("::")[2] not in own)
            yield Asked("code", question, (part.text,), 2, (passage,), about)


def _used(code: str) -> Iterator[str]:
    """What code calls, imports and names: `ptr::read`, `std::cell::RefCell`."""
    code = _COMMENT.sub("", code)
    yield from _CALL.findall(code)
    for path, several in _IMPORT.findall(code):
        yield from (f"{path}::{name.strip()}" for name in several.split(",")) if several else (path,)
    yield from sorted(set(_TYPE.findall(code)) - _EVERYWHERE)
