"""What may be written: automata over symbols, which a decoder asks at each point for the symbols that may come next."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol

import torch
from torch import Tensor

from rusta_core.model.vocabulary import SIZE, Control


class Language(Protocol):
    """An automaton. Its states are values: the hypotheses of a beam may share them.

    allowed: the symbols that may come next, never none; after: the state behind an allowed symbol, None where the
    text is complete with it.
    """

    @property
    def start(self) -> Any: ...
    def allowed(self, state: Any) -> frozenset[int]: ...
    def after(self, state: Any, symbol: int) -> Any | None: ...


class Text:
    """Any bytes, and then one of the symbols that `stop`."""

    start = "text"

    def __init__(self, stop: frozenset[int] = frozenset({Control.END})) -> None:
        self.stop = stop
        self._allowed = frozenset(range(256)) | stop

    def allowed(self, state: str) -> frozenset[int]:
        """All bytes and the stop symbols."""
        return self._allowed

    def after(self, state: str, symbol: int) -> str | None:
        """The one state, until a stop symbol."""
        return None if symbol in self.stop else state


def forced(language: Language, state: Any, most: int) -> tuple[tuple[int, ...], Any]:
    """The symbols, at most `most`, that follow without a choice, and the state behind them.

    Not one that completes the text: it is left to be chosen, so that all before it has been read by then.
    """
    symbols: list[int] = []
    while len(symbols) < most and len(allowed := language.allowed(state)) == 1:
        [symbol] = allowed
        after = language.after(state, symbol)
        if after is None:
            break
        symbols.append(symbol)
        state = after
    return tuple(symbols), state


@lru_cache(maxsize=4096)
def outside(allowed: frozenset[int]) -> Tensor:
    """What to add to the scores of all symbols, (SIZE,): 0 for those allowed, minus infinity for the others."""
    added = torch.full((SIZE,), -torch.inf)
    added[sorted(allowed)] = 0
    return added
