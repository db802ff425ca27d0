"""Values are shown as TOML would have them."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.recipe.words import show

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x7f"))
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**40), 2**40) | st.floats(-1e9, 1e9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@given(VALUES)
def test_what_is_shown_whole_can_be_read(value: Any) -> None:
    assert tomllib.loads(f"x = {show(value, whole=True)}") == {"x": value}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "not set"),
        ("x" * 50, '"' + "x" * 39 + '…"'),
        (tuple(range(20)), "[0, 1, 2, 3, 4, 5, 6, …]"),
        ({"a b": 1}, '{ "a b" = 1 }'),
        ({}, "{}"),
    ],
)
def test_what_is_shortened(value: Any, shown: str) -> None:
    assert show(value) == shown
