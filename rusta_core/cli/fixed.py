"""What `rusta fix` shows: the diff in colour, why, what it rests on, and what was proved of it."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rusta_core.records import Receipt
from rusta_core.run.fix import Fixed

_WIDTH = 8  # of the names of rows
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show(fixed: Fixed, console: Console | None = None) -> None:
    """Print what came of it; plain where it is no terminal."""
    console = console or Console(highlight=False)
    if fixed.status == "compiles":
        console.print(Text(f"{fixed.subject.name} compiles as it is: there is nothing to repair"), soft_wrap=True)
        _notes(console, fixed)
        return
    if fixed.status == "silent":
        console.print(Text("no repair is sure enough", style="bold yellow"))
        _row(console, "said", fixed.because)
        _row(console, "why", fixed.why)
        _row(console, "tried", _search(fixed))
        _notes(console, fixed)
        return
    for line in fixed.diff.splitlines():
        head = line.startswith(("+++", "---"))
        console.print(Text(line, style="bold" if head else _COLOURS.get(line[:1], "")), soft_wrap=True)
    console.print()
    _row(console, "why", fixed.because)
    for cited in fixed.citations:
        title = Text(f"{cited['title'] or cited['doc_id']}  sha256 {cited['sha256'][:12]}")
        if "file" in cited:
            title.stylize(f"link {cited['file']}")
        _row(console, "cites", title)
        for place in ("file", "public"):
            if place in cited:
                _row(console, "", Text(cited[place], style="blue"))
    _row(console, "size", _size(fixed))
    for receipt in fixed.bundle.receipts:
        if receipt.check != "notice":
            _row(console, "proof", _proof(receipt))
    _row(console, "search", f"{_search(fixed)}, {fixed.seconds:.1f} s")
    _notes(console, fixed)
    if fixed.episode:
        _row(console, "log", f"rusta devlog show {fixed.episode}")
    console.print()
    if fixed.applied:
        count = len(fixed.after)
        console.print(Text(f"written into {count} file{'s' * (count > 1)}", style="bold green"))
    else:
        console.print("nothing was written: `--apply` writes it")


def _row(console: Console, name: str, said: str | Text) -> None:
    """A name and what is to say of it: on a terminal sentences are wrapped beside it, elsewhere a row is a line."""
    if console.is_terminal and isinstance(said, str):
        grid = Table.grid(padding=(0, 0))
        grid.add_column(width=_WIDTH)
        grid.add_column()
        grid.add_row(Text(name, style="bold"), Text(said))
        console.print(grid)
    else:
        console.print(Text.assemble((name.ljust(_WIDTH), "bold"), said), soft_wrap=True)


def _notes(console: Console, fixed: Fixed) -> None:
    for note in fixed.notes:
        _row(console, "note", Text(note, style="yellow"))


def _size(fixed: Fixed) -> str:
    k, sure = fixed.bundle.k_lines, fixed.bundle.confidence
    lines = f"{k} line{'s' * (k != 1)} (K)"
    return f"{lines}, confidence {sure:.2f}" if sure is not None else f"{lines}, no confidence was given"


def _proof(receipt: Receipt) -> Text:
    took = f", {receipt.seconds:.2f} s" if receipt.seconds else ""
    detail = f": {receipt.detail}" if receipt.detail else ""
    passed = Text("passed" if receipt.passed else "FAILED", style="green" if receipt.passed else "bold red")
    return Text(f"{receipt.check} ").append_text(passed).append(f"{detail} ({receipt.by}{took})")


def _search(fixed: Fixed) -> str:
    receipt = next(iter(fixed.outcome.receipts), {}) if fixed.outcome is not None else {}
    dropped = ", ".join(f"{count} {what}" for what, count in receipt.get("dropped", {}).items())
    checked, compiling = receipt.get("checked", 0), receipt.get("compiling", 0)
    tried = f"{checked} candidate{'s' * (checked != 1)} checked, {compiling} compile{'s' * (compiling == 1)}"
    return f"{tried}; dropped: {dropped}" if dropped else tried
