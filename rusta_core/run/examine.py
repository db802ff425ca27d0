"""What a model makes of what it is held against, beside the games."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from rusta_core.contexts import Outcome
from rusta_core.model.backbone import RustaModel
from rusta_core.run.choices import HEADS, choices
from rusta_core.run.digests import rooms
from rusta_core.run.lessons import Held, Lessons
from rusta_core.run.play import Journal
from rusta_core.run.work import Work
from rusta_core.training.evaluate import evaluate_heads, evaluate_text
from rusta_core.training.losses import LM
from rusta_core.training.probe import evaluate_syntax
from rusta_core.training.type_of import evaluate_types

TEXT_BYTES = 1500
"""How much of each text is read."""
SAMPLES, PROGRAMS = 120, 40
"""How many samples of a kind, and programs, the heads are judged on; enough to tell stages apart."""
JUDGED_ON = ("qa", "sequences", "candidates", "choices", "preferences")
OUTCOMES = "outcomes.jsonl"


def examined(model: RustaModel, held: Held, signals: Sequence[str]) -> list[Outcome]:
    """Text always, and what the heads that `signals` name, or were trained beside them, say."""
    outcomes = evaluate_text(model, held.texts, most=TEXT_BYTES)
    if set(signals) - {LM}:
        judged = [sample for name in JUDGED_ON for sample in held.samples.get(name, ())[:SAMPLES]]
        window = model.config.window
        judged += [evolve(one, tokens=one.tokens[:window]) for one in held.samples.get("code", ())[:PROGRAMS]]
        outcomes += evaluate_heads(model, judged)
    return outcomes + choices(model, held.searched) if set(signals) & set(HEADS) else outcomes


def probed(model: RustaModel, held: Held, lessons: Lessons, seed: int) -> list[Outcome]:
    """What the model knows of the types and of the syntax of programs."""
    syntax = evaluate_syntax(model, lessons.programs, held.programs, seed=seed)
    return evaluate_types(model, held.samples["types"]) + syntax


def examine(work: Work, model: RustaModel, identity: str, lessons: Lessons) -> list[Outcome]:
    """The model, which `identity` names, on what of the test split no game is played on: a cached step."""

    def make(scratch: Path) -> str:
        held = lessons.test
        keep(scratch / OUTCOMES, examined(model, held, ()) + probed(model, held, lessons, work.recipe.run.seed))
        asked = len(held.samples["types"])
        return f"{len(held.texts)} texts and {len(held.programs)} programs read, {asked} types asked for"

    code = rooms("model", "training", "run/examine.py", "run/lessons.py")
    depends = {"identity": identity, "data": lessons.fingerprint, "code": code}
    return Journal(work.step("examine", depends, make) / OUTCOMES).read()


def keep(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write outcomes in place of those that may be there."""
    path.unlink(missing_ok=True)
    path.touch()
    journal = Journal(path)
    for outcome in outcomes:
        journal.add(outcome)
