"""Changes to an expression: borrow it, clone it, wrap, unwrap or convert it, or say it with another literal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, quoted
from rusta_tools.rule import Rule

NOT_EXPRESSIONS = re.compile(
    r"_(item|declaration|statement|type|pattern|parameter|specifier|modifier|list|arm|identifier)$|^(block|arguments|parameters"
    r"|let_\w+|attribute\w*|type_\w+|source_file|primitive_type|lifetime|string_content|.*comment|crate|match_block)$"
)
OPERATIONS = ("binary_expression", "range_expression", "type_cast_expression", "unary_expression", "closure_expression")
NUMBERS = ("usize", "i32", "u32", "u8", "f64", "u64", "i64", "f32", "char", "isize", "u128")
UNWRAPPED = ("E0308", "E0277", "E0614", "E0716", "E0599", "E0515", "E0605", "E0507", "E0369")
MOVES = ("E0382", "E0505", "E0507", "E0508", "E0509")


BORROWING = ("&", "&mut ", "*", "&*", ".as_ref()", ".iter()", ".as_str()", ".take()")
CLONING = (".clone()", ".to_vec()", ".to_string()")


def is_expression(site: Site) -> bool:
    """Whether the bytes of a site read as an expression, inside a macro's tokens too."""
    node, text = site.node, site.text
    if not text.strip() or text.endswith((";", ",")) or re.search(r"^(let|use|fn|pub|mut|ref|move|return)\b", text):
        return False
    if not site.whole:
        balanced = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))
        return node.type == "token_tree" and balanced and re.match(r"[\w&*(\"'!-]", text) is not None
    if node.type == "identifier":
        around = node.parent.type if node.parent else ""
        field = node.parent.field_name_for_child(node.parent.children.index(node)) if node.parent else None
        return not (
            re.search(r"_(item|pattern|list|parameters)$|^attribute|^use_|^scoped", around) or field == "pattern"
        )
    return node.type != "token_tree" and not NOT_EXPRESSIONS.search(node.type)


def atom(site: Site) -> str:
    """The text of an expression so that a method can be called on it."""
    return f"({site.text})" if site.whole and site.node.type in OPERATIONS else site.text


def wrapping(before: str, after: str) -> Rule:
    """A rule that puts something before and after an expression."""
    name = f"{before}_{after}"

    def edits(site: Site) -> Iterator[Edits]:
        if is_expression(site) and not (before.startswith("&") and site.text.startswith("&")):
            inner = atom(site) if after.startswith((".", "?", " as")) or before in ("&", "&mut ", "*") else site.text
            yield site.source.edit(site.start, site.end, f"{before}{inner}{after}")

    cost, codes = WRAPPINGS[before, after]
    intent = (
        "borrow"
        if before in ("&", "&mut ", "*", "&*") or after in BORROWING
        else "clone"
        if after in CLONING
        else "convert"
    )
    return Rule(name, cost, codes, edits, intent)


WRAPPINGS: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {
    ("&", ""): (7, (*MOVES, "E0308", "E0277")),
    ("&mut ", ""): (9, ("E0308", "E0596")),
    ("", ".clone()"): (8, (*MOVES, "E0502", "E0499", "E0506", "E0597", "E0716")),
    ("*", ""): (9, ("E0308", "E0277", "E0614", "E0369")),
    ("", ".as_ref()"): (11, ("E0507",)),
    ("", ".iter()"): (11, ()),
    ("", ".to_string()"): (10, ("E0308", "E0515")),
    ("Some(", ")"): (10, ("E0308",)),
    ("Ok(", ")"): (11, ("E0308",)),
    ("Err(", ")"): (14, ()),
    ("Box::new(", ")"): (12, ("E0308",)),
    ("", ".unwrap()"): (11, ("E0308", "E0599")),
    ("", ".into()"): (12, ()),
    ("", "?"): (13, ()),
    ("", ".as_str()"): (13, ()),
    ("", ".to_vec()"): (14, ()),
    ("", ".collect()"): (13, ("E0308",)),
    ("", ".take()"): (14, ("E0507",)),
    ("0..", ""): (11, ()),
    ("&*", ""): (14, ()),
    ("", ".len()"): (15, ()),
    ("String::from(", ")"): (13, ()),
}


def _cast(site: Site) -> Iterator[Edits]:
    if is_expression(site):
        wanted = [text for text in quoted(site.error) if text in NUMBERS] or list(NUMBERS[:5])
        for kind in wanted:
            yield site.source.edit(site.start, site.end, f"{atom(site)} as {kind}")


def _unwrap(site: Site) -> Iterator[Edits]:
    """Without a leading `&` or `*`, a last method call, a cast, or the constructor around it."""
    node, source = site.node, site.source
    if not site.whole:
        return
    inner = None
    if node.type in ("reference_expression", "type_cast_expression") or (
        node.type == "field_expression" and site.error.code in ("E0609", "E0610")
    ):
        inner = node.child_by_field_name("value")
    elif node.type in ("unary_expression", "try_expression", "parenthesized_expression"):
        inner = node.named_children[0]
    elif node.type == "call_expression":
        called, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if site.error.code == "E0618":
            inner = called
        elif called is not None and called.type == "field_expression":
            inner = called.child_by_field_name("value")
        elif arguments is not None and arguments.named_child_count == 1:
            inner = arguments.named_children[0]
    if inner is not None:
        yield source.replace(node, source.tree.text(inner))


def _question(site: Site) -> Iterator[Edits]:
    """`?` becomes `.unwrap()`: at this place, or everywhere in the function."""
    function, source = site.up("function_item"), site.source
    if site.error.code != "E0277" or function is None:
        return
    tries = [match["try"] for match in source.tree.captures("(try_expression) @try")]
    inside = [node for node in tries if function.start_byte <= node.start_byte < function.end_byte]
    here = [node for node in inside if node.end_byte == site.end or node.start_byte <= site.start < node.end_byte]
    for chosen in (here[-1:], inside):
        if chosen:
            yield tuple(edit for node in chosen for edit in source.edit(node.end_byte - 1, node.end_byte, ".unwrap()"))


def _reference_kind(site: Site) -> Iterator[Edits]:
    """`&x` to `&mut x` and back, in expressions, types and receivers."""
    node, source = site.node, site.source
    if node.type in ("reference_expression", "reference_type", "self_parameter") and node.children[0].type == "&":
        mutable = next((child for child in node.children if child.type == "mutable_specifier"), None)
        if mutable is None:
            last = next((child for child in node.children if child.type == "lifetime"), node.children[0])
            yield source.insert(last.end_byte, "mut " if last.type == "&" else " mut")
        else:
            yield source.edit(mutable.start_byte, mutable.end_byte + 1, "")


def _literal(site: Site) -> Iterator[Edits]:
    """The same said with a literal of another kind."""
    node, source, text = site.node, site.source, site.text
    others: list[str] = []
    if node.type == "integer_literal":
        bare = re.sub(r"_?[iu](8|16|32|64|128|size)$", "", text)
        others = [
            *([bare] if bare != text else []),
            f"{bare}.0",
            f'"{bare}"',
            *{"0": ["false"], "1": ["true"]}.get(bare, []),
        ]
    elif node.type == "float_literal":
        others = [text.split(".")[0]]
    elif node.type == "char_literal":
        others = [f'"{text[1:-1]}"', f"b{text}", text[1:-1] if text[1:-1].isdigit() else text]
    elif node.type in ("string_literal", "string_content"):
        node = node if node.type == "string_literal" else node.parent or node
        inner = source.tree.text(node)[1:-1]
        others = [inner] if re.fullmatch(r"-?\d+(\.\d+)?|true|false", inner) else []
        others += [f"'{inner}'"] if len(inner) == 1 else []
        others += [f"b{source.tree.text(node)}"]
    elif node.type == "boolean_literal":
        others = ["1" if text == "true" else "0"]
    for other in others:
        yield source.replace(node, other)


def _constructed(site: Site) -> Iterator[Edits]:
    """An empty value of the type that is wanted, in place of a literal of another."""
    if site.node.type.endswith("_literal") and site.whole:
        names = (text.partition("<")[0] for text in quoted(site.error))
        for name in dict.fromkeys(name for name in names if re.fullmatch(r"[A-Z]\w+", name)):
            for made in ("None",) if name == "Option" else (f"{name}::new()", f"{name}::default()"):
                yield site.source.edit(site.start, site.end, made)


def _format_hole(site: Site) -> Iterator[Edits]:
    """Debug instead of Display in a format string, and the other way round; one hole, or all of them."""
    macro, source = site.up("macro_invocation"), site.source
    if macro is None:
        return
    text = source.slice(macro.start_byte, macro.end_byte)
    literal = re.search(r'"((?:[^"\\]|\\.)*)"', text)
    if literal is None:
        return
    for pattern, other in ((r"\{(\w*)\}", r"{\1:?}"), (r"\{(\w*):#?\?\}", r"{\1}")):
        holes = list(re.finditer(pattern, literal[1]))
        base = macro.start_byte + len(text[: literal.start(1)].encode())
        for hole in holes:
            start = base + len(literal[1][: hole.start()].encode())
            yield source.edit(start, start + len(hole[0].encode()), hole.expand(other))
        if len(holes) > 1:
            end = base + len(literal[1].encode())
            yield source.edit(base, end, re.sub(pattern, other, literal[1]))


def _closure_move(site: Site) -> Iterator[Edits]:
    statement = site.up("let_declaration", "expression_statement") or site.node
    for match in site.source.tree.captures("[(closure_expression) (async_block)] @closure"):
        closure = match["closure"]
        if statement.start_byte <= closure.start_byte and closure.end_byte <= statement.end_byte:
            words = [child for child in closure.children if child.type == "move"]
            if words:
                yield site.source.edit(words[0].start_byte, words[0].end_byte + 1, "")
            elif closure.type == "async_block":
                yield site.source.insert(closure.start_byte + len("async"), " move")
            else:
                yield site.source.insert(closure.start_byte, "move ")


def _named_temporary(site: Site) -> Iterator[Edits]:
    """A temporary gets a name of its own, so that it lives as long as what borrows it."""
    let, source = site.up("let_declaration"), site.source
    if let is None or not is_expression(site) or site.start <= let.start_byte:
        return
    name = source.unused("value", "owner", "temporary", "held")
    pad = source.indent(let.start_byte)
    bound = source.insert(let.start_byte, f"let {name} = {site.text};\n{pad}")
    yield (*bound, *source.edit(site.start, site.end, name))
    bound = source.insert(let.start_byte, f"let mut {name} = {site.text};\n{pad}")
    yield (*bound, *source.edit(site.start, site.end, name))


RULES = (
    *(wrapping(before, after) for before, after in WRAPPINGS),
    Rule("question", 8, ("E0277",), _question, "convert"),
    Rule("cast", 12, ("E0308", "E0277", "E0604", "E0606"), _cast, "convert"),
    Rule(
        "unwrap",
        8,
        (*UNWRAPPED, "E0610", "E0618"),
        _unwrap,
        "convert",
    ),
    Rule("reference-kind", 8, ("E0596", "E0594", "E0308", "E0502", "E0499", "E0106"), _reference_kind, "borrow"),
    Rule("literal", 8, ("E0308", "E0277"), _literal, "convert"),
    Rule("constructed", 12, ("E0308",), _constructed, "convert"),
    Rule("format-hole", 9, ("E0277",), _format_hole, "convert"),
    Rule("closure-move", 9, ("E0373", "E0382", "E0597", "E0505", "E0507", "E0521"), _closure_move, "convert"),
    Rule("named-temporary", 12, ("E0716", "E0597", "E0502"), _named_temporary, "code"),
)
