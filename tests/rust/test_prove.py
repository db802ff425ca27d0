from __future__ import annotations

from collections import Counter

import pytest

from rusta_core.contexts import Injection
from rusta_core.records import Edit, Snippet, digest
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.diagnostics import from_json
from rusta_core.rust.patch import apply_edits, k_lines
from rusta_core.rust.prove import PATH, compounds, proofs, prove

TEXT = """\
fn total(items: &Vec<u32>) -> u32 {
    let mut sum = 0;
    for item in items.iter() {
        sum += item;
    }
    sum
}

fn main() {
    let first = vec![1, 2];
    let second = vec![3];
    assert_eq!(total(&first) + total(&second), 6);
}
"""


def snippet(text: str = TEXT, name: str = "book/p#0") -> Snippet:
    return Snippet(
        id=name, repo="book", edition="2021", text=text, tests=None, page="book/p",
        license="MIT", source_url="https://example.org/p", commit="c0ffee", sha256=digest(text),
    )  # fmt: skip


def inject(old: str, new: str, *codes: str, operator: str = "op", error_class: str = "type", nth: int = 0) -> Injection:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(old, at + 1)
    edit = Edit(path=PATH, start=at, end=at + len(old), text=new)
    return Injection(edits=(edit,), error_class=error_class, codes=codes, operator=operator)


def by(edit: Edit) -> Injection:
    return Injection(edits=(edit,), error_class="type", codes=(), operator="op")


DROP_MUT = inject("let mut sum", "let sum", "E0596", operator="drop-mut", error_class="borrow")


def test_a_case_has_what_its_user_needs(checker):
    ((case,), refused) = prove([(snippet(), DROP_MUT)], checker)
    assert refused == Counter()
    assert (case.repo, case.page, case.license, case.commit) == ("book", "book/p", "MIT", "c0ffee")
    assert (case.error_class, case.codes, case.operator, case.edition) == ("borrow", ("E0596",), "drop-mut", "2021")
    assert case.id.startswith("book/p#0~drop-mut~")
    (file,) = case.files
    assert (file.path, file.text) == (PATH, TEXT.replace("let mut sum", "let sum"))
    said = tuple(from_json(data) for data in case.cargo_diag)
    assert said == checker.check(Program(file.text)).diagnostics
    assert {span.file for one in said for span in one.spans} == {PATH}


def test_the_gold_patch_turns_it_green_again(checker):
    ((case,), _) = prove([(snippet(), DROP_MUT)], checker)
    gold = case.gold_patch
    assert gold is not None
    after = apply_edits(case.files, gold.edits)
    assert after[0].text == TEXT
    assert gold.k_lines == k_lines(case.files, after) == 1
    assert [(receipt.check, receipt.passed, receipt.subject) for receipt in gold.receipts] == [
        ("rustc", True, digest(TEXT))
    ]
    assert checker.check(Program(after[0].text)).ok


@pytest.mark.parametrize(
    ("injection", "reason"),
    [
        (inject("let mut sum = 0", "let mut sum: u32 = 0", "E0308"), "still compiles"),
        (inject("let mut sum", "let sum", "E0308"), "other error"),
        (inject("let mut sum", "let sum"), "other error"),
        (inject("let mut sum", "let mut sum", "E0596"), "changes nothing"),
        (by(Edit(path=PATH, start=0, end=9999, text="")), "does not fit"),
        (by(Edit(path="b.rs", start=0, end=0, text="")), "does not fit"),
    ],
)
def test_what_proves_nothing_is_refused_by_name(checker, injection, reason):
    assert prove([(snippet(), injection)], checker) == ([], Counter({reason: 1}))


def test_a_snippet_that_was_never_green(checker):
    red = snippet(TEXT.replace("-> u32", "-> u64"))
    assert prove([(red, DROP_MUT)], checker) == ([], Counter({"not green before": 1}))


def test_an_error_without_a_code_is_proven_by_empty_codes(checker):
    ((case,), _) = prove([(snippet(), inject("sum\n}", "sum\n", operator="unclosed", error_class="syntax"))], checker)
    assert case.codes == ()
    assert case.cargo_diag


def test_repetition_is_dropped_within_a_snippet_and_an_operator_only(checker):
    moved = [inject("total(&", "total(", "E0308", operator="drop-ref", nth=nth) for nth in (0, 1)]
    other = inject("total(&second)", "total(second)", "E0308", operator="another")
    longer = snippet(TEXT + "// another page\n", "book/q#0")
    cases, refused = prove([(snippet(), moved[0]), (snippet(), moved[1]), (longer, moved[1])], checker)
    assert [case.id.split("~")[0] for case in cases] == ["book/p#0", "book/q#0"]
    assert refused == Counter({"same diagnostics": 1})
    cases, refused = prove([(snippet(), moved[0]), (snippet(), moved[1]), (snippet(), other)], checker)
    assert [case.operator for case in cases] == ["drop-ref"]
    assert refused == Counter({"same diagnostics": 1, "same program": 1})


def test_the_same_proposals_give_the_same_cases_on_any_machine(toolchain, sandbox, checker):
    proposals = [
        (snippet(), DROP_MUT),
        (snippet(), inject("&Vec<u32>", "&Vec<String>", "E0277", "E0308")),
        (snippet(), inject("items.iter()", "item.iter()", "E0425", operator="misname")),
        (snippet(), inject("first", "frist", "E0425", operator="misname-other")),
    ]
    once = prove(proposals, checker)
    assert len(once[0]) == 4
    assert once == prove(proposals, checker)
    assert once == prove(proposals, Checker(toolchain, sandbox, None, workers=1))
    assert [case.operator for case in once[0]] == ["drop-mut", "op", "misname", "misname-other"]


def test_two_bugs_in_one_program_and_each_is_needed(checker):
    halves = [
        DROP_MUT,
        inject("total(&first)", "total(first)", "E0308", operator="drop-ref"),
        inject("total(&second)", "totl(&second)", "E0425", operator="misname", error_class="visibility"),
    ]
    proven, _ = proofs([(snippet(), half) for half in halves], checker)
    assert len(proven) == 3
    (both,) = compounds(proven, checker, most=5)
    case = both.bug.case(both.verdict, by="rustc")
    assert (case.bugs, case.operator) == (2, "drop-mut + drop-ref")
    assert case.gold_patch is not None
    assert len(case.gold_patch.edits) == 2
    assert checker.check(Program(apply_edits(case.files, case.gold_patch.edits)[0].text)).ok
    for edit in case.gold_patch.edits:  # with only one of them undone it is red still, with the other's error
        assert not checker.check(Program(apply_edits(case.files, [edit])[0].text)).ok
    assert both.verdict.diagnostics == checker.check(Program(case.files[0].text)).diagnostics


def test_bugs_that_touch_or_are_of_one_operator_make_no_pair(checker):
    same = [inject("total(&", "total(", "E0308", operator="drop-ref", nth=nth) for nth in (0, 1)]
    near = [
        inject("let mut sum", "let sum", "E0596", operator="drop-mut"),
        inject("sum = 0;", 'sum = "";', "E0277", operator="text"),
        inject("let second", "let secon", "E0425", operator="misname"),
    ]
    for halves in (same, near[:1], [near[2], near[2]]):
        proven, _ = proofs([(snippet(), half) for half in halves], checker)
        assert compounds(proven, checker, most=5) == []
    assert compounds(proofs([(snippet(), half) for half in near], checker)[0], checker, most=0) == []


def test_the_same_edit_for_other_codes_is_tried_for_each(checker):
    wrong, right = inject("let mut sum", "let sum", "E0308"), DROP_MUT
    ((case,), refused) = prove([(snippet(), wrong), (snippet(), right)], checker)
    assert case.operator == "drop-mut"
    assert refused == Counter({"other error": 1})


def test_a_case_says_what_the_compiler_says_of_the_program_alone(toolchain, sandbox, checker, blocks):
    """Over real programs with a sign cut. A batch of them says less of some: it cannot stand in for the check alone."""
    snippets = [snippet(text.text, f"real#{number}") for number, text in enumerate(blocks) if text.edition == "2021"]
    proposals = []
    for one in snippets[:120]:
        for sign, other in (("; ", " "), (";\n", "\n"), ("(", ""), (": ", " "), ("let ", "lt ")):
            if sign in one.text:
                start = len(one.text[: one.text.index(sign)].encode())
                proposals.append((one, by(Edit(path=PATH, start=start, end=start + len(sign), text=other))))
    cases, _ = prove(proposals, checker)
    assert len(cases) > 150
    programs = [Program(case.files[0].text, case.edition) for case in cases]
    fresh = Checker(toolchain, sandbox, None, workers=2)
    alone = [verdict.diagnostics for verdict in fresh.check_many(programs)]
    assert [tuple(map(from_json, case.cargo_diag)) for case in cases] == alone
    together = [verdict.diagnostics for verdict in Checker(toolchain, sandbox, None).diagnose_many(programs)]
    fewer = sum(len(some) < len(all_) for some, all_ in zip(together, alone, strict=True))
    assert 0 < fewer < len(cases) / 4
