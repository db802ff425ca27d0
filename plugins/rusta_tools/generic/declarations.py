"""Changes to what is declared: mutability, types, generics, derives, visibility, signatures, fields and arms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of, quoted, said, words
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

DERIVABLE = ("Debug", "Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Default")
COMPANIONS = {"Copy": "Clone, Copy", "Eq": "PartialEq, Eq", "PartialOrd": "PartialEq, PartialOrd", "Ord": "Ord"}
OPERATORS = {"==": "PartialEq", "!=": "PartialEq", "<": "PartialOrd", ">": "PartialOrd", "+": "std::ops::Add"}
ANNOTATIONS = (
    *("Vec<_>", "String", "i32", "u32", "f64", "Vec<i32>", "u64", "usize", "Option<i32>", "HashMap<_, _>", "u8"),
    *("HashSet<_>", "Vec<String>", "i64", "Option<u32>", "Result<Vec<_>, _>", "Option<String>", "f32", "i8", "char"),
)
TYPED = dict.fromkeys(
    ("let_declaration", "parameter", "field_declaration", "const_item", "static_item", "type_cast_expression"), "type"
) | {"function_item": "return_type"}
"""What has a type written in it, and in which field."""

TYPES = ("i32", "String", "&str", "u32", "f64", "usize", "bool", "u64", "i64", "()")


def _declarations(source: Source, names: set[str]) -> Iterator[Node]:
    """The lets, parameters and patterns that declare one of these names, without `mut`."""
    query = """[(let_declaration pattern: (identifier) @name) (parameter pattern: (identifier) @name)
                (tuple_struct_pattern (identifier) @name) (tuple_pattern (identifier) @name)
                (closure_parameters (identifier) @name) (for_expression pattern: (identifier) @name)]"""
    for match in source.tree.captures(query):
        name = match["name"]
        before = name.prev_sibling
        if source.tree.text(name) in names and (before is None or before.type != "mutable_specifier"):
            yield name


def _add_mut(site: Site) -> Iterator[Edits]:
    names = {site.text, *words(site.error), *re.findall(r"\w+", site.text)[:1]}
    for name in _declarations(site.source, names):
        yield site.source.insert(name.start_byte, "mut ")


def _reference_of(site: Site) -> Iterator[Edits]:
    """`&` to `&mut` where a name that is written through is bound: its `let`, its parameter, its receiver."""
    source, names = site.source, {*words(site.error), *re.findall(r"\w+", site.text)[:1]}
    query = """[(let_declaration pattern: (identifier) @name value: (reference_expression) @reference)
                (parameter pattern: (identifier) @name type: (reference_type) @reference)
                (self_parameter (self) @name) @reference]"""
    for match in source.tree.captures(query):
        reference = match["reference"]
        text = source.tree.text(reference)
        if source.tree.text(match["name"]) in names and text.startswith("&") and "&mut" not in text:
            lifetime = re.match(r"&('\w+ )?", text)
            at = reference.start_byte + (lifetime.end() if lifetime else 1)
            yield source.insert(at, "mut ")


def _receiver(site: Site) -> Iterator[Edits]:
    """Another receiver for the method that is named or pointed at."""
    source, names = site.source, words(site.error)
    query = "(function_item name: (identifier) @name parameters: (parameters (self_parameter) @self)) @fn"
    for match in source.tree.captures(query):
        inside = match["fn"].start_byte <= site.start < match["fn"].end_byte
        if source.tree.text(match["name"]) in names or inside:
            for receiver in ("&self", "&mut self", "self"):
                if source.tree.text(match["self"]) != receiver:
                    yield source.replace(match["self"], receiver)


def _derive(site: Site) -> Iterator[Edits]:
    """A derive for the types that the compiler names."""
    source, names, text = site.source, set(words(site.error)), said(site.error)
    traits = [trait for trait in DERIVABLE if re.search(rf"\b{trait}\b", text)]
    traits += [OPERATORS[sign] for sign in quoted(site.error) if sign in OPERATORS and "::" not in OPERATORS[sign]]
    if "Clone" in traits or site.error.code in ("E0382", "E0507", "E0599"):
        traits += ["Copy", "Clone"]
    for match in source.tree.captures("[(struct_item name: (_) @name) (enum_item name: (_) @name)] @item"):
        if source.tree.text(match["name"]) not in names:
            continue
        derived = derive_of(source, match["item"])
        for trait in dict.fromkeys(traits):
            has = source.tree.text(derived) if derived is not None else ""
            wanted = ", ".join(t for t in COMPANIONS.get(trait, trait).split(", ") if not re.search(rf"\b{t}\b", has))
            if wanted and derived is not None:
                yield source.insert(derived.end_byte - 2, f", {wanted}")
            elif wanted:
                at = match["item"].start_byte
                yield source.insert(at, f"#[derive({wanted})]\n{source.indent(at)}")


def _bound(site: Site) -> Iterator[Edits]:
    """A bound for a type parameter of an item around the place: the trait that the compiler names."""
    source, names = site.source, words(site.error)
    traits = [text for text in quoted(site.error) if re.fullmatch(r"(?:\w+::)*[A-Z]\w+(<.*>)?", text)]
    traits += [OPERATORS[sign] for sign in quoted(site.error) if sign in OPERATORS]
    pairs = [text.partition(": ")[::2] for text in quoted(site.error) if ": " in text]
    traits = [*(trait for _, trait in pairs if trait), *traits]
    for item in site.around:
        generics = item.child_by_field_name("type_parameters")
        for parameter in generics.named_children if generics else ():
            own = parameter.child_by_field_name("name")
            if parameter.type != "type_parameter" or own is None or source.tree.text(own) not in names:
                continue
            sign = " + " if parameter.child_by_field_name("bounds") else ": "
            for trait in dict.fromkeys(traits):
                if trait != source.tree.text(own):
                    yield source.insert(parameter.end_byte, f"{sign}{trait}")


def _pub(site: Site) -> Iterator[Edits]:
    """`pub` for what the compiler names or points at."""
    source, names = site.source, set(words(site.error))
    query = """[(function_item name: (_) @name) (struct_item name: (_) @name) (enum_item name: (_) @name)
                (const_item name: (_) @name) (static_item name: (_) @name) (mod_item name: (_) @name)
                (trait_item name: (_) @name) (type_item name: (_) @name) (field_declaration name: (_) @name)] @item"""
    for match in source.tree.captures(query):
        if source.tree.text(match["name"]) in names and match["item"].children[0].type != "visibility_modifier":
            yield source.insert(match["item"].start_byte, "pub ")
    fields = source.tree.captures(
        "(struct_item name: (_) @name body: (ordered_field_declaration_list type: (_) @type))"
    )
    for match in fields:
        if source.tree.text(match["name"]) in names:
            yield source.insert(match["type"].start_byte, "pub ")


def _other_type(site: Site) -> Iterator[Edits]:
    """Another type where one is written: what the compiler found or expected there."""
    source = site.source
    wanted = [text for text in quoted(site.error) if re.fullmatch(r"&?(?:mut )?[A-Za-z][\w:]*(<.*>)?|\(\)", text)]
    holders = islice((node for node in site.around if node.type in TYPED), 2)
    written = [node.child_by_field_name(TYPED[node.type]) for node in holders]
    places = [place for place in written if place is not None]
    if site.whole and re.search(r"_type$|type_identifier|generic_type", site.node.type):
        places.insert(0, site.node)
    for place in places:
        for text in [*wanted, *TYPES]:
            if text != source.tree.text(place):
                yield source.replace(place, text)


def _return_type(site: Site) -> Iterator[Edits]:
    """A return type for a function that has none; or none."""
    source, function = site.source, site.up("function_item")
    if function is None:
        return
    parameters, returned = function.child_by_field_name("parameters"), function.child_by_field_name("return_type")
    if parameters is None:
        return
    if returned is None:
        found = [text for text in quoted(site.error) if re.fullmatch(r"&?[A-Za-z][\w:]*(<.*>)?", text) and text != "()"]
        for text in [
            *found,
            *TYPES,
            "Self",
            "Option<i32>",
            "Result<(), Box<dyn std::error::Error>>",
            "std::fmt::Result",
        ]:
            yield source.insert(parameters.end_byte, f" -> {text}")
    else:
        yield source.edit(parameters.end_byte, returned.end_byte, "")


def _annotation(site: Site) -> Iterator[Edits]:
    """A type for a `let` or a call whose type cannot be inferred."""
    let, source = site.up("let_declaration"), site.source
    if let is not None and let.child_by_field_name("type") is None and (name := let.child_by_field_name("pattern")):
        for text in ANNOTATIONS:
            yield source.insert(name.end_byte, f": {text}")
    for match in source.tree.captures("(call_expression function: (field_expression field: (_) @method))"):
        method = match["method"]
        if source.tree.text(method) in ("collect", "parse", "sum", "product", "into", "downcast_ref") and (
            method.start_byte <= site.start <= method.end_byte or site.start <= method.start_byte < site.end
        ):
            for text in ANNOTATIONS:
                yield source.insert(method.end_byte, f"::<{text}>")


def _type_arguments(site: Site) -> Iterator[Edits]:
    """Arguments for a generic type that lacks them: parameters in scope, then usual types."""
    source = site.source
    if site.error.code != "E0107" or not re.fullmatch(r"[\w:]+", site.text):
        return
    scope = [source.tree.text(match["name"]) for match in source.tree.captures("(type_parameter name: (_) @name)")]
    kinds = list(dict.fromkeys([*scope, "i32", "String", "u32", "&str", "u8", "T", "f64", "Self", "usize", "_", "()"]))
    given = source.slice(site.end, site.end + 1) == "<"
    second = ["Box<dyn std::error::Error>", "String", "&'static str", "std::num::ParseIntError", *kinds]
    if given:  # and one too few
        arguments = next((node for node in site.around if node.type == "generic_type"), site.node).end_byte - 1
        for text in second:
            yield source.insert(arguments, f", {text}")
        return
    two = "expected 2" in said(site.error)
    pairs = [f"{a}, {b}" for a in kinds[:5] for b in [*kinds[:3], *second[:4]]] if two else []
    for text in [*pairs, *kinds]:
        yield source.insert(site.end, f"<{text}>")


def _lifetime(site: Site) -> Iterator[Edits]:
    """A lifetime for the references around, or a declaration of the one that is named."""
    source = site.source
    item = site.up("function_item", "struct_item", "impl_item", "enum_item", "trait_item")
    if item is None:
        return
    known = dict.fromkeys(re.findall(r"'[a-z]\w*\b(?!')", source.tree.text(item)))
    for match in source.tree.captures("(reference_type) @type"):
        at = match["type"].start_byte
        near = site.start - 1 <= at <= site.end
        if near and not source.tree.text(match["type"]).startswith("&'"):
            for lifetime in (*known, "'static"):
                yield source.insert(at + 1, f"{lifetime} ")
    for named in dict.fromkeys([site.text, *known]):
        if re.fullmatch(r"'\w+", named):
            yield from _declared(source, item, named)


def _declared(source: Source, item: Node, lifetime: str) -> Iterator[Edits]:
    generics = item.child_by_field_name("type_parameters")
    name = item.child_by_field_name("name")
    if generics is not None:
        yield source.insert(generics.start_byte + 1, f"{lifetime}, ")
    elif name is not None:
        yield source.insert(name.end_byte, f"<{lifetime}>")
    elif item.type == "impl_item":
        yield source.insert(item.start_byte + len("impl"), f"<{lifetime}>")


def _ref_pattern(site: Site) -> Iterator[Edits]:
    """Bind by reference in a pattern."""
    if site.node.type == "identifier" and site.whole and site.up("match_pattern", "let_condition", "let_declaration"):
        for word in ("ref ", "ref mut ", "mut ", "&"):
            yield site.source.insert(site.start, word)


RULES = (
    Rule("add-mut", 7, ("E0596", "E0384", "E0594"), _add_mut, "borrow"),
    Rule("reference-of", 8, ("E0596", "E0594"), _reference_of, "borrow"),
    Rule("receiver", 10, ("E0382", "E0507", "E0596", "E0594", "E0424"), _receiver, "signature"),
    Rule("derive", 9, ("E0277", "E0369", "E0599", "E0382", "E0507", "E0204"), _derive, "bound"),
    Rule("bound", 9, ("E0277", "E0369", "E0599", "E0310"), _bound, "bound"),
    Rule("pub", 8, ("E0603", "E0616", "E0624", "E0451", "E0423"), _pub, "signature"),
    Rule("other-type", 9, ("E0308", "E0107", "E0053", "E0605", "E0606", "E0604"), _other_type, "type"),
    Rule("return-type", 10, ("E0308", "E0277"), _return_type, "signature"),
    Rule("annotation", 10, ("E0282", "E0283", "E0284"), _annotation, "convert"),
    Rule("type-arguments", 8, ("E0107",), _type_arguments, "convert"),
    Rule("lifetime", 9, ("E0106", "E0261", "E0621"), _lifetime, "lifetime"),
    Rule("ref-pattern", 11, ("E0382", "E0507", "E0384", "E0596"), _ref_pattern, "borrow"),
)
