"""Patterns of another shape than what they are matched with, and types that nothing says: `Some` for `Ok`, parts that
are missing, parameters that only mark, calls of any type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names import unmet
from rusta_tools.rules.types.conversions import expected_and_found
from rusta_tools.rules.types.declared import below, fields, items, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12
"""Types that are tried for one call."""

_OTHER = {("Result", "Option"): {"Some": "Ok", "None": "Err(_)"}, ("Option", "Result"): {"Ok": "Some", "Err": "None"}}
_PATTERNS = ("tuple_struct_pattern", "identifier")
_MARKER = "std::marker::PhantomData"


def _of_the_other(site: Site) -> Iterator[Edits]:
    """A `Result` is taken apart by `Ok` and `Err`, an `Option` by `Some` and `None`: in all arms of a match."""
    source = site.source
    around = site.up("match_arm", "let_condition", "let_declaration", "if_expression", "while_expression")
    while around is not None and around.type == "match_arm" and around.parent is not None:
        around = around.parent
    for wanted, found in expected_and_found(site)[:1] if around is not None else ():
        names = _OTHER.get((head(wanted), head(found)), {})
        edits = []
        for one in (around, *below(around, *_PATTERNS)) if around is not None else ():
            written = text(source, part(one, "type") or one)
            if written not in names or not _is_pattern(one, around):
                continue
            name = names[written]
            whole = one if name == "None" or one.type == "identifier" else part(one, "type")
            if whole is not None:
                edits.append(source.replace(whole, name))
        if edits:
            yield joined(edits)


def _is_pattern(node: Node, around: Node | None) -> bool:
    """Whether a node is part of a pattern within another: no value of an arm, none that is matched."""
    child, above = node, node.parent
    while above is not None and child != around:
        if above.type in ("match_pattern", "tuple_struct_pattern", "tuple_pattern"):
            return True
        if above.type in ("let_condition", "let_declaration"):
            return part(above, "pattern") == child
        child, above = above, above.parent
    return False


def _as_long(site: Site) -> Iterator[Edits]:
    """A pattern of a tuple, array or slice has as many parts as that: what the code uses and nobody
    binds, `_`, or `..`."""
    source, pattern = site.source, site.up("tuple_pattern", "slice_pattern")
    match = re.search(r"with (\d+) elements?, found one with|(?:array|slice) has (\d+)|has (\d+)$", said(site.error))
    function = site.up("function_item")
    if pattern is None or match is None or function is None:
        return
    parts = [one for one in pattern.children if one.type not in ("(", ")", "[", "]", ",")]
    more = int(next(filter(None, match.groups()))) - len(parts)
    if more <= 0 or not parts:
        return
    names, end = unmet.values(source, function), parts[-1].end_byte
    for added in ([*names, *["_"] * more][:more], ["_"] * more, [".."]):
        yield source.insert(end, "".join(f", {one}" for one in added))
        yield source.insert(parts[0].start_byte, "".join(f"{one}, " for one in added))


def _rest_named(site: Site) -> Iterator[Edits]:
    """The name of what is left of a slice stands before its dots: `rest @ ..`."""
    source = site.source
    arm = site.up("match_arm", "let_declaration", "if_expression")
    for pattern in below(arm, "slice_pattern") if arm is not None else ():
        parts = [one for one in pattern.children if one.type not in ("[", "]", ",")]
        for name, dots in pairwise(parts):
            if name.type == "identifier" and dots.type == "remaining_field_pattern":
                yield source.edit(name.end_byte, dots.start_byte, " @ ")
        for dots, name in pairwise(parts):
            if name.type == "identifier" and dots.type == "remaining_field_pattern":
                yield source.edit(dots.start_byte, name.end_byte, f"{text(source, name)} @ ..")


def _marked(site: Site) -> Iterator[Edits]:
    """A type that a struct is only marked with has a field for it, in its declaration and wherever one is made."""
    source, owner = site.source, site.up("struct_item")
    match = re.search(r"type parameter `(\w+)` is never used", site.error.message)
    body = part(owner, "body")
    if owner is None or match is None or body is None:
        return
    name, held = text(source, part(owner, "name")), fields(source, owner)
    if body.type == "ordered_field_declaration_list":
        calls = below(source.tree.root, "call_expression")
        made = [part(one, "arguments") for one in calls if text(source, part(one, "function")) in (name, "Self")]
        yield joined(
            [_last(source, body, f"{_MARKER}<{match[1]}>"), *(_last(source, one, _MARKER) for one in made if one)]
        )
        return
    label = "marker" if "marker" not in dict(held) else "phantom"
    literals = [
        part(one, "body")
        for one in below(source.tree.root, "struct_expression")
        if head(text(source, part(one, "name"))) in (name, "Self")
    ]
    declared = _last(source, body, f"{label}: {_MARKER}<{match[1]}>")
    yield joined([declared, *(_last(source, one, f"{label}: {_MARKER}") for one in literals if one is not None)])


def _last(source: Source, body: Node, written: str) -> Edits:
    """One more part at the end of a list in brackets."""
    have = named(body)
    if not have:
        return source.insert(body.start_byte + 1, written)
    several = source.line_of(have[-1].end_byte) != source.line_of(body.end_byte - 1)
    return source.insert(
        have[-1].end_byte, f",\n{source.indent(have[-1].start_byte)}{written}" if several else f", {written}"
    )


def _argument_of_call(site: Site) -> Iterator[Edits]:
    """A call says of which type it is: one that has the trait that is asked for, or one that the function names."""
    source, error = site.source, said(site.error)
    function = site.up("function_item")
    holes = [span for child in site.error.children for span in child.spans if "::<" in (span.suggestion or "")]
    asking = [one for one in below(function, "call_expression") if _asks(source, one)] if function is not None else []
    asking.sort(key=lambda one: not one.start_byte <= site.start < one.end_byte)
    names = [name for one in asking if (name := part(part(one, "function"), "field")) is not None]
    places = [holes[0].start] if holes else [name.end_byte for name in names]
    having = re.findall(r"^\s*`?(\w+)`?$", error, re.MULTILINE) if "implement trait" in error else []
    labels = [span.label.strip("`") for child in site.error.children for span in child.spans if span.label]
    asked = re.findall(r"_: \w+<(\w+)>", error)
    written = [text(source, one) for one in below(function, "primitive_type")] if function is not None else []
    own = [text(source, part(item, "name")) for item in source.tree.root.named_children if item.type == "struct_item"]
    usual = ("i32", "f64", "u32", "usize", "String", "Vec<_>")
    kinds = list(dict.fromkeys([*asked, *having, *(one for one in labels if one in own), *written, *usual]))
    for kind, at in product(kinds[:MOST], places[:2]):
        yield source.insert(at, f"::<{kind}>")


def _asks(source: Source, call: Node) -> bool:
    name = text(source, part(part(call, "function"), "field"))
    return name in ("sum", "product", "parse", "collect")


def _associated(site: Site) -> Iterator[Edits]:
    """An associated type has the name that its trait gives it, where it is declared and where it is used."""
    source, block = site.source, site.up("impl_item")
    wrong = re.search(r"type `(\w+)` is not a member", site.error.message)
    if block is None or wrong is None:
        return
    uses = [one for one in below(block, "type_identifier") if text(source, one) == wrong[1]]
    trait = head(text(source, part(block, "trait")))
    own = [
        text(source, part(one, "name"))
        for item in items(source, trait, "trait_item")
        for one in below(item, "associated_type")
    ]
    for name in dict.fromkeys((*own, "Err", "Item", "Output", "Error", "Target", "IntoIter", "Owned")):
        yield joined([source.replace(one, name) for one in uses])


def _assigns(site: Site) -> Iterator[Edits]:
    """What changes its left side gives nothing back: it takes `&mut self` and writes its value there."""
    source, function = site.source, site.up("function_item")
    receiver = next(iter(named(part(function, "parameters"), "self_parameter")), None)
    arrow, body = part(function, "return_type"), part(function, "body")
    if receiver is None or arrow is None or body is None or "-> ()" not in said(site.error):
        return
    tail = next(iter(named(body)[-1:]), None)
    if tail is not None:
        end = part(function, "parameters")
        yield joined([
            source.replace(receiver, "&mut self"),
            source.edit(end.end_byte if end is not None else arrow.start_byte, arrow.end_byte, ""),
            source.insert(tail.start_byte, "*self = "), source.insert(tail.end_byte, ";"),
        ])  # fmt: skip


RULES = (
    Rule(
        "of-the-other", 6.5, ("E0308",), _of_the_other, "spelling", "takes a value apart by what it is made of",
        "reference/patterns#tuple-struct-patterns",
    ),
    Rule(
        "as-long", 6.5, ("E0308", "E0527", "E0528"), _as_long, "spelling", "gives a pattern a part for each element",
        "reference/patterns#tuple-patterns",
    ),
    Rule(
        "rest-named", 6.5, ("E0308", "E0599", "E0277"), _rest_named, "spelling", "names what is left of a slice",
        "reference/patterns#rest-pattern",
    ),
    Rule(
        "marked", 7, ("E0392",), _marked, "type", "marks a struct with a type that it holds no value of",
        "std/marker/struct.PhantomData",
    ),
    Rule(
        "argument-of-call", 7, ("E0282", "E0283", "E0284"), _argument_of_call, "type", "says of which type a call is",
        "reference/paths#paths-in-expressions",
    ),
    Rule(
        "associated-name", 6, ("E0437",), _associated, "spelling", "names an associated type as its trait does",
        "reference/items/associated-items#associated-types",
    ),
    Rule(
        "assigns", 7, ("E0053",), _assigns, "signature", "writes the value to the left side",
        "reference/expressions/operator-expr#compound-assignment-expressions",
    ),
)  # fmt: skip
