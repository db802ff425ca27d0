"""Attributes that are malformed, unknown, or on what they are not for: said otherwise, taken away, or moved.

These rules are asked about the errors alone that are about an attribute. One that sets the level of a lint is left
alone, unless it is malformed itself: to take it away is to silence what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.generic.parts import without
from rusta_tools.places import Edits, Site, derive_of, quoted, words
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

ATTRIBUTE = (
    "E0084", "E0452", "E0453", "E0454", "E0458", "E0459", "E0466", "E0468", "E0469", "E0517", "E0518", "E0534", "E0535",
    "E0536", "E0537", "E0538", "E0539", "E0541", "E0550", "E0551", "E0552", "E0554", "E0556", "E0557", "E0565", "E0566",
    "E0587", "E0588", "E0589", "E0602", "E0634", "E0635", "E0636", "E0648", "E0658", "E0690", "E0691", "E0692", "E0693",
    "E0701", "E0705", "E0710", "E0714", "E0715", "E0718", "E0722", "E0731", "E0734", "E0736", "E0737", "E0739", "E0754",
    "E0774", "E0777", "E0778", "E0779", "E0788", "E0805", "E0463", None,
)  # fmt: skip
"""Codes of attributes that are malformed, unknown, or on what they are not for."""
_ITEMS = """[(struct_item) (enum_item) (union_item) (function_item) (mod_item) (extern_crate_declaration)] @item"""
_LEVELS = re.compile(r"#!?\s*\[\s*(?:allow|warn|deny|forbid|expect)\b")
_FORMS = {
    "inline": ("inline", "inline(always)", "inline(never)"),
    "repr": ("repr(C)", "repr(transparent)", "repr(u8)", "repr(i32)", "repr(align(8))", "repr(packed)"),
    "deprecated": ("deprecated", 'deprecated(note = "use another")', 'deprecated(since = "1.0.0")'),
    "must_use": ("must_use", 'must_use = "it has no effect by itself"'),
    "link": ('link(name = "c")', 'link(name = "c", kind = "dylib")'),
    "derive": ("derive(Clone)", "derive(Debug)"),
    "macro_use": ("macro_use",),
    "no_mangle": ("no_mangle",),
    "track_caller": ("track_caller",),
    "non_exhaustive": ("non_exhaustive",),
    "export_name": ('export_name = "exported"',),
    "recursion_limit": ('recursion_limit = "256"',),
    "automatically_derived": ("automatically_derived",),
}  # fmt: skip
"""The forms that the Reference gives an attribute."""
_WORDS = {
    "repr": ("C", "transparent", "packed", "u8", "u32", "i32", "isize", "align(8)"),
    "inline": ("always", "never"),
    "cfg": ("unix", "windows", "not(unix)", "all(unix, windows)", "any(unix, windows)"),
    "cfg_attr": ("unix", "not(unix)"),
    "link": ('kind = "dylib"', 'kind = "static"', 'name = "c"'),
    "deprecated": ('note = "use another"', 'since = "1.0.0"'),
    "derive": ("Clone", "Debug"),
    "target_feature": ('enable = "sse2"',),
}
"""What may stand between the parentheses of an attribute."""


def _derive_out(site: Site) -> Iterator[Edits]:
    """Without a trait that a type cannot derive, by the names of both in the message."""
    source, names = site.source, {*words(site.error), site.text}
    for match in source.tree.captures("[(struct_item name: (_) @name) (enum_item name: (_) @name)] @item"):
        derived = derive_of(source, match["item"]) if source.tree.text(match["name"]) in names else None
        for one in _words(derived) if derived is not None else ():
            if source.tree.text(one) in names and one.type == "identifier":
                yield from without(source, one.start_byte, one.end_byte)


def _attribute(site: Site) -> Node | None:
    """The attribute that the error is about, of which those that set a lint's level are none."""
    found = site.up("attribute_item", "inner_attribute_item")
    if found is None and site.error.code in ATTRIBUTE[:-1]:
        found = next((one for node in site.around if (one := _above(node)) is not None), None)
    if found is None or site.depth >= 2:
        return None
    level = _LEVELS.match(site.source.tree.text(found))
    return None if level and site.error.code not in ("E0452", "E0453", "E0602", "E0710") else found


def _above(node: Node) -> Node | None:
    """The attribute that is right above a node, comments passed over."""
    before = node.prev_named_sibling
    while before is not None and "comment" in before.type:
        before = before.prev_named_sibling
    return before if before is not None and before.type == "attribute_item" else None


def _attribute_out(site: Site) -> Iterator[Edits]:
    """Without the attribute."""
    found, source = _attribute(site), site.source
    if found is not None:
        rest = source.slice(found.end_byte, len(source.tree.data))
        blank = len(rest) - len(rest.lstrip()) if source.slice(*source.line_of(found.start_byte)).strip() else 0
        yield source.edit(found.start_byte, found.end_byte + blank, "")


def _attribute_form(site: Site) -> Iterator[Edits]:
    """The attribute in another of its forms; one of its words, another that may stand there, or none."""
    found, source = _attribute(site), site.source
    if found is None:
        return
    text = source.tree.text(found)
    inner = re.match(r"#!?\s*\[\s*(?:unsafe\()?(\w+)", text)
    if inner is None:
        return
    name, mark = inner[1], "#![" if text.startswith("#!") else "#["
    given = re.search(r"[(=]\s*\"?([\w, ]*?)\"?\s*\)?\s*\]$", text)
    forms = [
        name,
        *([f"{name}({given[1]})", f'{name} = "{given[1]}"'] if given and given[1] else []),
        *_FORMS.get(name, ()),
    ]
    for form in dict.fromkeys(forms):
        yield source.replace(found, f"{mark}{form}]")
    for one in _words(found):
        yield from without(source, one.start_byte, one.end_byte)
        written = source.tree.text(one)
        others = [written.strip('"')] if written.startswith('"') else [f'"{written}"']
        for other in (
            *others,
            *(told for told in quoted(site.error) if re.fullmatch(r"[\w:]+", told)),
            *_WORDS.get(name, ()),
        ):
            if other != written:
                yield source.replace(one, other)


def _words(found: Node) -> Iterator[Node]:
    """What stands inside an attribute, at any depth."""
    for node in found.named_children:
        if node.type in ("identifier", "string_literal", "integer_literal", "token_tree"):
            yield node
        yield from _words(node)


def _attribute_moved(site: Site) -> Iterator[Edits]:
    """The attribute on the next item that could have it, or on the item around."""
    found, source = _attribute(site), site.source
    if found is None or found.type != "attribute_item":
        return
    text, cut = source.tree.text(found), next(_attribute_out(site))
    for match in source.tree.captures(_ITEMS):
        item = match["item"]
        before = item.prev_named_sibling
        if before is None or before.start_byte != found.start_byte:
            yield (*source.insert(item.start_byte, f"{text}\n{source.indent(item.start_byte)}"), *cut)


RULES = (
    Rule("derive-out", 8, ("E0184", "E0204", "E0120"), _derive_out, "remove", only=True),
    Rule("attribute-form", 8, ATTRIBUTE, _attribute_form, "spelling", only=True),
    Rule("attribute-out", 10, ATTRIBUTE, _attribute_out, "remove", only=True),
    Rule("attribute-moved", 11, ATTRIBUTE, _attribute_moved, "code", only=True),
)
