"""What a run leaves for its reader: report.jsonl for programs, report.html for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.contexts import Outcome
from rusta_core.records import Judgement, Measurement
from rusta_core.serialize import to_json
from rusta_core.spine.disk import replacing

JSONL, HTML = "report.jsonl", "report.html"


@frozen(kw_only=True)
class StepTime:
    """One step of the plan: how long it took (0 where it came from the cache) and its own account of itself."""

    name: str
    seconds: float
    account: str = ""


@frozen(kw_only=True)
class SourceUsed:
    """What data came from where: one source under one licence (SPDX expression)."""

    name: str
    license: str
    documents: int
    url: str = ""


@frozen(kw_only=True)
class ReportData:
    """Everything that a report says.

    run: its name; commit, fingerprint: of the code and of all that the run depends on; model: its size in
    words, the size's name first; settings: the resolved recipe; counts: what -> split (or licence, dataset …) ->
    how many, or -> class -> how many; losses: rows of training's metrics.jsonl, `{stage, step, loss: {head:
    value}}`, stage after stage.
    """

    run: str
    commit: str = ""
    fingerprint: str = ""
    started: str = ""
    model: str = ""
    settings: Mapping[str, Any] = field(factory=dict)
    timings: tuple[StepTime, ...] = ()
    counts: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    sources: tuple[SourceUsed, ...] = ()
    losses: tuple[Mapping[str, Any], ...] = ()
    measurements: Mapping[str, Measurement] = field(factory=dict)
    judgements: tuple[Judgement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    notes: tuple[str, ...] = ()


def rows(data: ReportData) -> Iterator[dict[str, Any]]:
    """The lines of report.jsonl: `kind` says what each is. Outcomes come without their steps and candidates."""
    head = ("run", "commit", "fingerprint", "started", "model", "settings", "counts", "sources", "notes")
    whole = to_json(evolve(data, losses=(), outcomes=()))
    yield {"kind": "run"} | {name: whole[name] for name in head}
    yield from ({"kind": "step"} | to_json(step) for step in data.timings)
    yield from ({"kind": "loss"} | dict(row) for row in data.losses)
    for name, measurement in data.measurements.items():
        yield {"kind": "measurement"} | to_json(measurement) | {"name": name}
    yield from ({"kind": "judgement"} | to_json(judgement) for judgement in data.judgements)
    for outcome in data.outcomes:
        yield {"kind": "outcome", "outcome": to_json(evolve(outcome, steps=(), candidates=()))}


def write_report(folder: Path, data: ReportData) -> tuple[Path, Path]:
    """Write report.jsonl and report.html into `folder` and give back their paths. Each replaces its old one whole."""
    from rusta_core.evaluation.page import page

    jsonl, html = folder / JSONL, folder / HTML
    with replacing(jsonl) as file:
        for row in rows(data):
            file.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
    with replacing(html) as file:
        file.write(page(data).encode())
    return jsonl, html
