"""Causal attention within a window and within a document.

One `attend`, three ways to it: dense where a row is no longer than the window or continues a prefix, banded blocks
where it is longer, FlexAttention in what is compiled for a graphics card, which skips the blocks that nobody sees.

Shapes: B rows, H heads, T keys, Q queries (the last Q of the T positions), D per head, W window.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.nn.attention.flex_attention import create_block_mask, flex_attention

OUTSIDE = -1
"""The document of the keys that stand for nothing: it equals no document number (0 and up)."""


def attend(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor, slopes: Tensor | None = None) -> Tensor:
    """Each query attends to the keys of its own document among the last `window` positions, its own included.

    q: (B, H, Q, D); k, v: (B, H, T, D), Q <= T, the queries being the last positions; documents: (B, T)
    numbers from 0; slopes: (H,), by which the score of each head falls with each position back (ALiBi, arXiv
    2108.12409), None for no fall. Returns (B, H, Q, D). Costs T x 2W rather than T x T where the window is shorter
    than the row: each block of W queries is scored against its own block and the one before it.
    """
    if q.is_cuda and torch.compiler.is_compiling() and q.shape[2] == k.shape[2]:
        return flex(q, k, v, window, documents, slopes)
    if q.shape[2] == k.shape[2] > window:
        return banded(q, k, v, window, documents, slopes)
    return dense(q, k, v, window, documents, slopes)


def slopes_of(heads: int) -> Tensor:
    """How fast each head's scores fall with distance (H,): the geometric series of ALiBi, section 3."""
    return 2.0 ** (-8.0 * torch.arange(1, heads + 1) / heads)


def dense(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor, slopes: Tensor | None = None) -> Tensor:
    """Every query against every key."""
    keys = torch.arange(k.shape[2], device=k.device)
    queries = keys[-q.shape[2] :]
    behind = queries[:, None] - keys[None, :]
    seen = (behind >= 0) & (behind < window)
    same = documents[:, -q.shape[2] :, None] == documents[:, None, :]
    return F.scaled_dot_product_attention(q, k, v, attn_mask=biased((seen & same)[:, None], behind, slopes, q.dtype))


def banded(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor, slopes: Tensor | None = None) -> Tensor:
    """Each block of W queries against its own block of keys and the one before."""
    rows, heads, length, size = q.shape
    blocks = -(-length // window)
    short = blocks * window - length

    def blocked(x: Tensor) -> Tensor:  # (B, H, T, D) -> (B * blocks, H, W, D)
        x = F.pad(x, (0, 0, 0, short)).view(rows, heads, blocks, window, size)
        return x.transpose(1, 2).reshape(rows * blocks, heads, window, size)

    def with_previous(x: Tensor) -> Tensor:  # (B, H, T, D) -> (B * blocks, H, 2W, D)
        x = F.pad(x, (0, 0, window, short)).unfold(2, 2 * window, window)  # (B, H, blocks, D, 2W)
        return x.permute(0, 2, 1, 4, 3).reshape(rows * blocks, heads, 2 * window, size)

    padded = F.pad(documents, (window, short), value=OUTSIDE)
    of_keys = padded.unfold(1, 2 * window, window).reshape(rows * blocks, 1, 2 * window)
    of_queries = of_keys[:, 0, window:, None]
    behind = torch.arange(window, device=q.device)[:, None] + window - torch.arange(2 * window, device=q.device)
    seen = (of_queries == of_keys) & (behind >= 0) & (behind < window)
    mask = biased(seen[:, None], behind, slopes, q.dtype)
    mixed = F.scaled_dot_product_attention(blocked(q), with_previous(k), with_previous(v), attn_mask=mask)
    mixed = mixed.view(rows, blocks, heads, window, size).transpose(1, 2)
    return mixed.reshape(rows, heads, blocks * window, size)[:, :, :length]


def flex(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor, slopes: Tensor | None = None) -> Tensor:
    """By FlexAttention, as many queries as keys: what a graphics card runs. On a CPU it serves tests alone."""

    def seen(row: Tensor, _head: Tensor, query: Tensor, key: Tensor) -> Tensor:
        near = (query >= key) & (query - key < window)
        return near & (documents[row, query] == documents[row, key])

    def fallen(score: Tensor, _row: Tensor, head: Tensor, query: Tensor, key: Tensor) -> Tensor:
        assert slopes is not None
        return score - slopes[head] * (query - key)

    rows, _, length, _ = q.shape
    mask = create_block_mask(seen, rows, None, length, length, device=q.device)
    mixed: Tensor = flex_attention(q, k, v, score_mod=None if slopes is None else fallen, block_mask=mask)
    return mixed


def biased(seen: Tensor, behind: Tensor, slopes: Tensor | None, dtype: torch.dtype) -> Tensor:
    """The mask of scaled_dot_product_attention: who is seen (B, 1, Q, T), or what is added to the scores (B, H, Q, T).

    behind: how far back each key is, (Q, T) or (B, 1, Q, T).
    """
    if slopes is None:
        return seen
    fall = (-slopes[:, None, None] * behind).to(dtype)  # (H, Q, T)
    return torch.where(seen, fall, -torch.inf)
