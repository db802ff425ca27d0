"""`rusta fix` on small crates: found, shown, proved, written or refused; real cargo, real documentation."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import runs

from rusta_core.agent.devlog import devlog_folder, read_log
from rusta_core.errors import RustaError, UsageError
from rusta_core.records import digest
from rusta_core.run.fix import Fixed, Wishes, fix
from rusta_core.run.writing import held
from rusta_core.shipped import shipped

MANIFEST = '[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n{more}'
LIB = """\
pub mod price;

pub fn both(words: Vec<String>) -> (usize, Vec<String>) {
    price::keep(words, words.len())
}
"""
PRICE = """\
/// What is kept, beside how many there were.
pub fn keep(words: Vec<String>, count: usize) -> (usize, Vec<String>) {
    (count, words)
}
"""
TESTED = """
#[cfg(test)]
mod tests {
    #[test]
    fn all_are_kept() {
        assert_eq!(super::both(vec!["a".into()]), (1, vec!["a".into()]));
    }
}
"""


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One warm cache for all: the documentation is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def crate(folder: Path, name: str = "shop", more: str = "", **files: str) -> Path:
    told = {"Cargo.toml": MANIFEST.format(name=name, more=more), "src/lib.rs": LIB + TESTED, "src/price.rs": PRICE}
    for path, text in (told | files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def wishes(**told: Any) -> Wishes:
    return Wishes(**({"seconds": 20.0, "allow_no_vcs": True} | told))


def checks(fixed: Fixed) -> dict[str, tuple[bool, str, str]]:
    return {one.check: (one.passed, one.detail, one.by) for one in fixed.bundle.receipts}


def cargo(folder: Path, word: str) -> bool:
    done = subprocess.run(["cargo", word, "--offline", "--quiet"], cwd=folder, capture_output=True)
    return done.returncode == 0


def test_a_crate_is_repaired_and_nothing_is_touched(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in crate(tmp_path).rglob("*") if path.is_file()}
    fixed = fix(tmp_path, wishes())
    assert (fixed.status, fixed.applied) == ("repaired", False)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert fixed.diff.startswith("--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ ")
    assert "E0382: borrow of moved value: `words` (value borrowed here after move)" in fixed.because
    told = checks(fixed)
    assert told["honesty"][0]
    assert told["cargo"][0]
    assert told["tests"][:2] == (True, "1 test")
    assert told["tests"][2].startswith("cargo 1.")
    assert fixed.outcome is not None
    search = fixed.outcome.receipts[0]
    assert search["checked"] >= search["compiling"] >= 1
    assert search["chosen"]["proposer"]


def test_what_it_cites_can_be_opened_and_is_about_the_error(tmp_path: Path) -> None:
    fixed = fix(crate(tmp_path), wishes())
    cited = [one for one in fixed.citations if one["doc_id"] == "error_codes/E0382"]
    assert cited, "the page of the error's code"
    [one] = cited
    file, _, anchor = one["file"].removeprefix("file://").partition("#")
    assert f'id="{anchor}"' in Path(file).read_text()
    assert one["public"].startswith("https://doc.rust-lang.org/")
    assert one["public"].endswith(f"/error_codes/E0382.html#{anchor}")
    assert len(one["sha256"]) == 64


def test_it_is_written_with_its_lines_and_rights_as_they_were(tmp_path: Path) -> None:
    crate(tmp_path, **{"src/lib.rs": (LIB + TESTED).replace("\n", "\r\n")})
    (tmp_path / "src/lib.rs").chmod(0o600)
    fixed = fix(tmp_path, wishes(apply=True))
    assert fixed.applied
    text = (tmp_path / "src/lib.rs").read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") > 5
    assert text.replace("\r\n", "\n") == fixed.after[0].text
    assert (tmp_path / "src/lib.rs").stat().st_mode & 0o777 == 0o600
    assert cargo(tmp_path, "test")
    again = fix(tmp_path, wishes(apply=True))
    assert (again.status, again.diff) == ("compiles", "")


def test_a_member_is_repaired_where_the_error_lies(tmp_path: Path) -> None:
    (tmp_path / "Cargo.toml").write_text('[workspace]\nmembers = ["core", "app"]\nresolver = "2"\n')
    crate(tmp_path / "core")
    uses = 'fn main() { println!("{:?}", shop::both(vec![])); }\n'
    (tmp_path / "app/src").mkdir(parents=True)
    (tmp_path / "app/src/main.rs").write_text(uses)
    depends = '[dependencies]\nshop = { path = "../core" }\n'
    (tmp_path / "app/Cargo.toml").write_text(MANIFEST.format(name="app", more=depends))
    fixed = fix(tmp_path / "app", wishes(apply=True))
    assert [file.path for file in fixed.after] == ["core/src/lib.rs"]
    assert checks(fixed)["tests"][:2] == (True, "1 test"), "the tests of the member at fault are run"
    assert cargo(tmp_path, "check")


def test_errors_in_two_files(tmp_path: Path) -> None:
    price = PRICE.replace("words: Vec<String>, count: usize", "words: Vec<String>, count: u32")
    crate(
        tmp_path, **{"src/lib.rs": LIB.replace("words, words.len()", "words, 1usize") + TESTED, "src/price.rs": price}
    )
    fixed = fix(tmp_path, wishes(seconds=40.0))
    assert fixed.status == "repaired", fixed.why
    assert checks(fixed)["tests"][0]


def test_a_single_file(tmp_path: Path) -> None:
    path = tmp_path / "sum.rs"
    path.write_text('fn main() {\n    let words = vec![1];\n    words.push(2);\n    println!("{}", words.len());\n}\n')
    fixed = fix(path, wishes())
    assert fixed.status == "repaired"
    assert "there are no tests: the compiler and calls that were made up have judged" in fixed.notes
    assert checks(fixed)["calls"][:2] == (True, "1 made up from its signatures, none broke off")
    with pytest.raises(UsageError, match="the repair would not be proved") as told:
        fix(path, wishes(apply=True))
    assert "--without-tests" in told.value.mend
    assert fix(path, wishes(apply=True, without_tests=True)).applied
    assert fix(path, wishes()).status == "compiles"


def test_what_is_not_committed_is_refused(tmp_path: Path) -> None:
    crate(tmp_path)
    with pytest.raises(UsageError, match="no history"):
        fix(tmp_path, wishes(apply=True, allow_no_vcs=False))
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    with pytest.raises(UsageError, match="not committed"):
        fix(tmp_path, wishes(apply=True, allow_no_vcs=False))
    assert fix(tmp_path, wishes(apply=True, allow_no_vcs=False, allow_dirty=True)).applied


def test_tests_that_no_candidate_passes(tmp_path: Path) -> None:
    crate(tmp_path, **{"src/lib.rs": LIB + TESTED.replace("(1, vec", "(7, vec")})
    fixed = fix(tmp_path, wishes(apply=True, seconds=4.0))
    assert (fixed.status, fixed.applied) == ("silent", False)
    assert "none of them passes the tests" in fixed.why
    assert (tmp_path / "src/lib.rs").read_text() == LIB + TESTED.replace("(1, vec", "(7, vec")


def test_an_error_in_a_test_is_told_to_be_one(tmp_path: Path) -> None:
    green = LIB.replace("words, words.len()", "words, 1")
    bad = "#[test]\nfn all() { let one = String::new(); drop(one); assert!(one.is_empty()); }\n"
    fixed = fix(crate(tmp_path, **{"src/lib.rs": green, "tests/all.rs": bad}), wishes(seconds=5.0))
    assert fixed.status == "silent"
    assert fixed.why.startswith("the error lies in a test, and a repair may not change tests")


def test_a_file_that_changes_while_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves the file while the search is under way."""
    from rusta_core.run.repair import Repairer

    crate(tmp_path)
    real = Repairer.repair

    def saved(self: Repairer, case: Any) -> Any:
        outcome = real(self, case)
        (tmp_path / "src/lib.rs").write_text("// saved meanwhile\n")
        return outcome

    monkeypatch.setattr(Repairer, "repair", saved)
    with pytest.raises(UsageError, match="a file changed while it was being repaired"):
        fix(tmp_path, wishes(apply=True))
    assert (tmp_path / "src/lib.rs").read_text() == "// saved meanwhile\n"


def test_each_step_is_in_the_log(tmp_path: Path) -> None:
    fixed = fix(crate(tmp_path), wishes(apply=True))
    records = list(read_log(devlog_folder(), episode=fixed.episode))
    kinds = [record.kind for record in records]
    assert (kinds[0], kinds[-1]) == ("begun", "ended")
    assert kinds.index("intended") < kinds.index("applied")
    moves = [record.data["action"]["tool"] for record in records if record.kind == "step"]
    assert moves == ["rustc", "doc-index", "patch-tree-search", "edit", "rustc", "tests", "apply"]
    assert records[-1].data["state"] == "applied"
    unlogged = fix(crate(tmp_path), wishes(log=False))
    assert list(read_log(devlog_folder(), episode=unlogged.episode)) == []


def test_a_log_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("a file stands in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    crate(tmp_path / "shop")
    with pytest.raises(RustaError, match="the episode cannot be logged") as told:
        fix(tmp_path / "shop", wishes())
    assert "--no-log" in told.value.mend
    assert fix(tmp_path / "shop", wishes(log=False)).status == "repaired"


def test_a_repair_that_nothing_bears_out_is_shown_and_not_written(tmp_path: Path) -> None:
    here, recipe = crate(tmp_path / "shop"), tmp_path / "bare.toml"
    whole = shipped("examples", "repair.toml").read_text()
    at = whole.index("[[source]]")
    recipe.write_text(whole[:at] + whole[whole.index("[[tool]]", at) :])
    shown = fix(here, wishes(recipe=recipe))
    assert (shown.status, shown.citations) == ("repaired", []), shown.why
    assert any(note.startswith("cites nothing") for note in shown.notes)
    with pytest.raises(UsageError, match="the repair cites nothing, so it is not written") as told:
        fix(here, wishes(recipe=recipe, apply=True))
    assert "--uncited" in told.value.mend
    assert (here / "src/lib.rs").read_text() == LIB + TESTED
    assert fix(here, wishes(recipe=recipe, apply=True, uncited=True)).applied


def test_an_error_of_syntax_cites_its_grammar(tmp_path: Path) -> None:
    path = tmp_path / "total.rs"
    test = "#[test]\nfn is_one() {\n    assert_eq!(one(), 1);\n}\n"
    path.write_text(f"fn one() -> u8 {{\n    let sum = 1\n    sum\n}}\n\n{test}")
    [cited] = fix(path, wishes()).citations
    assert cited["public"].endswith("/reference/statements.html#let-statements")


def test_two_episodes_on_one_crate(tmp_path: Path) -> None:
    crate(tmp_path)
    with held(tmp_path), pytest.raises(UsageError, match="another episode is at work on this crate"):
        fix(tmp_path, wishes(apply=True))
    with held(tmp_path):
        assert fix(tmp_path, wishes()).status == "repaired", "to look writes nothing"


def test_what_was_broken_off_is_mended_first(tmp_path: Path) -> None:
    crate(tmp_path)
    lib = tmp_path / "src/lib.rs"
    before = lib.read_bytes()
    code = f"""
import os, signal
from pathlib import Path
from rusta_core.run import writing
place = Path({str(lib)!r})
real = os.replace
def replace(source, target):
    real(source, target)
    os.kill(os.getpid(), signal.SIGKILL)
writing.os.replace = replace
root = place.parent.parent
writing.write_all(root, {{place: b"half", root / "src/price.rs": b"half"}})
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == -signal.SIGKILL
    assert lib.read_bytes() == b"half"
    fixed = fix(tmp_path, wishes())
    assert fixed.notes[0].startswith(f"a repair of {tmp_path} was broken off: 1 files are what they were before it")
    assert lib.read_bytes() == before
    assert sorted(os.listdir(tmp_path / "src")) == ["lib.rs", "price.rs"]


# as a command


def rusta(*words: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "rusta_core.cli", "fix", *map(str, words)]
    return subprocess.run(argv, capture_output=True, text=True, env=os.environ | environ)


def test_it_shows_the_diff_the_reason_the_sources_and_the_proof(tmp_path: Path) -> None:
    done = rusta(crate(tmp_path))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "--- a/src/lib.rs"
    for name in ("why", "cites", "size", "proof", "search", "log"):
        assert any(line.startswith(f"{name} ") for line in lines), name
    assert lines[-1] == "nothing was written: `--apply` writes it"
    assert "\x1b" not in done.stdout, "no colours where it is no terminal"


def test_json_says_the_same(tmp_path: Path) -> None:
    done = rusta(crate(tmp_path), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["status"], told["applied"]) == (0, "repaired", False)
    assert told["errors"][0]["code"] == "E0382"
    assert told["diff"].startswith("--- a/src/lib.rs")
    assert {one["check"] for one in told["receipts"]} >= {"honesty", "cargo", "tests"}
    assert told["k_lines"] >= 1
    assert told["citations"]


def test_exit_codes(tmp_path: Path) -> None:
    assert rusta(tmp_path / "gone").returncode == 2
    green = tmp_path / "green.rs"
    green.write_text("fn main() {}\n")
    done = rusta(green)
    assert (done.returncode, done.stdout) == (0, "green compiles as it is: there is nothing to repair\n")
    prose = tmp_path / "prose.rs"
    prose.write_text("This is prose, and none of it is Rust.\n")
    silent = rusta(prose, "--budget", "2")
    assert silent.returncode == 3
    assert silent.stdout.startswith("no repair is sure enough\n")
    wrong = rusta(green, "--sandbox", "none")
    assert wrong.returncode == 2
    assert "choose among bwrap, off" in wrong.stderr


def test_without_a_sandbox_it_fails_closed(tmp_path: Path) -> None:
    bwrap = tmp_path / "bin/bwrap"
    bwrap.parent.mkdir()
    bwrap.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    path = f"{bwrap.parent}:{os.environ['PATH']}"
    here = crate(tmp_path / "shop")
    done = rusta(here, PATH=path)
    assert done.returncode == 2
    assert "No permissions to create new namespace" in done.stderr
    assert "--sandbox off" in done.stderr
    assert rusta(here, "--sandbox", "off", PATH=path).returncode == 0


def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path) -> None:
    endless = "fn main() {\n    std::thread::sleep(std::time::Duration::from_secs(600));\n}\n"
    crate(tmp_path, **{"build.rs": endless})
    before = {path: digest(path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}
    argv = [sys.executable, "-m", "rusta_core.cli", "fix", str(tmp_path), "--apply", "--allow-no-vcs"]
    running = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while not runs(running.pid, "build-script-build") and running.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130, said
    assert {path: digest(path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()} == before
