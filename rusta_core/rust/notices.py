"""What whoever takes a repair should know of it although it is honest: it copies much, or others will feel it.

Both are read from syntax alone: a type that is not written down near its value is not known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import File
from rusta_core.rust.syntax import SyntaxTree

_COPIES = ("clone", "to_vec", "to_owned", "cloned")
_LARGE = re.compile(r"\b(?:Vec|VecDeque|String|PathBuf|OsString|HashMap|HashSet|BTreeMap|BTreeSet|BinaryHeap|Box)\b")
_REFERENCE = re.compile(r"^&\s*(?:'\w+\s+)?(?:mut\s+)?")
_SHARED = re.compile(r"(?:\w+::)*(?:Rc|Arc)\b")
_UNSIZED = re.compile(r"str\b|\[")
_MADE_LARGE = re.compile(
    r"^(?:vec!|format!|(?:Vec|VecDeque|String|HashMap|HashSet|BTreeMap|BTreeSet|Box|PathBuf)\s*(?:::<.*>)?::)"
    r"|\.(?:to_string|to_owned|to_vec|collect|to_uppercase|to_lowercase|repeat|join)\s*(?:::<.*>)?\("
)
_SPACE = re.compile(r"\s+")
_PUBLIC_KINDS = (
    "function_item",
    "function_signature_item",
    "field_declaration",
    "const_item",
    "static_item",
    "type_item",
)


def notices(before: Sequence[File], after: Sequence[File]) -> list[str]:
    """What to say of a change: `clones a large value: …`, `changes a public signature: …`."""
    old, new = ({file.path: file.text for file in files} for files in (before, after))
    changed = {path for path in old.keys() & new.keys() if path.endswith(".rs") and old[path] != new[path]}
    types = _Types.of(after) if changed else _Types({}, {})
    said = []
    for path in sorted(changed):
        was, now = SyntaxTree(old[path]), SyntaxTree(new[path])
        said += [f"clones a large value: `{copied}`" for copied in _copied(was, now, types)]
        if _has_api(before):
            said += [f"changes a public signature: {item}" for item in _changed(was, now)]
    return list(dict.fromkeys(said))


@frozen
class _Types:
    """fields: what each struct holds, by its name; values: the types or makings of names, whatever has them."""

    fields: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, files: Sequence[File]) -> _Types:
        fields: dict[str, str] = {}
        values: dict[str, tuple[str, ...]] = {}
        for file in files:
            if not file.path.endswith(".rs"):
                continue
            tree = SyntaxTree(file.text)
            for node in _walk(tree.root):
                name, kind = node.child_by_field_name("name"), node.child_by_field_name("type")
                if node.type in ("struct_item", "enum_item") and name is not None:
                    body = node.child_by_field_name("body")
                    fields[tree.text(name)] = tree.text(body) if body is not None else ""
                called = name or node.child_by_field_name("pattern")
                made = node.child_by_field_name("value") if node.type == "let_declaration" else None
                if node.type in ("let_declaration", "parameter", "field_declaration") and called is not None:
                    key = tree.text(called).removeprefix("mut ")
                    told = tree.text(kind) if kind is not None else tree.text(made) if made is not None else ""
                    values[key] = (*values.get(key, ()), told)
        return cls(fields, values)

    def is_large(self, name: str) -> bool:
        """Whether a value of this name owns memory of its own, as far as any declaration of the name says."""
        return any(self._owns(told, frozenset()) for told in self.values.get(name, ()))

    def holds_large(self, struct: str) -> bool:
        return self._owns(self.fields.get(struct, ""), frozenset((struct,)))

    def _owns(self, told: str, seen: frozenset[str]) -> bool:
        told = _REFERENCE.sub("", told)  # to clone what is borrowed copies it all the same
        if _SHARED.match(told):
            return False
        if _UNSIZED.match(told) or _LARGE.search(told) or _MADE_LARGE.search(told):
            return True
        named = set(re.findall(r"\b[A-Z]\w*", told)) & self.fields.keys() - seen
        return any(self._owns(self.fields[one], seen | {one}) for one in named)


def _copied(was: SyntaxTree, now: SyntaxTree, types: _Types) -> Iterator[str]:
    """The calls that copy what is not small, which are in the new tree and were not in the old."""
    for call, count in (Counter(_copies(now, types)) - Counter(_copies(was, types))).items():
        yield from [call] * (count > 0)


def _copies(tree: SyntaxTree, types: _Types) -> Iterator[str]:
    for node in _walk(tree.root):
        called = node.child_by_field_name("function") if node.type == "call_expression" else None
        if called is None or called.type != "field_expression":
            continue
        value, method = called.child_by_field_name("value"), called.child_by_field_name("field")
        if value is None or method is None or tree.text(method) not in _COPIES:
            continue
        name = re.split(r"\W+", tree.text(value).strip(")"))[-1]
        own = _impl_of(node, tree) if name == "self" else ""
        if tree.text(method) == "to_vec" or types.is_large(name) or (own and types.holds_large(own)):
            yield _SPACE.sub(" ", tree.text(node))


def _impl_of(node: Node, tree: SyntaxTree) -> str:
    """The type whose impl a node stands in."""
    here: Node | None = node
    while here is not None and here.type != "impl_item":
        here = here.parent
    kind = here.child_by_field_name("type") if here is not None else None
    return tree.text(kind).partition("<")[0] if kind is not None else ""


def _has_api(files: Sequence[File]) -> bool:
    """Whether others can call it: a library, not a program."""
    sources = [file for file in files if file.path.endswith(".rs")]
    if len(sources) == 1:
        return re.search(r"\bfn\s+main\s*\(", sources[0].text) is None
    return any(file.path.endswith("lib.rs") for file in sources)


def _changed(was: SyntaxTree, now: SyntaxTree) -> Iterator[str]:
    old, new = _public(was), _public(now)
    for item, signature in old.items():
        if item in new and new[item] != signature:
            yield f"`{new[item]}`, it was `{signature}`"


def _public(tree: SyntaxTree) -> dict[tuple[str, str], str]:
    """What others can name, by where it stands and its name: how it is declared, without bodies and values."""
    found: dict[tuple[str, str], str] = {}
    for node in _walk(tree.root):
        name = node.child_by_field_name("name")
        if node.type not in _PUBLIC_KINDS or name is None or not _is_public(node, tree):
            continue
        rest = node.child_by_field_name("body") or node.child_by_field_name("value")
        end = rest.start_byte if rest is not None else node.end_byte
        text = tree.data[node.start_byte : end].decode(errors="replace")
        found[_owner(node, tree), tree.text(name)] = _SPACE.sub(" ", text).strip(" =;,")
    return found


def _is_public(node: Node, tree: SyntaxTree) -> bool:
    """Marked `pub`, or a method of a trait that is."""
    holder = node.parent.parent if node.parent is not None else None
    if holder is not None and holder.type == "trait_item":
        node = holder
    return any(child.type == "visibility_modifier" and tree.text(child) == "pub" for child in node.children)


def _owner(node: Node, tree: SyntaxTree) -> str:
    names = []
    here = node.parent
    while here is not None:
        for part in ("trait", "type", "name"):
            named = here.child_by_field_name(part) if here.type.endswith("_item") else None
            if named is not None:
                names.append(tree.text(named).partition("<")[0])
        here = here.parent
    return "::".join(reversed(names))


def _walk(node: Node) -> Iterator[Node]:
    ahead = [node]
    while ahead:
        here = ahead.pop()
        yield here
        ahead += reversed(here.named_children)
