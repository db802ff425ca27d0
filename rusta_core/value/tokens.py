"""Rust text as tokens, quickly: no more than is needed to say what a change writes and takes away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

KINDS = ("lifetime", "number", "text", "name")
"""What a token is counted as that has no column of its own."""

_TOKEN = re.compile(
    r"'[a-z_]\w*\b(?!')|\d[\w.]*\w|\d|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)'|\w+"
    r"|->|=>|::|\.\.=?|&&|\|\||[=!<>]=|[-+*/%]=|[^\w\s]"
)
_COPIES = {"to_owned": "to_string", "into": "to_string", "to_vec": "clone", "cloned": "copied"}
_PADDING = frozenset("(){},;")


def tokens(text: str) -> list[str]:
    """The tokens of a piece of code."""
    return _TOKEN.findall(text)


def kind(token: str) -> str:
    """What sort of token it is: one of KINDS, or `other`."""
    first = token[0]
    if first == "'" and not token.endswith("'"):
        return "lifetime"
    if first.isdigit():
        return "number"
    return "text" if first in "\"'" else "name" if first.isalpha() or first == "_" else "other"


def essence(some: Iterable[str]) -> frozenset[tuple[str, int]]:
    """What is left of written tokens where brackets and the names of one and the same copy are no difference."""
    return frozenset(Counter(_COPIES.get(token, token) for token in some if token not in _PADDING).items())


def pairs(some: list[str]) -> set[tuple[str, str]]:
    """Each token with the one after it."""
    return set(pairwise(some))
