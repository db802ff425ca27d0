from __future__ import annotations

import re
import resource
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from rusta_core.rust.check import Checker, Program, Verdict

GOOD = Program('fn main() { println!("{}", 1); }\n')
BAD = Program('fn main() { let x: u8 = ""; }\n')


def test_a_verdict_alone(checker):
    good, bad = checker.check_many([GOOD, BAD])
    assert good.ok
    assert good.diagnostics == ()
    assert good.seconds > 0
    assert not bad.ok
    assert [said.code for said in bad.diagnostics] == ["E0308"]


def test_lints_and_warnings_do_not_count(checker):
    assert checker.check(Program("#![deny(warnings)]\nfn unused() { let x: u8 = 256; }")).ok


def test_a_library_needs_no_main_and_a_binary_a_real_one(checker):
    assert checker.check(Program("pub fn f() {}")).ok
    (said,) = checker.check(Program("mod a { fn main() {} }")).diagnostics
    assert said.code == "E0601"


def test_editions(checker):
    text = "trait T { fn f(u8); }"
    assert [checker.check(Program(text, edition)).ok for edition in ("2015", "2018")] == [True, False]
    assert checker.compiles_many([Program(text, "2015"), Program(text, "2018"), Program(text, "2021"), GOOD]) == [
        True,
        False,
        False,
        True,
    ]


def test_a_program_that_breaks_the_compiler_is_not_ok_and_not_remembered(checker):
    deep = Program("const A: u8 = " + "(" * 60_000 + "1" + ")" * 60_000 + ";")
    verdict = checker.check(deep)
    assert not verdict.ok
    assert verdict.diagnostics[-1].is_error
    assert checker.compiles_many([GOOD, deep, Program("fn f() {}")]) == [True, False, True]


def test_verdicts_are_remembered_on_disk(toolchain, sandbox, tmp_path):
    def asked() -> Checker:
        return Checker(toolchain, sandbox, tmp_path / "verdicts.sqlite")

    first = asked().check(BAD)
    again = asked().check(BAD)
    assert first.seconds > 0
    assert again.seconds == 0
    assert again.diagnostics == first.diagnostics
    some = [Program(f"fn f() -> u8 {{ {n} }}") for n in range(300)]
    assert asked().compiles_many(some) == [n < 300 for n in range(300)]
    nobody = Checker(evolve(toolchain, rustc=Path("/no/rustc")), sandbox, tmp_path / "verdicts.sqlite")
    assert all(nobody.compiles_many(some))


def test_another_compiler_is_asked_again(toolchain, sandbox, tmp_path):
    path = tmp_path / "verdicts.sqlite"
    Checker(toolchain, sandbox, path).check(GOOD)
    other = Checker(evolve(toolchain, fingerprint="another"), sandbox, path)
    assert other.check(GOOD).seconds > 0


def mutants(programs, n: int, seed: int):
    """Programs with a token dropped, doubled or replaced by another of theirs."""
    rng = Random(seed)
    for program in rng.choices(programs, k=n):
        tokens = re.findall(r"\w+|\s+|[^\w\s]", program.text)
        at = rng.randrange(len(tokens))
        tokens[at] = rng.choice(["", tokens[at] * 2, rng.choice(tokens)])
        yield Program("".join(tokens), program.edition)


@pytest.fixture(scope="module")
def programs(blocks) -> list[Program]:
    """Real code, some of which fails on purpose, and its mutants, most of which fail."""
    return [*Random(3).sample(blocks, min(len(blocks), 60)), *mutants(blocks, 90, seed=4)]


@pytest.fixture(scope="module")
def alone(toolchain, sandbox, programs) -> list[Verdict]:
    return Checker(toolchain, sandbox, None).check_many(programs)


def test_batched_and_alone_agree_on_real_code_and_on_its_mutants(checker, programs, alone):
    """The promise of batching: not one verdict differs."""
    batched = checker.compiles_many(programs)
    assert 30 < sum(batched) < len(batched) - 30
    differ = [p.text for p, ok, own in zip(programs, batched, alone, strict=True) if ok != own.ok]
    assert differ == []


TRAPS = [
    "use super::*;\npub struct A;",
    "fn main() where u8: Copy {}",
    "fn main<'a>() {}",
    "fn main() -> u8 { 1 }",
    "async fn main() {}",
    "fn main(x: u8) {}",
    "mod a { fn main() {} }",
    "struct Private;\nmod a { pub(crate) fn f() -> crate::Private { crate::Private } }",
    "#[macro_export]\nmacro_rules! twice { () => {} }",
    "fn main() {}\n/// dangling }",
    "#[global_allocator]\nstatic A: std::alloc::System = std::alloc::System;",
    "struct A;\nimpl From<A> for u32 { fn from(_: A) -> u32 { 1 } }",
    "fn f() -> u32 { let x = 1u32; x + u32::from(2u8).into() }",
    "#![feature(never_type)]\nfn f() {}",
    "mod std { pub fn f() {} }\nfn main() { self::std::f() }",
    "use c1::*;",
    "use rusta_c1::*;",
]


def test_known_traps_do_not_spring_however_often_they_come(checker):
    programs = [Program(f"{text}\n// {copy}\n", "2021") for text in TRAPS for copy in (1, 2)]
    alone = [verdict.ok for verdict in checker.check_many(programs)]
    assert checker.compiles_many(programs) == alone
    assert True in alone
    assert False in alone


def test_the_batch_is_several_times_cheaper(toolchain, sandbox, blocks):
    """In processor time, which other work on the machine leaves alone; larger batches save more."""
    programs = [program for program in blocks if program.nested() is not None][:60]

    def cost(ask) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ask(Checker(toolchain, sandbox, None, workers=1))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    batched = cost(lambda checker: checker.compiles_many(programs))
    single = cost(lambda checker: checker.check_many(programs[:20])) * 3
    assert single / batched > 3


def test_diagnose_many_shows_errors_that_the_check_alone_shows_too(checker, programs, alone):
    for batched, own in zip(checker.diagnose_many(programs), alone, strict=True):
        assert batched.ok == own.ok
        assert {said.code for said in batched.diagnostics} <= {said.code for said in own.diagnostics}


def test_diagnose_many_names_things_as_the_check_alone_does(checker):
    text = "mod m { pub struct Point; }\npub struct Point;\nfn f(p: &m::Point) -> Point { *p }\nfn main() {}"
    programs = [Program(f"{text}\n// {n}") for n in range(3)]
    batched, (alone, *_) = checker.diagnose_many(programs), checker.check_many(programs)
    said = {error.message for verdict in batched for error in verdict.diagnostics}
    assert said == {error.message for error in alone.diagnostics}


def test_diagnose_many_says_the_same_whatever_was_asked_before(toolchain, sandbox, programs):
    programs = programs[-40:]
    fresh = Checker(toolchain, sandbox, None, workers=1)
    used = Checker(toolchain, sandbox, None, workers=2)
    used.compiles_many(programs[::3])
    used.check_many(programs[::10])

    def said(checker: Checker):
        return [(verdict.ok, verdict.diagnostics) for verdict in checker.diagnose_many(programs)]

    assert said(fresh) == said(used) == said(used)


@pytest.mark.parametrize("ask", ["check_many", "compiles_many", "diagnose_many", "test_many"])
def test_nothing_asked_nothing_answered(checker, ask):
    assert getattr(checker, ask)([]) == []


def test_the_same_program_twice_is_checked_once_and_answered_twice(checker):
    seen: list[tuple[int, int]] = []
    assert checker.compiles_many([GOOD, BAD, GOOD], progress=lambda *at: seen.append(at)) == [True, False, True]
    assert seen[-1] == (2, 2)
