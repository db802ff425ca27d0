"""`rusta data`: the gate of a data folder, and what its ledger says in the forms that others read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rusta_core.cli import candidates, provenance, sequences, snapshot

if TYPE_CHECKING:
    from rusta_core.spine.ledger.findings import Finding

data = typer.Typer(help="Make, verify and export data with its ledger; what a checkpoint was trained on.")

data.command()(snapshot.snapshot)
data.command()(candidates.candidates)
data.command()(sequences.sequences)
data.command()(provenance.notice)
data.command()(provenance.takedown)

SHOWN = 20
"""Findings of one rule that are shown in full; `--json` gives all."""


class Format(Enum):
    """What `rusta data export` writes."""

    croissant = "croissant"
    spdx = "spdx"
    notice = "notice"


@data.command()
def verify(
    folder: Path = typer.Argument(Path("datasets"), help="A folder with a ledger/ in it."),
    accept: bool = typer.Option(False, "--accept", help="First take the hashes that files and folders have now."),
    workers: int = typer.Option(1, "--workers", min=1, help="How many processes read."),
    as_json: bool = typer.Option(False, "--json", help="Print the findings as a JSON list of objects."),
) -> int:
    """Fail, with exit code 3, on data without an entry, altered, under other terms than allowed, or leaked."""
    import json
    import sys

    from attrs import asdict

    from rusta_core.errors import GateFailed
    from rusta_core.spine import ledger
    from rusta_core.spine.ledger import verify as gate
    from rusta_core.spine.workers import Workers

    for name in ledger.accept(folder) if accept else ():
        print(f"accepted what {name} is now", file=sys.stderr)
    findings = gate.verify(folder, Workers(count=workers))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        entries = len(ledger.read_ledger(folder))
        print(
            account(findings) or f"{folder}: {entries} {'entry' if entries == 1 else 'entries'}, nothing against them"
        )
    return GateFailed.exit_code if findings else 0


def account(findings: Sequence[Finding]) -> str:
    """The findings in words, the first `SHOWN` of each rule, and how many there are."""
    lines = []
    rules: dict[str, int] = {}
    for finding in findings:
        rules[finding.rule] = rules.get(finding.rule, 0) + 1
        if rules[finding.rule] <= SHOWN:
            lines.append(str(finding))
    if rules:
        lines.append("found: " + ", ".join(f"{rule} ({count:,})" for rule, count in rules.items()))
    return "\n".join(lines)


@data.command()
def export(
    folder: Path = typer.Argument(..., help="A folder with a ledger/ in it."),
    format: Format = typer.Option(..., "--format", help="Croissant 1.1 (JSON-LD), SPDX 2.3 (JSON), or a NOTICE text."),
    out: Path | None = typer.Option(None, "--out", help="The file to write (default: print it)."),
) -> int:
    """Write what a data folder's ledger says, for people and programs that do not know Rusta."""
    from rusta_core.spine.disk import replacing
    from rusta_core.spine.ledger.export import export as text_of

    text = text_of(folder, format.value)
    if out is None:
        print(text, end="")
        return 0
    with replacing(out) as file:
        file.write(text.encode())
    print(f"wrote {out}")
    return 0
