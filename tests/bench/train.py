"""A training step on rows of 8,192 bytes of Rust's documentation: ours, with attention over 512 bytes inside each
document, hashed n-grams, Muon and the batch's own making; and that of a plain model of the same width, layers and heads
with attention over the whole row (PyTorch's causal kernel) and AdamW, given its batch. Both multiply in bfloat16. One
thread; medians of the processor's time in steps taken in turn. Waiting: the share of our steps' time on the clock in
which the next batch was not ready."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import torch
import torch.nn.functional as F
from row import Row
from torch import Tensor, nn

from rusta_core.capabilities import choose, find, load
from rusta_core.contexts import SourceContext
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.model.vocabulary import SIZE
from rusta_core.rust.toolchain import Toolchain
from rusta_core.training.prefetch import Prefetch
from rusta_core.training.samples import Sample, text_samples
from rusta_core.training.stage import StageSpec
from rusta_core.training.trainer import Drawn, Trainer

LENGTH, WINDOW = 8192, 512
SHAPES = {
    "2 layers of 128": ({"width": 128, "layers": 2, "heads": 2, "ngram_buckets": 4096}, 5),
    "10 M": ({"width": 320, "layers": 6, "heads": 5, "ngram_buckets": 2048}, 3),
}
"""By name: the shape, and how many steps of each are taken."""


def rows() -> list[Row]:
    """Bytes a second of both, and how long ours waited."""
    source = load(choose(find(), "source", "rust-docs"))(books=("std", "rust-by-example"), most_pages=400)
    context = SourceContext(toolchain=Toolchain.find(), base=Path.cwd(), log=lambda thing, reason: None)
    samples = text_samples(source.documents(context))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    found = [row for name in SHAPES for row in _compared(name, samples)]
    torch.set_num_threads(threads)
    return found


def _compared(name: str, samples: list[Sample]) -> Iterator[Row]:
    shape, times = SHAPES[name]
    torch.manual_seed(0)
    config = ModelConfig(window=WINDOW, **shape)
    model, plain = RustaModel(Backbone(config)), Plain(shape["width"], shape["layers"], shape["heads"])
    optimizer = torch.optim.AdamW(plain.parameters(), lr=1e-3)
    ours, theirs, waited, whole = [], [], [], []
    with _batches(model, samples, times) as (trainer, coming):
        for _ in range(times):
            began, spent = time.perf_counter(), time.process_time()
            drawn = next(coming)
            waited.append(time.perf_counter() - began)
            trainer.advance(drawn)
            whole.append(time.perf_counter() - began)
            between = time.process_time()
            _plain_step(plain, optimizer, drawn.batch.tokens)
            ours.append(between - spent)
            theirs.append(time.process_time() - between)
    sizes = [sum(one.numel() for one in some.parameters()) / 1e6 for some in (plain, model)]
    matrices = sum(one.numel() for one in model.backbone.layers.parameters()) / 1e6
    base, speed = LENGTH / median(theirs), LENGTH / median(ours)
    yield Row(f"{name}: whole rows, AdamW, {sizes[0]:.1f} M weights", f"{base:,.0f} bytes a CPU-second", "1x")
    yield Row(
        f"{name}: ours, {sizes[1]:.1f} M weights, {matrices:.1f} M of them in layers",
        f"{speed:,.0f} bytes a CPU-second",
        f"{speed / base:.2f}x",
    )
    yield Row(f"{name}: waiting", f"{sum(waited[1:]) / sum(whole[1:]):.2%} of the time after the first step")


@contextmanager
def _batches(model: RustaModel, samples: list[Sample], steps: int) -> Iterator[tuple[Trainer, Iterator[Drawn]]]:
    stage = StageSpec(name="S0", steps=steps, batch=1, mixture={"docs": (1, 1)}, signals=("lm",), window=LENGTH)
    with TemporaryDirectory() as folder:
        trainer = Trainer.begin(stage, model, {"docs": samples}, Path(folder), seed=1, fingerprint="bench")
        with Prefetch(trainer.draw, range(steps)) as coming:
            yield trainer, iter(coming)


class Plain(nn.Module):
    """A decoder as in nanoGPT: learned positions, LayerNorm, GELU, attention over all that came before."""

    def __init__(self, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.bytes, self.places = nn.Embedding(SIZE, width), nn.Embedding(LENGTH, width)
        self.layers = nn.ModuleList(
            nn.ModuleDict(
                {
                    "first": nn.LayerNorm(width),
                    "qkv": nn.Linear(width, 3 * width),
                    "out": nn.Linear(width, width),
                    "second": nn.LayerNorm(width),
                    "up": nn.Linear(width, 4 * width),
                    "down": nn.Linear(4 * width, width),
                }
            )
            for _ in range(layers)
        )
        self.norm, self.output = nn.LayerNorm(width), nn.Linear(width, SIZE, bias=False)

    def forward(self, tokens: Tensor) -> Tensor:
        """Scores of the next symbol, (B, T, SIZE), for tokens (B, T)."""
        rows, length = tokens.shape
        x = self.bytes(tokens) + self.places(torch.arange(length))
        for layer in self.layers:
            q, k, v = layer["qkv"](layer["first"](x)).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            x = x + layer["out"](mixed.transpose(1, 2).reshape(x.shape))
            x = x + layer["down"](F.gelu(layer["up"](layer["second"](x))))
        return self.output(self.norm(x))


def _plain_step(model: Plain, optimizer: torch.optim.Optimizer, tokens: Tensor) -> None:
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(tokens[:, :-1])
    F.cross_entropy(scores.float().flatten(0, 1), tokens[:, 1:].flatten()).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
