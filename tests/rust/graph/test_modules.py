"""Which files make a crate, and what a `use` brings in."""

from __future__ import annotations

from rusta_core.records import File
from rusta_core.rust.graph.modules import crates, imports, segments
from rusta_core.rust.syntax import SyntaxTree


def paths(*files: tuple[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Of each root the modules and their files."""
    found = crates([File(path=path, text=text) for path, text in files])
    return {one.root: [("::".join(module.path), module.file) for module in one.modules] for one in found}


def test_modules_lie_where_rust_looks_for_them() -> None:
    assert paths(
        ("src/lib.rs", "mod a;\nmod b { mod c; }\n"),
        ("src/a.rs", "pub mod deep;\n"),
        ("src/a/deep.rs", ""),
        ("src/b/c/mod.rs", "mod d;\n"),
        ("src/b/c/d.rs", ""),
    ) == {
        "src/lib.rs": [
            ("crate", "src/lib.rs"),
            ("crate::a", "src/a.rs"),
            ("crate::a::deep", "src/a/deep.rs"),
            ("crate::b", "src/lib.rs"),
            ("crate::b::c", "src/b/c/mod.rs"),
            ("crate::b::c::d", "src/b/c/d.rs"),
        ]
    }


def test_a_path_attribute_says_where() -> None:
    found = paths(
        ("src/main.rs", '#[cfg(unix)]\n#[path = "odd/place.rs"]\n// here\nmod a;\n'),
        ("src/odd/place.rs", "mod b;\n"),
        ("src/odd/b.rs", ""),
    )
    assert found["src/main.rs"][1:] == [("crate::a", "src/odd/place.rs"), ("crate::a::b", "src/odd/b.rs")]


def test_every_target_is_a_root_and_so_is_what_nobody_reaches() -> None:
    manifest = '[package]\nname = "a"\nbuild = "make.rs"\n[[bin]]\nname = "b"\npath = "./odd/tool.rs"\n'
    found = paths(
        ("Cargo.toml", manifest),
        ("src/lib.rs", "mod shared;\n"),
        ("src/main.rs", "mod shared;\n"),
        ("src/shared.rs", ""),
        ("src/bin/more.rs", ""),
        ("tests/all.rs", "mod common;\n"),
        ("tests/common/mod.rs", ""),
        ("odd/tool.rs", "mod tool;\n"),
        ("make.rs", ""),
        ("notes/lost.rs", ""),
    )
    assert list(found) == [
        "make.rs", "notes/lost.rs", "odd/tool.rs", "src/bin/more.rs", "src/lib.rs", "src/main.rs", "tests/all.rs",
    ]  # fmt: skip
    assert ("crate::shared", "src/shared.rs") in found["src/lib.rs"]
    assert ("crate::shared", "src/shared.rs") in found["src/main.rs"]
    assert ("crate::common", "tests/common/mod.rs") in found["tests/all.rs"]


def test_a_module_that_is_not_there_or_leads_back_is_left_out() -> None:
    assert paths(("src/lib.rs", 'mod gone;\n#[path = "lib.rs"]\nmod own;\n')) == {
        "src/lib.rs": [("crate", "src/lib.rs")]
    }
    assert paths(("Cargo.toml", "no manifest"), ("a.rs", "fn f( {")) == {"a.rs": [("crate", "a.rs")]}
    assert paths() == {}


def brought(text: str) -> dict[str, str]:
    tree = SyntaxTree(text)
    found = [one for node in tree.root.named_children for one in imports(tree, node)]
    return {one.name: "::".join(one.target) for one in found}


def test_what_a_use_brings_in() -> None:
    assert brought("use a::b;") == {"b": "a::b"}
    assert brought("use crate::{a::b as c, self as own, d::{self, E}, f::*};") == {
        "c": "crate::a::b", "own": "crate", "d": "crate::d", "E": "crate::d::E", "*": "crate::f",
    }  # fmt: skip
    assert brought("pub(crate) use super::super::g;\nuse serde;") == {"g": "super::super::g", "serde": "serde"}
    assert brought("use ::std::io;") == {}


def test_the_segments_of_a_path() -> None:
    for text, said in (
        ("type A = a::b::C<u8>;", ["a", "b", "C"]),
        ("type A = crate::m::Vec<u8>;", ["crate", "m", "Vec"]),
        ("type A = <T as Tr>::C;", []),
        ("type A = ::std::C;", []),
    ):
        tree = SyntaxTree(text)
        node = tree.root.named_children[0].child_by_field_name("type")
        assert [tree.text(part) for part in segments(node)] == said
