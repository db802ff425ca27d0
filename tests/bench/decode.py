"""Writing byte by byte with random weights, half a kB into a text: float32 against int8 multiplication, and the ring of
keys and values against running the window anew for each byte. One thread; CPU time, the median of rounds in which all
take their turns."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import torch
from row import Row

from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.model.quantized import quantized
from rusta_core.model.ring import Ring

SIZES = ("small", "tiny")
BATCHES = (1, 8)
PROMPT = 512
ROUNDS, BYTES = 5, 4


@torch.no_grad()
def rows() -> list[Row]:
    """Bytes a CPU-second, and how many times those of float32 they are."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return [row for size in SIZES for row in _of_size(size)]
    finally:
        torch.set_num_threads(before)


def _of_size(size: str) -> list[Row]:
    torch.manual_seed(1)
    exact = RustaModel(Backbone(ModelConfig.of(size, bfloat16=False)))
    for parameter in exact.backbone.layers.parameters():
        parameter.normal_(0, 0.02)
    exact.eval()
    rough = quantized(exact)
    count = sum(parameter.numel() for parameter in exact.parameters()) / 1e6
    works: dict[tuple[str, int], Callable[[], None]] = {
        (kind, batch): _writing(model, batch)
        for batch in BATCHES
        for kind, model in (("float32", exact), ("int8", rough))
    }
    works["window anew", 1] = _anew(exact)
    seconds: dict[tuple[str, int], list[float]] = {key: [] for key in works}
    for _ in range(ROUNDS):
        for key, work in works.items():
            began = time.process_time()
            work()
            seconds[key].append(time.process_time() - began)
    speed = {(kind, batch): BYTES * batch / median(taken) for (kind, batch), taken in seconds.items()}
    made = []
    for (kind, batch), figure in speed.items():
        against = speed["float32", batch]
        what = f"{size} ({count:.0f} M), {kind}, {batch} row" + ("s" if batch > 1 else "")
        made.append(Row(what, f"{figure:,.1f} bytes a CPU-second", f"{figure / against:.2f}x"))
    return made


def _writing(model: RustaModel, batch: int) -> Callable[[], None]:
    """Greedy bytes after a prompt that was read before."""
    ring = _read(model).repeated(batch)

    def work() -> None:
        for _ in range(BYTES):
            likeliest = model.backbone.logits(ring.last)[:, :256].argmax(1)
            ring.extend([[symbol] for symbol in likeliest.tolist()])

    return work


def _anew(model: RustaModel) -> Callable[[], None]:
    """The same by a forward over the prompt for each byte."""
    tokens = _prompt()

    def work() -> None:
        for _ in range(BYTES):
            hidden = model.backbone(tokens, torch.ones_like(tokens))
            model.backbone.logits(hidden[:, -1])[:, :256].argmax(1).tolist()

    return work


def _read(model: RustaModel) -> Ring:
    ring = Ring(model.backbone, 1)
    ring.extend(_prompt().tolist())
    return ring


def _prompt() -> torch.Tensor:
    return torch.randint(32, 127, (1, PROMPT), generator=torch.Generator().manual_seed(2))
