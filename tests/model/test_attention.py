"""Attention against a plain reference in float64."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.model.attention import attend


def reference(q, k, v, window, documents):
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
                weights = torch.softmax(scores / size**0.5, 0)
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
    return q, k, v, window, documents


@settings(max_examples=60, deadline=None)
@given(inputs())
def test_it_is_attention(case):
    torch.testing.assert_close(attend(*case).double(), reference(*case), atol=1e-6, rtol=1e-5)


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
