"""Cards, entry points and classes say the same of every built-in piece."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rusta_core.capabilities import Found, card, find, load
from rusta_core.capabilities.locate import file_of, line_of
from rusta_core.recipe.values import options_of
from rusta_core.testing.conformance import card_faults

BUILT_IN = [piece for piece in find() if piece.dist == "rusta"]
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_what_is_installed_is_what_pyproject_declares() -> None:
    groups = tomllib.loads(PYPROJECT.read_text())["project"]["entry-points"]
    declared = {
        (group.removeprefix("rusta."), name, value)
        for group, entries in groups.items()
        if group.startswith("rusta.") and group not in ("rusta.api", "rusta.registry")
        for name, value in entries.items()
    }
    assert {(piece.kind, piece.name, f"{piece.module}:{piece.attr}") for piece in BUILT_IN} == declared


@pytest.mark.parametrize("piece", BUILT_IN, ids=lambda piece: f"{piece.kind}.{piece.name}")
def test_the_card_says_what_the_class_says(piece: Found) -> None:
    assert card_faults(card(piece), options_of(load(piece))) == []
    known = card(piece)
    assert known is not None
    assert known.what.endswith(".")
    docs = {name: option.doc for name, option in options_of(load(piece)).items()}
    assert {option.name: option.doc for option in known.options} == docs
    assert set(known.example) <= set(docs)
    assert line_of(file_of(piece.module), piece.attr), "its class can be located without importing it"
