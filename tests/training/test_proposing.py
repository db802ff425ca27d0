"""What a model proposes can be applied, changes something, and is what it was taught to write."""

from __future__ import annotations

import pytest
import torch
from attrs import evolve
from rusta_tools.model_edits import ModelEdits
from tiny import TEXT, case, edit_after, library, quiz, tiny_model

from rusta_core.agent.player import ModelPlayer, ScriptedPlayer
from rusta_core.contexts import ProbeContext, Workshop
from rusta_core.model.sampling import Sampling
from rusta_core.records import Action, File
from rusta_core.rust.patch import apply_edits
from rusta_core.training import render
from rusta_core.training.loop import train_stage
from rusta_core.training.proposing import propose
from rusta_core.training.samples import golden_samples
from rusta_core.training.stage import StageSpec

GOLD = apply_edits(case().files, [edit_after("w = v", ".clone()")])


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    """A model that was taught to write one patch."""
    model = tiny_model(heads=False, bfloat16=False)
    stage = StageSpec(
        name="S3", steps=90, batch=1, mixture={"repairs": (1, 1)}, signals=("lm",), window=256, learning_rate=2e-2
    )
    samples = {"repairs": golden_samples([case()], window=256)}
    train_stage(stage, model, samples, tmp_path_factory.mktemp("taught"), seed=1, fingerprint="x")
    return model


def stirred(seed, **fields):
    model = tiny_model(heads=False, bfloat16=False, **fields)
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0, 0.15)
        model.backbone.output.weight[ord("\n")] *= 0.1  # a text without newlines would not end
    return model


def texts(found, asked):
    return [apply_edits(asked.files, edits) for edits in found]


def test_what_was_taught_comes_first(taught):
    found = propose(taught, case(), 4)
    assert texts(found, case())[0] == GOLD
    assert ModelPlayer(taught, library()).propose(case(), 4) == found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_proposals_of_a_model_that_knows_nothing_fit_the_files(seed):
    small = evolve(case(), files=(File(path="src/main.rs", text="fn main(){}\n"), File(path="src/b.rs", text="")))
    for asked in (case(), small):
        found = propose(stirred(seed), asked, 6, drawn=6)
        after = texts(found, asked)
        assert len(set(after)) == len(after) <= 6
        assert asked.files not in after


def test_the_same_again(taught):
    draws = Sampling(temperature=1.0, seed=5)
    assert propose(taught, case(), 3, drawn=4, sampling=draws) == propose(taught, case(), 3, drawn=4, sampling=draws)


def test_only_lines_that_the_state_shows_are_changed():
    lines = [f"    let x{number} = {number};" for number in range(60)]
    long = evolve(case(), files=(File(path="src/main.rs", text="\n".join(lines)),))
    [(path, shown)] = render.lines_in_state(long, (), 256).items()
    assert path == "src/main.rs"
    assert 0 < len(shown) < 20
    for [after] in texts(propose(stirred(4), long, 5), long):
        changed = [number for number, line in enumerate(lines, 1) if line not in after.text.split("\n")]
        assert set(changed) <= set(shown)


def test_the_lines_are_those_in_the_state():
    for window in (64, 128, 256, 1024):
        state = bytes(symbol for symbol in render.state(case(), (), window) if symbol < 256).decode()
        shown = render.lines_in_state(case(), (), window).get("src/main.rs", ())
        for number, line in enumerate(TEXT.split("\n"), 1):
            assert (f"{number}|{line}\n" in state) == (number in shown)


def test_nothing_to_propose(taught):
    assert propose(taught, evolve(case(), files=()), 3) == []
    assert propose(taught, case(), 0) == []
    wide = evolve(case(), files=(File(path="src/main.rs", text="x" * 500),))
    assert propose(taught, wide, 3) == []


def ask(player, asked):
    workshop = Workshop(checker=None, documents={})
    return ModelEdits(most=3).probe(
        ProbeContext(action=Action(tool="model-edits"), case=asked, workshop=workshop, player=player)
    )


def test_the_tool_gives_what_the_player_proposes(taught):
    answer = ask(ModelPlayer(taught, library()), case())
    assert (answer.tool, answer.status, answer.data) == ("model-edits", "ok", {"proposed": len(answer.proposals)})
    assert 1 <= len(answer.proposals) <= 3
    assert texts(answer.proposals, case())[0] == GOLD


def test_the_tool_says_why_there_is_nothing():
    answer = ask(ScriptedPlayer(), case())
    assert answer.status == "missing"
    assert answer.data == {"proposed": 0, "why": "the player scripted proposes nothing here"}
    assert ask(None, case()).data == {"proposed": 0, "why": "no player is asking"}
    question = ask(None, quiz()[0])
    assert (question.status, question.data["why"][-18:]) == ("error", "this is a question")
