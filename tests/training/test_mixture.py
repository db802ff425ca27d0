"""What is drawn when: without repeats, by the weights, from the step alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.training.mixture import Mixture, permuted


def mixture(weights, sizes, steps=100, batch=8, seed="7:S1"):
    return Mixture(weights=weights, sizes=sizes, steps=steps, batch=batch, seed=seed)


@given(st.integers(1, 300), st.text(max_size=5))
def test_a_permutation_reaches_each_place_once(size, key):
    assert sorted(permuted(index, size, key) for index in range(size)) == list(range(size))


def test_another_key_is_another_permutation():
    one, two = ([permuted(index, 100, key) for index in range(100)] for key in "ab")
    assert one != two
    assert one != sorted(one)


def test_weights_move_from_start_to_end():
    moving = mixture({"a": (1.0, 0.0), "b": (1.0, 3.0)}, {"a": 10, "b": 10})
    assert moving.shares(0) == {"a": 0.5, "b": 0.5}
    assert moving.shares(99) == {"a": 0.0, "b": 1.0}
    drawn = [source for step in range(90, 100) for source, _ in moving.draw(step)]
    assert drawn.count("a") < 10


def test_draws_follow_the_weights():
    drawn = mixture({"a": (0.7, 0.7), "b": (0.3, 0.3)}, {"a": 50, "b": 50}, steps=500)
    counts = Counter(source for step in range(500) for source, _ in drawn.draw(step))
    assert counts["a"] / counts.total() == pytest.approx(0.7, abs=0.03)


def test_nothing_comes_twice_in_a_lap():
    only = mixture({"a": (1, 1)}, {"a": 64})
    for lap in range(3):
        drawn = [index for step in range(lap * 8, lap * 8 + 8) for _, index in only.draw(step)]
        assert sorted(drawn) == list(range(64))


def test_a_step_does_not_depend_on_those_before_it():
    one = mixture({"a": (1, 2), "b": (2, 1)}, {"a": 9, "b": 5})
    whole = [one.draw(step) for step in range(100)]
    again = mixture({"a": (1, 2), "b": (2, 1)}, {"a": 9, "b": 5})
    assert [again.draw(step) for step in reversed(range(100))] == whole[::-1]
    assert mixture({"a": (1, 2), "b": (2, 1)}, {"a": 9, "b": 5}, seed="8:S1").draw(3) != whole[3]


def test_a_source_with_nothing_in_it_is_refused():
    with pytest.raises(UsageError) as caught:
        mixture({"qa": (0, 1)}, {"qa": 0, "docs": 3})
    assert str(caught.value) == (
        "the mixture draws from 'qa', and there is nothing in it\n  where: 7:S1\n  why:   there are 0 qa, 3 docs\n"
        "  mend:  take it out of the mixture, or ask for more of its data in the recipe"
    )


def test_a_source_without_weight_may_be_empty():
    assert mixture({"qa": (0, 0), "docs": (1, 1)}, {"docs": 3}).draw(0)[0][0] == "docs"


def test_weights_must_come_to_something():
    with pytest.raises(UsageError, match="come to nothing"):
        mixture({"docs": (0.0, 1.0)}, {"docs": 3})
