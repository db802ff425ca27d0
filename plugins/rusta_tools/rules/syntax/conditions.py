"""Conditions that this edition does not have: several patterns in one `if let`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.types.declared import named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node


def _chained(site: Site) -> Iterator[Edits]:
    """`if let … && …` is an `if` in an `if let`; with an `else`, a `match` whose arm has a guard."""
    source, choice = site.source, site.up("if_expression")
    condition, body = part(choice, "condition"), part(choice, "consequence")
    if choice is None or condition is None or body is None or "let chains" not in site.error.message:
        return
    parts = _conditions(source, condition)
    other = next(iter(named(part(choice, "alternative"))), None)
    pad, inside = source.indent(choice.start_byte), text(source, body)
    if other is None:
        for one in parts[:0:-1]:
            inside = _deeper(f"if {one} {inside}", pad)
        yield source.replace(choice, f"if {parts[0]} {inside}")
    elif parts[0].startswith("let ") and not any(one.startswith("let ") for one in parts[1:]):
        pattern, _, value = parts[0].removeprefix("let ").partition(" = ")
        arms = [f"{pattern} if {' && '.join(parts[1:])} => {inside}", f"_ => {text(source, other)}"]
        inner = "".join(f"{pad}    {arm}\n".replace("\n", "\n    ").rstrip(" ") for arm in arms)
        yield source.replace(choice, f"match {value} {{\n{inner}{pad}}}")


def _conditions(source: Source, condition: Node) -> list[str]:
    """What is asked one after the other; what follows the last pattern is one question."""
    if condition.type != "let_chain":
        return [text(source, condition)]
    found: list[str] = []
    for one in named(condition):
        plain = one.type != "let_condition"
        if plain and found and not found[-1].startswith("let "):
            found[-1] += f" && {text(source, one)}"
        else:
            found.append(text(source, one))
    return found


def _deeper(inside: str, pad: str) -> str:
    """A statement in a block of its own, one step further in."""
    moved = inside.replace("\n", "\n    ")
    return f"{{\n{pad}    {moved}\n{pad}}}"


RULES = (
    Rule(
        "chain-apart", 6, (None,), _chained, "code", "asks one condition after the other",
        "reference/expressions/if-expr",
    ),
)  # fmt: skip
