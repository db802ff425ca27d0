"""`rusta explain`: what is wrong and why, in words of the documentation that are cited."""

from __future__ import annotations

import json

import typer

SILENT = 3
"""The exit code where the documentation says nothing of a matter."""


def explain(
    asked: str = typer.Argument(
        ...,
        metavar="WHAT",
        help="An error's code, a crate's folder, a .rs file, FILE:LINE[:COLUMN], or an item of std.",
    ),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
    edition: str = typer.Option("2021", "--edition", help="Of a single file; a crate says its own."),
    patience: float = typer.Option(300.0, "--patience", min=1.0, help="What building the dependencies may take."),
    sandbox: str | None = typer.Option(None, "--sandbox", help="`off` runs build scripts and macros unconfined."),
) -> int:
    """Explain errors in sentences of the installed documentation, each cited. Exit code 3 where it says nothing."""
    from rusta_core.cli.explained import show
    from rusta_core.errors import UsageError
    from rusta_core.run.explain import explain as explained_by
    from rusta_core.rust.program import EDITIONS

    for value, name, known in ((edition, "--edition", EDITIONS), (sandbox, "--sandbox", ("bwrap", "off", None))):
        if value not in known:
            mend = f"choose among {', '.join(filter(None, known))}"
            raise UsageError(f"{value!r} cannot be had", where=name, mend=mend)
    explained = explained_by(asked, sandbox=sandbox, edition=edition, patience=patience)
    if as_json:
        print(json.dumps(explained.to_json(), indent=1, ensure_ascii=False))
    else:
        show(explained)
    return SILENT if explained.status == "silent" else 0
