"""Which item a name means."""

from __future__ import annotations

import pytest

from rusta_core.spine.qa.names import Names

PATHS = (
    "std::result::Result", "std::io::Result", "std::sync::Mutex", "std::sync::nonpoison::Mutex", "std::slice::Iter",
    "std::vec::Iter", "std::vec::Vec::push", "std::ptr::read", "std::fs::read", "std::mem::forget", "std::panic!",
    "std::mem::transmute", "move (keyword)", "char (primitive)", "array::map", "<bool as FromStr>::Err",
    "std::cmp::Ordering", "std::cell::RefCell",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("Result<T, E>", "std::result::Result"),
        ("&mut RefCell<i32>", "std::cell::RefCell"),
        ("Mutex", "std::sync::Mutex"),
        ("Iter", None),
        ("Vec::push", "std::vec::Vec::push"),
        ("push", None),
        ("ptr::read", "std::ptr::read"),
        ("read", None),
        ("forget", None),
        ("mem::forget()", "std::mem::forget"),
        ("transmute", "std::mem::transmute"),
        ("panic!", "std::panic!"),
        ("move", "move (keyword)"),
        ("char", "char (primitive)"),
        ("map()", None),
        ("Err", None),
        ("Ordering", None),
    ],
)
def test_names(code: str, path: str | None) -> None:
    assert Names.of(PATHS).path(code) == path


def test_a_noun_is_a_keyword_or_itself() -> None:
    names = Names.of(PATHS)
    assert names.thing("a move") == "move (keyword)"
    assert names.thing("a transmute") == "a transmute"
    assert names.thing("mem::forget") == "std::mem::forget"
    assert names.thing("E0382") == "E0382"
