"""Tokens and what they come down to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.value.tokens import essence, kind, pairs, tokens


def test_tokens_are_those_of_rust() -> None:
    assert tokens("f::<'a>(x) -> &&'b T { 1.5 => \"a b\" 'c' ..= }") == [
        "f", "::", "<", "'a", ">", "(", "x", ")", "->", "&&", "'b", "T", "{", "1.5", "=>", '"a b"', "'c'", "..=", "}",
    ]  # fmt: skip
    assert [kind(one) for one in ("'a", "'c'", "1.5", '"a"', "name", "_", "->")] == [
        "lifetime", "text", "number", "text", "name", "name", "other",
    ]  # fmt: skip


def test_brackets_and_names_of_a_copy_are_no_difference() -> None:
    assert essence(tokens("(x.to_owned())")) == essence(tokens("x.to_string()"))
    assert essence(tokens("x.clone()")) != essence(tokens("x.iter()"))


@given(st.text("ab1.&(){}<>='\" \n"))
def test_nothing_but_spaces_is_left_out(text: str) -> None:
    found = tokens(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert len(pairs(found)) <= max(0, len(found) - 1)
