"""`rusta repair CASES --out PATCHES`: many cases, a patch or silence for each."""

from __future__ import annotations

from pathlib import Path

import typer


def repair(
    cases: Path = typer.Argument(..., help="A file with a case (DiagCase) as JSON on each line."),
    out: Path = typer.Option(..., "--out", help="Where the patches go, a line each; what is there is gone on with."),
    model: str | None = typer.Option(None, "--model", help="A checkpoint or run whose heads rank and write."),
    proposers: str | None = typer.Option(None, "--proposers", help="Only these tools propose, with commas between."),
    seconds: float | None = typer.Option(None, "--seconds-per-case", min=0.1, help="What one case may take."),
    workers: int = typer.Option(1, "--workers", min=1, help="How many cases are worked at beside each other."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/repair.toml."),
) -> None:
    """Repair each case of a file, or stay silent about it. Diagnostics are computed and tests found in the files."""
    from rusta_core.run.patches import repair_all
    from rusta_core.run.repairers import repairer

    named = tuple(name.strip() for name in proposers.split(",") if name.strip()) if proposers is not None else None
    with repairer(recipe, model=model, proposers=named, seconds=seconds, beside=workers) as ready:
        repair_all(ready, cases, out, workers=workers)
