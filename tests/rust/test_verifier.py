"""Who judges a case: one file in batches, several files as one crate."""

from __future__ import annotations

import pytest

from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, File, digest
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.verifier import verifier

ROOT = 'mod sums;\n\nfn main() {\n    println!("{}", sums::double(2));\n}\n'
SUMS = "pub fn double(n: i32) -> i32 {\n    n * 2\n}\n\n#[test]\nfn doubles() {\n    assert_eq!(double(2), 4);\n}\n"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find(), None, workers=2)


def case(*files: tuple[str, str]) -> DiagCase:
    return DiagCase(
        license="MIT", source_url="", sha256=digest("x"), id="case", repo="r", error_class="type",
        files=tuple(File(path=path, text=text) for path, text in files),
    )  # fmt: skip


def test_one_file_is_diagnosed_under_its_own_name(checker: Checker) -> None:
    one = case(("lists/mine.rs", "fn main() {\n    let n: i32 = true;\n}\n"))
    judge = verifier(checker, one)
    for verdict in (judge.check(one.files), *judge.diagnose([one.files, one.files])):
        assert not verdict.ok
        assert {span.file for said in verdict.diagnostics for span in said.spans} == {"lists/mine.rs"}


def test_several_files_are_one_crate(checker: Checker) -> None:
    good = case(("src/main.rs", ROOT), ("src/sums.rs", SUMS))
    private = case(("src/main.rs", ROOT), ("src/sums.rs", SUMS.replace("pub fn", "fn")))
    wrong = case(("src/main.rs", ROOT), ("src/sums.rs", SUMS.replace("* 2", "* 3")))
    judge = verifier(checker, good)
    verdicts = judge.diagnose([good.files, private.files, wrong.files])
    assert [verdict.ok for verdict in verdicts] == [True, False, True]
    assert [said.code for said in verdicts[1].diagnostics] == ["E0603"]
    tested = judge.test([good.files, wrong.files])
    assert [one and (one.passed, one.failed) for one in tested] == [(True, ()), (False, ("sums::doubles",))]
    assert judge.check(good.files).seconds == 0, "it was remembered"


def test_a_tree_without_tests_has_no_verdict_of_them(checker: Checker) -> None:
    one = case(("src/lib.rs", "mod a;\n"), ("src/a.rs", "pub fn f() {}\n"))
    assert verifier(checker, one).test([one.files]) == [None]


def test_a_manifest_is_for_cargo(checker: Checker) -> None:
    with pytest.raises(UsageError, match="rustc cannot judge a case with a manifest"):
        verifier(checker, case(("src/main.rs", ROOT), ("Cargo.toml", "")))


def test_warnings_tell_what_a_repair_lost(checker: Checker) -> None:
    kept = 'fn main() {\n    let n = 1;\n    println!("{n}");\n}\n'
    lost = "fn main() {\n    let n = 1;\n    println!();\n}\n"
    alone = '#![crate_name = "alone"]\nfn main() {\n    let mut n = 1;\n    println!("{n}");\n}\n'
    trees = [case(("src/main.rs", text)).files for text in (kept, lost, alone)]
    named = [(), ("unused_variables",), ("unused_mut",)]
    assert verifier(checker, case(("src/main.rs", kept))).warnings(trees) == named


def test_fewer_are_judged_together_where_each_goes_alone(checker: Checker) -> None:
    nested, alone = case(("src/main.rs", "fn f() {}\n")), case(("src/main.rs", "#![no_std]\nfn f() {}\n"))
    assert verifier(checker, alone).at_once < verifier(checker, nested).at_once
