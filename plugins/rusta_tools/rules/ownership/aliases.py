"""A name for a place that is borrowed longer than it must: the place itself wherever the name stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import CONFLICTS

NAMED = re.compile(
    r"let (?:mut )?(?P<name>\w+) = (?P<lent>&mut |&|)(?P<place>\w+(?:\.\w+|\[[\w. +-]+\])*(?P<call>\.\w+\([^()]*\))?);"
)


def _unnamed(site: Site) -> Iterator[Edits]:
    """Without `let buffer = &mut self.buffer;`, and with `self.buffer` for `buffer` from there on; then two at once."""
    source = site.source
    found = [(let, named) for let in near(site, "let_declaration") if (named := NAMED.fullmatch(source.tree.text(let)))]
    pairs = [(a, b) for a, b in permutations(found[:4], 2) if a[0].start_byte < b[0].start_byte]
    for some in (*((one,) for one in found), *pairs):
        (first, _), blocks = some[0], {let.parent for let, _ in some}
        if first.parent is None or len(blocks) > 1:
            continue
        text = source.slice(first.start_byte, first.parent.end_byte)
        for let, named in some:
            text = _without(re.sub(rf"{re.escape(source.tree.text(let))}\s*", "", text, count=1), named)
        yield source.edit(first.start_byte, first.parent.end_byte, text)


def _without(text: str, named: re.Match[str]) -> str:
    name, place, lent = named["name"], named["place"], named["lent"]
    plain = re.sub(rf"\*{name}\b", place if lent else f"*{place}", text)
    plain = re.sub(rf"(?<![\w.*]){name}(?=\s*[.\[])", place, plain)
    return re.sub(rf"(?<![\w.*]){name}\b(?!\s*:)", f"{lent}{place}", plain)


RULES = (
    Rule(
        "place-itself", 8, CONFLICTS, _unnamed, "code",
        "uses a place by itself, so that it is borrowed for each use alone", "nomicon/borrow-splitting",
    ),
)  # fmt: skip
