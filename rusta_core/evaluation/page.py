"""report.html: one page that needs nothing beside itself, in light and dark."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from rusta_core.contexts import Outcome
from rusta_core.evaluation.report import ReportData
from rusta_core.evaluation.words import figure, gates_in_words, interval, number, plainly
from rusta_core.records import Measurement
from rusta_core.serialize import to_json

TILES = ("genuine-fix", "compile-fix", "test-pass", "anchor-fidelity", "k-lines", "calibration")
MOST_TILES = 4
MOST_TRIALS = 200
"""The page lists no more trials than this; report.jsonl holds all."""

NOTHING = "nothing to measure"


def page(data: ReportData) -> str:
    """The whole page as text."""
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    sections = {
        "Gates": _gates(data),
        "Figures": _figures(data.measurements),
        "Plots": _plots(data),
        "Data": _data(data),
        "Trials": _trials(data.outcomes),
        "The run": _run(data),
    }
    body = "\n".join(f"<section><h2>{title}</h2>{text}</section>" for title, text in sections.items())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(data.run)}: report</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<header>{_head(data)}</header>\n{body}\n</body>\n</html>\n"
    )


def _head(data: ReportData) -> str:
    """The run, its verdict, what it amounts to, and the figures that matter most."""
    failed = any(not judgement.passed for judgement in data.judgements)
    tone = "bad" if failed else "good" if data.judgements else "muted"
    verdict = gates_in_words(data.judgements)
    meta = [data.model, data.commit and f"commit {data.commit}", data.started]
    meta.append(data.fingerprint and f"fingerprint {data.fingerprint[:12]}")
    tiles = [_tile(data.measurements[name]) for name in TILES if name in data.measurements][:MOST_TILES]
    return (
        f"<h1>{escape(data.run)}</h1>"
        f'<div class="meta">{"".join(f"<span>{escape(text)}</span>" for text in meta if text)}</div>'
        f'<p class="verdict {tone}">{escape(verdict[0].upper() + verdict[1:])}</p>'
        + "".join(f"<p>{escape(text)}</p>" for text in plainly(data.measurements, data.model))
        + f'<div class="tiles">{"".join(tiles)}</div>'
    )


def _tile(one: Measurement) -> str:
    below = f"{interval(one)} · n = {one.n:,}" if one.n else NOTHING
    return f'<div class="tile"><small>{escape(one.name)}</small>{_bold(figure(one))}<small>{below}</small></div>'


def _gates(data: ReportData) -> str:
    if not data.judgements:
        return _empty("The recipe names no gate.")
    rows = [
        (
            '<span class="good">✓ passed</span>' if one.passed else '<span class="bad">✗ failed</span>',
            _bold(one.gate),
            "–" if one.margin is None else f"{one.margin:+.3g}",
            escape(one.reason),
        )
        for one in data.judgements
    ]
    return _table(("", "gate", ">margin", "reason"), rows)


def _figures(measurements: Mapping[str, Measurement]) -> str:
    if not measurements:
        return _empty("Nothing was measured.")
    head = ("figure", ">value", ">95% interval", ">n", "", "interval by")
    whole = [_figure(_bold(name), one) for name, one in measurements.items()]
    slices = []
    for row, one in zip(whole, measurements.values(), strict=True):
        if one.by:
            parts = [_figure(f'<span class="sub">{escape(name)}</span>', part) for name, part in one.by.items()]
            slices += [row, *parts]
    by_slice = f"<details><summary>By slice</summary>{_table(head, slices)}</details>" if slices else ""
    return _table(head, whole) + by_slice


def _figure(name: str, one: Measurement) -> tuple[str, ...]:
    if not one.n:
        return name, "–", "–", "0", "", NOTHING
    return name, escape(figure(one)), interval(one), f"{one.n:,}", _bar(one), escape(one.method)


def _bar(one: Measurement) -> str:
    """A share and its interval on a scale from 0 to 1."""
    if one.unit != "share" or one.value is None or one.low is None or one.high is None:
        return ""
    left, width, value = 100 * one.low, 100 * (one.high - one.low), 100 * one.value
    inside = f'<i style="left:{left:.1f}%;width:{width:.1f}%"></i><u style="left:{value:.1f}%"></u>'
    return f'<span class="bar">{inside}</span>'


def _plots(data: ReportData) -> str:
    try:
        from rusta_core.evaluation import plots
    except ImportError:
        return _empty("The plots need matplotlib: pip install 'rusta[train]'")
    lines, calibration = data.measurements.get("k-lines"), data.measurements.get("calibration")
    k_note = f"Median {number(lines.value)}, n = {lines.n:,}." if lines is not None else ""
    ece_note = ""
    if calibration is not None and (band := calibration.detail.get("null_band")):
        ece_note = (
            f"ECE {number(calibration.value)} at n = {calibration.n:,}. A perfectly calibrated model would show "
            f"{number(band['mean'])}, up to {number(band['p95'])} in 95 of 100 runs, and lie in the grey."
        )
    small = [
        ("Programs fixed, by error class", "Share with 95% interval.", plots.fixes_by_class(data.measurements)),
        ("How small the repairs are", k_note, plots.k_distribution(lines)),
        ("Does confidence come true?", ece_note, plots.reliability(calibration)),
        ("What abstaining would buy", "Risk against coverage.", plots.risk_coverage(calibration)),
    ]
    note = "Means of neighbouring steps, with their extremes as a band; dashed: where a stage begins."
    wide = _plot("Loss by head", note, plots.losses(data.losses))
    return f'<div class="plots">{"".join(_plot(*one) for one in small)}</div>{wide}'


def _plot(title: str, note: str, svg: str) -> str:
    small = f"<small>{escape(note)}</small>" if note and svg else ""
    return f"<figure><figcaption>{escape(title)}{small}</figcaption>{svg or _empty(NOTHING)}</figure>"


def _data(data: ReportData) -> str:
    """How much of what, and where it comes from. What is counted by the same splits shares a table."""
    tables: list[dict[str, Mapping[str, Any]]] = []
    for what, by_split in data.counts.items():
        for table in tables:
            if any(by_split.keys() & other.keys() for other in table.values()):
                table[what] = by_split
                break
        else:
            tables.append({what: by_split})
    parts = [_counted(table) for table in tables]
    if data.sources:
        rows = [(_bold(one.name), escape(one.license), f"{one.documents:,}", escape(one.url)) for one in data.sources]
        parts.append(_table(("source", "licence", ">documents", "from"), rows))
    return "".join(parts) or _empty("No data was used.")


def _counted(counts: Mapping[str, Mapping[str, Any]]) -> str:
    splits = list(dict.fromkeys(split for by_split in counts.values() for split in by_split))
    rows = [row for what, by_split in counts.items() for row in _counts(what, by_split, splits)]
    return _table(("", *(f">{escape(split)}" for split in splits)), rows)


def _counts(what: str, by_split: Mapping[str, Any], splits: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A row for `what`, and below it one for each class where it is counted by class."""
    by_class = {split: one if isinstance(one, Mapping) else {"": one} for split, one in by_split.items()}
    yield _bold(what), *(f"{sum(by_class.get(split, {}).values()):,}" for split in splits)
    for name in dict.fromkeys(name for one in by_class.values() for name in one if name):
        yield (
            f'<span class="sub">{escape(name)}</span>',
            *(f"{by_class.get(split, {}).get(name, 0):,}" for split in splits),
        )


def _trials(outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return _empty(NOTHING)
    counted = ", ".join(f"{count:,} {kind}" for kind, count in Counter(one.kind for one in outcomes).items())
    text = f"<p>{escape(counted)}. Each is a line of report.jsonl.</p>"
    repairs = [one for one in outcomes if one.kind == "repair"]
    if not repairs:
        return text
    rows = [
        (
            escape(one.id),
            escape(one.slice),
            *(_yes(word) for word in (one.compiles, one.honest, one.tests_green)),
            number(one.k_lines),
            number(one.confidence, "share"),
        )
        for one in repairs[:MOST_TRIALS]
    ]
    head = ("repair", "class", "compiles", "honest", "tests", ">K", ">confidence")
    which = f"The first {MOST_TRIALS} of {len(repairs):,} repairs" if len(repairs) > MOST_TRIALS else "The repairs"
    return f"{text}<details><summary>{which}</summary>{_table(head, rows)}</details>"


def _yes(word: bool | None) -> str:
    return "–" if word is None else '<span class="good">✓</span>' if word else '<span class="bad">✗</span>'


def _run(data: ReportData) -> str:
    parts = [f"<ul>{''.join(f'<li>{escape(note)}</li>' for note in data.notes)}</ul>"] if data.notes else []
    if data.timings:
        times = [(_bold(one.name), _time(one.seconds), escape(one.account)) for one in data.timings]
        total = ("together", _time(sum(one.seconds for one in data.timings)), "")
        parts.append(_table(("step", ">time", "what it did"), [*times, total]))
    if data.settings:
        settings = json.dumps(to_json(data)["settings"], indent=2, ensure_ascii=False, default=str)
        parts.append(f"<details><summary>Settings</summary><pre>{escape(settings)}</pre></details>")
    return "".join(parts) or _empty("Nothing was noted.")


def _time(seconds: float) -> str:
    if seconds == 0:
        return "cached"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{seconds:.1f} s"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already; a column whose head begins with `>` holds numbers."""
    marks = [' class="n"' if name.startswith(">") else "" for name in head]

    def cells(tag: str, texts: Sequence[str]) -> str:
        return "".join(f"<{tag}{mark}>{text}</{tag}>" for mark, text in zip(marks, texts, strict=True))

    heads = cells("th", [name.removeprefix(">") for name in head])
    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def _empty(text: str) -> str:
    return f'<div class="empty">{escape(text)}</div>'
