"""What is made where it is missing, by a closure that needs the owner of the place: made before it is put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.order import CONFLICTS, fresh, statement

if TYPE_CHECKING:
    from tree_sitter import Node

ENTRY = re.compile(r"(?P<map>[\w.]+?)\s*\.entry\((?P<key>.+?)\)\s*$", re.DOTALL)


def _made_first(site: Site) -> Iterator[Edits]:
    """`map.entry(k).or_insert_with(|| …)`, or `option.get_or_insert_with(|| …)`, with the value made beforehand."""
    source, function = site.source, site.up("function_item")
    for call in (
        walk(function, lambda one: one.type != "function_item" or one == function) if function is not None else ()
    ):
        if call.type != "call_expression":
            continue
        method, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        owner, whole = method.child_by_field_name("value") if method is not None else None, statement(call)
        closure = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        made = closure.child_by_field_name("body") if closure is not None else None
        if method is None or owner is None or whole is None or made is None:
            continue
        what, place = source.slice(owner.end_byte, method.end_byte).strip(), source.tree.text(owner)
        if what == ".or_insert_with" and (entry := ENTRY.match(place)):
            for key in dict.fromkeys((entry["key"], f"{entry['key']}.clone()")):
                asked = f"!{entry['map']}.contains_key(&{entry['key']})"
                filled, got = (
                    f"{entry['map']}.insert({key}, {{}});",
                    f"{entry['map']}.get_mut(&{entry['key']}).unwrap()",
                )
                yield _filled(source, call, whole, made, (asked, filled, got))
        elif what == ".get_or_insert_with":
            asked, filled, got = f"{place}.is_none()", f"{place} = Some({{}});", f"{place}.as_mut().unwrap()"
            yield _filled(source, call, whole, made, (asked, filled, got))


def _filled(source: Source, call: Node, whole: Node, made: Node, how: tuple[str, str, str]) -> Edits:
    asked, filled, got = how
    indent = source.indent(whole.start_byte)
    name, inner = fresh(source, "made"), source.tree.text(made).replace("\n", "\n    ")
    lines = (
        f"if {asked} {{",
        f"{indent}    let {name} = {inner};",
        f"{indent}    {filled.format(name)}",
        f"{indent}}}",
        indent,
    )
    return joined([source.insert(whole.start_byte, "\n".join(lines)), source.replace(call, got)])


RULES = (
    Rule(
        "made-before-put", 8, (*CONFLICTS, "E0500", "E0501"), _made_first, "code",
        "makes what is missing before the place for it is borrowed", "std/collections/struct.HashMap#method.entry",
    ),
)  # fmt: skip
