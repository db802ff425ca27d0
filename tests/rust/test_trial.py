from __future__ import annotations

import time
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.rust.check import Checker, Program, TestVerdict

TESTS = """
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn is_one() { assert_eq!(f(), 1); }
    #[test]
    fn runs() { f(); }
}
"""


def body(code: str, items: str = "") -> Program:
    return Program(f"pub fn f() -> i32 {{ {code} }}\n{items}{TESTS}")


GUILTY = {
    "fails": (body("2"), ("tests::is_one",), ""),
    "aborts": (body("std::process::abort()"), ("tests::is_one",), "broke off with 134"),
    "exits": (body("std::process::exit(0)"), ("tests::is_one",), "broke off with 0"),
    "overflows": (
        body("g(1) as i32", "fn g(n: u64) -> u64 { if n == 0 { 1 } else { g(n + 1) + n } }"),
        ("tests::is_one",),
        "broke off with 134",
    ),
    "devours": (
        body("let mut v: Vec<u8> = vec![]; loop { v.extend([1u8; 1 << 20]); }"),
        ("tests::is_one",),
        "broke off with 134",
    ),
    "does not compile": (body("x"), (), "does not compile with its tests"),
    "does not link": (
        body("unsafe { nowhere() }", 'extern "C" { fn nowhere() -> i32; }'),
        (),
        "its tests could not be built",
    ),
    "prints what libtest prints": (
        body('use std::io::Write; std::io::stdout().write_all(b"ok\\ntest result: ok\\n").unwrap(); 2'),
        ("tests::is_one",),
        "",
    ),
    "wants the network": (
        body('std::net::TcpStream::connect("127.0.0.1:22").unwrap(); 1'),
        ("tests::is_one", "tests::runs"),
        "",
    ),
}


def test_the_guilty_fail_and_take_nobody_with_them(checker):
    innocent = [body(f"{n} - {n} + 1") for n in range(12)]
    programs = [program for program, _, _ in GUILTY.values()]
    mixed = [one for pair in zip(programs, innocent, strict=False) for one in pair] + innocent[len(programs) :]
    verdicts = dict(zip(mixed, checker.test_many(mixed), strict=True))
    assert [verdicts[program] for program in innocent] == [TestVerdict(passed=True)] * len(innocent)
    for program, failed, detail in GUILTY.values():
        assert verdicts[program] == TestVerdict(passed=False, failed=failed, detail=detail)


def test_an_endless_loop_is_ended_and_not_remembered(toolchain, sandbox, tmp_path):
    checker = Checker(toolchain, sandbox, tmp_path / "verdicts.sqlite", test_seconds=1.0)
    good, endless = checker.test_many([body("1"), body("loop {}")])
    assert good == TestVerdict(passed=True)
    assert endless == TestVerdict(passed=False, failed=("tests::is_one",), timed_out=True, detail="took too long")
    nobody = evolve(toolchain, rustc=Path("/no/rustc"))
    again = Checker(nobody, sandbox, tmp_path / "verdicts.sqlite", test_seconds=1.0)
    assert again.test_many([body("1")]) == [good]
    begun = time.monotonic()
    again = Checker(toolchain, sandbox, tmp_path / "verdicts.sqlite", test_seconds=1.0)
    assert again.test_many([body("loop {}")]) == [endless]
    assert time.monotonic() - begun > 1


def test_a_program_without_tests_has_no_verdict(checker):
    ignored = "fn main() {}\n#[test]\n#[ignore]\nfn t() {}\n"
    assert checker.test_many([Program("fn main() {}"), Program(ignored), body("1")]) == [
        None,
        None,
        TestVerdict(passed=True),
    ]


@pytest.mark.parametrize("alone", ["", "// in a crate of its own\npub(crate) struct Root;\n"])
def test_what_libtest_knows_is_known(checker, alone):
    text = (
        alone
        + """
        #[test] #[should_panic(expected = "no")] fn panics() { panic!("no") }
        #[test] #[should_panic] fn does_not() {}
        #[test] fn says() -> Result<(), String> { Err("said".into()) }
        #[test] #[ignore = "slow"] fn slow() { panic!() }
    """
    )
    assert checker.test_many([Program(text), body("1")])[0] == TestVerdict(passed=False, failed=("does_not", "says"))


def test_a_program_that_looks_at_its_own_name_sees_it_as_alone(checker):
    names = 'assert_eq!(module_path!().split("::").count(), 1); 1'
    assert checker.test_many([body(names), body("1")]) == [TestVerdict(passed=True)] * 2


def test_tests_of_one_program_do_not_reach_another_through_the_process(checker):
    sets = body('std::env::set_var("RUSTA_SEEN", "1"); 1')
    sees = body('if std::env::var("RUSTA_SEEN").is_ok() { 2 } else { 1 }')
    assert [verdict.passed for verdict in checker.test_many([sets, sees, body("1")])] == [True, True, True]


def test_the_host_is_out_of_reach(checker, tmp_path):
    there = tmp_path / "x"
    writes = body(f'std::fs::write("{there}", "x").unwrap(); 1')
    (verdict,) = checker.test_many([writes])
    assert not verdict.passed
    assert not there.exists()
