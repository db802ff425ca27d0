"""A model that multiplies in eight bits on a CPU: faster, for a small error (docs/benchmarks.md says by how much).

Dynamic quantisation: weights are rounded once, what they multiply anew at each call, by its own range. The products
are torch's own operators for it. They are called here directly, as the module that wraps them, torch.ao.quantization,
is deprecated; that builds of torch lack them one day is the only thing that this file has to know.
"""

from __future__ import annotations

import copy
import warnings
from typing import Any

import torch
from attrs import evolve
from torch import Tensor, nn

from rusta_core.errors import MissingTool, UsageError
from rusta_core.model.backbone import RustaModel
from rusta_core.model.int8 import rounded


class Int8Linear(nn.Module):
    """A linear layer without bias whose weight is rounded by output channel."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        steps, scale = rounded(linear.weight)
        zeros = torch.zeros(len(scale), dtype=torch.int64)
        with warnings.catch_warnings():  # torch warns that quantised tensors will be other ones
            warnings.simplefilter("ignore")
            weight = torch._make_per_channel_quantized_tensor(steps, scale.double(), zeros, 0)
            self.packed: Any = torch.ops.quantized.linear_prepack(weight, None)

    def forward(self, x: Tensor) -> Tensor:
        """x (..., inputs) float32 to (..., outputs). Inputs are rounded to seven bits, as processors without VNNI
        would overflow at eight."""
        y: Tensor = torch.ops.quantized.linear_dynamic(x, self.packed, reduce_range=True)
        return y


def quantized(model: RustaModel) -> RustaModel:
    """The model for reading and writing on a CPU, with the matrices of its layers in int8; all else is shared with it.

    Raises UsageError for a model on another device, MissingTool where this build of torch cannot multiply int8.
    """
    if model.device.type != "cpu":
        raise UsageError(
            f"int8 is for CPUs, and the model is on {model.device}",
            where="quantized",
            mend="move the model to the CPU, or use it as it is, in bfloat16",
        )
    if not hasattr(torch.ops.quantized, "linear_dynamic"):
        raise MissingTool("int8 multiplication", needed_for="a quantized model", mend="use torch 2.9 to 2.13 on x86")
    shared: dict[int, Any] = {id(tensor): tensor for tensor in (*model.parameters(), *model.buffers())}
    twin = copy.deepcopy(model, shared).eval()
    twin.backbone.config = evolve(model.config, bfloat16=False)
    for layer in twin.backbone.layers:
        for name, part in list(layer.named_children()):
            if isinstance(part, nn.Linear):
                setattr(layer, name, Int8Linear(part))
    return twin
