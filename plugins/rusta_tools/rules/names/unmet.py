"""Names that a file uses and nothing declares: what a thing with a second name, or a new parameter, may be called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Source
from rusta_tools.rules.types.declared import NAMED_ITEMS, below, named, part, text
from rusta_tools.std_index import PRELUDE, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

_SHOWN = re.compile(r"(?<!\{)\{([a-z_]\w*)(?::[^}]*)?\}")
_BINDING = ("let_declaration", "parameter", "closure_parameters", "for_expression", "match_arm", "let_condition")
_CALLED = """[(call_expression function: [(field_expression field: (_) @name) (scoped_identifier name: (_) @name)
    (identifier) @name] arguments: (_) @given)]"""


def bound(source: Source, around: Node) -> set[str]:
    """The names that patterns inside a node bind."""
    found: set[str] = set()
    for node in below(around, *_BINDING):
        pattern = part(node, "pattern") or (node if node.type == "closure_parameters" else None)
        if pattern is not None:
            inner = [pattern, *below(pattern, "identifier", "shorthand_field_identifier")]
            found |= {text(source, one).removeprefix("mut ") for one in inner}
    return found


def values(source: Source, around: Node) -> list[str]:
    """The names that a function uses as values and neither binds nor finds in the file, in the order of their use."""
    declared = bound(source, around) | {text(source, match["name"]) for match in source.tree.captures(NAMED_ITEMS)}
    body = part(around, "body") or around
    found = [text(source, node) for node in below(body, "identifier") if _is_value(node)]
    found += [name for node in below(body, "token_tree") for name in shown(source, node)]
    return [name for name in dict.fromkeys(found) if name.islower() and name not in declared]


def shown(source: Source, macro: Node) -> list[str]:
    """The names that the texts of a macro show between braces."""
    return [name for one in below(macro, "string_literal") for name in _SHOWN.findall(text(source, one))]


def _is_value(node: Node) -> bool:
    """Whether an identifier stands for a value: no path, no macro's name, no field behind a dot in a macro."""
    above, before, after = node.parent, node.prev_sibling, node.next_sibling
    if above is None or above.type in ("scoped_identifier", "scoped_type_identifier", "macro_invocation"):
        return False
    if above.type == "token_tree":
        led, followed = (one.type if one is not None else "" for one in (before, after))
        return led not in (".", "::", "fn") and followed not in ("::", "!")
    return True


def functions(source: Source, taken: int) -> Iterator[str]:
    """The functions and methods that are called with so many arguments and are not of the file, those first that std
    does not have either."""
    own = {text(source, match["name"]) for match in source.tree.captures(NAMED_ITEMS)}
    names = dict.fromkeys(
        name
        for match in source.tree.captures(_CALLED)
        if len(named(match["given"])) == taken and (name := text(source, match["name"])) not in own
        if name[0].islower()
    )
    in_macros = dict.fromkeys(text(source, node) for node in below(source.tree.root, "identifier") if _called(node))
    every = [*names, *(name for name in in_macros if name not in own and name[0].islower())]
    yield from sorted(dict.fromkeys(every), key=lambda name: bool(std_index().traits_with(name)))


def _called(node: Node) -> bool:
    after = node.next_sibling
    return (
        node.parent is not None
        and node.parent.type == "token_tree"
        and after is not None
        and after.type == "token_tree"
    )


def types(source: Source) -> list[str]:
    """The types that are named and neither of the file nor of std."""
    own = {text(source, match["name"]) for match in source.tree.captures(NAMED_ITEMS)}
    own |= {text(source, one) for node in below(source.tree.root, "type_parameters") for one in node.named_children}
    found = [text(source, node) for node in below(source.tree.root, "type_identifier", "identifier")]
    return [
        name
        for name in dict.fromkeys(found)
        if name[0].isupper() and not name.isupper() and name not in own | {"Self"} | PRELUDE
        if not std_index().paths(name)
    ]
