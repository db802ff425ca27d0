"""What is copied only to be lent out again: without the copy, the function gives back a borrow of what it was lent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.owned import DANGLING

COPY = re.compile(r"\.(?:to_string|to_owned|to_vec|clone)\(\)")
CLONED = re.compile(r"(?P<place>\w+(?:\.\w+)*)\.(?:clone|to_vec|to_owned)\(\)")


def _borrowed(site: Site) -> Iterator[Edits]:
    """A `let` of a copy as one of the borrows themselves, down to what is given back of it."""
    source, function = site.source, site.up("function_item")
    body = function.child_by_field_name("body") if function is not None else None
    if body is None:
        return
    text = source.tree.text(body)
    for let in re.finditer(r"let (?:mut )?(\w+)(?:: (?P<type>[^=;]+))? = (?P<value>[^;]+);", text):
        kind = re.sub(r"\bString\b", "&str", let["type"] or "")
        start, end = let.start() - 0, let.end()
        rest = text[end:]
        if whole := CLONED.fullmatch(let["value"]):
            value = f"{whole['place']}.iter().collect::<Vec<_>>()"
            items = re.sub(rf"\b{let[1]}\.iter\(\)", f"{let[1]}.into_iter()", rest)
            one = text[start:end].replace(let["value"], value)
            yield source.replace(body, text[:start] + one + items)
        for copy in COPY.finditer(let["value"]):
            value = let["value"][: copy.start()] + let["value"][copy.end() :]
            value = re.sub(r"\.map\(\|(\w+)\| \1\)", "", value)
            one = text[start:end].replace(let["value"], value)
            yield source.replace(body, text[:start] + one.replace(let["type"] or "\0", kind) + rest)


RULES = (
    Rule(
        "not-copied", 8.5, DANGLING, _borrowed, "borrow",
        "keeps borrows of what lives longer in place of copies that end with the function",
        "book/ch10-03-lifetime-syntax",
    ),
)  # fmt: skip
