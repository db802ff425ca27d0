"""Types by the real compiler's word."""

from __future__ import annotations

import pytest

from rusta_core.records import DiagCase, File, digest
from rusta_core.rust.type_of import type_of
from rusta_core.rust.verifier import verifier


def asked(checker, text: str, what: str, *others: File, before: str = "") -> str | None:
    """The type of the first `what` after `before`."""
    files = (File(path="src/lib.rs", text=text), *others)
    case = DiagCase(
        license="MIT", source_url="", sha256=digest(text), id="case", repo="r", edition="2021", error_class="type",
        files=files,
    )  # fmt: skip
    start = len(text[: text.index(what, text.index(before))].encode())
    return type_of(verifier(checker, case), files, "src/lib.rs", start, start + len(what.encode()))


def body(text: str) -> str:
    return f"use std::collections::HashMap;\npub fn run(words: &[String]) {{\n    let é = 'é';\n    {text}\n}}\n"


EXPRESSIONS = {
    # generic calls
    ("let n = words.first().map(String::len);", "words.first()"): "Option<&String>",
    ("let m: HashMap<u8, Vec<u16>> = HashMap::new();", "HashMap::new()"): "HashMap<u8, Vec<u16>>",
    ('let n = "4".parse::<u64>();', '"4".parse::<u64>()'): "Result<u64, ParseIntError>",
    ("let n: i8 = words[0].parse().unwrap();", "words[0].parse()"): "Result<i8, ParseIntError>",
    ("let mut v = Vec::new(); v.push(1u8);", "Vec::new()"): "Vec<u8>",
    # references
    ("let s: &[u8] = &vec![1];", "&vec![1]"): "&Vec<u8>",
    ("let s = &&words[0];", "&words[0]"): "&String",
    ("let s = *words;", "*words"): "[String]",
    ("let s: &dyn Fn() = &|| ();", "&|| ()"): "&{closure}",
    # closures
    ("let add = |a: u8| a + 1; add(2);", "|a: u8| a + 1"): "{closure}",
    ("let add = |a| a + 1; add(2u16);", "a + 1"): "u16",
    ("let n = words.iter().map(|word| word.len()).max();", "word.len()"): "usize",
    # method chains
    ("let n = words.iter().map(|word| word.len()).max();", "words.iter()"): "std::slice::Iter<'_, String>",
    (
        "let n = words.iter().map(|word| word.len()).max();",
        "words.iter().map(|word| word.len())",
    ): "Map<std::slice::Iter<'_, String>, {closure}>",
    (
        "let n = words.iter().map(|word| word.len()).max();",
        "words.iter().map(|word| word.len()).max()",
    ): "Option<usize>",
    # inference that comes late, and what falls back
    ("let n = 1; takes(n); fn takes(_: u64) {}", "1"): "u64",
    ("let n = 1 + 2;", "1 + 2"): "i32",
    ("let n = 1.5;", "1.5"): "f64",
    # places where an expression is not alone
    ('println!("{} {}", é, words.len());', "words.len()"): "usize",
    ("words.len();", "words.len()"): "usize",
    ("words.iter().count();", "words"): "&[String]",
    ("if words.is_empty() { return; }", "words.is_empty()"): "bool",
    ("let f = run;", "run"): "for<'a> fn(&'a [String]) {run}",
    ("let unit = println!();", "println!()"): "()",
}


@pytest.mark.parametrize(
    ("asks", "type_"), EXPRESSIONS.items(), ids=[f"{what} in {line}" for line, what in EXPRESSIONS]
)
def test_the_type_of_an_expression(checker, asks, type_):
    line, what = asks
    assert asked(checker, body(line), what, before=line) == type_


NAMES = {
    ("let total = words.iter().map(|one| one.len()).sum::<usize>();", "total"): "usize",
    ("let mut kept = Vec::new(); kept.push(é);", "kept"): "Vec<char>",
    ("let (a, (b, _)) = (1u8, (words, 2));", "b"): "&[String]",
    ("let Some(first) = words.first() else { return };", "first"): "&String",
    ("for (n, word) in words.iter().enumerate() {}", "n,"): "usize",
    ("for word in words {}", "word"): "&String",
    ("match words.first() { Some(one) if one.len() > 1 => {}, _ => {} }", "one)"): "&String",
    ("match words.first() { Some(one) => one.len(), None => 0 };", "one)"): "&String",
    ("if let Some(one) = words.first() { drop(one) }", "one)"): "&String",
    ("while let Some(one) = words.first() {}", "one)"): "&String",
    ("struct P { x: u8 } let P { x } = (P { x: 1 });", "x }"): "u8",
    ("words.iter().map(|one| one.len()).sum::<usize>();", "one"): "&String",
    ("let f = |one: u8| { one };", "one:"): "u8",
}


@pytest.mark.parametrize(("asks", "type_"), NAMES.items(), ids=[f"{what} in {line}" for line, what in NAMES])
def test_the_type_of_a_name_where_it_is_bound(checker, asks, type_):
    line, what = asks
    text, name = body(line), what.rstrip(",):} ")
    start = text.index(line)
    data = len(text[: text.index(what, start)].encode())
    case = DiagCase(
        license="MIT", source_url="", sha256=digest(text), id="case", repo="r", edition="2021", error_class="type",
        files=(File(path="src/lib.rs", text=text),),
    )  # fmt: skip
    assert type_of(verifier(checker, case), case.files, "src/lib.rs", data, data + len(name)) == type_


def test_a_parameter(checker):
    assert asked(checker, body(""), "words") == "&[String]"


def test_in_a_generic_function_types_are_those_that_it_names(checker):
    text = "pub fn first<T: Clone>(all: &[T]) -> Option<T> {\n    all.first().cloned()\n}\n"
    assert asked(checker, text, "all.first().cloned()") == "Option<T>"
    assert asked(checker, text, "all", before="    all") == "&[T]"


def test_a_program_with_other_errors_still_has_types(checker):
    text = body('let n: u8 = "four"; let all = words.to_vec();').replace("words: &", "_: u8, words: &")
    assert asked(checker, text, "words.to_vec()") == "Vec<String>"
    assert asked(checker, text, "all") == "Vec<String>"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("let n = 1 + 2 * 3;", "1 + 2"),  # no expression of its own
        ("let n = words.len();", "len"),
        ("let v = Vec::new();", "Vec::new()"),  # never inferred
        ("let n = none();", "none()"),  # there is no such thing
        ("let n = #;", "n"),  # no program at all
        ("let v = words.iter().map(|word| word.len()).max();", "|word| word.len()"),  # alone it says too little
        ("#[cfg(any())] let n = words.len();", "words.len()"),  # not compiled
    ],
)
def test_where_the_compiler_says_nothing_useful(checker, line, what):
    assert asked(checker, body(line), what, before=line) is None


def test_a_file_of_a_crate_of_several(checker):
    other = File(path="src/price.rs", text="pub struct Cents(pub u64);\n")
    text = "mod price;\npub fn cost() -> u64 {\n    let it = price::Cents(3);\n    it.0\n}\n"
    assert asked(checker, text, "price::Cents(3)", other) == "Cents"
