"""What is there as what is wanted: conversions by the two types that the compiler names, at the place or where it comes
from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.generic.expressions import OPERATIONS
from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.between import between
from rusta_tools.rules.types.declared import below, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 24
"""Ways that are tried at one place."""

_BOTH = re.compile(r"expected [^`\n]*`([^`]+)`,? *\n? *found [^`\n]*`([^`]+)`")
_BOUND = re.compile(r"the trait bound `(.+?): (?:\w+::)*(?:From|Into)<(.+)>` is not satisfied")
_OPERATION = re.compile(
    r"(?:no implementation for|cannot \w+) `?([^`]+?)`? (?:to|from|by|into|with|[-+*/%<>=]+) `?([^`]+)`"
)
_METHOD_CALLS = """(call_expression function: [(field_expression field: (_) @m)
  (generic_function function: (field_expression field: (_) @m))]) @call"""


def expected_and_found(site: Site) -> list[tuple[str, str]]:
    """What the compiler expected and what it found, the fullest statement of it first."""
    pairs = [(wanted, found) for wanted, found in _BOTH.findall(said(site.error)) if wanted != found]
    return sorted(dict.fromkeys(pairs), key=lambda pair: ("_" in pair[0].split("<")[-1], -len(pair[0])))


def written(site: Site, start: int, end: int, way: str) -> Edits:
    """An expression put into a way of converting it, in brackets where a method or a cast needs them."""
    source, node = site.source, site.source.tree.smallest(start, end)
    value = source.slice(start, end)
    bound = "{}." in way or "{}?" in way or "{} as" in way or way.startswith(("*", "&", "!"))
    if bound and node.type in OPERATIONS and not (way.startswith("{} as") and node.type == "type_cast_expression"):
        value = f"({value})"
    if "{}." in way and value.startswith(("&", "*")):
        value = value[1:] if value.startswith("&") and not value.startswith("&mut") else f"({value})"
    if node.parent is not None and node.parent.type == "shorthand_field_initializer":
        return source.edit(start, end, f"{value}: {way.replace('{}', value)}")
    if re.fullmatch(r"[\w:]+\(\{\}\)", way):  # around it, so that what is inside can be put into something too
        return (*source.insert(start, way.removesuffix("{})")), *source.insert(end, ")"))
    made = _reaching(value, way) or way.replace("{}", value)
    return source.edit(start, end, made.removeprefix("&*&").removeprefix("*&"))


def _reaching(value: str, way: str) -> str:
    """What looks into an `Option` with a box inside looks into the box too: `as_ref` becomes `as_deref`."""
    method = re.fullmatch(r"\{\}\.as_deref(_mut)?\(\)", way)
    shorter = ".as_mut()" if method and method[1] else ".as_ref()"
    return f"{value.removesuffix(shorter)}{way[2:]}" if method and value.endswith(shorter) else ""


def _convert(site: Site) -> Iterator[Edits]:
    """The value at the place, by the types that are expected and found."""
    values = list(value_ends(site.node)) if site.whole else []
    for wanted, found in expected_and_found(site)[:2]:
        ways = between(wanted, found, site.source)
        for way in ways[:MOST]:
            if not values:
                yield written(site, site.start, site.end, way)
            for value in values[-1:]:
                yield written(site, value.start_byte, value.end_byte, way)
            if len(values) > 1:
                yield tuple(edit for value in values for edit in written(site, value.start_byte, value.end_byte, way))


def value_ends(node: Node) -> Iterator[Node]:
    """The expressions whose value an expression has: the ends of its blocks and arms."""
    if node.type == "block":
        last = named(node)[-1:]
        for end in last:
            yield from value_ends(end)
    elif node.type == "if_expression":
        for branch in (part(node, "consequence"), *named(part(node, "alternative"))):
            if branch is not None:
                yield from value_ends(branch)
    elif node.type == "match_expression":
        for arm in named(part(node, "body"), "match_arm"):
            if (value := part(arm, "value")) is not None:
                yield from value_ends(value)
    elif node.type == "expression_statement" and node.named_children and node.children[-1].type != ";":
        yield from value_ends(node.named_children[0])
    elif node.type not in ("expression_statement", "let_declaration", "return_expression"):
        yield node


def _operands(site: Site) -> Iterator[Edits]:
    """One side of an operation as the other's type."""
    operation = site.up("binary_expression", "compound_assignment_expr")
    left, right = part(operation, "left"), part(operation, "right")
    if operation is None or left is None or right is None:
        return
    pairs = [(a, b) for b, a in expected_and_found(site)]
    if match := re.search(
        r"cannot (add|subtract|multiply|divide|compare)(?:-assign)? `(.+?)` (?:to|from|by|with) `(.+?)`",
        site.error.message,
    ):
        pairs = [(match[3], match[2]) if match[1] in ("add", "subtract") else (match[2], match[3])]
        if match[1] == "compare":
            pairs = [(match[2], match[3])]
    elif match := re.search(r"can't compare `(.+?)` with `(.+?)`", site.error.message):
        pairs = [(match[1], match[2])]
    for one, other in pairs[:1]:
        if site.error.code == "E0308":
            one, other = other, one  # expected is the left side's
        for way in between(one, other, site.source)[:10]:
            yield written(site, right.start_byte, right.end_byte, way)
        for way in between(other, one, site.source)[:10]:
            yield written(site, left.start_byte, left.end_byte, way)
        if {one, other} <= {"i32", "{integer}", "u32", "i64", "u64", "usize", "f32", "f64", "u8", "{float}"}:
            wide = "f64" if "f" in one[:1] + other[:1] else "i64"
            yield (
                *written(site, left.start_byte, left.end_byte, f"{{}} as {wide}"),
                *written(site, right.start_byte, right.end_byte, f"{{}} as {wide}"),
            )


def _cast(site: Site) -> Iterator[Edits]:
    """A conversion in place of a cast that the language does not have."""
    cast = site.up("type_cast_expression")
    value, kind = part(cast, "value"), part(cast, "type")
    if cast is None or value is None or kind is None:
        return
    wanted = text(site.source, kind)
    named_types = re.findall(r"`([^`]+)`", said(site.error))
    inner = text(site.source, value)
    for found in dict.fromkeys(name for name in named_types if name != wanted):
        for way in between(wanted, found, site.source)[:16]:
            yield site.source.replace(cast, way.replace("{}", f"({inner})" if value.type in OPERATIONS else inner))
    if wanted == "char":
        yield from (
            site.source.replace(cast, f"{inner} as u8 as char"),
            site.source.replace(cast, f"({inner} as u8) as char"),
        )
    elif wanted == "bool":
        yield site.source.replace(cast, f"{inner} != 0")
    yield site.source.replace(value, f"*{inner}")
    yield from (
        site.source.replace(kind, f"{step} as {wanted}") for step in ("usize", "u32", "i32", "u8", "isize", "*const _")
    )
    yield (
        site.source.replace(kind, wanted.replace("&", "*const ", 1))
        if wanted.startswith("&")
        else site.source.replace(cast, f"&{inner}")
    )


def _where_from(site: Site) -> Iterator[Edits]:
    """The variable at fault is of the wanted type where it is declared: its type or its value."""
    source, node = site.source, site.node
    inner = node if node.type == "identifier" else next((n for n in named(node) if n.type == "identifier"), None)
    if inner is None:
        return
    name = text(source, inner)
    pairs = expected_and_found(site)[:1]
    if match := re.search(r"type `\[.*\]` cannot be indexed by `(\w+)`", site.error.message):
        pairs = [("usize", match[1])]
    for wanted, found in pairs:
        for place in _declarations(site, name):
            kind, value = part(place, "type"), part(place, "value")
            if kind is not None and text(source, kind) != wanted:
                yield source.replace(kind, wanted)
            elif kind is None and (pattern := part(place, "pattern")) is not None and "{" not in wanted:
                yield source.insert(pattern.end_byte, f": {wanted}")
            if value is not None:
                ways = islice(between(wanted, found, source), 8)
                yield from (written(site, value.start_byte, value.end_byte, way) for way in ways)


def _shared(site: Site) -> Iterator[Edits]:
    """A variable is put into the `Rc` or `Arc` that is wanted where it is made, and each use gets a share of it."""
    source, name = site.source, text(site.source, site.node)
    for wanted, _ in expected_and_found(site)[:1] if site.node.type.endswith("identifier") else ():
        kind, place = head(wanted), next(iter(_declarations(site, name)), None)
        value, block = part(place, "value"), place.parent if place is not None else None
        if kind not in ("Rc", "Arc") or value is None or block is None:
            continue
        made = written(site, value.start_byte, value.end_byte, f"{kind}::new({{}})")
        uses = [one for one in below(block, "identifier") if text(source, one) == name]
        yield joined([made], [_share(source, one, kind) for one in uses if one.start_byte > value.end_byte])


def _share(source: Source, use: Node, kind: str) -> Edits:
    """A share in place of a variable that is given away."""
    around, share = use.parent.type if use.parent is not None else "", f"{kind}::clone(&{text(source, use)})"
    if around == "shorthand_field_initializer":
        return source.replace(use, f"{text(source, use)}: {share}")
    return source.replace(use, share) if around in ("arguments", "field_initializer") else ()


def _declarations(site: Site, name: str) -> list[Node]:
    function = site.up("function_item")
    query = "[(let_declaration pattern: (_) @name) @place (parameter pattern: (_) @name) @place]"
    found = [
        match["place"]
        for match in site.source.tree.captures(query)
        if text(site.source, match["name"]).removeprefix("mut ") == name
        and match["place"].start_byte <= site.start
        and (function is None or function.start_byte <= match["place"].start_byte)
    ]
    return found[-1:]


def _index(site: Site) -> Iterator[Edits]:
    """An index as `usize`."""
    match = re.search(r"cannot be indexed by `(.+)`", said(site.error))
    if match is None or site.up("index_expression") is None:
        return
    indexed = site.up("index_expression")
    index = named(indexed)[-1] if indexed is not None else site.node
    value = text(site.source, index)
    if index.type == "range_expression":
        parts = [
            f"{end.strip()} as usize" if end.strip() and not end.strip().isdigit() else end
            for end in re.split(r"(\.\.=?)", value)
        ]
        sides = [piece if ".." not in piece else piece.split(" as ")[0] for piece in parts]
        yield site.source.replace(index, "".join(sides))
    inner = f"({value})" if index.type in OPERATIONS else value
    yield site.source.replace(index, f"{inner} as usize")
    if match[1].startswith("&"):
        yield site.source.replace(index, f"*{inner}")
        yield site.source.replace(index, f"*{inner} as usize")


def _concatenated(site: Site) -> Iterator[Edits]:
    """Texts put together: the left owned, or all of them in one `format!`."""
    operation = site.up("binary_expression")
    while operation is not None and operation.parent is not None and operation.parent.type == "binary_expression":
        operation = operation.parent
    if operation is None or "str" not in said(site.error).lower():
        return
    terms = list(_terms(operation))
    texts = [text(site.source, term) for term in terms]
    if len(texts) < 2 or any(term.type == "binary_expression" for term in terms):
        return
    holes = "".join(
        texts[at][1:-1].replace("{", "{{").replace("}", "}}") if term.type == "string_literal" else "{}"
        for at, term in enumerate(terms)
    )
    quoted_holes = f'"{holes}"'
    values = [value.lstrip("&") for value, term in zip(texts, terms, strict=True) if term.type != "string_literal"]
    first, rest = texts[0].lstrip("&"), texts[1:]
    borrowed = [value if value.startswith(("&", '"')) else f"&{value}" for value in rest]
    for owned in (f"{first}.to_string()", f"{first}.to_owned()", f"String::from({first})", f"{first}.clone()", first):
        yield site.source.replace(operation, " + ".join([owned, *rest]))
        yield site.source.replace(operation, " + ".join([owned, *borrowed]))
    yield site.source.replace(operation, f"format!({', '.join([quoted_holes, *values])})")


def _terms(node: Node) -> Iterator[Node]:
    operator = part(node, "operator")
    if node.type == "binary_expression" and operator is not None and operator.type == "+":
        for side in (part(node, "left"), part(node, "right")):
            if side is not None:
                yield from _terms(side)
    else:
        yield node


CALLED = """(call_expression function: [(field_expression field: (_) @m)
    (generic_function function: (field_expression field: (_) @m))]) @call"""


def _collected(site: Site) -> Iterator[Edits]:
    """What is collected, summed or extended comes in the wanted type."""
    text_ = said(site.error)
    match = re.search(r"`(.+?)` cannot be (?:built|made|extended)[^`]*(?:over|by|from)[^`]*`(.+?)`", text_)
    source = site.source
    for found in source.tree.captures(CALLED):
        name = text(source, found["m"])
        if (
            name not in ("collect", "sum", "product", "extend")
            or not found["call"].start_byte <= site.start < found["call"].end_byte
        ):
            continue
        at = found["m"].start_byte - 1
        element = match[2] if match else ""
        ways = [".cloned()", ".copied()"] if element.startswith("&") or not element else []
        if "str" in element or "char" in element or "String" in text_:
            ways += [".map(String::from)", ".map(|text| text.to_string())", ".map(|text| text.as_str())"]
        if "Result<" in element:
            ways.append(".map(|one| one.map_err(|error| error.to_string()))")
        ways += [".flatten()", ".map(|(key, value)| (key.clone(), value.clone()))", ".enumerate()", ".into_iter()"]
        if inner := re.search(r"`(?:Vec|HashSet|BTreeSet|VecDeque)<(\w+)>`", text_):
            ways += [f".map(|number| number as {inner[1]})", f".map(|number| *number as {inner[1]})"]
        if summed := re.search(r"`(\w+)` cannot be made by (?:summing|multiplying).* of type `(&?\w+)`", text_):
            made = sorted(between(summed[1], summed[2], source), key=lambda way: "from" not in way)
            ways = [f".map(|one| {way.replace('{}', 'one')})" for way in made]
        yield from (source.insert(at, way) for way in ways)


def _error_converted(site: Site) -> Iterator[Edits]:
    """The error that `?` hands on, as the one that the function gives."""
    tried = site.up("try_expression")
    match = _BOUND.search(said(site.error)) or re.search(
        r"couldn't convert the error to `(.+?)`(?s:.*has type `Result<.*?, (.+?)>`)?", said(site.error)
    )
    pairs = expected_and_found(site) if site.error.code == "E0271" else [match.groups()] if match else []
    if tried is None or not pairs:
        return
    wanted, found = pairs[0]
    at = tried.end_byte - 1
    if wanted == "String" or "dyn" in wanted:
        yield site.source.insert(at, ".map_err(|error| error.to_string())")
    for way in between(wanted, found or "String", site.source)[:8]:
        made = re.fullmatch(r"([\w:]+)\(\{\}\)", way)
        yield site.source.insert(
            at, f".map_err({made[1]})" if made else f".map_err(|error| {way.replace('{}', 'error')})"
        )
    for name, variants in _error_types(site, wanted):
        yield from (site.source.insert(at, f".map_err(|_| {name}::{variant})") for variant in variants)


def _error_types(site: Site, wanted: str) -> Iterator[tuple[str, list[str]]]:
    for match in site.source.tree.captures("(enum_item name: (_) @name body: (_) @body)"):
        name = text(site.source, match["name"])
        if name == wanted.rpartition("::")[2]:
            units = [variant for variant in named(match["body"], "enum_variant") if part(variant, "body") is None]
            yield name, [text(site.source, part(variant, "name")) for variant in units]


RULES = (
    Rule(
        "convert", 8, ("E0308", "E0271"), _convert, "convert", "makes the value the type that is wanted",
        "std/convert/index",
    ),
    Rule(
        "operands", 9, ("E0277", "E0308", "E0369"), _operands, "convert", "makes both sides of an operation one type",
        "reference/expressions/operator-expr#arithmetic-and-logical-binary-operators",
    ),
    Rule(
        "instead-of-cast", 8, ("E0604", "E0605", "E0606", "E0607", "E0620"), _cast, "convert",
        "converts where a cast cannot", "reference/expressions/operator-expr#type-cast-expressions",
    ),
    Rule(
        "made-as-wanted", 10, ("E0308", "E0277"), _where_from, "type", "declares the variable as the wanted type",
        "reference/statements#let-statements",
    ),
    Rule(
        "shared-from-start", 7.5, ("E0308",), _shared, "type", "shares a value from where it is made",
        "book/ch15-04-rc",
    ),
    Rule(
        "index-usize", 8, ("E0277",), _index, "convert", "indexes by usize",
        "reference/expressions/array-expr#array-and-slice-indexing-expressions",
    ),
    Rule(
        "concatenate", 8, ("E0369", "E0308", "E0277"), _concatenated, "convert", "puts texts together into one",
        "std/string/struct.String",
    ),
    Rule(
        "collected", 9, ("E0277", "E0271", "E0308"), _collected, "convert", "collects elements of the wanted type",
        "std/iter/trait.FromIterator",
    ),
    Rule(
        "error-converted", 8, ("E0277", "E0271"), _error_converted, "convert", "converts the error that `?` hands on",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
)  # fmt: skip
