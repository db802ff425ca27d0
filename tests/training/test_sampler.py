"""What is drawn when: exactly by the shares, without repeats, from the step alone, for any number of ranks."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import RustaError, UsageError
from rusta_core.spine.workers import Workers
from rusta_core.training.sampler import MixtureSampler, permuted


def mixture(weights, sizes, steps=100, batch=8, seed="7:S1", **fields):
    return MixtureSampler(weights=weights, sizes=sizes, steps=steps, batch=batch, seed=seed, **fields)


def flat(sampler):
    return [row for step in range(sampler.steps) for row in sampler.draw(step)]


WEIGHT = st.integers(0, 5) | st.floats(0, 1e6)
SAMPLERS = st.builds(
    lambda ends, sizes, steps, batch, seed: mixture(
        dict(zip("abcdef", [(1.0, 0.5), *ends], strict=False)),
        dict(zip("abcdef", sizes, strict=True)),
        steps,
        batch,
        seed,
    ),
    st.lists(st.tuples(WEIGHT, WEIGHT), max_size=5),
    st.lists(st.integers(1, 40), min_size=6, max_size=6),
    st.integers(1, 30),
    st.integers(1, 5).map(lambda number: 4 * number),
    st.text(max_size=4),
)


@given(st.integers(1, 400), st.integers(0, 2**64 - 1))
def test_a_permutation_reaches_each_place_once(size, key):
    found = permuted(np.arange(size), np.full(size, size), np.full(size, key, np.uint64))
    assert sorted(found.tolist()) == list(range(size))


def test_another_key_is_another_permutation():
    sizes = np.full(100, 100)
    one, two = (permuted(np.arange(100), sizes, np.full(100, key, np.uint64)).tolist() for key in (1, 2))
    assert one != two
    assert one != sorted(one)


def test_permutations_are_without_favourites():
    keys = np.random.default_rng(0).integers(0, 2**64, 20_000, np.uint64)
    for place in (0, 4, 9):
        counts = np.bincount(permuted(np.full(len(keys), place), np.full(len(keys), 10), keys), minlength=10)
        assert (abs(counts / len(keys) - 0.1) < 0.012).all()  # five standard deviations


@given(SAMPLERS)
def test_the_mixture_is_exact_at_every_row(sampler):
    """The count of each source never strays from the sum of its shares by more than follows from their number."""
    rows = flat(sampler)
    assert len(rows) == sampler.steps * sampler.batch
    shares = [{name: Fraction(share) for name, share in sampler.shares(step).items()} for step in range(sampler.steps)]
    bound = Fraction(1, 2) + (1 + Fraction(len(sampler.sources), 2)) * max(max(now.values()) for now in shares)
    drawn, wanted = Counter(), Counter()
    for number, (source, _) in enumerate(rows):
        drawn[source] += 1
        for name, share in shares[number // sampler.batch].items():
            wanted[name] += share
            assert abs(drawn[name] - wanted[name]) <= bound + Fraction(1, 10**9)  # shares are given as floats


@given(SAMPLERS)
def test_nothing_comes_twice_before_all_have_come(sampler):
    drawn = {name: [] for name in sampler.sources}
    for source, index in flat(sampler):
        drawn[source].append(index)
    for name, indices in drawn.items():
        size = sampler.sizes[name]
        laps = [indices[start : start + size] for start in range(0, len(indices), size)]
        assert all(len(set(lap)) == len(lap) for lap in laps)
        assert all(sorted(lap) == list(range(size)) for lap in laps[:-1])


@given(SAMPLERS, st.data())
def test_a_step_does_not_depend_on_those_before_it(sampler, data):
    again = MixtureSampler.of(json.loads(json.dumps(sampler.identity)))
    whole = flat(sampler)
    order = data.draw(st.permutations(range(sampler.steps)))
    for step in order[:10]:
        assert again.draw(step) == whole[step * sampler.batch : (step + 1) * sampler.batch]
    sources, indices = again.rows(0, len(whole))
    assert [(again.sources[one], two) for one, two in zip(sources, indices, strict=True)] == whole


@given(SAMPLERS, st.data())
def test_a_resume_goes_on_as_if_there_had_been_no_stop(sampler, data):
    at = data.draw(st.integers(0, sampler.steps))
    state = json.loads(json.dumps(sampler.state(at)))
    resumed = MixtureSampler.of(sampler.identity)
    begin = resumed.resume(state)
    rows = [row for step in range(begin, sampler.steps) for row in resumed.draw(step)]
    assert rows == flat(sampler)[at * sampler.batch :]


@given(SAMPLERS)
def test_ranks_share_one_order(sampler):
    for ranks in (1, 2, 4):
        for step in {0, sampler.steps // 2, sampler.steps - 1}:
            together = [row for rank in range(ranks) for row in sampler.draw(step, rank, ranks)]
            assert together == sampler.draw(step)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_worker_processes_share_one_order(count):
    sampler = mixture({"a": (0.7, 0.2), "b": (0.3, 0.8)}, {"a": 50, "b": 7}, steps=12)
    assert list(Workers(count=count).map(sampler.draw, range(12))) == [sampler.draw(step) for step in range(12)]


def test_many_rows_are_the_same_in_one_piece_and_in_many():
    sampler = mixture({"a": (0.7, 0.2), "b": (0.3, 0.8), "c": (0.1, 0)}, {"a": 5000, "b": 70, "c": 1}, 3000, 64)
    sources, indices = sampler.rows(0, 192_000)
    assert len(sources) == 192_000
    for step in (0, 1, 1499, 2999):
        rows = slice(step * 64, step * 64 + 64)
        assert [(sampler.sources[one], two) for one, two in zip(sources[rows], indices[rows], strict=True)] == (
            sampler.draw(step)
        )


def test_a_long_stage_keeps_its_sums():
    sampler = mixture({"a": (1, 0.2), "b": (0.3, 1)}, {"a": 10**9, "b": 7}, steps=1 << 24, batch=1 << 16)
    for step in (0, 1 << 23, (1 << 24) - 1):
        sources, indices = sampler.rows(step * sampler.batch, (step + 1) * sampler.batch)
        share = sampler.shares(step)["a"]
        assert (sources == 0).mean() == pytest.approx(share, abs=1e-4)
        assert len(set(indices[sources == 0].tolist())) == (sources == 0).sum()


def test_weights_move_from_start_to_end():
    moving = mixture({"a": (1.0, 0.0), "b": (1.0, 3.0)}, {"a": 10, "b": 10})
    assert moving.shares(0) == {"a": 0.5, "b": 0.5}
    assert moving.shares(99) == {"a": 0.0, "b": 1.0}
    drawn = [source for step in range(90, 100) for source, _ in moving.draw(step)]
    assert drawn.count("a") in (1, 2, 3)  # 80 rows at shares from 4.5 % to nothing


def test_the_order_of_sources_in_a_recipe_says_nothing():
    one, other = {"a": (0.2, 0.7), "b": (0.5, 0.3), "c": (0.3, 0)}, {"c": (0.3, 0), "b": (0.5, 0.3), "a": (0.2, 0.7)}
    sizes = {"a": 9, "b": 8, "c": 7}
    assert flat(mixture(one, sizes)) == flat(mixture(other, sizes))


def test_another_seed_is_another_order():
    one, other = (flat(mixture({"a": (1, 1)}, {"a": 50}, seed=seed)) for seed in ("7:S1", "8:S1"))
    assert one != other


BAD = {
    "nothing in a source": (
        {"qa": (0, 1)},
        {"qa": 0, "docs": 3},
        "the mixture draws from 'qa', and there is nothing in it\n  where: 7:S1\n  why:   there are 0 qa, 3 docs\n"
        "  mend:  take it out of the mixture, or ask for more of its data in the recipe",
    ),
    "no mixture": ({}, {}, "the weights of a mixture come to nothing"),
    "nothing at first": ({"docs": (0.0, 1.0)}, {"docs": 3}, "the weights of a mixture come to nothing"),
    "not a number": (
        {"docs": (float("nan"), 1.0)},
        {"docs": 3},
        "the weight of 'docs' in a mixture is nan at first and 1 at last",
    ),
    "no end": ({"docs": (1.0, float("inf"))}, {"docs": 3}, "is 1 at first and inf at last"),
    "less than nothing": ({"docs": (1.0, -1.0)}, {"docs": 3}, "give it numbers that are finite and not negative"),
}


@pytest.mark.parametrize(("weights", "sizes", "said"), BAD.values(), ids=BAD)
def test_what_no_mixture_can_be(weights, sizes, said):
    with pytest.raises(UsageError) as caught:
        mixture(weights, sizes)
    assert said in str(caught.value)


def test_a_source_without_weight_may_be_empty():
    assert mixture({"qa": (0, 0), "docs": (1, 1)}, {"docs": 3}).draw(0)[0][0] == "docs"


@pytest.mark.parametrize(("rank", "ranks"), [(0, 3), (4, 4), (-1, 2), (0, 0)])
def test_ranks_that_cannot_share_a_batch(rank, ranks):
    with pytest.raises(UsageError, match=f"rank {rank} of {ranks} cannot have its share of a batch of 8") as caught:
        mixture({"a": (1, 1)}, {"a": 3}).draw(0, rank, ranks)
    assert caught.value.mend == "make `batch` a multiple of the number of ranks"


@pytest.mark.parametrize("step", [-1, 100])
def test_a_step_that_the_stage_does_not_have(step):
    with pytest.raises(UsageError, match=f"there is no step {step} in a stage of 100"):
        mixture({"a": (1, 1)}, {"a": 3}).draw(step)


SAMPLER = mixture({"docs": (1, 0), "qa": (0, 1)}, {"docs": 3, "qa": 4}, data="abc", sketch="near/1")


@pytest.mark.parametrize(
    ("change", "what", "why", "mend"),
    [
        ({"data": "abd"}, "data", "fingerprint was 'abc' and is 'abd'", "go back to the data it was begun with"),
        (
            {"sizes": {"docs": 3, "qa": 5}},
            "data",
            "sizes was {'docs': 3, 'qa': 4} and is {'docs': 3, 'qa': 5}",
            "go back to the data it was begun with",
        ),
        ({"batch": 4}, "schedule", "batch was 8 and is 4", "go back to the seed and the stage it was begun with"),
        (
            {"weights": {"docs": (1, 0), "qa": (0, 2), "code": (0, 0)}},
            "schedule",
            "weights was {'docs': [1, 0], 'qa': [0, 1]} and is {'docs': [1, 0], 'qa': [0, 2]}",
            "go back to the seed and the stage it was begun with",
        ),
        (
            {"sketch": "near/2"},
            "sketch",
            "it was 'near/1' and is 'near/2'",
            "go back to the version of rusta that found its near-duplicates",
        ),
    ],
)
def test_a_resume_of_something_else_is_refused_by_name(change, what, why, mend):
    state = json.loads(json.dumps(SAMPLER.state(5)))
    with pytest.raises(RustaError) as caught:
        evolve(SAMPLER, **change).resume(state, of="stage S1", where="step-5", anew="remove it")
    assert str(caught.value) == (
        f"stage S1 was begun with another {what}\n  where: step-5\n  why:   {why}\n  mend:  {mend}, or remove it"
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"step": 101}, "101 steps are done in it, and the stage has 100"),
        ({"step": -1}, "its step is -1"),
        ({"step": True}, "its step is True"),
        ({"step": "5"}, "its step is '5'"),
        ({"sketch": None}, "it was None and is 'near/1'"),
    ],
)
def test_a_state_that_cannot_be(change, why):
    with pytest.raises(RustaError) as caught:
        SAMPLER.resume({**SAMPLER.state(5), **change})
    assert caught.value.why == why


@pytest.mark.parametrize("missing", ["data", "schedule", "sketch", "step"])
def test_a_state_that_lacks_a_part(missing):
    state = {name: value for name, value in SAMPLER.state(5).items() if name != missing}
    with pytest.raises(RustaError, match="the sampler cannot go on from this state") as caught:
        SAMPLER.resume(state)
    assert missing in caught.value.why


@pytest.mark.parametrize("identity", [{}, {"data": 3}, {**SAMPLER.identity, "schedule": {"weights": {"a": 3}}}])
def test_an_identity_that_is_none(identity):
    with pytest.raises(RustaError, match="the sampler cannot go on from this state"):
        MixtureSampler.of(identity)
