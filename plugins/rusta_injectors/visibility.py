"""Visibility bugs: names that are private, not imported, out of scope or spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors.operators import (
    Match,
    Operator,
    OperatorInjector,
    becoming,
    cutting,
    cutting_item,
    following,
    misspelt,
)

PRIVATE = ("E0603", "E0616", "E0624", "E0451", "E0423", "E0364", "E0365")
UNRESOLVED = ("E0405", "E0412", "E0422", "E0425", "E0432", "E0433", "E0531", "E0532", "E0574")

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


def _misspelt_path(match: Match) -> Sequence[Edit]:
    name = match.text("name")
    return [match.replace("name", misspelt(name, match.rng))] if len(name) > 3 else []


def _too_early(match: Match) -> Sequence[Edit]:
    """A declaration goes behind the statement that needs it."""
    second = next(following(match["let"]), None)
    if second is None or second.type in ("function_item", "use_declaration", "macro_definition"):
        return []
    if not match.mentions(match.text("name"), second.start_byte, second.end_byte):
        return []
    return match.swap(match["let"], second)


OPERATORS = (
    Operator("drop-use", "(use_declaration) @use", UNRESOLVED, cutting("use")),
    Operator(
        "drop-imported",
        "(use_declaration (_ list: (use_list [(identifier) (scoped_identifier) (self)] @item)))",
        UNRESOLVED,
        cutting_item("item"),
    ),
    Operator(
        "drop-pub",
        """[(mod_item body: (declaration_list (_ (visibility_modifier) @pub)))
            (mod_item body: (declaration_list (impl_item body: (declaration_list (_ (visibility_modifier) @pub)))))
            (mod_item body: (declaration_list (struct_item body: (_ (visibility_modifier) @pub))))
            (mod_item body: (declaration_list (struct_item body: (_ (field_declaration (visibility_modifier) @pub)))))]
        """,
        PRIVATE,
        cutting("pub"),
    ),
    Operator(
        "strip-path",
        """((scoped_identifier path: [(identifier) (self) (super) (crate)] @path name: (identifier) @name) @whole
             (#match? @path "^[a-z]"))
           ((scoped_type_identifier path: [(identifier) (self) (super) (crate)] @path name: (type_identifier) @name)
             @whole (#match? @path "^[a-z]"))
           ((scoped_identifier path: (identifier) @path name: (identifier) @name) @whole
             (#match? @path "^[A-Z]") (#match? @name "^[A-Z]"))""",
        UNRESOLVED,
        becoming("whole", "{name}"),
    ),
    Operator(
        "misspelt-path",
        """((scoped_identifier path: [(identifier) (scoped_identifier)] @path name: (identifier) @name)
             (#match? @path "^[a-z]"))
           (use_declaration (_ list: (use_list (identifier) @name)))""",
        UNRESOLVED,
        _misspelt_path,
    ),
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
        "drop-self",
        "(field_expression value: (self) field: (field_identifier) @field) @whole",
        UNRESOLVED,
        becoming("whole", "{field}"),
    ),
    Operator(
        "used-too-early",
        "(block (let_declaration pattern: [(identifier) @name (tuple_pattern (identifier) @name)]) @let)",
        UNRESOLVED,
        _too_early,
    ),
)


class Visibility(OperatorInjector):
    """Breaks green code the way a name is not to be had: E0603, E0616, E0425, E0432, E0433 and their kin."""

    declared = OPERATORS
    error_class = "visibility"
