"""Attention against a plain reference in float64."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.model.attention import attend, banded, dense, flex, slopes_of


def reference(q, k, v, window, documents, slopes=None):
    """One query at a time, in float64, by the definition."""
    rows, heads, queries, size = q.shape
    length = k.shape[2]
    out = torch.zeros(q.shape, dtype=torch.float64)
    for row in range(rows):
        for query in range(queries):
            at = length - queries + query
            keys = [j for j in range(max(0, at - window + 1), at + 1) if documents[row, j] == documents[row, at]]
            for head in range(heads):
                scores = torch.stack([q[row, head, query].double() @ k[row, head, j].double() for j in keys])
                fall = 0.0 if slopes is None else slopes[head].double() * (at - torch.tensor(keys))
                weights = torch.softmax(scores / size**0.5 - fall, 0)
                out[row, head, query] = sum(w * v[row, head, j].double() for w, j in zip(weights, keys, strict=True))
    return out


@st.composite
def inputs(draw):
    rows, heads, length = draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(st.integers(1, 23))
    window, size = draw(st.integers(1, 30)), 2 * draw(st.integers(1, 3))
    seed = draw(st.integers(0, 9999))
    queries = draw(st.sampled_from([length, draw(st.integers(1, length))]))
    generator = torch.Generator().manual_seed(seed)
    q = torch.randn(rows, heads, queries, size, generator=generator)
    k, v = torch.randn(2, rows, heads, length, size, generator=generator)
    documents = torch.randint(0, 3, (rows, length), generator=generator).sort(1, descending=draw(st.booleans())).values
    return q, k, v, window, documents, slopes_of(heads) if draw(st.booleans()) else None


def assert_is_attention(found, case):
    torch.testing.assert_close(found.double(), reference(*case), atol=1e-6, rtol=1e-5)


@settings(max_examples=30, deadline=None)
@given(inputs())
def test_it_is_attention(case):
    assert_is_attention(attend(*case), case)


@settings(max_examples=20, deadline=None)
@given(inputs())
def test_each_way_to_it_is(case):
    assert_is_attention(dense(*case), case)
    q, k, *rest = case
    if q.shape == k.shape:
        assert_is_attention(banded(q, k, *rest), case)


@settings(max_examples=5, deadline=None)
@given(inputs())
def test_so_is_what_a_graphics_card_runs(case):
    q, k, *rest = case
    q = torch.cat((torch.zeros_like(k)[:, :, : k.shape[2] - q.shape[2]], q), dim=2)
    assert_is_attention(flex(q, k, *rest), (q, k, *rest))


def test_heads_forget_at_rates_of_a_geometric_series():
    assert slopes_of(8).tolist() == [2.0**-k for k in range(1, 9)]


def test_its_gradient_is_that_of_the_dense_form():
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(2, 2, 37, 4, generator=generator, requires_grad=True) for _ in range(3))
    documents = torch.randint(0, 2, (2, 37), generator=generator).sort(1).values
    at = torch.arange(37)
    behind = at[:, None] - at
    mask = (behind >= 0) & (behind < 8) & (documents[:, None, :, None] == documents[:, None, None, :])
    weights = (q @ k.mT / 2).masked_fill(~mask, -torch.inf).softmax(-1)
    dense = torch.autograd.grad((weights @ v).square().sum(), (q, k, v))
    banded = torch.autograd.grad(attend(q, k, v, 8, documents).square().sum(), (q, k, v))
    torch.testing.assert_close(banded, dense, atol=1e-5, rtol=1e-4)
