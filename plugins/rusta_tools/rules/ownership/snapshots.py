"""A loop that writes the elements of what it also reads: it reads them as they were before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import CONFLICTS, fresh, statement

WRITTEN = re.compile(r"&mut (?P<whole>\w+(?:\.\w+)*)$|(?P<list>\w+(?:\.\w+)*?)\.(?:iter_mut|chunks_mut)\(")


def _as_before(site: Site) -> Iterator[Edits]:
    """`for x in v.iter_mut() { … v[i] … }` reads a copy of v that was made before the loop."""
    source = site.source
    for loop in near(site, "for_expression"):
        value, body, whole = loop.child_by_field_name("value"), loop.child_by_field_name("body"), statement(loop)
        written = WRITTEN.match(source.tree.text(value)) if value is not None else None
        if body is None or whole is None or not written:
            continue
        every = written["whole"] or written["list"]
        name = source.unused("before", "old", "copy", "snapshot")
        text = source.tree.text(body)
        read = re.sub(rf"(?<![\w.]){re.escape(every)}\b", name, text)
        if read != text:
            for way in (".clone()", ".to_vec()"):
                made = f"let {name} = {every}{way};\n{source.indent(whole.start_byte)}"
                yield joined([source.insert(whole.start_byte, made), source.replace(body, read)])


def _argument_as_before(site: Site) -> Iterator[Edits]:
    """`f(x, x)` with a copy of x for all but one of the arguments."""
    source = site.source
    for call in near(site, "call_expression"):
        arguments, whole = call.child_by_field_name("arguments"), statement(call)
        given = arguments.named_children if arguments is not None else []
        for one in given:
            name = re.fullmatch(r"&?(?:mut )?(\w+(?:\.\w+)*)", source.tree.text(one))
            again = name and any(
                re.search(rf"\b{re.escape(name[1])}\b", source.tree.text(other)) for other in given if other != one
            )
            if name and again and whole is not None:
                copy = fresh(source, f"{name[1].rpartition('.')[2]}_before")
                made = f"let {copy} = {name[1]}.clone();\n{source.indent(whole.start_byte)}"
                yield joined([source.insert(whole.start_byte, made), source.replace(one, f"&{copy}")])


RULES = (
    Rule(
        "argument-as-before", 8.5, CONFLICTS, _argument_as_before, "clone",
        "gives a copy where one value is lent twice in a call", "reference/expressions#evaluation-order-of-operands",
    ),
    Rule(
        "as-before", 8, CONFLICTS, _as_before, "clone",
        "reads in a loop what was there before it", "book/ch04-02-references-and-borrowing#mutable-references",
    ),
)  # fmt: skip
