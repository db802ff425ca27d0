"""Texts with holes: what stands in a hole and is more than a name becomes an argument."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.generic.calls import in_scope
from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.between import split
from rusta_tools.rules.types.declared import below, named, text

MOST = 6
"""Variables that are tried for one hole."""
_HOLE = re.compile(r"\{\{|\}\}|\{([^{}:]*)(:[^{}]*)?\}")


def _arguments(site: Site) -> Iterator[Edits]:
    """Every hole with an expression is empty, and its expression stands among the arguments where its turn is."""
    source = site.source
    macro = site.up("macro_invocation")
    tokens = named(macro, "token_tree")[-1:] if macro is not None else []
    literal = next((one for one in named(tokens[0]) if one.type == "string_literal"), None) if tokens else None
    if literal is None:
        return
    given = split(source.slice(literal.end_byte, tokens[0].end_byte - 1).lstrip(", \n"))
    left, kept = iter([one for one in given if not re.match(r"\w+ = ", one)]), []

    def emptied(match: re.Match[str]) -> str:
        if match[0] in ("{{", "}}") or re.fullmatch(r"\w+", match[1]):
            return match[0]
        kept.append(match[1] or next(left, ""))
        return f"{{{match[2] or ''}}}"

    made = _HOLE.sub(emptied, text(source, literal))
    named_ones = [one for one in given if re.match(r"\w+ = ", one)]
    if all(kept):
        yield source.edit(literal.start_byte, tokens[0].end_byte - 1, ", ".join([made, *kept, *left, *named_ones]))


def _filled(site: Site) -> Iterator[Edits]:
    """A hole without an argument gets a variable that the text does not show yet, the parameters that nothing uses
    first."""
    source, macro = site.source, site.up("macro_invocation")
    tokens = named(macro, "token_tree")[-1:] if macro is not None else []
    literal = next((one for one in named(tokens[0]) if one.type == "string_literal"), None) if tokens else None
    short = re.search(
        r"(\d+) positional arguments? in format string, but (?:there (?:is|are) )?(\d+|no)", site.error.message
    )
    if literal is None or short is None:
        return
    given = split(source.slice(literal.end_byte, tokens[0].end_byte - 1).lstrip(", \n"))
    around = site.up("function_item")
    whole = text(source, around)
    names = [one for one in in_scope(site) if one not in given]
    names.sort(key=lambda one: len(re.findall(rf"\b{one}\b", whole)) > 1)
    for name in names[:MOST]:
        for at in range(len(given) + 1):
            filled = [*given[:at], name, *given[at:]]
            yield source.edit(literal.end_byte, tokens[0].end_byte - 1, "".join(f", {one}" for one in filled))


def _without_kind(site: Site) -> Iterator[Edits]:
    """A hole says how a value is shown, and never of which kind it is, as `%d` and `{:.2f}` do elsewhere."""
    source = site.source
    if re.search(r"unknown format trait `[dfgisu]`", site.error.message) is None:
        return
    holes = r"(\{[\w.]*:[^{}\s\w]?[<^>]?[-+#0]*[\w$]*?(?:\.[\w$]+?)?)[dfgisu]\}"
    texts = [one for one in below(source.tree.root, "string_literal") if not source.tests(one)]
    changed = [(one, re.sub(holes, r"\1}", text(source, one))) for one in texts]
    yield joined(source.replace(one, made) for one, made in changed if made != text(source, one))


RULES = (
    Rule(
        "hole-without-kind", 5, (None,), _without_kind, "spelling", "leaves out of a hole of which kind its value is",
        "std/fmt/index",
    ),
    Rule(
        "hole-filled", 6, (None,), _filled, "value", "gives a hole of a text what it shows", "std/fmt/index",
    ),
    Rule(
        "holes-emptied", 5, (None,), _arguments, "spelling", "gives expressions as arguments of the text with holes",
        "std/fmt/index",
    ),
)  # fmt: skip
