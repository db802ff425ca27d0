from __future__ import annotations

from rusta_core.rust.batch import sift
from rusta_core.rust.process import Finished
from rusta_core.rust.rustc import Rustc

GOOD = "pub fn f() -> u8 { 1 }"


def compiled(toolchain, sandbox):
    rustc = Rustc(toolchain=toolchain, sandbox=sandbox)
    return lambda folder: rustc.check(folder, "root.rs", "2021", "bin", seconds=30)


def test_errors_of_every_phase_are_blamed_on_their_own_file(toolchain, sandbox, tmp_path):
    texts = [
        GOOD,
        "fn f( {",  # parsing
        "fn f() -> u8 { x }",  # names
        GOOD,
        'fn f() -> u8 { "" }',  # types
        "fn f() -> usize { let v = vec![1]; drop(v); v.len() }",  # borrows
        "const A: u8 = [1][3];",  # evaluation
        GOOD,
    ]
    sifted = sift(tmp_path, texts, compiled(toolchain, sandbox))
    assert sifted.alive == (0, 3, 7)
    assert sifted.unclear == ()
    codes = {index: [error.code for error in errors] for index, errors in sifted.blamed.items()}
    assert codes == {1: [None], 2: ["E0425"], 4: ["E0308"], 5: ["E0382"], 6: ["E0080"]}


def test_a_compiler_that_breaks_off_leaves_all_unclear(tmp_path):
    broken = Finished(returncode=-11, stdout="", stderr="segmentation fault", seconds=1.0, timed_out=False)
    sifted = sift(tmp_path, [GOOD, GOOD], lambda _folder: broken)
    assert (sifted.alive, sifted.blamed, sifted.unclear) == ((), {}, (0, 1))


def test_an_error_that_lies_in_two_files_is_nobodys(toolchain, sandbox, tmp_path):
    shared = "#[macro_export]\nmacro_rules! same { () => {} }"
    sifted = sift(tmp_path, [shared, GOOD, shared, "fn f() -> u8 { x }"], compiled(toolchain, sandbox))
    assert sifted.alive == (1,)
    assert sifted.unclear == (0, 2)
    assert list(sifted.blamed) == [3]
