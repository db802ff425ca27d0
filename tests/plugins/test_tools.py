"""The tools that ask the compiler and propose edits, on real programs and the real compiler."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from rusta_tools.cargo_check import CargoCheck
from rusta_tools.generic_edits import GenericEdits
from rusta_tools.rustc import Rustc
from rusta_tools.rustc_suggestions import RustcSuggestions

from rusta_core import (
    QA,
    Action,
    Checker,
    DiagCase,
    File,
    Observation,
    ProbeContext,
    Program,
    Workshop,
    apply_edits,
    digest,
)
from rusta_core.rust.prove import prove
from rusta_core.testing.material import proposals, questions

GREEN = 'fn main() {\n    println!("hi");\n}\n'
MOVED = 'fn main() {\n    let a = String::from("a");\n    let b = a;\n    println!("{a}{b}");\n}\n'


def case(*files: str | File, edition: str = "2021") -> DiagCase:
    held = [File(path="src/main.rs", text=file) if isinstance(file, str) else file for file in files]
    return DiagCase(
        license="MIT", source_url="", sha256=digest(held[0].text), id="case", repo="r", edition=edition,
        error_class="type", files=tuple(held),
    )  # fmt: skip


def ask(tool: object, asked: DiagCase | QA, checker: Checker) -> Observation:
    workshop = Workshop(checker=checker, documents={})
    context = ProbeContext(action=Action(tool="tool"), case=asked, workshop=workshop)
    answer: Observation = tool.probe(context)  # type: ignore[attr-defined]
    return answer


def texts(answer: Observation, asked: DiagCase) -> list[str]:
    return [apply_edits(asked.files, edits)[0].text for edits in answer.proposals]


# rustc


def test_rustc_says_ok_or_what_is_wrong(checker: Checker) -> None:
    assert ask(Rustc(), case(GREEN), checker).status == "ok"
    answer = ask(Rustc(), case(MOVED), checker)
    assert answer.status == "failed"
    assert answer.data["ok"] is False
    assert answer.data["codes"] == ["E0382"]
    [said] = answer.data["diagnostics"]
    assert said["message"] == "borrow of moved value: `a`"
    assert {MOVED.encode()[span["start"] : span["end"]] for span in said["spans"]} == {b"a"}


@pytest.mark.parametrize("tool", [Rustc(), RustcSuggestions(), GenericEdits()], ids=lambda tool: type(tool).__name__)
def test_a_case_with_a_manifest_is_not_theirs(tool: object, checker: Checker) -> None:
    answer = ask(tool, case(GREEN, File(path="Cargo.toml", text="")), checker)
    assert answer.status == "error"
    assert answer.data["why"].startswith("rustc cannot judge a case with a manifest")


def test_several_files_are_one_crate(checker: Checker) -> None:
    root = "mod other;\nfn main() {\n    other::greet();\n}\n"
    red = case(root, File(path="src/other.rs", text="fn greet() {}\n"))
    answer = ask(Rustc(), red, checker)
    assert answer.data["codes"] == ["E0603"]
    proposals = ask(GenericEdits(), red, checker).proposals
    assert any(edit.path == "src/other.rs" and edit.text == "pub " for edits in proposals for edit in edits)


@pytest.mark.parametrize(
    "tool", [Rustc(), RustcSuggestions(), GenericEdits(), CargoCheck()], ids=lambda tool: type(tool).__name__
)
def test_a_question_is_not_theirs(tool: object, checker: Checker) -> None:
    answer = ask(tool, questions()[0], checker)
    assert answer.status == "error"
    assert answer.data["why"].endswith("this is a question")


# rustc-suggestions


def test_a_suggestion_repairs(checker: Checker) -> None:
    asked = case(MOVED)
    answer = ask(RustcSuggestions(), asked, checker)
    assert MOVED.replace("= a;", "= a.clone();") in texts(answer, asked)
    assert answer.data["proposed"] == len(answer.proposals)
    assert answer.data["rules"][0] == "MachineApplicable clone"
    assert answer.data["about"]["MachineApplicable clone"]["intent"] == "clone"


def test_the_parts_of_a_suggestion_stay_together(checker: Checker) -> None:
    asked = case("fn longer(a: &str, b: &str) -> &str {\n    if a.len() > b.len() { a } else { b }\n}\nfn main() {}\n")
    answer = ask(RustcSuggestions(), asked, checker)
    together = "fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {"
    assert any(text.startswith(together) for text in texts(answer, asked))
    assert not any("<'a>(a: &str" in text for text in texts(answer, asked))


def test_alternatives_are_proposed_apart(checker: Checker) -> None:
    asked = case("fn main() {\n    let held: Rc<u8>;\n    let map: HashMap<u8, u8>;\n}\nstruct Rd;\n")
    proposed = texts(ask(RustcSuggestions(), asked, checker), asked)
    assert any("use std::rc::Rc;" in text and "HashMap;" not in text for text in proposed)
    assert not any(text.count("use std::rc::Rc;") > 1 for text in proposed)


def test_all_that_rustc_is_sure_of_is_proposed_at_once(checker: Checker) -> None:
    asked = case("fn main() {\n    let a = 1;\n    a = 2;\n    let v = Vec::new();\n    v.push(a);\n}\n")
    first = texts(ask(RustcSuggestions(), asked, checker), asked)[0]
    assert checker.check(Program(first)).ok


def test_bounds_of_one_parameter_are_joined(checker: Checker) -> None:
    red = "fn f<T>(a: &T, b: &T) -> T {\n    if a == b { a.clone() } else { b.clone() }\n}\nfn main() {}\n"
    asked = case(red)
    proposed = texts(ask(RustcSuggestions(), asked, checker), asked)
    assert any("fn f<T: std::cmp::PartialEq + Clone>(" in text for text in proposed)


def test_placeholders_are_no_edits(checker: Checker) -> None:
    asked = case("fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\nfn main() {\n    add(1);\n}\n")
    assert not any("/*" in text for text in texts(ask(RustcSuggestions(), asked, checker), asked))


def test_nothing_to_suggest_is_failed(checker: Checker) -> None:
    answer = ask(RustcSuggestions(), case(GREEN), checker)
    assert (answer.status, answer.proposals) == ("failed", ())


# generic-edits

BUGS = {
    "a value is cloned": ("let kept = entries;", "let kept = entries.clone();"),
    "a mut is put back": ("let map = HashMap::new();", "let mut map = HashMap::new();"),
    "a name is made public": ("    fn cents(", "    pub fn cents("),
    "an empty list is made": ("Queue { items: 0 }", "Queue { items: Vec::new() }"),
    "a bound is put back": ("impl<T: Clone> Queue<T>", "impl<T: Clone + PartialOrd> Queue<T>"),
}


@pytest.mark.parametrize(("bug", "mend"), BUGS.values(), ids=BUGS)
def test_the_edit_that_was_meant_is_among_them(bug: str, mend: str, checker: Checker) -> None:
    cases = prove(proposals(), checker)[0]
    [asked] = [one for one in cases if bug in one.files[0].text and mend not in one.files[0].text]
    answer = ask(GenericEdits(), asked, checker)
    assert asked.files[0].text.replace(bug, mend) in texts(answer, asked)


SMALL = {
    "fn main() {\n    let a = 1\n    let b = a;\n}\n": "let a = 1;\n",
    "fn main() {\n    println!(\"{}\" 1);\n}\n": '"{}", 1',
    "fn main() {\n    let n = (1 + 2;\n}\n": "(1 + 2);",
    "fn add(a: i32 {\n}\nfn main() {}\n": "a: i32) {",
    "fn main() {\n    if true {\n        let a = 1;\n}\n": "let a = 1;\n    }\n}",
    "func main() {}\n": "fn main",
    "fn main() {\n    let v: Vec<i32> = vec![1];\n    v[0i32];\n}\n": "v[0]",
    "fn f(a: i32) -> i32 {\n    a;\n}\nfn main() {}\n": "    a\n",
    "fn main() {\n    let n = 3;\n    for i in n {}\n}\n": "in 0..n",
    "fn f(a: i32, b: i32) {}\nfn main() {\n    let c = 1;\n    f(c);\n}\n": "f(c, c)",
    "struct P { x: i32, y: i32 }\nfn main() {\n    let y = 2;\n    let p = P { x: 1 };\n}\n": "P { x: 1, y }",
    "fn main() {\n    let v = vec![1];\n    println!(\"{}\", v);\n}\n": "{:?}",
    "fn p(_: i32) {}\nfn main() {\n    p(counter);\n    let counter = 1;\n}\n": "let counter = 1;\n    p(counter);",
    "fn main() {\n    let m = BTreeMap::<u8, u8>::new();\n}\n": "use std::collections::BTreeMap;",
    "struct A { x: i32 }\nimpl A {\n    fn get(&self) -> i32 { x }\n}\nfn main() {}\n": "{ self.x }",
    "fn main() {\n    let c;\n    {\n        let a = 1;\n        c = &a;\n    }\n    c;\n}\n": "let a = 1;\n    {",
    "fn main() {\n    let n = \"4\".parse::<i32>()?;\n}\n": ".unwrap()",
    "fn f(v: Option<i32>) -> i32 {\n    match v {\n        Some(n) => n,\n    }\n}\nfn main() {}\n": "_ => ",
    "struct S<'a> { t: &str }\nfn main() {}\n": "&'a str",
    "fn main() {\n    let v = \"a b\".split(' ').collect();\n}\n": ": Vec<_>",
    "fn f() -> Result<i32> { Ok(1) }\nfn main() {}\n": "Result<i32, ",
}  # fmt: skip


@pytest.mark.parametrize(("red", "mend"), SMALL.items(), ids=[repr(mend) for mend in SMALL.values()])
def test_small_bugs_are_reached(red: str, mend: str, checker: Checker) -> None:
    asked = case(red)
    proposed = [text for text in texts(ask(GenericEdits(), asked, checker), asked) if mend in text]
    assert any(checker.compiles_many([Program(text) for text in proposed]))


def test_most_is_obeyed_and_keeps_the_first(checker: Checker) -> None:
    few, many = (ask(GenericEdits(most=most), case(MOVED), checker) for most in (5, 50))
    assert len(few.proposals) == 5
    assert few.proposals == many.proposals[:5]
    assert few.data["found"] == many.data["found"]


def test_nothing_is_silenced_emptied_or_said_twice(checker: Checker) -> None:
    for asked in [*prove(proposals(), checker)[0], *map(case, SMALL)]:
        proposed = texts(ask(GenericEdits(most=10_000), asked, checker), asked)
        assert len(set(proposed)) == len(proposed)
        assert asked.files[0].text not in proposed
        before = asked.files[0].text
        for word in ("unsafe", "todo!", "allow(", "unimplemented!", "{}\n}"):
            assert not any(text.count(word) > before.count(word) + (word == "{}\n}") for text in proposed)


def test_a_program_that_compiles_needs_no_edit(checker: Checker) -> None:
    assert ask(GenericEdits(), case(GREEN), checker).proposals == ()


# cargo-check


def test_cargo_checks_a_case_of_one_file(checker: Checker) -> None:
    for text in (GREEN, "pub fn f() {}\n"):
        answer = ask(CargoCheck(), case(text), checker)
        assert answer.status == "ok", answer.data
    answer = ask(CargoCheck(), case(MOVED), checker)
    assert (answer.status, answer.data["codes"]) == ("failed", ["E0382"])
    assert answer.data["diagnostics"][0]["spans"][0]["file"] == "src/main.rs"


def test_cargo_checks_a_crate_of_several_files(checker: Checker) -> None:
    files = [
        File(path="Cargo.toml", text='[package]\nname = "two"\nversion = "1.0.0"\nedition = "2021"\n'),
        File(path="src/lib.rs", text="pub mod inner;\npub fn f() -> u8 {\n    inner::g()\n}\n"),
        File(path="src/inner.rs", text="fn g() -> u8 {\n    1\n}\n"),
    ]
    answer = ask(CargoCheck(), case(*files), checker)
    assert (answer.status, answer.data["codes"]) == ("failed", ["E0603"])
    files[2] = File(path="src/inner.rs", text="pub fn g() -> u8 {\n    1\n}\n")
    assert ask(CargoCheck(), case(*files), checker).status == "ok"


def test_cargo_says_what_it_cannot_take(checker: Checker) -> None:
    answer = ask(CargoCheck(), case(File(path="Cargo.toml", text="no manifest")), checker)
    assert answer.status == "failed"
    assert "Cargo.toml" in answer.data["why"]


def test_build_scripts_see_nothing_of_the_machine(checker: Checker, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("here")
    script = f'fn main() {{\n    assert!(!std::path::Path::new("{secret}").exists());\n}}\n'
    files = [File(path="src/main.rs", text=GREEN), File(path="build.rs", text=script)]
    assert ask(CargoCheck(), case(*files), checker).status == "ok"


def test_a_toolchain_without_cargo_is_missing_it(checker: Checker) -> None:
    bare = Checker(evolve(checker.toolchain, cargo=None), checker.sandbox, None)
    answer = ask(CargoCheck(), case(GREEN), bare)
    assert answer.status == "missing"
    assert answer.data["why"] == "the toolchain has no cargo: `rustup component add cargo`"


def test_a_check_that_takes_too_long_is_a_timeout(checker: Checker) -> None:
    assert ask(CargoCheck(timeout=0.01), case(GREEN), checker).status == "timeout"
