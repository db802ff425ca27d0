"""The tables of a recipe say what the rooms behind them take."""

from __future__ import annotations

from typing import Literal, get_args

import pytest
from attrs import asdict, fields

from rusta_core.contexts import Budget
from rusta_core.model.config import SIZES, ModelConfig
from rusta_core.recipe import ModelSpec, StageSpec, read_recipe
from rusta_core.recipe.spec import MIXTURE, TABLES, GuardSpec, Source
from rusta_core.recipe.values import options_of
from rusta_core.training.stage import Guard
from rusta_core.training.stage import StageSpec as TrainingStage


def test_every_field_of_a_model_can_be_given() -> None:
    assert {*options_of(ModelSpec)} == {"size", "start", *(field.name for field in fields(ModelConfig))}
    assert options_of(ModelSpec)["size"].kind == Literal[tuple(SIZES)]  # type: ignore[valid-type]


def test_a_model_is_made_of_what_the_recipe_gives() -> None:
    spec = ModelSpec(size="nano", window=64)
    assert ModelConfig.of(spec.size, **spec.overrides).window == 64


def test_another_size_is_a_run_of_its_own(written) -> None:
    stage = '[[stage]]\nname = "S1"\nsteps = 5\nmixture = { docs = 1 }\nsizes.tiny = { steps = 50, batch = 64 }\n'
    text = f'[run]\nname = "S1"\n[model]\nstart = "S0"\n[[source]]\nuse = "golden"\n{stage}'
    recipe = read_recipe(written(text))
    tiny = recipe.sized("tiny")
    assert (tiny.run.name, tiny.model.size, tiny.model.start) == ("S1-tiny", "tiny", "S0-tiny")
    assert (recipe.stages[0].at("nano").steps, recipe.stages[0].at("tiny").steps) == (5, 50)
    assert tiny.stages[0].at("tiny").batch == 64
    for start in ("models/mine", "starter"):
        path = written(text.replace('start = "S0"', f'start = "{start}"'))
        assert read_recipe(path).sized("tiny").model.start == start


def test_a_stage_has_the_same_defaults_as_the_training_behind_it() -> None:
    theirs = {field.name: field.default for field in fields(TrainingStage)}
    for name in ("learning_rate", "accumulate", "schedule", "clip", "checkpoint_every", "keep", "parallel"):
        assert options_of(StageSpec)[name].default == theirs[name]
    guards = [asdict(cls(metric="x")) for cls in (GuardSpec, Guard)]
    assert guards[0] == guards[1]


def test_a_mixture_knows_each_of_its_parts() -> None:
    assert get_args(Source) == tuple(MIXTURE)


@pytest.mark.parametrize("cls", [*TABLES.values(), StageSpec, GuardSpec, Budget])
def test_every_key_is_explained(cls: type) -> None:
    assert [name for name, option in options_of(cls).items() if not option.doc] == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("steps = 0", "for `tiny`: 'steps' must be >= 1: 0"),
        ("accumulate = 3", "for `tiny`: `batch` must be divisible by it, and is 4"),
        ("window = 8", "for `tiny`: `window` must be >= 64: 8"),
    ],
)
def test_what_a_stage_is_for_a_size_is_checked_as_it_is_read(refused, change, why) -> None:
    stage = f'[[stage]]\nname = "S1"\nsteps = 5\nbatch = 4\nmixture = {{ docs = 1 }}\nsizes.tiny = {{ {change} }}\n'
    said = refused(f'[run]\nname = "S1"\n[[source]]\nuse = "golden"\n{stage}')
    assert "`sizes` of stage `S1` cannot be" in said
    assert why in said
