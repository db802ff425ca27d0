"""What is done when: a borrow made later, a use made earlier, a value read before the place is borrowed or moved.

The compiler names three places: where the borrow or the move is, what conflicts with it, and what uses it after that.
Statements at these places change their order, or part of one of them gets a statement of its own before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import up

if TYPE_CHECKING:
    from tree_sitter import Node

CONFLICTS = ("E0499", "E0502", "E0503", "E0505", "E0506", "E0713")
ORDERED = (*CONFLICTS, "E0382", "E0597", "E0716", "E0381")
MADE = re.compile(r"borrow (?:of `.*` )?occurs here|moved here|borrowed here|due to this|borrowed for|used by call")
LATER = re.compile(r"later used|later call|later captured|used here|when `\w+` is dropped|borrow later")
READS = ("call_expression", "index_expression", "field_expression", "macro_invocation", "binary_expression")
UNTOLD = ("self", "clone", "unwrap", "as", "mut", "iter", "match", "if", "let", "in", "as_ref", "as_mut", "collect")
"""Words that say nothing of a value."""


def statements(block: Node) -> list[Node]:
    return [node for node in block.named_children if not node.type.endswith("comment")]


def statement(node: Node) -> Node | None:
    """The nearest statement around, the last expression of a block too."""
    return next((one for one in up(node) if one.parent is not None and one.parent.type == "block"), None)


def shared_block(nodes: Sequence[Node]) -> tuple[Node, list[Node]] | None:
    """The innermost block around all of these, and for each of them the statement of that block which holds it."""
    for block in up(nodes[0]):
        if block.type == "block" and all(block.start_byte < one.start_byte < block.end_byte for one in nodes):
            found = [
                next(held for held in statements(block) if held.start_byte <= node.start_byte < held.end_byte)
                for node in nodes
            ]
            return block, found
    return None


def moved_before(source: Source, some: Sequence[Node], anchor: Node) -> Edits:
    """Neighbouring statements, moved to just before another of their block."""
    return _relocated(source, some, source.insert(anchor.start_byte, f"{{}}\n{source.indent(anchor.start_byte)}"))


def moved_behind(source: Source, some: Sequence[Node], anchor: Node) -> Edits:
    """The same, to just behind another."""
    return _relocated(source, some, source.insert(anchor.end_byte, f"\n{source.indent(anchor.start_byte)}{{}}"))


def _relocated(source: Source, some: Sequence[Node], form: Edits) -> Edits:
    behind = some[-1].next_named_sibling
    text = source.slice(some[0].start_byte, some[-1].end_byte)
    if behind is None:
        if not text.endswith((";", "}")):
            return ()
        before = some[0].prev_named_sibling
        taken = source.edit(before.end_byte if before is not None else some[0].start_byte, some[-1].end_byte, "")
    else:
        taken = source.edit(some[0].start_byte, behind.start_byte, "")
    put = source.insert(form[0].start, form[0].text.replace("{}", text, 1))
    return joined([taken, put]) if some[0].type != "block" else ()


def _sites(site: Site) -> tuple[list[Node], list[Node]]:
    """(where it is made, where it is used later) as the labels of the error say."""
    labels = list(site.labels)
    return [node for node, text in labels if MADE.search(text)], [node for node, text in labels if LATER.search(text)]


def _delayed(site: Site) -> Iterator[Edits]:
    """The statement that borrows or moves, moved down: behind the conflict, or to just before its first use."""
    source = site.source
    made, later = _sites(site)
    for place in made:
        found = shared_block([place, site.node])
        if found is None or found[1][0] == found[1][1]:
            continue
        block, (first, second) = found
        if first.start_byte > second.start_byte:
            first, second = second, first
        listed = statements(block)
        start, end = listed.index(first), listed.index(second)
        name = first.child_by_field_name("pattern")
        used = rf"\b{re.escape(source.tree.text(name))}\b" if name is not None else r"(?!)"
        depend = start + 1
        while depend < end and re.search(used, source.tree.text(listed[depend])):
            depend += 1
        for some in dict.fromkeys(
            (tuple(listed[start : start + 1]), tuple(listed[start:depend]), tuple(listed[start:end]))
        ):
            yield moved_behind(source, some, second)
        for use in later:
            anchor = next((one for one in listed if one.start_byte <= use.start_byte < one.end_byte), None)
            if anchor is not None and anchor.start_byte > second.end_byte:
                yield moved_before(source, listed[start : start + 1], anchor)
                yield moved_behind(source, listed[start : start + 1], anchor)


def _earlier(site: Site) -> Iterator[Edits]:
    """What conflicts is done before the borrow or move is made; what uses it, before the conflict."""
    source = site.source
    made, later = _sites(site)
    for place in made:
        found = shared_block([place, site.node])
        if found is None:
            continue
        block, (first, second) = found
        listed = statements(block)
        if first.start_byte < second.start_byte:
            start, end = listed.index(first), listed.index(second)
            for count in range(1, min(3, end - start + 1)):
                yield moved_before(source, listed[end - count + 1 : end + 1], first)
    for use in later:
        found = shared_block([use, site.node])
        if found is not None and found[1][0].start_byte > found[1][1].start_byte:
            yield moved_before(source, [found[1][0]], found[1][1])


def variables(source: Source) -> set[str]:
    """What the file says by plain names, its own methods aside."""
    found = (match["name"] for match in source.tree.captures("(identifier) @name"))
    return {source.tree.text(one) for one in found if one.parent is None or one.parent.type != "function_item"}


def fresh(source: Source, value: str) -> str:
    """A name for a value: of the method or field that gives it, where the file has no other use for it."""
    words = [word for word in re.findall(r"[a-z_]\w*", _bare(value)) if word not in UNTOLD]
    last = re.sub(r"^(?:get|to|is)_", "", words[-1]) if words else "value"
    taken = variables(source)
    return next((name for name in (last, f"{last}_now", "value", "held", "found") if name not in taken), "current")


def _bare(value: str) -> str:
    """An expression without what stands in its parentheses and brackets, unless nothing else does."""
    bare = value
    while (less := re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", bare)) != bare:
        bare = less
    return bare or value


def _is_read(node: Node) -> bool:
    """Whether an expression gives a value of its own: no method's name, nothing that is assigned to."""
    above = node.parent
    if above is None or node.type not in READS:
        return False
    return node not in (above.child_by_field_name("function"), above.child_by_field_name("left")) or (
        above.type == "binary_expression"
    )


def _reads(site: Site) -> Iterator[tuple[int, int]]:
    """The parts of the statement that hold a place of the error, arguments first, then the biggest first."""
    if site.node.type in ("identifier", "token_tree", "self"):  # among the tokens of a macro there are no expressions
        read = re.match(r"\w+(?:\.\w+(?:\([^()]*\))?|\[[^\]]*\])+", site.source.slice(site.start, site.start + 200))
        if read is not None:
            yield site.start, site.start + len(read[0].encode())
    for place in (site.node, *(node for node, _ in site.labels)):
        whole = statement(place)
        if whole is None:
            continue
        inside = [one for one in up(place) if whole.start_byte <= one.start_byte and one.end_byte <= whole.end_byte]
        below = list(walk(whole, lambda one: one.type not in ("block", "closure_expression")))
        parts = [one for one in (*inside, *below) if _is_read(one) and one not in (whole, whole.named_children[0])]
        arguments = [
            one for one in parts if one.parent is not None and one.parent.type in ("arguments", "index_expression")
        ]
        yield from ((one.start_byte, one.end_byte) for one in (*arguments, *parts))


def _read_first(site: Site) -> Iterator[Edits]:
    """Part of a statement gets a name in a statement of its own before it, or before the borrow or move."""
    source = site.source
    made, _ = _sites(site)
    for start, end in list(dict.fromkeys(_reads(site)))[:8]:
        text, part = source.slice(start, end), source.tree.smallest(start, end)
        found = shared_block([part])
        if found is None or len(text) > 200:
            continue
        anchors = [found[1][0]]
        for place in made:
            both = shared_block([place, part])
            if both is not None and both[1][0].start_byte < anchors[0].start_byte:
                anchors.insert(0, both[1][0])
        name = fresh(source, text)
        for anchor in dict.fromkeys(anchors):
            for how in ("", ".to_owned()" if text.endswith(")") else ".clone()"):
                bound = f"let {name} = {text}{how};\n{source.indent(anchor.start_byte)}"
                yield joined([source.insert(anchor.start_byte, bound), source.edit(start, end, name)])


def _field_before(site: Site) -> Iterator[Edits]:
    """In a literal or call: what borrows a value is written before what takes it."""
    source = site.source
    for node in up(site.node):
        if node.type not in ("field_initializer_list",):
            continue
        items = [one for one in node.named_children if not one.type.endswith("comment")]
        here = next((one for one in items if one.start_byte <= site.start < one.end_byte), None)
        for place, _ in site.labels:
            there = next((one for one in items if one.start_byte <= place.start_byte < one.end_byte), None)
            if here is not None and there is not None and there.start_byte < here.start_byte:
                taken = source.edit(
                    here.prev_named_sibling.end_byte if here.prev_named_sibling else 0, here.end_byte, ""
                )
                yield joined(
                    [
                        source.insert(
                            there.start_byte, f"{source.tree.text(here)},\n{source.indent(there.start_byte)}"
                        ),
                        taken,
                    ]
                )


def _declared_outside(site: Site) -> Iterator[Edits]:
    """The owner of what is borrowed is declared before the block that it does not outlive, or before the borrower."""
    source = site.source
    for node, text in site.labels:
        let = statement(node)
        if "declared here" not in text or let is None or let.type != "let_declaration":
            continue
        for block in up(let.parent):
            holder = statement(block) if block.type == "block" else None
            if holder is not None and holder != let:
                gone = source.edit(let.start_byte, let.next_named_sibling.start_byte if let.next_named_sibling
                                   else let.end_byte, "")  # fmt: skip
                bound = f"{source.tree.text(let)}\n{source.indent(holder.start_byte)}"
                yield joined([gone, source.insert(holder.start_byte, bound)])
        if let.parent is not None:
            for other in statements(let.parent):
                if other.type == "let_declaration" and other.end_byte <= let.start_byte:
                    yield moved_before(source, [let], other)


def _dropped(site: Site) -> Iterator[Edits]:
    """A borrower is let go before what conflicts with it: `drop(it);`, or a block around its statements."""
    source = site.source
    made, _ = _sites(site)
    for place in made:
        found = shared_block([place, site.node])
        if found is None or found[1][0].start_byte >= found[1][1].start_byte:
            continue
        block, (first, second) = found
        listed = statements(block)
        some = listed[listed.index(first) : listed.index(second)]
        pattern = first.child_by_field_name("pattern")
        indent = source.indent(second.start_byte)
        if pattern is not None and pattern.type == "identifier":
            yield source.insert(second.start_byte, f"drop({source.tree.text(pattern)});\n{indent}")
        inner = source.slice(some[0].start_byte, some[-1].end_byte).replace("\n", "\n    ")
        yield source.edit(some[0].start_byte, some[-1].end_byte, f"{{\n{indent}    {inner}\n{indent}}}")


RULES = (
    Rule(
        "borrow-later", 8, ORDERED, _delayed, "code",
        "borrows or moves only where it is needed", "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "use-earlier", 8, ORDERED, _earlier, "code",
        "does what conflicts before the borrow or the move", "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "read-first", 8, ORDERED, _read_first, "code",
        "reads a value before the statement that needs it", "reference/expressions#evaluation-order-of-operands",
    ),
    Rule(
        "field-first", 7.5, ("E0382", "E0505"), _field_before, "code",
        "writes what borrows a value before what takes it", "reference/expressions#evaluation-order-of-operands",
    ),
    Rule(
        "declare-outside", 8, ("E0597", "E0505"), _declared_outside, "code",
        "declares the owner where it lives long enough", "reference/destructors#drop-scopes",
    ),
    Rule(
        "let-go", 9, CONFLICTS, _dropped, "code",
        "lets a borrower go before what conflicts with it", "std/mem/fn.drop",
    ),
)  # fmt: skip
