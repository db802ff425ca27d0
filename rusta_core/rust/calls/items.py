"""What a file defines that can be called or made: functions, methods, types, and what implements which trait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen
from tree_sitter import Node

from rusta_core.rust.syntax import SyntaxTree

_TEST = ("test", "cfg(test)")
_NOT_CALLED = ("async", "unsafe", "extern")


@frozen(kw_only=True)
class Function:
    """A function that ends and gives something, or a method.

    path: the modules that it stands in; owner: the type whose it is; receiver: `&`, `&mut`, `self` or none; types:
    what each parameter is, without the receiver; generics: the bounds of each type that it leaves open.
    """

    name: str
    path: tuple[str, ...]
    owner: str | None
    receiver: str | None
    types: tuple[Node, ...]
    returns: Node | None
    generics: Mapping[str, tuple[Node, ...]]

    @property
    def makes(self) -> str | None:
        """The name of the type whose value it gives."""
        name = _named(self.returns) if self.returns is not None else None
        return self.owner if name == "Self" else name


@frozen(kw_only=True)
class Shape:
    """How a value is written: a name (a variant's has its type before it) and its fields, named or not."""

    name: str
    names: tuple[str, ...] | None  # None: in brackets, or no fields at all
    types: tuple[Node, ...]


@frozen(kw_only=True)
class Type:
    """A struct or an enum. shapes: one, or one for each variant; open: its type parameters; head: what stands between
    the angle brackets of its definition; given: the same as arguments; where: its where clause."""

    name: str
    path: tuple[str, ...]
    shapes: tuple[Shape, ...]
    open: tuple[str, ...]
    derives: frozenset[str]
    head: str = ""
    given: str = ""
    where: str = ""


@define
class Items:
    """What one file defines, by name; what is private to a module in it is left out."""

    functions: list[Function] = field(factory=list)
    types: dict[str, Type] = field(factory=dict)
    aliases: dict[str, Node] = field(factory=dict)
    implementors: dict[str, list[str]] = field(factory=dict)  # of each trait, in the order of the file
    has_main: bool = False

    @classmethod
    def of(cls, tree: SyntaxTree) -> Items:
        found = cls()
        found._read(tree, tree.root, ())
        return found

    def constructors(self, name: str) -> list[Function]:
        """What gives a value of a type and needs none: its own functions first, `new` before others."""
        makes = [one for one in self.functions if one.receiver is None and one.makes == name]
        return sorted(makes, key=lambda one: (one.owner is None, one.name != "new", len(one.types), one.name))

    def told(self, found: Type) -> bool:
        """Whether `Debug` tells what is in its values."""
        return "Debug" in found.derives or found.name in self.implementors.get("Debug", ())

    def methods(self, name: str) -> list[Function]:
        """The methods of a type, by name."""
        return sorted(
            (one for one in self.functions if one.owner == name and one.receiver is not None), key=lambda one: one.name
        )

    def _read(self, tree: SyntaxTree, parent: Node, path: tuple[str, ...]) -> None:
        marks: list[str] = []
        for item in parent.named_children:
            if item.type == "attribute_item":
                marks.append("".join(tree.text(item).split()))
                continue
            if item.type.endswith("comment"):
                continue
            hidden = bool(path) and item.child_by_field_name("name") is not None and not _is_public(item)
            if not hidden and not any(word in mark for mark in marks for word in _TEST):
                self._one(tree, item, path, "".join(marks))
            marks = []

    def _one(self, tree: SyntaxTree, item: Node, path: tuple[str, ...], marks: str) -> None:
        named = item.child_by_field_name("name")
        name, body = tree.text(named) if named is not None else "", item.child_by_field_name("body")
        if item.type == "mod_item" and body is not None:
            self._read(tree, body, (*path, name))
        elif item.type == "function_item" and name == "main" and not path:
            self.has_main = True
        elif item.type == "function_item":
            self._function(tree, item, path, None, {})
        elif item.type in ("struct_item", "enum_item"):
            self.types[name] = _type(tree, item, path, frozenset(_derived(marks)))
        elif item.type == "type_item" and (target := item.child_by_field_name("type")) is not None:
            self.aliases[name] = target
        elif item.type == "impl_item" and body is not None and (owner := _owner(tree, item)) is not None:
            trait = item.child_by_field_name("trait")
            if trait is not None:
                self.implementors.setdefault(_named(trait) or "", []).append(owner)
            for one in body.named_children:
                if one.type == "function_item" and (trait is not None or not path or _is_public(one)):
                    self._function(tree, one, path, owner, _generics(tree, item))

    def _function(
        self,
        tree: SyntaxTree,
        item: Node,
        path: tuple[str, ...],
        owner: str | None,
        outer: Mapping[str, tuple[Node, ...]],
    ) -> None:
        named, parameters = item.child_by_field_name("name"), item.child_by_field_name("parameters")
        before = " ".join(tree.text(one) for one in item.named_children if one.type == "function_modifiers")
        if named is None or parameters is None or any(word in before for word in _NOT_CALLED):
            return
        receiver, types = None, list[Node]()
        for one in parameters.named_children:
            if one.type == "self_parameter":
                words = tree.text(one)
                receiver = "self" if "&" not in words else "&mut" if "mut" in words else "&"
            elif one.type == "parameter" and (given := one.child_by_field_name("type")) is not None:
                pattern = one.child_by_field_name("pattern")
                if pattern is not None and pattern.type == "self":  # `self: Rc<Self>`: nothing here has one
                    return
                types.append(given)
            elif one.type not in ("attribute_item", "line_comment", "block_comment"):
                return
        self.functions.append(
            Function(
                name=tree.text(named),
                path=path,
                owner=owner,
                receiver=receiver,
                types=tuple(types),
                returns=item.child_by_field_name("return_type"),
                generics={**outer, **_generics(tree, item)},
            )
        )


def arguments(node: Node) -> list[Node]:
    """The types between the angle brackets of a type, lifetimes left out."""
    given = node.child_by_field_name("type_arguments")
    return [one for one in given.named_children if one.type != "lifetime"] if given is not None else []


def _named(node: Node) -> str | None:
    """The last word of a type's path, without what is in its angle brackets."""
    if node.type == "generic_type":
        inner = node.child_by_field_name("type")
        return _named(inner) if inner is not None else None
    if node.type == "scoped_type_identifier":
        inner = node.child_by_field_name("name")
        return _named(inner) if inner is not None else None
    return node.text.decode() if node.text is not None else None


last_name = _named


def _owner(tree: SyntaxTree, item: Node) -> str | None:
    target = item.child_by_field_name("type")
    return _named(target) if target is not None and target.type != "reference_type" else None


def _is_public(item: Node) -> bool:
    return any(one.type == "visibility_modifier" for one in item.named_children)


def _derived(marks: str) -> Iterator[str]:
    for part in marks.split("derive(")[1:]:
        yield from (word.rpartition("::")[2] for word in part.partition(")")[0].split(","))


def _generics(tree: SyntaxTree, item: Node) -> dict[str, tuple[Node, ...]]:
    """The type parameters of an item with their bounds, those of its `where` included."""
    found: dict[str, list[Node]] = {}
    given = item.child_by_field_name("type_parameters")
    for one in given.named_children if given is not None else ():
        if one.type == "type_parameter" and (named := one.child_by_field_name("name")) is not None:
            found[tree.text(named)] = _bounds(one)
    for where in item.named_children:
        for one in where.named_children if where.type == "where_clause" else ():
            left = one.child_by_field_name("left")
            if left is not None and tree.text(left) in found:
                found[tree.text(left)] += _bounds(one)
    return {name: tuple(bounds) for name, bounds in found.items()}


def _bounds(node: Node) -> list[Node]:
    bounds = node.child_by_field_name("bounds")
    return [one for one in bounds.named_children if one.type != "lifetime"] if bounds is not None else []


def _type(tree: SyntaxTree, item: Node, path: tuple[str, ...], derives: frozenset[str]) -> Type:
    named, body = item.child_by_field_name("name"), item.child_by_field_name("body")
    name = tree.text(named) if named is not None else ""
    if item.type == "struct_item":
        shapes = [_shape(tree, name, body)]
    else:
        variants: Sequence[Node] = body.named_children if body is not None else ()
        shapes = [
            _shape(tree, f"{name}::{tree.text(called)}", one.child_by_field_name("body"))
            for one in variants
            if one.type == "enum_variant" and (called := one.child_by_field_name("name")) is not None
        ]
    given = item.child_by_field_name("type_parameters")
    parameters = [one for one in given.named_children if one.type.endswith("_parameter")] if given is not None else []
    names = [one.child_by_field_name("name") for one in parameters]
    where = [tree.text(one) for one in item.named_children if one.type == "where_clause"]
    return Type(
        name=name,
        path=path,
        shapes=tuple(shapes),
        open=tuple(_generics(tree, item)),
        derives=derives,
        head=" ".join(tree.text(given)[1:-1].split()) if given is not None else "",
        given=", ".join(tree.text(one) for one in names if one is not None),
        where=" ".join(" ".join(where).split()),
    )


def _shape(tree: SyntaxTree, name: str, body: Node | None) -> Shape:
    if body is None:
        return Shape(name=name, names=None, types=())
    if body.type == "ordered_field_declaration_list":
        types = [one for at, one in enumerate(body.children) if body.field_name_for_child(at) == "type"]
        return Shape(name=name, names=None, types=tuple(types))
    names, types = [], []
    for one in body.named_children:
        called, given = one.child_by_field_name("name"), one.child_by_field_name("type")
        if one.type == "field_declaration" and called is not None and given is not None:
            names.append(tree.text(called))
            types.append(given)
    return Shape(name=name, names=tuple(names), types=tuple(types))
