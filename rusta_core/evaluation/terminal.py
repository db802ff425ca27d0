"""A run's figures and gates as plain text, for a terminal and for a log alike."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from rusta_core.evaluation.report import ReportData
from rusta_core.evaluation.words import figure, gates_in_words, interval, plainly
from rusta_core.records import Judgement

WIDTH = 100


def table(data: ReportData) -> str:
    """Figures with n and interval, gates with their reasons, and what it amounts to."""
    parts = [f"{data.run}: {gates_in_words(data.judgements)}"]
    if data.measurements:
        figures = [(name, figure(one), interval(one), str(one.n)) for name, one in data.measurements.items()]
        parts.append(columns([("figure", "value", "95% interval", "n"), *figures]))
    if data.judgements:
        width = max(len(one.gate) for one in data.judgements)
        parts.append("\n".join(_gate(one, width) for one in data.judgements))
    parts += ["\n".join(wrap(text, WIDTH)) for text in plainly(data.measurements, data.model)]
    return "\n\n".join(parts)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """The first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    )


def _gate(one: Judgement, width: int) -> str:
    head = f"{'passed' if one.passed else 'FAILED'}  {one.gate:<{width}}  "
    return "\n".join(wrap(one.reason, WIDTH, initial_indent=head, subsequent_indent=" " * len(head)))
