"""Which states that do not compile are worth another edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rusta_games.nearer import nearness

from rusta_core import Diagnostic

CODES = (None, "E0308", "E0382", "E0499", "E0425")


def error(code: str | None, message: str = "wrong") -> Diagnostic:
    return Diagnostic(code=code, level="error", message=message)


errors = st.lists(st.builds(error, st.sampled_from(CODES), st.sampled_from("abc")), min_size=1, max_size=4)


def test_another_error_is_nearer_than_the_same() -> None:
    assert nearness([error("E0382")], [error("E0382")]) is None
    assert nearness([error("E0382")], [error("E0499")]) is not None


def test_the_further_in_the_compiler_the_nearer() -> None:
    before = [error("E0425")]
    grammar, types, borrows = (nearness(before, [error(code)]) for code in (None, "E0308", "E0502"))
    assert grammar is not None
    assert types is not None
    assert borrows is not None
    assert borrows < types < grammar


def test_what_mends_all_that_was_said_is_nearer_than_what_mends_one() -> None:
    before = [error("E0382", "a"), error("E0382", "b")]
    one, other = nearness(before, [error("E0382", "b")]), nearness(before, [error("E0382", "c")])
    assert one is not None
    assert other is not None
    assert other < one


def test_what_the_compiler_did_not_come_to_is_not_mended() -> None:
    """Of two errors one is mended, and of the other the compiler says nothing, since a type is wrong now."""
    before = [error("E0507"), error("E0594")]
    one, hidden = nearness(before, [error("E0594")]), nearness(before, [error("E0308")])
    assert one is not None
    assert hidden is not None
    assert one < hidden


@given(errors, errors)
def test_nothing_is_nearer_by_keeping_everything(before: list[Diagnostic], more: list[Diagnostic]) -> None:
    assert nearness(before, before + more) is None
    assert nearness(before, []) is None
