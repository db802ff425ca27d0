"""Candidates and pairs as what value and judge learn from."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tiny import candidate, case, edit_after

from rusta_core.model.vocabulary import Control, decode
from rusta_core.training.preferences import (
    CHOICES_A_CASE,
    PAIRS_A_CASE,
    WRONG_TO_RIGHT,
    choice_samples,
    preference_samples,
)

TESTED = evolve(case(), tests="rustc --test")
RIGHT, WRONG = (candidate(edit_after("w = v", text), green=green) for text, green in ((".clone()", True), (";", False)))


def tried(right, wrong, broken, untold=0):
    """Candidates of one case, each with an edit of its own."""
    made = []
    for number in range(right + wrong + broken + untold):
        one = candidate(edit_after("w = v", f" /* {number} */"))
        compiles = number < right + wrong or number >= right + wrong + broken
        green = None if number >= right + wrong else number < right
        made.append(evolve(one, compiles=compiles, tests_green=green, k_lines=number))
    return made


def test_a_choice_says_whether_its_candidate_is_genuine():
    samples = choice_samples([(TESTED, [RIGHT, WRONG, evolve(WRONG, compiles=False, k_lines=3)])], window=512, seed=1)
    assert sorted((one.facts["genuine"], one.facts["candidate_k"]) for one in samples) == [
        (False, 1),
        (False, 3),
        (True, 1),
    ]
    for one in samples:
        assert decode(one.tokens[slice(*one.facts["edit"])]).endswith("<STEPS>generic-edits")
        assert one.tokens[one.facts["read_at"]] == Control.READ
        assert one.facts["read_at"] == len(one.tokens) - 1
        assert one.lm_from == len(one.tokens)
        assert "k_lines" not in one.facts  # which is the golden patch's


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 3), st.integers(0, 9))
def test_choices_are_balanced(right, wrong, broken, untold, seed):
    candidates = tried(right, wrong, broken, untold)
    labels = [one.facts["genuine"] for one in choice_samples([(TESTED, candidates)], window=256, seed=seed)]
    assert labels.count(True) == right
    room = min(WRONG_TO_RIGHT * max(1, right), max(0, CHOICES_A_CASE - right))
    assert labels.count(False) == min(room, wrong + broken)


def test_half_of_the_wrong_ones_compile():
    samples = choice_samples([(TESTED, tried(2, 20, 20))], window=512, seed=1)
    lines = [one.facts["candidate_k"] for one in samples if not one.facts["genuine"]]
    assert (sum(line < 22 for line in lines), len(lines)) == (3, 6)
    again, other = (
        [one.facts["candidate_k"] for one in choice_samples([(TESTED, tried(2, 20, 20))], window=512, seed=seed)]
        for seed in (1, 2)
    )
    assert again == [one.facts["candidate_k"] for one in samples]
    assert other != again


def test_a_preference_is_shown_in_both_orders():
    one, other = preference_samples([(TESTED, [WRONG, RIGHT, evolve(WRONG, compiles=False)])], window=512, seed=1)
    assert (one.facts["prefers"], other.facts["prefers"]) == (0, 1)
    for sample in (one, other):
        texts = [decode(sample.tokens[start:end]) for start, end in sample.facts["edits"]]
        assert [".clone()" in text for text in texts] == [sample.facts["prefers"] == 0, sample.facts["prefers"] == 1]
        assert all(text.startswith("<EDIT>3-|    let w = v;\n3+|") for text in texts)
        assert [sample.tokens[end] for end in sample.facts["pair"]] == [Control.READ] * 2
        assert sample.facts["pair"][1] == len(sample.tokens) - 1
        assert sample.lm_from == len(sample.tokens)
        assert not {"edit", "read_at", "green", "genuine"} & sample.facts.keys()


def test_pairs_are_few_and_each_has_one_that_is_genuine():
    samples = preference_samples([(TESTED, tried(5, 5, 5, 5))], window=512, seed=1)
    assert len(samples) == 2 * PAIRS_A_CASE
    assert len({one.tokens.tobytes() for one in samples}) == len(samples)
    assert preference_samples([(TESTED, tried(5, 0, 5, 5)), (TESTED, tried(0, 5, 5))], window=512, seed=1) == []


@pytest.mark.parametrize("window", [64, 100, 256, 512])
def test_a_pair_fits_its_window_however_long_its_edits(window):
    long = [candidate(edit_after("w = v", f" /* {'é' * 400} {number} */"), green=not number) for number in range(2)]
    for one in preference_samples([(TESTED, [*long, RIGHT, WRONG])], window=window, seed=1):
        assert len(one.tokens) <= window
        first, second = one.facts["edits"]
        assert not np.array_equal(one.tokens[slice(*first)], one.tokens[slice(*second)])


def test_long_edits_begin_where_they_differ():
    head = candidate(edit_after("let v = vec![1", f", {'2, ' * 60}"))
    one, other = (
        evolve(head, edits=(*head.edits, edit_after("w = v", text)), tests_green=text == ".clone()")
        for text in (".clone()", " ")
    )
    sample = preference_samples([(TESTED, [one, other])], window=512, seed=1)[0]
    texts = [decode(sample.tokens[start:end]) for start, end in sample.facts["edits"]]
    assert all("2, 2, 2" not in text for text in texts)
    assert "w = v.clone();" in texts[0]
    assert "w = v ;" in texts[1]
