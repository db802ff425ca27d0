"""What is written is reached for writing all the way: from where it is declared, through every call, to the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, joined, walk
from rusta_tools.rules.ownership.asked_twice import SHARED
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.parameters import calls, functions, parameters, tests

if TYPE_CHECKING:
    from tree_sitter import Node

WRITES = ("E0596", "E0594")
FN = re.compile(r"\bFn(?=\()")
FOR_WRITING = {looking: writing for writing, looking in SHARED.items() if looking != "&"}


def written(site: Site) -> str | None:
    """The variable that something is written through."""
    found = re.search(r"`\**(?:\(\**)?(?:[&\s]|mut )*(\w+)", site.error.message)
    return found[1] if found is not None else None


def _mutable(source: Source, parameter: Node) -> Edits:
    """A parameter that borrows, borrowing for writing."""
    text = source.tree.text(parameter)
    changed = re.sub(r"&('\w+ )?(?!mut\b)(?!'\w+ mut)", r"&\1mut ", text, count=1)
    return source.replace(parameter, changed) if "&mut" not in text else ()


def _declared_mut(source: Source, site: Site, names: set[str]) -> Iterator[Edits]:
    """`mut` for what owns one of these names, wherever outside of tests it is bound by a plain name."""
    kept = tests(source)
    for match in source.tree.captures("(let_declaration pattern: (identifier) @name) @let"):
        let, name = match["let"], match["name"]
        if any(start <= let.start_byte < end for start, end in kept) or source.tree.text(name) not in names:
            continue
        if not any(child.type == "mutable_specifier" for child in let.children):
            yield source.insert(name.start_byte, "mut ")


def _parameter_written(site: Site) -> Iterator[Edits]:
    """A parameter that is written through borrows for writing, every call lends it so, and what is lent is `mut`."""
    source, name = site.source, written(site)
    for function in up(site.node):
        own = function.child_by_field_name("name")
        if function.type != "function_item" or own is None:
            continue
        for index, parameter in enumerate(parameters(function)):
            pattern = parameter.child_by_field_name("pattern")
            if pattern is None or source.tree.text(pattern) != name:
                continue
            called = source.tree.text(own)
            slots = [theirs[index] for one in functions(source, called) if len(theirs := parameters(one)) > index]
            given = [all_of[index] for _, all_of in calls(source, called) if len(all_of) > index]
            lent = [(place, source.slice(*place)) for place in given]
            edits = [source.edit(*place, f"&mut {text[1:]}") for place, text in lent if re.match(r"&(?!mut\b)", text)]
            owners = {match[1] for _, text in lent if (match := re.match(r"&(\w+)", text))}
            changed = [_mutable(source, slot) for slot in slots]
            yield joined(changed, edits, _declared_mut(source, site, owners))
            yield joined(changed, edits)


def _receiver_written(site: Site) -> Iterator[Edits]:
    """`&self` becomes `&mut self` in a method, in the trait that asks for it and in every impl of that."""
    source = site.source
    function = next((one for one in up(site.node) if one.type in FUNCTIONS), None)
    own = function.child_by_field_name("name") if function is not None else None
    if own is None or function is None:
        return
    receivers = [one for each in functions(source, source.tree.text(own)) for one in _receivers(each)]
    shared = [one for one in receivers if re.match(r"&(?:'\w+ )?self", source.tree.text(one))]
    yield joined(source.replace(one, source.tree.text(one).replace("self", "mut self")) for one in shared)
    callers = [each for each in _callers(source, source.tree.text(own)) if each != function]
    more = [one for each in callers for one in _receivers(each) if re.match(r"&(?:'\w+ )?self", source.tree.text(one))]
    if more:
        yield joined(source.replace(one, source.tree.text(one).replace("self", "mut self")) for one in (*shared, *more))
    holders = set(re.findall(rf"(?<![\w.])(\w+)\.{source.tree.text(own)}\(", source.text)) - {"self"}
    if declared := list(_declared_mut(source, site, holders)):
        every = (source.replace(one, source.tree.text(one).replace("self", "mut self")) for one in (*shared, *more))
        yield joined(every, declared)
    owned = [one for one in _receivers(function) if source.tree.text(one) == "self"]
    yield joined(source.insert(one.start_byte, "mut ") for one in owned)


def _receivers(function: Node) -> Iterator[Node]:
    listed = function.child_by_field_name("parameters")
    yield from (one for one in listed.named_children if one.type == "self_parameter") if listed is not None else ()


def _callers(source: Source, name: str) -> Iterator[Node]:
    """The functions that call a method of this name on their own self."""
    for match in source.tree.captures("(function_item) @function"):
        if re.search(rf"\bself(?:\.\w+)*\.{name}\(", source.tree.text(match["function"])):
            yield match["function"]


def _items_written(site: Site) -> Iterator[Edits]:
    """What gives the written variable gives it for writing: `iter` becomes `iter_mut`, `get` `get_mut`, `&` `&mut`."""
    source, name = site.source, written(site)
    function = site.up("function_item")
    if name is None or function is None:
        return
    for node in walk(function):
        pattern = node.child_by_field_name("pattern") or node.child_by_field_name("parameters")
        value = node.child_by_field_name("value")
        if node.type == "closure_expression" and pattern is not None:
            value = next((one for one in up(node.parent) if one.type == "call_expression"), None)
        if node.type == "match_arm":
            value = next((one.child_by_field_name("value") for one in up(node) if one.type == "match_expression"), None)
        if pattern is None or value is None or not re.search(rf"\b{name}\b", source.tree.text(pattern)):
            continue
        text, start = source.tree.text(value), value.start_byte
        if node.type == "closure_expression":
            text = source.slice(start, node.start_byte)
        for old, new in FOR_WRITING.items():
            if (at := text.rfind(old)) >= 0:
                here = start + len(text[:at].encode())
                yield source.edit(here, here + len(old.encode()), new)
        if text.startswith("&") and not text.startswith("&mut"):
            yield source.insert(start + 1, "mut ")
        elif re.fullmatch(r"[\w.]+", text):
            yield source.insert(start, "&mut ")
            yield source.insert(value.end_byte, ".iter_mut()" if node.type == "for_expression" else ".as_mut()")
        elif node.type == "let_declaration":
            yield source.insert(start, "&mut ")


def _given_for_writing(site: Site) -> Iterator[Edits]:
    """A `&mut` is asked for, and a lookup gives a `&`: the same lookup for writing."""
    if "types differ in mutability" not in said(site.error):
        return
    for old, new in FOR_WRITING.items():
        if (at := site.text.rfind(old)) >= 0:
            here = site.start + len(site.text[:at].encode())
            yield site.source.edit(here, here + len(old.encode()), new)


def _collected_for_writing(site: Site) -> Iterator[Edits]:
    """A list of borrows whose elements are written borrows them for writing, from where it is collected on."""
    source, name, function = site.source, written(site), site.up("function_item")
    if name is None or function is None:
        return
    roots, looked = [name], []
    for node in walk(function):
        pattern, value = node.child_by_field_name("pattern"), node.child_by_field_name("value")
        if node.type in ("for_expression", "let_condition") and pattern is not None and value is not None:
            text = source.tree.text(value)
            if re.search(rf"\b{name}\b", source.tree.text(pattern)) and (
                root := re.match(r"(?:&(?:mut )?)?(\w+)", text)
            ):
                roots.append(root[1])
                looked.append(source.replace(value, _for_writing(re.sub(r"^&(?!mut)", "&mut ", text))))
    for let in (one for one in walk(function) if one.type == "let_declaration"):
        pattern, kind, value = (let.child_by_field_name(part) for part in ("pattern", "type", "value"))
        if pattern is None or value is None or source.tree.text(pattern).removeprefix("mut ") not in roots:
            continue
        made = _for_writing(source.tree.text(value))
        if made != source.tree.text(value):
            listed = re.sub(r"<&(?!mut\b)", "<&mut ", source.tree.text(kind)) if kind is not None else ""
            typed = source.replace(kind, listed) if kind is not None else ()
            held = list(_declared_mut(source, site, set(roots[1:])))
            yield joined([typed, source.replace(value, made)], looked, held)
            yield joined([typed, source.replace(value, made)], looked)


def _listed_for_writing(site: Site) -> Iterator[Edits]:
    """The same for a map that a loop fills: it goes over its elements for writing, and keys own what they say."""
    source, name, function = site.source, written(site), site.up("function_item")
    holders = [one for one in up(site.node) if one.type in ("match_expression", "if_expression", "let_declaration")]
    values = (node for one in holders for node in walk(one) if node.type == "call_expression")
    looked = (re.match(r"(\w+)\.get_mut\(", source.tree.text(one)) for one in values)
    for map_ in dict.fromkeys(match[1] for match in looked if match is not None):
        for node in walk(function) if function is not None and name is not None else ():
            pattern, value, body = (node.child_by_field_name(part) for part in ("pattern", "value", "body"))
            if node.type != "for_expression" or pattern is None or value is None or body is None:
                continue
            item = source.tree.text(pattern)
            filled = re.search(rf"\b{map_}\.insert\((?P<key>.+), {item}\)", source.tree.text(body))
            if filled is None:
                continue
            at = body.start_byte + len(source.tree.text(body)[: filled.start("key")].encode())
            own = filled["key"].startswith(f"&{item}.")
            key = source.edit(at, at + len(filled["key"].encode()), f"{filled['key'][1:]}.clone()") if own else ()
            every = source.tree.text(value)
            over = source.replace(value, _for_writing(re.sub(r"^&(?!mut)", "&mut ", every)))
            yield joined([key, over], _typed(source, function, map_, owned=own))


def _typed(source: Source, function: Node | None, name: str, *, owned: bool) -> Iterator[Edits]:
    for let in walk(function) if function is not None else ():
        kind = let.child_by_field_name("type") if let.type == "let_declaration" else None
        if kind is not None and source.tree.text(let).removeprefix("let ").removeprefix("mut ").startswith(f"{name}:"):
            text = re.sub(r", &(?!mut\b)", ", &mut ", source.tree.text(kind))
            yield source.replace(kind, re.sub(r"<&(?:str|String)\b", "<String", text) if owned else text)


def _for_writing(text: str) -> str:
    """An expression that reaches for writing, in place of one that only looks."""
    for old, new in FOR_WRITING.items():
        if (at := text.find(old)) >= 0:
            return f"{text[:at]}{new}{text[at + len(old) :]}"
    return text


def _closure_written(site: Site) -> Iterator[Edits]:
    """A closure that writes is taken as `FnMut`, by a `mut` parameter, and held by a `mut` variable."""
    source = site.source
    held = source.tree.captures("(let_declaration pattern: (identifier) @n value: (closure_expression))")
    holders = list(_declared_mut(source, site, {source.tree.text(match["n"]) for match in held}))
    found = (match["function"] for match in source.tree.captures("(function_item) @function"))
    taking = [one for one in found if FN.search(_head(source, one))]
    everywhere = [source.insert(at + 2, "Mut") for at in _bounds(source, 0, len(source.tree.data))]
    for group in (*([one] for one in taking), taking):
        heads = [(one.start_byte, one.start_byte + len(_head(source, one).encode())) for one in group]
        slots = [_held_mut(source, slot) for one in group for slot in _closures(source, one)]
        bounds = [source.insert(at + 2, "Mut") for head in heads for at in _bounds(source, *head)]
        for changed in (bounds, everywhere) if group is taking else (bounds,):
            yield joined(changed, slots)
            yield joined(changed, slots, holders)
            yield joined(changed)


def _head(source: Source, function: Node) -> str:
    body = function.child_by_field_name("body")
    return source.slice(function.start_byte, body.start_byte if body is not None else function.end_byte)


def _bounds(source: Source, start: int, end: int) -> Iterator[int]:
    text = source.slice(start, end)
    yield from (start + len(text[: one.start()].encode()) for one in FN.finditer(text))


def _closures(source: Source, function: Node) -> Iterator[Node]:
    """The parameters that are closures: of a type that says `Fn`, or that a bound says it of."""
    bound = re.findall(r"\b([A-Z]\w*)\s*:[^,>{]*\bFn\(", _head(source, function))
    for one in parameters(function):
        kind = source.tree.text(one).partition(":")[2]
        if FN.search(kind) or any(re.search(rf"\b{name}\b", kind) for name in bound):
            yield one


def _held_mut(source: Source, parameter: Node) -> Edits:
    text = source.tree.text(parameter)
    if re.search(r": &(?!mut)", text):
        return source.replace(parameter, text.replace(": &", ": &mut ", 1))
    return source.insert(parameter.start_byte, "mut ") if not text.startswith("mut ") and ": &" not in text else ()


def _first_value(site: Site) -> Iterator[Edits]:
    """A variable that may be read before it is set has a value from the start, that of its type or as it is used."""
    source = site.source
    name = re.search(r"`\*?(\w+)`", site.error.message)
    if name is None:
        return
    values = {"Vec": "Vec::new()", "String": "String::new()", "Option": "None", "&str": '""', "bool": "false",
              "f64": "0.0", "f32": "0.0", "char": "' '"}  # fmt: skip
    for match in source.tree.captures("(let_declaration pattern: (identifier) @name) @let"):
        let, kind = match["let"], match["let"].child_by_field_name("type")
        if source.tree.text(match["name"]) != name[1] or let.child_by_field_name("value") is not None:
            continue
        known = [value for word, value in values.items() if kind is not None and word in source.tree.text(kind)]
        for value in dict.fromkeys([*known, "0", "Default::default()", *values.values()]):
            given = source.insert(let.end_byte - 1, f" = {value}")
            yield joined([given], _declared_mut(source, site, {name[1]}))
            yield given


RULES = (
    Rule(
        "parameter-written", 7.5, WRITES, _parameter_written, "signature",
        "borrows a parameter for writing, and lends it so in every call",
        "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "receiver-written", 7.5, (*WRITES, "E0053"), _receiver_written, "signature",
        "borrows self for writing, in the trait and in every impl", "book/ch05-03-method-syntax#method-syntax",
    ),
    Rule(
        "items-written", 7.5, WRITES, _items_written, "borrow",
        "gets what is written by a way that lends it for writing", "std/primitive.slice#method.iter_mut",
    ),
    Rule(
        "given-for-writing", 6.5, ("E0308",), _given_for_writing, "borrow",
        "looks up for writing what is to be written", "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "collected-for-writing", 7.5, WRITES, _collected_for_writing, "borrow",
        "collects borrows for writing", "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "listed-for-writing", 8, WRITES, _listed_for_writing, "borrow",
        "fills a map with borrows for writing", "book/ch08-03-hash-maps",
    ),
    Rule(
        "closure-written", 8, (*WRITES, "E0507", "E0525"), _closure_written, "signature",
        "takes a closure that may write", "std/ops/trait.FnMut",
    ),
    Rule(
        "first-value", 8, ("E0381",), _first_value, "value",
        "gives a variable a value from the start", "reference/variables",
    ),
)  # fmt: skip
