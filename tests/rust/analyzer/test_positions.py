from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.rust.analyzer.positions import Place, diagnostic_of, offset_of, place_of, position_of, symbols_in
from rusta_core.rust.diagnostics import Diagnostic, Span

TEXTS = st.text(alphabet="ab\n\ré🦀", max_size=40).map(str.encode)


@given(TEXTS, st.data())
def test_there_and_back(data, draw):
    offset = draw.draw(st.integers(0, len(data)))
    position = position_of(data, offset, "a.rs")
    assert offset_of(data, position) == offset
    assert data.split(b"\n")[position["line"]][: position["character"]] == data[:offset].split(b"\n")[-1]


@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_every_position_is_a_byte_of_the_file(data, line, character):
    assert 0 <= offset_of(data, {"line": line, "character": character}) <= len(data)


@pytest.mark.parametrize("offset", [-1, 5])
def test_a_byte_that_is_not_there(offset):
    with pytest.raises(UsageError) as fault:
        position_of("abé".encode(), offset, "src/lib.rs")
    assert str(fault.value) == f"byte {offset} is not in the file\n  where: src/lib.rs\n  why:   it has 4"


def span(line: int, start: int, end: int) -> dict:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_a_place():
    assert place_of(span(1, 0, 2), "a.rs", "x\né y\n".encode()) == Place(path="a.rs", start=2, end=4)


def test_symbols_name_what_they_are_in():
    inner = {"name": "go", "kind": 6, "range": span(1, 0, 2), "detail": "fn()"}
    outer = {"name": "impl A", "kind": 19, "range": span(0, 0, 4), "children": [inner]}
    first, second = symbols_in([outer], "a.rs", b"impl\ngo\n")
    assert (first.name, first.kind, first.within, first.detail) == ("impl A", "impl", (), "")
    assert (second.name, second.kind, second.within, second.detail) == ("go", "method", ("impl A",), "fn()")
    assert second.place == Place(path="a.rs", start=5, end=7)


def test_a_diagnostic_is_as_rustc_would_say_it():
    item = {"range": span(1, 3, 4), "severity": 2, "code": "E0308", "message": "no"}
    found = diagnostic_of(item, "a.rs", "\né x\n".encode())
    place = Span(file="a.rs", start=4, end=5, line=2, last_line=2, column=3, primary=True)
    assert found == Diagnostic(code="E0308", level="warning", message="no", spans=(place,))
    assert diagnostic_of({"range": span(0, 0, 0), "message": "no"}, "a.rs", b"").code is None
