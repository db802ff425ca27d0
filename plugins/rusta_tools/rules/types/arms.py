"""Arms for what a match leaves out, each with a value like those that the arms there are have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.types.declared import below, items, named, neutral, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

MOST_GUESSED = 4
_LITERALS = ("integer_literal", "float_literal", "string_literal", "char_literal", "boolean_literal")
_BETWEEN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FORMS: Mapping[str, Callable[[str], str]] = {
    "same": str,
    "lower": str.lower,
    "upper": str.upper,
    "snake": lambda name: _BETWEEN.sub("_", name).lower(),
    "kebab": lambda name: _BETWEEN.sub("-", name).lower(),
    "words": lambda name: _BETWEEN.sub(" ", name).lower(),
    "initial": lambda name: name[:1],
}
"""How a text may say the name of a variant."""


def _arms(site: Site) -> Iterator[Edits]:
    """An arm for each pattern that the compiler misses, in all the ways that its siblings suggest."""
    source, match = site.source, site.up("match_expression")
    arms = named(part(match, "body"), "match_arm")
    if not arms:
        return
    values = [text(source, part(arm, "value")) for arm in arms]
    told = [text(source, part(arm, "pattern")) for arm in arms]
    missing = _missing(site, told)
    pad, comma = source.indent(arms[-1].start_byte), "" if text(source, arms[-1]).endswith((",", "}")) else ","
    for patterns in (missing, ["_"]) if len(missing) > 1 else (missing,):
        for made in _values(source, arms, told, values, patterns):
            lines = (f"\n{pad}{one} => {value}," for one, value in zip(patterns, made, strict=False))
            yield source.insert(arms[-1].end_byte, comma + "".join(lines))


def _missing(site: Site, told: Sequence[str]) -> list[str]:
    """The patterns that are not covered, written as the others are; those that the compiler only counts as well."""
    found = [one for one in re.findall(r"`([^`]+)`", site.error.message) if one != "_"]
    if re.search(r"\d+ more", site.error.message) and found:
        path = found[0].lstrip("&").rpartition("::")[0]
        for item in items(site.source, head(path), "enum_item"):
            found = [f"{path}::{_whole(site.source, one)}" for one in named(part(item, "body"), "enum_variant")]
        found = [one for one in found if not any(_name(one) == _name(other) for other in told)]
    if not any(one.startswith("&") for one in told):
        found = [one.lstrip("&") for one in found]
    paths = {one.rpartition("::")[0] for one in told if one[:1].isupper() and "(" not in one}
    return [f"Self::{one.partition('::')[2]}" if paths == {"Self"} else one for one in found]


def _whole(source: Source, variant: Node) -> str:
    body = part(variant, "body")
    rest = "" if body is None else "(..)" if body.type.startswith("ordered") else " { .. }"
    return text(source, part(variant, "name")) + rest


def _name(pattern: str) -> str:
    return re.split(r"[({ ]", pattern.rpartition("::")[2])[0]


def _values(
    source: Source, arms: Sequence[Node], told: Sequence[str], values: Sequence[str], patterns: Sequence[str]
) -> Iterator[list[str]]:
    """A value for each pattern: its name as the others have theirs, the next number, what only tests name."""
    forms = [_spelt(pattern, value) for pattern, value in zip(told, values, strict=True)]
    for form, around in dict.fromkeys(forms[0].items() if forms else ()):
        if all(form in one for one in forms) and patterns != ["_"]:
            yield [around.replace("\0", _FORMS[form](_name(pattern))) for pattern in patterns]
    owners = tuple(f"{pattern.rpartition('::')[0]}::" for pattern in patterns)
    if not re.search(r"[({]", "".join(patterns)) and any(value.startswith(owners) for value in values):
        yield list(patterns)
    if len(values) > 1 and all(re.fullmatch(r"-?\d+", value) for value in values):
        last, step = int(values[-1]), int(values[-1]) - int(values[-2])
        yield [str(last + step * (at + 1)) for at in range(len(patterns))]
    function = next((one for one in up(arms[0]) if one.type == "function_item"), None)
    for empty in neutral(source, text(source, part(function, "return_type"))):
        yield [empty] * len(patterns)
        yield [f"return {empty}"] * len(patterns)
    kinds = {value.type for arm in arms if (value := part(arm, "value")) is not None} & set(_LITERALS)
    literals = dict.fromkeys(text(source, one) for kind in kinds for one in below(source.tree.root, kind))
    unused = [one for one in literals if one not in values]
    for start in range(min(MOST_GUESSED, len(unused) - len(patterns) + 1)):
        yield unused[start : start + len(patterns)]


def _spelt(pattern: str, value: str) -> dict[str, str]:
    """The forms in which a literal of an arm has the name of its variant, each with what stands around it."""
    found = {}
    for form, spell in _FORMS.items():
        for sign in "\"'":
            if (said := f"{sign}{spell(_name(pattern))}{sign}") in value:
                found[form] = value.replace(said, f"{sign}\0{sign}")
    return found


RULES = (
    Rule(
        "arms-like-others", 7, ("E0004",), _arms, "value", "adds arms with values like those of the others",
        "reference/expressions/match-expr",
    ),
)  # fmt: skip
