"""Where lifetimes stand in types and signatures, where they are declared, and how both are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from rusta_core import SyntaxTree
from rusta_tools.places import Edits, Source

if TYPE_CHECKING:
    from tree_sitter import Node

FUNCTIONS = ("function_item", "function_signature_item")
TYPES = ("struct_item", "enum_item", "union_item", "type_item")
OWNERS = (*FUNCTIONS, *TYPES, "impl_item", "trait_item")
"""What may declare a lifetime."""
BORROWING = (
    *("Bytes", "CharIndices", "Chars", "Cow", "Drain", "Formatter", "Iter", "IterMut", "Keys", "Lines", "MutexGuard"),
    *("Ref", "RefMut", "RwLockReadGuard", "RwLockWriteGuard", "Split", "SplitWhitespace", "Values", "ValuesMut"),
)
"""Types of std with one lifetime parameter that programs name most."""


def walk(node: Node, into: Callable[[Node], bool] = lambda _node: True) -> Iterator[Node]:
    """The node and what is below it in the order of the text; `into` says whose children are wanted."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        yield here
        if here is node or into(here):
            ahead += reversed(here.named_children)


@lru_cache(maxsize=8)
def _by_type(tree: SyntaxTree) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in walk(tree.root):
        found.setdefault(node.type, []).append(node)
    return found


def nodes(source: Source, *types: str) -> list[Node]:
    """The nodes of the file that are of one of these types; the file is walked once for all that ask."""
    return [node for kind in types for node in _by_type(source.tree).get(kind, ())]


def joined(*parts: Iterable[Edits]) -> Edits:
    """Several changes as one; none at all where two of them are about the same bytes."""
    edits = tuple(dict.fromkeys(edit for some in parts for each in some for edit in each))
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end))
    clash = any(a.path == b.path and b.start < a.end for a, b in pairwise(ordered))
    return () if clash else edits


def parameters(source: Source, item: Node) -> list[Node]:
    """What an item's `<...>` declares."""
    generics = item.child_by_field_name("type_parameters")
    return [node for node in generics.named_children if node.type.endswith("_parameter")] if generics else []


def declared(source: Source, item: Node | None) -> list[str]:
    """The lifetimes that an item declares."""
    if item is None or item.type not in OWNERS:
        return []
    found = [node for node in parameters(source, item) if node.type == "lifetime_parameter"]
    return [source.tree.text(node).partition(":")[0].strip() for node in found]


def home(node: Node) -> Node | None:
    """The impl or trait that an item stands in."""
    around = node.parent
    while around is not None and around.type not in ("impl_item", "trait_item", *FUNCTIONS, "mod_item"):
        around = around.parent
    return around if around is not None and around.type in ("impl_item", "trait_item") else None


def fresh(source: Source, *items: Node | None) -> str:
    """A lifetime that no item names."""
    text = " ".join(source.tree.text(item) for item in items if item is not None)
    return next(f"'{name}" for name in "abcdefghijklmnopqrstuvwxyz" if not re.search(rf"'{name}\b(?!')", text))


def declare(source: Source, item: Node, *lifetimes: str) -> Edits:
    """The lifetimes among what an item declares, behind those that it has."""
    generics, name, new = item.child_by_field_name("type_parameters"), item.child_by_field_name("name"), lifetimes
    if not new:
        return ()
    if generics is not None:
        own = [node for node in parameters(source, item) if node.type == "lifetime_parameter"]
        if own:
            return source.insert(own[-1].end_byte, "".join(f", {lifetime}" for lifetime in new))
        more = ", " if generics.named_children else ""
        return source.insert(generics.start_byte + 1, ", ".join(new) + more)
    word = next((child for child in item.children if child.type == "impl"), name)
    return source.insert(word.end_byte, f"<{', '.join(new)}>") if word is not None else ()


def undeclare(source: Source, item: Node, *lifetimes: str) -> Edits:
    """An item without some of the lifetimes that it declares."""
    listed = parameters(source, item)
    goes = [source.tree.text(node).partition(":")[0].strip() in lifetimes for node in listed]
    generics = item.child_by_field_name("type_parameters")
    if generics is None or not any(goes):
        return ()
    if all(goes):
        return source.replace(generics, "")
    kept, edits = False, []
    for index, (node, gone) in enumerate(zip(listed, goes, strict=True)):
        if gone and kept:  # with the comma before it, else with the one behind it
            edits.append(source.edit(listed[index - 1].end_byte, node.end_byte, ""))
        elif gone:
            edits.append(source.edit(node.start_byte, listed[index + 1].start_byte, ""))
        kept = kept or not gone
    return joined(edits)


@frozen
class Slot:
    """A place of a type where a lifetime is written, or may be.

    start, end: of what is written there, or twice the place for it; form: how a new one is written there.
    """

    source: Source
    node: Node
    start: int
    end: int
    written: str | None
    form: str

    def name(self, lifetime: str) -> Edits:
        if self.written == lifetime:
            return ()
        text = lifetime if self.written else self.form.format(lifetime)
        return self.source.edit(self.start, self.end, text)

    @property
    def elide(self) -> Edits:
        """Without a name."""
        if self.written is None:
            return ()
        if self.node.type == "generic_type":
            return self.source.edit(self.start, self.end, "'_")
        rest = self.source.tree.data[self.end :]
        return self.source.edit(self.start, self.end + len(rest) - len(rest.lstrip()), "")


def borrowing(source: Source) -> dict[str, int]:
    """How many lifetimes each type that the file declares has."""
    return _counted(source.tree)


@lru_cache(maxsize=8)
def _counted(tree: SyntaxTree) -> dict[str, int]:
    source, counts = Source(path="", tree=tree), dict.fromkeys(BORROWING, 1)
    for item in nodes(source, *TYPES):
        if name := item.child_by_field_name("name"):
            counts[tree.text(name)] = len(declared(source, item))
    return counts


def slots(source: Source, node: Node | None, known: dict[str, int] | None = None) -> list[Slot]:
    """The places for a lifetime in a type, in their order; not those inside `Fn(...)`, which has its own."""
    known = borrowing(source) if known is None else known
    into = lambda here: here.type not in ("function_type", "block", "type_parameters")  # noqa: E731
    return [slot for here in (walk(node, into) if node else ()) for slot in _slots_at(source, here, known)]


def _slots_at(source: Source, node: Node, known: dict[str, int]) -> Iterator[Slot]:
    children, text = node.named_children, source.tree.text
    if node.type == "reference_type" or (node.type == "self_parameter" and text(node).startswith("&")):
        first = children[0] if children and children[0].type == "lifetime" else None
        at = node.start_byte + 1
        yield Slot(source, node, first.start_byte if first else at, first.end_byte if first else at,
                   text(first) if first else None, "{} ")  # fmt: skip
    elif node.type == "generic_type":
        arguments, own = node.child_by_field_name("type_arguments"), node.child_by_field_name("type")
        written = [child for child in arguments.named_children if child.type == "lifetime"] if arguments else []
        for one in written:
            yield Slot(source, node, one.start_byte, one.end_byte, text(one), "{}")
        if not written and arguments is not None and own is not None and (n := known.get(last_name(text(own)), 0)):
            yield Slot(source, node, arguments.start_byte + 1, arguments.start_byte + 1, None, "{0}, " * n)
    elif node.type == "type_identifier" and (n := known.get(text(node), 0)):
        parent = node.parent
        if parent is not None and parent.type == "scoped_type_identifier":
            parent = parent.parent
        if parent is None or parent.type not in ("generic_type", "type_binding"):
            yield Slot(source, node, node.end_byte, node.end_byte, None, f"<{', '.join(['{0}'] * n)}>")
    elif node.type == "bounded_type":
        for one in children:
            if one.type == "lifetime":
                yield Slot(source, node, one.start_byte, one.end_byte, text(one), "{}")
    elif node.type in ("dynamic_type", "abstract_type"):
        parent = node.parent
        if parent is not None and parent.type not in ("bounded_type", "reference_type", "trait_bounds"):
            yield Slot(source, node, node.end_byte, node.end_byte, None, " + {}")


def last_name(path: str) -> str:
    """The name of a type without its path and its arguments."""
    return path.partition("<")[0].rpartition("::")[2].strip()


@frozen
class Signature:
    """A function's places for lifetimes: those of each parameter, the receiver included, and of what it returns."""

    source: Source
    node: Node
    parameters: tuple[tuple[Node, tuple[Slot, ...]], ...]
    returned: tuple[Slot, ...]

    @classmethod
    def of(cls, source: Source, node: Node) -> Signature:
        known, listed = borrowing(source), node.child_by_field_name("parameters")
        found = []
        for one in listed.named_children if listed else ():
            if one.type in ("parameter", "self_parameter"):
                kind = one.child_by_field_name("type") or (one if one.type == "self_parameter" else None)
                found.append((one, tuple(slots(source, kind, known))))
        returned = slots(source, node.child_by_field_name("return_type"), known)
        return cls(source, node, tuple(found), tuple(returned))

    @property
    def receiver(self) -> Slot | None:
        """The place for a lifetime in `&self`."""
        if self.parameters and self.parameters[0][0].type == "self_parameter" and self.parameters[0][1]:
            return self.parameters[0][1][0]
        return None

    @property
    def name(self) -> str:
        name = self.node.child_by_field_name("name")
        return self.source.tree.text(name) if name is not None else ""

    @property
    def all(self) -> tuple[Slot, ...]:
        return (*(slot for _, some in self.parameters for slot in some), *self.returned)

    @property
    def scope(self) -> list[str]:
        """The lifetimes that may be named in it."""
        return [*declared(self.source, self.node), *declared(self.source, home(self.node))]

    def named(self, some: Sequence[Slot], lifetime: str, known: Sequence[str] = ()) -> Edits:
        """Some places share one lifetime; it is declared where it is new, and those that nothing names any more go.

        known: lifetimes that will be in scope although they are not yet.
        """
        new = [] if lifetime in ("'static", *known, *self.scope) else [lifetime]
        return joined(
            [slot.name(lifetime) for slot in some],
            [self._declarations(new, self._unused(some, lifetime))],
        )

    def elided(self, some: Sequence[Slot]) -> Edits:
        """Some places without a name."""
        return joined([slot.elide for slot in some], [undeclare(self.source, self.node, *self._unused(some, ""))])

    def _declarations(self, new: list[str], unused: list[str]) -> Edits:
        if not unused or not new:
            return undeclare(self.source, self.node, *unused) or declare(self.source, self.node, *new)
        generics = [self.source.tree.text(node) for node in parameters(self.source, self.node)]
        kept = [text for text in generics if text.partition(":")[0].strip() not in unused]
        place = self.node.child_by_field_name("type_parameters")
        return self.source.replace(place, f"<{', '.join([*new, *kept])}>") if place is not None else ()

    def _unused(self, some: Sequence[Slot], instead: str) -> list[str]:
        """The lifetimes of the function that only these places name."""
        text, lost = self.source.tree.text(self.node), []
        for lifetime in declared(self.source, self.node):
            gone = sum(slot.written == lifetime for slot in some)
            # the declaration names it once
            if gone and lifetime != instead and len(re.findall(rf"{lifetime}\b(?!')", text)) == gone + 1:
                lost.append(lifetime)
        return lost


def signatures(source: Source) -> tuple[Signature, ...]:
    """All functions of the file."""
    return _functions(source.tree, source.path)


@lru_cache(maxsize=8)
def _functions(tree: SyntaxTree, path: str) -> tuple[Signature, ...]:
    source = Source(path=path, tree=tree)
    found = sorted(nodes(source, *FUNCTIONS), key=lambda node: node.start_byte)
    return tuple(Signature.of(source, node) for node in found)


def kin(source: Source, signature: Signature) -> list[Signature]:
    """A method, then the same method of its trait and of the trait's other impls in the file."""
    trait = trait_of(source, home(signature.node))
    if trait is None:
        return [signature]
    others = [one for one in signatures(source) if one.name == signature.name and one.node != signature.node]
    return [signature, *(one for one in others if trait_of(source, home(one.node)) == trait)]


def trait_of(source: Source, item: Node | None) -> str | None:
    """The name of the trait that an item declares or implements."""
    field = {"impl_item": "trait", "trait_item": "name"}.get(item.type, "") if item is not None else ""
    name = item.child_by_field_name(field) if item is not None and field else None
    return last_name(source.tree.text(name)) if name is not None else None


def called(source: Source, node: Node) -> set[str]:
    """The functions that are called in a node, by name."""
    found = set()
    for here in walk(node):
        function = here.child_by_field_name("function") if here.type == "call_expression" else None
        if function is not None:
            found.add(re.split(r"\W+", source.tree.text(function).partition("::<")[0])[-1])
    return found
