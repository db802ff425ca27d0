"""Values with several owners: `Rc`, `RefCell`, and how one gets at what is inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_core import Edit
from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.asked_twice import near

if TYPE_CHECKING:
    from tree_sitter import Node

WRITES = ("E0596", "E0594", "E0507", "E0499", "E0502", "E0599", "E0614", "E0609", "E0616")


def _statement(site: Site) -> str:
    statement = site.up("expression_statement", "let_declaration") or site.node
    return site.source.tree.text(statement)


def _through_cell(site: Site) -> Iterator[Edits]:
    """`.get_mut()` and `.borrow()` on a shared cell that is written: `.borrow_mut()`, `.as_ref()` before `unwrap`."""
    source = site.source
    statement = site.up("expression_statement", "let_declaration", "block") or site.node
    text = source.tree.text(statement) if statement.type != "block" else site.text
    node = statement if statement.type != "block" else site.node
    for old in (".get_mut()", ".borrow()", ".as_mut()", ".lock()"):
        if old in text:
            mutably = text.replace(old, ".borrow_mut()")
            yield source.replace(node, mutably)
            for reach in (".as_ref()", ".clone()", ".as_deref()"):
                yield source.replace(node, re.sub(r"(?<!\))\.unwrap\(\)", f"{reach}.unwrap()", mutably))
    for reach in (".as_ref()", ".clone()", ".as_mut()"):
        changed = re.sub(r"(?<!_ref\(\))(?<!clone\(\))\.unwrap\(\)", f"{reach}.unwrap()", text)
        if changed != text:
            yield source.replace(node, changed)


def _guard_written(site: Site) -> Iterator[Edits]:
    """A guard that is written through is one for writing, in a `mut` variable, where the function makes it."""
    source, function = site.source, site.up("function_item", "closure_expression")
    name = re.match(r"\*?(\w+)", site.text)
    guards = r"`(?:\w+::)*(?:Ref|RefMut|MutexGuard|RwLockReadGuard|RwLockWriteGuard)<"
    if not name or function is None or not re.search(guards, said(site.error)):
        return
    for let in near(site, "let_declaration"):
        pattern, value = let.child_by_field_name("pattern"), let.child_by_field_name("value")
        if pattern is None or value is None or source.tree.text(pattern) != name[1]:
            continue
        text = source.tree.text(value)
        changed = re.sub(r"\.borrow\(\)", ".borrow_mut()", re.sub(r"\.read\(\)", ".write()", text))
        mutable = "" if "mut" in source.slice(let.start_byte, pattern.start_byte) else "mut "
        yield (*source.insert(pattern.start_byte, mutable), *source.replace(value, changed))


def _without_trait(site: Site) -> Iterator[Edits]:
    """Without the trait whose `borrow` or `borrow_mut` is found before that of `RefCell`."""
    source = site.source
    for match in source.tree.captures("(use_declaration) @use"):
        use = match["use"]
        if re.search(r"borrow::(?:\{[^}]*)?Borrow(?:Mut)?\b", source.tree.text(use)):
            _, end = source.line_of(use.end_byte)
            yield source.edit(use.start_byte, min(end + 1, len(source.tree.data)), "")


def _only_owner(site: Site) -> Iterator[Edits]:
    """What is in an `Rc` or `Arc` is written through `get_mut` while nobody else has it, or `make_mut` on a copy."""
    source = site.source
    match = re.search(r"`(Rc|Arc)<", said(site.error)) or re.search(r"\ban? `(Rc|Arc)`", said(site.error))
    kind = match[1] if match else "Rc"
    place = site.up("assignment_expression", "compound_assignment_expr", "call_expression") or site.node
    text = source.tree.text(place)
    name = re.match(r"\**\(?\**([\w.]+)", text)
    if name is None or (not match and "Rc" not in source.text):
        return
    steps = name[1].split(".")
    for owner in (".".join(steps[:count]) for count in range(len(steps), 0, -1)):
        for way in (f"{kind}::get_mut(&mut {owner}).unwrap()", f"{kind}::make_mut(&mut {owner})"):
            yield source.replace(place, text.replace(owner, way, 1))


def _field_in_cell(site: Site) -> Iterator[Edits]:
    """A field that is written behind a shared reference becomes a `Cell`, with every use of it adapted."""
    source = site.source
    written = re.search(r"\.(\w+)\s*(?:[-+*/]?=)", _statement(site))
    if written is None:
        return
    field = written[1]
    for match in source.tree.captures("(field_declaration name: (_) @name type: (_) @type)"):
        kind = source.tree.text(match["type"])
        if source.tree.text(match["name"]) != field:
            continue
        copied = kind in ("bool", "char", "()") or re.fullmatch(r"[iuf]\d+|usize|isize", kind) is not None
        cell, path = ("Cell", "std::cell::Cell") if copied else ("RefCell", "std::cell::RefCell")
        yield (*source.replace(match["type"], f"{path}<{kind}>"), *_uses_in_cell(site, field, cell, path))


def _uses_in_cell(site: Site, field: str, cell: str, path: str) -> Iterator[Edit]:
    source = site.source
    for match in source.tree.captures("(field_initializer field: (_) @name value: (_) @value)"):
        if source.tree.text(match["name"]) == field:
            yield from source.replace(match["value"], f"{path}::new({source.tree.text(match['value'])})")
    for match in source.tree.captures("(field_expression value: (_) @of field: (field_identifier) @name) @use"):
        use = match["use"]
        if source.tree.text(match["name"]) != field:
            continue
        above = use.parent
        text = source.tree.text(use)
        if above is not None and above.type == "assignment_expression" and above.child_by_field_name("left") == use:
            right = above.child_by_field_name("right")
            if right is not None:
                value = source.tree.text(right)
                yield from source.replace(
                    above, f"{text}.set({value})" if cell == "Cell" else f"*{text}.borrow_mut() = {value}"
                )
        elif above is not None and above.type == "compound_assignment_expr":
            sign = source.slice(use.end_byte, above.end_byte).strip()
            operator, _, value = sign.partition("=")
            yield from source.replace(
                above,
                f"{text}.set({text}.get() {operator.strip()} {value.strip()})"
                if cell == "Cell"
                else f"*{text}.borrow_mut() {operator.strip()}= {value.strip()}",
            )
        elif above is None or above.type != "field_expression" or above.child_by_field_name("field") != use:
            yield from source.insert(use.end_byte, ".get()" if cell == "Cell" else ".borrow()")


def _two_steps(site: Site) -> Iterator[Edits]:
    """What a guard lends is cloned in a statement of its own, so that the guard is gone when it is used."""
    source = site.source
    for node in near(site, "let_declaration", "assignment_expression", "let_condition"):
        value = node.child_by_field_name("value") or node.child_by_field_name("right")
        if value is None:
            continue
        text = source.tree.text(value)
        if re.search(r"\.(?:borrow|borrow_mut|lock|read|write)\(\)", text) and not text.endswith(".clone()"):
            plain = re.sub(r"^(?:&mut |&|\*)*", "", text)
            yield source.replace(value, f"{plain}.clone()")
            statement = next(
                (one for one in _around(node) if one.parent is not None and one.parent.type == "block"), None
            )
            if statement is not None:
                name = source.unused("held", "guard", "inner", "lent")
                indent = source.indent(statement.start_byte)
                bound = source.insert(statement.start_byte, f"let {name} = {plain}.clone();\n{indent}")
                lead = text[: len(text) - len(plain)]
                yield (*bound, *source.replace(value, f"{lead}{name}"))


def _around(node: Node) -> Iterator[Node]:
    above: Node | None = node
    while above is not None:
        yield above
        above = above.parent


RULES = (
    Rule(
        "through-cell", 8, WRITES, _through_cell, "borrow",
        "gets at what is in the cell by borrowing it", "std/cell/struct.RefCell#method.borrow_mut",
    ),
    Rule(
        "guard-written", 7.5, ("E0594", "E0596"), _guard_written, "borrow",
        "takes the guard for writing, in a variable that may be written",
        "std/cell/struct.RefCell#method.borrow_mut",
    ),
    Rule(
        "without-borrow-trait", 9, ("E0599", "E0596", "E0282", "E0283", "E0609", "E0594", "E0308", "E0277"),
        _without_trait, "spelling", "leaves out the trait that hides the method of RefCell",
        "std/cell/struct.RefCell#method.borrow_mut",
    ),
    Rule(
        "only-owner", 9, ("E0594", "E0596"), _only_owner, "borrow",
        "writes through the one owner there is", "std/rc/struct.Rc#method.get_mut",
    ),
    Rule(
        "field-in-cell", 10, ("E0594", "E0596"), _field_in_cell, "type",
        "puts the field that is written behind a shared reference into a cell", "book/ch15-05-interior-mutability",
    ),
    Rule(
        "cloned-out-of-guard", 9, ("E0597", "E0716", "E0505", "E0506", "E0499", "E0502", "E0507", "E0515"), _two_steps,
        "clone", "clones what a guard lends, so that the guard can go", "reference/destructors#temporary-scopes",
    ),
)  # fmt: skip
