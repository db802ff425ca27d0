"""Visibility bugs of a name: spelt otherwise, at its definition or where it is used, out of scope, or not there."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator, cutting, enclosing, following, misspelt

UNRESOLVED = ("E0405", "E0412", "E0422", "E0425", "E0432", "E0433", "E0531", "E0532", "E0574")
FEW_LINES = 6

ELSEWHERE = {
    "String": ("string", "Str"),
    "Vec": ("List", "Vector", "vec"),
    "HashMap": ("Hashmap", "Map", "Dict"),
    "HashSet": ("Hashset", "Set"),
    "Option": ("Optional", "Maybe"),
    "Box": ("box_", "Ptr"),
    "i32": ("int", "i23"),
    "i64": ("long", "int64"),
    "u8": ("byte", "uint8"),
    "u32": ("uint", "unsigned"),
    "u64": ("ulong", "uint64"),
    "usize": ("size_t", "uint"),
    "f32": ("float",),
    "f64": ("double", "float"),
    "bool": ("boolean", "Bool"),
    "char": ("Char", "character"),
    "str": ("string",),
}
"""Types by the names that people bring from other languages."""


def _other_type(match: Match) -> Sequence[Edit]:
    name = match.text("type")
    if name in ELSEWHERE:
        return [match.replace("type", match.rng.choice(ELSEWHERE[name]))]
    return [match.replace("type", misspelt(name, match.rng))] if len(name) > 3 else []


def _misspelt(match: Match) -> Sequence[Edit]:
    name = match.text("name")
    before, after = match["name"].prev_sibling, match["name"].next_sibling
    qualified = before is not None and before.type in (".", "::")
    called = after is not None and after.type == "!"
    if len(name) < 4 or qualified or called:
        return []
    return [match.replace("name", misspelt(name, match.rng))]


def misspelt_part(match: Match) -> Sequence[Edit]:
    """A name that is part of something longer, with a slip."""
    name = match.text("name")
    return [match.replace("name", misspelt(name, match.rng))] if len(name) > 3 else []


def _misspelt_field(match: Match) -> Sequence[Edit]:
    access = match["name"].parent
    call = access.parent if access is not None else None
    called = call is not None and call.type == "call_expression" and call.child_by_field_name("function") == access
    return [] if called else misspelt_part(match)


def _misspelt_definition(match: Match) -> Sequence[Edit]:
    """The slip is where the thing gets its name; every use of it is right, and red."""
    name, node = match.text("name"), match["name"]
    if name == "main":
        return []
    around = enclosing(node, "function_item", "source_file") if "local" in match.nodes else match.tree.root
    uses = sum(match.mentions(name, *span) for span in ((0, node.start_byte), (node.end_byte, around.end_byte)))
    return misspelt_part(match) if uses else []


def _too_early(match: Match) -> Sequence[Edit]:
    """A declaration goes behind the statement that needs it."""
    second = next(following(match["let"]), None)
    if second is None or second.type in ("function_item", "use_declaration", "macro_definition"):
        return []
    if not match.mentions(match.text("name"), second.start_byte, second.end_byte):
        return []
    return match.swap(match["let"], second)


def _drop_let(match: Match) -> Sequence[Edit]:
    let = match["let"]
    short = let.end_point.row - let.start_point.row < FEW_LINES
    return [match.cut(let)] if short and match.used_after(match.text("name"), let) else []


def _inner_scope(match: Match) -> Sequence[Edit]:
    """A declaration in a block of its own is gone behind it."""
    let = match["let"]
    if let.end_point.row > let.start_point.row or not match.used_after(match.text("name"), let):
        return []
    pad = " " * let.start_point.column
    return [match.edit(let.start_byte, let.end_byte, f"{{\n{pad}    {match.text('let')}\n{pad}}}")]


def _drop_item(match: Match) -> Sequence[Edit]:
    item, name = match["item"], match.text("name")
    marked = item.prev_named_sibling is not None and item.prev_named_sibling.type == "attribute_item"
    if marked or item.end_point.row - item.start_point.row >= FEW_LINES or name == "main":
        return []
    used = match.mentions(name, 0, item.start_byte) or match.mentions(name, item.end_byte, len(match.tree.data))
    return [match.cut(item)] if used else []


LET = "(block (let_declaration . pattern: (identifier) @name) @let)"

OPERATORS = (
    Operator(
        "misspelt-name",
        """[(arguments (identifier) @name) (binary_expression (identifier) @name)
            (call_expression function: (identifier) @name) (field_expression value: (identifier) @name)
            (reference_expression value: (identifier) @name) (index_expression . (identifier) @name)
            (macro_invocation (token_tree (identifier) @name)) (return_expression (identifier) @name)
            (let_declaration value: (identifier) @name) (block (identifier) @name .)]""",
        UNRESOLVED,
        _misspelt,
    ),
    Operator(
        "misspelt-definition",
        """[(function_item name: (identifier) @name) (struct_item name: (type_identifier) @name)
            (enum_item name: (type_identifier) @name) (const_item name: (identifier) @name)
            (static_item name: (identifier) @name) (trait_item name: (type_identifier) @name)
            (mod_item name: (identifier) @name) (type_item name: (type_identifier) @name)
            (let_declaration pattern: (identifier) @name) @local
            (parameter pattern: (identifier) @name) @local]""",
        UNRESOLVED,
        _misspelt_definition,
        far=True,
    ),
    Operator(
        "misspelt-field",
        """[(field_expression field: (field_identifier) @name)
            (field_initializer field: (field_identifier) @name)
            (field_pattern name: (field_identifier) @name)
            (field_declaration name: (field_identifier) @name)]""",
        ("E0609", "E0560", "E0026"),
        _misspelt_field,
    ),
    Operator(
        "other-type",
        """[(parameter type: [(type_identifier) (primitive_type)] @type)
            (let_declaration type: [(type_identifier) (primitive_type)] @type)
            (field_declaration type: [(type_identifier) (primitive_type)] @type)
            (function_item return_type: [(type_identifier) (primitive_type)] @type)
            (type_arguments [(type_identifier) (primitive_type)] @type)
            (reference_type type: [(type_identifier) (primitive_type)] @type)
            (generic_type type: (type_identifier) @type)
            (struct_expression name: (type_identifier) @type)
            (impl_item type: (type_identifier) @type)
            (impl_item trait: (type_identifier) @type)]""",
        UNRESOLVED,
        _other_type,
    ),
    Operator(
        "used-too-early",
        "(block (let_declaration pattern: [(identifier) @name (tuple_pattern (identifier) @name)]) @let)",
        UNRESOLVED,
        _too_early,
    ),
    Operator("drop-let", LET, UNRESOLVED, _drop_let, far=True),
    Operator("inner-scope", LET, UNRESOLVED, _inner_scope, far=True),
    Operator(
        "drop-item",
        """[(function_item name: (_) @name) (struct_item name: (_) @name) (enum_item name: (_) @name)
            (const_item name: (_) @name) (static_item name: (_) @name) (type_item name: (_) @name)
            (trait_item name: (_) @name) (union_item name: (_) @name)] @item""",
        UNRESOLVED,
        _drop_item,
        far=True,
    ),
    Operator("drop-module", "(mod_item !body) @module", UNRESOLVED, cutting("module")),
    Operator(
        "drop-bang",
        '(macro_invocation macro: (identifier) "!" @bang)',
        ("E0423",),
        cutting("bang"),
    ),
)
