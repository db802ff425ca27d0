"""What is asked of trait objects: constants, fields, copies, and that they may go to another thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import deriving
from rusta_tools.rules.ownership.threadsafe import changed
from rusta_tools.rules.types.declared import below, fields, items, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_COPIED = re.compile(r"[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|&.*")
_OF_OBJECT = re.compile(r"no field `(\w+)` on type `&*(?:mut )?(?:Box<|Rc<|Arc<)?(?:dyn |impl )?(?:\w+::)*(\w+)")
_NOT_CLONED = re.compile(r"`dyn (?:\w+::)*(\w+): (?:\w+::)*Clone`")
_STAYS = re.compile(r"`\(?dyn (?:\w+::)*(\w+)[^`]*` cannot be (sent|shared) between threads safely")


def implemented(source: Source, trait: str) -> list[Node]:
    """The impls of a trait, for whatever type."""
    found = [match["impl"] for match in source.tree.captures("(impl_item) @impl")]
    return [one for one in found if head(text(source, part(one, "trait"))) == trait]


def _constant_as_method(site: Site) -> Iterator[Edits]:
    """A constant that a trait asks for keeps it from being an object: a method gives the same, wherever it is read."""
    source = site.source
    match = re.search(r"the trait `(?:\w+::)*(\w+)` is not dyn compatible", site.error.message)
    for item in items(source, match[1], "trait_item") if match is not None else ():
        asked = named(part(item, "body"), "const_item")
        names = [text(source, part(one, "name")) for one in asked]
        blocks = [part(one, "body") for one in implemented(source, match[1])] if match is not None else []
        each = [*asked, *(one for body in blocks for one in named(body, "const_item"))]
        written = [source.replace(one, _as_method(source, one)) for one in each]
        read = [change for name in names for change in _read(name)]
        yield joined(written, [changed(source, read)]) if asked else ()


def _read(name: str) -> list[tuple[str, str]]:
    """Where a constant is read of a value or of its own type, and the call of the method in its place."""
    return [(rf"\.{name}\b", f".{name.lower()}()"), (rf"\bSelf::{name}\b", f"self.{name.lower()}()")]


def _as_method(source: Source, constant: Node) -> str:
    """A constant of a trait or an impl as a method that gives it."""
    name, kind, value = (text(source, part(constant, field)) for field in ("name", "type", "value"))
    kind = re.sub(r"&(?!')", "&'static ", kind)
    pad = source.indent(constant.start_byte)
    return f"fn {name.lower()}(&self) -> {kind}" + (f" {{\n{pad}    {value}\n{pad}}}" if value else ";")


def _asked_of_the_trait(site: Site) -> Iterator[Edits]:
    """A trait has no fields: where all that implement it have the field, a method gives it."""
    source, access = site.source, site.up("field_expression")
    match = _OF_OBJECT.search(site.error.message)
    if match is None:
        return
    name, told = match.groups()
    above = access.parent if access is not None else None
    if (
        above is not None
        and above.type.endswith(("assignment_expression", "assignment_expr"))
        and part(above, "left") == access
    ):
        return
    for trait in dict.fromkeys((told, *_bounds(site, told))):
        blocks = implemented(source, trait)
        owners = [head(text(source, part(block, "type"))) for block in blocks]
        kinds = {dict(fields(source, one)).get(name, "") for own in owners for one in items(source, own, "struct_item")}
        for item in items(source, trait, "trait_item") if len(kinds) == 1 and "" not in kinds else ():
            [kind] = kinds
            given, value = _lent(kind, name)
            head_ = f"fn {name}(&self) -> {given}"
            yield joined(
                [_added(source, item, f"{head_};")],
                [_added(source, block, f"{head_} {{\n        {value}\n    }}") for block in blocks],
                [source.edit(site.end, site.end, "()")],
            )


def _bounds(site: Site, parameter: str) -> list[str]:
    """The traits that a type parameter around the place is said to have."""
    heads = [
        text(site.source, one).partition("{")[0] for one in site.around if one.type in ("function_item", "impl_item")
    ]
    found = [bound for head_ in heads for bound in re.findall(rf"\b{parameter}: ([\w:+ ]+)", head_)]
    return [head(one.strip()) for bound in found for one in bound.split("+")]


def _lent(kind: str, name: str) -> tuple[str, str]:
    """What a method gives of a field of this type, and how."""
    if _COPIED.fullmatch(kind):
        return kind, f"self.{name}"
    inner = re.fullmatch(r"Vec<(.+)>", kind)
    return ("&str" if kind == "String" else f"&[{inner[1]}]" if inner else f"&{kind}"), f"&self.{name}"


def _added(source: Source, owner: Node, written: str) -> Edits:
    """A trait or an impl with an item more at its end."""
    body = part(owner, "body")
    pad = source.indent(owner.start_byte)
    return source.insert(body.end_byte - 1, f"    {written}\n{pad}") if body is not None else ()


def _as_any(site: Site) -> Iterator[Edits]:
    """What an object is of is asked of `Any`, which each type gives itself as."""
    source = site.source
    match = re.search(r"named `(downcast_ref|downcast_mut|is)` found for .*dyn (?:\w+::)*(\w+)", site.error.message)
    for item in items(source, match[2], "trait_item") if match is not None else ():
        mut = match is not None and match[1] == "downcast_mut"
        name, kind = ("as_any_mut", "&mut ") if mut else ("as_any", "&")
        head_ = f"fn {name}({kind}self) -> {kind}dyn std::any::Any"
        blocks = implemented(source, text(source, part(item, "name")))
        yield joined(
            [_added(source, item, f"{head_};")],
            [_added(source, block, f"{head_} {{\n        self\n    }}") for block in blocks],
            [source.insert(site.start, f"{name}().")],
        )


def _cloned_in_box(site: Site) -> Iterator[Edits]:
    """What is in a box of a trait object is cloned by a method of a trait that all have that have both."""
    source, match = site.source, _NOT_CLONED.search(said(site.error))
    for item in items(source, match[1], "trait_item") if match is not None else ():
        name, bounds = text(source, part(item, "name")), part(item, "bounds")
        ahead, owner = part(item, "name"), f"{name}Clone"
        if ahead is None or part(item, "type_parameters") is not None or owner in source.names:
            continue
        reach = next((f"{text(source, one)} " for one in named(item, "visibility_modifier")), "")
        gives = f"fn boxed_clone(&self) -> Box<dyn {name}>"
        block = (
            f"\n\n{reach}trait {owner} {{\n    {gives};\n}}"
            f"\n\nimpl<T: {name} + Clone + 'static> {owner} for T {{\n    {gives} {{\n"
            f"        Box::new(self.clone())\n    }}\n}}"
            f"\n\nimpl Clone for Box<dyn {name}> {{\n    fn clone(&self) -> Self {{\n"
            f"        (**self).boxed_clone()\n    }}\n}}"
        )
        above = source.insert(bounds.end_byte, f" + {owner}") if bounds else source.insert(ahead.end_byte, f": {owner}")
        kinds = [head(text(source, part(one, "type"))) for one in implemented(source, name)]
        yield joined([above, source.insert(item.end_byte, block)], [deriving(source, kinds, "Clone")])


def _may_be_sent(site: Site) -> Iterator[Edits]:
    """A trait object that goes to another thread says that it may, wherever its type is written."""
    source, match = site.source, _STAYS.search(said(site.error))
    if match is None:
        return
    objects = [one for one in below(source.tree.root, "dynamic_type") if not source.tests(one)]
    same = [one for one in objects if head(text(source, one).removeprefix("dyn ")) == match[1]]
    ways = ("Send + Sync",) if match[1] == "Error" else ("Send", "Send + Sync")
    for way in ways if match[2] == "sent" else ("Sync", "Send + Sync"):
        yield joined(_marked(source, one, way) for one in same)


def _marked(source: Source, one: Node, way: str) -> Edits:
    """A trait object with these traits besides, in brackets behind a reference."""
    if one.parent is not None and one.parent.type == "reference_type":
        return source.replace(one, f"({text(source, one)} + {way})")
    return source.insert(one.end_byte, f" + {way}")


RULES = (
    Rule(
        "constant-as-method", 6.5, ("E0038",), _constant_as_method, "signature",
        "gives by a method what a trait's constant said", "reference/items/traits#dyn-compatibility",
    ),
    Rule(
        "asked-of-the-trait", 7, ("E0609",), _asked_of_the_trait, "signature",
        "asks a trait for what was read as a field", "reference/types/trait-object",
    ),
    Rule(
        "cloned-in-box", 7, ("E0277", "E0599"), _cloned_in_box, "bound", "lets boxes of trait objects be cloned",
        "std/clone/trait.Clone",
    ),
    Rule(
        "as-any", 7, ("E0599",), _as_any, "signature", "asks an object of which type it is by `Any`",
        "std/any/index",
    ),
    Rule(
        "object-to-thread", 7, ("E0277",), _may_be_sent, "bound", "says of trait objects that threads may have them",
        "std/marker/trait.Send",
    ),
)  # fmt: skip
