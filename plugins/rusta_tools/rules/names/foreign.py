"""Types and methods by the names that other languages have for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names.paths import MISSING
from rusta_tools.rules.types.declared import below, named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12
"""Ways that are tried where several types are of another language."""

_TYPES: Mapping[str, tuple[str, ...]] = {
    "string": ("String", "&str"),
    "Str": ("String", "&str"),
    "int": ("i32", "u32", "i64", "usize"),
    "Int": ("i32", "u32", "i64"),
    "Integer": ("i32", "i64", "u32"),
    "uint": ("u32", "usize"),
    "long": ("i64", "u64"),
    "short": ("i16",),
    "byte": ("u8",),
    "float": ("f64", "f32"),
    "Float": ("f64", "f32"),
    "double": ("f64",),
    "boolean": ("bool",),
    "Boolean": ("bool",),
    "Character": ("char",),
    "Optional": ("Option",),
    "Maybe": ("Option",),
    "List": ("Vec",),
    "ArrayList": ("Vec",),
    "Array": ("Vec",),
    "Vector": ("Vec",),
    "Map": ("std::collections::HashMap",),
    "Dict": ("std::collections::HashMap",),
    "Set": ("std::collections::HashSet",),
    "void": ("()",),
    **{f"{kind}{bits}": (f"{kind[0]}{bits}",) for kind in ("int", "uint", "float") for bits in (8, 16, 32, 64)},
}
_METHODS: Mapping[str, tuple[str, ...]] = {
    "length": ("{}.len()", "{}.count()", "{}.chars().count()"),
    "size": ("{}.len()", "{}.count()"),
    "count": ("{}.len()",),
    "append": ("{}.push({0})", "{}.push_str({0})", "{}.extend({0})"),
    "add": ("{}.push({0})", "{}.insert({0})", "{}.push_str({0})"),
    "push_back": ("{}.push({0})",),
    "push": ("{}.push_back({0})", "{}.insert({0})", "{}.push_str({0})"),
    "pop": ("{}.pop_front()", "{}.pop_back()", "{}.next()"),
    "top": ("{}.last()", "{}.peek()"),
    "back": ("{}.last()",),
    "front": ("{}.first()",),
    "pop_back": ("{}.pop()",),
    "delete": ("{}.remove({0})",),
    "erase": ("{}.remove({0})",),
    "has": ("{}.contains({0})", "{}.contains_key({0})"),
    "has_key": ("{}.contains_key({0})",),
    "includes": ("{}.contains({0})", "{}.contains(&{0})"),
    "containsKey": ("{}.contains_key({0})",),
    "put": ("{}.insert({0})",),
    "set": ("{}.insert({0})",),
    "toString": ("{}.to_string()",),
    "str": ("{}.to_string()", "{}.as_str()"),
    "upper": ("{}.to_uppercase()",),
    "lower": ("{}.to_lowercase()",),
    "toUpperCase": ("{}.to_uppercase()",),
    "toLowerCase": ("{}.to_lowercase()",),
    "strip": ("{}.trim()",),
    "index": ("{}.iter().position(|one| one == {0})", "{}.find({0})"),
    "indexOf": ("{}.find({0})", "{}.iter().position(|one| *one == {0})"),
    "reverse": ("{}.chars().rev().collect::<String>()", "{}.rev()"),
    "reversed": ("{}.rev()", "{}.iter().rev()", "{}.chars().rev().collect::<String>()"),
    "sorted": ("{}.sort()",),
    "charAt": ("{}.chars().nth({0}).unwrap()",),
    "forEach": ("{}.iter().for_each({0})",),
    "reduce": ("{}.fold({0})",),
    "pow": ("{}.powi({0})", "{}.powf({0})"),
    "parse": ("{}.to_digit(10)", "{}.to_string().parse()"),
    "flatMap": ("{}.flat_map({0})",),
    "first": ("{}.front()", "{}.next()", "{}.chars().next()"),
    "last": ("{}.back()", "{}.chars().last()"),
    "empty": ("{}.is_empty()",),
    "join": (
        "{}.collect::<Vec<_>>().join({0})",
        "{}.map(|one| one.to_string()).collect::<Vec<_>>().join({0})",
        "{}.iter().map(|one| one.to_string()).collect::<Vec<_>>().join({0})",
    ),
}
"""What a method of another name is here; `{}` is its receiver and `{0}` what it is given."""


def _types(site: Site) -> Iterator[Edits]:
    """A type of another language, wherever the file has it: alone, and with all the others that it has."""
    source = site.source
    uses: dict[str, list[Node]] = {}
    for one in below(source.tree.root, "type_identifier"):
        if (name := text(source, one)) in _TYPES:
            uses.setdefault(name, []).append(one)
    if site.text not in uses:
        return
    for turn in islice(product(*(_TYPES[name] for name in uses)), MOST) if len(uses) > 1 else ():
        chosen = dict(zip(uses, turn, strict=True))
        yield joined([source.replace(one, chosen[name]) for name, every in uses.items() for one in every])
    for way in _TYPES[site.text]:
        yield joined([source.replace(one, way) for one in uses[site.text]])
        yield source.replace(site.node, way)


def _methods(site: Site) -> Iterator[Edits]:
    """A method by its name here: at this call, and at all calls of such names at once."""
    source, call = site.source, site.up("call_expression")
    if site.node.parent is not None and site.node.parent.type == "token_tree":
        yield from _in_macro(site)
    elif call is not None:
        yield from (source.replace(call, made) for made in _ways(site, call))
        names = text(source, part(part(call, "function"), "field"))
        alike = [
            one
            for one in below(source.tree.root, "call_expression")
            if text(source, part(part(one, "function"), "field")) == names
        ]
        if len(alike) > 1:
            for turn in zip(*(list(_ways(site, one)) for one in alike), strict=False):
                yield joined([source.replace(one, made) for one, made in zip(alike, turn, strict=True)])


def _in_macro(site: Site) -> Iterator[Edits]:
    """The same in what a macro is given, which the tree has as tokens."""
    source, listed, first = site.source, site.node.next_sibling, site.node.prev_sibling
    end = first
    while first is not None and first.prev_sibling is not None and first.prev_sibling.type not in (",", "("):
        first = first.prev_sibling
    if first is None or end is None or listed is None or listed.type != "token_tree" or end.type != ".":
        return
    receiver, given = source.slice(first.start_byte, end.start_byte), text(source, listed)[1:-1]
    for made in _made(site.text, receiver, given):
        yield source.edit(first.start_byte, listed.end_byte, made)


def _ways(site: Site, call: Node) -> Iterator[str]:
    source, access = site.source, part(call, "function")
    access = part(access, "function") or access  # with the types that it is given
    given = ", ".join(text(source, one) for one in named(part(call, "arguments")))
    if (receiver := part(access, "value")) is not None:
        yield from _made(text(source, part(access, "field")), text(source, receiver), given)


def _made(name: str, receiver: str, given: str) -> Iterator[str]:
    for way in _METHODS.get(name, ()):
        if bool(given) == ("{0}" in way) or name == "parse":
            yield re.sub(r"\{0?\}", lambda match: given if match[0] == "{0}" else receiver, way)


def _by_letters(site: Site) -> Iterator[Edits]:
    """A text has letters and bytes; it is not gone over itself, and no number says where a letter stands."""
    source, error = site.source, site.error.message
    if "is not an iterator" in error and ("str`" in error or "String`" in error):
        value = part(site.up("for_expression"), "value")
        target = value if value is not None and value.start_byte <= site.start < value.end_byte else site.node
        mark = text(source, target).lstrip("&")
        yield from (
            source.replace(target, f"{mark}.{way}()") for way in ("chars", "bytes", "lines", "split_whitespace")
        )
    indexed = site.up("index_expression")
    if "cannot be indexed by" in error and "str" in error and indexed is not None:
        owner, index = (text(source, one) for one in named(indexed)[:2])
        found = f"{owner}.chars().next()" if index == "0" else f"{owner}.chars().nth({index})"
        around = indexed.parent.parent if indexed.parent is not None else None
        if around is not None and text(source, part(around, "function")) == "Some":
            yield source.replace(around, found)
        yield source.replace(indexed, f"{found}.unwrap()")
        yield source.replace(indexed, f"{owner}.as_bytes()[{index}]")
        yield source.replace(indexed, found)


RULES = (
    Rule(
        "type-of-rust", 6, MISSING, _types, "spelling", "names the type as Rust has it", "reference/types",
    ),
    Rule(
        "method-of-rust", 7, ("E0599",), _methods, "spelling", "calls the method as Rust names it",
        "reference/expressions/method-call-expr",
    ),
    Rule(
        "by-letters", 7, ("E0277",), _by_letters, "spelling", "goes over the letters of a text", "std/primitive.str",
    ),
)  # fmt: skip
