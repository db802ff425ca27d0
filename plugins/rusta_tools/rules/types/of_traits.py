"""What traits make of values: lists of trait objects, callable parameters, signs and methods that a type has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.between import split
from rusta_tools.rules.types.conversions import expected_and_found
from rusta_tools.rules.types.declared import below, fields, impls, items, named, part, text, variables
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_MET = {"Option": "Some", "Result": "Ok"}


def _list_of_objects(site: Site) -> Iterator[Edits]:
    """A list of values of several types is one of trait objects: of a trait that both of them have."""
    source, let = site.source, site.up("let_declaration")
    value, pattern = part(let, "value"), part(let, "pattern")
    types = next(((head(a), head(b)) for a, b in expected_and_found(site)), None)
    if let is None or value is None or pattern is None or types is None:
        return
    kind = "Vec<Box<dyn {}>>" if text(source, value).startswith("vec!") else "[Box<dyn {}>; _]"
    for trait in _common(source, *types):
        said_type = kind.replace("{}", trait).replace("_", str(_length(source, value)))
        declared = part(let, "type")
        edits = [source.replace(declared, said_type) if declared else source.insert(pattern.end_byte, f": {said_type}")]
        boxed = "Box::new(" in text(source, value)
        yield joined(edits if boxed else [*edits, *_boxes(source, value)])


def _common(source: Source, *types: str) -> list[str]:
    """The traits of the file that all of some types have."""
    each = [[head(text(source, part(one, "trait"))) for one in impls(source, kind, None)] for kind in types]
    return [
        name for name in each[0] if name and all(name in some for some in each) and items(source, name, "trait_item")
    ]


def _elements(value: Node) -> list[Node]:
    """The elements of an array, where the tree has them."""
    return named(value) if value.type == "array_expression" else []


def _length(source: Source, value: Node) -> int:
    return len(_elements(value))


def _boxes(source: Source, value: Node) -> Iterator[Edits]:
    for one in _elements(value):
        yield (*source.insert(one.start_byte, "Box::new("), *source.insert(one.end_byte, ")"))
    if value.type == "macro_invocation":
        written = text(source, value)
        inner = re.sub(r"(?<=[\[,])\s*([^,\[\]]+?)\s*(?=[,\]])", r" Box::new(\1)", written).replace("[ ", "[")
        yield source.replace(value, inner)


def _closures_boxed(site: Site) -> Iterator[Edits]:
    """Closures that see different variables have no type in common but that of a boxed function."""
    source, let = site.source, site.up("let_declaration")
    value, pattern = part(let, "value"), part(let, "pattern")
    if let is None or value is None or pattern is None or "closure" not in said(site.error):
        return
    listed = value.type in ("array_expression", "macro_invocation")
    written = text(source, value)
    if value.type == "macro_invocation":
        opened = written.index("[") + 1 if "[" in written else len(written)
        at = value.start_byte + len(written[:opened].encode())
        spans = [(at + start, at + end) for start, end in _closures(written[opened:-1])]
    else:
        inside = _elements(value) if listed else [one for one in below(value, "closure_expression") if _is_end(one)]
        spans = [(one.start_byte, one.end_byte) for one in inside]
    each = [source.slice(start, end) for start, end in spans]
    heads = [re.match(r"(?:move )?\|([^|]*)\|", one) for one in each]
    if not each or not heads[0]:
        return
    takes = ", ".join(one.partition(":")[2].strip() or "_" for one in split(heads[0][1]))
    for way in ("Fn", "FnMut"):
        kind = f"Box<dyn {way}({takes}) -> _>"
        kind = f"[{kind}; {len(each)}]" if value.type == "array_expression" else f"Vec<{kind}>" if listed else kind
        declared = part(let, "type")
        edit = source.replace(declared, kind) if declared else source.insert(pattern.end_byte, f": {kind}")
        yield joined([edit], [(*source.insert(start, "Box::new("), *source.insert(end, ")")) for start, end in spans])


def _is_end(closure: Node) -> bool:
    """Whether a closure is the value of a branch."""
    return closure.parent is not None and closure.parent.type in ("block", "match_arm")


def _closures(listed: str) -> Iterator[tuple[int, int]]:
    """Where the closures of a list stand, as bytes; a comma between the bars of a closure parts nothing."""
    depth, bars, start = 0, 0, 0
    for at, sign in enumerate(f"{listed},"):
        bars += sign == "|" and not depth and bars < 2
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth and bars != 1:
            piece = listed[start:at]
            first = start + len(piece) - len(piece.lstrip())
            if piece.strip():
                yield len(listed[:first].encode()), len(listed[: start + len(piece.rstrip())].encode())
            start, bars = at + 1, 0


def _callable(site: Site) -> Iterator[Edits]:
    """A type parameter whose value is called is that of a function: of what it is given, to what is given back."""
    source, call = site.source, site.up("call_expression")
    match, function = re.search(r"expected function, found `(\w+)`", site.error.message), site.up("function_item")
    if match is None or call is None or function is None:
        return
    known = dict(variables(site))
    given = [known.get(text(source, one).lstrip("&*"), "_") for one in named(part(call, "arguments"))]
    back = text(source, part(function, "return_type"))
    for owner in (function, site.up("impl_item")):
        for one in below(part(owner, "type_parameters") or site.node, "type_identifier"):
            if text(source, one) == match[1] and "_" not in given:
                for kind in ("Fn", "FnMut", "FnOnce"):
                    arrow = f" -> {back}" if back else ""
                    yield source.insert(one.end_byte, f": {kind}({', '.join(given)}){arrow}")
                    yield source.insert(one.end_byte, f": {kind}({', '.join(given)})")


def _taken_apart(site: Site) -> Iterator[Edits]:
    """`while let` and `if let` take apart what may be absent."""
    source = site.source
    match = re.search(r"\b(Option|Result)<", said(site.error))
    for condition in below(site.up("function_item") or source.tree.root, "let_condition") if match is not None else ():
        pattern = part(condition, "pattern")
        if pattern is not None and pattern.type == "identifier" and match is not None:
            yield source.replace(pattern, f"{_MET[match[1]]}({text(source, pattern)})")


def _signed(site: Site) -> Iterator[Edits]:
    """A sign that a type has not is what a method of it does; or the type gets it, for each of its fields."""
    source, sign = site.source, site.up("unary_expression")
    match = re.search(r"unary operator `([-!])` to type `(\w+)`", site.error.message)
    value = next(iter(named(sign)), None)
    if match is None or sign is None or value is None:
        return
    for block in impls(source, match[2]):
        for method in named(part(block, "body"), "function_item"):
            back, taken = text(source, part(method, "return_type")), text(source, part(method, "parameters"))
            if back in ("Self", match[2]) and taken in ("(self)", "(&self)"):
                yield source.replace(sign, f"{text(source, value)}.{text(source, part(method, 'name'))}()")
    trait, name = ("Neg", "neg") if match[1] == "-" else ("Not", "not")
    for item in items(source, match[2], "struct_item"):
        held = [field for field, _ in fields(source, item)]
        each = ", ".join(f"{match[1]}self.{one}" if one.isdigit() else f"{one}: {match[1]}self.{one}" for one in held)
        made = f"{match[2]}({each})" if held[:1] == ["0"] else f"{match[2]} {{ {each} }}"
        body = f"    type Output = {match[2]};\n\n    fn {name}(self) -> {match[2]} {{\n        {made}\n    }}\n"
        yield source.insert(item.end_byte, f"\n\nimpl std::ops::{trait} for {match[2]} {{\n{body}}}")


RULES = (
    Rule(
        "list-of-objects", 7, ("E0308",), _list_of_objects, "type", "makes a list one of trait objects",
        "reference/types/trait-object",
    ),
    Rule(
        "closures-boxed", 6.5, ("E0308",), _closures_boxed, "type", "makes closures trait objects in boxes",
        "reference/types/closure",
    ),
    Rule(
        "callable", 7, ("E0618",), _callable, "bound", "bounds a type parameter whose value is called",
        "reference/types/closure",
    ),
    Rule(
        "taken-apart", 7, ("E0614", "E0308", "E0599", "E0369", "E0277"), _taken_apart, "spelling",
        "takes apart what may be absent", "reference/expressions/loop-expr#while-let-patterns",
    ),
    Rule(
        "signed", 7, ("E0600",), _signed, "code", "does by a method, or an impl, what a sign stands for",
        "reference/expressions/operator-expr#negation-operators",
    ),
)  # fmt: skip
