"""A value that a function keeps, for a thread or in a struct, and that its caller uses too: shared by counting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import moved
from rusta_tools.rules.ownership.parameters import argument, calls, functions, parameters


def _counted_parameter(site: Site) -> Iterator[Edits]:
    """`fn f(x: T)` as `fn f(x: Arc<T>)`; `Arc::new` where the variable is made, `Arc::clone` in the calls."""
    source, function = site.source, site.up("function_item")
    for start, end in moved(site):
        name, found = source.slice(start, end), argument(site, start, end)
        if not re.fullmatch(r"\w+", name):
            continue
        made = function and re.search(rf"let (?:mut )?{name} = (?P<value>[^;]+);", source.tree.text(function))
        if not found or not made or function is None:
            continue
        slots = [own[found[1]] for one in functions(source, found[0]) if len(own := parameters(one)) > found[1]]
        kinds = [kind for slot in slots if (kind := slot.child_by_field_name("type")) is not None]
        given = [some[found[1]] for _, some in calls(source, found[0]) if len(some) > found[1]]
        at = function.start_byte + len(source.tree.text(function)[: made.start("value")].encode())
        for owner in ("std::sync::Arc", "std::rc::Rc"):
            yield joined(
                (source.replace(kind, f"{owner}<{source.tree.text(kind)}>") for kind in kinds),
                [source.edit(at, at + len(made["value"].encode()), f"{owner}::new({made['value']})")],
                (source.edit(*place, f"{owner}::clone(&{source.slice(*place)})") for place in given),
            )


RULES = (
    Rule(
        "counted-parameter", 9, ("E0382",), _counted_parameter, "type",
        "shares between a function and its caller what both keep", "book/ch16-03-shared-state",
    ),
)  # fmt: skip
