"""`rusta data snapshot RECIPE`: the data of a recipe, kept with its ledger."""

from __future__ import annotations

from pathlib import Path

import typer


def snapshot(
    recipe: Path = typer.Argument(..., help="The recipe; its stages, games, metrics and gates are passed over."),
    out: Path = typer.Option(Path("snapshots"), "--out", help="The folder that snapshots are kept in."),
    dry: bool = typer.Option(False, "--dry", help="Check the recipe and the machine, print the plan, start nothing."),
    as_json: bool = typer.Option(False, "--json", help="Print what was kept as a JSON object."),
) -> int:
    """Make a recipe's data, verify it as a whole, and keep it; `latest` then points to it."""
    if dry:
        from rusta_core.machine import inspect
        from rusta_core.recipe import assemble, describe, read_recipe

        print(describe(assemble(read_recipe(recipe)), inspect))
        return 0

    import json

    from rusta_core.run.snapshot import account, snapshot
    from rusta_core.run.work import Work

    with Work.on(recipe) as work:
        kept = snapshot(work, out)
    if as_json:
        print(json.dumps({"folder": str(kept.folder), **kept.about}, indent=1))
    else:
        print(account(kept))
    return 0
