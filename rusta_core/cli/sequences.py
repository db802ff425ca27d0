"""`rusta data sequences`: episodes of the scripted Conductor, for S2 and S3 to learn from."""

from __future__ import annotations

from pathlib import Path

import typer


def sequences(
    data: Path = typer.Option(Path("snapshots"), "--data", help="A snapshot, or a folder of them: the latest."),
    out: Path = typer.Option(Path("sequences"), "--out", help="The data folder that is written."),
    most: int | None = typer.Option(None, "--most", min=1, help="Cases of each side, at most."),
    workers: int = typer.Option(2, "--workers", min=1, help="How many cases are worked at beside each other."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/sequences.toml."),
) -> None:
    """Work at a snapshot's cases with real tools, and keep the episodes that ended in a proved and cited repair."""
    from rusta_core.run.repairers import repairer
    from rusta_core.run.sequences import sequences
    from rusta_core.shipped import shipped

    with repairer(recipe or shipped("examples", "sequences.toml"), beside=workers) as ready:
        total = sequences(ready, data, out, most=most, workers=workers)
    for why, count in total.most_common():
        print(f"{count:7,}  {why}")
    print(f"{sum(total.values()):7,}  episodes: {out}")
