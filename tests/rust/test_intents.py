"""The order in which repairs are preferred."""

from __future__ import annotations

from rusta_core.rust.intents import INTENTS, preference


def test_what_keeps_behaviour_comes_before_what_changes_it() -> None:
    order = sorted(["clone", "remove", "borrow", "signature", "code", "unheard of"], key=preference)
    assert order == ["borrow", "clone", "code", "signature", "remove", "unheard of"]
    assert len(set(INTENTS)) == len(INTENTS)
