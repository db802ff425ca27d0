"""A state that makes the next one of itself: taken out of its owner for the change, which an `Option` allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, nodes
from rusta_tools.rules.ownership.field_cells import within_call
from rusta_tools.rules.ownership.guarded import is_written
from rusta_tools.rules.ownership.order import statement
from rusta_tools.rules.types.declared import part, text
from rusta_tools.std_index import head


def _taken_to_change(site: Site) -> Iterator[Edits]:
    """`self.state = self.state.next()`, where there is nothing that could stand in for the state meanwhile."""
    source, whole = site.source, statement(site.node)
    changed = re.fullmatch(
        r"(?P<place>\w+(?:\.\w+)*\.(?P<field>\w+)) = (?P<before>[^;]*?)(?P=place)(?P<after>\b.*);",
        text(source, whole),
        re.DOTALL,
    )
    if whole is None or changed is None or changed["place"] != site.text or changed["place"] in changed["after"]:
        return
    place, field, pad = changed["place"], changed["field"], source.indent(whole.start_byte)
    declared = [one for one in nodes(source, "field_declaration") if text(source, part(one, "name")) == field]
    kind = part(declared[0], "type") if len(declared) == 1 else None
    if kind is None or head(text(source, kind)) == "Option":
        return
    made = f"{place} = Some({changed['before']}{field}{changed['after']});"
    yield joined(
        [
            source.replace(kind, f"Option<{text(source, kind)}>"),
            source.replace(whole, f"if let Some({field}) = {place}.take() {{\n{pad}    {made}\n{pad}}}"),
        ],
        within_call(source, field, "Some"),
        _used(source, field, whole.start_byte, whole.end_byte),
    )


def _used(source: Source, field: str, start: int, end: int) -> Iterator[Edits]:
    """What is asked of the state, of the one that is there; what is put in its place, as one that is there."""
    for node in nodes(source, "field_expression"):
        above = node.parent
        if text(source, part(node, "field")) != field or source.tests(node) or start <= node.start_byte < end:
            continue
        if above is None or above.type == "call_expression":
            continue
        right = part(above, "right") if above.type == "assignment_expression" and part(above, "left") == node else None
        if right is not None:
            yield source.replace(right, f"Some({text(source, right)})")
        elif above.type == "reference_expression":
            way = "as_mut()" if text(source, above).startswith("&mut") else "as_ref()"
            yield source.replace(above, f"{text(source, node)}.{way}.unwrap()")
        else:
            way = "as_mut()" if is_written(source, node, "") else "as_ref()"
            yield source.insert(node.end_byte, f".{way}.unwrap()")


RULES = (
    Rule(
        "taken-to-change", 8.5, ("E0507",), _taken_to_change, "type",
        "takes a state out of its owner to make the next one of it", "book/ch18-03-oo-design-patterns",
    ),
)  # fmt: skip
