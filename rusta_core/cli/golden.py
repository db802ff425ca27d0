"""`rusta golden`: the episodes that every change of Rusta is held to."""

from __future__ import annotations

import json
from pathlib import Path

import typer

golden = typer.Typer(help="The golden episodes: whole repairs, with what every tool answered.")

DIVERGED = 3
"""The exit code where a replay is not what was recorded."""


@golden.callback()
def root() -> None:
    """The golden episodes: whole repairs, with what every tool answered."""


@golden.command()
def replay(
    names: list[str] = typer.Argument(None, help="The goldens to play again; all of them."),
    recorded: bool = typer.Option(False, "--recorded", help="Only from the recorded answers: exactly."),
    live: bool = typer.Option(False, "--live", help="Only with live tools: K may differ by two lines, nothing else."),
    model: str | None = typer.Option(None, "--model", help="A checkpoint or run whose action head moves."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/golden.toml."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object for each, a line each."),
) -> int:
    """Play the goldens again, and say where one first parts from its recording. Exit code 3 where one does."""
    from rusta_core.agent.player import WritingPlayer
    from rusta_core.run.golden import replays
    from rusta_core.run.repairers import repairer
    from rusta_core.shipped import shipped

    modes = [False] if recorded and not live else [True] if live and not recorded else [False, True]
    parted = 0
    with repairer(recipe or shipped("examples", "golden.toml"), model=model) as ready:
        player = ready.player.writer if isinstance(ready.player, WritingPlayer) else None
        for one in replays(ready, names or (), modes, player):
            parted += one.divergence is not None
            if as_json:
                print(json.dumps(one.to_json(), ensure_ascii=False), flush=True)
            else:
                told = "the same" if one.divergence is None else f"PARTS at {one.divergence}"
                print(f"{one.name:16}{one.mode:10}{one.steps:3} steps  K {one.k_lines:2}  {told}", flush=True)
    return DIVERGED if parted else 0
