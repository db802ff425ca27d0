"""What stands at the head of items: the parameters of an impl, what is derived, functions outside of their impl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.parameters import tests
from rusta_tools.rules.types.declared import below, head_of, impls, items, named, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

    from rusta_core import Diagnostic

_DERIVE = re.compile(r"#\[derive\(([\w, ]+)\)\]")


def _parameters(site: Site) -> Iterator[Edits]:
    """An impl declares what its type takes: as the type does, and bounded by the trait that is implemented."""
    source, block = site.source, site.up("impl_item")
    kind = part(block, "type")
    if block is None or kind is None or site.start >= (part(block, "body") or block).start_byte:
        return
    name, trait = head_of(source, block), text(source, part(block, "trait"))
    for item in items(source, name, "struct_item", "enum_item"):
        own = part(item, "type_parameters")
        each = named(own)
        if own is None or not each:
            continue
        given = ", ".join(text(source, part(one, "name") or one) for one in each)
        declared, word = part(block, "type_parameters"), block.children[0]
        for bound in ("", *((f": {trait}",) if trait else (": Clone", ": std::fmt::Display"))):
            inside = ", ".join(_bounded(source, one, bound) for one in each)
            header = (
                source.replace(declared, f"<{inside}>")
                if declared is not None
                else source.insert(word.end_byte, f"<{inside}>")
            )
            yield joined([header, source.replace(kind, f"{name}<{given}>")])


def _bounded(source: Source, parameter: Node, bound: str) -> str:
    """A parameter as it is declared, with one bound more where it is a type."""
    written = text(source, parameter)
    return f"{written}{bound}" if bound and parameter.type == "type_parameter" and ":" not in written else written


def _derived(site: Site) -> Iterator[Edits]:
    """What the compiler would derive goes into the list that there is, without what is in it."""
    source = site.source
    found: dict[int, tuple[Node, list[str]]] = {}
    for span_start, names in _asked(site.error, source.path):
        for kind in ("struct_item", "enum_item"):
            for item in below(source.tree.root, kind):
                before = derive_of(source, item)
                if before is not None and before.start_byte <= span_start <= item.end_byte:
                    found.setdefault(before.start_byte, (before, []))[1].extend(names)
    edits = []
    for before, names in found.values():
        have = [one.strip() for one in (_DERIVE.search(text(source, before)) or [""])[0][9:-2].split(",")]
        more = [one for one in dict.fromkeys(names) if one not in have]
        edits.append(source.insert(before.end_byte - 2, "".join(f", {one}" for one in more)))
    if edits:
        yield joined(edits)


def _asked(error: Diagnostic, path: str) -> Iterator[tuple[int, list[str]]]:
    """Where the compiler would derive what."""
    for one in (error, *error.children):
        for span in one.spans:
            if span.file == path and (match := _DERIVE.search(span.suggestion or "")):
                yield span.start, [name.strip() for name in match[1].split(",")]


def _not_copied(site: Site) -> Iterator[Edits]:
    """A type with parts that cannot be copied is not copied either."""
    source, item = site.source, site.up("struct_item", "enum_item")
    before = derive_of(source, item) if item is not None else None
    if before is None and site.up("attribute_item") is not None:
        before = site.up("attribute_item")
    if before is not None:
        without = re.sub(r",\s*Copy\b|\bCopy,\s*", "", text(source, before))
        yield source.replace(before, without)


def _into_impl(site: Site) -> Iterator[Edits]:
    """A function with a receiver is one of a type: it goes into the type's own impl."""
    source, function = site.source, site.up("function_item")
    if function is None or "`self` parameter" not in site.error.message or site.up("impl_item") is not None:
        return
    behind = source.slice(function.end_byte, function.end_byte + 2)
    end = function.end_byte + len(behind) - len(behind.lstrip("\n"))
    inside = "".join(f"    {line}\n" if line else "\n" for line in text(source, function).split("\n"))
    gone = source.edit(function.start_byte, end, "")
    for item in (*below(source.tree.root, "struct_item"), *below(source.tree.root, "enum_item")):
        name = text(source, part(item, "name"))
        for block in impls(source, name)[:1]:
            if (body := part(block, "body")) is not None:
                yield joined([gone, source.insert(body.end_byte - 1, f"\n{inside}")])
        if not impls(source, name):
            yield joined([gone, source.insert(function.start_byte, f"impl {name} {{\n{inside}}}\n\n")])


def _passed_on(site: Site) -> Iterator[Edits]:
    """A variable of who calls is a parameter here, and is given in every call."""
    source, function, name = site.source, site.up("function_item"), site.text
    parameters, own = part(function, "parameters"), text(source, part(function, "name"))
    if function is None or parameters is None or site.node.type != "identifier":
        return
    kept = tests(source)
    calls = [
        one
        for one in below(source.tree.root, "call_expression")
        if not any(start <= one.start_byte < end for start, end in kept)
        if re.split(r"\W+", text(source, part(one, "function")))[-1] == own
    ]
    kinds = [
        dict(variables(Site(source=source, error=site.error, start=one.start_byte, end=one.end_byte, node=one)))
        for one in calls
    ]
    known = [one[name] for one in kinds if one.get(name)]
    if calls and known:
        edits = [_added(source, parameters, f"{name}: {known[0]}")]
        for call in calls:
            given = part(call, "arguments")
            if given is not None:
                edits.append(_added(source, given, name))
        yield joined(edits)


def _added(source: Source, listed: Node, written: str) -> Edits:
    have = named(listed)
    return source.insert(have[-1].end_byte if have else listed.start_byte + 1, f", {written}" if have else written)


RULES = (
    Rule(
        "impl-parameters", 6.5, ("E0412", "E0425", "E0107", "E0747"), _parameters, "bound",
        "declares what a type takes in its impl", "reference/items/implementations#generic-implementations",
    ),
    Rule(
        "derived-as-asked", 6, ("E0277", "E0599", "E0369"), _derived, "bound", "derives what is asked for",
        "reference/attributes/derive",
    ),
    Rule(
        "no-copy-derived", 6.5, ("E0204",), _not_copied, "bound", "derives no copy of what cannot be copied",
        "std/marker/trait.Copy",
    ),
    Rule(
        "into-impl", 6, (None,), _into_impl, "code", "moves a method into the impl of its type",
        "reference/items/associated-items#methods",
    ),
    Rule(
        "passed-on", 7, ("E0425",), _passed_on, "signature", "takes a variable of the caller as a parameter",
        "reference/items/functions#function-parameters",
    ),
)  # fmt: skip
