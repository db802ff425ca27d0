"""cargo on a warm copy of a crate: what it says of states, and where dependencies come from."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.errors import UsageError
from rusta_core.records import File
from rusta_core.rust.build import Build, Scope
from rusta_core.rust.by_cargo import ByCargo, Pool, Sieved
from rusta_core.rust.check import Checker, Verdict
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.tree import write_tree
from rusta_core.rust.verifier import verifier

MANIFEST = '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n'
DEPENDS = '[dependencies]\nshop = { path = "../core" }\n'
GREEN = "pub fn one() -> u8 {\n    1\n}\n#[test]\nfn is_one() {\n    assert_eq!(one(), 1);\n}\n"
RED = GREEN.replace("    1\n}", '    "1"\n}')


def tree(code: str, manifest: str = MANIFEST) -> list[File]:
    return [File(path="Cargo.toml", text=manifest), File(path="src/lib.rs", text=code)]


def built(folder: Path, toolchain: Toolchain, sandbox: Sandbox, files: list[File]) -> Build:
    copy = folder / "copy"
    write_tree(copy, files)
    return Build(toolchain, sandbox, folder, copy, copy, original=Path("/home/me/shop"))


def test_states_in_turn(tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox) -> None:
    build = built(tmp_path, toolchain, sandbox, tree(GREEN))
    build.resolve()
    assert build.check(tree(GREEN)).verdict.ok
    red = build.check(tree(RED)).verdict
    assert [(one.code, one.primary[0].file) for one in red.diagnostics] == [("E0308", "src/lib.rs")]
    again = build.check(tree(GREEN.replace("one() -> u8 {", "one() -> u8 {\n    let unread = 1;")))
    assert (again.verdict.ok, again.warnings) == (True, ("unused_variables",))
    tested = build.test(tree(GREEN))
    assert tested is not None
    assert (tested.passed, tested.ran) == (True, 1)
    failed = build.test(tree(GREEN.replace("one(), 1", "one(), 2")))
    assert failed is not None
    assert (failed.passed, failed.failed, failed.ran) == (False, ("is_one",), 1)
    assert build.test(tree("pub fn one() {}\n")) is None


def test_lints_are_not_capped(tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox) -> None:
    build = built(tmp_path, toolchain, sandbox, tree("#![deny(unused_mut)]\npub fn f() { let mut n = 1; drop(n); }\n"))
    build.resolve()
    assert [one.code for one in build.check().verdict.diagnostics] == ["unused_mut"]


def test_a_compiler_that_does_not_end_breaks_off(tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox) -> None:
    build = built(tmp_path, toolchain, sandbox, tree("const fn f() { loop {} }\npub const N: () = f();\n"))
    build.resolve()
    build.check(tree(GREEN))
    build.seconds = 3.0
    verdict = build.check(
        tree("#![allow(long_running_const_eval)]\nconst fn f() { loop {} }\npub const N: () = f();\n")
    )
    assert (verdict.verdict.ok, verdict.verdict.broke_off) == (False, True)
    assert not build.check(tree(RED)).verdict.broke_off


def test_a_build_script_that_becomes_too_many_breaks_off(
    tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox
) -> None:
    forks = """\
extern "C" { fn fork() -> i32; }
fn main() {
    while unsafe { fork() } > 0 {}
    std::thread::sleep(std::time::Duration::from_secs(99));
}
"""
    build = built(tmp_path, toolchain, sandbox, [*tree(GREEN), File(path="build.rs", text=forks)])
    build.resolve()
    checked = build.check()
    assert (checked.verdict.ok, checked.verdict.broke_off) == (False, True)
    assert checked.verdict.diagnostics[-1].message == "cargo broke off: it became more than 256 processes"
    fault = build.explained(checked.finished)
    assert (fault.what, fault.why) == ("the crate cannot be checked", "it became more than 256 processes")


def test_messages_name_the_users_own_folder(tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox) -> None:
    depends = f'{MANIFEST}[dependencies]\nnowhere-to-be = "1"\n'
    with pytest.raises(UsageError) as told:
        built(tmp_path, toolchain, sandbox, tree(GREEN, depends)).resolve()
    assert told.value.where == "/home/me/shop/Cargo.toml"
    assert str(tmp_path) not in str(told.value)


@pytest.fixture
def fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose cargo has fetched `tens` from a registry of their own, and a crate with a lock file that says so."""
    home, index = tmp_path / "home", tmp_path / "index"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, text in (
            ("Cargo.toml", '[package]\nname = "tens"\nversion = "1.2.0"\nedition = "2021"\n'),
            ("src/lib.rs", "pub fn ten() -> u8 { 10 }\n"),
        ):
            entry = tarfile.TarInfo(f"tens-1.2.0/{name}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    (index / "te/ns").mkdir(parents=True)
    (tmp_path / "tens.crate").write_bytes(packed.getvalue())
    (index / "config.json").write_text(json.dumps({"dl": f"file://{tmp_path}/{{crate}}.crate"}))
    sum_of = sha256(packed.getvalue()).hexdigest()
    line = {"name": "tens", "vers": "1.2.0", "deps": [], "cksum": sum_of, "features": {}, "yanked": False}
    (index / "te/ns/tens").write_text(json.dumps(line))
    own = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "index"]):
        subprocess.run([*own, *words], cwd=index, check=True)
    home.mkdir()
    source = f'[source.crates-io]\nreplace-with = "own"\n[source.own]\nregistry = "file://{index}"\n'
    (home / "config.toml").write_text(f'{source}[build]\nrustc-wrapper = "/no/such/wrapper"\n')
    crate = tmp_path / "shop"
    depends = f'{MANIFEST}[dependencies]\ntens = "1"\n'
    write_tree(crate, tree("pub fn f() -> u16 { tens::ten() }\n", depends))
    monkeypatch.setenv("CARGO_HOME", str(home))
    fetch = ["cargo", "fetch", "--quiet", "--config", 'build.rustc-wrapper=""']
    subprocess.run(fetch, cwd=crate, check=True)
    return crate


def test_dependencies_as_the_users_cargo_fetched_them(
    tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox, fetched: Path
) -> None:
    files = [File(path=name, text=(fetched / name).read_text()) for name in ("Cargo.toml", "Cargo.lock", "src/lib.rs")]
    build = built(tmp_path / "place", toolchain, sandbox, files)
    build.resolve()
    assert [one.code for one in build.check().verdict.diagnostics] == ["E0308"]
    assert (build.copy / "Cargo.lock").read_text() == files[1].text
    assert "wrapper" not in (build.place / "home/config.toml").read_text()


def test_each_state_is_judged_once_and_several_beside_each_other(
    tmp_path: Path, toolchain: Toolchain, sandbox: Sandbox
) -> None:
    opened: list[Build] = []
    numbers = count()

    def another() -> Build:
        build = built(tmp_path / str(next(numbers)), toolchain, sandbox, tree(GREEN))
        build.resolve()
        opened.append(build)
        return build

    pool = Pool(another, 2)
    judge = ByCargo(pool.lent, 2)
    states = [tree(GREEN.replace("1", str(number), 1)) for number in range(6)] + [tree(RED)]
    assert [verdict.ok for verdict in judge.diagnose(states)] == [True] * 6 + [False]
    assert len(opened) == 2
    assert judge.test(states[:2])[0].passed is False  # type: ignore[union-attr]
    for build in opened:  # from here on nothing could be built
        build.toolchain = evolve(toolchain, cargo=tmp_path / "no-cargo")
    assert [verdict.ok for verdict in judge.diagnose(states)] == [True] * 6 + [False]
    assert judge.warnings(states) == [()] * 7


def test_rustc_sifts_and_cargo_has_the_last_word(tmp_path: Path, checker: Checker) -> None:
    """What compiles by itself need not compile with what depends on it."""
    from rusta_core.run.repair import case_of

    files = [
        File(path="Cargo.toml", text='[workspace]\nmembers = ["core", "app"]\nresolver = "2"\n'),
        File(path="core/Cargo.toml", text=MANIFEST),
        File(path="core/src/lib.rs", text=GREEN),
        File(
            path="app/Cargo.toml",
            text=MANIFEST.replace("shop", "app") + '[dependencies]\nshop = { path = "../core" }\n',
        ),
        File(path="app/src/lib.rs", text="pub fn f() -> u8 { shop::one() }\n"),
    ]
    build = built(tmp_path, checker.toolchain, checker.sandbox, files)
    build.resolve()
    build.scope = Scope(packages=("app",))
    pool = Pool(lambda: build, 1)
    own = [files[2]]
    sieve = verifier(checker, case_of("shop", own))
    judge = Sieved(sieve, ByCargo(pool.lent), paths=("core/src/lib.rs",), alone=False, tests_apart=True)

    def state(code: str) -> list[File]:
        return [File(path="core/src/lib.rs", text=code)]

    wider = GREEN.replace("-> u8", "-> u16")
    verdicts: list[Verdict] = judge.diagnose([state(GREEN), state(RED), state(wider)])
    assert [verdict.ok for verdict in verdicts] == [True, False, False]
    assert verdicts[2].diagnostics[0].primary[0].file == "app/src/lib.rs"
    assert evolve(judge, alone=True).diagnose([state(wider)])[0].ok
