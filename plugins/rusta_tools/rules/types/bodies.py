"""Bodies of functions that a trait asks for, made of what the type has: its fields, its variants, its methods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Source
from rusta_tools.rules.types.between import between
from rusta_tools.rules.types.declared import fields, impls, items, named, neutral, part, text
from rusta_tools.std_index import head, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

OPERATORS = {
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "Rem": "%",
    "BitAnd": "&",
    "BitOr": "|",
    "BitXor": "^",
    "AddAssign": "+=",
    "SubAssign": "-=",
    "MulAssign": "*=",
    "DivAssign": "/=",
}
"""Traits of operators and their signs."""

_SIGNS = {re.sub(r"(?<!^)(?=[A-Z])", "_", trait).lower(): sign for trait, sign in OPERATORS.items()}
_SIGNS = {
    {"bit_and": "bitand", "bit_or": "bitor", "bit_xor": "bitxor"}.get(name, name): sign for name, sign in _SIGNS.items()
}


def bodies(source: Source, owner: str, method: str, signature: str) -> list[str]:
    """What the method of a type could do, the likeliest first."""
    item = next(iter(items(source, owner, "struct_item", "enum_item")), None)
    found = [*_by_name(source, owner, item, method, signature)] if item is not None else []
    return list(dict.fromkeys([*found, *_like_others(source, owner, method), *_by_type(source, item, signature)]))


def _by_name(source: Source, owner: str, item: Node, method: str, signature: str) -> Iterator[str]:
    """By what the methods of std's traits mean."""
    held = fields(source, item)
    names = [name for name, _ in held]
    other = "rhs" if "rhs" in signature else "other"
    if method == "fmt":
        yield from _written(source, item, names)
    if names and method in _SIGNS:
        sign = _SIGNS[method]
        if sign.endswith("="):
            yield " ".join(f"self.{name} {sign} {other}.{name};" for name in names)
        else:
            yield _made(names, "Self", [f"self.{name} {sign} {other}.{name}" for name in names])
    plain = {
        "eq": " && ".join(f"self.{name} == {other}.{name}" for name in names),
        "neg": _made(names, "Self", [f"-self.{name}" for name in names]),
        "not": _made(names, "Self", [f"!self.{name}" for name in names]),
        "clone": _made(names, "Self", [f"self.{name}.clone()" for name in names]),
        "hash": " ".join(f"self.{name}.hash(state);" for name in names),
        "partial_cmp": "Some(self.cmp(other))",
        "deref": f"&self.{names[0]}" if names else "",
        "deref_mut": f"&mut self.{names[0]}" if names else "",
        "index": f"&self.{names[0]}[index]" if names else "",
        "index_mut": f"&mut self.{names[0]}[index]" if names else "",
        "as_ref": f"&self.{names[0]}" if names else "",
        "borrow": f"&self.{names[0]}" if names else "",
        "next": f"self.{names[0]}.next()" if names else "",
        "into_iter": f"self.{names[0]}.into_iter()" if names else "",
    }
    if plain.get(method):
        yield plain[method]
    if method == "cmp" and names:
        yield ".then_with(|| ".join(f"self.{name}.cmp(&other.{name})" for name in names) + ")" * (len(names) - 1)
        yield from (f"self.{name}.cmp(&other.{name})" for name in names)
    if method == "partial_cmp" and names:
        yield from (f"self.{name}.partial_cmp(&other.{name})" for name in names)
    if method == "default" and all(neutral(source, kind) for _, kind in held):
        yield _made(names, "Self", [neutral(source, kind)[0] for _, kind in held])
    if method == "from" and (given := re.search(r"\((\w+): (.*)\)", signature)):
        yield from (way.replace("{}", given[1]) for way in between(owner, given[2], source)[:6])
    if method == "from_str" and len(held) == 1:
        inner = held[0][1]
        parsed = "s.parse()?" if inner != "String" else "s.to_string()"
        yield f"Ok({_made(names, 'Self', [parsed])})"


def _made(names: list[str], kind: str, values: list[str]) -> str:
    """A value of a struct with these fields."""
    if not names:
        return kind
    if names[0].isdigit():
        return f"{kind}({', '.join(values)})"
    return f"{kind} {{ {', '.join(f'{name}: {value}' for name, value in zip(names, values, strict=True))} }}"


def _written(source: Source, item: Node, names: list[str]) -> Iterator[str]:
    name = text(source, part(item, "name"))
    if item.type == "enum_item":
        arms = []
        for variant in named(part(item, "body"), "enum_variant"):
            called = text(source, part(variant, "name"))
            inner = fields(source, variant)
            if inner and inner[0][0].isdigit():
                bound = [f"field{number}" for number, _ in inner] if len(inner) > 1 else ["inner"]
                arms.append((f"{called}({', '.join(bound)})", "{} " * len(bound), bound))
            else:
                bound = [field for field, _ in inner]
                arms.append(
                    (
                        f"{called} {{ {', '.join(bound)} }}" if bound else called,
                        f"{called} " + "{} " * len(bound),
                        bound,
                    )
                )
        for named_too in (False, True):
            yield f"match self {{ {' '.join(_arm(name, arm, named_too=named_too) for arm in arms)} }}"
        return
    for hole in ("{}", "{:?}"):
        for glue in (" ", ", ") if len(names) > 1 else (" ",):
            holes = glue.join([hole] * len(names))
            for said in (holes, f"({holes})") if len(names) > 1 else (holes,):
                yield f'write!(f, "{said}"{"".join(f", self.{field}" for field in names)})'
    yield f'write!(f, "{name}")'


def _arm(owner: str, arm: tuple[str, str, list[str]], *, named_too: bool) -> str:
    """An arm that writes a variant: what it holds, after its name or alone."""
    pattern, holes, bound = arm
    lead = f"{pattern.split('(')[0]} " if named_too and bound else ""
    values = "".join(f", {value}" for value in bound)
    return f'{owner}::{pattern} => write!(f, "{lead}{holes.strip()}"{values}),'


def _like_others(source: Source, owner: str, method: str) -> Iterator[str]:
    """What the method does for other types of the file; what the type's own methods of that name give."""
    for match in source.tree.captures("(function_item name: (_) @name body: (block) @body) @fn"):
        around = match["fn"].parent.parent if match["fn"].parent is not None else None
        if text(source, match["name"]) != method or around is None or around.type != "impl_item":
            continue
        if head(text(source, part(around, "type"))) != owner:
            yield source.slice(match["body"].start_byte + 1, match["body"].end_byte - 1).strip()


def _by_type(source: Source, item: Node | None, signature: str) -> Iterator[str]:
    """What is of the type that is given: a field, another method's value, a parameter, a neutral value."""
    taken, _, given = signature.rpartition(") -> ")
    if not taken:
        taken, given = signature, "()"
    has_self = re.search(r"\bself\b", taken) is not None
    for field, kind in fields(source, item) if item is not None and has_self else ():
        if kind == given:
            yield f"self.{field}" if len(given) < 6 else f"self.{field}.clone()"
        yield from (
            way.replace("{}", f"self.{field}") for way in between(given, kind, source)[:3] if "parse" not in way
        )
    if item is not None:
        name = text(source, part(item, "name"))
        for block in impls(source, name, None) if has_self else ():
            for function in named(part(block, "body"), "function_item"):
                parameters = text(source, part(function, "parameters"))
                if text(source, part(function, "return_type")) == given and (
                    parameters in ("(&self)", "(self)") or (parameters == "(&mut self)" and "&mut self" in taken)
                ):
                    yield f"self.{text(source, part(function, 'name'))}()"
        yield from (f'"{name}".to_string()',) if given == "String" else (f'"{name}"',) if head(given) == "str" else ()
    for name, kind in re.findall(r"(\w+): ([^,()]+)", taken):
        if kind == given:
            yield name
    if given == "()":
        yield from _told(item, source, has_self)
    yield from neutral(source, given)


def _told(item: Node | None, source: Source, has_self: bool) -> Iterator[str]:
    name = text(source, part(item, "name"))
    texts = (
        [field for field, kind in fields(source, item) if head(kind) in ("String", "str")] if item is not None else []
    )
    if has_self:
        yield from (f'println!("{{}}", self.{field});' for field in texts[:2])
    yield f'println!("{name}");'


def associated_types(source: Source, block: Node, name: str) -> list[str]:
    """What an associated type of an impl could be: what its methods give in its place."""
    found = []
    for function in named(part(block, "body"), "function_item"):
        given = text(source, part(function, "return_type"))
        inner = re.fullmatch(r"(?:Option|Poll|Box)<(.+)>", given)
        two = re.fullmatch(r"(?:\w+::)*Result<(.+), *(.+)>", given)
        if two is not None:
            found.append(two[2] if name in ("Err", "Error") else two[1])
        elif inner is not None:
            found.append(inner[1])
        elif given.startswith("&"):
            found.append(re.sub(r"^&(?:'\w+ )?(?:mut )?", "", given))
        elif given and "Self::" not in given:
            found.append(given)
    owner = text(source, part(block, "type"))
    held = [kind for item in items(source, head(owner), "struct_item") for _, kind in fields(source, item)]
    inner_held = [argument for kind in held for argument in re.findall(r"<(\w+)>", kind)]
    usual = {
        "Err": ["String", "std::num::ParseIntError"],
        "Error": ["String"],
        "Output": ["Self", owner],
        "Target": held,
    }
    return list(
        dict.fromkeys([*found, *usual.get(name, ()), *inner_held, *held, "()", "String", "Self", "i32", "usize"])
    )


def signature_of(source: Source, trait: str, method: str) -> str:
    """What follows `fn name` in a trait of the file or of std, generics and receiver with it; empty where unknown."""
    for item in items(source, trait, "trait_item"):
        for function in named(part(item, "body"), "function_signature_item", "function_item"):
            if text(source, part(function, "name")) == method:
                start = part(function, "name")
                end = part(function, "body")
                assert start is not None
                return source.slice(start.end_byte, end.start_byte if end else function.end_byte).rstrip("; \n")
    return std_index().trait(trait).get(method, "")
