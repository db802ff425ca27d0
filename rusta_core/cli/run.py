"""`rusta run RECIPE`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rusta_core.recipe import Recipe


def run(
    recipe: Path = typer.Argument(..., help="The recipe file."),
    dry: bool = typer.Option(False, "--dry", help="Check the recipe and the machine, print the plan, start nothing."),
    locked: bool = typer.Option(False, "--locked", help="Refuse to differ from the run's recipe.lock.toml."),
    trace_hooks: bool = typer.Option(False, "--trace-hooks", help="Say each hook call, its time and its result."),
    as_json: bool = typer.Option(False, "--json", help="Print the figures and the gates' words as JSON."),
) -> None:
    """Assemble what the recipe names, do the whole job, and judge it. A failed gate ends with exit code 3."""
    from rusta_core.recipe import read_recipe

    carry_out(read_recipe(recipe), dry=dry, locked=locked, trace=trace_hooks, as_json=as_json)


def carry_out(recipe: Recipe, *, dry: bool, as_json: bool, locked: bool = False, trace: bool = False) -> None:
    """Do a recipe and print how it came out, or, `dry`, what it would do. Raises GateFailed where a gate failed."""
    if dry:
        from rusta_core.machine import inspect
        from rusta_core.recipe import assemble, describe

        print(describe(assemble(recipe, inspect), inspect))
        return

    import json

    from rusta_core.errors import GateFailed
    from rusta_core.evaluation.terminal import table
    from rusta_core.run.engine import run as run_recipe
    from rusta_core.serialize import to_json
    from rusta_core.training.launch import together

    with together() as leads:
        if not leads:
            return
        result = run_recipe(recipe, locked=locked, trace=trace)
    if as_json:
        rows = {
            "measurements": [to_json(one) for one in result.measurements.values()],
            "judgements": [to_json(one) for one in result.judgements],
        }
        print(json.dumps(rows, indent=1))
    else:
        print(table(result.data))
        print(f"\nreport: {result.folder / 'report.html'}")
    if result.failed:
        raise GateFailed(
            f"{len(result.failed)} of {len(result.judgements)} gates failed",
            where=str(recipe.path),
            why="\n".join(f"{one.gate}: {one.reason}" for one in result.failed),
            mend="look at the report; then train longer, or set a bound that this model can be held to",
        )
