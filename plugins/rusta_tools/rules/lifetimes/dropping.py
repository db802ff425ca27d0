"""Lifetimes that nothing uses any more go from types, impls and functions, and from every place that gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rusta_core import SyntaxTree
from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import OWNERS, TYPES, declared, joined, last_name, nodes, undeclare

if TYPE_CHECKING:
    from tree_sitter import Node

Gone = list[tuple[int, int]]
"""Bytes that go."""


def dropped(source: Source, gone: Iterable[tuple[int, int]], unused: dict[str, list[str]] | None = None) -> Edits:
    """What else goes when these bytes of types go: declarations that nothing names then, and what is given for them.

    unused: lifetimes that go from types in any case.
    """
    gone, edits, given = list(gone), [], False
    owners = nodes(source, *OWNERS)
    lost: dict[int, list[str]] = {}
    while not given:
        given = True
        for owner in owners:
            name = _name(source, owner) if owner.type in (*TYPES, "trait_item") else ""
            for index, lifetime in enumerate(declared(source, owner)):
                forced = lifetime in (unused or {}).get(name, ())
                if lifetime in lost.get(owner.id, ()) or not (forced or _unused(source, owner, lifetime, gone)):
                    continue
                lost.setdefault(owner.id, []).append(lifetime)
                given = False
                for argument in _given(source, name, index) if name else ():
                    gone.append((argument.start_byte, argument.end_byte))
                    edits.append(argument)
    return joined(
        (undeclare(source, owner, *lost[owner.id]) for owner in owners if owner.id in lost),
        _without(source, edits, gone),
    )


def _name(source: Source, item: Node) -> str:
    name = item.child_by_field_name("name")
    return source.tree.text(name) if name is not None else ""


@lru_cache(maxsize=8)
def _named(tree: SyntaxTree) -> dict[str, list[Node]]:
    """Where each lifetime is named, declarations left out."""
    found: dict[str, list[Node]] = {}
    for node in nodes(Source(path="", tree=tree), "lifetime"):
        if node.parent is None or node.parent.child_by_field_name("name") != node:
            found.setdefault(tree.text(node), []).append(node)
    return found


@lru_cache(maxsize=8)
def _arguments(tree: SyntaxTree) -> dict[str, list[list[Node]]]:
    """The lifetimes that each type is given, at each place."""
    found: dict[str, list[list[Node]]] = {}
    for node in nodes(Source(path="", tree=tree), "generic_type"):
        kind, given = node.child_by_field_name("type"), node.child_by_field_name("type_arguments")
        if kind is not None and given is not None:
            lifetimes = [child for child in given.named_children if child.type == "lifetime"]
            found.setdefault(last_name(tree.text(kind)), []).append(lifetimes)
    return found


def _unused(source: Source, owner: Node, lifetime: str, gone: Gone) -> bool:
    """Whether all that names a lifetime goes, and something did name it."""
    places = [
        node for node in _named(source.tree).get(lifetime, ()) if owner.start_byte <= node.start_byte < owner.end_byte
    ]
    return bool(places) and all(any(a <= node.start_byte < b for a, b in gone) for node in places)


def _given(source: Source, name: str, index: int) -> Iterator[Node]:
    """The lifetime at one place among the arguments of a type, wherever it is given."""
    for lifetimes in _arguments(source.tree).get(name, ()):
        yield from lifetimes[index : index + 1]


def _without(source: Source, arguments: list[Node], gone: Gone) -> Iterator[Edits]:
    for node in arguments:
        around = node.parent
        if around is None or any(a <= node.start_byte and node.end_byte < b for a, b in gone):
            continue  # it goes with more than itself
        others = [child for child in around.named_children if child not in arguments]
        if not others:
            yield source.replace(around, "")
            continue
        after = node.next_named_sibling
        end = after.start_byte if after is not None else node.end_byte
        before = node.prev_named_sibling
        start = before.end_byte if after is None and before is not None else node.start_byte
        yield source.edit(start, end, "")


def _unused_parameter(site: Site) -> Iterator[Edits]:
    """A type without a lifetime that it does not use."""
    source, names = site.source, [site.text, *quoted(site.error)]
    item = site.up(*TYPES, "trait_item")
    if item is not None:
        for lifetime in (name for name in declared(source, item) if name in names):
            yield dropped(source, (), {_name(source, item): [lifetime]})
    arguments = site.up("type_arguments")
    if arguments is None and site.node.type in ("generic_type", "type_identifier"):
        parent = site.node if site.node.type == "generic_type" else site.node.parent
        arguments = parent.child_by_field_name("type_arguments") if parent is not None else None
    given = [node for node in arguments.named_children if node.type == "lifetime"] if arguments is not None else []
    around = arguments.parent if arguments is not None else None
    name = last_name(source.tree.text(around)) if around is not None else ""
    every = [node for index in range(len(given)) for node in _given(source, name, index)]
    for some in (every, given, given[-1:]) if given else ():
        places = [(node.start_byte, node.end_byte) for node in some]
        yield joined(_without(source, some, []), [dropped(source, places)])


RULES = (
    Rule(
        "unused-parameter",
        7,
        ("E0392", "E0107", "E0207"),
        _unused_parameter,
        "lifetime",
        "drops a lifetime that a type has no use for, wherever it is given",
        "error_codes/E0392",
    ),
)
