"""What calls give and functions take: an argument that is missing in them all, a parameter that all of them know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names import unmet
from rusta_tools.rules.ownership.parameters import functions, parameters, tests
from rusta_tools.rules.types.declared import calls, declared_type, named, neutral, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 8
_MISSING = re.compile(r"argument (?:#(\d+) )?of type `([^`]+)` is missing")
_NUMBERS = ("i32", "usize", "u32", "u64", "i64", "f64")


def _arguments(site: Site) -> Iterator[Edits]:
    """Each argument that is missing, by the name of its parameter or by its type, in this call; then in every call."""
    source, call = site.source, site.up("call_expression")
    listed, missing = part(call, "arguments"), _MISSING.findall(said(site.error))
    if call is None or listed is None or not missing:
        return
    called = re.split(r"\W+", text(source, part(call, "function")))[-1]
    wanted = [(int(number or 1) - 1, kind) for number, kind in dict.fromkeys(missing)]
    takers = [parameters(one) for one in functions(source, called)]
    names = {at: text(source, part(one, "pattern")) for some in takers[:1] for at, one in enumerate(some)}
    ways = [list(_ways(site, names.get(at, ""), kind)) for at, kind in wanted]
    for chosen in islice(product(*ways), MOST) if all(ways) else ():
        values = {at: value for (at, _), value in zip(wanted, chosen, strict=True)}
        yield _filled(source, listed, values)
        alike = [given for given in _lists(source, called) if len(named(given)) == len(named(listed))]
        yield joined(_filled(source, given, values) for given in alike)


def _lists(source: Source, name: str) -> Iterator[Node]:
    """The lists of arguments of the calls of a function outside of tests."""
    kept = tests(source)
    for call, _ in calls(source, name):
        listed = part(call, "arguments")
        if listed is not None and not any(start <= call.start_byte < end for start, end in kept):
            yield listed


def _ways(site: Site, name: str, kind: str) -> Iterator[str]:
    """What an argument of a type may be: a variable of the parameter's name, then of its type, then a plain value."""
    own, plain = dict(variables(site)), re.sub(r"'\w+ ", "", kind)
    for one in sorted(own, key=lambda one: one != name):
        if own[one] == plain or (one == name and not own[one]):
            yield one
        elif plain.lstrip("&").removeprefix("mut ") == own[one]:
            yield f"&mut {one}" if plain.startswith("&mut") else f"&{one}"
        elif one == name:
            yield f"{one}.to_string()" if plain == "String" else f"{one}.clone()"
    if name and any(one.type == "self_parameter" for one in named(part(site.up("function_item"), "parameters"))):
        yield f"self.{name}"
    yield from neutral(site.source, kind)


def _filled(source: Source, listed: Node, values: dict[int, str]) -> Edits:
    """A list of arguments with others put in at their places."""
    rest = [text(source, one) for one in named(listed)]
    for at in sorted(values):
        rest.insert(at, values[at])
    return source.replace(listed, f"({', '.join(rest)})")


def _parameter(site: Site) -> Iterator[Edits]:
    """A name that a function uses and that its calls give a value for becomes its parameter."""
    source, function = site.source, site.up("function_item")
    if site.error.code == "E0061":
        name = re.split(r"\W+", text(source, part(site.up("call_expression"), "function")))[-1]
        function = next(iter(functions(source, name)), None)
    body, listed = part(function, "body"), part(function, "parameters")
    if function is None or body is None or listed is None:
        return
    taken, name = parameters(function), text(source, part(function, "name"))
    given = [some for some in _given(source, name) if len(some) > len(taken)]
    wanted = unmet.values(source, function)
    if site.error.code == "E0425":
        wanted = [site.text, *(one for one in wanted if one != site.text)]
    size = min((len(some) for some in given), default=0) - len(taken)
    if not given or not 0 < size <= len(wanted):
        return
    for first in dict.fromkeys((len(taken), 0)):
        kinds = [_kinds(source, [some[first + at] for some in given], taken) for at in range(size)]
        for chosen in islice(product(*kinds), MOST):
            new = [f"{one}: {kind}" for one, kind in zip(wanted, chosen, strict=False)]
            yield _declared(source, listed, taken, new, at_end=first > 0 or not taken)


def _given(source: Source, name: str) -> list[list[str]]:
    """The arguments of each call of a function, those inside of macros as well."""
    plain = [[text(source, one) for one in some] for _, some in calls(source, name)]
    inside = re.findall(rf"(?<!\w)(?<!fn ){name}\(([^()]*)\)", source.text)
    return [*plain, *([part.strip() for part in one.split(",") if part.strip()] for one in inside)]


def _kinds(source: Source, values: list[str], taken: list[Node]) -> list[str]:
    """The types that these values may have."""
    beside = [declared_type(source, one) for one in taken]
    for value in values:
        if value.startswith(('"', "&")):
            return ["&str"] if value.startswith('"') else [*[one for one in beside if one.startswith("&")], "&str"]
        if value in ("true", "false"):
            return ["bool"]
        if value.startswith("'"):
            return ["char"]
        if re.fullmatch(r"-?\d+\.\d*", value):
            return ["f64"]
    numbers = [one for one in beside if one in _NUMBERS]
    if all(re.fullmatch(r"-?\d+", one) for one in values):
        return list(dict.fromkeys([*numbers, *_NUMBERS]))
    return list(dict.fromkeys([*numbers, *beside, *_NUMBERS[:3], "&str", "String"]))


def _declared(source: Source, listed: Node, taken: list[Node], new: list[str], *, at_end: bool) -> Edits:
    every = named(listed)
    if not every:
        return source.insert(listed.start_byte + 1, ", ".join(new))
    if at_end:
        return source.insert(every[-1].end_byte, "".join(f", {one}" for one in new))
    return source.insert(taken[0].start_byte, "".join(f"{one}, " for one in new))


RULES = (
    Rule(
        "argument-given", 7, ("E0061", "E0057"), _arguments, "value",
        "gives a call the arguments that it misses", "reference/expressions/call-expr",
    ),
    Rule(
        "parameter-declared", 7.5, ("E0061", "E0425"), _parameter, "signature",
        "declares the parameter that calls give a value for", "reference/items/functions#function-parameters",
    ),
)  # fmt: skip
