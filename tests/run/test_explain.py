"""Explanations: every sentence stands in bytes that resolve; real rustc, cargo and documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import MissingTool, UsageError
from rusta_core.records import Document
from rusta_core.run.explain import Explained, explain, explain_code, of_code
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.items import Items
from rusta_core.run.explaining.places import Named, named_at
from rusta_core.run.explaining.quotes import Explanation, quoted
from rusta_core.run.explaining.sides import OF_CODES, OF_ITEMS, other_sides
from rusta_core.rust.toolchain import Toolchain

MANIFEST = '[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n{more}'
RED = """\
fn main() {
    let (words, names) = (vec![1], vec![2]);
    let others = (words, names);
    println!("{:?}", words);
    println!("{:?}", names);
}
"""
GREEN = """\
use std::{collections::HashMap as Map, mem::{self, swap as exchange}};
use serde::Vec2;
fn swap() {}
fn main() {
    let mut bytes: Vec<u8> = Vec::new();
    unsafe { bytes.set_len(0) };
    let bits: u32 = unsafe { mem::transmute::<f32, u32>(1.0) };
    let (mut one, mut other) = (1, 2);
    exchange(&mut one, &mut other);
    let map: Map<u8, u8> = Map::new();
    swap();
    println!("{} {}", bytes.len(), map.contains_key(&1));
    for bytes in [1] { bytes.len(); }
    match Some(bits) { _ => Vec2::new() };
    "a".to_string();
    { let bytes = String::new(); }
    bytes.push(1);
}
"""


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One warm cache for all: the documentation is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def toolchain() -> Toolchain:
    return Toolchain.find()


@pytest.fixture(scope="module")
def books(toolchain: Toolchain, cache: None) -> Books:
    return Books.open(toolchain)


def unfounded(one: Explanation, books: Mapping[str, Document]) -> list[str]:
    """The sentences that do not stand in the bytes that they are cited from."""
    return [
        sentence
        for quote in one.quotes
        for sentence in quote.sentences
        if sentence.encode() not in (books[quote.span.doc_id].resolve(quote.span) or b"")
    ]


def test_every_error_code_is_explained_in_words_of_its_page(books: Mapping[str, Document]) -> None:
    codes = [name.removeprefix("error_codes/") for name in books if name.startswith("error_codes/E")]
    made = {code: of_code(code, books) for code in codes}
    assert len(codes) > 500
    assert [code for code, one in made.items() if not one.quotes] == []
    assert [(code, text) for code, one in made.items() for text in unfounded(one, books)] == []
    assert all(one.quotes[0].span.doc_id == f"error_codes/{code}" for code, one in made.items())
    assert all("```" not in text for one in made.values() for quote in one.quotes for text in quote.sentences)


def test_ownership_has_two_sides(books: Mapping[str, Document]) -> None:
    moved = of_code("E0382", books)
    assert [quote.span.doc_id for quote in moved.quotes] == [
        "error_codes/E0382", "book/ch04-01-what-is-ownership", "reference/expressions",
    ]  # fmt: skip
    assert moved.quotes[0].sentences[0] == "A variable was used after its contents have been moved elsewhere."
    assert moved.quotes[1].sentences == ("There can only be one owner at a time.",)


@pytest.mark.parametrize("matter", [*OF_CODES, *OF_ITEMS])
def test_each_other_side_is_in_the_installed_books(matter: str, books: Mapping[str, Document]) -> None:
    places = OF_CODES.get(matter) or OF_ITEMS[matter]
    assert all(len([*other_sides(books, [place])]) == 1 for place in places)


def test_what_is_not_there_is_not_quoted(books: Mapping[str, Document]) -> None:
    page = books["error_codes/E0382"]
    span = page.sections[0]
    assert quoted(page, span, ["A variable was used twice."]) is None
    assert quoted(page, evolve(span, sha256="0" * 64), ["A variable was used after its contents"]) is None
    assert [*other_sides(books, [("book/ch04-01-what-is-ownership", "no owner at all")])] == []
    assert [*other_sides({}, OF_CODES["E0382"])] == []


def test_without_its_page_a_code_is_met_with_silence(toolchain: Toolchain) -> None:
    said = Explained.of("E0382", (of_code("E0382", {}),), toolchain.docs)
    assert said.status == "silent"
    assert said.to_json()["explanations"] == [
        {"matter": "E0382", "silent": "the installed documentation has no page about E0382"}
    ]


def test_a_code_that_is_none(toolchain: Toolchain) -> None:
    with pytest.raises(UsageError, match="E12 is no error code") as fault:
        explain_code("E12", toolchain)
    assert fault.value.mend == "a code is E and four digits, as in E0382"
    with pytest.raises(UsageError, match="there is no error E9999") as fault:
        explain_code("E9999", toolchain)
    assert "near it are E0" in fault.value.mend


def test_without_documentation(toolchain: Toolchain) -> None:
    with pytest.raises(MissingTool, match="documentation is not available") as fault:
        explain_code("E0382", evolve(toolchain, docs=None))
    assert "rustup component add rust-docs" in fault.value.mend
    assert fault.value.exit_code == 2


def test_it_is_said_where_to_read_it(toolchain: Toolchain) -> None:
    [one] = explain_code("e0499", toolchain).to_json()["explanations"]
    quote = one["quotes"][0]
    assert quote["public"].startswith("https://doc.rust-lang.org/")
    assert quote["file"].startswith("file:///")
    assert quote["file"].endswith("error_codes/E0499.html#error-code-e0499")
    assert (quote["title"], len(quote["sha256"])) == ("Error code E0499", 64)


@pytest.fixture(scope="module")
def items(books: Mapping[str, Document]) -> Items:
    return Items.of(books)


def found(items: Items, text: str, line: int, column: int | None = None) -> list[str | None]:
    named = named_at(text, line, column)
    return [items.method(one.method, one.path) if one.method else items.find(one.path) for one in named]


@pytest.mark.parametrize(
    ("line", "column", "path"),
    [
        (1, 26, "std::collections::HashMap"),
        (1, 40, "std::mem"),
        (5, 20, "std::vec::Vec"),
        (5, 24, "u8 (primitive)"),
        (5, 36, "std::vec::Vec::new"),
        (6, 20, "std::vec::Vec::set_len"),
        (7, 32, "std::mem"),
        (7, 37, "std::intrinsics::transmute"),
        (9, 5, "std::mem::swap"),
        (10, 30, "std::collections::HashMap"),
        (10, 33, "std::collections::HashMap::new"),
        (12, 5, "std::println!"),
        (12, 29, "std::vec::Vec::len"),
        (12, 40, "std::collections::HashMap::contains_key"),
        (14, 5, "match (keyword)"),
        (14, 11, "std::option::Option::Some"),
        (15, 9, "std::string::ToString::to_string"),
        (17, 11, "std::vec::Vec::push"),
    ],
)
def test_a_name_is_what_the_file_shows_that_it_is(items: Items, line: int, column: int, path: str) -> None:
    assert found(items, GREEN, line, column) == [path]


@pytest.mark.parametrize(("line", "column"), [(2, 12), (3, 4), (4, 4), (11, 5), (13, 30), (14, 29), (5, 13), (1, 4)])
def test_what_is_the_programs_own_or_nobodys_is_not_taken_for_stds(items: Items, line: int, column: int) -> None:
    assert [path for path in found(items, GREEN, line, column) if path and "(keyword)" not in path] == []


@given(line=st.integers(1, 24), column=st.none() | st.integers(1, 90), cut=st.integers(0, len(GREEN)))
def test_any_place_of_any_text_can_be_asked_about(line: int, column: int | None, cut: int) -> None:
    text = GREEN[:cut] + "é" + GREEN[cut:]
    assert all(isinstance(one, Named) for one in named_at(text, min(line, text.count("\n") + 1), column))


@pytest.mark.parametrize("path", ["std::vec::Vec::set_len", "std::intrinsics::transmute", "std::marker::Send"])
def test_what_is_unsafe_has_two_sides(path: str, items: Items, books: Mapping[str, Document]) -> None:
    one = items.explain(path)
    assert {quote.span.doc_id.partition("/")[0] for quote in one.quotes} >= {"std", "nomicon"}
    assert unfounded(one, books) == []


def test_items_are_explained_in_words_of_their_pages(items: Items, books: Mapping[str, Document]) -> None:
    made = [items.explain(path) for path in sorted(items.places)[::20]]
    assert len(made) > 300
    assert [(one.matter, text) for one in made for text in unfounded(one, books)] == []
    assert sum(bool(one.quotes) for one in made) > 0.9 * len(made)


def test_the_errors_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "red.rs"
    file.write_text(RED)
    said = explain(str(file))
    assert said.status == "explained"
    assert [one.matter for one in said.explanations] == ["E0382", "E0382"]
    error = said.to_json()["explanations"][0]["error"]
    assert error == {
        "code": "E0382", "message": "borrow of moved value: `words`", "file": "red.rs", "line": 4, "column": 22,
    }  # fmt: skip
    assert [one.error.primary[0].line for one in explain(f"{file}:5").explanations if one.error] == [5]
    assert explain(f"{file}:2").explanations[0].matter == "std::vec!"


def test_a_crate_of_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "Cargo.toml").write_text('[workspace]\nmembers = ["app", "lib"]\nresolver = "2"\n')
    for name, text in (("app", 'pub fn f() -> u8 {\n    "a"\n}\n'), ("lib", "pub fn g() {}\n")):
        (tmp_path / name / "src").mkdir(parents=True)
        (tmp_path / name / "Cargo.toml").write_text(MANIFEST.format(name=name, more=""))
        (tmp_path / name / "src/lib.rs").write_text(text)
    assert [one.matter for one in explain(str(tmp_path / "app")).explanations] == ["E0308"]
    assert [one.matter for one in explain(f"{tmp_path}/app/src/lib.rs:2:5").explanations] == ["E0308"]
    assert explain(f"{tmp_path}/app/src/lib.rs:1:15").explanations[0].matter == "u8 (primitive)"
    assert explain(str(tmp_path / "lib")).status == "compiles"


def test_lints_and_what_has_no_code_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "Cargo.toml").write_text(MANIFEST.format(name="lints", more=""))
    (tmp_path / "src/main.rs").write_text("#![deny(unused_variables)]\nfn main() {\n    let unused = 1;\n}\n")
    [lint] = explain(str(tmp_path)).explanations
    assert lint.silent == "`unused_variables` is a lint, and lints are not explained"
    (tmp_path / "src/main.rs").write_text("fn main() { let }\n")
    said = explain(str(tmp_path))
    assert said.status == "silent"
    assert said.explanations[0].silent == "the compiler gives this error no code"


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("green.rs:40", "the line is beyond the file"),
        ("green.rs:4:90", "the column is beyond the line"),
        ("green.rs:0", "lines and columns count from 1"),
        (".:3", "only a .rs file has lines to explain"),
        ("none.rs", "there is nothing by this name"),
        ("notes.txt", "this is no Rust"),
        ("empty.rs:1", "the file is empty"),
        ("empty.rs", "the file is empty"),
        (" ", "nothing is asked"),
        ("./no file.rs:3", "there is nothing by this name"),
        ("nothing::here", "nothing::here is nothing that can be explained"),
    ],
)
def test_what_cannot_be_explained(asked: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "green.rs").write_text(GREEN)
    (tmp_path / "notes.txt").write_text("notes\n")
    (tmp_path / "empty.rs").write_text("")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=fault):
        explain(asked)


def test_a_place_where_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "main.rs").write_text("fn main() {\n    let x = 1;\n}\n")
    said = explain(f"{tmp_path}/main.rs:2:9")
    assert said.status == "silent"
    assert said.explanations[0].silent == "no error touches this place, and nothing in it is surely an item of std"
    (tmp_path / "main.rs").write_text('fn main() {\n    let x = 1;\n    let y: u8 = "";\n}\n')
    assert "(the compiler reports 1 elsewhere" in explain(f"{tmp_path}/main.rs:2:9").explanations[0].silent


def test_a_question_is_answered_or_met_with_silence(books: Books) -> None:
    for asked, doc_id, sentence in (
        ("When does `Vec::push` panic?", "std/vec/struct.Vec", "Panics if the new capacity exceeds"),
        ("What does the error E0382 mean?", "error_codes/E0382", "A variable was used after its contents"),
        ("drop check", "nomicon/dropck", "generics arguments must strictly outlive it"),
    ):
        [one] = explain(asked).explanations
        said = [text for quote in one.quotes if quote.span.doc_id == doc_id for text in quote.sentences]
        assert any(sentence in text for text in said), asked
        assert unfounded(one, books) == []
    said = explain("How is a cake baked with eggs?")
    assert (said.status, said.explanations[0].silent) == (
        "silent", "no passage of the documentation surely answers this",
    )  # fmt: skip
    assert explain("When does `Vec::bake` panic?").status == "silent"
