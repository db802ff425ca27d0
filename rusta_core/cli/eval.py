"""`rusta eval`: repairs of cases whose answer is known, and what they are worth."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rusta_core.records import DiagCase

eval_ = typer.Typer(help="Repair cases whose answer is known, and say what the repairs are worth.")


class Mode(StrEnum):
    """Whether the search may run the tests."""

    TESTS = "tests"
    BLIND = "blind"


class Side(StrEnum):
    """Which repositories' documentation is asked about."""

    TRAIN = "train"
    VAL = "val"
    TEST = "test"


@eval_.command()
def slices(
    cases: Path | None = typer.Option(None, "--cases", help="A case (DiagCase) as JSON on each line; the canaries."),
    mode: Mode = typer.Option(Mode.TESTS, "--mode", help="blind: tests are taken out before repair, and judge after."),
    out: Path | None = typer.Option(None, "--out", help="A folder for outcomes and table; what is there is kept."),
    model: str | None = typer.Option(None, "--model", help="A checkpoint or run whose model proposes."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/repair.toml."),
    proposers: str | None = typer.Option(None, "--proposers", help="Only these tools propose, with commas between."),
    seconds: float | None = typer.Option(None, "--seconds-per-case", min=0.1, help="What one case may take."),
    workers: int = typer.Option(1, "--workers", min=1, help="How many cases are worked at beside each other."),
    as_json: bool = typer.Option(False, "--json", help="Print the table as JSON."),
) -> None:
    """The taxonomy table: for each class of error what was repaired, what was wrong, and how sure of it one was."""
    from rusta_core.run.slices import read_judged_cases

    named = tuple(name.strip() for name in proposers.split(",") if name.strip()) if proposers is not None else None
    _evaluate(
        read_judged_cases(cases) if cases is not None else None,
        mode,
        out,
        model,
        recipe,
        named,
        seconds,
        workers,
        as_json,
    )


@eval_.command()
def canary(
    mode: Mode = typer.Option(Mode.TESTS, "--mode", help="blind: tests are taken out before repair, and judge after."),
    out: Path | None = typer.Option(None, "--out", help="A folder for outcomes and table; what is there is kept."),
    model: str | None = typer.Option(None, "--model", help="A checkpoint or run whose model proposes."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/repair.toml."),
    seconds: float | None = typer.Option(None, "--seconds-per-case", min=0.1, help="What one case may take."),
    as_json: bool = typer.Option(False, "--json", help="Print the table as JSON."),
) -> None:
    """The same of the fixed mini-repositories that ship: the same cases at every checkpoint."""
    _evaluate(None, mode, out, model, recipe, None, seconds, 1, as_json)


@eval_.command()
def sets(
    out: Path = typer.Option(..., "--out", help="The folder that the two files are written to."),
) -> None:
    """Write the errors that people made on purpose in the installed documentation as cases: for measuring only."""
    from rusta_core.run.sets import write_sets

    for path, n, golden in write_sets(out):
        print(f"{path}: {n} cases, {golden} with a known repair")


@eval_.command()
def anchors(
    most: int = typer.Option(400, "--most", min=1, help="How many questions, at most."),
    side: Side = typer.Option(Side.TEST, "--side", help="Of the split of examples/explain.toml."),
    out: Path | None = typer.Option(None, "--out", help="A folder for outcomes and table; what is there is kept."),
    as_json: bool = typer.Option(False, "--json", help="Print the table as JSON."),
) -> None:
    """Questions whose answer is known: 1 where `rusta explain` cites what answers, else 0; beside a search by words."""
    import json

    from rusta_core.evaluation.cited import table
    from rusta_core.run.explaining.books import Books
    from rusta_core.run.explaining.scored import score
    from rusta_core.rust.toolchain import Toolchain

    made = score(Books.open(Toolchain.find()), side.value, most, out)
    print(json.dumps(made, indent=1) if as_json else table(made))


def _evaluate(
    cases: list[DiagCase] | None,
    mode: Mode,
    out: Path | None,
    model: str | None,
    recipe: Path | None,
    proposers: tuple[str, ...] | None,
    seconds: float | None,
    workers: int,
    as_json: bool,
) -> None:
    import json

    from rusta_core.evaluation.taxonomy import table
    from rusta_core.run.canaries import canary_cases
    from rusta_core.run.repairers import repairer
    from rusta_core.run.slices import Slices, measured, rows, run_slices, write_rows
    from rusta_core.shipped import shipped

    metrics = shipped("examples", "eval.toml")
    with repairer(
        recipe, model=model, proposers=proposers, seconds=seconds, beside=workers, beside_them=metrics
    ) as ready:
        if cases is None:
            cases = canary_cases(ready)
        threshold = ready.without_abstaining()
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        kept = out / f"outcomes-{mode.value}.jsonl" if out is not None else None
        outcomes = run_slices(Slices(ready, mode.value, threshold), cases, kept, workers=workers)
        made = rows(measured(ready, outcomes), outcomes)
    if out is not None:
        write_rows(out / f"table-{mode.value}.jsonl", made)
    print(json.dumps(made, indent=1) if as_json else table(made))
