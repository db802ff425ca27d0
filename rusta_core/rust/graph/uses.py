"""Where crates use what they define, as far as syntax says.

What is bound locally (parameters, `let`, patterns, generics) hides what is defined. A path is followed from its first
segment; a field or a method, whose type is not known, may be any of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen
from tree_sitter import Node

from rusta_core.records import File
from rusta_core.rust.graph.modules import CRATE, Module, Path, crates, imports, segments
from rusta_core.rust.graph.names import ONLY_VALUES, Names
from rusta_core.rust.graph.symbols import Definitions, Scope, Symbol
from rusta_core.rust.syntax import SyntaxTree

_NO_BINDING = frozenset(("constant", "static", "struct", "variant"))  # what a bare name in a pattern may be, too
_PATHS = frozenset(("scoped_identifier", "scoped_type_identifier"))
_FIELDS = frozenset(("field_identifier", "shorthand_field_identifier"))
_IDENTIFIERS = frozenset(("identifier", "type_identifier", *_FIELDS))
_NO_NAMES = frozenset(("line_comment", "block_comment", "string_literal", "lifetime", "label", "attribute_item"))
_NAME_A_USE = frozenset(("struct_expression", "field_pattern", *_PATHS))  # whose field `name` defines nothing
_WORDS = frozenset((CRATE, "self", "super", "Self"))


@frozen(kw_only=True)
class Use:
    """A name that stands for something in the crate. means: the ids of what it may be, most often one; is_sure: that it
    is one of these, as scopes and paths lead there; else the name alone speaks for it (`value.len()`, say)."""

    name: str
    file: str
    start: int
    end: int
    means: tuple[str, ...]
    is_sure: bool


@frozen(kw_only=True)
class Index:
    """The definitions and the uses of the crates that some files make, in the order of the files.

    implements: a type and a trait that are both defined here, by their ids.
    """

    symbols: tuple[Symbol, ...] = field(repr=False)
    uses: tuple[Use, ...] = field(repr=False)
    implements: tuple[tuple[str, str], ...] = field(repr=False)

    @classmethod
    def of(cls, files: Sequence[File]) -> Index:
        symbols: list[Symbol] = []
        uses: dict[tuple[str, int, int], Use] = {}
        implements: list[tuple[str, str]] = []
        for crate in crates(files):
            names = Names(Definitions.of(crate))
            symbols += names.definitions.symbols
            implements += names.implements()
            for module in crate.modules:
                for use in _Walk(names, module).uses():
                    key = use.file, use.start, use.end
                    before = uses.get(key, use)  # of another crate with the same file
                    means = tuple(dict.fromkeys((*before.means, *use.means)))
                    uses[key] = evolve(use, means=means, is_sure=use.is_sure and before.is_sure)
        return cls(
            symbols=tuple(sorted(symbols, key=lambda one: (one.file, one.start, -one.end, one.id))),
            uses=tuple(uses[key] for key in sorted(uses)),
            implements=tuple(sorted(set(implements))),
        )

    def at(self, file: str, offset: int) -> list[Symbol]:
        """What the name at a place stands for; where it stands for nothing, the innermost item around it."""
        here = [one for one in self.symbols if one.file == file]
        if named := [one for one in here if one.name_start <= offset < one.name_end]:
            return named
        used = {id for use in self.uses if use.file == file and use.start <= offset < use.end for id in use.means}
        if used:
            return [one for one in self.symbols if one.id in used]
        return sorted((one for one in here if one.start <= offset < one.end), key=lambda one: one.end - one.start)[:1]

    def uses_of(self, id: str) -> list[Use]:
        """The places that use a symbol, or may."""
        return [use for use in self.uses if id in use.means]


@frozen(kw_only=True, eq=False)
class _Place:
    """What holds at a node. owner: the path of what `Self` is; trait: whose impl it is in; bound: the names of what is
    local."""

    scope: Scope
    owner: Path = ()
    trait: str = ""
    bound: frozenset[str] = frozenset()


@frozen(eq=False)
class _Walk:
    """One module's text, walked with the names that are bound on the way."""

    names: Names
    module: Module

    @property
    def tree(self) -> SyntaxTree:
        return self.module.tree

    def uses(self) -> Iterator[Use]:
        here = _Place(scope=Scope(path=self.module.path, module=self.module.path))
        ahead = [(child, here) for child in reversed(self.module.node.named_children)]
        while ahead:
            node, place = ahead.pop()
            kind = node.type
            if kind in _NO_NAMES or kind == "mod_item":
                continue
            if kind in _IDENTIFIERS:
                yield from self._name(node, place)
            elif kind == "use_declaration":
                yield from self._imports(node, place)
            elif kind in _PATHS and (parts := segments(node)):
                yield from self._path(parts, node, place)
                ahead += [(one, place) for one in _arguments(node)]
            else:
                ahead += reversed(list(self._inside(node, place)))

    def _inside(self, node: Node, place: _Place) -> Iterator[tuple[Node, _Place]]:
        """The parts of a node, and what is bound in each."""
        key = self.module.file, node.start_byte
        place = _Place(
            scope=self.names.definitions.scopes.get(key, place.scope),
            owner=self.names.definitions.owners.get(key, place.owner),
            trait=self.names.definitions.traits.get(key, "" if key in self.names.definitions.owners else place.trait),
            bound=place.bound | self._bound_in(node, place.scope),
        )
        for child in node.named_children:
            if child.type != "let_declaration":
                yield child, place
                continue
            pattern = child.child_by_field_name("pattern")
            after = evolve(place, bound=place.bound | self._bound(pattern, place.scope))
            yield from ((part, after if part == pattern else place) for part in child.named_children)
            place = after

    # what is bound

    def _bound_in(self, node: Node, scope: Scope) -> frozenset[str]:
        """The names that a node binds for all that is in it."""
        patterns: list[Node | None] = []
        for child in node.named_children:
            if child.type in ("type_parameters", "parameters", "closure_parameters"):
                patterns += [one.child_by_field_name("pattern") or one for one in child.named_children]
            elif child.type == "let_condition":
                patterns.append(child.child_by_field_name("pattern"))
            elif child.type == "let_chain":
                patterns += [one.child_by_field_name("pattern") for one in child.named_children]
        if node.type in ("for_expression", "match_arm"):
            patterns.append(node.child_by_field_name("pattern"))
        return frozenset().union(*(self._bound(pattern, scope) for pattern in patterns))

    def _bound(self, pattern: Node | None, scope: Scope) -> frozenset[str]:
        """The names that a pattern or a parameter binds: all but those of constants, unit structs and variants."""
        found: set[str] = set()
        ahead = [pattern]
        while ahead:
            node = ahead.pop()
            if node is None or node.type in _PATHS or node.type.endswith("_type"):
                continue
            if node.type in ("type_parameter", "const_parameter"):
                name = node.child_by_field_name("name")
                found |= {self.tree.text(name)} if name is not None else set()
            elif node.type in ("identifier", "shorthand_field_identifier"):
                word = self.tree.text(node)
                same = self.names.looked_up(word, scope) if node.type == "identifier" else []
                found |= {word} if not any(one.kind in _NO_BINDING for one in same) else set()
            else:
                skipped = [node.child_by_field_name(name) for name in ("type", "condition")]
                ahead += [child for child in node.named_children if child not in skipped]
        return frozenset(found)

    # one name

    def _use(self, node: Node, found: Sequence[Symbol], *, is_sure: bool = True) -> Iterator[Use]:
        means = tuple(dict.fromkeys(one.id for one in found))
        name = self.tree.text(node)
        if means and name not in _WORDS:
            yield Use(
                name=name,
                file=self.module.file,
                start=node.start_byte,
                end=node.end_byte,
                means=means,
                is_sure=is_sure,
            )

    def _guess(self, node: Node, found: Sequence[Symbol]) -> Iterator[Use]:
        """A use by its name alone; sure is only a field that is alone in its name: fields of others are seldom read."""
        yield from self._use(node, found, is_sure=len(found) == 1 and found[0].kind == "field")

    def _name(self, node: Node, place: _Place) -> Iterator[Use]:
        above, name = node.parent, self.tree.text(node)
        if above is None or (above.child_by_field_name("name") == node and above.type not in _NAME_A_USE):
            return  # a definition
        if above.type in _PATHS:  # `<T as Trait>::name`
            yield from self._guess(node, self._methods(name))
        elif above.type == "field_expression" and node.type == "field_identifier":
            yield from self._member(node, above, name, place.owner)
        elif node.type in _FIELDS or above.type == "shorthand_field_initializer":
            yield from self._field_of_struct(node, above, name, place)
        elif above.type == "macro_invocation":
            yield from self._use(node, self.names.macros.get(name, ()))
        elif above.type == "token_tree":
            yield from self._token(node, name, place)
        elif name not in place.bound:
            found = self.names.looked_up(name, place.scope)
            is_type = node.type == "type_identifier"
            yield from self._use(
                node, [one for one in found if one.kind not in ONLY_VALUES] if is_type else _values(found)
            )

    def _resolved(self, said: Path, place: _Place) -> list[Symbol]:
        return self.names.resolved(said, place.scope, place.owner, place.trait)

    def _methods(self, name: str) -> list[Symbol]:
        return [one for one in self.names.by_name.get(name, ()) if one.kind == "method"]

    def _fields(self, name: str) -> list[Symbol]:
        return [one for one in self.names.by_name.get(name, ()) if one.kind == "field"]

    def _member(self, node: Node, access: Node, name: str, owner: Path) -> Iterator[Use]:
        """What `value.name` may be: of the own type where the value is `self`, else whatever has that name."""
        called = access
        if access.parent is not None and access.parent.type == "generic_function":
            called = access.parent
        call = called.parent
        is_call = call is not None and call.type == "call_expression" and call.child_by_field_name("function") == called
        wanted, value = "method" if is_call else "field", access.child_by_field_name("value")
        is_own = value is not None and value.type == "self"
        own = [one for one in self.names.members.get((owner, name), ()) if is_own and one.kind == wanted]
        yield from self._use(node, own) if own else self._guess(node, self.names.reached(name, wanted))

    def _field_of_struct(self, node: Node, around: Node, name: str, place: _Place) -> Iterator[Use]:
        """A field by the name of its struct or variant, which stands around it."""
        above: Node | None = around
        while above is not None and above.type not in ("struct_expression", "struct_pattern"):
            above = above.parent
        named = above and (above.child_by_field_name("name") or above.child_by_field_name("type"))
        said = tuple(self.tree.text(one) for one in segments(named))
        owners = self._resolved(said, place)
        if any(owner.kind == "type" for owner in owners):
            yield from self._guess(node, self._fields(name))
            return
        paths = [self.names.definitions.paths[owner.id][0] for owner in owners]
        yield from self._use(
            node, [one for path in paths for one in self.names.by_path.get((*path, name), ()) if one.kind == "field"]
        )

    def _path(self, parts: Sequence[Node], node: Node, place: _Place) -> Iterator[Use]:
        said = tuple(self.tree.text(part) for part in parts)
        is_macro = node.parent is not None and node.parent.type == "macro_invocation"
        for count, part in enumerate(parts, 1):
            if count < len(said):
                found = [] if said[0] in place.bound else self._resolved(said[:count], place)
                yield from self._use(part, [one for one in found if one.kind not in ONLY_VALUES])
            elif is_macro:
                yield from self._use(part, self.names.macros.get(said[-1], ()))
            else:
                yield from self._last(part, said, place)

    def _last(self, node: Node, said: Path, place: _Place) -> Iterator[Use]:
        """What a whole path stands for; of a generic or a type from elsewhere, the methods of the crate's traits."""
        if said[0] in place.bound:
            yield from self._guess(node, self._methods(said[-1]))
            return
        found = self._resolved(said, place)
        if found or said[0] in _WORDS or self._resolved(said[:-1], place):
            yield from self._use(node, found)
            return
        methods = (one for one in self._methods(said[-1]) if one.implements)
        yield from self._guess(node, [one for one in methods if one.owner.rpartition("::")[2] == said[-2]])

    def _token(self, node: Node, name: str, place: _Place) -> Iterator[Use]:
        """A name among the tokens of a macro's call, which has no structure but `a::b`, `a.b` and `a!`."""
        before: list[str] = []
        at, after = node.prev_sibling, node.next_sibling
        while at is not None and at.type == "::" and at.prev_sibling is not None:
            before.insert(0, self.tree.text(at.prev_sibling))
            at = at.prev_sibling.prev_sibling
        if at is not None and at.type == "." and not before:
            wanted = "method" if after is not None and self.tree.text(after)[:1] == "(" else "field"
            yield from self._guess(node, self.names.reached(name, wanted))
        elif after is not None and after.type == ":":  # `S { name: …`
            yield from self._guess(node, self._fields(name))
        elif after is not None and after.type == "!":
            yield from self._use(node, self.names.macros.get(name, ()))
        elif before:
            yield from self._last(node, (*before, name), place)
        elif name not in place.bound:
            yield from self._use(node, _values(self.names.looked_up(name, place.scope)))

    def _imports(self, node: Node, place: _Place) -> Iterator[Use]:
        seen: set[int] = set()
        for one in imports(self.tree, node):
            for count, part in enumerate(one.nodes, 1):
                if part.start_byte not in seen:
                    seen.add(part.start_byte)
                    yield from self._use(part, self.names.imported(one.target[:count], place.scope.path))


def _values(found: Sequence[Symbol]) -> list[Symbol]:
    """What a bare name may stand for in an expression or a pattern."""
    return [one for one in found if one.kind not in ("macro", "field", "method")]


def _arguments(path: Node) -> list[Node]:
    """The generic arguments in a path, the last first."""
    found: list[Node] = []
    ahead = [path]
    while ahead:
        for child in ahead.pop().named_children:
            if child.type == "type_arguments":
                found.append(child)
            elif child.type in _PATHS or child.type.startswith("generic_type"):
                ahead.append(child)
    return sorted(found, key=lambda node: -node.start_byte)
