"""`rusta entries`: whole episodes and the records in them, as files."""

from __future__ import annotations

from pathlib import Path

import typer

entries = typer.Typer(help="Records of episodes: validate them, and make them of a log.")

SHOWN = 100
"""Invalid records that are shown; `--json` gives all."""


@entries.command()
def validate(
    files: list[Path] = typer.Argument(..., help="Files of a JSON record, of a list of them, or of one a line."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
) -> int:
    """Validate records by the schema that each names; exit code 1 where one is not valid."""
    import json

    from attrs import asdict

    from rusta_core.run.entries import validate

    found = validate(files)
    if as_json:
        print(json.dumps(asdict(found), indent=1, ensure_ascii=False))
    else:
        for one in found.invalid[:SHOWN]:
            print(one)
        valid = ", ".join(f"{schema} {count:,}" for schema, count in found.valid.items())
        total = sum(found.valid.values())
        print(
            f"valid: {total:,}{f' ({valid})' if valid else ''}, not valid: {len(found.invalid):,}, files: {found.files}"
        )
    return 1 if found.invalid else 0


@entries.command()
def ingest(
    log: Path | None = typer.Option(None, "--log", help="The folder of the log; the user's own."),
    out: Path = typer.Option(Path("episodes"), "--out", help="The data folder that is written."),
    recipe: Path | None = typer.Option(None, "--recipe", help="Its sources are what citations must resolve in."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
) -> None:
    """Make entries, triplets and sequences of a log's episodes: of those that were proved, cited, and may be used."""
    import json

    from rusta_core.agent.devlog import devlog_folder
    from rusta_core.run.ingest import ingest
    from rusta_core.run.repairers import repairer
    from rusta_core.shipped import shipped

    with repairer(recipe or shipped("examples", "repair.toml")) as ready:
        kept, refused = ingest(log or devlog_folder(), out, ready.workshop.documents)
    if as_json:
        told = {"kept": dict(kept), "refused": [{"episode": name, "why": why} for name, why in refused]}
        print(json.dumps(told, indent=1, ensure_ascii=False))
        return
    for name, why in refused:
        print(f"left out {name}: {why}")
    print(f"{sum(kept.values()):,} episodes kept, {len(refused):,} left out: {out}")
