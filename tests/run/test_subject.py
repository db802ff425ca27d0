"""What `rusta fix` is given: each thing that cannot be repaired is told, with the way out, by the real cargo."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from rusta_core.errors import UsageError
from rusta_core.records import File
from rusta_core.run.subject import MOST_BYTES, Subject, read_subject
from rusta_core.rust.by_cargo import ByCargo, Sieved
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

RED = 'pub fn one() -> u8 {\n    "1"\n}\n'
GREEN = "pub fn one() -> u8 {\n    1\n}\n"


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find("bwrap"), None, workers=2)


def crate(folder: Path, manifest: str = "", **files: str | bytes) -> Path:
    """A crate called `shop` with a red library."""
    told = {
        "Cargo.toml": f'[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n{manifest}',
        "src/lib.rs": RED,
    }
    for path, text in (told | files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(path: Path, checker: Checker, patience: float = 60.0) -> Subject:
    with ExitStack() as stack:
        return read_subject(path, checker, stack, patience=patience)


def fault(path: Path, checker: Checker, patience: float = 60.0) -> UsageError:
    with pytest.raises(UsageError) as raised:
        read(path, checker, patience)
    assert raised.value.where
    assert raised.value.mend
    assert ".cache" not in str(raised.value), "messages name the user's own files"
    return raised.value


# what it takes


def test_a_crate_that_needs_std_alone_is_sifted_by_rustc(tmp_path: Path, checker: Checker) -> None:
    subject = read(crate(tmp_path), checker)
    assert isinstance(subject.judge, Sieved)
    assert [file.path for file in subject.files] == ["src/lib.rs"]
    assert [error.code for error in subject.red.diagnostics] == ["E0308"]
    assert subject.root == tmp_path


def test_what_cargo_tells_rustc_is_told(tmp_path: Path, checker: Checker) -> None:
    """Features, dependencies, the environment, what a build script found out."""
    other = '[package]\nname = "tens"\nversion = "0.1.0"\nedition = "2021"\n'
    crate(tmp_path / "tens", **{"Cargo.toml": other, "src/lib.rs": "pub fn ten() -> u8 { 10 }\n"})
    manifest = (
        '[dependencies]\nnine = { package = "tens", path = "../tens" }\n[features]\ndefault = ["more"]\nmore = []\n'
    )
    script = 'fn main() { println!("cargo::rustc-cfg=told"); println!("cargo::rustc-check-cfg=cfg(told)"); }\n'
    code = (
        '#[cfg(all(told, feature = "more"))]\npub fn f() -> u16 { env!("CARGO_PKG_NAME").len() as u8 + nine::ten() }\n'
    )
    here = crate(tmp_path / "shop", manifest, **{"build.rs": script, "src/lib.rs": code})
    with ExitStack() as stack:
        subject = read_subject(here, checker, stack)
        assert isinstance(subject.judge, Sieved)
        green = File(path="src/lib.rs", text=code.replace("u16", "u8"))
        state = [green if file.path == green.path else file for file in subject.files]
        red, whole = subject.judge.diagnose([subject.files, state])
        assert [error.code for error in red.diagnostics] == ["E0308"]
        assert whole.ok
        assert subject.judge.check(state).ok


def test_where_rustc_says_something_else_it_is_not_asked(tmp_path: Path, checker: Checker) -> None:
    code = "#![deny(unused_mut)]\npub fn one() -> u8 {\n    let mut n = 1;\n    n\n}\n"
    assert isinstance(read(crate(tmp_path, **{"src/lib.rs": code}), checker).judge, ByCargo)


def test_the_file_of_a_crate_is_the_crate(tmp_path: Path, checker: Checker) -> None:
    crate(tmp_path, **{"src/lib.rs": "pub mod price;\n", "src/price.rs": RED})
    subject = read(tmp_path / "src/price.rs", checker)
    assert subject.root == tmp_path
    assert subject.files[0].path == "src/price.rs", "what the errors name comes first"


def test_a_file_beside_a_crate_is_its_own(tmp_path: Path, checker: Checker) -> None:
    crate(tmp_path, **{"src/lib.rs": GREEN, "notes/try.rs": "mod part;\nfn main() { part::go(1u8) }\n"})
    (tmp_path / "notes/part.rs").write_text("pub fn go(_: u16) {}\n")
    subject = read(tmp_path / "notes/try.rs", checker)
    assert subject.root == tmp_path / "notes"
    assert [file.path for file in subject.files] == ["try.rs", "part.rs"]
    assert not subject.red.ok


def test_a_member_with_what_it_depends_on(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "Cargo.toml").write_text('[workspace]\nmembers = ["core", "app"]\nresolver = "2"\n')
    crate(tmp_path / "core")
    uses = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nshop = { path = "../core" }\n'
    crate(tmp_path / "app", **{"Cargo.toml": uses, "src/lib.rs": "pub use shop::one;\n"})
    subject = read(tmp_path / "app", checker)
    assert subject.root == tmp_path
    assert [file.path for file in subject.files] == ["core/src/lib.rs"]


def test_a_path_dependency_outside_of_the_workspace(tmp_path: Path, checker: Checker) -> None:
    other = '[package]\nname = "tens"\nversion = "0.1.0"\nedition = "2021"\n'
    crate(tmp_path / "far/tens", **{"Cargo.toml": other, "src/lib.rs": "pub fn ten() -> u8 { 10 }\n"})
    depends = '[dependencies]\ntens = { path = "../far/tens" }\n'
    here = crate(tmp_path / "shop", depends, **{"src/lib.rs": "pub fn f() -> u16 { tens::ten() }\n"})
    subject = read(here, checker)
    assert isinstance(subject.judge, Sieved)
    assert [error.code for error in subject.red.diagnostics] == ["E0308"]
    (tmp_path / "far/tens/src/lib.rs").write_text(RED)
    told = fault(here, checker)
    assert told.what == "a dependency of the crate does not compile"
    assert told.where.startswith(str(tmp_path / "far/tens"))


def test_files_that_the_code_includes_and_scripts_that_run(tmp_path: Path, checker: Checker) -> None:
    script = 'fn main() { println!("cargo::rustc-cfg=told"); println!("cargo::rustc-check-cfg=cfg(told)"); }\n'
    code = 'pub const WORDS: &str = include_str!("../words.bin");\n#[cfg(told)]\npub fn one() -> u8 { "1" }\n'
    crate(tmp_path, **{"build.rs": script, "src/lib.rs": code, "words.bin": "words"})
    assert [error.code for error in read(tmp_path, checker).red.diagnostics] == ["E0308"]


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ("", "#![no_std]\npub fn one() -> u8 { 1u16 }\n"),
        ("[lib]\nproc-macro = true\n", "fn one() -> u8 { 1u16 }\n"),
        ("", "macro_rules! one { () => { 1u16 } }\npub fn f() -> u8 { one!() }\n"),
    ],
)
def test_crates_of_each_kind(tmp_path: Path, checker: Checker, manifest: str, code: str) -> None:
    subject = read(crate(tmp_path, manifest, **{"src/lib.rs": code}), checker)
    assert [error.code for error in subject.red.diagnostics] == ["E0308"]
    assert subject.red.diagnostics[0].primary[0].file == "src/lib.rs"


def test_what_compiles_but_for_its_tests(tmp_path: Path, checker: Checker) -> None:
    crate(tmp_path, **{"src/lib.rs": GREEN, "tests/all.rs": "fn one() -> u8 { 1u16 }\n"})
    assert not read(tmp_path, checker).red.ok
    (tmp_path / "tests/all.rs").unlink()
    assert read(tmp_path, checker).red.ok, "and the copy forgets what is gone"


def test_lines_that_end_as_on_windows(tmp_path: Path, checker: Checker) -> None:
    crate(tmp_path, **{"src/lib.rs": RED.replace("\n", "\r\n")})
    subject = read(tmp_path, checker)
    assert subject.files[0].text == RED
    assert subject.sources["src/lib.rs"].written(GREEN) == GREEN.replace("\n", "\r\n").encode()


def test_hundreds_of_errors_are_bounded(tmp_path: Path, checker: Checker) -> None:
    many = "".join(RED.replace("one", f"f{number}") for number in range(500))
    assert len(read(crate(tmp_path, **{"src/lib.rs": many}), checker).red.diagnostics) == 64
    lone = tmp_path / "lone.rs"
    lone.write_text(many)
    assert len(read(lone, checker).red.diagnostics) == 64


# what it does not take


def test_nothing_there(tmp_path: Path, checker: Checker) -> None:
    assert "nothing by this name" in fault(tmp_path / "gone.rs", checker).what
    (tmp_path / "to_nothing.rs").symlink_to(tmp_path / "gone")
    assert fault(tmp_path / "to_nothing.rs", checker).why == "it is a link to nothing"


def test_no_rust(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "notes.md").write_text("words")
    assert fault(tmp_path / "notes.md", checker).what == "this is no Rust"
    assert fault(tmp_path, checker).why == "there is no Cargo.toml here or above"


def test_an_empty_file(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "empty.rs").write_text("\n \n")
    assert fault(tmp_path / "empty.rs", checker).what == "the file is empty"


def test_bytes_that_are_no_text(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "latin.rs").write_bytes(b"fn main() {}\n// \xe9\n")
    assert fault(tmp_path / "latin.rs", checker).where == f"{tmp_path / 'latin.rs'}:2"
    bad = crate(tmp_path / "shop", **{"src/lib.rs": "mod part;\n", "src/part.rs": b"// \xe9\n"})
    assert fault(bad, checker).where == f"{bad / 'src/part.rs'}:1"


def test_a_huge_file(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "huge.rs").write_text("// word\n" * (MOST_BYTES // 8 + 1))
    assert fault(tmp_path / "huge.rs", checker).what == "the file is too large to be repaired"


def test_a_link_out_of_the_crate(tmp_path: Path, checker: Checker) -> None:
    here = crate(tmp_path / "shop", **{"src/lib.rs": "mod part;\n"})
    (tmp_path / "part.rs").write_text(GREEN)
    (here / "src/part.rs").symlink_to(tmp_path / "part.rs")
    assert fault(here, checker).what == "a source file lies outside of its crate"
    (here / "src/part.rs").unlink()
    (here / "src/real.rs").write_text(RED)
    (here / "src/part.rs").symlink_to("real.rs")
    assert not read(here, checker).red.ok, "a link that stays inside is followed"
    (here / "data").symlink_to("/etc")
    read(here, checker)


@pytest.mark.parametrize(
    ("manifest", "files", "what", "why"),
    [
        ('[dependencies]\nnowhere-to-be = "1"\n', {}, "a dependency of the crate is not on this", "nowhere-to-be"),
        ('[dependencies]\nfar = { path = "../far" }\n', {}, "a path dependency of the crate is not where", "far"),
        ('rust-version = "1.999"\n', {}, "the crate asks for another Rust", "1.999"),
        ("", {"Cargo.toml": '[package]\nname = "shop"\nedition = "2031"\n'}, "the crate asks for another Rust", "2031"),
        ("", {"Cargo.toml": "[package\n"}, "the manifest cannot be read", "unclosed table"),
        ("version = 3\n", {}, "the manifest cannot be read", "duplicate key"),
        ('[[bin]]\nname = "b"\npath = "src/none.rs"\n', {}, "the manifest names what is not there", "none.rs"),
        ("", {"build.rs": 'fn main() { panic!("no libfoo") }\n'}, "a build script fails", "no libfoo"),
    ],
)  # fmt: skip
def test_what_is_not_the_codes_fault(
    tmp_path: Path, checker: Checker, manifest: str, files: dict[str, str], what: str, why: str
) -> None:
    told = fault(crate(tmp_path, manifest, **files), checker)
    assert told.what.startswith(what)
    assert why in told.why
    assert str(tmp_path) in told.where


def test_a_script_without_an_end(tmp_path: Path, checker: Checker) -> None:
    told = fault(crate(tmp_path, **{"build.rs": "fn main() { loop {} }\n"}), checker, patience=4.0)
    assert told.what == "the crate cannot be checked"
    assert "cargo did not end in 4 s" in told.why
    assert "--patience" in told.mend


def test_a_missing_linker(tmp_path: Path, checker: Checker) -> None:
    config = '[target.x86_64-unknown-linux-gnu]\nlinker = "no-such-linker"\n'
    crate(tmp_path, **{"build.rs": "fn main() {}\n", ".cargo/config.toml": config})
    told = fault(tmp_path, checker)
    assert told.what == "the linker or a system library is missing"
    assert "no-such-linker" in told.why


def test_nothing_is_written_into_the_crate(tmp_path: Path, checker: Checker) -> None:
    crate(tmp_path, **{"build.rs": 'fn main() { let _ = std::fs::write("src/lib.rs", ""); }\n'})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    read(tmp_path, checker)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert os.listdir(tmp_path / "src") == ["lib.rs"]
