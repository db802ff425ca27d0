"""Weights in eight bits, a scale for each output channel (symmetric, no zero point), and files of a limited size.

What multiplies in the layers and the n-gram embeddings is rounded; the byte embedding, the output layer, norms and
heads are small, and all else rests on them. A tensor that does not fit a part goes on in the next one under the same
name, so that no part is larger than a host of files may take.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor

PART = 15 * 2**20
"""Bytes of tensors in one part: with its header a file of less than 16 MB."""

_SCALE = ".scale"
_ROUNDED = ("backbone.layers.", "backbone.ngrams.")


def rounded(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix (outputs, inputs) as int8 and the scale of each row (outputs,) in float32; no entry is off by more than
    half its row's scale."""
    scale = weight.detach().float().abs().amax(1) / 127
    steps = weight.detach().float() / scale.clamp_min(torch.finfo(torch.float32).tiny)[:, None]
    return steps.round().clamp(-127, 127).to(torch.int8), scale


def shrunk(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a model with its large matrices rounded, each beside its scales."""
    small: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        if name.startswith(_ROUNDED) and tensor.ndim == 2:
            small[name], small[name + _SCALE] = rounded(tensor)
        else:
            small[name] = tensor
    return small


def grown(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The same in float32. Raises KeyError for a rounded tensor without scales."""
    scales = {name + _SCALE for name, tensor in tensors.items() if tensor.dtype == torch.int8}
    return {
        name: tensor.float() * tensors[name + _SCALE][:, None] if name + _SCALE in scales else tensor
        for name, tensor in tensors.items()
        if name not in scales
    }


def parts(tensors: Mapping[str, Tensor], size: int = PART) -> list[dict[str, Tensor]]:
    """The tensors in their order in parts of at most `size` bytes, or of one row where a row is larger."""
    found: list[dict[str, Tensor]] = [{}]
    room = size
    for name, tensor in tensors.items():
        rest = tensor
        while rest.ndim and rest.nbytes > room:
            rows = room // rest[0].nbytes if found[-1] else max(1, room // rest[0].nbytes)
            if rows:
                found[-1][name], rest = rest[:rows], rest[rows:]
            found.append({})
            room = size
        found[-1][name] = rest
        room = max(0, room - rest.nbytes)
    return found


def joined(some: Iterable[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The tensors whose parts these are, in their order."""
    pieces: dict[str, list[Tensor]] = {}
    for part in some:
        for name, tensor in part.items():
            pieces.setdefault(name, []).append(tensor)
    return {name: torch.cat(found) if len(found) > 1 else found[0] for name, found in pieces.items()}
