"""What `rusta explain` shows: the matter, the documentation's sentences, and below each passage where it stands."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rusta_core.run.explain import Explained
from rusta_core.run.explaining.quotes import Explanation, Quote
from rusta_core.run.links import links

_INDENT = 2


def show(explained: Explained, console: Console | None = None) -> None:
    """Print what came of it; plain where it is no terminal."""
    console = console or Console(highlight=False)
    if explained.status == "compiles":
        console.print(Text(f"{explained.asked} compiles: there is nothing to explain"), soft_wrap=True)
    told: set[str] = set()
    for number, one in enumerate(explained.explanations):
        if number:
            console.print()
        _head(console, one)
        if one.quotes and one.matter in told:
            _indented(console, Text("explained above", style="dim"))
            continue
        told.add(one.matter)
        for quote in one.quotes:
            _quote(console, quote, explained)
        if not one.quotes:
            _indented(console, Text(f"silent: {one.silent}", style="yellow"))


def _head(console: Console, one: Explanation) -> None:
    if one.error is None:
        console.print(Text(one.matter, style="bold"), soft_wrap=True)
        return
    code = f"[{one.error.code}]" if one.error.code else ""
    console.print(Text.assemble((f"error{code}", "bold red"), f": {one.error.message}"), soft_wrap=True)
    for span in one.error.primary[:1]:
        label = f"  {span.label}" if span.label else ""
        _indented(console, Text.assemble((f"{span.file}:{span.line}:{span.column}", "blue"), label))


def _quote(console: Console, quote: Quote, explained: Explained) -> None:
    for sentence in quote.sentences:
        _indented(console, Text(sentence))
    places = links(quote.span, explained.docs)
    title = Text(f"— {quote.span.title or quote.span.doc_id}  sha256 {quote.span.sha256[:12]}", style="dim")
    if "file" in places:
        title.stylize(f"link {places['file']}")
    _indented(console, title)
    for place in ("file", "public"):
        if place in places:
            _indented(console, Text(places[place], style="blue"), _INDENT * 2)


def _indented(console: Console, text: Text, by: int = _INDENT) -> None:
    """On a terminal words wrap at the indent, elsewhere a line stays a line."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, by)))
    else:
        for line in text.split("\n"):
            console.print(Text(" " * by).append_text(line), soft_wrap=True)
