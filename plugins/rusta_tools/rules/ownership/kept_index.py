"""A variable that holds a borrow of one element while the others are looked at: it holds the element's index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import walk
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import CONFLICTS
from rusta_tools.rules.types.declared import part, text

_ELEMENT = re.compile(r"&(?:mut )?(?P<list>[\w.]+)\[(?P<index>.+)\]", re.DOTALL)


def _index_kept(site: Site) -> Iterator[Edits]:
    """`let mut best = &mut all[0]; … best = &mut all[i];` keeps 0 and i, and `all[best]` stands where `best` stood."""
    source = site.source
    for let in near(site, "let_declaration"):
        value, block = part(let, "value"), let.parent
        first = _ELEMENT.fullmatch(text(source, value))
        name = text(source, part(let, "pattern")).removeprefix("mut ")
        if first is None or value is None or block is None or not name.isidentifier():
            continue
        every = first["list"]
        changes: dict[tuple[int, int], str] = {(value.start_byte, value.end_byte): first["index"]}
        for node in walk(block):
            right = part(node, "right")
            if node.type == "assignment_expression" and text(source, part(node, "left")) == name and right is not None:
                other = _ELEMENT.fullmatch(text(source, right))
                if other is None or other["list"] != every:
                    break
                changes[right.start_byte, right.end_byte] = other["index"]
        else:
            if part(let, "type") is None and len(changes) > 1:
                yield _with_indexes(site, (let.start_byte, block.end_byte), changes, name, every)


def _with_indexes(
    site: Site, scope: tuple[int, int], changes: dict[tuple[int, int], str], name: str, every: str
) -> Edits:
    """The statements from the variable on, with an element wherever its name stood, but where it is set."""
    source, (start, end) = site.source, scope
    used = rf"\*?(?<![\w.])(?:&mut |&)?{name}\b(?!\s*(?:=(?!=)|:))"
    pieces, at = [], start
    for (low, high), index in sorted(changes.items()):
        pieces += [re.sub(used, f"{every}[{name}]", source.slice(at, low)) if at > start else source.slice(at, low)]
        pieces.append(index)
        at = high
    pieces.append(re.sub(used, f"{every}[{name}]", source.slice(at, end)))
    return source.edit(start, end, "".join(pieces))


RULES = (
    Rule(
        "index-kept", 8.5, CONFLICTS, _index_kept, "code",
        "keeps the index of an element in place of a borrow of it", "book/ch08-01-vectors",
    ),
)  # fmt: skip
