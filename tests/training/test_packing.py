"""Nothing is lost between samples and rows, and each fact keeps its place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.model.vocabulary import Control
from rusta_core.training.packing import collate, pack
from rusta_core.training.samples import Sample


def sample(length, first=0, **fields):
    return Sample(tokens=np.arange(first, first + length, dtype=np.uint16) % 256, **fields)


LENGTHS = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@given(LENGTHS, st.integers(2, 16))
def test_each_byte_of_text_is_predicted_once(lengths, length):
    samples = [sample(count, 7 * number, splits=True) for number, count in enumerate(lengths)]
    rows = pack(samples, length)
    assert all(sum(len(one.tokens) for one in row.samples) <= length for row in rows)
    batch = collate(rows)
    predicted = batch.tokens.roll(-1, 1)[batch.lm].tolist()
    assert predicted == [int(token) for one in samples for token in one.tokens[1:]]


@given(LENGTHS)
def test_whole_samples_stay_whole_and_in_order(lengths):
    samples = [sample(count) for count in lengths]
    rows = pack(samples, 40)
    assert [one for row in rows for one in row.samples] == samples
    assert all(sum(len(one.tokens) for one in row.samples) <= 40 for row in rows)


def test_a_sample_that_does_not_fit_is_named():
    with pytest.raises(UsageError, match="a sample of 30 tokens does not fit a row of 20") as caught:
        pack([sample(30, facts={"record": "qa-1"})], 20)
    assert caught.value.where == "qa-1"


def test_a_batch_says_where_everything_is():
    facts = {"action": "rustc"}
    [one, two] = pack([sample(3), sample(4, 10, facts=facts, lm_from=2), sample(6, splits=False)], 8)
    batch = collate([one, two])
    pad = int(Control.PAD)
    assert batch.tokens.tolist() == [[0, 1, 2, 10, 11, 12, 13], [0, 1, 2, 3, 4, 5, pad]]
    assert batch.documents.tolist() == [[1, 1, 1, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 0]]
    assert batch.lm[0].tolist() == [True, True, False, False, False, True, False]
    assert [(place.row, place.start, place.end) for place in batch.placed] == [(0, 0, 3), (0, 3, 7), (1, 0, 6)]
    assert batch.placed[1].facts is facts


def test_rows_can_be_padded_to_one_length_for_all_batches():
    rows = pack([sample(3), sample(6)], 8)
    short, long = collate(rows[:1]), collate(rows[:1], length=11)
    assert long.tokens.shape == long.documents.shape == long.lm.shape == (1, 11)
    assert not long.documents[:, short.tokens.shape[1] :].any()
    assert not long.lm[:, short.tokens.shape[1] :].any()
    assert collate(rows, length=2).tokens.shape[1] == max(map(len, rows))
