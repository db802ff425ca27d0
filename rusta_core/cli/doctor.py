"""`rusta doctor`: what this machine has, what it is needed for, and the one line that gets what it lacks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from attrs import asdict

if TYPE_CHECKING:
    from rusta_core.capabilities.pieces import Found
    from rusta_core.machine import Finding


def doctor(as_json: bool = typer.Option(False, "--json", help="Print a JSON list of objects.")) -> int:
    """Try what pieces can need of this machine. Exit code 1 where nothing can be proved (rustc, sandbox)."""
    from rusta_core.capabilities.pieces import find
    from rusta_core.machine import inspect

    found, findings = find(), inspect()
    stops = {finding.need: stopped(found, finding.need) for finding in findings}
    if as_json:
        print(json.dumps([asdict(finding) | {"stops": stops[finding.need]} for finding in findings], indent=2))
    else:
        print("\n".join(account(finding, stops[finding.need]) for finding in findings))
        held = sum(bool(piece.error) for piece in found)
        print(f"\n{len(found)} pieces are installed, {held} with something against them: `rusta plugins`")
    return int(any(not finding.there for finding in findings if finding.need in ("rustc", "sandbox")))


def stopped(found: Sequence[Found], need: str) -> list[str]:
    """The pieces whose cards name the need."""
    from rusta_core.capabilities.cards import needs

    return [f"{piece.kind} {piece.full}" for piece in found if need in needs(piece)]


def account(finding: Finding, stops: Sequence[str]) -> str:
    """One thing, what it is for, and where it is lacking also what stops without it and the mend."""
    lines = [f"{'there' if finding.there else 'LACKS'}  {finding.need:13}  {finding.detail}"]
    lines.append(f"    for:   {finding.needed_for}")
    if not finding.there:
        lines += [f"    stops: {', '.join(stops)}"] if stops else []
        lines.append(f"    mend:  {finding.mend}")
    return "\n".join(lines)
