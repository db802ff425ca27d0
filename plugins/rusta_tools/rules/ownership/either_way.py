"""A value that goes in one branch and is used behind it: what is behind is meant where the branch was not taken; and a
copy that was made of it and is not used is what was meant to go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.asked_twice import LOOPS
from rusta_tools.rules.ownership.moves import moved, up
from rusta_tools.rules.ownership.order import statement, statements
from rusta_tools.rules.types.declared import imports, part, text, within

if TYPE_CHECKING:
    from tree_sitter import Node

MOVED = ("E0382",)


def _otherwise(site: Site) -> Iterator[Edits]:
    """The branch leaves, the turn of the loop or the function; or what is behind it becomes its `else`."""
    source = site.source
    for start, end in moved(site):
        for test in (one for one in up(source.tree.smallest(start, end)) if one.type == "if_expression"):
            then, whole = part(test, "consequence"), statement(test)
            if then is None or whole is None or whole.parent is None or part(test, "alternative") is not None:
                continue
            if not then.start_byte <= start < then.end_byte or not whole.end_byte <= site.start < whole.parent.end_byte:
                continue
            rest = [one for one in statements(whole.parent) if one.start_byte >= whole.end_byte]
            if whole.named_children and whole.type == "expression_statement" and text(source, whole).endswith(";"):
                continue
            yield from _leaving(source, then, whole.parent)
            inner = source.slice(rest[0].start_byte, rest[-1].end_byte).replace("\n", "\n    ")
            indent = source.indent(whole.start_byte)
            behind = f" else {{\n{indent}    {inner}\n{indent}}}"
            yield source.edit(whole.end_byte, rest[-1].end_byte, behind)


def _leaving(source: Source, then: Node, block: Node) -> Iterator[Edits]:
    holder = block.parent
    last = statements(then)[-1:]
    word = "continue;" if holder is not None and holder.type in LOOPS else "return;"
    if holder is None or (word == "return;" and (holder.type != "function_item" or part(holder, "return_type"))):
        return
    if last and text(source, last[0]).endswith((";", "}")):
        yield source.insert(last[0].end_byte, f"\n{source.indent(last[0].start_byte)}{word}")


def _copy_goes(site: Site) -> Iterator[Edits]:
    """`let mut copy = letter.clone(); … send(letter)` sends the copy, where nothing else does anything with it."""
    source = site.source
    for start, end in moved(site):
        node, name = source.tree.smallest(start, end), source.slice(start, end)
        for block in (one for one in up(node) if one.type == "block"):
            for let in (one for one in statements(block) if one.type == "let_declaration" and one.end_byte <= start):
                copy = text(source, part(let, "pattern"))
                if text(source, part(let, "value")) != f"{name}.clone()" or not re.fullmatch(r"\w+", copy):
                    continue
                uses = [one for one in walk(block) if one.type == "identifier" and text(source, one) == copy]
                if not any(one.parent is not None and one.parent.type == "arguments" for one in uses):
                    yield source.edit(start, end, copy)


def _clones_of_receiver(site: Site) -> Iterator[Edits]:
    """The one receiving end of a channel, for several threads: behind a lock, and a share of it for each."""
    source, function = site.source, site.up("function_item")
    name = re.search(r"moved value: `(\w+)`", site.error.message)
    kinds = " ".join(label for _, label in site.labels)
    if name is None or function is None or "Receiver<" not in kinds:
        return
    taken = next((source.tree.smallest(*place) for place in moved(site)), site.node)
    closures = [one for one in up(taken) if one.type == "closure_expression"]
    let = next((one for one in walk(function) if _binds(source, one, name[1])), None)
    whole = statement(closures[-1]) if closures else None
    if let is None or whole is None or let.start_byte > whole.start_byte:
        return
    shared = f"\n{source.indent(let.start_byte)}let {name[1]} = Arc::new(Mutex::new({name[1]}));"
    own = f"let {name[1]} = Arc::clone(&{name[1]});\n{source.indent(whole.start_byte)}"
    yield joined(
        imports(site, "std::sync::Arc", "std::sync::Mutex"),
        [source.insert(let.end_byte, shared), source.insert(whole.start_byte, own)],
        _received(source, closures[-1], name[1]),
    )


def _binds(source: Source, node: Node, name: str) -> bool:
    return node.type == "let_declaration" and re.search(rf"\b{name}\b", text(source, part(node, "pattern"))) is not None


def _received(source: Source, closure: Node, name: str) -> Iterator[Edits]:
    """What is received through the lock, which is free again before the work begins."""
    locked = f"{name}.lock().unwrap().recv()"
    for node in walk(closure):
        value, pattern, body = part(node, "value"), part(node, "pattern"), part(node, "body")
        condition = part(node, "condition")
        if node.type == "while_expression":
            value, pattern = part(condition, "value"), part(condition, "pattern")
        reads = re.fullmatch(rf"&?{name}(?:\.iter\(\)|\.recv\(\))?", text(source, value))
        if node.type not in ("for_expression", "while_expression") or not reads or body is None:
            continue
        bound = text(source, pattern) if node.type == "while_expression" else f"Ok({text(source, pattern)})"
        indent = source.indent(node.start_byte)
        yield source.edit(
            node.start_byte, body.start_byte + 1, f"loop {{\n{indent}    let {bound} = {locked} else {{ break }};"
        )
        return
    for node in walk(closure):
        if node.type == "identifier" and text(source, node) == name and within(node, closure):
            yield source.insert(node.end_byte, ".lock().unwrap()")


RULES = (
    Rule(
        "copy-goes", 7.5, MOVED, _copy_goes, "spelling",
        "gives away the copy that was made for it", "std/clone/trait.Clone",
    ),
    Rule(
        "otherwise", 9, MOVED, _otherwise, "code",
        "does what is behind a branch only where the branch was not taken", "reference/expressions/if-expr",
    ),
    Rule(
        "receiver-for-many", 8, MOVED, _clones_of_receiver, "type",
        "lets several threads receive from one channel, behind a lock", "book/ch21-02-multithreaded",
    ),
)  # fmt: skip
