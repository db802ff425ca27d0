"""What functions and closures take and give in another shape: traits as types, pairs, receivers, absent values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, fields, items, named, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node


def _trait_as_type(site: Site) -> Iterator[Edits]:
    """A trait is no type of a known size: it is behind a pointer, or stands for the one type that is given."""
    source = site.source
    if site.error.code == "E0277" and "`(dyn" not in site.error.message and "`dyn" not in site.error.message:
        return
    start, end = (site.start, site.end) if site.whole else (site.node.start_byte, site.node.end_byte)
    written = source.slice(start, end).removeprefix("dyn ")
    taken = site.up("parameter")
    if taken is not None and (kind := part(taken, "type")) is not None and not kind.start_byte <= site.start:
        start, end, written = kind.start_byte, kind.end_byte, text(source, kind).removeprefix("dyn ")
    for way in ("impl {}", "impl {} + 'static", "&dyn {}", "Box<dyn {}>") if taken is not None else ("Box<dyn {}>",):
        yield source.edit(start, end, way.replace("{}", written))


def _as_pair(site: Site) -> Iterator[Edits]:
    """A closure takes a pair apart in brackets: `|(a, b)|`; or takes two where it is given two."""
    source, closure = site.source, site.up("closure_expression") or _closure_at(site)
    parameters = part(closure, "parameters")
    if parameters is None:
        return
    inside = text(source, parameters)[1:-1]
    yield source.replace(parameters, f"|({inside})|")
    if inside.startswith("(") and inside.endswith(")"):
        yield source.replace(parameters, f"|{inside[1:-1]}|")


def _closure_at(site: Site) -> Node | None:
    """The closure that a call is given."""
    call = site.up("call_expression")
    return next(iter(below(part(call, "arguments") or site.node, "closure_expression")), None)


def _swapped(site: Site) -> Iterator[Edits]:
    """The two parameters of a closure in each other's place."""
    closure = site.up("closure_expression")
    both = named(part(closure, "parameters"))
    if len(both) == 2:
        first, second = (text(site.source, one) for one in both)
        yield (*site.source.replace(both[0], second), *site.source.replace(both[1], first))


def _receiver(site: Site) -> Iterator[Edits]:
    """A function that uses `self` takes it."""
    source, function = site.source, site.up("function_item")
    parameters = part(function, "parameters")
    if parameters is None or site.up("impl_item", "trait_item") is None or named(parameters, "self_parameter"):
        return
    rest = ", " if named(parameters) else ""
    yield from (source.insert(parameters.start_byte + 1, way + rest) for way in ("&self", "&mut self", "self"))


def _absent_as_error(site: Site) -> Iterator[Edits]:
    """`?` on an `Option` gives an error to a function that has errors; on a `Result`, nothing to one that has none."""
    source, tried = site.source, site.up("try_expression")
    message = said(site.error)
    if tried is None:
        return
    at = tried.end_byte - 1
    given = re.search(r"Result<.*, (.+)>`", message)
    if "not `Option`s" in message or ".ok_or(" in message:
        if given is not None and given[1] in ("String", "&str", "Box<dyn std::error::Error>", "Box<dyn Error>"):
            yield source.insert(at, '.ok_or("nothing there")')
            yield source.insert(at, '.ok_or_else(|| "nothing there".to_string())')
        yield source.insert(at, ".transpose()")
        kind = given[1] if given is not None else ""
        for item in items(source, kind, "enum_item"):
            for variant in named(part(item, "body"), "enum_variant"):
                name = f"{kind}::{text(source, part(variant, 'name'))}"
                if part(variant, "body") is None:
                    yield source.insert(at, f".ok_or({name})")
                elif [held for _, held in fields(source, variant)] == ["String"]:
                    told = [one for one, of in variables(site) if re.fullmatch(r"&*(?:str|String)", of)]
                    yield from (source.insert(at, f".ok_or_else(|| {name}({one}.to_string()))") for one in told[:2])
    elif "returns an `Option`" in message:
        yield source.insert(at, ".ok()")


def _opened(site: Site) -> Iterator[Edits]:
    """A method of what is inside an `Option` or a `Result` is asked once that is out: by `?`, or by a default."""
    source, access = site.source, site.up("field_expression")
    receiver = part(access, "value")
    match = re.search(r"no method named `\w+` found for enum `(?:\w+::)*(Option|Result)<", site.error.message)
    if receiver is None or match is None:
        return
    back = text(source, part(site.up("function_item"), "return_type"))
    leaves = ["?"] if back.startswith(match[1]) else []
    leaves += [".ok()?"] if match[1] == "Result" and back.startswith("Option") else []
    for way in (*leaves, ".unwrap_or_default()", ".as_ref()?" if back.startswith("Option") else ".unwrap()"):
        yield source.insert(receiver.end_byte, way)


def _inside(site: Site) -> Iterator[Edits]:
    """A comparison with what may be absent asks what is there: nothing is neither more nor less."""
    source, comparison = site.source, site.up("binary_expression")
    left, sign, right = (part(comparison, field) for field in ("left", "operator", "right"))
    if comparison is None or left is None or sign is None or right is None:
        return
    if sign.type in ("<", ">", "<=", ">=", "==") and re.search(r"expected `Option<.+found `[^O]", said(site.error)):
        asked = f"{text(source, left)}.is_some_and(|one| one {sign.type} {text(source, right)})"
        yield source.replace(comparison, asked)


def _named_apart(site: Site) -> Iterator[Edits]:
    """A type parameter with the name of another gets its own, and its parameters have it."""
    source = site.source
    match = re.search(r"the name `(\w+)` is already used for a generic parameter", site.error.message)
    owner = site.up("function_item", "struct_item", "enum_item", "impl_item", "function_signature_item")
    if match is None or owner is None:
        return
    uses = [
        one for one in below(owner, "type_identifier") if text(source, one) == match[1] and one.start_byte > site.start
    ]
    taken = {text(source, one) for one in below(source.tree.root, "type_identifier")}
    unmet = [name for name in sorted(taken) if len(name) == 1 and not _declared_in(site, owner, name)]
    fresh = next(name for name in (*unmet, *"UVWXYZ") if name != match[1] and (name in unmet or name not in taken))
    renamed = source.edit(site.start, site.end, fresh)
    parameters, given = part(owner, "parameters"), part(owner, "return_type")
    inside = [one for one in uses if parameters is not None and one.end_byte <= parameters.end_byte]
    back = [one for one in uses if given is not None and given.start_byte <= one.start_byte < given.end_byte]
    for some in ((), inside, [*inside, *back[-1:]], [*inside, *back]):
        yield joined([renamed, *(source.replace(one, fresh) for one in some)])


def _declared_in(site: Site, owner: Node, name: str) -> bool:
    """Whether an item declares a type parameter of that name."""
    own = part(owner, "type_parameters")
    return own is not None and any(text(site.source, one) == name for one in below(own, "type_identifier"))


RULES = (
    Rule(
        "trait-as-type", 7, ("E0782", "E0277"), _trait_as_type, "type", "puts a trait object behind a pointer",
        "reference/types/trait-object",
    ),
    Rule(
        "as-pair", 6, ("E0593",), _as_pair, "spelling", "takes a pair apart in a closure",
        "reference/expressions/closure-expr",
    ),
    Rule(
        "closure-swapped", 7.5, ("E0308", "E0609", "E0599"), _swapped, "spelling",
        "takes what a closure is given in the other order", "reference/expressions/closure-expr",
    ),
    Rule(
        "receiver-declared", 7, ("E0424",), _receiver, "signature", "lets a function take self",
        "reference/items/associated-items#methods",
    ),
    Rule(
        "absent-as-error", 7, ("E0277",), _absent_as_error, "convert", "makes an error of nothing, or nothing of it",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
    Rule(
        "opened", 7, ("E0599", "E0609"), _opened, "convert", "takes out what is inside before it is asked",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
    Rule(
        "compared-inside", 7, ("E0308",), _inside, "convert", "compares what is there", "std/option/enum.Option",
    ),
    Rule(
        "named-apart", 7, ("E0403",), _named_apart, "spelling", "gives a type parameter a name of its own",
        "reference/items/generics",
    ),
)  # fmt: skip
