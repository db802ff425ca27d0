"""Strings that do not end on their line: the quote that is missing, or the backslash that took it away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined

_WHOLE = re.compile(r"//.*|'(?:\\.|[^'\\])'|\"(?:\\.|[^\"\\])*\"")
_SLASH = re.compile(r"(?<!\\)\\\"(?=[\s;,).\]])")
_END = re.compile(r"[\s;,)\]}]*$")


def _closed(site: Site) -> Iterator[Edits]:
    """Each line with a string that does not end on it: a backslash before its quote is one of the text, or the quote
    is missing before what ends the statement."""
    source, at = site.source, 0
    slashes, quotes = [], []
    for line in source.text.split("\n"):
        start = at
        at += len(line.encode()) + 1
        left = _WHOLE.sub("", line)
        if '"' not in left:
            continue
        if found := list(_SLASH.finditer(line)):
            slashes += [source.insert(start + len(line[: one.start()].encode()), "\\") for one in found]
        elif end := _END.search(line):
            quotes.append(source.insert(start + len(line[: end.start()].encode()), '"'))
    if slashes:
        yield joined(slashes)
    yield from quotes[:4]


RULES = (
    Rule(
        "string-closed", 5, ("E0765", "E0762", "E0763", None), _closed, "spelling", "ends a string on its line",
        "reference/tokens#string-literals",
    ),
)  # fmt: skip
