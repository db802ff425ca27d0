from __future__ import annotations

import pytest

from rusta_core.contexts import Injection
from rusta_core.records import Edit, File, Snippet, digest
from rusta_core.rust.case import Bug, distance, files_of, triplet
from rusta_core.rust.check import Verdict
from rusta_core.rust.diagnostics import Diagnostic, Span
from rusta_core.rust.patch import PatchError, apply_edits

TEXT = "fn main() {\n    let a = 1;\n    let b = 2;\n    let c = 3;\n    f(a, b, c);\n}\n"
PATH = "src/main.rs"


def snippet(**fields: object) -> Snippet:
    told = {"id": "s", "repo": "r", "edition": "2021", "text": TEXT, "license": "MIT", "source_url": "u"}
    return Snippet(**told | {"sha256": digest(TEXT)} | fields)


def replace(old: str, new: str, *codes: str, operator: str = "op", error_class: str = "type") -> Injection:
    start = TEXT.index(old)
    edit = Edit(path=PATH, start=start, end=start + len(old), text=new)
    return Injection(edits=(edit,), error_class=error_class, codes=codes, operator=operator)


def error(line: int, code: str | None = "E0308", *, file: str = PATH, last: int | None = None) -> Diagnostic:
    span = Span(file=file, start=0, end=1, line=line, last_line=last or line, column=1, primary=True)
    return Diagnostic(code=code, level="error", message="m", spans=(span,))


def told(*errors: Diagnostic) -> Verdict:
    return Verdict(ok=False, diagnostics=errors)


@pytest.mark.parametrize(
    ("said", "lines"),
    [(error(2), 0), (error(5), 3), (error(1), 1), (error(4, last=5), 2), (error(2, file="src/a.rs"), None)],
)
def test_distance_is_counted_from_the_first_error_to_the_nearest_line_of_the_repair(said, lines):
    bug = Bug.made(snippet(), replace("let a = 1", "let a = x"))
    assert distance(bug.red, bug.undo, [said, error(2)]) == lines


def test_an_error_without_a_place_has_no_say_in_the_distance():
    bug = Bug.made(snippet(), replace("let a = 1", "let a = x"))
    placeless = Diagnostic(code=None, level="error", message="m")
    assert distance(bug.red, bug.undo, [placeless, error(4)]) == 2
    assert distance(bug.red, bug.undo, [placeless]) is None


def test_a_line_that_was_cut_is_where_it_comes_back():
    bug = Bug.made(snippet(), replace("    let b = 2;\n", ""))
    assert distance(bug.red, bug.undo, [error(4)]) == 1
    assert distance(bug.red, bug.undo, [error(3)]) == 0


def test_a_case_of_two_bugs_is_of_the_class_whose_error_comes_first():
    halves = (
        replace("let a = 1", "let a = x", "E0425", operator="visibility/a", error_class="visibility"),
        replace("f(a, b, c)", "f(a, b)", "E0061", operator="type/b"),
    )
    bug = Bug.made(snippet(tests="rustc --test", page="p"), *halves)
    case = bug.case(told(error(5, "E0061"), error(2, "E0425")), by="rustc 1.0")
    assert (case.error_class, case.codes, case.bugs, case.distance) == ("type", ("E0061", "E0425"), 2, 0)
    assert (case.operator, case.tests, case.page) == ("visibility/a + type/b", "rustc --test", "p")
    assert case.gold_patch is not None
    assert case.gold_patch.k_lines == 2
    assert apply_edits(case.files, case.gold_patch.edits) == files_of(snippet())


def test_what_the_compiler_says_when_it_breaks_off_shows_no_bug():
    bug = Bug.made(snippet(), replace("let a", "lt a", error_class="syntax"))
    assert bug.shown(told(Diagnostic(code=None, level="error", message="rustc took too long"))) is None
    assert bug.shown(told(error(2, None))) == bug.injections[0]
    assert bug.shown(told(error(2, "E0308"))) is None


def test_bugs_that_overlap_cannot_be_made():
    with pytest.raises(PatchError):
        Bug.made(snippet(), replace("let a = 1", "x"), replace("a = 1;", "y"))


def test_the_file_at_fault_stands_first_and_the_others_go_along():
    others = (File(path="Cargo.toml", text="[package]"), File(path="src/a.rs", text=""))
    bug = Bug.made(snippet(files=others), replace("let a = 1", "let a = x", "E0425"))
    case = bug.case(told(error(9, "E0425", file="src/a.rs")), by="cargo 1.0")
    assert [file.path for file in case.files] == [PATH, "Cargo.toml", "src/a.rs"]
    assert case.distance is None
    kept = triplet(case)
    assert kept.before_tree == case.files
    assert kept.after_tree == files_of(snippet(files=others))
    assert kept.diag["code"] == "E0425"
    assert (kept.license, kept.sha256) == (case.license, case.sha256)
