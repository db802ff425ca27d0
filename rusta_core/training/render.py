"""How a model sees a case, a candidate and a question: the one rendering that training and the player share.

Every length follows from the model's window W alone, so that what the player shows is what training showed:

    state      DIAGNOSTIC errors CODE numbered lines STEPS what was done READ        at most 5/8 W
    golden     state EDIT line-anchored edit END                                      at most W
    candidate  state EDIT line-anchored edit STEPS proposer READ                      at most W
    pair       state EDIT an edit STEPS proposer READ EDIT another STEPS proposer READ    at most W
    question   QUESTION question SPAN title and text ... ANSWER answer END            at most W
    type       CODE numbered lines QUESTION type of name in line n ANSWER type END     at most W
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from itertools import takewhile

import numpy as np
from attrs import frozen

from rusta_core.contexts import Candidate
from rusta_core.model.vocabulary import Control, Tokens, encode
from rusta_core.records import QA, DiagCase, DocSpan, Document, Edit, File, Step
from rusta_core.rust.annotations import LONGEST
from rusta_core.rust.diagnostics import Diagnostic, from_json
from rusta_core.rust.patch import render_edits

SPANS = 4
"""The spans that a question is shown with at once."""
_PROPOSER = 16
_SENTENCE = re.compile(r"[.:;!?]\s+|\n+")
_WORD = re.compile(r"\w+")


def errors_of(case: DiagCase) -> list[Diagnostic]:
    """The errors that the compiler gave for a case, the first it reported first."""
    found = [from_json(data) for data in case.cargo_diag]
    return [diagnostic for diagnostic in found if diagnostic.is_error]


def state(case: DiagCase, steps: Sequence[Step], window: int) -> Tokens:
    """The state of a repair: the errors, the code around them and the steps so far. Its last token is
    READ."""
    said, done, room = _around_code(case, steps, window)
    file, numbers = _shown_lines(case, room)
    lines = _numbered(file.text) if file else []
    code = b"".join(lines[number - 1] for number in numbers)
    return encode(Control.DIAGNOSTIC, said, Control.CODE, code, Control.STEPS, done, Control.READ)


def lines_in_state(case: DiagCase, steps: Sequence[Step], window: int) -> dict[str, tuple[int, ...]]:
    """The numbers, from 1, of the lines that a state shows, under the path of their file."""
    file, numbers = _shown_lines(case, _around_code(case, steps, window)[2])
    return {file.path: numbers} if file and numbers else {}


def _around_code(case: DiagCase, steps: Sequence[Step], window: int) -> tuple[bytes, bytes, int]:
    """The errors and the steps as a state shows them, and the room that they leave for code."""
    room = 5 * window // 8 - 4
    done = _tail("".join(map(_step, steps)).encode(), room // 3)
    said = _head("".join(map(_error, errors_of(case))).encode(), room * 2 // 5)
    return said, done, room - len(done) - len(said)


def _error(error: Diagnostic) -> str:
    labels = "".join(f"  {span.line}: {span.label}\n" for span in error.spans if span.label)
    where = f" {error.primary[0].line}" if error.primary else ""
    return f"{error.code or 'error'}{where}: {error.message}\n{labels}"


def _step(step: Step) -> str:
    """`rustc-suggestions ok 3 1 0`: the tool, its status, candidates proposed and compiling, spans cited."""
    seen = step.observation
    counts = (seen.data.get("proposed", 0), seen.data.get("compiling", 0), len(seen.spans))
    return f"{step.action.tool} {seen.status} {' '.join(map(str, counts))}\n"


def _shown_lines(case: DiagCase, room: int) -> tuple[File | None, tuple[int, ...]]:
    """The file and the numbers of the lines that the errors point at and of those around them, as many as there is
    room for."""
    if not case.files:
        return None, ()
    pointed = [span for error in errors_of(case) for span in (*error.primary, *error.spans)]
    path = pointed[0].file if pointed else case.files[0].path
    file = next((file for file in case.files if file.path == path), case.files[0])
    marks = list(dict.fromkeys(span.line for span in pointed if span.file == file.path)) or [1]
    return file, _around(_numbered(file.text), marks, room)


def _numbered(text: str) -> list[bytes]:
    return [f"{number}|{line}\n".encode() for number, line in enumerate(text.split("\n"), 1)]


def _around(lines: Sequence[bytes], marks: Sequence[int], room: int) -> tuple[int, ...]:
    """The numbers, from 1, of the lines that are marked and then of those around them, until one has no room."""
    shown: set[int] = set()
    for distance in range(len(lines)):
        for mark in marks:
            for number in (mark + distance, mark - distance):
                if 0 < number <= len(lines) and number not in shown:
                    if len(lines[number - 1]) > room:
                        return tuple(sorted(shown))
                    shown.add(number)
                    room -= len(lines[number - 1])
    return tuple(sorted(shown))


def edit(case: DiagCase, edits: Sequence[Edit], window: int) -> Tokens | None:
    """What a model writes after a state: EDIT and the line-anchored form; None where a sample has no room
    for it."""
    written = encode(Control.EDIT, render_edits(case.files, edits))
    return written if len(written) <= edit_room(window) else None


def candidate(case: DiagCase, one: Candidate, window: int) -> Tokens:
    """What follows a state for a candidate: EDIT and its edits (cut where too long), who proposed it,
    READ."""
    return _proposed(one, render_edits(case.files, one.edits), edit_room(window), _PROPOSER)


def pair(case: DiagCase, first: Candidate, second: Candidate, window: int) -> tuple[Tokens, Tokens]:
    """What follows a state for two candidates that are held against each other, each in half the room. Where one is too
    long for that, both begin at the first line in which they differ."""
    room = (window - 5 * window // 8) // 2
    proposer = min(_PROPOSER, room // 4)
    written = [render_edits(case.files, one.edits) for one in (first, second)]
    if max(len(text.encode()) for text in written) > room - proposer - 3:
        lines = [text.splitlines(keepends=True) for text in written]
        alike = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(*lines, strict=False)))
        written = ["".join(some[alike:]) for some in lines]
    one, other = (
        _proposed(candidate, text, room - proposer - 2, proposer)
        for candidate, text in zip((first, second), written, strict=True)
    )
    return one, other


def _proposed(one: Candidate, written: str, room: int, proposer: int) -> Tokens:
    """EDIT and the edit in `room` tokens, then STEPS, who proposed it in `proposer` bytes, and READ."""
    said = encode(Control.STEPS, _head(one.proposer.encode(), proposer), Control.READ)
    return np.concatenate([encode(Control.EDIT, written)[:room], said])


def edit_room(window: int) -> int:
    """The tokens that EDIT and an edit may have, before END."""
    return window - 5 * window // 8 - _PROPOSER - 2


@frozen(eq=False)
class Asked:
    """A rendered question. question, spans: (start, end) in tokens; answer_at: where ANSWER stands, if it does; whole:
    neither question nor answer is cut, and the anchors show what the answer rests on."""

    tokens: Tokens
    question: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    answer_at: int
    whole: bool


def asked(
    question: str,
    spans: Sequence[DocSpan],
    documents: Mapping[str, Document],
    window: int,
    answer: str | None = None,
    anchors: Collection[int] = (),
) -> Asked:
    """A question, at most SPANS spans that may answer it and, for training, the answer.

    anchors: which of the spans the answer rests on; they are shown where its words stand, the others where those of
    the question do. All have the same room.
    """
    said = question.encode()
    parts = [encode(Control.QUESTION, _head(said, window // 4))]
    written = None if answer is None else _head(answer.encode(), window // 3)
    share = (window - len(parts[0]) - max(window // 8, len(written or b"")) - 2) // max(1, len(spans)) - 1
    rests = _rests(
        answer or "", {number: text_of(spans[number], documents[spans[number].doc_id]) for number in anchors}
    )
    whole = len(said) < len(parts[0]) and written == (None if answer is None else answer.encode())
    places = []
    for number, span in enumerate(spans):
        at = sum(map(len, parts))
        wanted = rests.get(number, frozenset())
        shown = _shown(span, documents[span.doc_id], question, share, wanted)
        whole = whole and wanted <= _words(shown.decode())
        parts.append(encode(Control.SPAN, shown))
        places.append((at + 1, at + len(parts[-1])))
    answer_at = sum(map(len, parts))
    if written is not None:
        parts.append(encode(Control.ANSWER, written, Control.END))
    return Asked(np.concatenate(parts), (1, len(parts[0])), tuple(places), answer_at, whole)


def asked_type(text: str, name: str, line: int, window: int) -> Tokens | None:
    """The question which type `name` has, up to ANSWER; None where its line has no room. text: without that type."""
    question = encode(Control.QUESTION, f"type of {name} in line {line}", Control.ANSWER)
    lines = _numbered(text)
    shown = _around(lines, [line], window - len(question) - LONGEST - 2)
    code = b"".join(lines[number - 1] for number in shown)
    return np.concatenate([encode(Control.CODE, code), question]) if code else None


def _rests(answer: str, texts: Mapping[int, str]) -> dict[int, Set[str]]:
    """The words of an answer that each text must show: a paragraph of it rests on the text that it stands in, or else
    on the one with most of its words."""
    words = {number: _words(text) for number, text in texts.items()}
    found: dict[int, Set[str]] = {number: frozenset() for number in texts}
    for paragraph in answer.split("\n\n") if texts else ():
        said = _words(paragraph)
        best = max(texts, key=lambda number: (paragraph in texts[number], len(said & words[number])))
        found[best] |= said & words[best]
    return found


def title_of(span: DocSpan, document: Document) -> str:
    """A span's title, with its page's where that says more."""
    section = span.title or document.title
    return section if section.startswith(document.title) else f"{section} ({document.title})"


def text_of(span: DocSpan, document: Document) -> str:
    """A span's text, without a heading that repeats its title."""
    text = document.text.encode()[span.start : span.end].decode(errors="ignore").lstrip()
    first, _, rest = text.partition("\n")
    return rest.lstrip() if first.lstrip("# ") == (span.title or document.title) else text


def _shown(span: DocSpan, document: Document, question: str, room: int, kept: Set[str]) -> bytes:
    """A span in `room` bytes: its title, then the stretch of its text that has most of the words that are to be kept,
    and then of the question's."""
    title = _head(title_of(span, document).encode(), room * 2 // 3) + b"\n"
    text = text_of(span, document)
    wanted = _words(question) - _words(title.decode())
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    left = room - len(title)

    def worth(start: int) -> tuple[int, int]:
        words = _words(text[start : start + left])
        return len(kept & words), len(wanted & words)

    best = max(starts, key=worth)  # the first of the best
    return title + _head(text[best:].encode(), left)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 2}


def claim(case: DiagCase | QA) -> str:
    """What a citation must support: a question, or what the compiler said first."""
    if isinstance(case, QA):
        return case.question
    errors = errors_of(case)
    return f"{errors[0].code or 'error'}: {errors[0].message}" if errors else " ".join(case.codes)


def _head(data: bytes, most: int) -> bytes:
    return data[:most].decode(errors="ignore").encode()


def _tail(data: bytes, most: int) -> bytes:
    return data[max(0, len(data) - most) :].decode(errors="ignore").encode()
