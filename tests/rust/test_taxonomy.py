"""Which class an error belongs to."""

from __future__ import annotations

import pytest

from rusta_core.records import ERROR_CLASSES
from rusta_core.rust.taxonomy import CLASS, error_class


@pytest.mark.parametrize(
    ("codes", "name"),
    [
        (["E0382", "E0499"], "move"), (["E0499", "E0382"], "borrow"), (["E0277"], "trait"), (["E0308"], "type"),
        (["E0603"], "visibility"), (["E0425"], "visibility"), ([None, "E0308"], "syntax"), ([], "syntax"),
        (["E9999"], "type"),
    ],
)  # fmt: skip
def test_the_first_error_says_the_class(codes: list[str | None], name: str) -> None:
    assert error_class(codes) == name


def test_every_class_is_one_of_the_six() -> None:
    assert set(CLASS.values()) | {"type", "syntax"} == set(ERROR_CLASSES)
