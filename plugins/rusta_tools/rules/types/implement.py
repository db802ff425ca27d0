"""What a trait asks for and is not there: the items of an impl, or the impl itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.between import arguments
from rusta_tools.rules.types.bodies import OPERATORS, associated_types, bodies, signature_of
from rusta_tools.rules.types.conversions import value_ends
from rusta_tools.rules.types.declared import below, fields, impls, items, named, part, text
from rusta_tools.std_index import head, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12
_NOT_IMPLEMENTED = (
    re.compile(r"the trait bound `([^`]+?): ([^`]+)` is not satisfied"),
    re.compile(r"`([^`]+)` doesn't implement `([^`]+)`"),
    re.compile(r"trait `([^`]+)` is not implemented for `([^`]+)`"),
    re.compile(r"an implementation of `([^`]+)` might be missing for `([^`]+)`"),
)
_TEXTUAL = {"{}": "Display", "{:?}": "Debug"}


def _missing_items(site: Site) -> Iterator[Edits]:
    """The items that an impl lacks, each with a body made of what the type has."""
    block, source = site.up("impl_item"), site.source
    body, trait = part(block, "body"), part(block, "trait")
    if block is None or body is None or trait is None:
        return
    missing = re.findall(r"`(\w+)`", site.error.message.partition("missing:")[2])
    owner = head(text(source, part(block, "type")))
    at, pad = body.end_byte - 1, source.indent(block.start_byte)
    inner = pad + "    "
    each = [item_of(source, block, owner, text(source, trait), name, inner) for name in missing]
    if not all(each):
        return
    lead = "" if source.slice(body.start_byte + 1, at).endswith("\n" + pad) else "\n"
    for chosen in islice(product(*each), MOST):
        yield source.insert(at, lead + "".join(f"{inner}{one}\n" for one in chosen).lstrip("\n")[:None] + pad)


def item_of(source: Source, block: Node | None, owner: str, trait: str, name: str, pad: str) -> list[str]:
    """The ways to write one item of an impl."""
    if name[0].isupper() and not name.isupper():
        known = associated_types(source, block, name) if block is not None else ["Self", "String"]
        return [f"type {name} = {kind};" for kind in known]
    signature = _here(source, trait, signature_of(source, head(trait), name))
    if not signature:
        return []
    made = bodies(source, owner, name, _resolved(source, block, signature))
    return [f"fn {name}{signature} {{\n{pad}    {body}\n{pad}}}" for body in made]


def _resolved(source: Source, block: Node | None, signature: str) -> str:
    """A signature with the types that an impl gives the names of its trait."""
    for one in named(part(block, "body"), "type_item"):
        signature = re.sub(rf"\bSelf::{text(source, part(one, 'name'))}\b", text(source, part(one, "type")), signature)
    return signature


def _here(source: Source, trait: str, signature: str) -> str:
    """A trait's signature with the trait's arguments, and with paths that hold where nothing is imported."""
    given = arguments(trait)
    for item in items(source, head(trait), "trait_item"):
        own = [text(source, part(one, "name")) for one in named(part(item, "type_parameters"), "type_parameter")]
        for parameter, argument in zip(own, given, strict=False):
            signature = re.sub(rf"\b{parameter}\b", argument, signature)
        return signature
    signature = re.sub(r"\bResult<\(\), Error>", "std::fmt::Result", signature)
    for name in ("Formatter", "Ordering"):
        path = next(iter(path for path in std_index().paths(name) if "atomic" not in path), name)
        if name in signature and not re.search(rf"use .*\b{name}\b", source.text):
            signature = signature.replace(name, path)
    if given:
        signature = re.sub(r"\b(?:T|Rhs|Idx)\b", given[0], signature)
    return re.sub(r"\bRhs\b", "Self", signature).replace("Formatter<'_>", "Formatter")


def _implement(site: Site) -> Iterator[Edits]:
    """The impl that is missing, for a type of the file."""
    source = site.source
    for owner, trait in _wanted(site):
        item = next(iter(items(source, head(owner), "struct_item", "enum_item")), None)
        if item is None or impls(source, head(owner), head(trait)):
            continue
        generics = part(item, "type_parameters")
        if generics is not None:
            continue
        declared = items(source, head(trait), "trait_item")
        required = _required(source, trait)
        given = "i32" if head(trait) in ("Index",) else ""
        path = trait if declared else next(iter(std_index().paths(head(trait), "trait")), "")
        if not path or required is None:
            continue
        if arguments(trait) and not declared:
            path += trait[trait.index("<") :]
        imported = re.search(rf"use .*\b{head(trait)}\b", source.text)
        path = trait if declared or imported or "From" in trait else path
        each = [item_of(source, None, head(owner), trait, name, "    ") for name in required]
        if all(each):
            for chosen in islice(product(*each), MOST):
                inside = "".join(f"    {one}\n" for one in chosen)
                block = f"\n\nimpl {path} for {head(owner)} {{{chr(10) if inside else ''}{inside}}}"
                yield source.insert(item.end_byte, block + given * 0)


def _required(source: Source, trait: str) -> list[str] | None:
    """The names of the items that a trait cannot do without."""
    for item in items(source, head(trait), "trait_item"):
        each = named(part(item, "body"), "function_signature_item", "associated_type")
        return [text(source, part(one, "name")) for one in each]
    known = {
        "Display": ["fmt"],
        "From": ["from"],
        "FromStr": ["Err", "from_str"],
        "Default": ["default"],
        "PartialEq": ["eq"],
        "Ord": ["cmp"],
        "PartialOrd": ["partial_cmp"],
        "Error": [],
        "Iterator": ["Item", "next"],
        "Deref": ["Target", "deref"],
        "Hash": ["hash"],
        "Clone": ["clone"],
        "Neg": ["Output", "neg"],
        "Not": ["Output", "not"],
        "IntoIterator": ["Item", "IntoIter", "into_iter"],
    }
    for name in OPERATORS:
        plain = next(iter(std_index().trait(name)), name.lower())
        known[name] = [plain] if name.endswith("Assign") else ["Output", plain]
    return known.get(head(trait))


def _wanted(site: Site) -> Iterator[tuple[str, str]]:
    """The types and traits of which the compiler says that one does not have the other."""
    text_ = said(site.error)
    pairs = []
    for number, pattern in enumerate(_NOT_IMPLEMENTED):
        pairs += [pair if number < 2 else pair[::-1] for pair in pattern.findall(text_)]
    if match := re.search(r"couldn't convert the error to `([^`]+)`", text_):
        pairs += [(match[1], f"From<{found}>") for found in re.findall(r"From<([^`]+?)>` is not implemented", text_)]
        pairs += [(match[1], f"From<{kind}>") for kind in re.findall(r"type `Result<.*, ([^`]+)>`", text_)]
    yield from dict.fromkeys((owner.lstrip("&"), re.sub(r"^(\w+::)+", "", trait)) for owner, trait in pairs)


def _signature(site: Site) -> Iterator[Edits]:
    """A method as its trait declares it; or the trait as the method is."""
    function, source, block = site.up("function_item"), site.source, site.up("impl_item")
    trait = text(source, part(block, "trait"))
    name, parameters = part(function, "name"), part(function, "parameters")
    body = part(function, "body")
    if function is None or not trait or name is None or parameters is None or body is None:
        return
    wanted = _here(source, trait, signature_of(source, head(trait), text(source, name)))
    if wanted:
        yield source.edit(name.end_byte, body.start_byte, _with_names(wanted, source, parameters) + " ")
        yield source.edit(name.end_byte, body.start_byte, wanted + " ")
    mine = source.slice(name.end_byte, body.start_byte).rstrip()
    for item in items(source, head(trait), "trait_item"):
        for declared in named(part(item, "body"), "function_signature_item", "function_item"):
            own, end = part(declared, "name"), part(declared, "body")
            if own is not None and text(source, own) == text(source, name):
                stop = end.start_byte if end is not None else declared.end_byte - 1
                yield source.edit(own.end_byte, stop, mine + (" " if end else ""))


def _with_names(signature: str, source: Source, parameters: Node) -> str:
    """A trait's signature with the names that the method gives its parameters, where they are as many."""
    mine = [text(source, part(one, "pattern")) for one in named(parameters, "parameter")]
    theirs = re.findall(r"(?<=[(,] )\w+(?=:)|(?<=\()\w+(?=:)", signature)
    for there, here in zip(theirs, mine, strict=False):
        signature = re.sub(rf"(?<=[(, ]){re.escape(there)}(?=:)", here, signature, count=1)
    return signature


def _not_of_the_trait(site: Site) -> Iterator[Edits]:
    """An item that its trait does not have: declared there, or moved to the type's own impl."""
    source, block = site.source, site.up("impl_item")
    item = site.up("function_item", "type_item", "const_item", "associated_type")
    trait = head(text(source, part(block, "trait")))
    if block is None or item is None or not trait:
        return
    body = part(item, "body")
    declared = source.slice(item.start_byte, body.start_byte).rstrip() + ";" if body else text(source, item)
    if item.type == "type_item":
        declared = f"type {text(source, part(item, 'name'))};"
    elif item.type == "const_item":
        declared = f"const {text(source, part(item, 'name'))}: {text(source, part(item, 'type'))};"
    for own in items(source, trait, "trait_item"):
        inside = part(own, "body")
        if inside is not None:
            pad = source.indent(own.start_byte)
            open_ = source.slice(inside.start_byte, inside.end_byte)
            at = inside.end_byte - 1
            yield source.insert(at, f"    {declared}\n{pad}" if "\n" in open_ else f" {declared} ")
    if item.type == "function_item":
        kind, pad = text(source, part(block, "type")), source.indent(block.start_byte)
        generics = text(source, part(block, "type_parameters"))
        start, _ = source.line_of(item.start_byte)
        _, end = source.line_of(item.end_byte)
        moved = source.slice(start, end) if source.indent(item.start_byte) else "    " + text(source, item)
        cut = (
            source.edit(start, min(end + 1, len(source.tree.data)), "")
            if "\n" in text(source, block)
            else source.replace(item, "")
        )
        yield (*cut, *source.insert(block.end_byte, f"\n\n{pad}impl{generics} {kind} {{\n{moved}\n{pad}}}"))
        for own in impls(source, head(kind), ""):
            if (inside := part(own, "body")) is not None:
                yield (*cut, *source.insert(inside.end_byte - 1, f"\n{moved}\n{pad}"))


def _extension(site: Site) -> Iterator[Edits]:
    """Methods for a type of another crate: a trait that declares them, and its impl."""
    source, block = site.source, site.up("impl_item")
    kind, body = part(block, "type"), part(block, "body")
    if block is None or kind is None or body is None or part(block, "trait") is not None:
        return
    signatures = []
    for function in named(body, "function_item"):
        inside = part(function, "body")
        if inside is not None:
            signature = source.slice(function.start_byte, inside.start_byte).rstrip()
            signatures.append(re.sub(r"^pub(\([^)]*\))? ", "", signature))
    pad = source.indent(block.start_byte)
    first = signatures[0].split("fn ")[1].split("(")[0].split("<")[0] if signatures else "extension"
    usual = "".join(word.title() for word in first.split("_"))
    name = next(
        n for n in (usual, f"{usual}Extension", f"{head(text(source, kind)).title()}Extension") if n not in source.names
    )
    inside_ = "".join(f"{pad}    {signature};\n" for signature in signatures)
    visible = [
        edit
        for function in named(body, "function_item")
        for mark in named(function, "visibility_modifier")
        for edit in source.edit(mark.start_byte, mark.end_byte + 1, "")
    ]
    declared = f"trait {name} {{\n{inside_}{pad}}}\n\n{pad}" if signatures else f"trait {name} {{}}\n\n{pad}"
    yield (*source.insert(block.start_byte, declared), *source.insert(kind.start_byte, f"{name} for "), *visible)


def _newtype(site: Site) -> Iterator[Edits]:
    """A trait of another crate for a type of another crate: a type of one's own around it."""
    source, block = site.source, site.up("impl_item")
    kind, body = part(block, "type"), part(block, "body")
    if block is None or kind is None or body is None:
        return
    pad, inner, generics = source.indent(block.start_byte), text(source, kind), part(block, "type_parameters")
    of = f"<{inner}>" if inner in [text(source, part(one, "name")) for one in named(generics)] else ""
    held = f"Box<{inner}>" if inner.startswith("dyn ") else inner
    for name in [name for name in ("Wrapper", "Wrapped", f"My{head(inner).title()}") if name not in source.names]:
        changed = [
            edit
            for match in source.tree.captures("(self) @self")
            if body.start_byte <= match["self"].start_byte < body.end_byte
            and match["self"].parent is not None
            and match["self"].parent.type != "self_parameter"
            for edit in source.insert(match["self"].end_byte, ".0")
        ]
        yield (
            *source.insert(block.start_byte, f"struct {name}{of}({held});\n\n{pad}"),
            *source.replace(kind, f"{name}{of}"),
            *changed,
            *joined(_put_in(source, body, name), _taken_out(source, inner, name)),
        )


def _put_in(source: Source, body: Node, name: str) -> Iterator[Edits]:
    """What the functions of an impl give as `Self`, put into the type that it is for now."""
    for function in named(body, "function_item"):
        inside = part(function, "body")
        if inside is not None and text(source, part(function, "return_type")) == "Self":
            for value in value_ends(inside):
                yield (*source.insert(value.start_byte, f"{name}("), *source.insert(value.end_byte, ")"))


def _taken_out(source: Source, inner: str, name: str) -> Iterator[Edits]:
    """What variables of the foreign type get by `into`, taken out of the type that it is made by now."""
    for let in below(source.tree.root, "let_declaration"):
        value, kind = part(let, "value"), text(source, part(let, "type"))
        receiver = part(part(value, "function"), "value")
        if value is not None and kind == inner and receiver is not None and text(source, value).endswith(".into()"):
            yield source.replace(value, f"{name}::from({text(source, receiver)}).0")


def _variant_of_error(site: Site) -> Iterator[Edits]:
    """A variant for an error that `?` hands on, with the impl that makes it."""
    source = site.source
    for owner, trait in _wanted(site):
        found = arguments(trait)
        for item in items(source, head(owner), "enum_item") if head(trait) == "From" and found else ():
            body = part(item, "body")
            variants = named(body, "enum_variant")
            if (
                body is None
                or not variants
                or any([found[0]] == [kind for _, kind in fields(source, one)] for one in variants)
            ):
                continue
            name = re.sub(r"Error$", "", head(found[0])) or "Io"
            path = (
                found[0]
                if "::" in found[0]
                else next(iter(std_index().paths(head(found[0]), "struct", "enum")), found[0])
            )
            comma = "" if source.slice(variants[-1].end_byte, body.end_byte).lstrip().startswith(",") else ","
            into = f"    fn from(error: {path}) -> Self {{\n        {head(owner)}::{name}(error)\n    }}\n"
            made = f"\n\nimpl From<{path}> for {head(owner)} {{\n{into}}}"
            pad = source.indent(variants[-1].start_byte)
            glue = f"\n{pad}" if "\n" in text(source, body) else " "
            yield (
                *source.insert(variants[-1].end_byte, f"{comma or ','}{glue}{name}({path})"),
                *source.insert(item.end_byte, made),
            )


RULES = (
    Rule(
        "missing-items", 7, ("E0046",), _missing_items, "value", "writes the items that the trait asks for",
        "error_codes/E0046",
    ),
    Rule(
        "implement", 9, ("E0277", "E0369", "E0599", "E0271"), _implement, "bound", "implements the trait for the type",
        "book/ch10-02-traits",
    ),
    Rule(
        "trait-signature", 8, ("E0053", "E0050", "E0186", "E0185", "E0049", "E0195", "E0643", "E0407"), _signature,
        "signature", "gives a method the signature that its trait has",
        "reference/items/implementations#trait-implementations",
    ),
    Rule(
        "not-of-the-trait", 9, ("E0407", "E0437", "E0438"), _not_of_the_trait, "signature",
        "declares an item in its trait, or moves it to the type's own impl",
        "reference/items/implementations#inherent-implementations",
    ),
    Rule(
        "extension-trait", 8, ("E0116", "E0118", "E0390"), _extension, "signature",
        "declares methods for a foreign type in a trait", "reference/items/implementations#inherent-implementations",
    ),
    Rule(
        "newtype", 9, ("E0117", "E0120", "E0210", "E0321"), _newtype, "type",
        "puts a foreign type into one of this crate", "reference/items/implementations#orphan-rules",
    ),
    Rule(
        "variant-of-error", 10, ("E0277", "E0271"), _variant_of_error, "bound",
        "gives an error a variant and a conversion",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
)  # fmt: skip
