"""The report's plots, as inline SVG whose colours are the page's own, so that they follow light and dark.

matplotlib writes colours as hex numbers: each name in COLOURS is drawn in a number that nothing else uses,
and then replaced by the CSS variable of that name. Every plot gives "" where it has nothing to show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from io import StringIO
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, ParamSpec

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from rusta_core.evaluation.intervals import ROUNDS
from rusta_core.records import ERROR_CLASSES, Measurement

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {name: f"#0000{10 + i}" for i, name in enumerate(("ink", "muted", "line", "first", "second", "band"))}
INK, MUTED, LINE, FIRST, SECOND, BAND = COLOURS.values()

STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "rusta",
    "font.size": 9,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "legend.labelcolor": INK,
    "figure.constrained_layout.use": True,
}
COLUMNS = 3
PANEL = 3.6
"""Inches across a panel of losses."""
POINTS = 150
"""Points of a loss curve: more cannot be told apart at its width, and would make the page heavy."""
MOST_K = 20
"""Repairs that touch more lines than this share the last bar."""

P = ParamSpec("P")


def _styled(plot: Callable[P, str]) -> Callable[P, str]:
    """Draw in the report's style and leave matplotlib's own settings as they were."""

    @wraps(plot)
    def styled(*args: P.args, **kwargs: P.kwargs) -> str:
        with matplotlib.rc_context(STYLE):
            return plot(*args, **kwargs)

    return styled


@_styled
def losses(rows: Sequence[Mapping[str, Any]]) -> str:
    """The loss of each head over the steps of all stages, a panel each, with the stages' borders."""
    heads = list(dict.fromkeys(name for row in rows for name in row["loss"]))
    if not heads:
        return ""
    borders = [i for i, row in enumerate(rows) if i == 0 or row["stage"] != rows[i - 1]["stage"]]
    columns = min(COLUMNS, len(heads))
    lines = ceil(len(heads) / columns)
    figure = Figure(figsize=(PANEL * columns, 2.2 * lines))
    for place, head in enumerate(heads, 1):
        axes = figure.add_subplot(lines, columns, place)
        axes.set_title(head, loc="left", color=INK)
        axes.set_xlim(0, len(rows) + 1)
        for begin, end in pairwise([*borders, len(rows)]):
            own = [(i + 1, rows[i]["loss"][head]) for i in range(begin, end) if head in rows[i]["loss"]]
            if own:
                _loss(axes, own, most=ceil(POINTS * (end - begin) / len(rows)))
            _border(axes, begin + 1, rows[begin]["stage"], (end - begin) / len(rows))
        lowest = min(0.0, *(row["loss"].get(head, 0.0) for row in rows))
        axes.set_ylim(lowest, 1.12 * axes.get_ylim()[1])  # room for the names of the stages
        if place > len(heads) - columns:
            axes.set_xlabel("step")
    return _svg(figure, "loss", "Loss of each head over the steps of training")


def _loss(axes: Axes, points: Sequence[tuple[int, float]], *, most: int) -> None:
    """The mean of neighbouring steps as a line, their extremes as a band around it."""
    parts = np.array_split(np.array(points, dtype=np.float64), min(len(points), most))
    steps, values = np.array([part.mean(axis=0) for part in parts]).T
    low, high = np.array([(part[:, 1].min(), part[:, 1].max()) for part in parts]).T
    axes.fill_between(steps, low, high, color=FIRST, alpha=0.25, linewidth=0)
    axes.plot(steps, values, color=FIRST, linewidth=1.4)


def _border(axes: Axes, step: int, stage: str, share: float) -> None:
    """Where a stage begins, with its name where its share of the panel is wide enough for it."""
    axes.axvline(step, color=MUTED, linewidth=0.8, linestyle=(0, (2, 2)))
    if share * PANEL * 72 > 7 * len(stage):
        place: Any = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points"}
        axes.annotate(stage, (step, 1), (3, -2), va="top", color=MUTED, fontsize=8, **place)


@_styled
def fixes_by_class(figures: Mapping[str, Measurement]) -> str:
    """compile-fix and genuine-fix by error class with their intervals and n."""
    shown = {name: figures[name] for name in ("compile-fix", "genuine-fix") if name in figures}
    shown = {name: one for name, one in shown.items() if one.n}
    if not shown:
        return ""
    classes = _in_order(name for one in shown.values() for name in one.by)
    labels = []
    figure = Figure(figsize=(5.2, 1.3 + 0.42 * (len(classes) + 1)))
    axes = figure.add_subplot()
    for series, (name, whole) in enumerate(shown.items()):
        slices = [whole, *(whole.by.get(one) for one in classes)]
        at = [(i, one) for i, one in enumerate(slices) if one is not None and one.value is not None]
        y = np.array([i for i, _ in at]) + (series - (len(shown) - 1) / 2) * 0.3
        _dots(axes, y, [one for _, one in at], (FIRST, SECOND)[series], ("o", "s")[series], name)
    for i, label in enumerate(["all", *classes]):
        ns = dict.fromkeys(
            str(one.n if one is not None else 0)
            for one in (whole if i == 0 else whole.by.get(label) for whole in shown.values())
        )
        labels.append(f"{label}  n = {' / '.join(ns)}")
    axes.set_yticks(range(len(labels)), labels, color=INK)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_xlim(-0.02, 1.02)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    axes.grid(axis="y", visible=False)
    axes.axhline(0.5, color=LINE, linewidth=0.8)
    figure.legend(loc="outside upper left", ncols=2, handletextpad=0.4)
    return _svg(figure, "fixes", "Share of programs fixed, by error class, with 95 % intervals")


def _dots(axes: Axes, y: Any, figures: Sequence[Measurement], colour: str, marker: str, label: str) -> None:
    x = np.array([one.value for one in figures])
    reach = np.array([(one.low, one.high) for one in figures], dtype=np.float64).T
    axes.hlines(y, *reach, color=colour, linewidth=2, alpha=0.45)
    axes.plot(x, y, marker, color=colour, markersize=6, label=label, clip_on=False)


@_styled
def k_distribution(lines: Measurement | None) -> str:
    """How many repairs touch how many lines."""
    if lines is None or not lines.n:
        return ""
    counts = Counter({min(int(k), MOST_K + 1): 0 for k in lines.detail["counts"]})
    for k, count in lines.detail["counts"].items():
        counts[min(int(k), MOST_K + 1)] += count
    figure = Figure(figsize=(5.2, 3.6))
    axes = figure.add_subplot()
    axes.bar(list(counts), list(counts.values()), color=FIRST, width=0.8)
    for k, count in counts.items():
        axes.annotate(str(count), (k, count), (0, 2), textcoords="offset points", ha="center", color=INK)
    last = max(counts)
    ticks = [k for k in range(last + 1) if k == last or (k % (1 if last <= 12 else 2) == 0 and k < last - 1)]
    axes.set_xticks(ticks, [str(k) if k <= MOST_K else f">{MOST_K}" for k in ticks])
    axes.set_xlim(min(min(counts), 1) - 0.6, last + 0.6)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.grid(axis="x", visible=False)
    axes.set_xlabel("lines that the repair touches (K)")
    axes.set_ylabel("repairs")
    return _svg(figure, "k-lines", "Number of repairs by the lines that they touch")


@_styled
def reliability(calibration: Measurement | None) -> str:
    """Hit rate against confidence with Wilson's intervals, the null band of each bin, and n of each bin below."""
    if calibration is None or not calibration.n:
        return ""
    bins = [one for one in calibration.detail["bins"] if one["n"]]
    figure = Figure(figsize=(5.2, 4.4))
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(4, 1.1))
    width = bins[0]["high"] - bins[0]["low"]
    for one in bins:
        _null_bar(above, one, width)
    above.plot((0, 1), (0, 1), color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)))
    x, y = [one["confidence"] for one in bins], [one["rate"] for one in bins]
    above.vlines(
        x, [one["rate_low"] for one in bins], [one["rate_high"] for one in bins],
        color=FIRST, linewidth=1.5, alpha=0.45,
    )  # fmt: skip
    above.plot(x, y, "o", color=FIRST, markersize=5.5, clip_on=False)
    above.set_ylim(0, 1)
    above.set_ylabel("share that passed the tests")
    below.bar([(one["low"] + one["high"]) / 2 for one in bins], [one["n"] for one in bins], width * 0.86, color=FIRST)
    for one in bins:
        middle = (one["low"] + one["high"]) / 2
        below.annotate(
            str(one["n"]),
            (middle, one["n"]),
            (0, 2),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=INK,
        )
    below.set_ylim(0, 1.45 * max(one["n"] for one in bins))
    below.set_yticks([])
    below.grid(visible=False)
    below.set_ylabel("n")
    below.set_xlabel("stated confidence")
    for axes in (above, below):
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    above.yaxis.set_major_formatter(PercentFormatter(1.0))
    return _svg(figure, "reliability", "Share that passed the tests against stated confidence")


def _null_bar(axes: Axes, one: Mapping[str, Any], width: float) -> None:
    """Where 95 of 100 perfectly calibrated models would lie (consistency bars, Bröcker and Smith 2007)."""
    rates = np.random.default_rng(0).binomial(one["n"], one["confidence"], size=ROUNDS) / one["n"]
    low, high = np.quantile(rates, (0.025, 0.975))
    axes.bar((one["low"] + one["high"]) / 2, high - low, width * 0.86, bottom=low, color=BAND)


@_styled
def risk_coverage(calibration: Measurement | None) -> str:
    """The share that is wrong among the most confident, against how many those are."""
    points = calibration.detail.get("risk_coverage") if calibration is not None else None
    if not points:
        return ""
    figure = Figure(figsize=(5.2, 3.2))
    axes = figure.add_subplot()
    x, y = [one["coverage"] for one in points], [one["risk"] for one in points]
    axes.plot(x, y, "o-", color=SECOND, linewidth=1.5, markersize=4, clip_on=False)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1.0))
    axes.set_xlabel("answered, the most confident first")
    axes.set_ylabel("of those, wrong")
    return _svg(figure, "risk", "Risk against coverage")


def _in_order(names: Iterable[str]) -> list[str]:
    """Each name once: the error classes in their order, whatever else after them."""
    found = set(names)
    return [name for name in ERROR_CLASSES if name in found] + sorted(found - set(ERROR_CLASSES))


def _svg(figure: Figure, name: str, label: str) -> str:
    """The figure as an <svg> element to stand in a page: no prologue, ids of its own, the page's colours."""
    stream = StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(stream, format="svg", transparent=True, metadata=nothing)
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", text)
    for colour, number_of in COLOURS.items():
        text = text.replace(number_of, f"var(--{colour})")
    return text.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
