"""Derives that ask for too much: of every type parameter, or of numbers that have no total order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import fields, impls, items, named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_FLOAT = re.compile(r"f32|f64")
_UNMET = re.compile(r"`(\w+): (?:\w+::)*(Eq|Ord|Hash)`")
_OF_FLOAT = re.compile(r"`f(?:32|64): (?:\w+::)*(Eq|Ord|Hash)`")


def derived(source: Source, item: Node) -> list[str]:
    """The traits that a type derives."""
    return re.findall(r"\w+(?=[,)])", text(source, derive_of(source, item)))


def deriving_only(source: Source, item: Node, traits: Iterable[str]) -> Edits:
    """A type that derives these traits and no others."""
    attribute, listed = derive_of(source, item), ", ".join(traits)
    if attribute is None:
        at = item.start_byte
        return source.insert(at, f"#[derive({listed})]\n{source.indent(at)}") if listed else ()
    start, end = source.line_of(attribute.start_byte)
    return source.replace(attribute, f"#[derive({listed})]") if listed else source.edit(start, end + 1, "")


def _for_all(site: Site) -> Iterator[Edits]:
    """A derive asks its trait of every type parameter; an impl that is written asks it of none."""
    source, told = site.source, said(site.error)
    for match in source.tree.captures("(struct_item name: (_) @name type_parameters: (_) @generics) @item"):
        item, name, had = match["item"], text(source, match["name"]), derived(source, match["item"])
        if not re.search(rf"\b{name}<", told):
            continue
        for some in (("Clone", "Copy"), ("Clone",), ("Default",), ("PartialEq", "Eq"), ("PartialEq",)):
            if all(one in had for one in some) and any(re.search(rf"\b{one}\b", told) for one in some):
                written = "".join(_written(source, item, one, some) for one in some)
                kept = [one for one in had if one not in some]
                yield joined([deriving_only(source, item, kept), source.insert(item.end_byte, written)])


def _written(source: Source, item: Node, trait: str, some: tuple[str, ...]) -> str:
    """The impl of a trait for a struct with type parameters, of which it asks nothing."""
    generics, name = part(item, "type_parameters"), text(source, part(item, "name"))
    held = fields(source, item)
    each = [text(source, part(one, "name") or one) for one in named(generics)]
    head = f"\n\nimpl{text(source, generics)} {trait} for {name}<{', '.join(each)}> {{"
    tuples = held[:1] and held[0][0].isdigit()

    def made(value: str) -> str:
        values = [value.replace("{}", f"self.{field}") for field, _ in held]
        pairs = (f"{field}: {one}" for (field, _), one in zip(held, values, strict=True))
        return f"{name}({', '.join(values)})" if tuples else f"{name} {{ {', '.join(pairs)} }}"

    bodies = {
        "Clone": ("clone(&self) -> Self", "*self" if "Copy" in some else made("{}.clone()")),
        "Default": ("default() -> Self", made("Default::default()")),
        "PartialEq": (
            "eq(&self, other: &Self) -> bool",
            " && ".join(f"self.{field} == other.{field}" for field, _ in held),
        ),
    }
    if trait not in bodies:
        return f"{head}}}"
    signature, body = bodies[trait]
    return f"{head}\n    fn {signature} {{\n        {body}\n    }}\n}}"


def _of_numbers(site: Site) -> Iterator[Edits]:
    """Equality, an order and a hash for a type with numbers that have none themselves: by the order that there is, and
    by the bits."""
    source, told = site.source, said(site.error)
    here = site.up("struct_item")
    owners = [here] if here is not None and _OF_FLOAT.search(told) else []
    owners += [one for name, _ in _UNMET.findall(told) for one in items(source, name, "struct_item")]
    for item in dict.fromkeys(owners):
        held, name, had = fields(source, item), text(source, part(item, "name")), derived(source, item)
        if not any(_FLOAT.fullmatch(kind) for _, kind in held) or part(item, "type_parameters") is not None:
            continue
        wanted = {one for one in ("Ord", "Hash") if one in had or one in dict(_asked(told)).get(name, ())}
        has = {*had, *(text(source, part(one, "trait")).rpartition("::")[2] for one in impls(source, name, None))}
        kept = [one for one in had if one not in ("Eq", "Ord", "Hash")]
        kept += [one for one in ("PartialEq", *(["PartialOrd"] if "Ord" in wanted else [])) if one not in has]
        written = [f"\n\nimpl Eq for {name} {{}}"] if "Eq" in had or "Eq" not in has else []
        written += [f"\n\nimpl {_PATHS[one]} for {name} {{\n{_body(one, held)}    }}\n}}" for one in sorted(wanted)]
        yield joined([deriving_only(source, item, kept), source.insert(item.end_byte, "".join(written))])


def _asked(told: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each type of which something is asked that it does not have, with what is."""
    pairs = _UNMET.findall(told)
    return [(name, tuple(trait for other, trait in pairs if other == name)) for name, _ in pairs]


_PATHS = {"Ord": "Ord", "Hash": "std::hash::Hash"}


def _body(trait: str, held: list[tuple[str, str]]) -> str:
    """The head and body of the method of a trait. Of the two zeros, which are equal, both have one hash."""
    if trait == "Ord":
        compared = "self.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal)"
        return f"    fn cmp(&self, other: &Self) -> std::cmp::Ordering {{\n        {compared}\n"
    hashed = [f"(self.{name} + 0.0).to_bits()" if _FLOAT.fullmatch(kind) else f"self.{name}" for name, kind in held]
    lines = [f"        std::hash::Hash::hash(&{one}, state);\n" for one in hashed]
    return f"    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {{\n{''.join(lines)}"


RULES = (
    Rule(
        "for-all-parameters", 7.5, ("E0382", "E0507", "E0277", "E0599", "E0369"), _for_all, "bound",
        "implements a trait without asking it of type parameters", "reference/attributes/derive",
    ),
    Rule(
        "order-of-numbers", 7.5, ("E0277", "E0599"), _of_numbers, "bound",
        "gives a type with floating-point numbers an order or a hash", "std/primitive.f64",
    ),
)  # fmt: skip
