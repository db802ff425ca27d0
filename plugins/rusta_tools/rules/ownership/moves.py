"""Values that are moved and still wanted: derive what lets them be copied, and copy them where they go.

`Copy` or `Clone` for a type of the program asks the same of every type inside it, so all of them come in one change,
together with the calls of `clone` where the compiler says that the value goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.asked_twice import LOOPS

if TYPE_CHECKING:
    from tree_sitter import Node

MOVES = ("E0382", "E0505", "E0507", "E0508", "E0509")
COPIED = re.compile(r"[iuf](?:8|16|32|64|128|size)|bool|char|str|Option|PhantomData|Duration|Instant|Ordering|Self")
"""Names in a type that can be copied, as far as a name says it."""


def types(source: Source) -> dict[str, Node]:
    """The structs and enums of the file by name."""
    found = source.tree.captures("[(struct_item name: (_) @name) (enum_item name: (_) @name)] @item")
    return {source.tree.text(match["name"]): match["item"] for match in found}


def _inside(source: Source, item: Node) -> list[str]:
    """The names in the types of its fields, `mut` for a borrow to write."""
    body = item.child_by_field_name("body") or next((one for one in item.children if one.type.endswith("_list")), None)
    named = ("type_identifier", "primitive_type", "mutable_specifier")
    return [source.tree.text(node) for node in walk(body) if node.type in named] if body is not None else []


def deriving(source: Source, names: Iterable[str], *traits: str) -> Edits:
    """A derive of these traits for the types of these names and the types inside them, where they have it not yet."""
    known, ahead, edits = types(source), list(names), []
    wanted: dict[str, None] = {}
    while ahead:
        if (name := ahead.pop()) in known and name not in wanted:
            wanted[name] = None
            ahead += _inside(source, known[name])
    for name in wanted:
        derived = derive_of(source, known[name])
        has = source.tree.text(derived) if derived is not None else ""
        new = [
            trait
            for trait in traits
            if not re.search(rf"\b{trait}\b", has) and not re.search(rf"\b{trait} for {name}\b", source.text)
        ]
        if new and derived is not None:
            edits.append(source.insert(derived.end_byte - 2, f", {', '.join(new)}"))
        elif new:
            at = known[name].start_byte
            edits.append(source.insert(at, f"#[derive({', '.join(new)})]\n{source.indent(at)}"))
    return joined(edits)


def named(site: Site) -> list[str]:
    """The types of the file that the compiler names in its error."""
    known, text = types(site.source), said(site.error)
    return [name for name in known if re.search(rf"`[^`]*\b{name}\b[^`]*`", text)]


def moved(site: Site) -> list[tuple[int, int]]:
    """The bytes of the expressions whose value goes, as far as the error points at them."""
    source, found = site.source, []
    if site.error.code != "E0382":
        found.append((site.start, site.end))
    for span in (*site.error.spans, *(span for child in site.error.children for span in child.spans)):
        if span.file != source.path or not re.search(r"moved|previous iteration|data moved", span.label or ""):
            continue
        node = source.tree.smallest(span.start, span.end)
        if (looked := _looked_at(node)) is not None:
            found.append((looked.start_byte, looked.end_byte))
        elif "this method call" in (span.label or ""):
            call = next((one for one in up(node) if one.type == "field_expression"), None)
            value = call.child_by_field_name("value") if call is not None else None
            if value is not None:
                found.append((value.start_byte, value.end_byte))
        elif "into closure" not in (span.label or ""):
            found.append((span.start, span.end))
    return list(dict.fromkeys(found))


def up(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _looked_at(node: Node) -> Node | None:
    """What is matched by the pattern that a node stands in."""
    for one in up(node):
        above = one.parent
        if above is None or above.type == "block":
            return None
        if above.child_by_field_name("pattern") == one:
            if above.type == "match_arm" and above.parent is not None and above.parent.parent is not None:
                return above.parent.parent.child_by_field_name("value")
            return above.child_by_field_name("value")
    return None


def cloned(source: Source, start: int, end: int) -> Edits:
    """`.clone()` at an expression; `*x` is cloned through x."""
    text = source.slice(start, end)
    if text.startswith("*"):
        return source.edit(start, end, f"{text[1:]}.clone()")
    return source.insert(end, ".clone()")


def _clone_and_derive(site: Site) -> Iterator[Edits]:
    """`.clone()` where the value goes, with the derives that it takes."""
    derives, places = deriving(site.source, named(site), "Clone"), moved(site)
    for start, end in places:
        if derives:
            yield joined([derives, cloned(site.source, start, end)])
    if len(places) > 1:
        yield joined([derives], [cloned(site.source, start, end) for start, end in places])


def _copy(site: Site) -> Iterator[Edits]:
    """`Clone` and `Copy` for the types that are moved, where all that is in them can be copied."""
    source, known = site.source, types(site.source)

    def copied(name: str, above: tuple[str, ...] = ()) -> bool:
        item = known.get(name)
        if item is None or name in above:
            return COPIED.fullmatch(name) is not None
        return all(copied(inner, (*above, name)) for inner in _inside(source, item))

    names = [name for name in named(site) if copied(name)]
    if names:
        yield deriving(source, names, "Clone", "Copy")
        for name in names if len(names) > 1 else ():
            yield deriving(source, [name], "Clone", "Copy")


def _loops(site: Site) -> Iterator[Node]:
    for start, end in (*moved(site), (site.start, site.end)):
        yield from (node for node in up(site.source.tree.smallest(start, end)) if node.type in LOOPS)


def _fresh_each_turn(site: Site) -> Iterator[Edits]:
    """What a loop uses up at each turn: cloned as its first statement, or made anew inside it."""
    source = site.source
    name = re.search(r"(?:moved value|of|use of): `(\w+)`", site.error.message)
    if name is None:
        return
    for loop in dict.fromkeys(_loops(site)):
        body = loop.child_by_field_name("body") or loop.named_children[-1]
        indent = source.indent(loop.start_byte)
        fresh = source.insert(body.start_byte + 1, f"\n{indent}    let {name[1]} = {name[1]}.clone();")
        if re.search(r"\b(?:Sync)?Sender<", said(site.error)):  # whoever receives waits until the last sender is gone
            done = source.insert(_statement(loop).end_byte, f"\n{indent}drop({name[1]});")
            yield from (joined([cloned(source, start, end), done]) for start, end in moved(site))
            yield joined([fresh, done])
        yield fresh
        for let in source.tree.captures("(let_declaration pattern: (_) @name value: (_)) @let"):
            made, pattern = let["let"], source.tree.text(let["name"])
            if pattern == name[1] and made.parent == _statement(loop).parent and made.end_byte <= loop.start_byte:
                start, end = source.line_of(made.start_byte)[0], source.line_of(made.end_byte)[1]
                if source.slice(start, end).strip() == source.tree.text(made):
                    text = f"\n{indent}    {source.tree.text(made)}"
                    yield joined([source.edit(start, end + 1, ""), source.insert(body.start_byte + 1, text)])


def _statement(node: Node) -> Node:
    """The statement that an expression is the whole of, or the expression."""
    return node.parent if node.parent is not None and node.parent.type == "expression_statement" else node


def _items_by_value(site: Site) -> Iterator[Edits]:
    """A loop whose items are moved out of a borrow goes over the values themselves, or over clones."""
    source = site.source
    for node in up(site.node):
        pattern, value, body = (node.child_by_field_name(name) for name in ("pattern", "value", "body"))
        if node.type != "for_expression" or pattern is None or value is None or body is None:
            continue
        every = re.sub(r"^&(?:mut )?|\.iter(?:_mut)?\(\)$", "", source.tree.text(value))
        if every == source.tree.text(value):
            continue
        plain = source.tree.text(body)
        for name in re.findall(r"\b[a-z_]\w*\b", source.tree.text(pattern)):
            plain = re.sub(rf"\*{name}\b", name, plain)
        taken = (every, f"{every}.into_iter()", f"{every}.drain(..)", f"std::mem::take(&mut {every})")
        for way in (*taken, f"{every}.clone()", f"{every}.iter().cloned()"):
            yield joined([source.replace(value, way), source.replace(body, plain)])


def _chain_by_value(site: Site) -> Iterator[Edits]:
    """The same for a chain of iterators: `.iter()` becomes `.into_iter()`, and `*x` in its closures x."""
    source = site.source
    statement = next((one for one in up(site.node) if one.parent is not None and one.parent.type == "block"), None)
    text = source.tree.text(statement) if statement is not None else ""
    ways = (".into_iter()", ".drain(..)", ".iter().cloned()", ".clone().into_iter()")
    for old in (".iter()", ".iter_mut()", ".values()"):
        if statement is None or old not in text:
            continue
        for new in ways:
            changed = text.replace(old, new if old != ".values()" else new.replace("iter", "values"))
            yield source.replace(statement, re.sub(r"(\|&?(\w+)\|[^|]*?)\*\2\b", r"\1\2", changed))
            yield source.replace(statement, changed)


RULES = (
    Rule(
        "clone-and-derive", 8, MOVES, _clone_and_derive, "clone",
        "clones what is moved, and derives Clone for its type", "book/appendix-03-derivable-traits",
    ),
    Rule(
        "derive-copy", 8, MOVES, _copy, "bound",
        "derives Copy for a type whose fields can all be copied", "std/marker/trait.Copy",
    ),
    Rule(
        "fresh-each-turn", 8, ("E0382",), _fresh_each_turn, "clone",
        "gives each turn of the loop a value of its own", "book/ch16-02-message-passing",
    ),
    Rule(
        "items-by-value", 8.5, ("E0507", "E0382", "E0508"), _items_by_value, "borrow",
        "goes over the values themselves where they are moved", "std/iter/index",
    ),
    Rule(
        "chain-by-value", 8.5, ("E0507", "E0382", "E0508", "E0515"), _chain_by_value, "borrow",
        "iterates over the values themselves where they are moved", "std/iter/index",
    ),
)  # fmt: skip
