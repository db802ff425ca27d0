"""How many questions there are: by kind, difficulty, book and number of anchors, as data and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from rusta_core.records import QA

_PLACE = r"In (?:“.*?”|`.*?`)(?: of [\w ]+?)?,"
_KINDS = {
    "error: meaning": r"What does the error E\d{4} mean",
    "error: example": rf"(?:{_PLACE} w|W)hich code does the compiler refuse with E",
    "error: message": rf"{_PLACE} with which message does the compiler give E",
    "error: mend": r"How is code mended that gives E",
    "error: mended code": r"How can code that gives E",
    "signature": r"What is the signature of `",
    "use": r"How is `[^`]*` used",
    "unsafe": r"What must hold for|What does the documentation of `[^`]*` say about safety|When is the behaviour of",
    "panics": r"When does `[^`]*` panic",
    "errors": r"When does `[^`]*` return an error",
    "complexity": r"What is the time complexity of",
    "returns": r"What does `[^`]*` return\?",
    "platform": r"How does `[^`]*` depend on the platform",
    "code": r"Show Rust code",
    "definition": rf"{_PLACE} what (?:is|are) ",
    "prose": _PLACE,
    "item": r"What (?:is|does) ",
}
KINDS = tuple(_KINDS)
"""What questions ask for; a question with two anchors is of the kind that it begins with."""


@frozen
class Row:
    """So many questions of one sort. books: where their anchors are, `error_codes + reference` for two."""

    kind: str
    difficulty: int
    books: str
    anchors: int
    count: int


def kind_of(question: str) -> str:
    """The kind of a question that `spine.qa` made, by how it begins."""
    return next((kind for kind, begins in _KINDS.items() if re.match(begins, question)), "other")


def table(records: Iterable[QA]) -> list[Row]:
    """The counts, in the order of kinds, difficulties and books."""
    counts = Counter((kind_of(one.question), one.difficulty, _books(one), len(one.anchors)) for one in records)
    order = (*KINDS, "other")
    found = sorted(counts.items(), key=lambda item: (item[0][3], order.index(item[0][0]), *item[0][1:3]))
    return [Row(*sort, count=count) for sort, count in found]


def _books(one: QA) -> str:
    return " + ".join(dict.fromkeys(span.doc_id.partition("/")[0] for span in one.anchors))


def markdown(rows: Sequence[Row], dropped: Mapping[str, int]) -> str:
    """Kinds against difficulties, then books, then what was dropped and why."""
    parts = []
    for anchors, title in ((1, "one anchor"), (2, "two anchors")):
        some = [row for row in rows if row.anchors == anchors]
        if some:
            kinds = [(row.kind, f"difficulty {row.difficulty}", row.count) for row in some]
            parts += [_cross(f"kind, {title}", kinds), _cross("books", [(row.books, "all", row.count) for row in some])]
    if dropped:
        parts.append(_cross("dropped", [(reason, "all", count) for reason, count in sorted(dropped.items())]))
    return "\n".join(parts)


def _cross(corner: str, cells: Sequence[tuple[str, str, int]]) -> str:
    """A table of sums: lines as they come, columns in order, totals last."""
    sums: Counter[tuple[str, str]] = Counter()
    for line, column, count in cells:
        for where in {(line, column), (line, "all"), ("all", column), ("all", "all")}:
            sums[where] += count
    lines = [*dict.fromkeys(line for line, _, _ in cells), "all"]
    columns = [*sorted({column for _, column, _ in cells} - {"all"}), "all"]
    text = [f"| {corner} | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    text += [f"| {line} | {' | '.join(f'{sums[line, column]:,}' for column in columns)} |" for line in lines]
    return "\n".join(text) + "\n"
