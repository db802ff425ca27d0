"""Every key and value of a TOML file has a place, and it is the right one."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.errors import RecipeError
from rusta_core.recipe.positions import At, TomlFile, dotted

BARE = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
SCALARS = st.one_of(st.booleans(), st.integers(-99, 99), WORDS, st.floats(-9, 9).map(lambda x: round(x, 3)))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.one_of(BARE, WORDS), inner, max_size=3)),
    max_leaves=6,
)
TABLE = st.dictionaries(st.one_of(BARE, WORDS), VALUES, max_size=4)
RECIPES = st.fixed_dictionaries(
    {"run": TABLE, "stage": st.lists(st.tuples(TABLE, st.lists(TABLE, max_size=2)), max_size=3)}
)


def read(text: str) -> TomlFile:
    with TemporaryDirectory() as folder:
        path = Path(folder, "recipe.toml")
        path.write_bytes(text.encode())
        return TomlFile.read(path)


class Writer:
    """Writes TOML in a style drawn at random, and remembers at which text each key and value stands."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.lines: list[str] = []

    def key(self, name: str) -> str:
        bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
        if bare and self.draw(st.booleans()):
            return name
        if "'" not in name and self.draw(st.booleans()):
            return f"'{name}'"
        escaped = max(name, default="") < "\uffff" and self.draw(st.booleans())  # TOML has no surrogate pairs
        return json.dumps(name, ensure_ascii=escaped)

    def value(self, value: Any) -> str:
        space = " " * self.draw(st.integers(0, 2))
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(k)}{space}= {self.value(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list):
            gap = self.draw(st.sampled_from([", ", ",\n  ", ", # über\n\t"]))
            return f"[{space}" + "".join(self.value(item) + gap for item in value) + "]"
        return json.dumps(value, ensure_ascii=False)

    def pairs(self, table: dict[str, Any], indent: str = "") -> None:
        for name, value in table.items():
            if isinstance(value, dict) and value and self.draw(st.booleans()):  # dotted keys
                first = self.key(name)
                for inner, item in value.items():
                    self.lines.append(f"{indent}{first} . {self.key(inner)} = {self.value(item)}")
            else:
                end = self.draw(st.sampled_from(["", "  # ünd"]))
                self.lines.append(f"{indent}{self.key(name)} = {self.value(value)}{end}")

    def recipe(self, recipe: dict[str, Any]) -> str:
        self.lines.append("[ run ]" if self.draw(st.booleans()) else "# erst\n[run] # hier")
        self.pairs(recipe["run"])
        for table, gates in recipe["stage"]:
            self.lines.append("[[stage]]")
            self.pairs({f"s{name}": value for name, value in table.items()}, "\t")
            for gate in gates:
                self.lines.append("[[stage.gate]]" if self.draw(st.booleans()) else "  [[ stage . 'gate' ]]")
                self.pairs(gate, "  ")
        return self.draw(st.sampled_from(["\n", "\r\n"])).join(self.lines)


def places(value: Any, at: At = ()) -> list[tuple[At, Any]]:
    """Each path in a value with what stands there."""
    found = [(at, value)] if at else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [place for key, item in items for place in places(item, (*at, key))]


@settings(max_examples=60, deadline=None)
@given(st.data(), RECIPES)
def test_what_stands_at_a_position_is_the_key_and_the_value(data: st.DataObject, recipe: dict[str, Any]) -> None:
    file = read(Writer(data.draw).recipe(recipe))
    for at, value in places(file.values):
        line, column = file.position(at, key=True)
        rest = "\n".join([file.lines[line - 1][column - 1 :], *file.lines[line:]])
        name = next(part for part in reversed(at) if isinstance(part, str))
        in_array = isinstance(at[-1], int) and at in file.starts  # a plain item has no key of its own
        if not in_array:
            shown = {name, f"'{name}'", json.dumps(name), json.dumps(name, ensure_ascii=False)}
            assert any(rest.startswith(spelling) for spelling in shown)
        line, column = file.position(at)
        rest = "\n".join([file.lines[line - 1][column - 1 :], *file.lines[line:]])
        if isinstance(value, dict | list):
            headed = at not in file.starts  # opened by a header or by dotted keys
            assert headed or rest.startswith("{" if isinstance(value, dict) else "[")
        elif not isinstance(value, float):
            assert rest.startswith(json.dumps(value, ensure_ascii=False))


@pytest.mark.parametrize(
    ("at", "key", "expected"),
    [
        (("stage", 1, "gate", 0), True, (9, 9)),
        (("stage", 1, "gate", 0, "at_least"), True, (10, 1)),
        (("stage", 1, "gate", 0, "at_least"), False, (10, 12)),
        (("stage", 1, "mixture", "qa", 1), False, (8, 24)),
        (("stage", 0, "gate", 1, "use"), False, (5, 46)),
        (("stage", 1, "nothing"), False, (7, 3)),  # what is not written: the table around it
        (("nothing",), True, (0, 0)),
    ],
)
def test_a_place(at: At, key: bool, expected: tuple[int, int]) -> None:
    text = """[run]
name = "x"

[[stage]]
gate = [{ use = "a" }, { at_least = 1, use = "ü"}]
# the second
[[stage]]
mixture = { qa = [0.2, 0.8], "d d".x = 3 }
[[stage.gate]]
at_least = 0.5
"""
    assert read(text).position(at, key=key) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "[run]\nseed = 1\nname = 'x'\nseed = 2\n",
            "`run.seed` stands twice\n"
            "  where: PATH:4:1\n"
            "         seed = 2\n"
            "         ^\n"
            "  why:   first in line 2\n"
            "  mend:  take one of them out",
        ),
        (
            "[source]\nuse = 'a'\n[source]\nuse = 'b'\n",
            "`source` stands twice\n"
            "  where: PATH:3:2\n"
            "         [source]\n"
            "          ^\n"
            "  why:   first in line 1\n"
            "  mend:  take one of them out, or write `[[source]]` where there are to be several",
        ),
        (
            "[[source]]\nuse = 'a'\n[source]\nuse = 'b'\n",
            "`source` stands twice\n"
            "  where: PATH:3:2\n"
            "         [source]\n"
            "          ^\n"
            "  why:   first in line 1\n"
            "  mend:  take one of them out, or write `[[source]]` where there are to be several",
        ),
        (
            "[run]\n\tname = 'ü' x\n",
            "this is not TOML\n"
            "  where: PATH:2:13\n"
            "          name = 'ü' x\n"
            "                     ^\n"
            "  why:   Expected newline or end of document after a statement",
        ),
        (
            "[run]\nname = [1,\n\n",
            "this is not TOML\n  where: PATH:2:11\n         name = [1,\n                   ^\n  why:   Invalid value",
        ),
    ],
)
def test_what_is_not_toml_is_refused_at_its_place(text: str, error: str) -> None:
    with pytest.raises(RecipeError) as caught:
        read(text)
    assert str(caught.value).replace(caught.value.file, "PATH") == error


def test_nesting_beyond_reason_is_an_error_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "deep.toml"
    path.write_text("a = " + "[" * 5000 + "]" * 5000)
    with pytest.raises(RecipeError, match="the recipe nests too deeply to be read"):
        TomlFile.read(path)


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf[run]\r\nname = 'x'\r\n")
    assert TomlFile.read(path).position(("run", "name"), key=True) == (2, 1)


def test_dotted() -> None:
    assert dotted(("stage", 0, "mixture", "qa", 1)) == "stage[0].mixture.qa[1]"
