"""TOML values become what a class declares, and nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Literal

import pytest
import tomli_w
from attrs import Factory, asdict, field, frozen
from attrs.validators import ge
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.recipe.values import Misfit, build, convert, options_of, plain


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@frozen(kw_only=True)
class Inner:
    size: int = field(default=1, validator=ge(0))


@frozen(kw_only=True)
class Everything:
    flag: bool = False
    number: int = 1
    real: float = 0.5
    text: str = "t"
    path: Path = Path("a")
    colour: Colour = Colour.RED
    word: Literal["one", "two"] = "one"
    some: tuple[int, ...] = (1, 2)
    pair: tuple[int, str] = (1, "x")
    names: list[str] = Factory(list)
    kinds: frozenset[str] = frozenset({"b", "a"})
    table: Mapping[str, float] = Factory(dict)
    inner: Inner = Inner()
    either: float | tuple[float, float] = 1.0
    perhaps: int | None = None
    what: Any = None


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (float, 3, 3.0),
        (int | None, 3, 3),
        (Path, "a/b", Path("a/b")),
        (Colour, "blue", Colour.BLUE),
        (tuple[int, ...], [1, 2], (1, 2)),
        (list[str], ["a"], ["a"]),
        (frozenset[str], ["a", "a"], frozenset({"a"})),
        (float | tuple[float, float], [1, 2.5], (1.0, 2.5)),
        (Inner, {"size": 4}, Inner(size=4)),
        (dict[str, Inner], {"a": {"size": 4}}, {"a": Inner(size=4)}),
        (Any, {"a": [1]}, {"a": [1]}),
    ],
)
def test_what_fits(kind: Any, value: Any, expected: Any) -> None:
    made = convert(value, kind)
    assert made == expected
    assert type(made) is type(expected)


@pytest.mark.parametrize(
    ("kind", "value", "rest", "at"),
    [
        (int, True, "must be a whole number, and is true", ()),
        (int, 1.0, "must be a whole number, and is 1.0", ()),
        (int, "1", 'must be a whole number, and is "1"', ()),
        (float, "1", 'must be a number, and is "1"', ()),
        (float, True, "must be a number, and is true", ()),
        (float, float("nan"), "must be a number, and is nan", ()),
        (bool, 1, "must be true or false, and is 1", ()),
        (str, 1, "must be text, and is 1", ()),
        (Colour, "green", 'must be one of "red", "blue", and is "green"', ()),
        (Literal[1, 2], True, "must be one of 1, 2, and is true", ()),
        (tuple[int, ...], 1, "must be a list of whole numbers, and is 1", ()),
        (tuple[int, ...], [1, "x"], 'must be a whole number, and is "x"', (1,)),
        (tuple[int, str], [1], "must be a list of 2: a whole number, text, and holds 1", ()),
        (float | tuple[float, float], "x", 'must be a number or a list of 2: a number, a number, and is "x"', ()),
        (float | tuple[float, float], [1, "x"], 'must be a number, and is "x"', (1,)),
        (int | None, "x", 'must be a whole number, and is "x"', ()),
        (dict[str, int], {"a": {"b": 1}}, "must be a whole number, and is { b = 1 }", ("a",)),
        (Inner, 3, "must be a table of size, and is 3", ()),
        (Inner, {"size": -1}, "cannot be -1", ("size",)),
        (Inner, {"siz": 1}, "has no option `siz`", ("siz",)),
    ],
)
def test_what_does_not_fit(kind: Any, value: Any, rest: str, at: tuple[Any, ...]) -> None:
    with pytest.raises(Misfit) as caught:
        convert(value, kind)
    assert (caught.value.rest, caught.value.at) == (rest, at)


def test_a_table_of_nothing_takes_nothing() -> None:
    @frozen
    class Nothing:
        _private: int = 0
        made: int = field(default=1, init=False)

    with pytest.raises(Misfit) as caught:
        build(Nothing, {"private": 1})
    assert (caught.value.rest, caught.value.mend) == ("has no option `private`", "it takes no option at all")


def test_the_option_that_a_validator_refuses_is_named() -> None:
    @frozen(kw_only=True)
    class Ordered:
        low: int = 0
        high: int = field(default=1)
        other: int = field(default=0, validator=ge(0))

        @high.validator
        def _after(self, _attribute: object, value: int) -> None:
            if value < self.low:
                raise UsageError("high lies below low", mend="raise it")

    with pytest.raises(Misfit) as caught:
        build(Ordered, {"low": 3, "high": 2, "other": 5})
    fault = caught.value
    assert (fault.rest, fault.at, fault.why, fault.mend) == (
        "cannot be 2",
        ("high",),
        "high lies below low",
        "raise it",
    )


def test_options_that_do_not_go_together() -> None:
    @frozen(kw_only=True)
    class Either:
        a: int = 0
        b: int = 0

        def __attrs_post_init__(self) -> None:
            if self.a and self.b:
                raise ValueError("a and b exclude each other")
            if self.a:
                raise KeyError(self.a)

    rest = "cannot be made of these options"
    for options, why in (({"a": 1, "b": 1}, "a and b exclude each other"), ({"a": 1}, "KeyError: 1")):
        with pytest.raises(Misfit) as caught:
            build(Either, options)
        assert (caught.value.rest, caught.value.why) == (rest, why)


def test_a_type_that_no_recipe_can_give() -> None:
    @frozen
    class Odd:
        call: type[int] = int

    with pytest.raises(TypeError, match="no TOML value is of type type"):
        options_of(Odd)


def test_what_a_converter_takes_is_what_the_recipe_gives() -> None:
    def split(text: str) -> tuple[str, ...]:
        return tuple(text.split())

    @frozen
    class Words:
        words: tuple[str, ...] = field(default="", converter=split)

    assert options_of(Words)["words"].kind is str
    assert build(Words, {"words": "a b"}).words == ("a", "b")


NUMBERS = st.floats(-1e6, 1e6)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "flag": st.booleans(),
        "number": st.integers(-(2**40), 2**40),
        "real": NUMBERS,
        "text": st.text(st.characters(exclude_categories=("Cs",)), max_size=9),
        "path": st.just("x/y"),
        "colour": st.sampled_from(["red", "blue"]),
        "word": st.sampled_from(["one", "two"]),
        "some": st.lists(st.integers(0, 9), max_size=3),
        "pair": st.tuples(st.integers(0, 9), st.just("y")).map(list),
        "names": st.lists(st.just("n"), max_size=2),
        "kinds": st.lists(st.sampled_from("abc"), max_size=3),
        "table": st.dictionaries(st.sampled_from("abc"), NUMBERS, max_size=2),
        "inner": st.fixed_dictionaries({"size": st.integers(0, 9)}),
        "either": NUMBERS | st.tuples(NUMBERS, NUMBERS).map(list),
        "perhaps": st.integers(0, 9),
        "what": st.booleans() | st.just([1, {"a": "b"}]),
    },
)


@given(TABLES)
def test_options_come_back_as_they_went_in(table: dict[str, Any]) -> None:
    made = build(Everything, tomllib.loads(tomli_w.dumps(table)))
    again = build(Everything, tomllib.loads(tomli_w.dumps(plain(made))))
    assert asdict(again) == asdict(made)
    for name, value in table.items():
        assert name == "kinds" or plain(made)[name] == value
