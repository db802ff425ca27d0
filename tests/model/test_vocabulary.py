"""Text to tokens and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.model.vocabulary import SIZE, Control, decode, encode


@given(st.text())
def test_text_comes_back(text):
    tokens = encode(text)
    assert len(tokens) == len(text.encode())
    assert decode(tokens) == text


def test_controls_stand_apart_from_all_text():
    tokens = encode(Control.QUESTION, "é", Control.END)
    assert tokens.tolist() == [Control.QUESTION, 0xC3, 0xA9, Control.END]
    assert decode(tokens) == "<QUESTION>é<END>"
    assert all(256 <= control < SIZE for control in Control)
