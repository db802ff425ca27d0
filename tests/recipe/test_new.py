"""A first recipe can be read, assembled, and understood."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from rusta_core.errors import UsageError
from rusta_core.kinds import KINDS
from rusta_core.recipe import StageSpec, assemble, read_recipe
from rusta_core.recipe.new import starter, write_new
from rusta_core.recipe.spec import TABLES
from rusta_core.recipe.values import options_of


def test_what_it_writes_is_a_recipe_of_every_kind(here):
    write_new(Path("my first recipe.toml"))
    made = assemble(read_recipe("my first recipe.toml"))
    assert made.recipe.run.name == "my-first-recipe"
    assert [kind for kind in KINDS if not made.pieces(kind)] == []
    assert [stage.name for stage in made.recipe.stages] == ["S0", "S1", "S2", "S3"]


def test_every_signal_and_every_head_is_used(here):
    write_new(Path("a.toml"))
    made = assemble(read_recipe("a.toml"))
    signals = {signal for stage in made.recipe.stages for signal in stage.signals}
    assert signals == {"lm", *(name for name, _ in made.pieces("head"))}


@pytest.mark.parametrize("cls", [*TABLES.values(), StageSpec])
def test_every_key_of_a_table_stands_in_it_with_its_doc(cls):
    text = starter("x")
    for name, option in options_of(cls).items():
        assert re.search(rf"^(# )?{name} = ", text, re.MULTILINE)
        assert option.doc in text


def test_what_is_commented_out_is_a_default_that_can_be_uncommented(written):
    text = starter("x")
    commented = re.compile(r"^# ([a-z_]+ = (?!…).*)$", re.MULTILINE)
    assert len(commented.findall(text)) > 15
    whole = re.sub(r"^# plugins = .*\n", "", text, flags=re.MULTILINE)
    changed, unchanged = (assemble(read_recipe(written(one))) for one in (commented.sub(r"\1", whole), whole))
    for table in ("run", "data", "model"):
        assert getattr(changed.recipe, table) == getattr(unchanged.recipe, table)
    assert changed.recipe.stages == unchanged.recipe.stages
    assert [piece.options for piece in changed.all] == [piece.options for piece in unchanged.all]


def refusal(path: str) -> str:
    with pytest.raises(UsageError) as caught:
        write_new(Path(path))
    return str(caught.value)


def test_a_file_that_is_there_is_left_alone(written):
    written("mine")
    assert refusal("recipe.toml") == (
        "there is something by this name already\n"
        "  where: recipe.toml\n"
        "  mend:  give another path, or remove it yourself"
    )
    assert Path("recipe.toml").read_text() == "mine"


def test_a_folder_that_is_not_there(here):
    assert refusal("no/recipe.toml") == (
        "the recipe cannot be written\n  where: no/recipe.toml\n  why:   there is no folder no\n  mend:  mkdir -p no"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(here):
    Path("shut").mkdir(mode=0o500)
    assert refusal("shut/recipe.toml") == (
        "the recipe cannot be written\n"
        "  where: shut/recipe.toml\n"
        "  why:   Permission denied\n"
        "  mend:  give a path that can be written"
    )
