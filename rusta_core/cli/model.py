"""`rusta model info CHECKPOINT`: what a checkpoint is, from what it says of itself."""

from __future__ import annotations

from pathlib import Path

import typer

model = typer.Typer(help="Trained models.", no_args_is_help=True)


@model.callback()
def root() -> None:
    pass


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
