"""What a name or a path stands for in a crate, by Rust's rules of scope (the Rust reference, "Names" and "Paths").

What leads out of the crate stands for nothing here. A name may stand for several things: in several name spaces, or
because a `cfg` would choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from rusta_core.rust.graph.modules import CRATE, Path
from rusta_core.rust.graph.symbols import Definitions, Scope, Symbol, as_trait, lexical

TYPES = frozenset(("struct", "enum", "union", "trait", "type"))
ONLY_VALUES = frozenset(("function", "method", "constant", "static", "field", "macro"))
_MEMBERS = frozenset(("method", "field"))
_LEADING = frozenset((CRATE, "self", "super"))


@frozen(eq=False)
class Names:
    """The tables of one crate. by_path: what has a path of its own; members: what belongs to a type, by its path and
    the member's name; by_name: fields and methods."""

    definitions: Definitions
    by_path: dict[Path, list[Symbol]] = field(factory=lambda: defaultdict(list), init=False)
    members: dict[tuple[Path, str], list[Symbol]] = field(factory=lambda: defaultdict(list), init=False)
    by_name: dict[str, list[Symbol]] = field(factory=lambda: defaultdict(list), init=False)
    macros: dict[str, list[Symbol]] = field(factory=lambda: defaultdict(list), init=False)
    _known: dict[tuple[Path, str], list[Symbol]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for symbol in self.definitions.symbols:
            path, owner = self.definitions.paths[symbol.id]
            self.by_path[path].append(symbol)
            if symbol.kind in _MEMBERS or symbol.implements:
                self.members[owner, symbol.name].append(symbol)
            if symbol.kind in _MEMBERS:
                self.by_name[symbol.name].append(symbol)
            if symbol.kind == "macro":
                self.macros[symbol.name].append(symbol)

    def implements(self) -> Iterator[tuple[str, str]]:
        """(type, trait) of each `impl Trait for Type` of which both are defined here, by their ids."""
        for owner, trait in self.definitions.implements:
            types = [one for one in self.by_path.get(owner, ()) if one.kind in TYPES]
            traits = [one for one in self.by_path.get(trait, ()) if one.kind == "trait"]
            yield from ((one.id, other.id) for one in types for other in traits)

    def looked_up(self, name: str, scope: Scope) -> list[Symbol]:
        """What is defined or imported by a name in a scope, or else in the scopes around it."""
        inner: Scope | None = scope
        while inner is not None:
            if found := self.inside(inner.path, name):
                return found
            inner = inner.outer
        return []

    def inside(self, path: Path, name: str) -> list[Symbol]:
        """What is defined or imported by a name in a module, or in the body of a function."""
        if (path, name) not in self._known:
            self._known[path, name] = []  # until it is known: modules may import each other
            self._known[path, name] = self._inside(path, name)
        return self._known[path, name]

    def _inside(self, path: Path, name: str) -> list[Symbol]:
        imports = self.definitions.imports.get(path, ())
        brought = (symbol for one in imports if one.name == name for symbol in self.imported(one.target, path))
        if found := list(dict.fromkeys((*self.by_path.get((*path, name), ()), *brought))):
            return found
        places = (place for one in imports if one.name == "*" for place in self.imported(one.target, path))
        return list(dict.fromkeys(found for place in places for found in self.step(place, name)))

    def imported(self, target: Path, path: Path) -> list[Symbol]:
        """What the path of a `use` stands for that is in a module or a function."""
        module = next(path[:end] for end in range(len(path), 0, -1) if path[:end] in self.definitions.modules)
        outer = Scope(path=module, module=module)
        scope = outer if path == module else Scope(path=path, module=module, outer=outer)
        return self.resolved(target, scope, ())

    def resolved(self, said: Path, scope: Scope, owner: Path, trait: str = "") -> list[Symbol]:
        """What a path stands for where `Self` is the type at `owner`. trait: whose impl it stands in."""
        if not said:
            return []
        if said[0] in _LEADING:
            count = next((n for n, one in enumerate(said) if one not in _LEADING), len(said))
            places, rest = self.by_path.get(lexical(said[:count], scope.module) or (), []), said[count:]
        elif said[0] == "Self":
            if trait and len(said) == 2 and (own := self.by_path.get((*as_trait(owner, trait), said[1]), [])):
                return own
            places, rest = self.by_path.get(owner, []), said[1:]
            if rest and not places:  # a type from elsewhere
                return self.members.get((owner, rest[0]), []) if len(rest) == 1 else []
        else:
            places, rest = self.looked_up(said[0], scope), said[1:]
        for word in rest:
            places = list(dict.fromkeys(found for place in places for found in self.step(place, word)))
        return places

    def step(self, place: Symbol, name: str) -> Sequence[Symbol]:
        """What a name stands for inside of something."""
        path, _ = self.definitions.paths[place.id]
        if place.kind == "module":
            return self.inside(path, name)
        if place.kind == "type":  # whatever it is another name for
            return self.by_name.get(name, [])
        if place.kind not in TYPES:
            return []
        own = (*self.by_path.get((*path, name), ()), *self.members.get((path, name), ()))
        return own or [one for one in self.by_name.get(name, ()) if self._is_of(one, "trait")]

    def reached(self, name: str, kind: str) -> list[Symbol]:
        """The methods, or the fields, that `value.name` may be where nothing is known of the value."""
        found = [one for one in self.by_name.get(name, ()) if one.kind == kind]
        return [one for one in found if not self._is_of(one, "variant")]

    def _is_of(self, symbol: Symbol, kind: str) -> bool:
        _, owner = self.definitions.paths[symbol.id]
        return any(one.kind == kind for one in self.by_path.get(owner, ()))
