"""Names that are not in scope: the path where std keeps them, the trait that a method needs, the module they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.std_index import std_index

MISSING = ("E0405", "E0404", "E0412", "E0422", "E0425", "E0432", "E0433", "E0531", "E0532", "E0573", "E0574")
MOST = 6


def first_item(source: Source) -> int:
    """Where a `use` can stand: behind the attributes and comments that open the file."""
    for node in source.tree.root.named_children:
        if node.type not in ("inner_attribute_item", "line_comment", "block_comment", "shebang"):
            return node.start_byte
    return 0


def _name(site: Site) -> str:
    """The name that is not found: what the error points at, or the last of what it quotes."""
    if re.fullmatch(r"\w+", site.text):
        return site.text
    return next((text for text in quoted(site.error) if re.fullmatch(r"\w+", text)), "")


def _import(site: Site) -> Iterator[Edits]:
    """A `use` of std's path, in the module where the name stands; or the whole path at the place."""
    source, name = site.source, _name(site)
    for path in std_index().paths(name)[:MOST]:
        yield source.insert(_module_start(site), f"use {path};\n{source.indent(_module_start(site))}")
        if name == site.text and site.up("use_declaration") is None:
            yield source.edit(site.start, site.end, path)


def _module_start(site: Site) -> int:
    module = site.up("mod_item")
    body = module.child_by_field_name("body") if module is not None else None
    return body.named_children[0].start_byte if body is not None and body.named_children else first_item(site.source)


def _import_right(site: Site) -> Iterator[Edits]:
    """The `use` that names a wrong module of std names the right one."""
    source, use = site.source, site.up("use_declaration")
    if use is None:
        return
    for name in re.findall(r"\w+", source.tree.text(use))[::-1]:
        for path in std_index().paths(name)[:MOST]:
            yield source.replace(use, f"use {path};")


def _import_trait(site: Site) -> Iterator[Edits]:
    """The traits of std that have the method, those of the error's words first."""
    source, said = site.source, " ".join(quoted(site.error))
    found = std_index().traits_with("write_fmt" if "cannot write into" in site.error.message else _name(site))
    for path in sorted(found, key=lambda path: path not in said)[:MOST]:
        taken = re.search(rf"\buse [^;]*\b{path.rpartition('::')[2]}\b(?! as)", source.text)
        name = f"{path} as _" if taken else path
        yield source.insert(_module_start(site), f"use {name};\n{source.indent(_module_start(site))}")


def _of_this_file(site: Site) -> Iterator[Edits]:
    """The path in this file: a module's item from outside, the outer item from a module."""
    source, name = site.source, _name(site)
    for match in source.tree.captures("(mod_item name: (_) @module body: (declaration_list (_ name: (_) @name)))"):
        if source.tree.text(match["name"]) == name:
            module = source.tree.text(match["module"])
            for path in (f"{module}::{name}", f"self::{module}::{name}", f"crate::{module}::{name}"):
                yield source.insert(_module_start(site), f"use {path};\n{source.indent(_module_start(site))}")
            yield source.edit(site.start, site.end, f"{module}::{name}")
    if site.up("mod_item") is not None:
        start = _module_start(site)
        for path in (f"super::{name}", "super::*"):
            yield source.insert(start, f"use {path};\n{source.indent(start)}")
        if name == site.text:
            yield source.edit(site.start, site.end, f"super::{name}")


def _declared_parameter(site: Site) -> Iterator[Edits]:
    """A type that nobody declares is a type parameter of the function, its impl or its type."""
    source, name = site.source, _name(site)
    if not re.fullmatch(r"[A-Z][A-Z0-9]?", name):
        return
    for kind in ("function_item", "impl_item", "struct_item", "enum_item", "trait_item"):
        item = site.up(kind)
        if item is None:
            continue
        generics, named = item.child_by_field_name("type_parameters"), item.child_by_field_name("name")
        if generics is not None:
            yield source.insert(generics.end_byte - 1, f", {name}")
        elif named is not None:
            yield source.insert(named.end_byte, f"<{name}>")
        elif kind == "impl_item":
            yield source.insert(item.start_byte + len("impl"), f"<{name}>")


RULES = (
    Rule("import", 7.5, MISSING, _import, "spelling", "imports the name from std", "reference/items/use-declarations"),
    Rule(
        "import-right", 7.5, ("E0432", "E0433"), _import_right, "spelling", "imports the name from where std keeps it",
        "reference/items/use-declarations",
    ),
    Rule(
        "import-trait", 8, ("E0599",), _import_trait, "spelling", "imports the trait that has the method",
        "reference/expressions/method-call-expr",
    ),
    Rule(
        "of-this-file", 8, MISSING, _of_this_file, "spelling", "names the module that has the item",
        "reference/paths",
    ),
    Rule(
        "type-parameter", 9, ("E0412", "E0425"), _declared_parameter, "signature", "declares the type parameter",
        "reference/items/generics",
    ),
)  # fmt: skip
