"""`rusta plugins`: what is installed, what each piece's card says, and which of them can be imported."""

from __future__ import annotations

import json
import sys

import typer
from attrs import asdict

from rusta_core.capabilities.cards import card
from rusta_core.capabilities.choice import named
from rusta_core.capabilities.locate import file_of, line_of
from rusta_core.capabilities.pieces import Found, find
from rusta_core.cli.listing import JSON_KEYS, show, table


def plugins(
    name: str = typer.Argument("", help="Show the card of one piece, by its short or full name."),
    load: bool = typer.Option(False, "--load", help="Import each in a process of its own; say how it went."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON list of objects."),
) -> int:
    """List every installed piece; nothing is imported unless --load asks for it."""
    if not name and not load:
        return show(as_json)
    found = named(find(), name) if name else find()
    seconds = try_all(found) if load else {}
    if as_json:
        rows = []
        for piece in found:
            row = {key: getattr(piece, key) for key in JSON_KEYS}
            row |= details(piece) if name else {}
            rows.append(row | ({"seconds": seconds.get(piece)} if load else {}))
        print(json.dumps(rows, indent=2, default=str))
    elif name:
        print("\n\n".join(map(page, found)))
    else:
        print(table(found, seconds))
    return 0


def try_all(found: list[Found]) -> dict[Found, float]:
    """Import each usable piece in a process of its own, two at a time, and judge it. Gives the seconds."""
    from rusta_core.cli.trial import try_import
    from rusta_core.rust.process import in_parallel

    tried = [piece for piece in found if piece.usable]
    outcomes = in_parallel(try_import, tried, workers=2, done=_progress)
    for piece, outcome in zip(tried, outcomes, strict=True):
        if outcome.status == "broken":
            error = "; ".join(outcome.error.splitlines())
            piece.judge("broken", f"{error} ({outcome.where})", ", ".join(outcome.fix.splitlines()))
        elif piece.status == "unloaded":
            piece.status = "ok"
    return {piece: outcome.seconds for piece, outcome in zip(tried, outcomes, strict=True)}


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\rimported {done} of {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)


def page(piece: Found) -> str:
    """All that is known of one piece without importing it."""
    file, line = home(piece)
    lines = [f"{piece.kind} {piece.full} {piece.version} (API {piece.api}): {piece.status}"]
    if piece.error:
        lines += [f"  why:     {piece.error}", f"  mend:    {piece.fix}"]
    place = f"{file}:{line}" if line else file or "which is not there"
    lines.append(f"  class:   {piece.module}:{piece.attr}, {place}")
    known = card(piece)
    if known is None:
        return "\n".join([*lines, "  its distribution keeps no card of it"])
    lines += [f"  what:    {known.what}", f"  needs:   {', '.join(known.needs) or 'nothing but Python'}"]
    lines += [f"  source:  {known.source}"] if known.source else []
    lines += [f"  reached: {known.figure.get('value')} in {known.figure.get('run')}"] if known.figure else []
    width = max((len(option.name) for option in known.options), default=0)
    for option in known.options:
        default = "nothing" if option.default is None else repr(option.default)
        said = "must be given" if option.required else f"{default} by default"
        lines.append(f"    {option.name.ljust(width)}  {option.doc} ({said})")
    return "\n".join(lines)


def details(piece: Found) -> dict[str, object]:
    """What `--json` says of one piece by name, beside the row in the list."""
    file, line = home(piece)
    known = card(piece)
    return {"file": file, "line": line, "card": asdict(known) if known else None}


def home(piece: Found) -> tuple[str, int | None]:
    """The file of the piece's class, "" where it is not there, and the line where the file tells it."""
    file = file_of(piece.module) if piece.module else ""
    return file, line_of(file, piece.attr) if file else None
