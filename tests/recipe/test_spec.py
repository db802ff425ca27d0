"""The tables of a recipe say what the rooms behind them take."""

from __future__ import annotations

from typing import Literal, get_args

import pytest
from attrs import asdict, fields

from rusta_core.contexts import Budget
from rusta_core.model.config import SIZES, ModelConfig
from rusta_core.recipe import ModelSpec, StageSpec
from rusta_core.recipe.spec import MIXTURE, TABLES, GuardSpec, Source
from rusta_core.recipe.values import options_of
from rusta_core.training.stage import Guard
from rusta_core.training.stage import StageSpec as TrainingStage


def test_every_field_of_a_model_can_be_given() -> None:
    assert {*options_of(ModelSpec)} == {"size", *(field.name for field in fields(ModelConfig))}
    assert options_of(ModelSpec)["size"].kind == Literal[tuple(SIZES)]  # type: ignore[valid-type]


def test_a_model_is_made_of_what_the_recipe_gives() -> None:
    spec = ModelSpec(size="nano", window=64)
    assert ModelConfig.of(spec.size, **spec.overrides).window == 64


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
