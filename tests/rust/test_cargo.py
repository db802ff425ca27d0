from __future__ import annotations

import os
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.errors import MissingTool
from rusta_core.records import File
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

MANIFEST = '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n[workspace]\n'
LIB = "mod price;\npub use price::double;\n"
PRICE = "pub fn double(n: u32) -> u32 {\n    n * 2\n}\n"
TEST = "#[test]\nfn doubles() {\n    assert_eq!(shop::double(2), 4);\n}\n"


def files(**changed: str) -> list[File]:
    told = {"Cargo.toml": MANIFEST, "src/lib.rs": LIB, "src/price.rs": PRICE}
    return [File(path=path, text=text) for path, text in (told | changed).items()]


@pytest.fixture
def cargo(tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch):
    """cargo on a machine whose only crate is `tens`, where cargo itself would have put it."""
    crate = tmp_path / "home/registry/src/index/tens-1.2.0"
    (crate / "src").mkdir(parents=True)
    (crate / "Cargo.toml").write_text('[package]\nname = "tens"\nversion = "1.2.0"\nedition = "2021"\n')
    (crate / "src/lib.rs").write_text("pub fn ten() -> u32 { 10 }\n")
    monkeypatch.setenv("CARGO_HOME", str(tmp_path / "home"))
    with Cargo.at(tmp_path / "builds", toolchain, sandbox, seconds=30) as cargo:
        yield cargo


def test_red_and_green_by_the_file_that_is_at_fault(cargo):
    assert cargo.check(cargo.written("shop-0.1.0", files())).ok
    red = cargo.check(cargo.written("shop-0.1.0", files(**{"src/price.rs": PRICE.replace("pub fn", "fn")})))
    assert not red.ok
    assert red.diagnostics[0].code == "E0603"
    assert red.diagnostics[0].primary[0].file == "src/lib.rs"
    assert cargo.check(cargo.written("shop-0.1.0", files())).ok


def test_a_dependency_comes_from_this_machine_or_not_at_all(cargo):
    lib = "pub fn twenty() -> u32 { tens::ten() * 2 }\n"
    here = MANIFEST + '[dependencies]\ntens = "1"\n'
    assert cargo.check(cargo.written("shop-0.1.0", files(**{"Cargo.toml": here, "src/lib.rs": lib}))).ok
    nowhere = MANIFEST + '[dependencies]\nhundreds = "1"\n'
    verdict = cargo.check(cargo.written("other-0.1.0", files(**{"Cargo.toml": nowhere, "src/lib.rs": lib})))
    assert not verdict.ok
    assert verdict.diagnostics[0].message == "error: no matching package named `hundreds` found"
    assert verdict.diagnostics[0].spans == ()


def test_tests_are_run_and_told_apart(cargo):
    folder = cargo.written("shop-0.1.0", files())
    assert cargo.test(folder) is None
    passing = cargo.test(cargo.written("shop-0.1.0", files(**{"tests/all.rs": TEST})))
    assert passing is not None
    assert passing.passed
    failing = cargo.test(cargo.written("shop-0.1.0", files(**{"tests/all.rs": TEST.replace("4", "5")})))
    assert failing is not None
    assert (failing.passed, failing.failed, failing.timed_out) == (False, ("doubles",), False)


def test_a_test_without_end_is_ended(cargo):
    endless = TEST.replace("assert_eq!(shop::double(2), 4)", "loop {}")
    folder = cargo.written("shop-0.1.0", files(**{"tests/all.rs": endless}))
    verdict = evolve(cargo, seconds=6.0).test(folder)
    assert verdict is not None
    assert (verdict.passed, verdict.timed_out, verdict.detail) == (False, True, "cargo took too long")


def test_a_build_script_cannot_touch_the_crate(cargo):
    script = 'fn main() {\n    std::fs::write("src/price.rs", "").expect("no");\n}\n'
    folder = cargo.written("shop-0.1.0", files(**{"build.rs": script}))
    verdict = cargo.check(folder)
    assert not verdict.ok
    assert "custom build command" in verdict.diagnostics[0].message
    assert (folder / "src/price.rs").read_text() == PRICE


def test_only_what_changed_is_written_and_what_is_gone_is_removed(cargo):
    folder = cargo.written("a/b@c-1", files(**{"tests/all.rs": TEST}))
    assert folder.parent == cargo.place / "crates"
    os.utime(folder / "src/lib.rs", (1, 1))
    assert cargo.written("a/b@c-1", files()) == folder
    assert (folder / "src/lib.rs").stat().st_mtime == 1
    assert not (folder / "tests/all.rs").exists()
    cargo.forget(folder)
    assert not folder.exists()


def test_two_at_work_are_in_two_places(tmp_path, toolchain, sandbox):
    with Cargo.at(tmp_path, toolchain, sandbox) as one, Cargo.at(tmp_path, toolchain, sandbox) as other:
        assert one.place != other.place
    with Cargo.at(tmp_path, toolchain, sandbox) as again:
        assert again.place == one.place


def test_a_toolchain_without_cargo_is_told(tmp_path, toolchain, sandbox):
    with (
        pytest.raises(MissingTool, match="cargo is not available, and checking crates of several files needs it"),
        Cargo.at(tmp_path, evolve(toolchain, cargo=None), sandbox),
    ):
        pass
