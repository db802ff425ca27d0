"""The tool symbols: by name, by place, and everything."""

from __future__ import annotations

from typing import Any

import pytest
from rusta_tools.symbols import Symbols

from rusta_core import Action, Checker, DiagCase, File, Observation, ProbeContext, Workshop, digest
from rusta_core.serialize import dumps
from rusta_core.testing.material import questions

ROOT = "mod other;\nfn main() {\n    other::greet(1);\n}\n"
OTHER = "pub fn greet(n: u8) -> u8 {\n    if n > 0 { greet(n - 1) } else { LOW }\n}\nconst LOW: u8 = 0;\nfn broken( {\n"


def asked(checker: Checker, most: int = 400, case: Any = None, **arguments: Any) -> Observation:
    files = (File(path="src/main.rs", text=ROOT), File(path="src/other.rs", text=OTHER))
    diag = DiagCase(
        license="MIT", source_url="", sha256=digest(ROOT), id="case", repo="r", error_class="type", files=files
    )
    context = ProbeContext(
        action=Action(tool="symbols", arguments=arguments),
        case=case or diag,
        workshop=Workshop(checker=checker, documents={}),
    )
    answer: Observation = Symbols(most=most).probe(context)
    assert dumps(answer), "it can be written"
    return answer


def test_a_name_is_found_where_it_is_defined_and_used(checker: Checker) -> None:
    answer = asked(checker, name="greet")
    assert (answer.status, answer.data["found"], answer.data["used"]) == ("ok", 1, 2)
    [definition] = answer.data["definitions"]
    assert definition["path"] == "crate::other::greet"
    assert definition["signature"] == "pub fn greet(n: u8) -> u8"
    assert [use["file"] for use in answer.data["uses"]] == ["src/main.rs", "src/other.rs"]
    assert all(use["means"] == [definition["id"]] for use in answer.data["uses"])


def test_a_place_is_asked_by_path_and_offset(checker: Checker) -> None:
    answer = asked(checker, path="src/main.rs", offset=ROOT.index("greet"))
    assert [one["name"] for one in answer.data["definitions"]] == ["greet"]
    answer = asked(checker, path="src/other.rs", offset=OTHER.index("LOW }"))
    assert [one["path"] for one in answer.data["definitions"]] == ["crate::other::LOW"]


def test_everything_and_no_more_than_most(checker: Checker) -> None:
    answer = asked(checker)
    assert {one["name"] for one in answer.data["definitions"]} >= {"crate", "other", "main", "greet", "LOW"}
    few = asked(checker, most=2)
    assert few.data["definitions"] == answer.data["definitions"][:2]
    assert few.data["found"] == answer.data["found"] > 2


def test_nothing_found_is_failed(checker: Checker) -> None:
    answer = asked(checker, name="nobody")
    assert (answer.status, answer.data["definitions"]) == ("failed", [])
    assert asked(checker, path="no/such.rs", offset=3).status == "failed"


@pytest.mark.parametrize("arguments", [{"name": 3}, {"path": "src/main.rs"}, {"offset": 3}, {"name": "a", "offset": 1}])
def test_other_arguments_are_an_error(checker: Checker, arguments: dict[str, Any]) -> None:
    answer = asked(checker, **arguments)
    assert (answer.status, answer.data["why"]) == (
        "error",
        "symbols takes `name` (text), or `path` (text) with `offset` (a number of bytes), or nothing",
    )


def test_a_question_is_not_its(checker: Checker) -> None:
    assert asked(checker, case=questions()[0]).status == "error"
