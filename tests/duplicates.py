"""Duplicates that are planted, and the brute-force truth about texts, in plain Python and from the definition alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

REGISTRY = Path("/usr/share/cargo/registry")  # Debian's crates

Shingles = frozenset[tuple[bytes, ...]]

_TOKEN = re.compile(rb"[0-9A-Za-z_\x80-\xff]{1,64}|[^ \t\n\v\f\r\0]")


def code(text: str) -> bytes:
    """The text with a space for every comment, found by reading on from sign to sign."""
    raw, kept, at = text.encode(), bytearray(), 0
    while at < len(raw):
        if raw[at : at + 2] == b"//" and raw[at - 1 : at] != b":":
            at = end if (end := raw.find(b"\n", at)) >= 0 else len(raw)
            kept += b" "
        elif raw[at : at + 2] == b"/*" and (end := raw.find(b"*/", at + 2)) >= 0:
            at = end + 2
            kept += b" "
        else:
            kept.append(raw[at])
            at += 1
    return bytes(kept)


def tokens(text: str) -> list[bytes]:
    return _TOKEN.findall(code(text))


@cache
def shingles(text: str) -> Shingles:
    """Every five tokens in a row; none of a text that is too short."""
    words = tokens(text)
    long = len(words) >= 24 and sum(map(len, words)) >= 64
    return frozenset(zip(*(words[place:] for place in range(5)), strict=False)) if long else frozenset()


@cache
def identity(text: str) -> bytes | None:
    bare = b"".join(tokens(text))
    return bare if len(bare) >= 64 else None


def jaccard(one: Shingles, other: Shingles) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def nearness(one: str, other: str) -> float:
    """The Jaccard similarity of two texts, 1.0 where their code is the same."""
    same = identity(one) is not None and identity(one) == identity(other)
    return 1.0 if same else jaccard(shingles(one), shingles(other))


def truth(texts: Sequence[str], at_least: float = 0.7) -> dict[tuple[int, int], float]:
    """All pairs: a copy with the first of its kind alone, near ones among the first of their kinds."""
    first: dict[bytes, int] = {}
    pairs = {}
    kinds = []
    for at, text in enumerate(texts):
        same = at if (known := identity(text)) is None else first.setdefault(known, at)
        if same == at:
            kinds.append((at, shingles(text)))
        else:
            pairs[same, at] = 1.0
    for (one, left), (other, right) in combinations(kinds, 2):
        if min(len(left), len(right)) >= at_least * max(len(left), len(right)) - 1e-6:  # less cannot do
            alike = jaccard(left, right)
            if alike >= at_least:
                pairs[one, other] = alike
    return pairs


def rust_files(size: int, seed: int = 0) -> list[str]:
    """Real Rust, up to `size` bytes of it, drawn from all crates that are installed."""
    paths = sorted(REGISTRY.rglob("*.rs"))
    if not paths:
        pytest.skip(f"no crates in {REGISTRY}")
    chosen: list[str] = []
    for path in Random(seed).sample(paths, len(paths)):
        if 200 < path.stat().st_size < 60_000:
            chosen.append(path.read_text(errors="replace"))
            size -= len(chosen[-1])
            if size < 0:
                break
    return chosen


def reformatted(text: str, rng: Random) -> str:
    """Every run of spaces is another one. Line comments end where they did."""
    return re.sub(r"[ \t]+|\n+", lambda run: rng.choice(("\n", "\n\n\t")) if "\n" in run[0] else "  ", text)


def remarked(text: str, rng: Random) -> str:
    """Other comments in it, at the ends of lines and on lines of their own."""
    lines = code(text).decode(errors="replace").splitlines()
    return "\n".join(f"{line} // {rng.random()}\n/* {rng.random()}\n */" for line in lines)


def edited(share: float) -> Callable[[str, Random], str]:
    """A share of the lines is gone or is another one."""

    def edit(text: str, rng: Random) -> str:
        lines = text.splitlines()
        kept = [line if rng.random() > share else rng.choice(("", f"let x{rng.random()} = 0;")) for line in lines]
        return "\n".join(kept)

    return edit


def renamed(text: str, rng: Random) -> str:
    """Half of the names are others."""
    names = sorted(set(re.findall(r"\b[a-z_]{4,}\b", text)))
    others = {name: f"{name}_{rng.randrange(100)}" for name in names if rng.random() < 0.5}
    return re.sub(r"\b[a-z_]{4,}\b", lambda name: others.get(name[0], name[0]), text)


PLANTED: dict[str, Callable[[str, Random], str]] = {
    "exact": lambda text, rng: text,
    "reformatted": reformatted,
    "remarked": remarked,
    "5 % edited": edited(0.05),
    "20 % edited": edited(0.20),
    "50 % edited": edited(0.50),
    "renamed": renamed,
}
