"""What is said about the compiler's errors: their meaning, code that gives them, the way out, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_core.spine.qa.items import first_words
from rusta_core.spine.qa.passages import LONG, LONG_CODE, SHORT, TITLES, Asked, Passage
from rusta_core.spine.qa.sentences import sentences

_PAGE = re.compile(r"Error code (E\d{4})")
_PURPOSE = r"(?:fix|solve|resolve|avoid|correct|prevent|get rid of|address)"
_MENDS = re.compile(
    rf"(?:So |Therefore, |Here, )?(?:In order t|T)o {_PURPOSE}\b.*"
    rf"|.*\b(?:can|may|must|should) (?:also )?be (?:fixed|solved|resolved|avoided|corrected)\b.*"
    rf"|.*\b(?:fix|solution|solve|resolve|fixed)\b.*\b(?:is|by|use|add|remove|can|need|should)\b.*"
    r"|(?:Try|Consider|Make sure|Ensure|Please|Either|Remove|Replace|Add|Use|Check|Verify|Move|Change) .*"
    r"|(?:You|To) .*\b(?:can|need to|must|should|have to)\b.*|.*, you (?:can|must|should|need to|have to) .*",
    re.DOTALL,
)
_NO_MEND = re.compile(
    r"(?i)\b(this example|above|below|following|previous|if you try|unlike|not possible|can’t|cannot|find more"
    r"|keep in mind|more information)\b|\?"
)
_MESSAGE = re.compile(r"^error\[(E\d{4})\]: .+$", re.MULTILINE)


def code_of(passage: Passage) -> str:
    """The error that a page is about; empty where it is about none."""
    found = _PAGE.match(passage.document.title)
    return found[1] if found else ""


def about_errors(passage: Passage) -> Iterator[Asked]:
    """Questions about the error that a page explains, and about those that a chapter shows."""
    if code := code_of(passage):
        if passage.span == passage.document.sections[0]:
            yield from first_words(passage, "error: meaning", f"What does the error {code} mean?", 1, code)
        yield from _examples(passage, code)
        yield from _mends(passage, code)
    elif passage.book in TITLES:
        yield from _shown(passage)


def _examples(passage: Passage, code: str) -> Iterator[Asked]:
    """Code that gives the error, and the first code after it that does not: how it should have been written."""
    blocks = passage.document.blocks
    if not blocks or code not in blocks[0].codes:
        return
    mended = next((block for block in blocks[1:] if {"compile_fail", "ignore"}.isdisjoint(block.words)), None)
    for part in passage.rust():
        if part.block is None or len(part.text) > LONG_CODE:
            continue
        if part.block is blocks[0]:
            question = f"Which code does the compiler refuse with {code}?"
            yield Asked("error: example", question, (part.text,), 2, (passage,), frozenset((code,)))
        elif part.block is mended:
            question = f"How can code that gives {code} be written so that it compiles?"
            yield Asked("error: mended code", question, (part.text,), 3, (passage,), frozenset((code,)))


def _mends(passage: Passage, code: str) -> Iterator[Asked]:
    for paragraph in passage.prose():
        for sentence in sentences(paragraph):
            if says_mend(sentence):
                question = f"How is code mended that gives {code}?"
                yield Asked("error: mend", question, (sentence,), 3, (passage,), frozenset((code,)))


def says_mend(sentence: str) -> bool:
    """Whether a sentence of an error's page says how the error is mended, without the code around it."""
    fits = SHORT <= len(sentence) <= LONG and sentence.endswith(".")
    return fits and _MENDS.fullmatch(sentence) is not None and _NO_MEND.search(sentence) is None


def _shown(passage: Passage) -> Iterator[Asked]:
    """The compiler's words in a chapter, and the code for which a chapter expects an error."""
    where = f"In {passage.place} of {TITLES[passage.book]},"
    for part in passage.parts:
        if part.language == "text" and (found := _MESSAGE.search(part.text)):
            question = f"{where} with which message does the compiler give {found[1]}?"
            yield Asked("error: message", question, (found[0],), 2, (passage,), frozenset((found[1],)))
        elif part.block is not None and part.refused and part.block.codes and len(part.text) <= LONG_CODE:
            codes = " and ".join(part.block.codes)
            question = f"{where} which code does the compiler refuse with {codes}?"
            yield Asked("error: example", question, (part.text,), 2, (passage,), frozenset(part.block.codes))
