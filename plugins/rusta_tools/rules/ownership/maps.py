"""Values of a map, while the map is needed for more: reached by their keys, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import CONFLICTS, statement, statements
from rusta_tools.rules.types.declared import named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_LOOP = re.compile(r"(?:&(?:mut )?)?(?P<map>[\w.]+?)(?:\.(?P<how>iter|iter_mut|values|values_mut)\(\))?")
_PAIR = re.compile(r"\((?P<key>\w+), (?:mut )?(?P<value>\w+)\)")
_LOOKUP = re.compile(r"(?P<map>[\w.]+)\.get_mut\((?P<key>&?[\w.]+|\"[^\"]*\")\)(?P<rest>.*)", re.DOTALL)
_WRITTEN = r"(?=(?:\.\w+|\[[^\]]*\])*\s*[-+*/%|&^]?=[^=>])"
"""Behind a value: a place in it is assigned to."""
_CHANGED = r"(?=(?:\.\w+)*\.(?:push\w*|insert|remove|clear|pop\w*|extend|entry|retain|sort\w*|append|truncate|drain)\()"


def _by_key(site: Site) -> Iterator[Edits]:
    """A loop over the values of a map goes over its keys, and reaches each value anew where it stood."""
    source = site.source
    for node in near(site, "for_expression"):
        pattern, value, body, whole = (*(part(node, name) for name in ("pattern", "value", "body")), statement(node))
        loop, pair = _LOOP.fullmatch(text(source, value)), _PAIR.fullmatch(text(source, pattern))
        if loop is None or pattern is None or value is None or body is None or whole is None:
            continue
        if not pair and not (loop["how"] or "").startswith("values"):
            continue
        name = pair["value"] if pair else text(source, pattern)
        key = pair["key"] if pair and pair["key"] != "_" else source.unused("key", "each_key", "known")
        keys, every, indent = source.unused("keys", "all_keys"), loop["map"], source.indent(whole.start_byte)
        listed = source.insert(whole.start_byte, f"let {keys}: Vec<_> = {every}.keys().cloned().collect();\n{indent}")
        head = source.edit(pattern.start_byte, value.end_byte, f"{key} in &{keys}")
        inside, reached = text(source, body), f"{every}.get_mut({key}).unwrap()"
        for behind in (_WRITTEN, _CHANGED):
            inside = re.sub(rf"\*?(?<![\w.]){name}\b{behind}", reached, inside)
        inside = re.sub(rf"\*?(?<![\w.]){name}\b(?=[.\[])", f"{every}[{key}]", inside)
        inside = re.sub(rf"(?<![\w.]){name}\b(?!\s*:)", f"&{every}[{key}]", inside)
        yield joined([listed, head, source.replace(body, inside)])
        bound = f"\n{source.indent(node.start_byte)}    let {name} = {reached};"
        yield joined([listed, head, source.insert(body.start_byte + 1, bound)])


@frozen
class _Lookup:
    """`let name = map.get_mut(key)…;`: the statement, and what checks in its place that there is something."""

    let: Node
    name: str
    map: str
    key: str
    check: str

    @property
    def again(self) -> str:
        return f"let {self.name} = {self.map}.get_mut({self.key}).unwrap();"


def _lookup(source: Source, let: Node) -> _Lookup | None:
    pattern, found = text(source, part(let, "pattern")), _LOOKUP.fullmatch(text(source, part(let, "value")))
    name = re.fullmatch(r"(?:Some\()?(?:mut )?(\w+)\)?", pattern)
    if found is None or name is None:
        return None
    place, key, rest = found["map"], found["key"], found["rest"]
    if (otherwise := part(let, "alternative")) is not None:
        return _Lookup(let, name[1], place, key, f"if !{place}.contains_key({key}) {text(source, otherwise)}")
    if not rest.endswith(("?", ".unwrap()")) and ".expect(" not in rest:
        return None
    return _Lookup(let, name[1], place, key, f"{place}.get({key}){rest};")


def _one_after_the_other(site: Site) -> Iterator[Edits]:
    """Two values of one map at once: both are asked for first, and each is reached where it is used."""
    source = site.source
    for block in near(site, "block"):
        found = [one for let in named(block, "let_declaration") if (one := _lookup(source, let)) is not None]
        some = [one for one in found if [other.map for other in found].count(one.map) > 1]
        if len(some) < 2:
            continue
        behind = [one for one in statements(block) if one.start_byte >= some[-1].let.end_byte]
        again = _reached_again(source, behind, some)
        if again is not None:
            yield joined((source.replace(one.let, one.check) for one in some), again)


def _reached_again(source: Source, listed: Sequence[Node], some: Sequence[_Lookup]) -> list[Edits] | None:
    """Each lookup again before the first of neighbouring statements that use its value; None where one uses two."""
    edits: list[Edits] = []
    current = ""
    for one in listed:
        used = [each for each in some if re.search(rf"(?<![\w.]){each.name}\b", text(source, one))]
        if len(used) > 1:
            return None
        if used and used[0].name != current:
            current = used[0].name
            edits.append(source.insert(one.start_byte, f"{used[0].again}\n{source.indent(one.start_byte)}"))
    return edits


def _both_there(site: Site) -> Iterator[Edits]:
    """`if let (Some(a), Some(b)) = (map.get_mut(x), map.get_mut(y))` asks whether both are there, then for each."""
    source = site.source
    for node in near(site, "if_expression"):
        condition, then = part(node, "condition"), part(node, "consequence")
        names = re.fullmatch(
            r"\(Some\((?:mut )?(\w+)\), Some\((?:mut )?(\w+)\)\)", text(source, part(condition, "pattern"))
        )
        pair = part(condition, "value")
        found = [_LOOKUP.fullmatch(text(source, one)) for one in named(pair)] if pair is not None else []
        if names is None or condition is None or then is None or len(found) != 2:
            continue
        some = [
            _Lookup(node, name, one["map"], one["key"], f"{one['map']}.contains_key({one['key']})")
            for name, one in zip(names.groups(), found, strict=True)
            if one is not None and not one["rest"]
        ]
        again = _reached_again(source, statements(then), some)
        if len(some) == 2 and again is not None:
            yield joined([source.replace(condition, " && ".join(one.check for one in some))], again)


RULES = (
    Rule(
        "by-key", 8.5, CONFLICTS, _by_key, "code",
        "goes over the keys of a map, and reaches each value where it is needed", "book/ch08-03-hash-maps",
    ),
    Rule(
        "one-after-the-other", 8, ("E0499", "E0502"), _one_after_the_other, "code",
        "asks whether two values of a map are there, and then reaches each where it is used",
        "book/ch04-02-references-and-borrowing#mutable-references",
    ),
    Rule(
        "both-there", 8, ("E0499", "E0502"), _both_there, "code",
        "asks whether two values of a map are there, and then reaches each where it is used",
        "book/ch04-02-references-and-borrowing#mutable-references",
    ),
)  # fmt: skip
