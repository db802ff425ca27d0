"""What the model is shown."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve
from tiny import TEXT, candidate, case, document, edit_after, library, quiz, step

from rusta_core.model.vocabulary import Control, decode
from rusta_core.records import File
from rusta_core.training import render


def test_a_state_has_the_errors_the_code_and_the_steps():
    shown = decode(render.state(case(), [step("rustc"), step("generic-edits", proposed=12, compiling=2)], 512))
    errors, _, rest = shown.partition("<CODE>")
    code, _, steps = rest.partition("<STEPS>")
    assert errors.startswith("<DIAGNOSTIC>E0382 4: borrow of moved value: `v`\n")
    assert "  3: value moved here\n" in errors
    assert code.splitlines() == [f"{n}|{line}" for n, line in enumerate(TEXT.split("\n"), 1)]
    assert steps == "rustc ok 0 0 0\ngeneric-edits ok 12 2 0\n<READ>"


@pytest.mark.parametrize("window", [64, 65, 128, 200])
def test_a_state_and_a_candidate_fit_the_window(window):
    long = evolve(case(), files=(File(path="src/main.rs", text=TEXT + "// more\n" * 400),))
    steps = [step("a-tool-with-a-long-name", proposed=100)] * 30
    state = render.state(long, steps, window)
    assert len(state) <= 5 * window // 8
    assert state[-1] == Control.READ
    written = render.candidate(long, candidate(edit_after("w = v", ".clone()" * 50)), window)
    assert len(state) + len(written) <= window


def test_the_lines_that_the_error_points_at_come_first():
    text = "// before\n" * 100 + TEXT
    shift = len("// before\n" * 100)

    def later(span):
        lines = {key: span[key] + 100 for key in ("line", "last_line")}
        return {**span, **lines, "start": span["start"] + shift, "end": span["end"] + shift}

    said = tuple({**one, "spans": [later(span) for span in one["spans"]], "children": []} for one in case().cargo_diag)
    moved = evolve(case(), files=(File(path="src/main.rs", text=text),), cargo_diag=said)
    code = decode(render.state(moved, (), 256)).partition("<CODE>")[2]
    assert "104|    println!" in code
    assert "103|    let w = v;" in code
    assert "\n1|" not in code


def test_the_last_steps_are_kept():
    steps = [step(f"tool-{number}") for number in range(60)]
    assert decode(render.state(case(), steps, 512)).endswith("tool-59 ok 0 0 0\n<READ>")


def test_an_edit_is_anchored_to_its_line():
    written = render.edit(case(), [edit_after("w = v", ".clone()")], 256)
    assert decode(written) == "<EDIT>3-|    let w = v;\n3+|    let w = v.clone();\n"
    assert render.edit(case(), [edit_after("w = v", ".clone()")], 64) is None


def test_a_candidate_says_who_proposed_it():
    shown = decode(render.candidate(case(), candidate(edit_after("w = v", ".clone()"), "rustc-suggestions"), 512))
    assert shown.endswith("3+|    let w = v.clone();\n<STEPS>rustc-suggestion<READ>")


def test_a_question_its_spans_and_its_answer():
    one = quiz()[0]
    page = library()[one.anchors[0].doc_id]
    asked = render.asked(one.question, page.sections[:2], library(), 256, one.answer)
    shown = decode(asked.tokens)
    assert shown == (
        "<QUESTION>When a vector grows?<SPAN>When a vector grows (a vector)\nThe vector grows at noon.\n\n"
        "<SPAN>When a vector sleeps (a vector)\nThe vector sleeps at noon.\n\n<ANSWER>At noon.<END>"
    )
    assert decode(asked.tokens[slice(*asked.question)]) == one.question
    assert decode(asked.tokens[slice(*asked.spans[1])]).startswith("When a vector sleeps")
    assert asked.tokens[asked.answer_at] == Control.ANSWER


def test_with_or_without_its_answer_a_question_looks_the_same():
    one = quiz()[0]
    spans = library()[one.anchors[0].doc_id].sections[:4]
    with_answer, without = (render.asked(one.question, spans, library(), 200, answer) for answer in (one.answer, None))
    assert np.array_equal(with_answer.tokens[: with_answer.answer_at], without.tokens)


@pytest.mark.parametrize("window", [64, 128, 512])
def test_a_question_fits_the_window(window):
    page = document("page", {f"Part {number}": "Words and words. " * 200 for number in range(4)})
    asked = render.asked("why? " * 300, page.sections, {"page": page}, window, "because " * 300)
    assert len(asked.tokens) <= window


def test_a_span_is_shown_where_it_speaks_of_the_question():
    page = document("page", {"Part": "Nothing to see. " * 50 + "The zebra crosses the street. " + "More. " * 50})
    shown = decode(render.asked("Where does the zebra go?", page.sections, {"page": page}, 128).tokens)
    assert "<SPAN>Part (page)\nNothing" in shown
    assert "The zebra" in shown


def test_a_claim_is_the_question_or_the_first_error():
    assert render.claim(quiz()[0]) == "When a vector grows?"
    assert render.claim(case()) == "E0382: borrow of moved value: `v`"
    assert render.claim(evolve(case(), cargo_diag=())) == "E0382"
