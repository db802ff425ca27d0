"""Records become samples with the facts that heads learn from."""

from __future__ import annotations

from attrs import evolve
from tiny import ORIGIN, candidate, case, document, edit_after, library, step

from rusta_core import Snippet, digest
from rusta_core.model.vocabulary import Control, decode
from rusta_core.training.materials import Material, Materials
from rusta_core.training.samples import (
    candidate_samples,
    golden_samples,
    program_samples,
    step_samples,
    text_samples,
)


def test_text_is_kept_whole_and_may_be_split():
    [first, *_] = samples = text_samples(library().values())
    assert len(samples) == len(library())
    assert decode(first.tokens) == "<TEXT>" + library()["a vector"].text
    assert first.splits
    assert first.facts == {"record": "a vector"}
    assert first.made_of == (Material.of(library()["a vector"], "a vector"),)


def test_a_program_is_running_text_made_of_its_page():
    page = document("page", {"A": "Some."})
    program = Snippet(
        id="page#0", repo="docs", edition="2021", text="fn main() {}\n", page="page", sha256=digest(""), **ORIGIN
    )
    [sample] = program_samples([program], materials=Materials([page]))
    assert decode(sample.tokens) == "<TEXT>fn main() {}\n"
    assert sample.splits
    assert sample.facts["rust"] is True
    [code] = text_samples([evolve(page, role="code")])
    assert code.facts["rust"] is True
    assert sample.made_of == (Material.of(page, "page"),)


def test_what_is_made_of_a_case_says_so():
    made_of = (Material.of(case(), "moved"),)
    tried = [(case(), candidate(edit_after("w = v", ".clone()"), green=True))]
    samples = [
        *step_samples([(case(), [step("rustc")])], window=512),
        *golden_samples([case()], window=512),
        *candidate_samples(tried, window=512),
    ]
    assert [sample.made_of for sample in samples] == [made_of] * 3
    page = document("page", {"A": "Some."})
    [sample] = golden_samples([evolve(case(), page="page")], window=512, materials=Materials([page]))
    assert sample.made_of == (Material.of(page, "page"),)


def test_each_step_is_an_answer_to_the_state_before_it():
    steps = [step("rustc"), step("generic-edits", proposed=3, compiling=1), step("apply")]
    samples = step_samples([(case(), steps)], window=512)
    assert [one.facts["action"] for one in samples] == ["rustc", "generic-edits", "apply"]
    assert decode(samples[2].tokens).endswith("rustc ok 0 0 0\ngeneric-edits ok 3 1 0\n<READ>")
    assert all(one.tokens[one.facts["read_at"]] == Control.READ for one in samples)
    assert all(one.lm_from == len(one.tokens) for one in samples)


def test_the_golden_patch_is_what_follows_the_state():
    [sample] = golden_samples([case(), evolve(case(), gold_patch=None)], window=512)
    assert decode(sample.tokens[sample.lm_from :]) == "<EDIT>3-|    let w = v;\n3+|    let w = v.clone();\n<END>"
    assert (sample.facts["k_lines"], sample.facts["error_class"], sample.facts["codes"]) == (1, "move", ("E0382",))
    assert sample.facts["read_at"] == sample.lm_from - 1


def test_a_golden_patch_without_room_is_left_out():
    assert golden_samples([case()], window=64) == []


def test_candidates_are_labelled_by_their_tests():
    edits = [edit_after("w = v", ".clone()"), edit_after("w = v", "w")]
    tried = [(case(), candidate(edits[0], green=True)), (case(), candidate(edits[1], green=False))]
    samples = candidate_samples([*tried, (case(), candidate(edits[1]))], window=512)
    assert [one.facts["green"] for one in samples] == [True, False]
    for one in samples:
        assert decode(one.tokens[slice(*one.facts["edit"])]).startswith("<EDIT>3-|    let w = v;\n")
        assert one.facts["read_at"] == len(one.tokens) - 1
        assert one.lm_from == len(one.tokens)
