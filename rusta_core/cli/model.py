"""`rusta model`: what a checkpoint is, from what it says of itself, and a small one to give away."""

from __future__ import annotations

from pathlib import Path

import typer

model = typer.Typer(help="Trained models.", no_args_is_help=True)


@model.command()
def info(
    checkpoint: Path = typer.Argument(..., help="A checkpoint's folder: runs/NAME/model, or `starter`."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
) -> None:
    """Say a checkpoint's shape, heads, parameters, stages and hashes, once its files have been verified."""
    import json

    from rusta_core.run.model import about, text

    found = about(checkpoint)
    print(json.dumps(found, indent=1, ensure_ascii=False) if as_json else text(found))


@model.command()
def ship(
    checkpoint: Path = typer.Argument(..., help="A checkpoint's folder: runs/NAME/model."),
    out: Path = typer.Argument(..., help="The folder to make."),
) -> None:
    """Write a checkpoint to give away: int8 weights, what it was trained on, and a NOTICE of it."""
    from rusta_core.run.model import ship

    print(f"wrote {ship(checkpoint, out)}")
