"""How sure it is of the chosen one, and what speaks for that."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.value.behaviour import Behaviour
from rusta_core.value.sureness import EVIDENCE, FAR, evidence, fitted, logit

probabilities = st.lists(st.floats(0.001, 0.999), min_size=1, max_size=8)


def numbers(p: list[float], same: list[int], chosen: int, does: list[Behaviour] | None = None) -> dict[str, float]:
    told = evidence(np.array(p), same, [Behaviour()] * len(p) if does is None else does, chosen)
    return dict(zip(EVIDENCE, told.tolist(), strict=True))


def test_what_comes_down_to_the_same_is_no_rival() -> None:
    found = numbers([0.8, 0.8, 0.5], [1, 1, 2], 0)
    assert found["lead"] == pytest.approx(float(logit(0.8) - logit(0.5)))
    assert (found["alone"], found["log rivals"], found["log alike"]) == (0, pytest.approx(np.log(2)), np.log(2))
    assert numbers([0.8, 0.7], [1, 1], 0)["alone"] == 1
    assert numbers([0.8], [1], 0)["lead"] == FAR


def test_what_behaves_alike_is_not_what_it_is_apart_from() -> None:
    one, other = Behaviour(kind="a", calls=9), Behaviour(kind="b", calls=9, fails=2)
    found = numbers([0.8, 0.7, 0.5], [1, 2, 3], 0, [one, one, other])
    assert found["apart"] == pytest.approx(float(logit(0.8) - logit(0.5)))
    assert (found["log calls"], found["log fails"]) == (pytest.approx(np.log(10)), 0)
    assert numbers([0.8, 0.7], [1, 2], 0, [one, one])["apart"] == FAR
    unseen = numbers([0.8, 0.7], [1, 2], 0)
    assert unseen["apart"] == unseen["lead"]


@given(probabilities, st.data())
def test_the_leader_leads(some: list[float], data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, len(some) - 1))
    lead = numbers(some, list(range(len(some))), chosen)["lead"]
    assert (lead >= 0) == (some[chosen] == max(some)) or abs(lead) < 1e-9
    assert -FAR <= lead <= FAR


def test_the_regression_finds_what_made_the_answers() -> None:
    rng = np.random.default_rng(1)
    told = rng.normal(size=(4000, 2))
    true = 1 / (1 + np.exp(-(0.5 + 2 * told[:, 0])))
    genuine = (rng.random(4000) < true).astype(float)
    sure = fitted(told, genuine, np.ones(4000))
    assert np.abs(sure.blind(told) - true).max() < 0.1
    assert ((sure.blind(told) > 0) & (sure.blind(told) < 1)).all()


def test_a_number_that_never_changes_says_nothing() -> None:
    told = np.column_stack([np.ones(50), np.arange(50) / 50])
    sure = fitted(told, (told[:, 1] > 0.5).astype(float), np.ones(50))
    assert sure.weights[0] == pytest.approx(0)
    assert sure.blind([1.0, 0.9]) > 0.5 > sure.blind([1.0, 0.1])
