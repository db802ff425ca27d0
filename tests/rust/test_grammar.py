"""What an edit mends, by the grammar: each place is there in the documentation, and is about that construct."""

from __future__ import annotations

import pytest

from rusta_core.records import Edit, File
from rusta_core.rust.grammar import PRODUCTIONS, production
from rusta_core.rust.toolchain import Toolchain

CASES = [
    ("fn f() {\n    let a = 1§\n    g(a);\n}\n", ";", "statements#let-statements"),
    ("fn f() {\n    g()§\n    h();\n}\n", ";", "statements#expression-statements"),
    ("fn f(a: u8) {\n    match a {\n        1 => g()§\n        _ => h(),\n    }\n}\n", ",", "expressions/match-expr"),
    ("fn f() -> P {\n    P { a: 1§ b: 2 }\n}\n", ",", "expressions/struct-expr"),
    ("fn f() {\n    let a = [1, 2§;\n}\n", "]", "expressions/array-expr"),
    ("fn f() {\n    g();\n§", "}", "expressions/block-expr"),
    ("struct P {\n    a: u8§\n    b: u8,\n}\n", ",", "items/structs"),
    ("§ f() {}\n", "fn", "items/functions"),
    ("use std::fmt§\nfn f() {}\n", ";", "items/use-declarations"),
]


@pytest.mark.parametrize(("text", "missing", "place"), CASES)
def test_the_production_that_an_edit_completes(text: str, missing: str, place: str) -> None:
    at = len(text[: text.index("§")].encode())
    files = [File(path="src/lib.rs", text=text.replace("§", ""))]
    edit = Edit(path="src/lib.rs", start=at, end=at, text=missing)
    assert production(files, [edit]).startswith(f"reference/{place}")


def test_what_is_no_construct_has_none() -> None:
    assert production([File(path="src/lib.rs", text="")], []) == ""
    manifest = [File(path="Cargo.toml", text="[package\n")]
    assert production(manifest, [Edit(path="Cargo.toml", start=8, end=8, text="]")]) == ""
    assert production([File(path="a.rs", text="x")], [Edit(path="a.rs", start=0, end=1, text="")]) == ""


def test_every_place_is_in_the_installed_reference() -> None:
    docs = Toolchain.find().docs
    if docs is None:
        pytest.skip("the documentation is not installed")
    for place in PRODUCTIONS.values():
        page, _, anchor = place.partition("#")
        html = (docs / "reference" / f"{page}.html").read_text()
        assert f'id="{anchor}"' in html, place
        assert "Syntax" in html or "Lexer" in html, place
