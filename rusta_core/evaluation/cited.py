"""The table of `rusta eval anchors` as text: what citations are worth, beside those of a search by words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rusta_core.evaluation.terminal import columns

_HEAD = ["n", "credit", "95% interval", "bm25", "95% interval", "wrong", "silent", "right of spoken", "without silence"]


def table(made: Mapping[str, Any]) -> str:
    """The ways of asking, then the topics of the first."""
    asked = [[f"asked ({made['side']})", *_HEAD], *map(_row, made["asked"])]
    topics = [["topic", *_HEAD[:-1]], *(_row(one)[:-1] for one in made["topics"])]
    return f"{columns(asked)}\n\n{columns(topics)}"


def _row(one: Mapping[str, Any]) -> list[str]:
    shares = [cell for name in ("credit", "bm25") for cell in _share(one[name])]
    spoken = f"{one['spoken']:.1%}" if one["spoken"] is not None else "-"
    loud = f"{one['of_silence']:+.1%}" if "of_silence" in one else "-"
    return [one["asked"], str(one["n"]), *shares, str(one["wrong"]), str(one["silent"]), spoken, loud]


def _share(one: Mapping[str, float] | None) -> list[str]:
    return ["-", ""] if one is None else [f"{one['value']:.1%}", f"{one['low']:.0%} to {one['high']:.0%}"]
