"""What the cases of a data set are like, as data and as tables: codes, K, operators, behaviour, distance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field

from rusta_core.records import ERROR_CLASSES, DiagCase

FAR = 3
"""Lines from the error to the nearest line of its repair, from which a case counts as one at distance."""
_TWO, _BY_HAND = "two bugs", "by hand"
"""What stands for an operator where several made a case, or none did."""
K_COLUMNS = ("1", "2", "3", "4", "5", "6 to 10", "more")


@define
class Distribution:
    """Counts over cases. code: of the first error that is reported, `none` where it has none; k_lines: of the gold
    patch; far: at FAR lines or more; elsewhere: reported in a file that the repair leaves alone."""

    total: int = 0
    classes: Counter[str] = field(factory=Counter)
    codes: dict[str, Counter[str]] = field(factory=lambda: {name: Counter() for name in ERROR_CLASSES})
    k_lines: dict[str, Counter[str]] = field(factory=lambda: {name: Counter() for name in ERROR_CLASSES})
    operators: dict[str, Counter[str]] = field(factory=lambda: {name: Counter() for name in ERROR_CLASSES})
    shares: Counter[str] = field(factory=Counter)

    @classmethod
    def of(cls, cases: Iterable[DiagCase]) -> Distribution:
        """Read the cases once; none is kept."""
        counts = cls()
        for case in cases:
            counts._add(case)
        return counts

    def _add(self, case: DiagCase) -> None:
        name = case.error_class
        self.total += 1
        self.classes[name] += 1
        self.codes[name][str((case.cargo_diag[0].get("code") if case.cargo_diag else None) or "none")] += 1
        self.operators[name][_TWO if case.bugs > 1 else case.operator or _BY_HAND] += 1
        if case.gold_patch is not None:
            self.k_lines[name][_column(case.gold_patch.k_lines)] += 1
        held = {
            "with behaviour": case.tests is not None,
            _TWO: case.bugs > 1,
            "several files": len(case.files) > 1,
            "far": case.distance is not None and case.distance >= FAR,
            "elsewhere": case.distance is None,
        }
        self.shares.update(share for share, holds in held.items() if holds)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, the larger counts first."""
        by_class = {"codes": self.codes, "k_lines": self.k_lines, "operators": self.operators}
        data: dict[str, Any] = {"total": self.total, "classes": _sorted(self.classes), "shares": _sorted(self.shares)}
        return data | {what: {name: _sorted(one) for name, one in some.items()} for what, some in by_class.items()}

    def markdown(self) -> str:
        """Tables of classes, codes, K and operators."""
        share = {name: f"{count:,} ({count / max(1, self.total):.1%})" for name, count in self.shares.items()}
        heading = ", ".join(f"{name} {share.get(name, '0')}" for name in _SHARES)
        codes = [[name, f"{self.classes[name]:,}", _listed(self.codes[name])] for name in ERROR_CLASSES]
        k_lines = [[name, *(f"{self.k_lines[name][k]:,}" for k in K_COLUMNS)] for name in ERROR_CLASSES]
        operators = [
            [name, str(len(some.keys() - {_TWO, _BY_HAND})), _listed(some)] for name, some in self.operators.items()
        ]
        return "\n\n".join(
            [
                f"{self.total:,} cases: {heading}.",
                table(["class", "cases", "first code"], codes),
                table(["K", *K_COLUMNS], k_lines),
                table(["class", "operators", "cases of each"], operators),
            ]
        )


_SHARES = ("with behaviour", _TWO, "several files", "far", "elsewhere")


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(counts.most_common())


def _column(k: int) -> str:
    return str(k) if k <= 5 else K_COLUMNS[5] if k <= 10 else K_COLUMNS[6]


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name.rpartition('/')[2]} {count:,}" for name, count in counts.most_common())


def yield_table(yields: Mapping[str, Any]) -> str:
    """What each operator gave: proposed, tried, kept, and the share of tried."""
    given = sorted(yields["yields"].items(), key=lambda item: (item[0].partition("/")[0], -item[1]["kept"]))
    rows = [
        [
            name,
            *(f"{row[what]:,}" for what in ("proposed", "tried", "kept")),
            f"{row['kept'] / max(1, row['tried']):.0%}",
        ]
        for name, row in given
    ]
    refused = ", ".join(f"{reason} {count:,}" for reason, count in yields["refused"].items())
    return f"{table(['operator', 'proposed', 'tried', 'kept', 'of tried'], rows)}\n\nRefused: {refused or 'none'}."


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Markdown; every column but the first and lists is set to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
