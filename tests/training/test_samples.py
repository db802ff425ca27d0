"""Records become samples with the facts that heads learn from."""

from __future__ import annotations

from attrs import evolve
from tiny import candidate, case, edit_after, library, quiz, step

from rusta_core.model.vocabulary import Control, decode
from rusta_core.training.distractors import overlap
from rusta_core.training.samples import (
    candidate_samples,
    golden_samples,
    question_samples,
    step_samples,
    text_samples,
)


def test_text_is_kept_whole_and_may_be_split():
    [first, *_] = samples = text_samples(library().values())
    assert len(samples) == len(library())
    assert decode(first.tokens) == "<TEXT>" + library()["a vector"].text
    assert first.splits
    assert first.facts["record"] == "a vector"


def test_a_question_points_at_its_answer_among_others():
    samples = question_samples(quiz(), library(), window=512, seed=1, unanswered=0.3)
    assert len(samples) == len(quiz())
    answered = [one for one in samples if one.facts["anchor"] >= 0]
    assert 0.5 < len(answered) / len(samples) < 0.9
    assert {one.facts["anchor"] for one in answered} == {0, 1, 2, 3}
    by_id = {one.id: one for one in quiz()}
    for sample in samples:
        [gold] = by_id[sample.facts["record"]].anchors
        cited, right = sample.facts["cited"], sample.facts["anchor"]
        assert len(cited) == len(sample.facts["spans"]) == 4
        assert [place for place, span in enumerate(cited) if overlap(span, gold)] == ([right] if right >= 0 else [])
        assert ("<ANSWER>" in decode(sample.tokens)) == (right >= 0)


def test_the_language_loss_counts_the_answer_alone():
    for sample in question_samples(quiz(), library(), window=512, seed=1):
        counted = decode(sample.tokens[sample.lm_from :])
        assert counted in ("<ANSWER>At noon.<END>", "")


def test_the_same_seed_draws_the_same_distractors():
    one, two, other = (question_samples(quiz(), library(), window=512, seed=seed) for seed in (1, 1, 2))
    assert [sample.tokens.tolist() for sample in one] == [sample.tokens.tolist() for sample in two]
    assert [sample.tokens.tolist() for sample in one] != [sample.tokens.tolist() for sample in other]


def test_a_question_whose_anchor_does_not_resolve_is_left_out():
    broken = evolve(quiz()[0], anchors=(evolve(quiz()[0].anchors[0], sha256="0" * 64),))
    assert question_samples([broken], library(), window=512, seed=1) == []
    assert question_samples(quiz()[:3], {}, window=512, seed=1) == []


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
