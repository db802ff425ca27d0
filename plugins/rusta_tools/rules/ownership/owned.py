"""What outlives its owner owns itself: a function gives back the value, a collection holds it, in place of a borrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import adapted
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import up

if TYPE_CHECKING:
    from tree_sitter import Node

DANGLING = ("E0515", "E0597", "E0716", "E0106", "E0505")
LENT = re.compile(r"&(?:'\w+ )?(?:mut )?(?P<of>str\b|\[(?P<item>[^\]]+)\]|[\w:]+(?:<[^<>]*(?:<[^<>]*>)?[^<>]*>)?)")


def owned(kind: str) -> str:
    """A type that owns what this one borrows."""

    def own(match: re.Match[str]) -> str:
        return "String" if match["of"] == "str" else f"Vec<{match['item']}>" if match["item"] else match["of"]

    return LENT.sub(own, kind)


def given_back(function: Node) -> Iterator[Node]:
    """The expressions whose value a function gives back."""
    body = function.child_by_field_name("body")
    for node in walk(function, lambda one: one.type != "closure_expression"):
        if node.type == "return_expression":
            yield from node.named_children[:1]
    if body is not None:
        yield from _last(body)


def _last(block: Node) -> Iterator[Node]:
    last = block.named_children[-1] if block.named_children else None
    if last is not None and last.type == "expression_statement" and last.named_children:
        last = last.named_children[0] if last.named_children[0].type in ("if_expression", "match_expression") else None
    if last is None or last.type == "let_declaration":
        return
    parts = [last.child_by_field_name(name) for name in ("consequence", "alternative", "body")]
    if last.type == "match_expression" and parts[2] is not None:
        arms = [arm.child_by_field_name("value") for arm in parts[2].named_children if arm.type == "match_arm"]
        for arm in arms:
            yield from _last(arm) if arm is not None and arm.type == "block" else (arm,) if arm is not None else ()
    elif last.type == "if_expression":
        for part in parts[:2]:
            block_of = part.named_children[0] if part is not None and part.type == "else_clause" else part
            if block_of is not None:
                yield from _last(block_of) if block_of.type == "block" else ()
    elif last.type not in ("for_expression", "while_expression", "loop_expression"):
        yield last


def _owning(text: str, kind: str) -> Iterator[str]:
    """An expression that lends, giving the value or a copy of it."""
    plain = re.sub(r"\.(?:as_str|as_slice|as_ref|borrow|deref)\(\)$", "", re.sub(r"^&(?:mut )?", "", text))
    plain = re.sub(r"\[\.\.\]$", "", plain)
    copy = ".to_string()" if "String" in kind else ".to_vec()" if "Vec<" in kind else ".clone()"
    if kind.startswith("Option<"):
        yield from (text, f"{text}{'.map(str::to_string)' if 'String' in kind else '.cloned()'}")
        yield re.sub(r"^Some\((.*)\)$", lambda match: f"Some({match[1].lstrip('&')}{copy})", text)
    else:
        yield from (plain, f"{plain}{copy}", f"{text}{copy}")


def _returned_owned(site: Site) -> Iterator[Edits]:
    """A function that gave back a borrow of its own gives back the value; what it gives back is made so."""
    source = site.source
    function = next((one for one in up(site.node) if one.type == "function_item"), None)
    kind = function.child_by_field_name("return_type") if function is not None else None
    if function is None or kind is None or "&" not in source.tree.text(kind):
        return
    new = owned(source.tree.text(kind))
    results = [one for one in given_back(function) if source.tree.text(one) not in ("None", "vec![]")]
    pointed = [one for one in results if one.start_byte <= site.start < one.end_byte]
    others = [one for one in results if one not in pointed]
    signature = source.replace(kind, new)
    for here in range(3):
        for there in (1, 0) if others else (0,):
            changes = [*_made(source, pointed, new, here), *_made(source, others, new, there)]
            yield joined([signature], changes)
    yield signature


def _made(source: Source, nodes: list[Node], kind: str, way: int) -> Iterator[Edits]:
    for node in nodes:
        text = source.tree.text(node)
        ways = list(_owning(text, kind))
        yield source.replace(node, ways[way]) if ways[way] != text else ()


def _held_owned(site: Site) -> Iterator[Edits]:
    """A collection holds values, not borrows: `Vec<&str>` becomes `Vec<String>`, and what is put in owns itself."""
    source = site.source
    function = next((one for one in up(site.node) if one.type == "function_item"), None)
    lent = next((one for one in up(site.node) if one.type == "reference_expression"), None)
    place = lent if lent is not None else site.node
    if function is None:
        return
    kinds = [
        kind
        for node in walk(function)
        if node.type == "let_declaration" and (kind := node.child_by_field_name("type")) is not None
    ]
    written = [kind for kind in kinds if "&" in source.tree.text(kind)]
    result = function.child_by_field_name("return_type")
    if result is not None and "&" in source.tree.text(result):
        written.append(result)
    changed = [source.replace(kind, owned(source.tree.text(kind))) for kind in written]
    text = source.tree.text(place)
    plain = re.sub(r"^&(?:mut )?", "", text)
    for way in (plain, f"{plain}.clone()", f"{plain}.to_string()", f"{plain}.to_owned()"):
        if way != text:
            yield joined(changed, [source.replace(place, way)])
    for borrowed in ("str", "T") if "(" in text else ():
        yield joined(changed, [adapted(source, place, borrowed, moved=False)])
    call = next((one for one in up(site.node) if one.type == "arguments" and one.named_child_count == 1), None)
    if call is not None and call.named_children[0] != place:
        inner = source.tree.text(call.named_children[0])
        for way in (f"{inner}.to_string()", f"{inner}.clone()", f"{inner}.to_owned()"):
            yield joined(changed, [source.replace(call.named_children[0], way)])


RULES = (
    Rule(
        "returned-owned", 8, DANGLING, _returned_owned, "signature",
        "gives back the value, since its owner ends with the function",
        "book/ch04-02-references-and-borrowing#dangling-references",
    ),
    Rule(
        "held-owned", 8.5, ("E0597", "E0716", "E0505", "E0515"), _held_owned, "type",
        "holds values that own themselves, since what was borrowed ends before", "book/ch10-03-lifetime-syntax",
    ),
)  # fmt: skip
