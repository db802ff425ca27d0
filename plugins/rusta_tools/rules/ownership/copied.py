"""A copy in place of a borrow that would last too long: of what is borrowed, or of the parts that are still read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.moves import deriving
from rusta_tools.rules.ownership.options import declared
from rusta_tools.rules.ownership.order import CONFLICTS, LATER, fresh, shared_block, statement, statements, variables
from rusta_tools.rules.ownership.parameters import functions

LENT = (*CONFLICTS, "E0597", "E0515", "E0716", "E0521", "E0382")
COLLECTED = ".collect::<Vec<_>>()"
READ = r"(?!\s*\(|\s*[-+*/]?=[^=])"
"""After a field: neither called nor written."""


def _copies(kind: str, text: str) -> Iterator[str]:
    """An expression that borrows -> the same that owns what it gives."""
    plain = re.sub(r"^(?:&mut |&|\*)*", "", text)
    if kind == "for_expression":
        yield from (f"{plain}.clone()", f"&{plain}.clone()") if "(" not in plain.rpartition(".")[2] else ()
        yield from (f"{text}{way}{COLLECTED}" for way in (".cloned()", ".copied()", "")) if "(" in plain else ()
        yield f"std::mem::take(&mut {re.sub(r'[.](?:iter|iter_mut|drain)[(].*[)]$', '', plain)})"
        yield f"{plain}.to_vec()"
        if place := re.match(r"[a-z_]\w*(?:\.\w+\b(?!\())*(?=\.\w+\()", plain):
            yield from (f"{place[0]}{way}{plain[place.end() :]}" for way in (".clone()", ".to_vec()"))
        return
    unwrapped = re.fullmatch(r"(.*)(\.unwrap\(\)|\.expect\(.*\)|\?)", plain, re.DOTALL)
    if unwrapped is not None:
        yield from (f"{unwrapped[1]}{way}{unwrapped[2]}" for way in (".cloned()", ".copied()"))
    yield from (f"{text}{way}" for way in (".cloned()", ".copied()")) if plain.endswith(")") else ()
    yield f"{plain}.clone()"
    if kind == "let_declaration":
        yield from (f"&{plain}.clone()", f"{plain}.to_owned()", f"{plain}.to_string()", f"{plain}.to_vec()", f"*{text}")
        yield from (f"&{plain}{way}" for way in (".to_vec()", ".to_string()"))


def _copied_out(site: Site) -> Iterator[Edits]:
    """What a `let`, `if let`, `match` or `for` borrows is copied there, with the derives that it takes."""
    source = site.source
    places = [site.start, *(node.start_byte for node, _ in site.labels)]
    nodes = near(site, "let_declaration", "let_condition", "match_expression", "for_expression")
    for node in islice((one for one in nodes if any(one.start_byte <= at < one.end_byte for at in places)), 3):
        value = node.child_by_field_name("value")
        if value is None:
            continue
        text = source.tree.text(value)
        told = re.findall(r"\.(\w+)", text)
        given = (one.child_by_field_name("return_type") for name in told for one in functions(source, name))
        inner = " ".join(
            [*(declared(source, field) for field in told), *(source.tree.text(one) for one in given if one)]
        )
        derives = deriving(source, re.findall(r"\w+", inner), "Clone")
        for copy in dict.fromkeys(_copies(node.type, text)):
            yield joined([derives, source.replace(value, copy)])


def _parts_first(site: Site) -> Iterator[Edits]:
    """The fields that are read of a borrower after the conflict are copied before it, or where the borrower is made."""
    source = site.source
    bound = variables(source)
    for node in near(site, "let_declaration"):
        pattern, block = node.child_by_field_name("pattern"), node.parent
        if pattern is None or block is None or block.type != "block" or node.end_byte > site.start:
            continue
        name = source.tree.text(pattern)
        conflict = next((one for one in statements(block) if one.start_byte <= site.start < one.end_byte), None)
        if conflict is None or not re.fullmatch(r"\w+", name):
            continue
        first = next(one for one in statements(block) if one.start_byte >= node.end_byte)
        for at in dict.fromkeys((conflict.start_byte, first.start_byte)):
            after = source.slice(at, block.end_byte)
            yield from _value_first(source, name, at, block.end_byte)
            fields = dict.fromkeys(re.findall(rf"(?<![\w.]){name}\.(\w+)\b{READ}", after))
            for how in ("", ".clone()") if fields else ():
                lets, text = "", after
                for field in fields:
                    new = fresh(source, f"{field}_{name}") if field in bound else field
                    lets += f"let {new} = {name}.{field}{how};\n{source.indent(at)}"
                    text = re.sub(rf"(?<![\w.]){name}\.{field}\b{READ}", new, text)
                yield source.edit(at, block.end_byte, lets + text)


def _last_read(site: Site) -> Iterator[Edits]:
    """What is read of a borrower behind the conflict, read before it."""
    source = site.source
    for place, told in site.labels:
        read = re.match(r"[a-z_]\w*(?:\.\w+\b(?!\s*\())+", source.tree.text(place))
        both = shared_block([site.node, place]) if LATER.search(told) and read is not None else None
        if both is None or read is None:
            continue
        block, (conflict, later) = both
        if conflict.start_byte > later.start_byte or (conflict == later and site.start > place.start_byte):
            continue
        text, name = source.slice(conflict.start_byte, block.end_byte), fresh(source, read[0])
        after = re.sub(rf"(?<![\w.]){re.escape(read[0])}\b{READ}", name, text)
        for how in ("", ".clone()"):
            bound = f"let {name} = {read[0]}{how};\n{source.indent(conflict.start_byte)}"
            yield source.edit(conflict.start_byte, block.end_byte, bound + after)


def _value_first(source: Source, name: str, at: int, end: int) -> Iterator[Edits]:
    """`*x` that is only read from here on, read once into an `x` of its own."""
    before, after = source.slice(source.line_of(at)[0], at), source.slice(at, end)
    used = rf"(?<![\w.)\]])\*{name}\b{READ}"
    if re.search(used, after) and not re.search(rf"\*{name}\b\s*[-+*/]?=[^=]", after):
        for how in (f"*{name}", f"{name}.clone()"):
            yield source.edit(at, end, f"let {name} = {how};\n{before}" + re.sub(used, name, after))


def _field_of_option(site: Site) -> Iterator[Edits]:
    """Of an `Option` that borrows, one field is read: the field is copied out of it, in place of the borrow."""
    source = site.source
    for node in near(site, "let_declaration"):
        value, block = node.child_by_field_name("value"), node.parent
        if value is None or block is None or not source.tree.text(value).endswith(")"):
            continue
        after = source.slice(node.end_byte, block.end_byte)
        for name in dict.fromkeys(re.findall(r"Some\((\w+)\)", after)):
            fields = set(re.findall(rf"(?<![\w.]){name}\.(\w+)\b{READ}", after))
            if len(fields) == 1 and len(re.findall(rf"(?<![\w.]){name}\.", after)) == after.count(
                f"{name}.{min(fields)}"
            ):
                read = re.sub(rf"(?<![\w.]){name}\.{min(fields)}\b", name, after)
                for how in ("", ".clone()"):
                    kept = f"{source.tree.text(value)}.map(|{name}| {name}.{min(fields)}{how})"
                    yield joined([source.replace(value, kept), source.edit(node.end_byte, block.end_byte, read)])


def _put_back(site: Site) -> Iterator[Edits]:
    """A field that a loop goes over is taken out of its owner for the loop, and put back behind it."""
    source = site.source
    for node in near(site, "for_expression"):
        value, whole = node.child_by_field_name("value"), statement(node)
        match = value is not None and re.fullmatch(
            r"(?P<lead>&mut |&|)(?P<place>\w+(?:\.\w+)+?)(?P<way>(?:\.(?:iter|iter_mut|keys|values|enumerate)\(\))*)",
            source.tree.text(value),
        )
        if not match or value is None or whole is None or whole.parent is None:
            continue
        place, name = match["place"], fresh(source, "taken_" + match["place"].rpartition(".")[2])
        mutably = "mut " if "mut" in match["lead"] + match["way"] else ""
        indent = source.indent(whole.start_byte)
        before = source.insert(whole.start_byte, f"let {mutably}{name} = std::mem::take(&mut {place});\n{indent}")
        back = source.insert(whole.end_byte, f"\n{indent}{place} = {name};")
        yield joined([before, source.replace(value, f"{match['lead']}{name}{match['way']}"), back])


def _put_back_by_index(site: Site) -> Iterator[Edits]:
    """The same where a loop goes over it by an index."""
    source = site.source
    for node in near(site, "for_expression"):
        value, body, whole = node.child_by_field_name("value"), node.child_by_field_name("body"), statement(node)
        counted = re.fullmatch(r"0\.\.(?P<place>\w+(?:\.\w+)+)\.len\(\)", source.tree.text(value)) if value else None
        if counted is None or body is None or whole is None:
            continue
        place, name = counted["place"], fresh(source, "taken_" + counted["place"].rpartition(".")[2])
        text = re.sub(rf"(?<!\w)(?<!\w\.){re.escape(place)}\b", name, source.slice(node.start_byte, node.end_byte))
        mutably = "mut " if re.search(rf"&mut {name}\[|\b{name}\[[^\]]*\](?:\.\w+)*(?:\.\w+\(|\s*=)", text) else ""
        indent = source.indent(whole.start_byte)
        taken = f"let {mutably}{name} = std::mem::take(&mut {place});\n{indent}"
        yield source.edit(node.start_byte, node.end_byte, f"{taken}{text}\n{indent}{place} = {name};")


def _taken_for_call(site: Site) -> Iterator[Edits]:
    """A field whose method is called with a closure that needs its owner: taken out for the call, and put back."""
    source, whole = site.source, statement(site.node)
    if whole is None or whole.type not in ("expression_statement", "let_declaration"):
        return
    text = source.tree.text(whole)
    for match in re.finditer(r"(?<![\w.])(?P<owner>\w+)\.(?:\w+\.)*(?P<field>\w+)(?=\.\w+\()", text):
        if re.search(rf"\|[^|]*\|.*\b{match['owner']}\b", text[match.end() :], re.DOTALL):
            name, indent = fresh(source, "taken_" + match["field"]), source.indent(whole.start_byte)
            taken = f"let mut {name} = std::mem::take(&mut {match[0]});\n{indent}"
            used = text[: match.start()] + name + text[match.end() :]
            yield source.replace(whole, f"{taken}{used}\n{indent}{match[0]} = {name};")


def _through_guard(site: Site) -> Iterator[Edits]:
    """A guard is dereferenced once, so that its fields are borrowed apart."""
    source = site.source
    name = re.search(r"`\*?\*?(\w+)(?:\.\w+)*`", site.error.message)
    whole = statement(site.node)
    if name is None or whole is None or name[1] == "self":
        return
    for node in near(site, "let_declaration"):
        pattern = node.child_by_field_name("pattern")
        if pattern is not None and re.fullmatch(rf"(?:mut )?{name[1]}", source.tree.text(pattern)):
            bound = f"let {name[1]} = &mut *{name[1]};"
            yield source.insert(node.end_byte, f"\n{source.indent(node.start_byte)}{bound}")
    yield source.insert(whole.start_byte, f"let {name[1]} = &mut *{name[1]};\n{source.indent(whole.start_byte)}")


RULES = (
    Rule(
        "copied-out", 8.5, LENT, _copied_out, "clone",
        "copies what would stay borrowed", "std/clone/trait.Clone",
    ),
    Rule(
        "parts-first", 8, (*CONFLICTS, "E0382"), _parts_first, "code",
        "copies the fields that are still read before their owner is used", "book/ch04-02-references-and-borrowing",
    ),
    Rule(
        "read-before", 8, CONFLICTS, _last_read, "code",
        "reads what is still needed of a borrower before the conflict", "book/ch04-02-references-and-borrowing",
    ),
    Rule(
        "field-of-option", 8, CONFLICTS, _field_of_option, "code",
        "copies the one field that is read out of an option that borrows", "std/option/enum.Option#method.map",
    ),
    Rule(
        "taken-for-loop", 9, CONFLICTS, _put_back, "code",
        "takes what the loop goes over out of its owner, and puts it back", "std/mem/fn.take",
    ),
    Rule(
        "taken-for-counted-loop", 9, CONFLICTS, _put_back_by_index, "code",
        "takes what the loop goes over out of its owner, and puts it back", "std/mem/fn.take",
    ),
    Rule(
        "taken-for-call", 8.5, (*CONFLICTS, "E0500", "E0501"), _taken_for_call, "code",
        "takes a field out of its owner for a call that needs both, and puts it back", "std/mem/fn.take",
    ),
    Rule(
        "through-guard", 8, ("E0499", "E0502", "E0505", "E0506"), _through_guard, "borrow",
        "reaches through a guard once, so that its fields are borrowed apart", "nomicon/borrow-splitting",
    ),
)  # fmt: skip
