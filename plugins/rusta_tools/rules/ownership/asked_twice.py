"""What the borrow checker cannot yet follow: a borrow that lives on in one branch only.

`match map.get_mut(k) { Some(v) => return v, None => … }` borrows the map in both arms, since what is returned in one
lives as long as the caller likes (RFC 2094, problem cases 3 and 4). The way out is to ask twice: first whether there is
something, then for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

CONFLICTS = ("E0499", "E0502", "E0505", "E0506", "E0515", "E0382", "E0716", "E0597", "E0713")

SHARED = {
    ".get_mut(": ".get(", ".iter_mut()": ".iter()", ".as_mut()": ".as_ref()", ".as_deref_mut()": ".as_deref()",
    ".last_mut()": ".last()", ".first_mut()": ".first()", ".borrow_mut()": ".borrow()", ".peek_mut()": ".peek()",
    ".values_mut()": ".values()", ".front_mut()": ".front()", ".back_mut()": ".back()", "&mut ": "&",
}  # fmt: skip
"""A way to reach something for writing -> the same for looking."""

ASKS = {"Some": ("is_some()", "unwrap()"), "Ok": ("is_ok()", "unwrap()")}
LOOPS = ("for_expression", "while_expression", "loop_expression")


def shared(text: str) -> str:
    """An expression that only looks, in place of one that reaches for writing."""
    for writing, looking in SHARED.items():
        text = text.replace(writing, looking)
    return text


def near(site: Site, *types: str) -> Iterator[Node]:
    """The nodes of these types in the function or closure around the error, those that hold most of it first."""
    places = [site.start, *(node.start_byte for node, _ in site.labels)]
    around = [node for node in site.around if node.type in ("function_item", "closure_expression")]
    if not around:
        return
    whole = (one for one in around if all(one.start_byte <= place < one.end_byte for place in places))
    function = next(whole, around[0])
    found = [node for node in _below(function) if node.type in types]
    yield from sorted(
        found,
        key=lambda node: (
            -sum(node.start_byte <= place < node.end_byte for place in places),
            node.end_byte - node.start_byte,
        ),
    )


def _below(node: Node) -> Iterator[Node]:
    for child in node.named_children:
        yield child
        yield from _below(child)


def _taken_apart(source: Source, pattern: Node) -> tuple[str, str] | None:
    """`Some(x)` as its constructor and what is inside; None for another pattern."""
    match = re.fullmatch(r"(?:Option::|Result::)?(Some|Ok)\((.+)\)", source.tree.text(pattern), re.DOTALL)
    return (match[1], re.sub(r"^ref (?:mut )?", "", match[2])) if match else None


def _asked(value: str, constructor: str) -> Iterator[tuple[str, str]]:
    """(whether it is there, what it is) for an expression: looked at by a shared borrow where it can be."""
    ask, get = ASKS[constructor]
    plain = re.fullmatch(r"[\w.]+", value) is not None
    for look in dict.fromkeys((shared(value), value)):
        held = re.sub(r"^&(?:mut )?", "", look)
        reached = f"{value}.as_mut()" if plain else re.sub(r"^&mut (.*)", r"\1.as_mut()", value)
        yield f"{held}.{ask}", f"{reached}.{get}"
    if plain:
        yield f"{value}.{ask}", f"{value}.{get}"


def _if_let(site: Site) -> Iterator[Edits]:
    """`if let Some(x) = E { … }` and `while let` become `if E.is_some() { let x = E.unwrap(); … }`."""
    source = site.source
    for node in near(site, "if_expression", "while_expression"):
        condition = node.child_by_field_name("condition")
        body = node.child_by_field_name("consequence") or node.child_by_field_name("body")
        if condition is None or body is None or condition.type != "let_condition":
            continue
        pattern, value = (condition.child_by_field_name(name) for name in ("pattern", "value"))
        taken = pattern is not None and _taken_apart(source, pattern)
        if not taken or value is None:
            continue
        for there, got in _asked(source.tree.text(value), taken[0]):
            bound = f"\n{source.indent(node.start_byte)}    let {taken[1]} = {got};"
            yield (*source.replace(condition, there), *source.insert(body.start_byte + 1, bound))


def _match(site: Site) -> Iterator[Edits]:
    """`match E { Some(x) => A, None => B }` becomes `if E.is_some() { let x = E.unwrap(); A } else { B }`."""
    source = site.source
    for node in near(site, "match_expression"):
        value, body = node.child_by_field_name("value"), node.child_by_field_name("body")
        arms = [arm for arm in body.named_children if arm.type == "match_arm"] if body is not None else []
        if value is None or len(arms) != 2:
            continue
        for first, second in (arms, arms[::-1]):
            pattern, other = (arm.child_by_field_name("pattern") for arm in (first, second))
            taken = pattern is not None and _taken_apart(source, pattern)
            inside = [arm.child_by_field_name("value") for arm in (first, second)]
            if not taken or other is None or None in inside or re.search(r"[(]", source.tree.text(other)):
                continue
            then, otherwise = (_block(source, arm) for arm in inside if arm is not None)
            named = source.tree.text(other)
            if re.fullmatch(r"[a-z]\w*", named):
                otherwise = re.sub(rf"\b{named}\b", source.tree.text(value), otherwise)
            for there, got in _asked(source.tree.text(value), taken[0]):
                indent = source.indent(node.start_byte)
                bound = f"{indent}    let {taken[1]} = {got};"
                lines = (f"if {there} {{", bound, then, f"{indent}}} else {{", otherwise, f"{indent}}}")
                yield source.replace(node, "\n".join(lines))


def _block(source: Source, node: Node) -> str:
    """The lines inside a block, or the expression as the only one."""
    text = source.tree.text(node)
    inner = text[1:-1].strip("\n").rstrip() if node.type == "block" else f"{source.indent(node.start_byte)}    {text}"
    return inner


KEPT = re.compile(r"let (?P<name>\w+) = (?P<value>[^;]+);\s*(?P<test>if (?P=name)\.(?:is_some|is_ok)\(\)\s*\{[^{}]*\})")


def asked_before_returning(text: str) -> str:
    """`let r = E; if r.is_some() { return r; }` as `if E.is_some() { return E; }`, wherever it stands."""

    def twice(match: re.Match[str]) -> str:
        return re.sub(rf"\b{match['name']}\b", lambda _: match["value"], match["test"])

    return KEPT.sub(twice, text)


def _returned_if(site: Site) -> Iterator[Edits]:
    source, function = site.source, site.up("function_item", "closure_expression")
    if function is not None:
        text = source.tree.text(function)
        if (changed := asked_before_returning(text)) != text:
            yield source.replace(function, changed)


def _two_loops(site: Site) -> Iterator[Edits]:
    """A loop that returns what it iterates over or goes on: one loop that looks, another that works."""
    source = site.source
    for node in near(site, "for_expression"):
        pattern, value, body = (node.child_by_field_name(name) for name in ("pattern", "value", "body"))
        if pattern is None or value is None or body is None or not body.named_children:
            continue
        first = body.named_children[0]
        test = first.named_children[0] if first.type == "expression_statement" and first.named_children else first
        if test.type != "if_expression" or "return" not in source.tree.text(test):
            continue
        condition, then = test.child_by_field_name("condition"), test.child_by_field_name("consequence")
        otherwise = test.child_by_field_name("alternative")
        if condition is None or then is None:
            continue
        head = f"for {source.tree.text(pattern)} in "
        indent = source.indent(node.start_byte)
        rest = source.slice(first.end_byte, body.end_byte - 1).strip("\n").rstrip()
        if otherwise is not None:
            inner = otherwise.named_children[0]
            rest = _block(source, inner) + ("\n" + rest if rest.strip() else "")
        asked = f"if {source.tree.text(condition)} {source.tree.text(then)}"
        every = source.tree.text(value)
        for look in dict.fromkeys((shared(every), every)):
            looking = f"{head}{look} {{\n{indent}    {asked}\n{indent}}}\n{indent}"
            yield source.replace(node, f"{looking}{head}{every} {{\n{rest}\n{indent}}}")


def _by_index(site: Site) -> Iterator[Edits]:
    """`for x in v.iter_mut()` becomes `for i in 0..v.len()` with `let x = &mut v[i];`, or with `v[i]` where x stood."""
    source = site.source
    for node in near(site, "for_expression"):
        pattern, value, body = (node.child_by_field_name(name) for name in ("pattern", "value", "body"))
        if pattern is None or value is None or body is None or pattern.type != "identifier":
            continue
        match = re.fullmatch(
            r"(?:&(?P<mut>mut )?)?(?P<list>[\w.]+?)(?:\.(?P<how>iter|iter_mut)\(\))?",
            source.tree.text(value),
            re.DOTALL,
        )
        if match is None:
            continue
        every, name = match["list"], source.tree.text(pattern)
        index = source.unused("i", "index", "at", "place")
        borrow = "&mut " if match["mut"] or match["how"] == "iter_mut" else "&"
        head = source.edit(pattern.start_byte, value.end_byte, f"{index} in 0..{every}.len()")
        bound = f"\n{source.indent(node.start_byte)}    let {name} = {borrow}{every}[{index}];"
        yield (*head, *source.insert(body.start_byte + 1, bound))
        inside = source.tree.text(body)
        for text in dict.fromkeys((asked_before_returning(inside), inside)):
            fields = re.sub(rf"\*?\b{name}\b(?=\.)", f"{every}[{index}]", text)
            for held in (f"{borrow}{every}[{index}]", f"{every}[{index}]"):
                yield (*head, *source.replace(body, re.sub(rf"\*?\b{name}\b(?!\s*:)", held, fields)))
        if borrow == "&":
            bound = f"\n{source.indent(node.start_byte)}    let {name} = {every}[{index}].clone();"
            yield (*head, *source.insert(body.start_byte + 1, bound))


RULES = (
    Rule(
        "ask-twice", 8, CONFLICTS, _if_let, "code",
        "asks first whether there is something, and then for it", "std/option/enum.Option#method.is_some",
    ),
    Rule(
        "ask-twice-in-match", 8, CONFLICTS, _match, "code",
        "asks first whether there is something, and then for it", "std/option/enum.Option#method.is_some",
    ),
    Rule(
        "ask-before-returning", 7.5, CONFLICTS, _returned_if, "code",
        "asks once whether to return, and once for what is returned", "std/option/enum.Option#method.is_some",
    ),
    Rule(
        "two-loops", 8, CONFLICTS, _two_loops, "code",
        "looks in one loop and works in another", "book/ch04-02-references-and-borrowing",
    ),
    Rule(
        "by-index", 9, (*CONFLICTS, "E0507"), _by_index, "code",
        "goes by index, so that nothing is borrowed between two turns", "std/primitive.slice#method.len",
    ),
)  # fmt: skip
