"""`rusta value`: the model that says which of the candidates that compile is meant."""

from __future__ import annotations

from pathlib import Path

import typer

value = typer.Typer(help="Train the value model on labelled candidates, and say what it reaches on held-out ones.")

LABELS = typer.Option(Path("candidates"), "--data", help="What `rusta data candidates` wrote.")


@value.command()
def train(
    data: Path = LABELS,
    out: Path = typer.Option(Path("value"), "--out", help="The folder of the model."),
    seed: int = typer.Option(7, "--seed"),
) -> None:
    """Trees on the training side, their calibration on validation, the figures on the test side."""
    from rusta_core.kept import cache_folder
    from rusta_core.run.value import train_value
    from rusta_core.rust.check import Checker
    from rusta_core.rust.sandbox import Sandbox
    from rusta_core.rust.toolchain import Toolchain

    checker = Checker(Toolchain.find(), Sandbox.find(), cache_folder() / "verdicts.sqlite")
    told = train_value(data, out, seed, checker)
    _show(told)
    print(f"{out}: {told['train']['cases']:,} cases, {told['train']['candidates']:,} candidates to learn from")


@value.command()
def report(
    data: Path = LABELS,
    model: Path | None = typer.Option(None, "--model", help="The folder of a model; the one that ships."),
    as_json: bool = typer.Option(False, "--json", help="Print the figures as JSON."),
) -> None:
    """What a value model reaches on the held-out side, beside the plain order of costs."""
    import json

    from rusta_core.run.value import report_value

    told = report_value(data, model)
    print(json.dumps(told, indent=1)) if as_json else _show(told)


def _show(told: dict[str, object]) -> None:
    from rusta_core.run.value import rows

    for row in rows(told):
        print(row)
