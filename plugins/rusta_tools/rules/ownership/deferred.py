"""A loop that changes what it goes over: what it would change waits until the loop is done, or `retain` decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.order import CONFLICTS, fresh, statement, statements, variables

if TYPE_CHECKING:
    from tree_sitter import Node

CHANGES = ("call_expression", "assignment_expression", "compound_assignment_expr")


def _bound(source: Source, loop: Node, whole: Node) -> set[str]:
    """The names that the loop binds before a statement in it."""
    pattern = loop.child_by_field_name("pattern")
    text = source.tree.text(pattern) if pattern is not None else ""
    inside = re.findall(r"\blet (?:mut )?\(?([^=:]+)|Some\((.+?)\)", source.slice(loop.start_byte, whole.start_byte))
    return set(re.findall(r"[a-z_]\w*", " ".join([text, *(" ".join(pair) for pair in inside)])))


def _values(change: Node) -> list[Node]:
    """What a change is made with: the arguments of a call, or the right side of an assignment."""
    arguments = change.child_by_field_name("arguments")
    right = change.child_by_field_name("right")
    return list(arguments.named_children) if arguments is not None else [right] if right is not None else []


def _after_the_loop(site: Site) -> Iterator[Edits]:
    """A statement that changes what the loop goes over is done for each value behind the loop."""
    source = site.source
    for place in (site.node, *(node for node, _ in site.labels)):
        whole = statement(place)
        change = whole.named_children[0] if whole is not None and whole.type == "expression_statement" else whole
        if whole is None or change is None or change.type not in CHANGES:
            continue
        for loop in (one for one in up(whole.parent) if one.type == "for_expression"):
            outer, bound = statement(loop), _bound(source, loop, whole)
            values = [one for one in _values(change) if bound & set(re.findall(r"[a-z_]\w*", source.tree.text(one)))]
            if outer is None:
                continue
            taken, indent = variables(source), source.indent(outer.start_byte)
            later = next((name for name in ("later", "waiting", "changes") if name not in taken), "put_off")
            texts = [source.tree.text(one).lstrip("&*") for one in values]
            names = [text if re.fullmatch(r"\w+", text) else fresh(source, text) for text in texts]
            names = [f"{name}_{n}" if names.count(name) > 1 else name for n, name in enumerate(names)]
            for how, lent in (("", ""), (".clone()", ""), (".clone()", "&")):
                kept = [re.sub(r"^&(?:mut )?", "", source.tree.text(one)) for one in values]
                kept = [f"{text}{how}" if re.fullmatch(r"\*?[\w.]+", text) else text for text in kept]
                put = f"{later}.push(({', '.join(kept)}));" if len(kept) != 1 else f"{later}.push({kept[0]});"
                done = _with(source, whole, values, names, lent)
                pattern = names[0] if len(names) == 1 else f"({', '.join(names)})"
                behind = f"\n{indent}for {pattern} in {later} {{\n{indent}    {done}\n{indent}}}"
                made = source.insert(outer.start_byte, f"let mut {later} = Vec::new();\n{indent}")
                yield joined([made, source.replace(whole, put), source.insert(outer.end_byte, behind)])


def _with(source: Source, whole: Node, values: list[Node], names: list[str], lent: str) -> str:
    """The statement with these names, or what they lend, in place of these values."""
    text, at = "", whole.start_byte
    for value, name in zip(values, names, strict=True):
        lead = re.match(r"&(?:mut )?", source.tree.text(value))
        text += source.slice(at, value.start_byte) + (lead[0] if lead else lent) + name
        at = value.end_byte
    return text + source.slice(at, whole.end_byte)


def _retained(site: Site) -> Iterator[Edits]:
    """`for … in &all { if … { all.remove(…); } }` becomes `all.retain(|…| !(…));`."""
    source = site.source
    for loop in (one for one in up(site.node) if one.type in ("for_expression", "while_expression")):
        pattern, value, body = (loop.child_by_field_name(name) for name in ("pattern", "value", "body"))
        if pattern is None or value is None or body is None or len(statements(body)) != 1:
            continue
        only = statements(body)[0]
        test = only.named_children[0] if only.type == "expression_statement" else only
        condition, then = test.child_by_field_name("condition"), test.child_by_field_name("consequence")
        if test.type != "if_expression" or condition is None or then is None:
            continue
        removed = re.search(r"([\w.]+)\.(?:swap_)?remove\(", source.tree.text(then))
        every = re.sub(r"^&(?:mut )?|\.(?:iter|iter_mut|enumerate|clone|keys)\(\)", "", source.tree.text(value))
        if removed is None or removed[1] != every or test.child_by_field_name("alternative") is not None:
            continue
        text, counted = source.tree.text(pattern), "enumerate()" in source.tree.text(value)
        item = re.sub(r"^\(\w+,\s*(.*)\)$", r"\1", text) if counted else text
        pair = re.fullmatch(r"\((.*)\)", item)
        taken = [pair[1], item] if pair else [item, f"{item}, _"]
        asked = source.tree.text(condition)
        for what in taken:
            for test_of in (f"!({asked})", f"!({re.sub(rf'[*]{re.escape(item)}', item, asked)})"):
                yield source.replace(loop, f"{every}.retain(|{what}| {test_of});")


def _while_there_is(site: Site) -> Iterator[Edits]:
    """A loop over what it takes from or adds to, by an index that goes on where nothing was taken."""
    source = site.source
    for loop in (one for one in up(site.node) if one.type == "for_expression"):
        pattern, value, body = (loop.child_by_field_name(name) for name in ("pattern", "value", "body"))
        if pattern is None or value is None or body is None:
            continue
        every = re.fullmatch(
            r"(?:&(?:mut )?)?([\w.]+?)(?:\.iter(?:_mut)?\(\))?(\.enumerate\(\))?", source.tree.text(value)
        )
        names = re.fullmatch(r"\((\w+), (\w+)\)|(\w+)", source.tree.text(pattern))
        if not every or not names or bool(every[2]) != bool(names[1]):
            continue
        item = names[2] or names[3]
        index = names[1] or source.unused("at", "index", "i")
        indent, text = source.indent(loop.start_byte), source.tree.text(body)
        head = f"let mut {index} = 0;\n{indent}while {index} < {every[1]}.len() "
        yield source.replace(
            loop,
            f"{head}{{\n{indent}    let {item} = &{every[1]}[{index}].clone();\n{indent}    {index} += 1;{text[1:]}",
        )
        removed = re.escape(f"{every[1]}.remove({index})")
        placed = re.sub(rf"\*?(?<![\w.]){item}\b", f"{every[1]}[{index}]", text)
        only = statements(body)[-1]
        test = only.named_children[0] if only.type == "expression_statement" else only
        if test.type == "if_expression" and re.search(removed, text):
            step = f"{indent}        {index} += 1;\n{indent}    }}\n{indent}}}"
            if test.child_by_field_name("alternative") is None:
                placed = re.sub(r"\}\s*\}$", f"}} else {{\n{step}", placed)
            else:
                placed = re.sub(r"\s*\}\s*\}$", f"\n{step}", placed)
            yield source.replace(loop, f"{head}{placed}")


RULES = (
    Rule(
        "while-there-is", 9.5, CONFLICTS, _while_there_is, "code",
        "goes by an index, which stays where an element was removed and reaches what was added",
        "std/vec/struct.Vec#method.remove",
    ),
    Rule(
        "after-the-loop", 9, CONFLICTS, _after_the_loop, "code",
        "changes what a loop goes over when the loop is done", "book/ch08-01-vectors",
    ),
    Rule(
        "retained", 7.5, CONFLICTS, _retained, "code",
        "keeps the elements that are not removed", "std/vec/struct.Vec#method.retain",
    ),
)  # fmt: skip
