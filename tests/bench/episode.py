"""What an episode costs beside its tools: the goldens played with live tools, first with nothing remembered, then with
every verdict remembered, where the tools take next to no time; each step logged, and not. The tools' part is the time
that they and the proofs take. Then a golden from its recording, and a question to the documentation."""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from attrs import evolve
from row import Row

from rusta_core import Action
from rusta_core.agent.devlog import DevLog
from rusta_core.run.golden import Golden, conductor, goldens, replayed
from rusta_core.run.manifests import judges
from rusta_core.run.repair import Repairer
from rusta_core.run.repairers import repairer
from rusta_core.shipped import shipped

ASKED = 200


def rows() -> list[Row]:
    """Seconds of whole episodes and of their tools; of replays; of questions."""
    with tempfile.TemporaryDirectory() as name, repairer(shipped("examples", "golden.toml")) as ready:
        every = goldens(ready)
        ready.probe(Action(tool="doc-index", arguments={"query": "moved"}), every[0].case)  # the index is there
        checker = ready.workshop.checker
        fresh = evolve(checker, cache=Path(name) / "verdicts.sqlite")
        with ExitStack() as stack:
            places = judges(fresh, Path(name) / "cases", 1, stack)
            ready.workshop = evolve(ready.workshop, checker=fresh, verifiers=places.of)
            with DevLog.open(Path(name) / "log") as log:
                worked = [play(one, ready, log) for one in every]
                remembered = [play(one, ready, log) for one in every]
            bare = [play(one, ready, None) for one in every]
            began = time.perf_counter()
            for one in every:
                assert replayed(one, ready, live=False).divergence is None
            replay = (time.perf_counter() - began) / len(every)
            question = median(asked(ready, one) for one in every for _ in range(ASKED // len(every)))
    return [
        Row(f"an episode, nothing remembered (median of {len(every)})", f"{middle(worked):.0f} ms"),
        Row("of that beside the tools, each step logged", f"{beside(worked):.1f} ms", share(worked)),
        Row("an episode, every verdict remembered", f"{middle(remembered):.0f} ms"),
        Row("of that beside the tools, each step logged", f"{beside(remembered):.1f} ms", share(remembered)),
        Row("the same without a log", f"{beside(bare):.1f} ms", share(bare)),
        Row("a golden replayed from its recording", f"{replay * 1000:.0f} ms"),
        Row("a question to doc-index (35,000 passages, median)", f"{question * 1000:.2f} ms"),
    ]


def middle(some: list[tuple[float, float]]) -> float:
    """Milliseconds of an episode."""
    return 1000 * median(whole for whole, _ in some)


def beside(some: list[tuple[float, float]]) -> float:
    """Milliseconds of it that are not the tools'."""
    return 1000 * median(whole - tools for whole, tools in some)


def share(some: list[tuple[float, float]]) -> str:
    """What is not the tools', of all."""
    whole, tools = (sum(column) for column in zip(*some, strict=True))
    return f"{(whole - tools) / tools:.1%} of the tools' time"


def play(golden: Golden, ready: Repairer, log: DevLog | None) -> tuple[float, float]:
    """Seconds of an episode, and those of its tools and proofs."""
    case = ready.diagnosed(golden.case)
    verifier = ready.workshop.verifier(case)
    one = conductor(
        case, ready.probe, verifier, ready, questions=golden.questions, cites=golden.entry.citations,
    )  # fmt: skip
    if log is not None:
        one.log = log
    began = time.perf_counter()
    ended = one.run()
    assert ended.state == "applied", json.dumps([step.action.tool for step in ended.steps])
    return time.perf_counter() - began, ended.asked_seconds


def asked(ready: Repairer, golden: Golden) -> float:
    """Seconds of a question."""
    case = golden.case
    action = Action(tool="doc-index", arguments={"query": golden.questions[-1]["query"], "codes": []})
    began = time.perf_counter()
    ready.probe(action, case)
    return time.perf_counter() - began
