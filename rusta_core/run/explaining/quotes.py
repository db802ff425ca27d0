"""Sentences that stand word for word in a passage, and the explanation that they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.records import DocSpan, Document
from rusta_core.run.links import links
from rusta_core.rust.diagnostics import Diagnostic
from rusta_core.serialize import to_json
from rusta_core.spine.qa.sentences import sentences

_MARK = re.compile(r"^(?:-|\d+\.) ")


@frozen(kw_only=True)
class Quote:
    """A cited passage and what is quoted of it, in words that stand in bytes that resolve; `quoted` sees to it."""

    span: DocSpan
    sentences: tuple[str, ...]


@frozen(kw_only=True)
class Explanation:
    """A matter, and what the documentation says of it. error: of the compiler, where it is one that it gave; silent:
    why there are no quotes."""

    matter: str
    quotes: tuple[Quote, ...] = ()
    error: Diagnostic | None = field(default=None, repr=False)
    silent: str = ""

    def to_json(self, docs: Path | None) -> dict[str, Any]:
        """As `rusta explain --json` has it. docs: the folder of the installed documentation."""
        said: dict[str, Any] = {"matter": self.matter}
        if self.error is not None:
            said["error"] = {"code": self.error.code, "message": self.error.message}
            if self.error.primary:
                at = self.error.primary[0]
                said["error"] |= {"file": at.file, "line": at.line, "column": at.column}
        quotes = [
            {"sentences": list(one.sentences), **to_json(one.span), **links(one.span, docs)} for one in self.quotes
        ]
        return said | ({"quotes": quotes} if quotes else {"silent": self.silent})


def quoted(page: Document, span: DocSpan, said: Iterable[str]) -> Quote | None:
    """The sentences of a passage that really stand in it; None where it does not resolve or none does."""
    data = page.resolve(span)
    held = tuple(dict.fromkeys(one for one in said if one and one.encode() in data)) if data is not None else ()
    return Quote(span=span, sentences=held) if held else None


def joined(quotes: Iterable[Quote | None]) -> tuple[Quote, ...]:
    """The quotes in their order, those of one passage as one."""
    by_span: dict[DocSpan, Quote] = {}
    for one in quotes:
        if one is not None:
            before = by_span[one.span].sentences if one.span in by_span else ()
            by_span[one.span] = evolve(one, sentences=tuple(dict.fromkeys((*before, *one.sentences))))
    return tuple(by_span.values())


def lines_of(text: str) -> Iterator[str]:
    """The sentences of a passage's paragraphs and lists, without its heading, its code and the marks of lists."""
    fence = ""
    for line in text.split("\n"):
        bare = line.strip()
        if fence or bare.startswith("```"):
            ticks = bare[: len(bare) - len(bare.lstrip("`"))]
            fence = "" if fence and bare == fence else fence or ticks
        elif bare and not line.startswith("# "):
            yield from sentences(_MARK.sub("", bare))
