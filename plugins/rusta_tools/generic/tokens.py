"""Changes to tokens and statements: one put in, left out, replaced, or moved by a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted, said
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

KEYWORDS = (
    *("fn", "let", "match", "struct", "impl", "enum", "while", "loop", "mod", "pub", "use", "trait", "return", "mut"),
    *("for", "in", "if", "else", "const", "static", "type", "where", "as"),
)
TOKENS = (
    *(";", ",", ")", "}", "]", ">", "(", "{", "[", "|", "=", ":", "=>", "->", "::"),
    *("&&", "||", "==", "!=", "+= 1", "."),
)
CLOSING = {"(": ")", "{": "}", "[": "]", "<": ">"}
OPENING = {close: opening for opening, close in CLOSING.items()}
BORROWED = ("E0382", "E0499", "E0502", "E0503", "E0505", "E0506", "E0597", "E0716")
LEXICAL = ("E0584", "E0585", "E0586", "E0748", "E0753", "E0758", "E0762", "E0763", "E0765", "E0766", "E0768")
"""What the parser says that has a code."""
SYNTAX = (None, *LEXICAL)
CLOSED_BY = {
    "E0748": ('"#', "#", '"##'), "E0758": ("*/", " */"), "E0762": ("'",), "E0763": ("'",), "E0765": ('"',),
    "E0766": ('"',), "E0768": ("0", "1"),
}  # fmt: skip
"""What a literal or comment lacks at its end."""
_TOKEN = re.compile(r"\w+|[^\w\s]")


def _is_syntax(site: Site) -> bool:
    return site.error.code in SYNTAX


def _expected(site: Site) -> list[str]:
    """The tokens that the parser says it expected, in its order, those between backticks only."""
    text = re.sub(r", found .*", "", said(site.error))
    return [token for token in re.findall(r"`([^`\s]+)`", text) if token in TOKENS or token in KEYWORDS]


def _previous_end(source: Source, at: int) -> int:
    """The end of the token before a byte, over blanks and line comments."""
    while True:
        before = len(source.tree.data[:at].rstrip())
        start, _ = source.line_of(before - 1) if before else (0, 0)
        comment = source.tree.data[start:before].find(b"//")
        if comment < 0:
            return before
        at = start + comment


def _insert_token(site: Site) -> Iterator[Edits]:
    if not _is_syntax(site) or site.rank >= 3:
        return
    source, before = site.source, _previous_end(site.source, site.start)
    tokens = dict.fromkeys([*_expected(site), *TOKENS])
    for token in tokens:
        if token in KEYWORDS:
            yield source.insert(site.start, f"{token} ")
            continue
        yield source.insert(before, f" {token}" if token in ("=", "=>", "->") else token)
        if token in ("(", "[", "{", "|", "<", ")", "}", ":"):
            yield source.insert(site.start, token)
            yield source.insert(site.end, token)
    for keyword in KEYWORDS[:17]:
        yield source.insert(site.start, f"{keyword} ")


def _replace_token(site: Site) -> Iterator[Edits]:
    """The token itself, or the one before it, becomes another."""
    if not _is_syntax(site) or site.rank >= 3 or len(site.text) > 24:
        return
    source = site.source
    expected = _expected(site)
    before = _previous_end(source, site.start)
    start, _ = source.line_of(before - 1) if before else (0, 0)
    last = re.search(r"(\w+|[^\w\s]+)$", source.slice(start, before))
    if last is not None and source.text.count(last[1]) == 1 and last[1].isalpha():
        for keyword in KEYWORDS:
            yield source.edit(before - len(last[1].encode()), before, keyword)
    if re.fullmatch(r"\w+", site.text):
        for keyword in dict.fromkeys([*expected, *KEYWORDS]):
            yield source.edit(site.start, site.end, keyword)
    else:
        for token in dict.fromkeys([*expected, *TOKENS]):
            yield source.edit(site.start, site.end, token)
    if last is not None and re.fullmatch(r"[a-z]\w*", last[1]):
        for keyword in dict.fromkeys([*(word for word in expected if word.isalpha()), *KEYWORDS]):
            yield source.edit(before - len(last[1].encode()), before, keyword)
    elif last is not None:
        for token in dict.fromkeys([*expected, *TOKENS]):
            yield source.edit(before - len(last[1].encode()), before, token)


def _remove_token(site: Site) -> Iterator[Edits]:
    if _is_syntax(site) and site.rank < 3 and 0 < len(site.text) <= 24:
        yield site.source.edit(site.start, site.end, "")
        before = _previous_end(site.source, site.start)
        last = re.search(rb"(\w+|[^\w\s])$", site.source.tree.data[:before][-64:])
        if last is not None:
            yield site.source.edit(before - len(last[1]), before, "")


def _pointed_at(site: Site) -> str:
    """The delimiter at a site: rustc points at some with an empty span before them."""
    return site.text or site.source.slice(site.start, site.start + 1)


def _close(site: Site) -> Iterator[Edits]:
    """The closing part of a delimiter that was opened: on its line, or where the indentation returns to it."""
    source, text = site.source, _pointed_at(site)
    if not _is_syntax(site) or text not in CLOSING:
        return
    close, after = CLOSING[text], site.start + 1
    _, line_end = source.line_of(site.start)
    rest = source.slice(after, line_end).partition("//")[0]
    ends = [after, *(after + len(rest[: match.end()].encode()) for match in _TOKEN.finditer(rest))]
    if text != "{":
        trailing = rest.rstrip().endswith((";", "{", ","))
        yield from (source.insert(at, close) for at in reversed(ends[:-1] if trailing else ends))
    yield from _close_below(source, site.start, text)
    yield source.insert(len(source.tree.data.rstrip()), close)
    if text == "{":
        yield from (source.insert(at, f" {close}") for at in reversed(ends))


def _close_below(source: Source, at: int, opened: str) -> Iterator[Edits]:
    """In the lines after an opening delimiter, up to the third that is indented no deeper."""
    close, indent = CLOSING[opened], source.indent(at)
    _, last_full = source.line_of(at)
    at, left = last_full + 1, 3
    while at < len(source.tree.data) and left:
        start, at = source.line_of(at)
        line = source.slice(start, at)
        if line.strip() and len(line) - len(line.lstrip()) <= len(indent):
            yield source.insert(last_full, f"\n{indent}{close}")
            yield source.insert(last_full, close)
            yield source.insert(at, close)
            left -= 1
        elif line.strip():
            last_full = at
            if opened != "{":
                yield source.insert(at, close)
                yield source.insert(len(source.tree.data[:at].rstrip(b";,")), close)
        at += 1


def _open(site: Site) -> Iterator[Edits]:
    """The opening part of a delimiter that is closed: before a word of its line, or at the end of a line above."""
    source, text = site.source, _pointed_at(site)
    if not _is_syntax(site) or text not in OPENING:
        return
    opening = OPENING[text]
    yield source.edit(site.start, site.start + 1, "")
    start, _ = source.line_of(site.start)
    before = source.slice(start, site.start)
    places = [start + len(before[: match.start()].encode()) for match in _TOKEN.finditer(before)]
    yield from (source.insert(at, opening) for at in places)
    indent = source.indent(site.start)
    while start > 0:
        start, end = source.line_of(start - 1)
        line = source.slice(start, end).partition("//")[0].rstrip()
        if line and len(line) - len(line.lstrip()) <= len(indent):
            at = start + len(line.encode())
            yield source.insert(at, f" {opening}")
            if text != "}":
                places = [start + len(line[: match.start()].encode()) for match in _TOKEN.finditer(line)]
                yield from (source.insert(at, opening) for at in places)
            if len(line) - len(line.lstrip()) < len(indent):
                break


def _ended(site: Site) -> Iterator[Edits]:
    """The end that a literal or comment lacks: behind what stands before the signs that end its line, after each of its
    tokens, or at the end of the file."""
    source, ends = site.source, CLOSED_BY.get(site.error.code or "", ())
    _, line_end = source.line_of(site.start)
    rest = source.slice(site.start, line_end)
    places = [len(rest.rstrip(";,) \t")), len(rest.rstrip()), *(match.end() for match in _TOKEN.finditer(rest))]
    for end in ends:
        for at in dict.fromkeys(places):
            yield source.insert(site.start + len(rest[:at].encode()), end)
        yield source.insert(len(source.tree.data.rstrip()), f"\n{end}" if end == "*/" else end)


def _plain_comment(site: Site) -> Iterator[Edits]:
    """A comment that documents nothing becomes one for readers of the code, or for what holds it or comes after."""
    source, text = site.source, site.source.slice(site.start, min(site.start + 3, len(site.source.tree.data)))
    for mark, others in (("///", ("//", "//!")), ("//!", ("//", "///")), ("/**", ("/*",)), ("/*!", ("/*", "/**"))):
        for other in others if text == mark else ():
            yield source.edit(site.start, site.start + 3, other)


def _statement(site: Site) -> Node | None:
    return next(_statements(site), None)


def _statements(site: Site) -> Iterator[Node]:
    """The statement that holds the place, then those that hold its block."""
    return (node for node in site.around if node.parent is not None and node.parent.type == "block")


def _beside(node: Node, *, before: bool) -> Node | None:
    """The statement before or after, comments passed over."""
    other = node.prev_named_sibling if before else node.next_named_sibling
    while other is not None and "comment" in other.type:
        other = other.prev_named_sibling if before else other.next_named_sibling
    return other


def _swap(site: Site) -> Iterator[Edits]:
    """A statement and its neighbour in each other's place."""
    source = site.source
    for here in _statements(site):
        for first, second in ((_beside(here, before=True), here), (here, _beside(here, before=False))):
            if first is not None and second is not None:
                yield (
                    *source.replace(first, source.tree.text(second)),
                    *source.replace(second, source.tree.text(first)),
                )


def _declare_first(site: Site) -> Iterator[Edits]:
    """A `let` further down goes before the statement that needs its name."""
    source = site.source
    if site.error.code != "E0425":
        return
    for match in source.tree.captures("(let_declaration pattern: (_) @pattern) @let"):
        let = match["let"]
        if (
            not re.search(rf"\b{re.escape(site.text)}\b", source.tree.text(match["pattern"]))
            or let.start_byte < site.start
        ):
            continue
        for here in _statements(site):
            if here.parent == let.parent:
                moved = source.insert(here.start_byte, f"{source.tree.text(let)}\n{source.indent(here.start_byte)}")
                start, _ = source.line_of(let.start_byte)
                _, end = source.line_of(let.end_byte)
                yield (*moved, *source.edit(start, min(end + 1, len(source.tree.data)), ""))


def _hoist(site: Site) -> Iterator[Edits]:
    """A statement goes before the block that it opens."""
    source, here = site.source, _statement(site)
    block = here.parent if here is not None else None
    outer = block.parent if block is not None else None
    if here is None or block is None or outer is None or outer.type not in ("block", "expression_statement"):
        return
    at = outer.start_byte if outer.type == "expression_statement" else block.start_byte
    after = here.next_named_sibling
    end = after.start_byte if after is not None else here.end_byte
    moved = source.insert(at, f"{source.tree.text(here)}\n{source.indent(at)}")
    yield (*moved, *source.edit(here.start_byte, end, ""))


def _unblock(site: Site) -> Iterator[Edits]:
    """A block becomes its statements."""
    source, here = site.source, _statement(site)
    block = here.parent if here is not None else None
    outer = block.parent if block is not None else None
    if block is not None and outer is not None and outer.type in ("block", "expression_statement"):
        yield source.replace(block, source.slice(block.start_byte + 1, block.end_byte - 1).strip())


def _semicolon(site: Site) -> Iterator[Edits]:
    """A semicolon less at the end of a block, or one more."""
    source, function = site.source, site.up("function_item", "closure_expression")
    here = _statement(site)
    body = function.child_by_field_name("body") if function is not None else None
    ends = [
        node for node in (here, body.named_children[-1] if body is not None and body.named_children else None) if node
    ]
    for node in dict.fromkeys(ends):
        if source.tree.data[node.end_byte - 1 : node.end_byte] == b";":
            yield source.edit(node.end_byte - 1, node.end_byte, "")
        else:
            yield source.insert(node.end_byte, ";")


def _drop_statement(site: Site) -> Iterator[Edits]:
    """Without the statement, where its block has others. Rarely right: it is proposed last."""
    source, here = site.source, _statement(site)
    if here is not None and here.parent is not None and here.parent.named_child_count > 1:
        start, _ = source.line_of(here.start_byte)
        _, end = source.line_of(here.end_byte)
        yield source.edit(start, min(end + 1, len(source.tree.data)), "")


def _named(site: Site) -> Iterator[Edits]:
    """The text that the compiler quotes, in place of what it points at."""
    for text in quoted(site.error):
        if _is_syntax(site) and 0 < len(site.text) <= 24 and text != site.text and site.rank < 2:
            yield site.source.edit(site.start, site.end, text)


RULES = (
    Rule("close", 6, SYNTAX, _close, "spelling"),
    Rule("open", 6.5, SYNTAX, _open, "spelling"),
    Rule("remove-token", 7, SYNTAX, _remove_token, "spelling"),
    Rule("insert-token", 7, SYNTAX, _insert_token, "spelling"),
    Rule("replace-token", 8, SYNTAX, _replace_token, "spelling"),
    Rule("ended", 6, tuple(CLOSED_BY), _ended, "spelling", only=True),
    Rule("plain-comment", 6, ("E0584", "E0585", "E0753", None), _plain_comment, "spelling", only=True),
    Rule("quoted", 10, SYNTAX, _named, "spelling"),
    Rule("semicolon", 9, ("E0308", "E0277"), _semicolon, "code"),
    Rule("swap", 13, (*BORROWED, "E0425"), _swap, "code"),
    Rule("declare-first", 8, ("E0425",), _declare_first, "code"),
    Rule("hoist", 13, BORROWED, _hoist, "code"),
    Rule("unblock", 14, BORROWED, _unblock, "code"),
    Rule("drop-statement", 20, (), _drop_statement, "remove"),
)
