"""What the language does not allow where it stands, and forms that take something else: the edit that is called for is
among the small edits that are listed, and compiles."""

from __future__ import annotations

import pytest
from rusta_tools.generic_edits import GenericEdits

from rusta_core import Action, Checker, DiagCase, File, ProbeContext, Program, Workshop, apply_edits, digest

MENDED = [
    # parts
    ("E0109", "type Id = u64<u8>;\n", "type Id = u64;\n"),
    ("E0794", "fn f<'a>(s: &'a str) -> &'a str {\n    s\n}\nfn main() {\n    f::<'static>(\"\");\n}\n", None),
    ("E0226", "trait T {}\nstruct S<'a, 'b> {\n    x: Box<dyn T + 'a + 'b>,\n    y: &'b &'a u8,\n}\n", None),
    ("E0403", "fn pair<T, T>(x: T) -> T {\n    x\n}\n", "fn pair<T>(x: T) -> T {\n    x\n}\n"),
    ("E0131", "fn main<T>() {}\n", "fn main() {}\n"),
    ("E0571", "fn f() {\n    while true {\n        break 3;\n    }\n}\n", None),
    ("E0184", "#[derive(Clone, Copy)]\nstruct S;\nimpl Drop for S {\n    fn drop(&mut self) {}\n}\n", None),
    ("E0463", "extern crate nowhere;\nfn f() {}\n", "\nfn f() {}\n"),
    ("E0610", "fn f(n: u8) -> u8 {\n    n.first\n}\n", "fn f(n: u8) -> u8 {\n    n\n}\n"),
    ("E0572", "const A: u8 = return 1;\n", "const A: u8 = 1;\n"),
    ("E0184", "#[derive(Copy)]\nenum E {\n    A,\n}\nimpl Drop for E {\n    fn drop(&mut self) {}\n}\n", None),
    ("E0204", "#[derive(Copy)]\nstruct S<'a> {\n    x: &'a mut u8,\n}\n", None),
    ("E0618", "fn f() -> i32 {\n    let x = 1;\n    x()\n}\n", "fn f() -> i32 {\n    let x = 1;\n    x\n}\n"),
    # modifiers
    ("E0752", "async fn main() {}\n", "fn main() {}\n"),
    ("E0379", "trait T {\n    const fn f();\n}\n", "trait T {\n    fn f();\n}\n"),
    # attributes
    ("E0565", '#[repr("C")]\nstruct S(u8);\n', "#[repr(C)]\nstruct S(u8);\n"),
    ("E0774", "#[derive(Clone)]\nfn f() {}\n", "fn f() {}\n"),
    ("E0552", "#[repr(D)]\nstruct S(u8);\n", "#[repr(C)]\nstruct S(u8);\n"),
    ("E0692", "#[repr(transparent, C)]\nstruct S(u8);\n", "#[repr(transparent)]\nstruct S(u8);\n"),
    (None, "#[inline]\nstruct S;\n", "struct S;\n"),
    # literals and comments without an end
    ("E0763", "fn f() -> u8 {\n    b'a\n}\n", "fn f() -> u8 {\n    b'a'\n}\n"),
    ("E0758", "fn f() {}\n/* nothing\n", "fn f() {}\n/* nothing\n*/\n"),
    ("E0765", 'fn f() {\n    println!("a);\n}\n', 'fn f() {\n    println!("a");\n}\n'),
    ("E0768", "fn f() -> u8 {\n    0x\n}\n", "fn f() -> u8 {\n    0x0\n}\n"),
    (None, "mod m {\n    /// of nothing\n}\n", "mod m {\n    // of nothing\n}\n"),
    # forms
    ("E0579", "fn f(x: u8) -> bool {\n    matches!(x, 5..5)\n}\n", None),
    ("E0030", "fn f(x: u8) -> u8 {\n    match x {\n        9..=1 => 1,\n        _ => 0,\n    }\n}\n", None),
    ("E0527", "fn f(x: [u8; 3]) {\n    let [a, b] = x;\n}\n", "fn f(x: [u8; 3]) {\n    let [a, b, _] = x;\n}\n"),
    ("E0703", 'extern "see" fn f() {}\n', 'extern "C" fn f() {}\n'),
    ("E0590", "fn f() {\n    while break {}\n}\n", "fn f() {\n    'outer: while break 'outer {}\n}\n"),
    ("E0695", "fn f() {\n    loop {\n        'a: {\n            break;\n        }\n    }\n}\n", None),
    ("E0268", "fn f() {\n    break;\n}\n", "fn f() {\n    return;\n}\n"),
    ("E0133", "unsafe fn g() {}\nfn f() {\n    g();\n}\n", "unsafe fn g() {}\nfn f() {\n    unsafe { g() };\n}\n"),
    ("E0015", "fn one() -> u8 { 1 }\nconst A: u8 = one();\n", "const fn one() -> u8 { 1 }\nconst A: u8 = one();\n"),
    ("E0081", "enum E {\n    A = 1,\n    B = 1,\n}\n", "enum E {\n    A = 1,\n    B = 2,\n}\n"),
    ("E0368", "fn f() -> f32 {\n    let mut x = 1f32;\n    x <<= 2.0;\n    x\n}\n", None),
]  # fmt: skip
"""An error's code, a program with it, and what mends it; None: something that compiles."""


def written(checker: Checker, red: str) -> list[str]:
    """What a program is after each of the edits."""
    case = DiagCase(
        license="MIT", source_url="", sha256=digest(red), id="case", repo="r", error_class="type",
        files=(File(path="src/main.rs", text=red),),
    )  # fmt: skip
    context = ProbeContext(action=Action(tool="tool"), case=case, workshop=Workshop(checker=checker, documents={}))
    return [apply_edits(case.files, one)[0].text for one in GenericEdits(most=400).probe(context).proposals]


@pytest.mark.parametrize(("code", "red", "green"), MENDED, ids=[code for code, _, _ in MENDED])
def test_the_edit_that_an_error_calls_for_is_among_them(
    code: str | None, red: str, green: str | None, checker: Checker
) -> None:
    assert checker.check(Program(red)).diagnostics[0].code == code
    case = DiagCase(
        license="MIT", source_url="", sha256=digest(red), id="case", repo="r", error_class="type",
        files=(File(path="src/main.rs", text=red),),
    )  # fmt: skip
    context = ProbeContext(action=Action(tool="tool"), case=case, workshop=Workshop(checker=checker, documents={}))
    answer = GenericEdits(most=160).probe(context)
    assert "broken" not in answer.data
    made = [apply_edits(case.files, edits)[0].text for edits in answer.proposals]
    if green is not None:
        assert green in made
        assert checker.check(Program(green)).ok
    else:
        assert any(checker.compiles_many([Program(text) for text in made]))


def test_the_level_of_a_lint_is_left_alone(checker: Checker) -> None:
    red = "#![deny(unused_variables)]\nfn f() {\n    let x = 1;\n}\n"
    made = written(checker, red)
    assert [text for text in made if "deny(unused_variables)" not in text] == []


def test_what_a_test_expects_is_no_argument(checker: Checker) -> None:
    red = (
        "fn sum(a: u8, b: u8) -> u8 {\n    a + b\n}\nfn f() -> u8 {\n    sum(17)\n}\n"
        "#[test]\nfn adds() {\n    assert_eq!(f(), 59);\n}\n"
    )
    made = written(checker, red)
    assert any("sum(17, 17)" in text for text in made)
    assert not any("sum(17, 59)" in text for text in made)
