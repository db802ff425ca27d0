"""`rusta train S0`: a stage of the curriculum, by the recipe that comes with rusta."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from rusta_core.cli.run import carry_out
from rusta_core.shipped import shipped


class Stage(StrEnum):
    """The stages that rusta has recipes for."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"


class Size(StrEnum):
    """The sizes of model."""

    NANO = "nano"
    SMALL = "small"
    TINY = "tiny"
    BASE = "base"


def train(
    stage: Stage = typer.Argument(..., help="Which stage; each begins from the model of the one before."),
    model: Size = typer.Option(Size.NANO, "--model", help="The model's size; each has runs of its own."),
    data: Path = typer.Option(Path("snapshots"), "--data", help="A snapshot, or a folder of them: the latest."),
    start: str | None = typer.Option(None, "--start", help="Begin from this checkpoint or run instead."),
    dry: bool = typer.Option(False, "--dry", help="Check the recipe and the machine, print the plan, start nothing."),
    as_json: bool = typer.Option(False, "--json", help="Print the figures and the gates' words as JSON."),
) -> None:
    """Train a stage by its recipe, examples/STAGE.toml, and judge it. A failed gate ends with exit code 3."""
    from attrs import evolve

    from rusta_core.recipe import read_recipe

    recipe = read_recipe(shipped("examples", f"{stage}.toml")).sized(model.value)
    recipe = evolve(recipe, data=evolve(recipe.data, snapshot=str(data.resolve())))
    if start is not None:
        recipe = evolve(recipe, model=evolve(recipe.model, start=start))
    carry_out(recipe, dry=dry, as_json=as_json)
