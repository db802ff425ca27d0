"""cargo-test, clippy and rustfmt on real cases, with the real programs, in the real sandbox."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from attrs import evolve
from rusta_tools.cargo_check import CargoCheck
from rusta_tools.cargo_test import CargoTest
from rusta_tools.clippy import Clippy
from rusta_tools.rustfmt import Rustfmt

from rusta_core import (
    QA,
    Action,
    Checker,
    DiagCase,
    File,
    Observation,
    ProbeContext,
    Workshop,
    apply_edits,
    digest,
)
from rusta_core.testing.material import questions

TESTED = """\
pub fn double(n: u8) -> u8 {
    n * 2
}
#[cfg(test)]
mod tests {
    use super::double;
    #[test]
    fn doubles() {
        assert_eq!(double(2), 4);
    }
    #[test]
    fn of_nothing() {
        assert_eq!(double(0), 0, "nothing is nothing");
    }
    #[test]
    #[should_panic]
    fn overflows() {
        double(std::hint::black_box(200));
    }
}
"""
MANIFEST = File(path="Cargo.toml", text='[package]\nname = "two"\nversion = "1.0.0"\nedition = "2021"\n')


def case(*files: str | File, edition: str = "2021") -> DiagCase:
    held = [File(path="src/lib.rs", text=file) if isinstance(file, str) else file for file in files]
    return DiagCase(
        license="MIT", source_url="", sha256=digest(held[0].text), id="case", repo="r", edition=edition,
        error_class="type", files=tuple(held),
    )  # fmt: skip


def ask(tool: object, asked: DiagCase | QA, checker: Checker) -> Observation:
    context = ProbeContext(action=Action(tool="it"), case=asked, workshop=Workshop(checker=checker, documents={}))
    answer: Observation = tool.probe(context)  # type: ignore[attr-defined]
    assert answer.tool == "it"
    assert answer.seconds > 0 or answer.status in ("missing", "error")
    return answer


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whatever a tool writes goes, whatever came of it."""
    own = tmp_path / "scratch"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    yield
    assert list(own.iterdir()) == []


# cargo-test


def test_tests_that_pass_are_counted(checker: Checker) -> None:
    answer = ask(CargoTest(), case(TESTED), checker)
    assert (answer.status, answer.data) == ("ok", {"ran": 3, "failed": [], "detail": ""})


def test_tests_that_fail_are_named_with_what_they_said(checker: Checker) -> None:
    answer = ask(CargoTest(), case(TESTED.replace("n * 2", "n * 2 + 1")), checker)
    assert (answer.status, answer.data["ran"]) == ("failed", 3)
    assert answer.data["failed"] == ["tests::doubles", "tests::of_nothing"]
    assert "nothing is nothing" in answer.data["detail"]
    assert "left: 5" in answer.data["detail"]
    answer = ask(CargoTest(), case(TESTED.replace("n * 2", "n.wrapping_mul(2)")), checker)
    assert answer.data["failed"] == ["tests::overflows"]


def test_unit_and_integration_tests_of_a_crate_with_a_manifest(checker: Checker) -> None:
    green = "#[test]\nfn apart() {\n    assert_eq!(two::inner::double(4), 8);\n}\n"
    files = [
        MANIFEST,
        File(path="src/lib.rs", text="pub mod inner;\n"),
        File(path="src/inner.rs", text=TESTED),
        File(path="tests/apart.rs", text=green),
    ]
    answer = ask(CargoTest(), case(*files), checker)
    assert (answer.status, answer.data["ran"], answer.data["failed"]) == ("ok", 4, [])
    files[3] = File(path="tests/apart.rs", text=green.replace("8", "9"))
    answer = ask(CargoTest(), case(*files), checker)
    assert (answer.status, answer.data["ran"], answer.data["failed"]) == ("failed", 4, ["apart"])


def test_no_tests_is_no_failure(checker: Checker) -> None:
    answer = ask(CargoTest(), case("pub fn f() {}\n"), checker)
    assert (answer.status, answer.data) == ("ok", {"ran": 0, "failed": [], "detail": "there are no tests"})


def test_what_does_not_compile_has_diagnostics(checker: Checker) -> None:
    answer = ask(CargoTest(), case(TESTED.replace("n * 2", '"4"')), checker)
    assert (answer.status, answer.data["ran"], answer.data["codes"]) == ("failed", 0, ["E0308"])
    assert answer.data["diagnostics"][0]["spans"][0]["file"] == "src/lib.rs"


def test_a_test_that_breaks_the_process_is_named(checker: Checker) -> None:
    broken = TESTED.replace('assert_eq!(double(0), 0, "nothing is nothing");', "std::process::abort();")
    answer = ask(CargoTest(), case(broken), checker)
    assert (answer.status, answer.data["failed"]) == ("failed", ["tests::of_nothing"])
    assert answer.data["detail"]


def test_a_test_without_end_is_a_timeout(checker: Checker) -> None:
    endless = TESTED.replace("assert_eq!(double(2), 4);", "loop {}")
    answer = ask(CargoTest(timeout=6.0), case(endless), checker)
    assert (answer.status, answer.data["failed"]) == ("timeout", ["tests::doubles"])
    assert answer.data["detail"] == "cargo took too long"


def test_a_dependency_comes_from_this_machine_or_is_told(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crate = tmp_path / "home/registry/src/index/tens-1.2.0"
    (crate / "src").mkdir(parents=True)
    (crate / "Cargo.toml").write_text('[package]\nname = "tens"\nversion = "1.2.0"\nedition = "2021"\n')
    (crate / "src/lib.rs").write_text("pub fn ten() -> u32 { 10 }\n")
    monkeypatch.setenv("CARGO_HOME", str(tmp_path / "home"))
    root = File(path="src/lib.rs", text="#[test]\nfn is_ten() {\n    assert_eq!(tens::ten(), 10);\n}\n")

    def asked(name: str) -> Observation:
        manifest = evolve(MANIFEST, text=f'{MANIFEST.text}[dependencies]\n{name} = "1"\n')
        return ask(CargoTest(), case(manifest, root), checker)

    assert (asked("tens").status, asked("tens").data["ran"]) == ("ok", 1)
    assert (asked("hundreds").status, "no matching package named `hundreds`" in asked("hundreds").data["why"]) == (
        "failed",
        True,
    )


def test_what_is_built_sees_the_crate_read_only(checker: Checker) -> None:
    script = 'fn main() {\n    assert!(std::fs::write("src/lib.rs", "").is_err());\n}\n'
    answer = ask(CargoTest(), case(TESTED, File(path="build.rs", text=script)), checker)
    assert (answer.status, answer.data["ran"]) == ("ok", 3)


FORKS = """\
extern "C" { fn fork() -> i32; }
fn forks() {
    while unsafe { fork() } > 0 {}
    std::thread::sleep(std::time::Duration::from_secs(99));
}
"""


def test_whoever_becomes_too_many_is_ended_and_told(checker: Checker) -> None:
    script = File(path="build.rs", text=f"{FORKS}fn main() {{ forks(); }}\n")
    for tool in (CargoCheck(), CargoTest(), Clippy()):
        answer = ask(tool, case(TESTED, script), checker)
        assert (answer.status, answer.data["why"]) == ("failed", "it became more than 256 processes")
    answer = ask(CargoTest(), case(f"{FORKS}#[test]\nfn tries() {{ forks(); }}\n"), checker)
    assert (answer.status, answer.data["failed"]) == ("failed", ["tries"])
    assert answer.data["detail"] == "cargo broke off: it became more than 256 processes"


def test_a_folder_too_deep_for_python_goes_too(checker: Checker) -> None:
    body = 'for _ in 0..3000 { std::fs::create_dir("d").unwrap(); std::env::set_current_dir("d").unwrap(); }'
    script = f'fn main() {{ std::env::set_current_dir(std::env::var("OUT_DIR").unwrap()).unwrap(); {body} }}\n'
    assert ask(CargoCheck(), case(TESTED, File(path="build.rs", text=script)), checker).status == "ok"


# clippy

LINTED = """\
pub fn none(v: &[u8]) -> bool {
    v.len() == 0
}
pub fn same(n: u8) -> u8 {
    let mut m = n.clone();
    m
}
"""


def test_lints_by_name_and_what_mends_them(checker: Checker) -> None:
    asked = case(LINTED)
    answer = ask(Clippy(), asked, checker)
    assert (answer.status, answer.data["ok"], answer.data["codes"]) == ("ok", True, [])
    assert set(answer.data["lints"]) >= {"clippy::len_zero", "clippy::clone_on_copy", "unused_mut"}
    texts = [apply_edits(asked.files, edits)[0].text for edits in answer.proposals]
    assert texts[0] == LINTED.replace("v.len() == 0", "v.is_empty()").replace(".clone()", "").replace("let mut", "let")
    assert LINTED.replace("v.len() == 0", "v.is_empty()") in texts
    assert ask(Clippy(), case(texts[0]), checker).data["lints"] == ["clippy::let_and_return"]


def test_nothing_to_lint(checker: Checker) -> None:
    answer = ask(Clippy(), case(TESTED), checker)
    assert (answer.status, answer.data["lints"], answer.data["diagnostics"], answer.proposals) == ("ok", [], [], ())


def test_what_a_lint_forbids_and_what_does_not_compile_has_failed(checker: Checker) -> None:
    answer = ask(Clippy(), case("pub fn f(n: u8) -> bool {\n    n == n\n}\n"), checker)
    assert (answer.status, answer.data["codes"]) == ("failed", ["clippy::eq_op"])
    answer = ask(Clippy(), case(MANIFEST, LINTED.replace("n.clone()", '""')), checker)
    assert (answer.status, "E0308" in answer.data["codes"]) == ("failed", True)


# rustfmt

UGLY = "mod  b ;\npub fn f( )->u8{ 1 }\n"
PRETTY = "mod b;\npub fn f() -> u8 {\n    1\n}\n"


def test_a_case_as_rustfmt_writes_it_needs_nothing(checker: Checker) -> None:
    answer = ask(Rustfmt(), case(PRETTY, File(path="src/b.rs", text="use std::fmt;\n")), checker)
    assert (answer.status, answer.data, answer.proposals) == ("ok", {"formatted": True, "files": []}, ())


def test_one_proposal_formats_all_files(checker: Checker) -> None:
    others = [File(path="src/b.rs", text="use  std::fmt ;\n"), File(path="src/c.rs", text=PRETTY), MANIFEST]
    asked = case(UGLY, *others)
    answer = ask(Rustfmt(), asked, checker)
    assert answer.data == {"formatted": False, "files": ["src/lib.rs", "src/b.rs"]}
    [edits] = answer.proposals
    after = apply_edits(asked.files, edits)
    assert [file.text for file in after] == [PRETTY, "use std::fmt;\n", PRETTY, MANIFEST.text]
    assert ask(Rustfmt(), evolve(asked, files=after), checker).data["formatted"] is True


def test_the_cases_own_style_and_edition_hold(checker: Checker) -> None:
    style = File(path="rustfmt.toml", text="tab_spaces = 2\n")
    answer = ask(Rustfmt(), case(PRETTY.replace("    1", "  1"), style), checker)
    assert answer.data["formatted"] is True
    old = "fn dyn() {}\n"
    assert ask(Rustfmt(), case(old, edition="2015"), checker).data["formatted"] is True
    assert ask(Rustfmt(), case(old, edition="2021"), checker).status == "failed"


def test_what_is_no_rust_is_told_with_its_place(checker: Checker) -> None:
    answer = ask(Rustfmt(), case(PRETTY, File(path="src/b.rs", text="fn f( {\n")), checker)
    assert (answer.status, answer.data["formatted"], answer.proposals) == ("failed", False, ())
    assert "unclosed delimiter" in answer.data["why"]
    assert "--> src/b.rs:1:" in answer.data["why"]


# all of them

ALL = [CargoTest(), Clippy(), Rustfmt()]


@pytest.mark.parametrize("tool", ALL, ids=lambda tool: type(tool).__name__)
def test_a_question_is_not_theirs(tool: object, checker: Checker) -> None:
    answer = ask(tool, questions()[0], checker)
    assert (answer.status, answer.data["why"].endswith("this is a question")) == ("error", True)


@pytest.mark.parametrize(
    "tool",
    [CargoTest(timeout=0.01), Clippy(timeout=0.01), Rustfmt(timeout=0.001)],
    ids=lambda tool: type(tool).__name__,
)
def test_what_takes_too_long_is_a_timeout(tool: object, checker: Checker) -> None:
    assert ask(tool, case(TESTED), checker).status == "timeout"


@pytest.mark.parametrize(("tool", "name"), [(Clippy(), "clippy"), (Rustfmt(), "rustfmt")], ids=["clippy", "rustfmt"])
def test_what_is_not_installed_is_missing(
    tool: object, name: str, checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rusta_core.rust.components.SYSTEM", tmp_path)
    bare = Checker(evolve(checker.toolchain, sysroot=tmp_path), checker.sandbox, None)
    answer = ask(tool, case(TESTED), bare)
    assert (answer.status, f"no {'cargo-' if name == 'clippy' else ''}{name}" in answer.data["why"]) == (
        "missing",
        True,
    )
    assert answer.data["mend"].endswith((f"component add {name}", "where rustc is rustc-web"))


def test_a_toolchain_without_cargo_is_missing_it(checker: Checker) -> None:
    bare = Checker(evolve(checker.toolchain, cargo=None), checker.sandbox, None)
    for tool in (CargoCheck(), CargoTest(), Clippy()):
        assert ask(tool, case(TESTED), bare).status == "missing"
