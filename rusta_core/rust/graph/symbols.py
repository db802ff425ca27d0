"""What the files of a crate define and where they use it, as far as syntax says.

A tree-sitter index: it also reads what does not compile. A name that could stand for several things (a method of an
expression whose type nobody wrote) is a use of each of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from attrs import field, frozen
from tree_sitter import Node

from rusta_core.rust.graph.modules import CRATE, Crate, Import, Module, Path, imports, segments
from rusta_core.rust.syntax import SyntaxTree

KINDS = {
    "mod_item": "module", "struct_item": "struct", "enum_item": "enum", "union_item": "union", "trait_item": "trait",
    "type_item": "type", "associated_type": "type", "const_item": "constant", "static_item": "static",
    "function_item": "function", "function_signature_item": "function", "macro_definition": "macro",
    "field_declaration": "field", "enum_variant": "variant",
}  # fmt: skip
"""Kinds of node that define something, and what; a function of an impl or a trait is a `method`."""
_MOST_SIGNATURE = 240  # characters
_ENDS = frozenset(("block", "declaration_list", "enum_variant_list", "field_declaration_list", "macro_rule", "="))


@frozen(kw_only=True)
class Symbol:
    """A definition. id: `kind path@root`, with `#2` for the second of the same: it hangs on nothing else, so that it
    stays what it is while other things change. start, end: the item's bytes; name_start, name_end: its name's.

    kind: one of module, struct, enum, union, trait, type, constant, static, function, method, macro, field and
    variant; path: `crate::module::Type::method`; root: of the crate that it belongs to; owner: the path of what it
    stands in, of a method's type; implements: the trait that an impl is of, as written; visibility: as written, `pub`.
    """

    id: str
    kind: str
    name: str
    path: str
    root: str
    owner: str
    implements: str
    file: str
    start: int
    end: int
    name_start: int
    name_end: int
    visibility: str
    signature: str


@frozen(kw_only=True, eq=False)
class Scope:
    """Where names are looked up: a module, or the body of a function. outer: None for a module."""

    path: Path
    module: Path
    outer: Scope | None = None


@frozen(kw_only=True, eq=False)
class Definitions:
    """What one crate defines. paths: of a symbol and of its owner, by its id; scopes: of each function's body, by
    (file, start of the function); imports: by the path of the scope that they stand in; owners: what `Self` is in an
    impl or a trait, by (file, start); traits: what an impl is of, as written, likewise; implements: the paths of type
    and trait of each `impl Trait for Type`."""

    crate: Crate
    modules: frozenset[Path]
    symbols: list[Symbol] = field(factory=list)
    paths: dict[str, tuple[Path, Path]] = field(factory=dict)
    scopes: dict[tuple[str, int], Scope] = field(factory=dict)
    imports: dict[Path, list[Import]] = field(factory=lambda: defaultdict(list))
    owners: dict[tuple[str, int], Path] = field(factory=dict)
    traits: dict[tuple[str, int], str] = field(factory=dict)
    implements: list[tuple[Path, Path]] = field(factory=list)

    @classmethod
    def of(cls, crate: Crate) -> Definitions:
        found = cls(crate=crate, modules=frozenset(module.path for module in crate.modules))
        reader = _Reader(found, Counter())
        for module in crate.modules:
            if module.path == (CRATE,):
                reader.add_root(module)
            for item in module.node.named_children:
                if item.type == "use_declaration":
                    found.imports[module.path] += imports(module.tree, item)
        for module in crate.modules:
            reader.read_module(module)
        return found


@frozen(kw_only=True, eq=False)
class _Place:
    """Where an item stands. path: to which its name is added; trait: whose impl it is in; has_methods: whether it is in
    an impl or a trait."""

    scope: Scope
    path: Path
    trait: str = ""
    has_methods: bool = False


@frozen(eq=False)
class _Reader:
    found: Definitions
    counts: Counter[str]

    def add_root(self, module: Module) -> None:
        end = len(module.tree.data)
        self._add("module", CRATE, (CRATE,), module.file, (0, end, 0, 0), "", "", (), "")

    def read_module(self, module: Module) -> None:
        here = _Place(scope=Scope(path=module.path, module=module.path), path=module.path)
        ahead = [(item, here) for item in reversed(module.node.named_children)]
        while ahead:
            node, place = ahead.pop()
            if node.type == "impl_item":
                inside: _Place | None = self._read_impl(module, node, place)
            elif node.type == "use_declaration":
                if place.scope.outer is not None:  # a module's own are known already
                    self.found.imports[place.scope.path] += imports(module.tree, node)
                continue
            else:
                inside = self._read_item(module, node, place)
            if inside is not None:
                ahead += [(child, inside) for child in reversed(node.named_children)]

    def _read_item(self, module: Module, node: Node, place: _Place) -> _Place | None:
        """The place that what is inside has; None where a module has it."""
        tree, kind, name = module.tree, KINDS.get(node.type), node.child_by_field_name("name")
        if kind is None or name is None:
            return place
        kind = "method" if kind == "function" and place.has_methods else kind
        word = tree.text(name)
        path = (*(as_trait(place.path, place.trait) if place.trait else place.path), word)
        span = (node.start_byte, node.end_byte, name.start_byte, name.end_byte)
        first = node.named_children[0]
        visibility = tree.text(first) if first.type == "visibility_modifier" else ""
        signature = _signature(tree, node)
        self._add(kind, word, path, module.file, span, visibility, signature, place.path, place.trait)
        scope = place.scope
        if kind in ("function", "method"):
            scope = Scope(path=path, module=scope.module, outer=scope)
            self.found.scopes[module.file, node.start_byte] = scope
        if kind == "trait":
            self.found.owners[module.file, node.start_byte] = path
        return None if kind == "module" else _Place(scope=scope, path=path, has_methods=kind == "trait")

    def _read_impl(self, module: Module, node: Node, place: _Place) -> _Place:
        tree, trait = module.tree, node.child_by_field_name("trait")
        owner = self._absolute(tree, node.child_by_field_name("type"), place.scope)
        self.found.owners[module.file, node.start_byte] = owner
        written = ""
        if trait is not None:
            self.found.traits[module.file, node.start_byte] = written = " ".join(tree.text(trait).split())
            self.found.implements.append((owner, self._absolute(tree, trait, place.scope)))
        return _Place(scope=place.scope, path=owner, trait=written, has_methods=True)

    def _absolute(self, tree: SyntaxTree, node: Node | None, scope: Scope) -> Path:
        """The path of the type or trait that is named, by what the module itself imports; in the module where nothing
        says otherwise."""
        said = tuple(tree.text(part) for part in segments(node))
        if not said:
            return (*scope.path, "".join(tree.text(node).split()) if node is not None else "")
        for one in self.found.imports.get(scope.module, ()):
            if one.name == said[0] and one.target != said[:1]:
                said = (*one.target, *said[1:])
                break
        if (found := lexical(said, scope.module)) is not None:
            return found
        is_here = len(said) == 1 or (*scope.module, said[0]) in self.found.modules
        return (*scope.path, *said) if is_here else (*scope.path, "::".join(said))  # of another crate

    def _add(
        self, kind: str, name: str, path: Path, file: str, span: tuple[int, int, int, int], visibility: str,
        signature: str, owner: Path, trait: str,
    ) -> None:  # fmt: skip
        root, shown = self.found.crate.root, "::".join(path)
        same = f"{kind} {shown}@{root}"
        self.counts[same] += 1
        id = same if self.counts[same] == 1 else f"{same}#{self.counts[same]}"
        self.found.paths[id] = path, owner
        self.found.symbols.append(
            Symbol(
                id=id,
                kind=kind,
                name=name,
                path=shown,
                root=root,
                owner="::".join(owner),
                implements=trait,
                file=file,
                start=span[0],
                end=span[1],
                name_start=span[2],
                name_end=span[3],
                visibility=visibility,
                signature=signature,
            )
        )


def as_trait(owner: Path, trait: str) -> Path:
    """The path of what is in an `impl Trait for Type`."""
    return (*owner[:-1], f"<{owner[-1]} as {trait}>")


def lexical(said: Path, module: Path) -> Path | None:
    """The absolute path that `crate::…`, `self::…` or `super::…` is in a module; None for one that begins otherwise."""
    if said[0] == CRATE:
        return said
    if said[0] not in ("self", "super"):
        return None
    here, rest = module, said[1:] if said[0] == "self" else said
    while rest and rest[0] == "super":
        here, rest = here[:-1], rest[1:]
    return (*here, *rest)


def _signature(tree: SyntaxTree, node: Node) -> str:
    """An item's text up to its body or value, in one line."""
    ends = _ENDS - {"="} if node.type == "type_item" else _ENDS
    end = next((child.start_byte for child in node.children if child.type in ends), node.end_byte)
    words = " ".join(tree.data[node.start_byte : end].decode(errors="replace").split()).rstrip(";,{( ")
    return words if len(words) <= _MOST_SIGNATURE else words[: _MOST_SIGNATURE - 1] + "…"
