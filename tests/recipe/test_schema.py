"""Editors learn from the schema what a recipe can say; what Rusta reads, it lets pass."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from rusta_core.capabilities import find
from rusta_core.recipe.new import starter
from rusta_core.recipe.schema import recipe_schema, type_schema
from rusta_core.recipe.values import Misfit, convert

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.toml"))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return recipe_schema([piece for piece in find() if piece.dist == "rusta"])


@pytest.fixture
def complaints(schema):
    """`complaints(text)`: (place, message) of all that the schema has against a recipe."""
    validator = Draft202012Validator(schema)
    return lambda text: [(fault.json_path, fault.message) for fault in validator.iter_errors(tomllib.loads(text))]


def test_it_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_pass(complaints, path):
    assert complaints(path.read_text()) == []


def test_a_first_recipe_passes(complaints):
    assert complaints(starter("x")) == []


RUN = '[run]\nname = "x"\n'


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("[run]\n", "$.run", "'name' is a required property"),
        ("[run]\nname = 3\n", "$.run.name", "3 is not of type 'string'"),
        (RUN + "sede = 1\n", "$.run", "Additional properties are not allowed ('sede' was unexpected)"),
        (RUN + 'sandbox = "of"\n', "$.run.sandbox", "'of' is not one of ['bwrap', 'off']"),
        (RUN + "[data]\nshares = [1, 0]\n", "$.data.shares", "[1, 0] is too short"),
        (RUN + "[[injector]]\n", "$.injector[0]", "'use' is a required property"),
        (
            RUN + '[[injector]]\nuse = "borrow"\nmots = 2\n',
            "$.injector[0]",
            "Additional properties are not allowed ('mots' was unexpected)",
        ),
        (
            RUN + '[[injector]]\nuse = "rusta/borrow"\nmost_per_snippet = "2"\n',
            "$.injector[0].most_per_snippet",
            "'2' is not of type 'integer'",
        ),
        (
            RUN + '[[game]]\nuse = "patch-tree-search"\nbudget = { seconds = "x" }\n',
            "$.game[0].budget.seconds",
            "'x' is not of type 'number'",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_place(complaints, text, place, message):
    assert complaints(text) == [(place, message)]


def test_names_that_nobody_has_pass_only_beside_one_file_plugins(complaints):
    text = RUN + '[[injector]]\nuse = "mine"\nmost = 3\n'
    [(place, message)] = complaints(text)
    assert (place, message[:16]) == ("$.injector[0].use", "'mine' is not on")
    assert complaints('plugins = ["mine.py"]\n' + text) == []


def test_options_are_offered_with_their_docs_and_defaults(schema):
    borrow = schema["$defs"]["injector.rusta.borrow"]
    most = borrow["properties"]["most_per_snippet"]
    assert (most["type"], most["default"]) == ("integer", 2)
    assert most["description"]
    assert borrow["title"] == "rusta/borrow"
    assert {"$ref": "#/$defs/injector.rusta.borrow"} in schema["$defs"]["injector"]["items"]["anyOf"]


def test_broken_pieces_appear_without_options(distributed):
    distributed("rusta-one", "injector", {"torn": "torn:Torn"}, torn="import nowhere_at_all")
    distributed("rusta-two", "injector", {"exits": "exits:Exits"}, exits="import os; os._exit(7)")
    schema = recipe_schema([piece for piece in find() if piece.dist.startswith("rusta-")])
    for name in ("rusta-one.torn", "rusta-two.exits"):
        piece = schema["$defs"][f"injector.{name}"]
        assert set(piece["properties"]) == {"use", "name"}
        assert "cannot be imported" in piece["description"]
    recipe = {"run": {"name": "x"}, "injector": [{"use": "torn", "whatever": 3}]}
    assert Draft202012Validator(schema).is_valid(recipe)


def test_somebody_elses_piece_has_its_options(distributed, here):
    noisy = "print('hello')\n" + (here / "mine.py").read_text()
    distributed("rusta-one", "injector", {"mine": "one:Mine", "needy": "one:Needy"}, one=noisy)
    defs = recipe_schema([piece for piece in find() if piece.dist == "rusta-one"])["$defs"]
    assert defs["injector.rusta-one.mine"]["properties"]["words"] == {
        "type": "array",
        "items": {"type": "string"},
        "description": "some words",
        "default": ["a"],
    }
    assert defs["injector.rusta-one.needy"]["required"] == ["use", "path"]


class Colour(Enum):
    RED = "red"


KINDS_OF_VALUE = [
    bool, int, float, str, Path, Any, Colour, Literal["a", 1], int | None, float | tuple[float, float],
    tuple[int, ...], tuple[int, str], list[str], frozenset[str], dict[str, int], Mapping[Literal["a", "b"], int],
]  # fmt: skip
VALUES = [True, 1, 1.5, "x", "red", "a", [], [1], [1, "x"], [0.5, 1], {}, {"a": 1}, {"b": "x"}, {"c": 1}]


@pytest.mark.parametrize("kind", KINDS_OF_VALUE, ids=str)
@pytest.mark.parametrize("value", VALUES, ids=str)
def test_the_schema_takes_what_is_converted_and_nothing_else(kind, value):
    try:
        convert(value, kind)
        taken = True
    except Misfit:
        taken = False
    assert Draft202012Validator(type_schema(kind)).is_valid(value) == taken
