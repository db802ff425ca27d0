"""Cases that people made, proven like injected ones: red with the code they say, green with tests by their patch."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rusta_core.records import DiagCase, File
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.case import distance
from rusta_core.rust.check import Checker, Program, TestVerdict, Verdict
from rusta_core.rust.crate import MANIFEST
from rusta_core.rust.diagnostics import to_json
from rusta_core.rust.patch import PatchError, apply_edits


def prove_given(case: DiagCase, cargo: Cargo, checker: Checker) -> tuple[DiagCase | None, str]:
    """The case with the diagnostics of the compiler that is here; None where it does not hold, and why not."""
    if case.gold_patch is None:
        return None, "has no gold patch"
    try:
        green = apply_edits(case.files, case.gold_patch.edits)
    except PatchError as fault:
        return None, f"its gold patch does not fit: {fault}"
    red, _ = _judged(case, case.files, cargo, checker)
    codes = tuple(dict.fromkeys(said.code for said in red.diagnostics if said.code))
    if red.ok:
        return None, "compiles as it is"
    if case.codes and not set(case.codes) & set(codes):
        return None, f"gives {', '.join(codes) or 'no code'}, not {', '.join(case.codes)}"
    again, tests = _judged(case, green, cargo, checker, tested=True)
    if not again.ok:
        return None, "does not compile with its gold patch"
    if case.tests and not (tests and tests.passed):
        return None, "fails its tests with its gold patch"
    apart = distance(case.files, case.gold_patch.edits, red.diagnostics)
    return evolve(case, codes=codes, cargo_diag=tuple(map(to_json, red.diagnostics)), distance=apart), ""


def _judged(
    case: DiagCase, files: Sequence[File], cargo: Cargo, checker: Checker, *, tested: bool = False
) -> tuple[Verdict, TestVerdict | None]:
    """What the compiler says of a state of the case's files, and what its tests say where they are asked for."""
    if len(files) == 1 and files[0].path != MANIFEST:
        program = Program(files[0].text, case.edition)
        return checker.check(program), checker.test_many([program])[0] if tested else None
    folder = cargo.written(case.id, files)
    try:
        verdict = cargo.check(folder)
        return verdict, cargo.test(folder) if tested and verdict.ok else None
    finally:
        cargo.forget(folder)
