"""Expressions of a type, made up: the same for the same key, whatever else is in the program.

Few different values, so that calls meet: what one put in, another asks for; and those that the program names itself,
since it is there that it behaves in another way (the dictionaries of fuzzers, AFL's technical details, section 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import digest
from rusta_core.rust.calls.items import Function, Items, Shape, Type, arguments, last_name
from rusta_core.rust.syntax import SyntaxTree

DEEPEST = 4
"""How many values stand inside each other, at most."""

_INTEGERS = frozenset(["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"])
_FIRST = re.compile(r"[^#]*#(\d+)\.0")
_BYTES = frozenset(("i8", "u8"))
_NUMBERS = ("0", "1", "2", "3", "5", "8")
_FLOATS = ("0.0", "0.5", "1.0", "2.5", "-1.5")
_TEXTS = ('"a"', '"b"', '"a b"', '"one two one"', '"3"', '""')
_CHARS = ("'a'", "'b'", "' '", "'3'")
_FEW = 12
"""How many literals of a sort are taken from the program, at most."""
_LITERALS = {
    "number": "(integer_literal) @it",
    "text": "(string_literal) @it",
    "char": "(char_literal) @it",
}
_COLLECTED = frozenset(("VecDeque", "LinkedList", "BinaryHeap", "HashSet", "BTreeSet"))
_MAPS = frozenset(("HashMap", "BTreeMap"))
_AROUND = {
    "Box": "::std::boxed::Box::new", "Rc": "::std::rc::Rc::new", "Arc": "::std::sync::Arc::new",
    "Cell": "::std::cell::Cell::new", "RefCell": "::std::cell::RefCell::new", "Mutex": "::std::sync::Mutex::new",
    "RwLock": "::std::sync::RwLock::new", "Reverse": "::std::cmp::Reverse",
}  # fmt: skip
_WORDS = frozenset(("ToString", "Display"))
_FUNCTIONS = frozenset(("Fn", "FnMut", "FnOnce"))

Env = Mapping[str, "tuple[Node, ...] | Node"]
"""What a type parameter stands for: a type that was given, or its bounds where it was left open."""


@frozen(kw_only=True)
class Pool:
    """What simple values are drawn from, as Rust writes them."""

    numbers: tuple[str, ...] = _NUMBERS
    texts: tuple[str, ...] = _TEXTS
    chars: tuple[str, ...] = _CHARS

    @classmethod
    def of(cls, tree: SyntaxTree) -> Pool:
        """What there always is, and what a program names: numbers with those beside them, texts, and texts of its
        characters."""
        found = {
            sort: list(dict.fromkeys(tree.text(one["it"]) for one in some))[:_FEW]
            for sort, some in zip(_LITERALS, tree.captures_each(list(_LITERALS.values())), strict=True)
        }
        whole = [int(word) for word in found["number"] if word.isdigit() and int(word) < 1000]
        beyond = [str(max(whole) + 1)] if whole else []
        near = [*beyond, *(str(max(0, one + more)) for more in (0, 1, -1) for one in whole)]
        texts = [word for word in found["text"] if "{" not in word and "\n" not in word]
        chars = [word for word in found["char"] if "\\" not in word]
        spelled = "".join(word[1:-1] for word in chars)
        told = [f'"{spelled}{spelled[:2]}"', f'"{spelled[::-1]}"'] if spelled.isalnum() else []
        with_number = [f'{word[:-1]} 3"' for word in texts if not word.endswith(' "')]
        return cls(
            numbers=tuple(dict.fromkeys((*near, *_NUMBERS))),
            texts=tuple(dict.fromkeys((*told, *texts, *with_number, *_TEXTS))),
            chars=tuple(dict.fromkeys((*chars, *_CHARS))),
        )


def turn(key: str) -> int:
    """A number by the key alone: of the first argument (`name#3.0`) how often it was called before, so that it takes
    one value after another; of any other at random."""
    first = _FIRST.fullmatch(key)
    return int(first[1]) if first is not None else int(digest(key)[:8], 16)


def drawn(key: str, some: Sequence[str]) -> str:
    """One of them, by the key alone."""
    return some[turn(key) % len(some)]


@frozen
class Values:
    """Makes up values of the types that a file knows. Each method gives None where it cannot."""

    items: Items
    pool: Pool = Pool()

    def of(self, node: Node, key: str, env: Env, owner: str | None = None, depth: int = 0) -> str | None:
        """An expression of a type; of a reference one that lives as long as the program."""
        if depth > DEEPEST:
            return None
        kind, name = node.type, last_name(node)
        if kind == "primitive_type" or name in _INTEGERS:
            return self._primitive(name or "", key)
        if kind == "unit_type":
            return "()"
        if kind == "reference_type":
            return self._reference(node, key, env, owner, depth)
        if kind == "tuple_type":
            return self._all(node.named_children, key, env, owner, depth, "({})", last=",")
        if kind == "array_type":
            return self._array(node, key, env, owner, depth)
        if kind in ("dynamic_type", "abstract_type"):
            trait = node.child_by_field_name("trait")
            return self._bounded([trait], key, env, depth) if trait is not None else None
        if kind == "bounded_type":
            return self.of(node.named_children[0], key, env, owner, depth)
        if kind == "function_type":
            return self._closure(node, key, env, depth)
        if name is None or kind not in ("type_identifier", "generic_type", "scoped_type_identifier"):
            return None
        if kind == "type_identifier" and name in env:
            known = env[name]
            if isinstance(known, tuple):
                return self._bounded(known, key, env, depth)
            return self.of(known, key, {}, owner, depth + 1)
        return self._named(node, name, key, env, owner, depth)

    def owned(self, inner: Node, key: str, env: Env, owner: str | None = None) -> str | None:
        """What a reference to this type can be to."""
        if last_name(inner) == "str":
            return f"::std::string::String::from({drawn(key, self.pool.texts)})"
        element = inner.child_by_field_name("element") if inner.type == "array_type" else None
        if element is not None and inner.child_by_field_name("length") is None:
            return _listed(self.of(element, f"{key}/{n}.0", env, owner, 1) for n in range(3))
        return self.of(inner, key, env, owner)

    def _named(self, node: Node, name: str, key: str, env: Env, owner: str | None, depth: int) -> str | None:
        inner = arguments(node) if node.type == "generic_type" else []

        def within(at: int = 0, more: str = "") -> str | None:
            return self.of(inner[at], f"{key}{more}.{at}", env, owner, depth + 1) if len(inner) > at else None

        if name == "Self" and owner is not None:
            return self.made(owner, (), key, env, depth)
        if name in self.items.types:
            return self.made(name, inner, key, env, depth)
        alias = self.items.aliases.get(name)
        if alias is not None and last_name(alias) != name:  # else it is `type Result<T> = io::Result<T>`
            return self.of(alias, key, env, owner, depth + 1)
        if name == "String":
            return f"::std::string::String::from({drawn(key, self.pool.texts)})"
        if name == "Option":
            some = within() if depth < DEEPEST - 1 and turn(key) % 4 else None
            return f"::std::option::Option::Some({some})" if some is not None else "::std::option::Option::None"
        if name == "Result":
            good = within()
            return f"::std::result::Result::Ok({good})" if good is not None else None
        if name == "Vec" or name in _COLLECTED:
            listed = _listed(within(0, f"/{n}") for n in range(3))
            return listed if name == "Vec" else f"{listed}.into_iter().collect()"
        if name in _MAPS:
            pairs = [(within(0, f"/{n}"), within(1, f"/{n}")) for n in range(2)]
            told = ", ".join(f"({key}, {value})" for key, value in pairs if key is not None and value is not None)
            return f"::std::vec![{told}].into_iter().collect()"
        if name in _AROUND and (one := within()) is not None:
            return f"{_AROUND[name]}({one})"
        return {"PhantomData": "::std::marker::PhantomData", "Weak": "::std::rc::Weak::new()"}.get(name)

    def made(self, name: str, given: Sequence[Node], key: str, env: Env, depth: int) -> str | None:
        """A value of a type of the file: by a constructor, else by its fields, else by default."""
        found = self.items.types.get(name)
        if found is None or depth > DEEPEST:
            return None
        own: dict[str, tuple[Node, ...] | Node] = {**dict.fromkeys(found.open, ()), **_bound(found, given, env)}
        for one in self.items.constructors(name):
            if (called := self.call(one, key, own, depth)) is not None:
                return called
        start = turn(key) % max(1, len(found.shapes))
        shapes = (*found.shapes[start:], *found.shapes[:start])
        prefix = "".join(f"{part}::" for part in found.path)
        for shape in shapes if not found.path or len(found.shapes) > 1 else ():
            if (written := self._written(prefix, shape, key, own, name, depth)) is not None:
                return written
        if "Default" in found.derives or name in self.items.implementors.get("Default", ()):
            return f"{prefix}{name}{self._open(found, own)}::default()"
        return self._unwrapped(name, key, own, depth)

    def _unwrapped(self, name: str, key: str, env: Env, depth: int) -> str | None:
        """A value out of what may give none."""
        for one in self.items.functions:
            inner = arguments(one.returns) if one.returns is not None and one.makes in ("Option", "Result") else []
            if one.owner == name and one.receiver is None and inner and last_name(inner[0]) in ("Self", name):
                called = self.call(one, key, env, depth)
                return f"{called}.unwrap()" if called is not None else None
        return None

    def call(self, one: Function, key: str, env: Env, depth: int = 0) -> str | None:
        """A call of what needs no receiver."""
        known = {**one.generics, **env}
        values = [self.of(node, f"{key}.{at}", known, one.owner, depth + 1) for at, node in enumerate(one.types)]
        if any(value is None for value in values):
            return None
        return f"{self.path(one, known)}({', '.join(filter(None, values))})"

    def path(self, one: Function, env: Env) -> str:
        """How a function is named from the root."""
        owner = self.items.types.get(one.owner or "")
        middle = (
            f"{owner.name}{self._open(owner, env)}::" if owner is not None else f"{one.owner}::" if one.owner else ""
        )
        return f"{''.join(f'{part}::' for part in one.path)}{middle}{one.name}"

    def _open(self, found: Type, env: Env) -> str:
        """What a type is of: where nothing says, of numbers."""
        told = ", ".join("i32" if self._is_number(env.get(name, ())) else "_" for name in found.open)
        return f"::<{told}>" if told else ""

    def _is_number(self, known: tuple[Node, ...] | Node) -> bool:
        if not isinstance(known, tuple):
            return False
        return not any(one.type == "function_type" or last_name(one) in self.items.implementors for one in known)

    def _written(self, prefix: str, shape: Shape, key: str, env: Env, owner: str, depth: int) -> str | None:
        values = [self.of(node, f"{key}.{at}", env, owner, depth + 1) for at, node in enumerate(shape.types)]
        if any(value is None for value in values):
            return None
        told = [value for value in values if value is not None]
        if shape.names is not None:
            return f"{prefix}{shape.name} {{ {', '.join(map(': '.join, zip(shape.names, told, strict=True)))} }}"
        return f"{prefix}{shape.name}({', '.join(told)})" if told else f"{prefix}{shape.name}"

    def _reference(self, node: Node, key: str, env: Env, owner: str | None, depth: int) -> str | None:
        inner = node.child_by_field_name("type")
        if inner is None:
            return None
        change = is_changed(node)
        if last_name(inner) == "str":
            return None if change else drawn(key, self.pool.texts)
        if inner.type == "array_type" and inner.child_by_field_name("length") is None:
            element = inner.child_by_field_name("element")
            if element is None:
                return None
            listed = _listed(self.of(element, f"{key}/{n}.0", env, owner, depth + 1) for n in range(3))
            leaked = f"::std::vec::Vec::leak({listed})"
        else:
            value = self.of(inner, key, env, owner, depth)
            if value is None:
                return None
            if value.startswith("|") and not change:  # what it takes is read off where it stands
                return f"&{value}"
            leaked = f"::std::boxed::Box::leak(::std::boxed::Box::new({value}))"
        return leaked if change else f"&*{leaked}"

    def _array(self, node: Node, key: str, env: Env, owner: str | None, depth: int) -> str | None:
        element, length = node.child_by_field_name("element"), node.child_by_field_name("length")
        if element is None or length is None or length.text is None:
            return None
        size = length.text.decode()
        if size.isdigit() and int(size) <= 8:
            return self._all([element] * int(size), key, env, owner, depth, "[{}]")
        value = self.of(element, key, env, owner, depth + 1)
        return f"[{value}; {size}]" if value is not None else None

    def _all(
        self, nodes: Sequence[Node], key: str, env: Env, owner: str | None, depth: int, form: str, last: str = ""
    ) -> str | None:
        values = [self.of(node, f"{key}.{at}", env, owner, depth + 1) for at, node in enumerate(nodes)]
        if any(value is None for value in values):
            return None
        return form.format("".join(f"{value}{last or ', '}" for value in values))

    def _bounded(self, bounds: Sequence[Node], key: str, env: Env, depth: int) -> str | None:
        """A value of some type that keeps these bounds."""
        for bound in bounds:
            name = last_name(bound)
            if bound.type == "function_type":
                return self._closure(bound, key, env, depth)
            if name in ("Iterator", "IntoIterator", "ExactSizeIterator", "DoubleEndedIterator"):
                item = _binding(bound)
                if item is None:
                    return None
                return f"{_listed(self.of(item, f'{key}/{n}.0', env, None, depth + 1) for n in range(3))}.into_iter()"
            if name in self.items.implementors:
                every = (self.made(one, (), key, {}, depth + 1) for one in self.items.implementors[name])
                return next((one for one in every if one is not None), None)
            given = [last_name(one) for one in arguments(bound)]
            if name in _WORDS or (name in ("Into", "AsRef", "Borrow") and given in (["String"], ["str"])):
                return drawn(key, self.pool.texts)
            if name in ("Read", "BufRead"):
                return f"{drawn(key, self.pool.texts)}.as_bytes()"
            if name == "Write":
                return "::std::vec::Vec::<u8>::new()"
        return f"{drawn(key, self.pool.numbers)}i32"

    def _primitive(self, name: str, key: str) -> str | None:
        if name in _INTEGERS:
            return drawn(key, self.pool.numbers if name not in _BYTES else _NUMBERS)
        return {
            "bool": drawn(key, ("true", "false")),
            "char": drawn(key, self.pool.chars),
            "f32": drawn(key, _FLOATS),
            "f64": drawn(key, _FLOATS),
        }.get(name)

    def _closure(self, node: Node, key: str, env: Env, depth: int) -> str | None:
        parameters, returns = node.child_by_field_name("parameters"), node.child_by_field_name("return_type")
        trait = node.child_by_field_name("trait")
        if parameters is None or (trait is not None and last_name(trait) not in _FUNCTIONS):
            return None
        types = parameters.named_children
        if len(types) == 1 and returns is not None and last_name(types[0]) == last_name(returns):
            taken = last_name(types[0]) or ""
            if taken in _INTEGERS:
                return "|it| it + 1"
            if taken in ("String", "T", "f64", "f32"):
                return "|it| it"
        value = self.of(returns, f"{key}.r", env, None, depth + 1) if returns is not None else "()"
        return f"|{', '.join('_' for _ in types)}| {value}" if value is not None else None


def is_changed(node: Node) -> bool:
    """Whether a reference lets what it is to be changed."""
    return any(one.type == "mutable_specifier" for one in node.named_children)


def _listed(some: Iterable[str | None]) -> str:
    """Those of them that could be made."""
    return f"::std::vec![{', '.join(one for one in some if one is not None)}]"


def _bound(found: Type, given: Sequence[Node], env: Env) -> dict[str, tuple[Node, ...] | Node]:
    """What the type parameters of a type stand for, where its arguments say so."""
    told: dict[str, tuple[Node, ...] | Node] = {}
    for name, node in zip(found.open, given, strict=False):
        known = env.get(last_name(node) or "") if node.type == "type_identifier" else None
        told[name] = node if known is None else known
    return told


def _binding(bound: Node) -> Node | None:
    """`Item = T` of a bound on an iterator."""
    given = bound.child_by_field_name("type_arguments")
    for one in given.named_children if given is not None else ():
        if one.type == "type_binding":
            return one.child_by_field_name("type")
    return None
