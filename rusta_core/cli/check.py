"""`rusta check NAME`: the conformance kit of that kind, on one piece."""

from __future__ import annotations

import json
import tomllib
from typing import Annotated, Any

import typer
from attrs import asdict

from rusta_core.errors import UsageError


def check(
    name: str = typer.Argument(..., help="A piece, by its short or full name, or a one-file plugin."),
    kind: str = typer.Option("", "--kind", help="Only the piece of this kind, where a name is in two."),
    options: Annotated[list[str] | None, typer.Option("--option", help="As in a recipe: most=3, path='src'.")] = None,
    as_json: bool = typer.Option(False, "--json", help="Print a JSON list of objects."),
) -> int:
    """Try what a piece promises: options, import, the same result for the same seed, and real work."""
    from rusta_core.testing.conformance import examine

    reports = examine(name, kind, dict(map(_option, options or ())))
    if as_json:
        print(json.dumps([asdict(report) | {"kept": report.kept} for report in reports], indent=2))
    else:
        print("\n\n".join(map(str, reports)))
    return int(not all(report.kept for report in reports))


def _option(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    try:
        return name.strip(), tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        why = "" if equals else "there is no = in it"
        mend = "write it as in a recipe: --option most=3 --option 'path=\"src\"'"
        raise UsageError(f"the option {text!r} cannot be read", why=why, mend=mend) from None
