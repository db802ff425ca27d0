"""Threads and closures that outlive the function they are made in: what they take along, share, or wait for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.outlives import bounded, type_parameters
from rusta_tools.rules.lifetimes.outliving import statements
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, OWNERS, joined, walk

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 24
CODES = ("E0373", "E0521", "E0597", "E0505", "E0382", "E0716", "E0621", "E0515", None)
CLOSURES = ("closure_expression", "async_block")
COPIES = (".clone()", ".to_owned()", ".to_vec()", ".to_string()")


def _closures(site: Site) -> list[Node]:
    """The closures that an error is about: around it, in it, or in the statements that it points at."""
    around = [node for node in site.around if node.type in CLOSURES]
    places = [site.node, *(node for node, _ in site.labels)]
    inside = [one for node in places for one in walk(next(statements(node), node)) if one.type in CLOSURES]
    function = site.up(*FUNCTIONS)
    names = {site.text.lstrip("&"), *quoted(site.error)}
    every = [node for node in walk(function) if node.type in CLOSURES] if function is not None else []
    naming = [node for node in every if names & set(_named(site.source, node))]
    return list({node.id: node for node in (*around[:1], *inside, *naming)}.values())


def _named(source: Source, closure: Node) -> list[str]:
    """The variables that a closure names, those in the arguments and the texts of macros included."""
    body = closure.child_by_field_name("body") or closure
    text = source.tree.text(body)
    found = [source.tree.text(node) for node in walk(body) if node.type == "identifier"]
    return list(dict.fromkeys([*found, *re.findall(r"\{(\w+)[:}]", text)]))


def _captured(site: Site, closure: Node) -> list[str]:
    """The variables of the function that a closure captures."""
    source, function = site.source, site.up(*FUNCTIONS)
    here = list(walk(function)) if function is not None else []
    patterns = [
        node.child_by_field_name("pattern")
        for node in here
        if node.type in ("let_declaration", "parameter", "for_expression") and not _in(closure, node)
    ]
    names = {source.tree.text(one) for node in patterns if node for one in walk(node) if one.type == "identifier"}
    return [name for name in _named(source, closure) if name in names]


def _in(closure: Node, node: Node) -> bool:
    return closure.start_byte < node.start_byte and node.end_byte <= closure.end_byte


def _moving(source: Source, closure: Node) -> Edits:
    if any(child.type == "move" for child in closure.children):
        return ()
    if closure.type == "async_block":
        return source.insert(closure.start_byte + len("async"), " move")
    return source.insert(closure.start_byte, "move ")


def _taken(site: Site) -> Iterator[Edits]:
    """`move`, for this closure or for all that lack it."""
    source, found = site.source, _closures(site)
    for closure in found:
        yield _moving(source, closure)
    if len(found) > 1:
        yield joined(_moving(source, closure) for closure in found)


def _own_copies(site: Site) -> Iterator[Edits]:
    """Copies of what a closure captures, made before it, move into it."""
    source, told = site.source, {site.text.lstrip("&"), *quoted(site.error)}
    for closure in _closures(site):
        statement = next(statements(closure), None)
        if statement is None:
            continue
        captured = _captured(site, closure)
        named = [name for name in captured if name in told]
        for names in dict.fromkeys([tuple(named), tuple(captured), *((name,) for name in captured)]):
            for copy in COPIES if names else ():
                yield _before(source, closure, statement, [f"let {name} = {name}{copy};" for name in names], names)
        yield from _fields_of_self(source, closure, statement)


def _before(source: Source, closure: Node, statement: Node, lets: Sequence[str], names: Sequence[str]) -> Edits:
    """The closure moves what is bound before it: in a block of its own where the variables are needed afterwards."""
    block = statement.parent
    after = source.slice(statement.end_byte, block.end_byte) if block is not None else ""
    pad = source.indent(statement.start_byte)
    if any(re.search(rf"\b{name}\b", after) for name in names):
        pad = source.indent(closure.start_byte)
        opened = source.insert(closure.start_byte, "{\n" + "".join(f"{pad}    {let}\n" for let in lets) + f"{pad}    ")
        closed = source.insert(closure.end_byte, f"\n{pad}}}")
        return joined([opened], [_moving(source, closure)], [closed])
    text = "".join(f"{let}\n{pad}" for let in lets)
    return joined([source.insert(statement.start_byte, text)], [_moving(source, closure)])


def _fields_of_self(source: Source, closure: Node, statement: Node) -> Iterator[Edits]:
    """`self.total` in a closure: a copy of the field by its name."""
    uses: dict[str, list[Node]] = {}
    for node in walk(closure):
        owner, field = node.child_by_field_name("value"), node.child_by_field_name("field")
        if node.type == "field_expression" and owner is not None and field is not None and owner.type == "self":
            uses.setdefault(source.tree.text(field), []).append(node)
    pad = source.indent(statement.start_byte)
    for copy in ("", *COPIES[:3]) if uses else ():
        lets = "".join(f"let {name} = self.{name}{copy};\n{pad}" for name in uses)
        renamed = [source.replace(node, name) for name, nodes in uses.items() for node in nodes]
        yield joined([source.insert(statement.start_byte, lets)], renamed, [_moving(source, closure)])


def _shared(site: Site) -> Iterator[Edits]:
    """What threads share stands in an Arc, of which each gets its own."""
    source, function = site.source, site.up(*FUNCTIONS)
    told = [site.text.lstrip("&").partition(".")[0], *quoted(site.error)]
    for closure in _closures(site):
        statement = next(statements(closure), None)
        for name in (name for name in _captured(site, closure) if name in told):
            lets = [node for node in walk(function or site.node) if _lets(source, node, name)]
            value = lets[0].child_by_field_name("value") if lets else None
            if value is None or statement is None or lets[0].start_byte > statement.start_byte:
                continue
            path = _arc(source)
            shared = [source.insert(value.start_byte, f"{path}::new("), source.insert(value.end_byte, ")")]
            kind = lets[0].child_by_field_name("type")
            if kind is not None:
                shared += [source.insert(kind.start_byte, f"{path}<"), source.insert(kind.end_byte, ">")]
            if source.tree.text(value).startswith(("Arc::new", "std::sync::Arc")):
                shared = []
            others = [node for node in _all(function) if name in _named(source, node) and node != closure]
            for some in ([closure], [closure, *others]) if others else ([closure],):
                yield joined(shared, (_own_count(source, node, name, path) for node in some))


def _all(function: Node | None) -> list[Node]:
    return [node for node in walk(function) if node.type in CLOSURES] if function is not None else []


def _own_count(source: Source, closure: Node, name: str, path: str) -> Edits:
    statement = next(statements(closure), None)
    if statement is None:
        return ()
    return _before(source, closure, statement, [f"let {name} = {path}::clone(&{name});"], [name])


def _lets(source: Source, node: Node, name: str) -> bool:
    pattern = node.child_by_field_name("pattern") if node.type == "let_declaration" else None
    return pattern is not None and source.tree.text(pattern) == name


def _arc(source: Source) -> str:
    return "Arc" if re.search(r"\buse std::sync::[^;]*\bArc\b|\buse std::sync::\*", source.text) else "std::sync::Arc"


def _scoped(site: Site) -> Iterator[Edits]:
    """`thread::scope`: the threads end before what they borrow does."""
    source, function = site.source, site.up(*FUNCTIONS)
    body = function.child_by_field_name("body") if function is not None else None
    if body is None:
        return
    path = "thread" if re.search(r"\buse std::(thread\b|\{[^}]*\bthread\b)", source.text) else "std::thread"
    for block in (node for node in walk(body) if node.type == "block"):
        parts = [node for node in block.named_children if "comment" not in node.type]
        first = [index for index, node in enumerate(parts) if _spawns(source, node)]
        joins = [index for index, node in enumerate(parts) if re.search(r"\.join\(\)", source.tree.text(node))]
        if not first or any(node.type == "closure_expression" for node in _around(block, body)):
            continue
        starts = [first[0]]
        handles = re.findall(r"(\w+)\.push\(", source.tree.text(parts[first[0]]))
        holds = [
            index for index, node in enumerate(parts[: first[0]]) for name in handles if _declares(source, node, name)
        ]
        starts = [*holds[:1], *starts]
        ends = dict.fromkeys([max([*joins, first[-1]]), len(parts) - 1])
        for start in starts:
            for end in ends:
                for bare in (True, False):
                    yield _in_scope(source, parts[start : end + 1], path, bare=bare)


def _around(node: Node, body: Node) -> Iterator[Node]:
    here: Node | None = node
    while here is not None and here != body:
        yield here
        here = here.parent


def _declares(source: Source, node: Node, name: str) -> bool:
    pattern = node.child_by_field_name("pattern") if node.type == "let_declaration" else None
    return pattern is not None and source.tree.text(pattern).removeprefix("mut ") == name


def _spawns(source: Source, node: Node) -> list[Node]:
    calls = (one.child_by_field_name("function") for one in walk(node) if one.type == "call_expression")
    return [one for one in calls if one is not None and source.tree.text(one).endswith("thread::spawn")]


def _in_scope(source: Source, parts: Sequence[Node], path: str, *, bare: bool) -> Edits:
    """The statements inside of `thread::scope`, one step further in; bare: the closures borrow."""
    start, end = parts[0].start_byte, parts[-1].end_byte
    changed: list[tuple[int, int, str]] = []
    for node in (one for part in parts for one in _spawns(source, part)):
        changed.append((node.start_byte, node.end_byte, "scope.spawn"))
        call = node.parent
        for one in walk(call) if call is not None and bare else ():
            if one.type == "closure_expression" and one.children[0].type == "move":
                changed.append((one.start_byte, one.children[1].start_byte, ""))
                break
    text = source.tree.data[start:end]
    for left, right, new in sorted(changed, reverse=True):
        text = text[: left - start] + new.encode() + text[right - start :]
    pad = source.indent(start)
    inner = text.decode().replace("\n", "\n    ")
    inner = re.sub(r"\n +(?=\n)", "\n", inner)
    closing = "});" if parts[-1].type in ("let_declaration", "expression_statement") else "})"
    return source.edit(start, end, f"{path}::scope(|scope| {{\n{pad}    {inner}\n{pad}{closing}")


def _sendable(site: Site) -> Iterator[Edits]:
    """`Send + 'static` for the type parameters that go to a thread, `Send` for the trait objects."""
    source, told = site.source, said(site.error)
    if "between threads safely" not in told:
        return
    bound = "Send + Sync" if "cannot be shared" in told else "Send"
    for owner in (node for node in site.around if node.type in OWNERS):
        every = type_parameters(source, owner)
        named = [node for node in every if re.search(rf"`{re.split('[:= ]', source.tree.text(node))[0]}`", told)]
        for some in dict.fromkeys((tuple(every), tuple(named))):
            yield joined(bounded(source, node, f"{bound} + 'static") for node in some)
    objects = [match["object"] for match in source.tree.captures("(dynamic_type) @object")]
    bare = [node for node in objects if node.parent is None or node.parent.type != "bounded_type"]
    if bare:
        yield joined(source.insert(node.end_byte, f" + {bound}") for node in bare)


RULES = (
    Rule(
        "sent-to-thread",
        7.5,
        ("E0277", "E0310", "E0373"),
        lambda site: islice(_sendable(site), MOST),
        "bound",
        "asks that what a thread takes along may be sent to it, and lives as long as it likes",
        "book/ch16-04-extensible-concurrency-sync-and-send",
    ),
    Rule(
        "taken-along",
        7,
        CODES,
        lambda site: islice(_taken(site), MOST),
        "borrow",
        "moves what a closure captures into it",
        "book/ch16-01-threads#using-move-closures-with-threads",
    ),
    Rule(
        "own-copies",
        8,
        CODES,
        lambda site: islice(_own_copies(site), MOST),
        "clone",
        "gives a closure copies of its own",
        "reference/types/closure#capture-modes",
    ),
    Rule(
        "shared-by-arc",
        8,
        CODES,
        lambda site: islice(_shared(site), MOST),
        "type",
        "shares a value between threads by reference counting",
        "book/ch16-03-shared-state#atomic-reference-counting-with-arct",
    ),
    Rule(
        "scoped-threads",
        8,
        CODES,
        lambda site: islice(_scoped(site), MOST),
        "code",
        "lets threads borrow, and waits for them before the borrow ends",
        "std/thread/fn.scope",
    ),
)
