"""The symbols: 256 bytes and a few named controls, with room for more without changing any shape.

Text is UTF-8, a byte a token, so nothing is out of vocabulary and a length in tokens is a length in bytes. A
control marks where a part of a sample begins; it never occurs in text.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

SIZE = 320
"""Symbols of the model: 256 bytes, the controls below, and the rest kept free."""

Tokens = NDArray[np.uint16]


class Control(IntEnum):
    """What begins at this token."""

    PAD = 256
    TEXT = 257
    QUESTION = 258
    SPAN = 259
    ANSWER = 260
    DIAGNOSTIC = 261
    CODE = 262
    STEPS = 263
    EDIT = 264
    READ = 265
    END = 266


def encode(*parts: str | bytes | Control) -> Tokens:
    """The tokens of text (bytes of its UTF-8) and controls, one after the other."""
    return np.concatenate([_symbols(part) for part in parts] or [np.zeros(0, np.uint16)])


def _symbols(part: str | bytes | Control) -> Tokens:
    if isinstance(part, Control):
        return np.array([part], dtype=np.uint16)
    data = part.encode() if isinstance(part, str) else part
    return np.frombuffer(data, dtype=np.uint8).astype(np.uint16)


def decode(tokens: Iterable[int]) -> str:
    """The text of tokens; controls are shown as `<NAME>`, what is not UTF-8 as U+FFFD."""
    text = bytearray()
    for token in tokens:
        text += bytes([token]) if token < 256 else f"<{Control(token).name}>".encode()
    return text.decode(errors="replace")
