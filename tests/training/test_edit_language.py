"""What is written within the language always parses, and all that is rendered can be written."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.model.language import forced
from rusta_core.model.vocabulary import Control
from rusta_core.records import Edit, File
from rusta_core.rust.patch import apply_edits, parse_edits, render_edits
from rusta_core.training.edit_language import EditLanguage

LINES = st.sampled_from(["a\n", "b\n", "é\n", "}\n", "\n", "x", "c\r\n", "@ src/m.rs\n", "1-|a\n", "🦀"])
TEXT = st.lists(LINES, max_size=9).map("".join)


@st.composite
def trees(draw: st.DrawFn) -> tuple[File, ...]:
    paths = draw(st.sampled_from([("m.rs",), ("m.rs", "n.rs"), ("m.rs", "m", "m.rs.rs")]))
    return tuple(File(path=path, text=draw(TEXT)) for path in paths)


@st.composite
def edited(draw: st.DrawFn) -> tuple[tuple[File, ...], tuple[Edit, ...]]:
    files, edits = draw(trees()), []
    for file in files:
        places = [len(file.text[:i].encode()) for i in range(len(file.text) + 1)]
        cuts = sorted(draw(st.lists(st.sampled_from(places), max_size=6)))
        edits += [
            Edit(path=file.path, start=a, end=b, text=draw(TEXT)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        ]
    return files, tuple(edits)


def accepts(language: EditLanguage, text: str) -> bool:
    """Whether the text, and END behind it, is in the language."""
    state = language.start
    for symbol in (*text.encode(), Control.END):
        if state is None or symbol not in language.allowed(state):
            return False
        state = language.after(state, symbol)
    return state is None


def wandered(language: EditLanguage, rng: Random, often: float) -> bytes:
    """Something of the language: choices at random, `often` a newline or END where there may be one."""
    state, text = language.start, bytearray()
    while True:
        allowed = sorted(language.allowed(state))
        assert allowed
        likely = [symbol for symbol in allowed if symbol in (Control.END, ord("\n"))]
        symbol = rng.choice(likely if likely and rng.random() < often else allowed)
        state = language.after(state, symbol)
        if state is None:
            assert symbol == Control.END
            return bytes(text)
        text.append(symbol)


@given(edited())
def test_what_is_rendered_is_in_the_language(tree):
    files, edits = tree
    written = render_edits(files, edits)
    assume(written)
    assert accepts(EditLanguage(files), written)


@given(trees(), st.randoms(use_true_random=False), st.floats(0.2, 0.9))
def test_what_is_in_the_language_parses(files, rng, often):
    text = wandered(EditLanguage(files), rng, often).decode()
    edits = parse_edits(text, files)
    assert edits
    assert apply_edits(files, edits)


@given(trees(), st.data())
def test_only_the_lines_that_are_given_are_changed(files, data):
    counts = {file.path: len(file.text.split("\n")) for file in files}
    lines = {path: data.draw(st.sets(st.integers(1, count))) for path, count in counts.items()}
    assume(any(lines.values()))
    language = EditLanguage(files, lines)
    text = wandered(language, data.draw(st.randoms(use_true_random=False)), 0.5).decode()
    path = files[0].path
    for row in text.split("\n"):
        path = row[2:] if row.startswith("@ ") and len(files) > 1 else path
        number, sign, _ = row.partition("-|")
        if sign and number.isdecimal():
            assert int(number) in lines[path]
    assert parse_edits(text, files)


FILES = (File(path="main.rs", text="fn main() {\n    let é = 5;\n}\n"),)


def after(language, text):
    state = language.start
    for symbol in text.encode():
        assert symbol in language.allowed(state)
        state = language.after(state, symbol)
    return state


def allowed(text, language=None):
    language = language or EditLanguage(FILES)
    return language.allowed(after(language, text))


def test_a_number_decides_the_echo():
    language = EditLanguage(FILES)
    assert allowed("") == set(b"1234")
    symbols, state = forced(language, after(language, "2"), 100)
    assert bytes(symbols).decode() == "-|    let é = 5;\n"
    assert language.allowed(state) == {*b"234", Control.END}
    assert bytes(forced(language, after(language, "2"), 5)[0]) == b"-|   "


def test_a_number_that_begins_another():
    files = (File(path="main.rs", text="x\n" * 20),)
    language = EditLanguage(files, {"main.rs": [1, 12]})
    assert allowed("1", language) == set(b"-2")
    assert allowed("12", language) == set(b"-")
    assert allowed("12-|x\n", language) == {*b"1", Control.END}
    assert allowed("12-|x\n12+|", language) >= set(range(0x20, 0x7F))


def test_added_lines_are_numbered_on_and_hunks_go_down():
    assert allowed("1-|fn main() {\n2-|    let é = 5;\n") == {*b"134", Control.END}
    assert allowed("1-|fn main() {\n2-|    let é = 5;\n1+|x\n") == {*b"234", Control.END}
    assert allowed("1-|fn main() {\n2-|    let é = 5;\n1+|x\n2") == set(b"+")
    assert allowed("3-|}\n4") == set(b"-")
    assert allowed("3-|}\n3") == set(b"+")


def test_what_is_put_behind_the_last_line_after_a_deletion():
    files = (File(path="m.rs", text="a\nb"),)
    written = render_edits(
        files, (Edit(path="m.rs", start=0, end=2, text=""), Edit(path="m.rs", start=3, end=3, text="\nc"))
    )
    assert written == "1-|a\n2-|b\n2+|b\n3+|c\n"
    assert accepts(EditLanguage(files), written)
    assert accepts(EditLanguage(files), "1-|a\n2-|b\n1+|b\n2+|c\n")


def test_nothing_that_a_file_cannot_take():
    for text in (
        "",
        "2-|    let x = 5;\n",
        "1+|x\n",
        "5-|\n",
        "02-|    let é = 5;\n",
        "3-|}\n1-|fn main() {\n",
        "3-|}\n4+|x\n",
    ):
        assert not accepts(EditLanguage(FILES), text)
    assert not accepts(EditLanguage(FILES), "3-|}\n3+|x")


def test_a_character_is_completed():
    head = "3-|}\n3+|"
    language = EditLanguage(FILES)
    state = after(language, head)
    assert not {0x80, 0xC0, 0xC1, 0xF5, 0xFF, Control.END} & language.allowed(state)
    for lead in (0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4):
        for take in (min, max):
            inside, text = language.after(state, lead), bytearray([lead])
            while inside.rest:
                symbol = take(language.allowed(inside))
                assert symbol >= 0x80
                text.append(symbol)
                inside = language.after(inside, symbol)
            assert len(text.decode()) == 1
            assert language.allowed(inside) == language.allowed(state)


def test_files_are_named_in_their_order():
    files = (File(path="a.rs", text="one\n"), File(path="b.rs", text="two\n"))
    language = EditLanguage(files)
    assert allowed("", language) == set(b"@")
    assert allowed("@ ", language) == set(b"ab")
    assert allowed("@ a.rs\n", language) == set(b"12")
    assert allowed("@ a.rs\n1-|one\n", language) == {*b"12@", Control.END}
    assert allowed("@ b.rs\n1-|two\n", language) == {*b"12", Control.END}
    assert not accepts(language, "@ a.rs\n@ b.rs\n1-|two\n")
    only = EditLanguage(files, {"b.rs": [1]})
    assert bytes(forced(only, only.start, 100)[0]) == b"@ b.rs\n1-|two\n"


@pytest.mark.parametrize(("files", "lines"), [((), None), (FILES, {}), (FILES, {"main.rs": [9]})])
def test_nothing_to_edit(files, lines):
    with pytest.raises(UsageError, match="there is no line to edit") as caught:
        EditLanguage(files, lines)
    assert "numbers of lines that they have" in caught.value.mend
