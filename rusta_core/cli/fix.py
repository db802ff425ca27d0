"""`rusta fix PATH`: a crate or file that does not compile, its repair as a diff, and written when asked."""

from __future__ import annotations

import json
from pathlib import Path

import typer

SILENT = 3
"""The exit code where there is an error and no repair that is sure enough."""


def fix(
    path: Path = typer.Argument(Path(), help="A crate's folder, a member of a workspace, or a single .rs file."),
    apply: bool = typer.Option(False, "--apply", help="Write the repair, if its tests pass; else it is only shown."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
    budget: float | None = typer.Option(None, "--budget", min=0.1, help="What the search may take, in seconds."),
    without_tests: bool = typer.Option(False, "--without-tests", help="Do without tests as proof of the repair."),
    uncited: bool = typer.Option(False, "--uncited", help="Write a repair that no documentation bears out."),
    wait: float = typer.Option(0.0, "--wait", min=0.0, help="Seconds to wait for another episode on the crate."),
    log: bool = typer.Option(True, "--log/--no-log", help="Keep the episode in the log (`rusta devlog`)."),
    allow_dirty: bool = typer.Option(False, "--allow-dirty", help="Write over changes that are not committed."),
    allow_no_vcs: bool = typer.Option(False, "--allow-no-vcs", help="Write where git keeps no history."),
    model: str | None = typer.Option(None, "--model", help="A checkpoint or run whose heads rank and write."),
    recipe: Path | None = typer.Option(None, "--recipe", help="The pieces, instead of examples/repair.toml."),
    proposers: str | None = typer.Option(None, "--proposers", help="Only these tools propose, with commas between."),
    edition: str = typer.Option("2021", "--edition", help="Of a single file; a crate says its own."),
    patience: float = typer.Option(300.0, "--patience", min=1.0, help="What building the dependencies may take."),
    sandbox: str | None = typer.Option(None, "--sandbox", help="`off` runs build scripts and tests unconfined."),
) -> int:
    """Repair what does not compile, in few lines, with the reasons. Exit code 3 where no repair is sure enough."""
    from rusta_core.cli.fixed import show
    from rusta_core.errors import UsageError
    from rusta_core.run.fix import Wishes
    from rusta_core.run.fix import fix as repaired
    from rusta_core.rust.program import EDITIONS

    for value, name, known in ((edition, "--edition", EDITIONS), (sandbox, "--sandbox", ("bwrap", "off", None))):
        if value not in known:
            mend = f"choose among {', '.join(filter(None, known))}"
            raise UsageError(f"{value!r} cannot be had", where=name, mend=mend)
    named = tuple(name.strip() for name in proposers.split(",") if name.strip()) if proposers is not None else None
    wishes = Wishes(
        seconds=budget,
        model=model,
        recipe=recipe,
        proposers=named,
        sandbox=sandbox,
        edition=edition,
        patience=patience,
        apply=apply,
        without_tests=without_tests,
        uncited=uncited,
        wait=wait,
        log=log,
        allow_dirty=allow_dirty,
        allow_no_vcs=allow_no_vcs,
    )
    fixed = repaired(path, wishes)
    if as_json:
        print(json.dumps(fixed.to_json(), indent=1, ensure_ascii=False))
    else:
        show(fixed)
    return SILENT if fixed.status == "silent" else 0
