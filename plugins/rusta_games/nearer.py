"""Which of the candidates that do not compile come nearer to it: the leaves that are worth another edit."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Diagnostic

_BORROWS = frozenset(
    (
        "E0373", "E0381", "E0382", "E0384", "E0499", "E0500", "E0501", "E0502", "E0503", "E0505", "E0506", "E0507",
        "E0508", "E0509", "E0510", "E0515", "E0521", "E0594", "E0596", "E0597", "E0621", "E0700", "E0712", "E0713",
        "E0716",
    )
)  # fmt: skip
"""What the compiler finds last, when names, types and traits are right."""


def phase(error: Diagnostic) -> int:
    """How far the compiler came before it said this: 0 the grammar, 1 names, types and traits, 2 borrows."""
    if error.code in _BORROWS or "lifetime may not live long enough" in error.message:
        return 2
    return 1 if error.code else 0


def nearness(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[int, int, int] | None:
    """How near a state with the errors `after` is, the smaller the nearer; None where nothing got better.

    First those that keep none of the errors that were there, of those the ones that got further in the compiler, then
    those with the fewest errors. Where the compiler stops earlier than before, at most one error counts as mended: what
    it finds later it has not looked for.
    """
    was, now = [_shape(error) for error in before], [_shape(error) for error in after]
    kept = sum(1 for shape in was if shape in now)
    if now and min(map(phase, after)) < min(map(phase, before), default=0):  # of the others nothing is known any more
        kept = max(kept, len(was) - 1)
    if not now or (kept == len(was) and len(now) >= len(was)):
        return None
    return kept, -min(phase(error) for error in after), len(now)


def _shape(error: Diagnostic) -> tuple[str | None, str]:
    return error.code, error.message
