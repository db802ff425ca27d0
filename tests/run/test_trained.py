"""The player that a checkpoint makes for `rusta repair --model`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core.agent.player import ValuePlayer, WritingPlayer
from rusta_core.errors import UsageError
from rusta_core.model.checkpoint import read_state
from rusta_core.recipe import assemble, read_recipe
from rusta_core.records import File
from rusta_core.run.repair import case_of
from rusta_core.run.repairers import repairer
from rusta_core.run.trained import found_checkpoint, model_player, with_heads
from rusta_core.shipped import shipped

RED = "fn main() {\n    let a = String::new();\n    let b = a;\n    drop(a);\n}\n"


def test_a_checkpoint_brings_its_heads_and_those_of_another_form_are_left_out() -> None:
    path = found_checkpoint("starter")
    recipe = with_heads(read_recipe(shipped("examples", "repair.toml")), path)
    assert {one.name for one in recipe.pieces if one.kind == "head"} == set(read_state(path).heads)
    player = model_player(assemble(recipe), path, {})
    assert "action" not in player.model.heads, "it was trained to choose among other tools"
    assert "anchor" in player.model.heads
    assert player.propose(case_of("red", [File(path="src/main.rs", text=RED)]), 1) is not None


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no model 'mine'") as told:
        found_checkpoint("mine")
    assert "`starter`" in told.value.mend


def test_the_value_model_ranks_with_and_without_one_that_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with repairer() as plain, repairer(model="starter") as writing:
        assert isinstance(plain.player, ValuePlayer)
        assert not isinstance(plain.player, WritingPlayer)
        assert isinstance(writing.player, WritingPlayer)
