"""Which of the candidates that compile is chosen, by each way there is of choosing, and whether it was meant.

The compiler narrows hundreds of candidates to some that compile; this is about what comes after it, apart from
whether the search finds a repair at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rusta_core.agent.player import ModelPlayer, ScriptedPlayer
from rusta_core.contexts import Candidate, Outcome
from rusta_core.model.backbone import RustaModel
from rusta_core.records import DiagCase
from rusta_core.run.digests import rooms
from rusta_core.run.play import Journal
from rusta_core.run.work import Work
from rusta_core.rust.genuine import genuine
from rusta_core.serialize import to_json
from rusta_core.training.judging import weigh

HEADS = ("value", "judge")

Searched = Sequence[tuple[DiagCase, Sequence[Candidate]]]
"""Cases with the candidates that were tried on each, in the order in which they were proposed."""


def searched(cases: Sequence[DiagCase], outcomes: Sequence[Outcome]) -> Searched:
    """What the repair trials among outcomes tried on the cases."""
    by_id = {case.id: case for case in cases}
    return [(by_id[one.id], one.candidates) for one in outcomes if one.kind == "repair"]


def choices_of(work: Work, model: RustaModel, identity: str, tried: Searched) -> list[Outcome]:
    """`choices` as a cached step. identity: of the model's weights."""
    if not any(head in model.heads for head in HEADS):
        return []

    def make(scratch: Path) -> str:
        journal = Journal(scratch / "outcomes.jsonl")
        journal.path.unlink(missing_ok=True)
        for outcome in choices(model, tried):
            journal.add(outcome)
        return f"{len(journal.read()):,} of {len(tried):,} cases leave a choice among what compiles"

    depends = {
        "model": identity,
        "tried": [[case.id, *map(to_json, candidates)] for case, candidates in tried],
        "code": rooms("model", "training", "agent", "rust/genuine.py", "run/choices.py"),
    }
    return Journal(work.step("choices", depends, make) / "outcomes.jsonl").read()


def choices(model: RustaModel, tried: Searched) -> list[Outcome]:
    """An outcome of kind `choice` for each case that leaves a choice: of its compiling candidates, some are genuine and
    some are not. Candidates of which that cannot be told are left out.

    None where the model has neither head. chosen: by way of choosing, whether the first choice is genuine; `value` by
    that head alone, `judge` by the best few of `value` (or of the script) in the judge's order, `player` as the model
    plays, `scripted` by lines and order of proposal. expected: the share that is genuine, which chance reaches.
    """
    if not any(head in model.heads for head in HEADS):
        return []
    player, script = ModelPlayer(model, {}), ScriptedPlayer()
    outcomes = []
    for case, candidates in tried:
        told = [(one, genuine(case, one)) for one in candidates if one.compiles]
        some = [one for one, right in told if right is not None]
        labels = [right for _, right in told if right is not None]
        if len(set(labels)) < 2:
            continue
        scores = {"scripted": script.rank(case, some), "player": player.rank(case, some)}
        if "value" in model.heads:
            scores["value"] = [one.value or 0.0 for one in weigh(model, case, some)]
        if "judge" in model.heads:
            scores["judge"] = player.judged(case, some, scores.get("value", scores["scripted"]))
        outcomes.append(
            Outcome(
                kind="choice",
                id=case.id,
                repo=case.repo,
                slice=case.error_class,
                expected=sum(labels) / len(labels),
                chosen={way: labels[max(range(len(some)), key=all_of.__getitem__)] for way, all_of in scores.items()},
                player="model",
            )
        )
    return outcomes
