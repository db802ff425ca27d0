"""What a function is: the entry of a program, a closure that sees what is around it, `async`, one that calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, calls, items, named, neutral, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

FUNCTION = "function_item"


def _entry(site: Site) -> Iterator[Edits]:
    """`main` takes nothing, is generic over nothing and returns at once; what it took is declared in it."""
    source = site.source
    for main in items(source, "main", FUNCTION)[:1]:
        body, returned, taken = part(main, "body"), part(main, "return_type"), part(main, "parameters")
        if body is None:
            continue
        kinds = [f" -> {text(source, returned)}", ""] if returned is not None else [""]
        lets = [
            f"\n    let {text(source, part(one, 'pattern'))}: {text(source, part(one, 'type'))} = {values[0]};"
            for one in named(taken, "parameter")
            if (values := neutral(source, text(source, part(one, "type"))))
        ]
        for kind in kinds:
            for declared in dict.fromkeys(("".join(lets), "")):
                yield source.edit(main.start_byte, body.start_byte + 1, f"fn main(){kind} {{{declared}")


def _closure(site: Site) -> Iterator[Edits]:
    """A function inside another that names what is around it is a closure; or takes it, wherever it is called."""
    source, function = site.source, site.up(FUNCTION)
    name, taken, body = (part(function, field) for field in ("name", "parameters", "body"))
    if function is None or name is None or taken is None or body is None:
        return
    inner, returned = source.slice(taken.start_byte + 1, taken.end_byte - 1), part(function, "return_type")
    kind = f" -> {text(source, returned)}" if returned is not None else ""
    for lead in ("", "move "):
        for mark in ("", "mut "):
            head = f"let {mark}{text(source, name)} = {lead}|{inner}|{kind} "
            edit = source.edit(function.start_byte, body.start_byte, head)
            yield (*edit, *source.insert(function.end_byte, ";"))
    kinds = dict(variables(_outside(site, function)))
    for wanted in (kinds.get(site.text) or "i32", "i32", "u32"):
        comma = ", " if inner.strip() else ""
        given = [
            source.insert(call.end_byte - 1, f"{', ' if arguments else ''}{site.text}")
            for call, arguments in calls(source, text(source, name))
        ]
        yield joined([source.insert(taken.end_byte - 1, f"{comma}{site.text}: {wanted}"), *given])


def _outside(site: Site, function: Node) -> Site:
    """The place of a function, as one in the function around it."""
    return evolve(site, start=function.start_byte, node=function.parent or function)


def _boxed_call(site: Site) -> Iterator[Edits]:
    """An `async fn` that awaits itself does so in a box, where its own size is not asked for."""
    source, function = site.source, site.up(FUNCTION)
    name = text(source, part(function, "name"))
    boxed = [
        (*source.insert(call.start_byte, "Box::pin("), *source.insert(call.end_byte, ")"))
        for call, _ in calls(source, name)
        if call.parent is not None and call.parent.type == "await_expression"
    ]
    if boxed:
        yield joined(boxed)


def _async(site: Site) -> Iterator[Edits]:
    """What awaits is `async`: the function or closure around, with those that call it as they are; or a block."""
    source, around = site.source, site.up("closure_expression", FUNCTION)
    if around is None:
        return
    opening = source.slice(around.start_byte, around.end_byte)
    at = opening.index("fn ") if around.type == FUNCTION and "fn " in opening else 0
    yield source.insert(around.start_byte + len(opening[:at].encode()), "async ")
    awaited = site.up("await_expression")
    if awaited is not None:
        yield source.replace(awaited, f"async {{ {text(source, awaited)} }}")


def _receiver_type(site: Site) -> Iterator[Edits]:
    """`self` is of its own type, or of what points to it."""
    source, receiver = site.source, site.up("self_parameter", "parameter")
    if receiver is None or not text(source, receiver).removeprefix("mut ").startswith("self"):
        return
    for kind in ("&self", "self", "&mut self", "self: Box<Self>"):
        yield source.replace(receiver, kind)


def _closure_parameters(site: Site) -> Iterator[Edits]:
    """A closure takes as many arguments as it is given, of the types that are asked for."""
    source = site.source
    every = [match["taken"] for match in source.tree.captures("(closure_parameters) @taken")]
    if not every:
        return
    taken = min(every, key=lambda one: abs(one.start_byte - site.start))
    each = [text(source, one) for one in named(taken)]
    bare = [one.partition(":")[0] for one in each]
    wanted = re.findall(r"expected closure signature `(?:fn|Fn\w*)\(([^)]*)\)", said(site.error))
    for kinds in wanted:
        given = [kind.strip() for kind in kinds.split(",") if kind.strip()]
        if len(given) == len(bare):
            yield source.replace(taken, f"|{', '.join(f'{a}: {b}' for a, b in zip(bare, given, strict=True))}|")
    yield source.replace(taken, f"|{', '.join(bare)}|")
    for number in range(4):
        if number != len(each):
            more = ["_"] * (number - len(each))
            yield source.replace(taken, f"|{', '.join([*each[:number], *more])}|")
            yield source.replace(taken, f"|{', '.join([*bare[:number], *more])}|")


def _foreign_generics(site: Site) -> Iterator[Edits]:
    """A function of another language is of one type: each parameter of types or constants by one that it may be."""
    source = site.source
    for function in below(source.tree.root, "function_signature_item"):
        generics, above = part(function, "type_parameters"), function.parent
        if generics is None or above is None or above.parent is None or above.parent.type != "foreign_mod_item":
            continue
        names = [text(source, part(one, "name")) for one in named(generics, "type_parameter", "const_parameter")]
        for kind in ("i32", "u32", "f64"):
            used = [
                source.replace(one, kind)
                for one in below(function, "type_identifier")
                if text(source, one) in names and one.start_byte >= generics.end_byte
            ]
            yield joined([source.replace(generics, ""), *used])


RULES = (
    Rule(
        "entry", 7, ("E0131", "E0580", "E0646", "E0647", "E0752"), _entry, "signature",
        "gives `main` the signature that the entry of a program has",
        "reference/crates-and-source-files#main-functions",
    ),
    Rule(
        "closure-for-function", 7, ("E0434",), _closure, "code",
        "makes a closure of a function that names what is around it, or hands it that",
        "reference/expressions/closure-expr",
    ),
    Rule(
        "boxed-call", 7, ("E0733",), _boxed_call, "convert", "awaits a function's own future in a box",
        "reference/items/functions#async-functions",
    ),
    Rule(
        "async-around", 7.5, ("E0728",), _async, "signature", "makes the function `async` that awaits",
        "reference/expressions/await-expr",
    ),
    Rule(
        "receiver-type", 7, ("E0307", "E0801"), _receiver_type, "signature", "gives `self` its own type",
        "reference/items/associated-items#methods",
    ),
    Rule(
        "closure-parameters", 8, ("E0593", "E0631", "E0057"), _closure_parameters, "signature",
        "gives a closure the parameters that it is called with", "reference/expressions/closure-expr",
    ),
    Rule(
        "foreign-types", 8, ("E0044",), _foreign_generics, "type",
        "names the types of a function of another language", "reference/items/external-blocks",
    ),
)  # fmt: skip
