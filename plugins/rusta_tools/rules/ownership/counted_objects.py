"""Objects that are handed on and still wanted, and owners that own each other: owned by counting, strongly or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, nodes, walk
from rusta_tools.rules.ownership.guarded import is_written
from rusta_tools.rules.ownership.moves import moved
from rusta_tools.rules.ownership.order import statement
from rusta_tools.rules.ownership.parameters import functions
from rusta_tools.rules.types.declared import below, imports, items, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_BOXED = re.compile(r"\bBox<dyn (\w+)>")


def _shared_object(site: Site) -> Iterator[Edits]:
    """A boxed trait object that its maker still uses: `Rc<RefCell<dyn Trait>>`, and each call through the cell."""
    source, function = site.source, site.up("function_item")
    name = re.search(r"moved value: `(\w+)`", site.error.message)
    if name is None or function is None or "has type `Box<" not in said(site.error).replace("std::boxed::", ""):
        return
    let = next((one for one in walk(function) if _made(source, one, name[1])), None)
    goes = [place for place in moved(site) if source.slice(*place) == name[1]]
    given = next((source.tree.smallest(*place) for place in goes), None)
    called = re.split(r"[.:]", text(source, part(_call(given), "function")))[-1]
    listed = " ".join(text(source, part(one, "parameters")) for one in functions(source, called))
    for trait in dict.fromkeys(_BOXED.findall(listed)) if let is not None and given is not None else ():
        value = part(let, "value")
        inner = part(value, "arguments")
        if value is None or inner is None:
            continue
        yield joined(
            imports(site, "std::cell::RefCell", "std::rc::Rc"),
            _types(source, trait),
            [source.replace(value, f"Rc::new(RefCell::new{text(source, inner)})")],
            [source.edit(*place, f"{name[1]}.clone()") for place in goes],
            _calls(source, trait, name[1], function),
        )


def _made(source: Source, node: Node, name: str) -> bool:
    pattern = text(source, part(node, "pattern")).removeprefix("mut ")
    return (
        node.type == "let_declaration" and pattern == name and text(source, part(node, "value")).startswith("Box::new(")
    )


def _call(node: Node | None) -> Node | None:
    return (
        node.parent.parent if node is not None and node.parent is not None and node.parent.type == "arguments" else None
    )


def _types(source: Source, trait: str) -> Iterator[Edits]:
    for node in nodes(source, "generic_type"):
        if text(source, node) == f"Box<dyn {trait}>" and not source.tests(node):
            yield source.replace(node, f"Rc<RefCell<dyn {trait}>>")


def _calls(source: Source, trait: str, name: str, function: Node) -> Iterator[Edits]:
    """The trait's methods on objects, and the methods and fields of the variable, through the cell."""
    own = {
        text(source, part(one, "name"))
        for item in items(source, trait, "trait_item")
        for one in below(item, "function_signature_item")
    }
    for node in nodes(source, "field_expression"):
        value, method = part(node, "value"), text(source, part(node, "field"))
        if value is None or source.tests(node):
            continue
        mine = text(source, value) == name and function.start_byte <= node.start_byte < function.end_byte
        object_of = value.type in ("identifier", "index_expression") and text(source, value) != "self" and method in own
        if mine or (object_of and node.parent is not None and node.parent.type == "call_expression"):
            heads = [text(source, part(one, "parameters")) for one in functions(source, method)]
            writes = any(head.startswith("(&mut self") for head in heads) or is_written(source, node, "")
            yield source.insert(value.end_byte, ".borrow_mut()" if writes else ".borrow()")


def _weak_field(site: Site) -> Iterator[Edits]:
    """A field that is given a `Weak` holds one, and whoever reads it asks whether the owner is still there."""
    source, whole = site.source, statement(site.node)
    if whole is None or not re.search(r"found (?:struct )?`(?:\w+::)*Weak<", said(site.error)):
        return
    for field in reversed(re.findall(r"\.(\w+)\b(?!\()", text(source, whole))):
        for node in nodes(source, "field_declaration"):
            kind = part(node, "type")
            if text(source, part(node, "name")) != field or kind is None or "Rc<" not in text(source, kind):
                continue
            head, _, inner = text(source, kind).rpartition("Rc<")
            optional = "Option<" in head and not text(source, site.node).startswith("Some(")
            given = source.edit(site.start, site.end, f"Some({site.text})") if optional else ()
            yield joined(
                imports(site, "std::rc::Weak"),
                [source.replace(kind, f"{head}Weak<{inner}"), given],
                _asked(source, field, whole),
            )


def _asked(source: Source, field: str, given: Node) -> Iterator[Edits]:
    data = source.tree.data.decode("latin-1")  # a character for each byte
    for match in re.finditer(rf"\.{field}(?:\.borrow\(\))?(?P<way>\.as_ref\(\)|\.clone\(\))", data):
        node = source.tree.smallest(match.start(), match.end())
        if not (source.tests(node) or given.start_byte <= match.start() < given.end_byte):
            yield source.edit(match.start("way"), match.end(), ".as_ref().and_then(|one| one.upgrade())")


def _downgraded(site: Site) -> Iterator[Edits]:
    """What is to keep nothing alive gets a `Weak` of what is owned by counting."""
    source, whole = site.source, statement(site.node)
    found = re.search(r"expected `(?:Option<)?Weak<.*found `(?P<lent>&?)(?P<owner>Rc|Arc)<", said(site.error))
    if found is None:
        return
    held = re.sub(rf"^{found['owner']}::clone\((.*)\)$|^([\w.]+)\.clone\(\)$", r"\1\2", site.text)
    lent = "" if held.startswith("&") or found["lent"] else "&"
    weak = f"{found['owner']}::downgrade({lent}{held})"
    yield source.edit(site.start, site.end, weak)
    if whole is not None:  # so that it may become one of a trait object
        bound = source.insert(whole.start_byte, f"let weak = {weak};\n{source.indent(whole.start_byte)}")
        yield joined([bound, source.edit(site.start, site.end, "weak")])


RULES = (
    Rule(
        "downgraded", 7, ("E0308",), _downgraded, "type",
        "gives a weak reference to what is owned by counting", "std/rc/struct.Rc#method.downgrade",
    ),
    Rule(
        "shared-object", 9, ("E0382",), _shared_object, "type",
        "shares a trait object by counting, and changes it through a cell", "book/ch15-05-interior-mutability",
    ),
    Rule(
        "weak-field", 8, ("E0308",), _weak_field, "type",
        "holds a weak reference, which keeps nothing alive", "book/ch15-06-reference-cycles",
    ),
)  # fmt: skip
