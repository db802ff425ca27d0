"""Two calls of a method that gives one of two fields by a choice: both fields at once, by the choice itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.parameters import functions, parameters
from rusta_tools.rules.types.declared import named, part, text

_ASKED = re.compile(r"(?P<owner>\w+)\.(?P<method>\w+)\((?P<choice>[^()]*(?:\([^()]*\))?)\)", re.DOTALL)


def _both(site: Site) -> Iterator[Edits]:
    """`let a = self.of(x); let b = self.of(other(x));` is one `let` of both, where there are two to choose from."""
    source = site.source
    found = [(let, _ASKED.fullmatch(text(source, part(let, "value")))) for let in near(site, "let_declaration")]
    asked = sorted(((let, match) for let, match in found if match is not None), key=lambda one: one[0].start_byte)
    for (first, one), (second, other) in pairwise(asked):
        alike = (one["owner"], one["method"]) == (other["owner"], other["method"])
        sides = _sides(source, one["method"]) if alike and first.parent == second.parent else []
        if len(sides) != 2:
            continue
        (left, here), (right, there) = ((pattern, place.replace("self", one["owner"], 1)) for pattern, place in sides)
        names = ", ".join(text(source, part(let, "pattern")) for let in (first, second))
        indent = source.indent(first.start_byte)
        arms = f"{indent}    {left} => ({here}, {there}),\n{indent}    {right} => ({there}, {here}),\n"
        bound = f"let ({names}) = match {one['choice']} {{\n{arms}{indent}}};"
        gone = source.edit(first.end_byte, second.end_byte, source.slice(first.end_byte, second.start_byte).rstrip())
        yield joined([source.replace(first, bound), gone])


def _sides(source: Source, method: str) -> list[tuple[str, str]]:
    """The patterns of a method that only chooses between places of self, each with its place."""
    for function in functions(source, method):
        body = named(part(function, "body"))
        match = body[0].named_children[0] if body and body[0].type == "expression_statement" else next(iter(body), None)
        if match is None or len(body) != 1 or match.type != "match_expression" or len(parameters(function)) != 1:
            continue
        arms = [
            (text(source, part(arm, "pattern")), text(source, part(arm, "value"))) for arm in named(part(match, "body"))
        ]
        if all(re.fullmatch(r"&mut self(?:\.\w+)+", place) for _, place in arms):
            return arms
    return []


RULES = (
    Rule(
        "both-sides", 8.5, ("E0499",), _both, "code",
        "borrows two fields at once, each by its own name", "nomicon/borrow-splitting",
    ),
)  # fmt: skip
