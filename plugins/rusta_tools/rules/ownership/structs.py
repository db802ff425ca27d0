"""A struct that borrows what does not live as long: it owns its fields, and needs no lifetime any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import declared, joined, undeclare, walk
from rusta_tools.rules.ownership.owned import given_back, owned
from rusta_tools.rules.ownership.parameters import tests

if TYPE_CHECKING:
    from tree_sitter import Node

DANGLING = ("E0597", "E0515", "E0716", "E0505", "E0506", "E0106", "E0502", "E0499", None)


def _borrowing(source: Source, item: Node) -> list[tuple[str, Node]]:
    """The fields of a struct whose type borrows."""
    fields = [node for node in walk(item) if node.type == "field_declaration"]
    named = [(field.child_by_field_name("name"), field.child_by_field_name("type")) for field in fields]
    return [
        (source.tree.text(name), kind)
        for name, kind in named
        if name is not None and kind is not None and "&" in source.tree.text(kind)
    ]


def _owning(kind: str) -> str:
    boxed = re.sub(r"&(?:'\w+ )?(?:mut )?\(?(dyn [^)>,]+)\)?", r"Box<\1>", kind)
    return owned(boxed)


def _fields_owned(site: Site) -> Iterator[Edits]:
    """Each struct that borrows, owning its fields; the one that the compiler names first."""
    source = site.source
    found = [match["item"] for match in source.tree.captures("(struct_item) @item")]
    text = f"{said(site.error)} {source.slice(*source.line_of(site.start))}"
    structs = [(item, source.tree.text(called)) for item in found if (called := item.child_by_field_name("name"))]
    structs.sort(key=lambda pair: pair[1] not in text)
    for item, name in structs[:3]:
        fields = _borrowing(source, item)
        if not fields:
            continue
        types = [source.replace(kind, _owning(source.tree.text(kind))) for _, kind in fields]
        kinds = {field: _owning(source.tree.text(kind)) for field, kind in fields}
        freed = [*_without_lifetimes(source, item, name), *_lent_back(source, [field for field, _ in fields])]
        for copied in (False, True):
            yield joined(types, freed, _given(source, name, kinds, copied=copied))


def _without_lifetimes(source: Source, item: Node, name: str) -> Iterator[Edits]:
    """The struct without its lifetimes, where it is declared and wherever it is named."""
    yield undeclare(source, item, *declared(source, item))
    for match in source.tree.captures(
        "(generic_type type: (type_identifier) @name type_arguments: (_) @arguments) @type"
    ):
        arguments = match["arguments"]
        if source.tree.text(match["name"]) != name:
            continue
        if all(one.type == "lifetime" for one in arguments.named_children):
            yield source.replace(arguments, "")
        else:
            rest = [source.tree.text(one) for one in arguments.named_children if one.type != "lifetime"]
            yield source.replace(arguments, f"<{', '.join(rest)}>")
    for match in source.tree.captures("(impl_item type: (_) @type) @impl"):
        impl = match["impl"]
        body = impl.child_by_field_name("body")
        inside = re.sub(rf"\b{name}<[^<>]*>", name, source.tree.text(body)) if body is not None else ""
        if re.split("<", source.tree.text(match["type"]))[0] == name:
            unused = [one for one in declared(source, impl) if not re.search(rf"{one}\b", inside)]
            yield undeclare(source, impl, *unused)


def _given(source: Source, name: str, kinds: dict[str, str], *, copied: bool) -> Iterator[Edits]:
    """What its literals are made of: a value in place of a borrow of it, or a copy of what is borrowed."""
    kept = tests(source)
    for match in source.tree.captures("(struct_expression name: (_) @name body: (_) @body) @made"):
        made = match["made"]
        named = re.split("<|::<", source.tree.text(match["name"]))[0]
        if named not in (name, "Self") or any(start <= made.start_byte < end for start, end in kept):
            continue
        for field in match["body"].named_children:
            value, label = field.child_by_field_name("value"), field.child_by_field_name("field")
            short = field.type == "shorthand_field_initializer"
            said_by = field if short else label
            of = source.tree.text(said_by) if said_by is not None else ""
            if of not in kinds:
                continue
            text = of if short or value is None else source.tree.text(value)
            yield source.replace(field, f"{of}: {_valued(text, kinds[of], copied=copied)}")


def _valued(text: str, kind: str, *, copied: bool) -> str:
    plain = re.sub(r"^&(?:mut )?", "", text)
    if plain != text and not copied:
        return plain
    if kind.startswith("Box<"):
        return f"Box::new({plain})"
    return plain + (".to_string()" if kind == "String" else ".to_vec()" if kind.startswith("Vec<") else ".clone()")


def _lent_back(source: Source, fields: list[str]) -> Iterator[Edits]:
    """A method that gives back such a field lends it."""
    for match in source.tree.captures("(function_item return_type: (reference_type)) @function"):
        for result in given_back(match["function"]):
            if source.tree.text(result) in (f"self.{field}" for field in fields):
                yield source.insert(result.start_byte, "&")


RULES = (
    Rule(
        "fields-owned", 9, DANGLING, _fields_owned, "type",
        "lets a struct own what it borrowed, so that it needs no lifetime", "book/ch05-01-defining-structs",
    ),
)  # fmt: skip
