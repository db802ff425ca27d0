"""Muon for the matrices of the layers, AdamW for everything else, with a learning rate for each group.

Muon: orthogonalised momentum, https://kellerjordan.github.io/posts/muon/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.optim import AdamW, Muon

from rusta_core.model.backbone import RustaModel

MATRICES, TRUNK = "matrices", "trunk"
"""The groups beside the heads: matrices of the backbone's layers, and the rest of the backbone."""

Group = Sequence[nn.Parameter]


class Optimizers:
    """Both optimisers as one. rates: the learning rate of each group; a head that is not named has the
    trunk's."""

    def __init__(self, model: RustaModel, rates: Mapping[str, float]) -> None:
        self._groups: dict[str, list[nn.Parameter]] = {}
        for name, parameter in model.named_parameters():
            self._groups.setdefault(_group(name, parameter), []).append(parameter)
        adam = [
            {"params": some, "lr": rates.get(name, rates[TRUNK])}
            for name, group in self._groups.items()
            if name != MATRICES
            for some in self._alike(group)
        ]
        self._fused = model.device.type == "cuda"
        self._both = (
            Muon(self._groups[MATRICES], lr=rates[MATRICES], momentum=0.95, weight_decay=0.0),
            AdamW(adam, betas=(0.9, 0.95), weight_decay=0.0, fused=self._fused or None),
        )
        self._peaks = [(group, group["lr"]) for one in self._both for group in one.param_groups]
        self._parameters = dict(model.named_parameters())

    def clip(self, most: float) -> Tensor:
        """Scale each group's gradient down to the norm `most`. Returns the norm of the whole before that, where the
        gradients are."""
        return torch.stack([self._clip(group, most) for group in self._groups.values()]).norm()

    def step(self, scale: float) -> None:
        """Move by `scale` times the learning rates, and forget the gradients."""
        for group, peak in self._peaks:
            group["lr"] = peak * scale
        for one in self._both:
            one.step()
        self.forget()

    def forget(self) -> None:
        """Drop the gradients."""
        for one in self._both:
            one.zero_grad(set_to_none=True)

    def tensors(self) -> dict[str, Tensor]:
        """Everything that the next step depends on, as `parameter/quantity`."""
        return {
            f"{name}/{quantity}": value
            for name, parameter in self._parameters.items()
            for one in self._both
            for quantity, value in one.state.get(parameter, {}).items()
        }

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Take back what `tensors` gave."""
        muon, adam = self._both
        for key, value in tensors.items():
            name, _, quantity = key.rpartition("/")
            parameter = self._parameters[name]
            one = muon if _group(name, parameter) == MATRICES else adam
            # unless it is fused, AdamW counts its steps on the CPU; all else lies beside the parameter
            beside = self._fused or value.shape == parameter.shape
            one.state[parameter][quantity] = value.to(parameter.device) if beside else value

    def _alike(self, group: Group) -> Sequence[Group]:
        """The parts of a group that can be moved in one call."""
        return [group]

    def _clip(self, group: Group, most: float) -> Tensor:
        """Scale a group's gradient down to the norm `most`. Returns the norm before that."""
        return nn.utils.clip_grad_norm_(group, most)


def _group(name: str, parameter: nn.Parameter) -> str:
    if name.startswith("heads."):
        return name.split(".")[1]
    return MATRICES if parameter.ndim == 2 and ".layers." in name else TRUNK
