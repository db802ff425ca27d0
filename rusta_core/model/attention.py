"""Causal attention within a window and within a document.

Shapes: B rows, H heads, T keys, Q queries (the last Q of the T positions), D per head, W window.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

_OUTSIDE = -1
"""The document of the keys that stand for nothing: it equals no document number (0 and up)."""


def attend(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor) -> Tensor:
    """Each query attends to the keys of its own document among the last `window` positions, its own included.

    q: (B, H, Q, D); k, v: (B, H, T, D), Q <= T, the queries being the last positions; documents: (B, T)
    numbers from 0. Returns (B, H, Q, D). Costs T x 2W rather than T x T where the window is shorter than the
    row: each block of W queries is scored against its own block and the one before it.
    """
    if q.shape[2] == k.shape[2] > window:
        return _banded(q, k, v, window, documents)
    return _dense(q, k, v, window, documents)


def _dense(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor) -> Tensor:
    keys = torch.arange(k.shape[2], device=k.device)
    queries = keys[-q.shape[2] :]
    behind = queries[:, None] - keys[None, :]
    seen = (behind >= 0) & (behind < window)
    same = documents[:, -q.shape[2] :, None] == documents[:, None, :]
    return F.scaled_dot_product_attention(q, k, v, attn_mask=(seen & same)[:, None])


def _banded(q: Tensor, k: Tensor, v: Tensor, window: int, documents: Tensor) -> Tensor:
    rows, heads, length, size = q.shape
    blocks = -(-length // window)
    short = blocks * window - length

    def blocked(x: Tensor) -> Tensor:  # (B, H, T, D) -> (B * blocks, H, W, D)
        x = F.pad(x, (0, 0, 0, short)).view(rows, heads, blocks, window, size)
        return x.transpose(1, 2).reshape(rows * blocks, heads, window, size)

    def with_previous(x: Tensor) -> Tensor:  # (B, H, T, D) -> (B * blocks, H, 2W, D)
        x = F.pad(x, (0, 0, window, short)).unfold(2, 2 * window, window)  # (B, H, blocks, D, 2W)
        return x.permute(0, 2, 1, 4, 3).reshape(rows * blocks, heads, 2 * window, size)

    padded = F.pad(documents, (window, short), value=_OUTSIDE)
    of_keys = padded.unfold(1, 2 * window, window).reshape(rows * blocks, 1, 2 * window)
    of_queries = of_keys[:, 0, window:, None]
    behind = torch.arange(window, device=q.device)[:, None] + window - torch.arange(2 * window, device=q.device)
    mask = (of_queries == of_keys) & (behind >= 0) & (behind < window)
    mixed = F.scaled_dot_product_attention(blocked(q), with_previous(k), with_previous(v), attn_mask=mask[:, None])
    mixed = mixed.view(rows, blocks, heads, window, size).transpose(1, 2)
    return mixed.reshape(rows, heads, blocks * window, size)[:, :, :length]
