"""`rusta data candidates`: what the value model learns from."""

from __future__ import annotations

from pathlib import Path

import typer


def candidates(
    data: Path = typer.Option(Path("snapshots"), "--data", help="A snapshot, or a folder of them: the latest."),
    cases: Path | None = typer.Option(None, "--cases", help="Programs instead: a folder of .rs files, or JSON lines."),
    out: Path = typer.Option(Path("candidates"), "--out", help="Where the labels go; what is there is gone on with."),
    most: int | None = typer.Option(None, "--most", min=1, help="Cases to learn from, at most, and a tenth held out."),
    per_case: int = typer.Option(1200, "--per-case", min=1, help="Candidates of a case that are compiled, at most."),
    beside: int = typer.Option(1, "--beside", min=1, help="How many such commands share this machine's cores."),
) -> None:
    """Compile what the tools propose for a snapshot's cases, run the tests of what compiles, and keep the labels."""
    from rusta_core.agent.player import ScriptedPlayer
    from rusta_core.run.labels import label_cases, label_snapshot
    from rusta_core.run.repairers import repairer

    with repairer(beside=beside, player=ScriptedPlayer()) as ready:  # labels do not hang on what learns from them
        ready.labelling(per_case)
        total = label_cases(ready, cases, out) if cases is not None else label_snapshot(ready, data, out, most=most)
    print(
        f"{total['candidates']:,} candidates of {total['cases']:,} cases, {total['green']:,} of them genuine; "
        f"{total['cases with both kinds']:,} cases leave a choice: {out}"
    )
