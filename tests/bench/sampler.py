"""What a stage draws: rows of a mixture of four sources whose shares move, over two million draws; and windows of 1,024
bytes of Rust's documentation, drawn, searched for repeats and put together in batches of 16, with the search's share of
that. One process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from row import Row

from rusta_core.capabilities import choose, find, load
from rusta_core.contexts import SourceContext
from rusta_core.rust.toolchain import Toolchain
from rusta_core.training.packing import collate, pack
from rusta_core.training.repeats import fresh
from rusta_core.training.sampler import MixtureSampler
from rusta_core.training.samples import text_samples

WINDOW, BATCH, STEPS = 1024, 16, 300


def rows() -> list[Row]:
    """Draws and windows per second."""
    weights = {"docs": (0.8, 0.1), "code": (0.2, 0.3), "qa": (0.0, 0.5), "repairs": (0.0, 0.1)}
    sizes = {"docs": 300_000, "code": 2_000_000, "qa": 10_000, "repairs": 900}
    sampler = MixtureSampler(weights=weights, sizes=sizes, steps=1 << 15, batch=64, seed="bench")
    at_once = _seconds(lambda: sampler.rows(0, sampler.steps * sampler.batch)) / (sampler.steps * sampler.batch)
    by_step = _seconds(lambda: [sampler.draw(step) for step in range(2_000)]) / (2_000 * sampler.batch)

    source = load(choose(find(), "source", "rust-docs"))(books=("std", "rust-by-example"), most_pages=400)
    context = SourceContext(toolchain=Toolchain.find(), base=Path.cwd(), log=lambda thing, reason: None)
    samples = text_samples(source.documents(context))
    packing = _seconds(lambda: pack(samples, WINDOW))
    packed = pack(samples, WINDOW)
    sampler = MixtureSampler(
        weights={"docs": (1, 1)}, sizes={"docs": len(packed)}, steps=STEPS, batch=BATCH, seed="bench"
    )
    batches = [[packed[index] for _, index in sampler.draw(step)] for step in range(STEPS)]
    shown = [[sample for row in batch for sample in row.samples] for batch in batches]
    searching = _seconds(lambda: [fresh(batch) for batch in shown])
    flags = [fresh(batch) for batch in shown]

    def work() -> None:
        for step in range(STEPS):
            drawn = [packed[index] for _, index in sampler.draw(step)]
            collate(drawn, counted=fresh([sample for row in drawn for sample in row.samples]))

    whole = _seconds(work)
    repeated = sum(int((~one).sum()) for batch in flags for one in batch)
    counted = sum(len(one) for batch in flags for one in batch)
    return [
        Row("drawn step by step, 64 rows each", f"{1 / by_step:,.0f} draws a second", "1x"),
        Row("a whole stage at once", f"{1 / at_once:,.0f} draws a second", f"{by_step / at_once:.0f}x"),
        Row(f"packed, {len(packed):,} windows", f"{len(packed) / packing:,.0f} windows a second"),
        Row("drawn, searched and put together", f"{STEPS * BATCH / whole:,.0f} windows a second"),
        Row("of that, searched for repeats", f"{searching / STEPS * 1e3:.2f} ms a step", f"{searching / whole:.0%}"),
        Row("repeated", f"{repeated:,} of {counted:,} bytes", f"{repeated / counted:.2%}"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
