"""A cursor that walks along owned links: look at where it stands by a shared borrow, step by a fresh one.

`while let Some(node) = cursor { … cursor = &mut node.next; }` keeps the place that the cursor leaves borrowed on every
way out of the loop, because the step lives as long as the cursor does. A step that borrows anew, in the arm that takes
it, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.asked_twice import CONFLICTS, near, shared
from rusta_tools.rules.types.declared import part, text

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERN = re.compile(r"Some\((?:ref mut |ref |mut )?(\w+)\)")


def _fresh_steps(site: Site) -> Iterator[Edits]:
    """A scrutinee that is only looked at, and steps that reach through it anew."""
    source = site.source
    for node in near(site, "while_expression", "if_expression", "match_expression"):
        value, patterns = _parts(source, node)
        if value is None:
            continue
        plain = re.fullmatch(r"&?(?:mut )?\*?([\w.]+)", value)
        name = next((match[1] for text in patterns if (match := PATTERN.match(text))), None)
        if name is None:
            continue
        text, head = source.tree.text(node), source.tree.text(node).partition(value)
        looks = [f"&{plain[1]}", f"{plain[1]}.as_ref()", f"&*{plain[1]}"] if plain else [shared(value)]
        gets = [f"{plain[1]}.as_mut().unwrap()", f"{plain[1]}.unwrap()"] if plain else [f"{value}.unwrap()"]
        for look in looks:
            for get in gets:
                stepped = _stepping(head[2], name, get)
                if stepped == head[2]:
                    continue
                changed = re.sub(r"Some\((?:ref mut|ref|mut) ", "Some(", f"{head[0]}{look}{stepped}")
                changed = _caught(changed, plain[1] if plain else None)
                if changed != text:
                    yield source.replace(node, changed)


def _parts(source: Source, node: Node) -> tuple[str | None, list[str]]:
    """What a `while let`, `if let` or `match` looks at, and its patterns."""
    condition = node.child_by_field_name("condition") or node
    value, pattern = condition.child_by_field_name("value"), condition.child_by_field_name("pattern")
    body = node.child_by_field_name("body")
    arms = (
        [arm.child_by_field_name("pattern") for arm in body.named_children if arm.type == "match_arm"] if body else []
    )
    patterns = [source.tree.text(one) for one in ([pattern] if pattern is not None else arms) if one is not None]
    return (source.tree.text(value) if value is not None else None), patterns


def _stepping(text: str, name: str, get: str) -> str:
    """What is assigned or returned out of the node is reached anew; what is only read stays."""
    reach = rf"(?P<before>(?:=|return|\{{|=>|\()\s*)&mut {name}\."
    text = re.sub(reach, lambda match: f"{match['before']}&mut {get}.", text)
    text = re.sub(rf"(?<![=!<>])=\s*{name}\s*;", f"= {get};", text)
    text = re.sub(rf"\breturn\s+{name}\s*;", f"return {get};", text)
    methods = r"(?P<rest>(?:\.\w+)*\.(?:as_mut|as_deref_mut|get_mut|iter_mut|insert|push|take|entry)\()"
    return re.sub(rf"\b{name}{methods}", lambda match: f"{get}{match['rest']}", text)


def _caught(text: str, cursor: str | None) -> str:
    """`other => return other` gives back the cursor itself."""
    if cursor is None:
        return text
    return re.sub(r"\b([a-z]\w*)(\s*=>\s*(?:return\s+)?)\1\b", rf"_\2{cursor}", text)


def _borrowing_cursor(site: Site) -> Iterator[Edits]:
    """A cursor that was the link itself borrows it: for writing where something is put in its place at the end."""
    source, function = site.source, site.up("function_item")
    let = site.up("let_declaration")
    name = re.fullmatch(r"(?:mut )?(\w+)", text(source, part(let, "pattern")))
    value, body = part(let, "value"), part(function, "body")
    if let is None or value is None or name is None or body is None or text(source, value) != site.text:
        return
    for loop in near(site, "while_expression"):
        condition = part(loop, "condition")
        inside = PATTERN.fullmatch(text(source, part(condition, "pattern")))
        if inside is None or text(source, part(condition, "value")) != name[1]:
            continue
        set_in = [one for one in walk(body) if one.type == "assignment_expression"]
        rights = [part(one, "right") for one in set_in if text(source, part(one, "left")) == name[1]]
        steps = [one for one in rights if one is not None and text(source, one).startswith(f"{inside[1]}.")]
        ends = [one for one in rights if one is not None and one not in steps]
        written = "&mut " if ends else "&"
        yield joined(
            (source.insert(one.start_byte, written) for one in (value, *steps)),
            (source.insert(one.parent.start_byte, "*") for one in ends if one.parent is not None),
        )


RULES = (
    Rule(
        "borrowing-cursor", 7, ("E0507",), _borrowing_cursor, "borrow",
        "walks along links by borrows, and leaves them where they are",
        "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "fresh-step", 7.5, CONFLICTS, _fresh_steps, "code",
        "looks at a link through a shared borrow and steps along it with a new one", "nomicon/borrow-splitting",
    ),
)  # fmt: skip
