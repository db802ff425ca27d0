"""What is there twice under one name: the second gets the name that is missing, or goes where both are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names import unmet
from rusta_tools.rules.ownership.parameters import calls, parameters, tests
from rusta_tools.rules.types.declared import below, fields, head_of, impls, item_start, items, named, part, text
from rusta_tools.std_index import std_index

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12
FUNCTION = "function_item"
_DEFINED = ("field_declaration", "enum_variant", FUNCTION, "struct_item", "enum_item", "trait_item", "const_item",
            "static_item", "type_item", "associated_type", "mod_item", "field_initializer",
            "shorthand_field_initializer")  # fmt: skip
_TYPES = ("struct_item", "enum_item", "trait_item", "type_item")


def _twins(site: Site) -> list[Node]:
    """The definitions of one name that clash, in the order of the file: in one list, one module or one type's impls."""
    source, own = site.source, site.up(*_DEFINED)
    if own is None or own.parent is None:
        return []
    name, block = _named(source, own), site.up("impl_item")
    lists = [own.parent]
    if own.type == FUNCTION and block is not None and part(block, "trait") is None:
        lists = [body for one in impls(source, head_of(source, block)) if (body := part(one, "body")) is not None]
    same = [one for listed in lists for one in named(listed) if one.type in _DEFINED and _named(source, one) == name]
    return sorted(same, key=lambda one: one.start_byte)


def _named(source: Source, node: Node) -> str:
    return text(source, part(node, "name") or part(node, "field") or node.named_children[0])


def _once(site: Site) -> Iterator[Edits]:
    """The second is taken away where both are alike; either, where tests can say which was meant."""
    source, twins = site.source, _twins(site)
    if len(twins) < 2:
        return
    alike = len({re.sub(r"\s+", " ", text(source, one)) for one in twins}) == 1
    for node in twins[1:] if alike else reversed(twins if tests(source) else []):
        yield without(source, node)


def without(source: Source, node: Node) -> Edits:
    """The file without a definition, its attributes, its comma and its line."""
    after = node.next_sibling
    end = after.end_byte if after is not None and after.type == "," else node.end_byte
    start = item_start(source, node)
    rest = source.slice(end, len(source.tree.data))
    blank = re.match(r"[ \t]*\n(?:[ \t]*\n)?", rest)
    first, _ = source.line_of(start)
    whole = blank is not None and not source.slice(first, start).strip()
    return source.edit(first if whole else start, end + (len(blank[0]) if whole and blank else 0), "")


def _second_name(site: Site) -> Iterator[Edits]:
    """One of the two, the second first, is called what the file uses and does not have."""
    yield from islice(_renamed(site), MOST)


def _renamed(site: Site) -> Iterator[Edits]:
    source, twins = site.source, _twins(site)
    for node in reversed(twins if len(twins) > 1 else []):
        label = part(node, "name")
        for name in _missing(site, node) if label is not None else ():
            if label is not None:
                yield source.replace(label, name)
    if len(twins) > 1 and twins[-1].type == FUNCTION:
        yield from _overloaded(source, twins)
    last = part(twins[-1], "name") if len(twins) > 1 else None
    if last is not None:
        name = text(source, last)
        fresh = (f"Other{name}", f"Second{name}") if name[:1].isupper() else (f"other_{name}", f"second_{name}")
        yield source.replace(last, next((one for one in fresh if one not in source.names), f"{name}_2"))


def _missing(site: Site, node: Node) -> list[str]:
    """The names that something of this kind is asked for by."""
    source, own = site.source, text(site.source, node)
    if node.type == FUNCTION:
        wanted = [*_of_trait(site), *unmet.functions(source, len(parameters(node)))]
        return sorted(dict.fromkeys(wanted), key=lambda name: re.search(rf"\b{name}\b", own) is None)
    if node.type == "field_declaration":
        had = {name for item in items_with_fields(source) for name, _ in fields(source, item)}
        used = [text(source, one) for one in below(source.tree.root, "field_identifier", "shorthand_field_identifier")]
        methods = {text(source, part(one, "name")) for one in below(source.tree.root, FUNCTION)}
        return [name for name in dict.fromkeys(used) if name not in had | methods]
    if node.type == "enum_variant":
        return re.findall(rf"\b{_named(source, _owner(node))}::([A-Z]\w*)", source.text)
    return unmet.types(source) if node.type in _TYPES else []


def _of_trait(site: Site) -> list[str]:
    """What the trait of the impl around asks for and the impl lacks."""
    source, block = site.source, site.up("impl_item")
    trait = part(block, "trait")
    if block is None or trait is None:
        return []
    name = text(source, trait).partition("<")[0].rpartition("::")[2]
    asked = [
        text(source, part(one, "name"))
        for item in items(source, name, "trait_item")
        for one in named(part(item, "body"), "function_signature_item", FUNCTION)
    ]
    had = [text(source, part(one, "name")) for one in named(part(block, "body"), FUNCTION)]
    return [one for one in asked or std_index().trait(name) if one not in had]


def _owner(variant: Node) -> Node:
    body = variant.parent
    return body.parent if body is not None and body.parent is not None else variant


def items_with_fields(source: Source) -> list[Node]:
    return [match["item"] for match in source.tree.captures("[(struct_item) (enum_variant)] @item")]


def _overloaded(source: Source, twins: list[Node]) -> Iterator[Edits]:
    """Functions of one name and other parameters: the second is named after what it takes more, in its calls too."""
    first, second = twins[0], twins[-1]
    name, label = _named(source, first), part(second, "name")
    had = {text(source, part(one, "pattern")) for one in parameters(first)}
    own = [text(source, part(one, "pattern")) for one in parameters(second)]
    more = [one for one in own if one not in had] or own
    if label is None or not more or len(own) == len(parameters(first)):
        return
    fresh = f"{name}_with_{more[-1].removeprefix('mut ').strip('_')}"
    mine = [at for at, given in calls(source, name) if len(given) == len(own)]
    size = len(name.encode())
    yield joined([source.replace(label, fresh)], [source.edit(at, at + size, fresh) for at in mine])


def _bound_twice(site: Site) -> Iterator[Edits]:
    """A name that a pattern binds twice: one of the two has the name that the body uses and nothing binds."""
    source, scope = site.source, site.up("match_arm", "closure_expression", FUNCTION)
    pattern = site.up("parameters", "closure_parameters", "let_declaration", "match_arm", "for_expression")
    if scope is None or pattern is None:
        return
    name, end = site.text, max(site.end, (part(pattern, "pattern") or pattern).end_byte)
    kinds = ("identifier", "shorthand_field_identifier")
    every = [one for one in below(pattern, *kinds) if text(source, one) == name and one.start_byte < end]
    twins = [one for one in every if one.start_byte <= site.start]
    function = site.up(FUNCTION) or scope
    wanted = unmet.values(source, function)
    for node in reversed(twins[-2:]):
        yield from (_rebound(source, node, other) for other in wanted[:4])
    uses = [one for one in below(scope, "identifier") if text(source, one) == name and one.start_byte > site.end]
    other = source.unused(f"other_{name}", f"{name}_too", f"second_{name}")
    for use in reversed(uses[-4:]):
        yield joined([_rebound(source, site.node, other)], [source.replace(use, other)])
    for node in reversed(twins[-2:]):
        yield _rebound(source, node, "_")


def _rebound(source: Source, node: Node, name: str) -> Edits:
    short = node.type == "shorthand_field_identifier"
    return source.replace(node, f"{text(source, node)}: {name}" if short else name)


RULES = (
    Rule(
        "second-name", 7.5, ("E0124", "E0201", "E0428", "E0592"), _second_name, "spelling",
        "gives one of two things of one name the name that is asked for and nothing has",
        "reference/names/namespaces",
    ),
    Rule(
        "defined-once", 8.5, ("E0062", "E0124", "E0201", "E0428", "E0592"), _once, "remove",
        "leaves one of two definitions of a name", "reference/names/namespaces",
    ),
    Rule(
        "bound-once", 7.5, ("E0415", "E0416"), _bound_twice, "spelling",
        "gives one of two bindings of a name a name of its own", "reference/patterns#identifier-patterns",
    ),
)  # fmt: skip
