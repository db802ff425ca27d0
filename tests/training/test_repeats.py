"""What a batch has shown once does not count again, and nothing else is left out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rusta_core.training import repeats
from rusta_core.training.packing import Row, collate
from rusta_core.training.repeats import LENGTH, fresh
from rusta_core.training.samples import Sample


def sample(tokens, **fields):
    return Sample(tokens=np.array(tokens, np.uint16), **fields)


def by_hand(samples, length):
    """Every stretch against every stretch before it."""
    seen, flags = set(), []
    for one in samples:
        counted = one.tokens[one.lm_from + 1 :].tolist()
        own = [True] * len(counted)
        for start in range(len(counted) - length + 1):
            stretch = tuple(counted[start : start + length])
            if stretch in seen:
                own[start : start + length] = [False] * length
            seen.add(stretch)
        flags.append(own)
    return flags


TOKENS = st.lists(st.integers(0, 2), max_size=25)


@given(st.lists(st.tuples(TOKENS.filter(len), st.integers(0, 30)), min_size=1, max_size=6), st.integers(2, 6))
@example([([0] * 9, 0), ([0] * 9, 0)], 3)
def test_it_is_what_comparing_all_with_all_gives(made, length):
    samples = [sample(tokens, lm_from=start) for tokens, start in made]
    assert [flags.tolist() for flags in fresh(samples, length)] == by_hand(samples, length)


def test_a_hash_is_not_taken_at_its_word(monkeypatch):
    monkeypatch.setattr(repeats, "_hashes", lambda stream, length: np.zeros(len(stream) - length + 1, np.uint64))
    one, two = np.random.default_rng(0).integers(0, 256, (2, 100))
    assert all(flags.all() for flags in fresh([sample(one), sample(two)]))


@pytest.mark.parametrize(("shared", "counts"), [(LENGTH - 1, True), (LENGTH, False)])
def test_short_repeats_count(shared, counts):
    text = np.random.default_rng(1).integers(0, 256, (3, 200))
    text[1, 50 : 50 + shared] = text[0, 20 : 20 + shared]
    first, second, third = fresh([sample(one) for one in text])
    assert first.all()
    assert second[:49].all()  # the first token of a sample is never predicted
    assert second[49 + shared :].all()
    assert third.all()
    assert second[49 : 49 + shared].all() == counts
    assert second[49 : 49 + shared].any() == counts


def test_an_answer_may_repeat_what_did_not_count():
    text = np.random.default_rng(2).integers(0, 256, 100)
    asked = sample([*text, *text], lm_from=99)
    assert all(flags.all() for flags in fresh([asked]))
    assert [flags.all() for flags in fresh([asked, asked])] == [True, False]


def test_a_stretch_across_two_samples_is_none():
    text = np.random.default_rng(3).integers(0, 256, 100)
    parts = [sample([7, *text[:50]]), sample([7, *text[50:]])]
    assert all(flags.all() for flags in fresh([sample([7, *text]), *parts]))


def test_a_repeat_leaves_the_loss_and_stays_in_sight():
    text = np.random.default_rng(4).integers(0, 256, 100)
    rows = [Row((sample(text), sample(text[:10]))), Row((sample(text),))]
    flags = fresh([one for row in rows for one in row.samples])
    plain, batch = collate(rows), collate(rows, counted=flags)
    assert plain.lm.sum() == 99 + 9 + 99
    assert batch.lm[0].tolist() == plain.lm[0].tolist()
    assert not batch.lm[1].any()
    assert (batch.tokens == plain.tokens).all()
    assert (batch.documents == plain.documents).all()
