"""What a part of the backbone is worth: held-out bits a byte after equal CPU time.

    python tests/bench/ablate.py --seconds 120 flat="" trunk="trunk_layers=2 trunk_width=256"

Each variant is a nano with some fields replaced, trained as stage S0 trains (Muon and AdamW, the rate falling with the
share of the CPU time that is spent) on the Rust of the crates on this machine and judged on crates that it never saw.
Not part of `make bench`: it takes minutes a variant.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from random import Random

import torch

from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.model.vocabulary import Control, encode
from rusta_core.training.losses import language_loss
from rusta_core.training.optimizers import MATRICES, TRUNK, Optimizers
from rusta_core.training.packing import Row, collate, pack
from rusta_core.training.samples import Sample

REGISTRY = Path("/usr/share/cargo/registry")
_HELD_OUT = 12  # crates


def texts() -> tuple[list[str], list[str]]:
    """Files of Rust to train on and to judge by, no crate on both sides."""
    crates = sorted(path for path in REGISTRY.iterdir() if path.is_dir())
    Random(7).shuffle(crates)

    def files(some: list[Path], most: int) -> list[str]:
        found = [file for crate in some for file in sorted(crate.rglob("*.rs")) if file.stat().st_size < 60_000]
        Random(7).shuffle(found)
        return [file.read_text(errors="ignore") for file in found[:most]]

    return files(crates[_HELD_OUT:], 4000), files(crates[:_HELD_OUT], 80)


def rows(some: list[str], length: int) -> list[Row]:
    """Their text in rows."""
    return pack([Sample(tokens=encode(Control.TEXT, text), splits=True) for text in some], length)


def judged(model: RustaModel, held_out: list[Row]) -> float:
    """Bits a byte."""
    model.eval()
    nats, count = 0.0, 0
    with torch.no_grad():
        for at in range(0, len(held_out), 8):
            batch = collate(held_out[at : at + 8])
            losses = language_loss(model, model.backbone(batch.tokens, batch.documents), batch)
            nats, count = nats + losses.sum().item(), count + len(losses)
    return nats / count / 0.6931


def trained(fields: dict[str, object], seconds: float, batch: int, length: int, rate: float) -> dict[str, float]:
    """A variant's figures after so much CPU time."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    learned, held_out = texts()
    model = RustaModel(Backbone(ModelConfig.of("nano", **fields)))
    optimizers = Optimizers(model, {TRUNK: rate, MATRICES: 5 * rate})
    some = rows(learned, length)
    order = Random(7).sample(range(len(some)), len(some))
    begun, step, seen = time.process_time(), 0, 0
    model.train()
    while (spent := time.process_time() - begun) < seconds:
        chosen = [some[order[(step * batch + k) % len(order)]] for k in range(batch)]
        made = collate(chosen)
        loss = language_loss(model, model.backbone(made.tokens, made.documents), made).mean()
        loss.backward()
        optimizers.clip(1.0)
        optimizers.step(min(1.0, (step + 1) / 30) * max(0.05, 1 - spent / seconds))
        step, seen = step + 1, seen + made.tokens.numel()
    parameters = sum(one.numel() for one in model.parameters())
    bits = judged(model, rows(held_out, length)[:300])
    return {"bits": bits, "steps": step, "bytes": seen, "parameters": parameters}


def main() -> None:
    """Print a row for each variant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--length", type=int, default=512)
    parser.add_argument("--rate", type=float, default=6e-3)
    parser.add_argument("variant", nargs="+")
    given = parser.parse_args()
    for variant in given.variant:
        name, _, said = variant.partition("=")
        fields = {key: eval(value) for key, value in (one.split("=") for one in said.split())}
        own = {key: fields.pop(key, getattr(given, key)) for key in ("batch", "length", "rate")}
        found = trained(fields, given.seconds, own["batch"], own["length"], own["rate"])
        print(
            f"{name:24} {found['bits']:.3f} bits a byte, {found['steps']} steps, "
            f"{found['bytes'] / given.seconds / 1000:.1f} kB/s, {found['parameters'] / 1e6:.2f} M parameters",
            flush=True,
        )


if __name__ == "__main__":
    main()
