"""A batch in which each of the core's facts is known for some sample. The one file of the kit with torch."""

from __future__ import annotations

from typing import Any

import torch

from rusta_core.contexts import Batch, Placed
from rusta_core.model.vocabulary import Control, encode

WIDTH, WINDOW = 16, 64
PROGRAM = "fn f(a: &str) -> u8 {\n    a.len()\n}\n"
ACTIONS = ("rustc", "doc-index", "apply", "abstain")
FACTS: tuple[dict[str, Any], ...] = (
    {"record": "kit/question", "question": (1, 8), "spans": ((8, 16), (16, 24)), "anchor": 0},
    {"record": "kit/unanswered", "question": (1, 8), "spans": ((8, 16),), "anchor": -1},
    {"record": "kit/step", "read_at": 20, "action": "rustc", "error_class": "borrow", "codes": ("E0502",)},
    {
        "record": "kit/golden",
        "read_at": 20,
        "k_lines": 2,
        "edit": (21, 29),
        "error_class": "type",
        "codes": ("E0308",),
    },
    {
        "record": "kit/green",
        "read_at": 30,
        "green": True,
        "genuine": True,
        "candidate_k": 1,
        "edit": (21, 29),
        "error_class": "type",
        "codes": ("E0308",),
    },
    {
        "record": "kit/red",
        "read_at": 30,
        "green": False,
        "genuine": False,
        "candidate_k": 3,
        "edit": (21, 29),
        "error_class": "move",
        "codes": ("E0382",),
    },
    {"record": "kit/program", "rust": True},
    {"record": "kit/pair", "pair": (17, 25), "edits": ((10, 17), (18, 25)), "prefers": 1},
)


def batch(empty: bool = False) -> Batch:
    """Two samples of 32 tokens in each of three rows; empty: the same without any fact."""
    rows = len(FACTS) // 2
    generator = torch.Generator().manual_seed(7)
    tokens = torch.randint(0, 256, (rows, WINDOW), generator=generator)
    half = WINDOW // 2
    for number, facts in enumerate(FACTS):
        if "rust" in facts:
            row, start = number // 2, number % 2 * half
            tokens[row, start : start + half] = torch.tensor(encode(Control.TEXT, PROGRAM)[:half].astype("int64"))
    documents = torch.tensor([[1] * half + [2] * half] * rows)
    placed = tuple(
        Placed(
            row=number // 2,
            start=number % 2 * half,
            end=(number % 2 + 1) * half,
            facts={} if empty else facts,
        )
        for number, facts in enumerate(FACTS)
    )
    return Batch(tokens=tokens, documents=documents, lm=torch.ones_like(tokens, dtype=torch.bool), placed=placed)
