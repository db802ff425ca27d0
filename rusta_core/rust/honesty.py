"""Whether a repair repairs, or only silences: rules on the trees before and after, with a reason for each
breach.

A candidate that deletes the line at fault compiles too; once one searches, most that compile are of that
kind. The rules are about what a patch takes away. They read syntax only, so they can be fooled; the tests of
a case are the other half of the judgement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import File
from rusta_core.rust.program import without_comments_and_literals
from rusta_core.rust.syntax import SyntaxTree

_NAMED = {
    "function_item": "fn",
    "function_signature_item": "fn",
    "struct_item": "struct",
    "enum_item": "enum",
    "union_item": "union",
    "trait_item": "trait",
    "const_item": "const",
    "static_item": "static",
    "type_item": "type",
    "associated_type": "type",
    "mod_item": "mod",
    "macro_definition": "macro",
    "enum_variant": "variant",
    "field_declaration": "field",
}
_NAME_AT_FAULT = frozenset(
    [
        "E0026",
        "E0405",
        "E0407",
        "E0412",
        "E0423",
        "E0424",
        "E0425",
        "E0432",
        "E0433",
        "E0437",
        "E0438",
        "E0559",
        "E0560",
        "E0573",
        "E0574",
        "E0576",
        "E0599",
        "E0609",
    ]
)
"""Something is called by a name that nothing has: the mend may be to change what has the wrong name."""
_ONE_TOO_MANY = frozenset(["E0119", "E0124", "E0201", "E0407", "E0428", "E0437", "E0438", "E0592"])
"""Something is there twice, or where nothing of its kind belongs: the mend may be to take it away."""
_UNSAFE_AT_FAULT = frozenset(["E0133", "E0199", "E0200"])
_PLUMBING = frozenset(
    [
        "as_deref",
        "as_deref_mut",
        "as_mut",
        "as_ref",
        "as_str",
        "borrow",
        "borrow_mut",
        "clone",
        "cloned",
        "copied",
        "deref",
        "drop",
        "into",
        "is_none",
        "is_some",
        "iter",
        "iter_mut",
        "to_owned",
        "to_string",
        "unwrap",
    ]
)
"""Calls that only get at a value: a repair may well do without them."""
_ADDED = {
    "todo!": re.compile(r"\btodo\s*!"),
    "unimplemented!": re.compile(r"\bunimplemented\s*!"),
    "unreachable!": re.compile(r"\bunreachable\s*!"),
    "unsafe": re.compile(r"\bunsafe\b"),
    "#[allow]": re.compile(r"#\s*!?\s*\[\s*(?:allow|expect)\b"),
    "#[cfg]": re.compile(r"#\s*!?\s*\[\s*cfg(?:_attr)?\b"),
    "#[ignore]": re.compile(r"#\s*\[\s*ignore\b"),
    "#[should_panic]": re.compile(r"#\s*\[\s*should_panic\b"),
}
_TEST_MARK = re.compile(r"#\s*\[\s*test\s*\]")
_BLOCKS = frozenset(("block", "match_block"))
_SPACE = re.compile(r"\s+")
_TRIVIAL = frozenset(("", ";", "()", "();", "{}", "{};"))
_CONSTANT = re.compile(r'(?:-?[\d_.]+\w*|"[^"]*"(?:\.to_string\(\))?|true|false|None|String::new\(\)|vec!\[\]);?')


def dishonest(before: Sequence[File], after: Sequence[File], codes: Sequence[str] = ()) -> tuple[str, ...]:
    """Why the change from `before` to `after` is no repair of an error with these `codes`; empty where it may
    be one.

    It may not delete or rename a named item (unless the name was the error), empty a body or replace it by a
    constant, comment code out, add `todo!` and its like, `unsafe`, `#[allow]`, `#[cfg]` or `#[ignore]`, take
    statements away without putting their effects elsewhere, or change a test.
    """
    new = {file.path: file.text for file in after}
    reasons: list[str] = []
    for file in before:
        if file.path not in new:
            reasons.append(f"deletes {file.path}")
        elif file.text != new[file.path]:
            reasons += _reasons(_Source.of(file.text), _Source.of(new[file.path]), frozenset(codes))
    return tuple(dict.fromkeys(reasons))


@frozen(kw_only=True)
class _Source:
    """A file and what the rules read of it. code: the text without comments and literals."""

    text: str
    code: str
    tree: SyntaxTree

    @classmethod
    def of(cls, text: str) -> _Source:
        return cls(text=text, code=without_comments_and_literals(text), tree=SyntaxTree(text))

    def words(self, node: Node) -> str:
        return _SPACE.sub(" ", self.tree.text(node)).strip()

    def items(self) -> Counter[tuple[str, str]]:
        """How often each (kind, name) is defined; an impl's name is `Trait for Type`, without generics."""
        found: Counter[tuple[str, str]] = Counter()
        for node in _walk(self.tree.root):
            name = node.child_by_field_name("name")
            if node.type in _NAMED and name is not None:
                found[_NAMED[node.type], self.words(name)] += 1
            elif node.type == "impl_item":
                heads = [node.child_by_field_name(part) for part in ("trait", "type")]
                found["impl", " for ".join(self.words(head).partition("<")[0] for head in heads if head)] += 1
        return found

    def bodies(self) -> dict[str, list[Node]]:
        """The bodies of functions by the function's name, in the order of the file."""
        found: dict[str, list[Node]] = {}
        for node in _walk(self.tree.root):
            name, body = (node.child_by_field_name(part) for part in ("name", "body"))
            if node.type == "function_item" and name is not None and body is not None:
                found.setdefault(self.words(name), []).append(body)
        return found

    def statements(self, body: Node) -> Counter[str]:
        """The statements and match arms of a body at any depth, each without the blocks inside it."""
        found: Counter[str] = Counter()
        for node in _walk(body, into=_not_an_item):
            if node.type == "match_arm":
                found[self._without_blocks(node)] += 1
            elif node.type == "block":
                parts = (child for child in node.named_children if _not_an_item(child))
                found.update(self._without_blocks(part) for part in parts)
        return Counter({text: n for text, n in found.items() if text not in _TRIVIAL})

    def _without_blocks(self, node: Node) -> str:
        text, at = b"", node.start_byte
        for block in _walk(node, into=lambda inner: inner.type not in _BLOCKS):
            if block.type in _BLOCKS and block.start_byte >= at:
                text, at = text + self.tree.data[at : block.start_byte] + b"{}", block.end_byte
        return _SPACE.sub(" ", (text + self.tree.data[at : node.end_byte]).decode()).strip()

    def effects(self, body: Node) -> Counter[str]:
        """What is called, by its last name, and how often something is assigned."""
        found: Counter[str] = Counter()
        for node in _walk(body, into=_not_an_item):
            called = node.child_by_field_name("function") or node.child_by_field_name("macro")
            if node.type in ("call_expression", "macro_invocation") and called is not None:
                found[re.split(r"\W+", self.words(called).partition("::<")[0])[-1]] += 1
            elif node.type in ("assignment_expression", "compound_assignment_expr"):
                found["="] += 1
        return found

    def tests(self) -> Counter[str]:
        """The text of each `#[test]` function and `#[cfg(test)]` module, attributes included."""
        found: Counter[str] = Counter()
        for node in _walk(self.tree.root):
            if node.type in ("function_item", "mod_item"):
                marks = " ".join(map(self.words, _attributes(node)))
                if re.search(r"\btest\b", marks):
                    found[f"{marks} {self.words(node)}"] += 1
        return found

    def comment_lines(self) -> Counter[str]:
        comments = (node for node in _walk(self.tree.root) if node.type in ("line_comment", "block_comment"))
        return Counter(line.strip("/*! \t") for node in comments for line in self.tree.text(node).splitlines())


def _walk(node: Node, into: Callable[[Node], bool] = lambda _node: True) -> Iterator[Node]:
    """The node and what is below it, in the order of the text; `into` says whose children are wanted."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        yield here
        if here is node or into(here):
            ahead += reversed(here.named_children)


def _not_an_item(node: Node) -> bool:
    return not node.type.endswith(("_item", "_comment", "use_declaration", "macro_definition"))


def _attributes(node: Node) -> list[Node]:
    found = []
    before = node.prev_named_sibling
    while before is not None and before.type == "attribute_item":
        found.append(before)
        before = before.prev_named_sibling
    return found[::-1]


def _reasons(old: _Source, new: _Source, codes: frozenset[str]) -> Iterator[str]:
    yield from _gone(old.items(), new.items(), codes)
    yield from _added(old, new, codes)
    yield from _taken_away(old, new)
    yield from _tests_changed(old, new)


def _gone(old: Counter[tuple[str, str]], new: Counter[tuple[str, str]], codes: frozenset[str]) -> Iterator[str]:
    fresh = sorted((new - old).elements())
    for kind, name in sorted((old - new).elements()):
        other = next((item for item in fresh if item[0] == kind), None)
        if other is not None:
            fresh.remove(other)
            if kind != "impl" and codes.isdisjoint(_NAME_AT_FAULT):
                yield f"renames {kind} {name} to {other[1]}"
        elif codes.isdisjoint(_ONE_TOO_MANY):
            yield f"deletes {kind} {name}"


def _added(old: _Source, new: _Source, codes: frozenset[str]) -> Iterator[str]:
    for what, pattern in _ADDED.items():
        excused = what == "unsafe" and not codes.isdisjoint(_UNSAFE_AT_FAULT)
        if not excused and len(pattern.findall(new.code)) > len(pattern.findall(old.code)):
            yield f"adds {what}"
    lines = Counter(line.strip() for line in old.text.splitlines())
    for line in new.comment_lines() - old.comment_lines():
        if len(line) > 3 and line in lines:
            yield f"comments out `{line}`"


def _taken_away(old: _Source, new: _Source) -> Iterator[str]:
    after = new.bodies()
    for name, bodies in old.bodies().items():
        if len(after.get(name, ())) != len(bodies):
            continue
        for was, now in zip(bodies, after[name], strict=True):
            had, has = old.statements(was), new.statements(now)
            if had == has:
                continue
            if had and not has:
                yield f"empties the body of fn {name}"
            elif had.total() > 1 and has.total() == 1 and all(map(_CONSTANT.fullmatch, has)):
                yield f"replaces the body of fn {name} by a constant"
            elif has.total() < had.total() and not was.has_error:
                lost = old.effects(was) - new.effects(now)
                if not lost.keys() <= _PLUMBING or not has - had:
                    yield f"deletes from fn {name}: `{next(iter(had - has))}`"


def _tests_changed(old: _Source, new: _Source) -> Iterator[str]:
    """Where the old file does not parse, its tests may not be found in it: then those of the new must stand
    in it."""
    if old.tree.root.has_error:
        words = _SPACE.sub(" ", old.text)
        kept = len(_TEST_MARK.findall(old.code)) <= len(_TEST_MARK.findall(new.code))
        if not kept or any(test not in words for test in new.tests()):
            yield "changes a test"
    elif old.tests() - new.tests():
        yield "changes a test"
