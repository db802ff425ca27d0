"""How much a model's hidden states tell of syntax: a linear probe, which learns nothing that is not there already.

For each byte, the state after it is to tell the kind of the syntax node that it stands in (`rust.node_kinds`). The
probe is a ridge regression to one column a kind, in closed form and float64, fitted on programs to learn from and
judged on held-out ones (Alain and Bengio 2017, arXiv 1610.01644). The same is done with the states of a fresh model of
the same shape: a probe's accuracy alone says little (Hewitt and Liang 2019, arXiv 1909.03368), and the difference is
what training has put there.

Shapes: N bytes, W width, K kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rusta_core.contexts import Outcome
from rusta_core.model.backbone import Backbone, RustaModel, padded
from rusta_core.model.vocabulary import Control, encode
from rusta_core.records import Snippet
from rusta_core.rust.node_kinds import KINDS, node_kinds

READ = 256
"""Bytes at the beginning of a program that are read, at most: enough of them come of many programs."""
_ROWS = 16
_RIDGE = 1e-3
"""As a share of the mean square of a feature."""


def evaluate_syntax(
    model: RustaModel, learned: Sequence[Snippet], held_out: Sequence[Snippet], *, seed: int
) -> list[Outcome]:
    """How many bytes of each kind the probe gets right, in the first bytes of each held-out program.

    Outcomes of kind `syntax`: expected has the bytes of each kind, chosen those that are right, and baselines what is
    right of them with the states of a model with fresh weights that `seed` gives. Space is not asked for.
    """
    if not learned or not held_out:
        return []
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        fresh = Backbone(model.config).to(model.device)
    model.eval()
    trained = _judged(model.backbone, learned, held_out)
    return [
        Outcome(
            kind="syntax",
            id=snippet.id,
            repo=snippet.repo,
            expected=_by_kind(asked),
            chosen=_by_kind(right),
            baselines={"random init": _by_kind(without)},
            n_bytes=int(asked.sum()),
            player="model",
        )
        for snippet, (asked, right), (_, without) in zip(
            held_out, trained, _judged(fresh.eval(), learned, held_out), strict=True
        )
    ]


Counts = NDArray[np.int64]


def _judged(backbone: Backbone, learned: Sequence[Snippet], held_out: Sequence[Snippet]) -> list[tuple[Counts, Counts]]:
    """Bytes of each kind (K,), and how many of them are right, in each held-out program."""
    weights = fitted(_states(backbone, learned), backbone.config.width)
    return [
        (_counts(kinds), _counts(kinds[(_with_one(states) @ weights).argmax(1) == kinds]))
        for states, kinds in _states(backbone, held_out)
    ]


def fitted(pairs: Iterable[tuple[Tensor, Tensor]], width: int) -> Tensor:
    """The weights (W + 1, K) of the ridge regression of kinds (N,) on states (N, W); the last row stands for 1."""
    squares = torch.zeros(width + 1, width + 1, dtype=torch.float64)
    products = torch.zeros(width + 1, len(KINDS), dtype=torch.float64)
    for states, kinds in pairs:
        x = _with_one(states)
        squares += x.T @ x
        products += x.T @ torch.nn.functional.one_hot(kinds, len(KINDS)).double()
    ridge = _RIDGE * squares.diagonal()[:-1].mean().clamp_min(1e-9)
    return torch.linalg.solve(squares + ridge * torch.eye(width + 1, dtype=torch.float64), products)


def _with_one(states: Tensor) -> Tensor:
    return torch.cat((states, torch.ones(len(states), 1, dtype=torch.float64)), dim=1)


@torch.no_grad()
def _states(backbone: Backbone, programs: Sequence[Snippet]) -> Iterator[tuple[Tensor, Tensor]]:
    """The states (N, W) after the bytes of each program that are no space, and their kinds (N,)."""
    device = backbone.bytes.weight.device
    for at in range(0, len(programs), _ROWS):
        some = programs[at : at + _ROWS]
        rows = [encode(Control.TEXT, one.text)[: min(READ, backbone.config.window)] for one in some]
        hidden = backbone(*padded(rows, device)).double().cpu()
        for row, tokens, one in zip(hidden, rows, some, strict=True):
            kinds = torch.from_numpy(node_kinds(one.text)[: len(tokens) - 1].astype(np.int64))
            asked = kinds > 0
            yield row[1 : len(tokens)][asked], kinds[asked]


def _counts(kinds: Tensor) -> Counts:
    return np.bincount(kinds.numpy(), minlength=len(KINDS))


def _by_kind(counts: Counts) -> Mapping[str, int]:
    return {kind: int(count) for kind, count in zip(KINDS, counts, strict=True) if count}
