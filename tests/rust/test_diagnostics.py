from __future__ import annotations

import json

import pytest

from rusta_core.rust.diagnostics import Diagnostic, from_json, parse, to_json
from rusta_core.rust.program import Program

MOVED = 'fn main() {\n    let é = String::new();\n    drop(é);\n    println!("{}", é);\n}\n'


@pytest.fixture
def moved(checker) -> Diagnostic:
    (said,) = checker.check(Program(MOVED)).diagnostics
    return said


def test_the_parts_of_a_real_error(moved):
    assert (moved.code, moved.level, moved.is_error) == ("E0382", "error", True)
    assert moved.message == "borrow of moved value: `é`"
    (primary,) = moved.primary
    assert MOVED.encode()[primary.start : primary.end].decode() == "é"
    assert (primary.file, primary.line, primary.column) == ("src/main.rs", 4, 20)
    assert "value borrowed here after move" in str(primary.label)
    labels = {span.label for span in moved.spans if not span.primary}
    assert "value moved here" in labels


def test_a_suggestion_with_its_place_and_its_certainty(moved):
    offered = [span for child in moved.children for span in child.spans if span.suggestion]
    (clone,) = [span for span in offered if span.suggestion == ".clone()"]
    assert clone.applicability == "MachineApplicable"
    assert MOVED.encode()[: clone.start].decode().endswith("drop(é")


def test_an_error_inside_a_macro_of_std_lies_at_its_call(checker):
    text = 'struct A;\nfn main() {\n    assert_eq!(A, A);\n    println!("{}", A);\n}\n'
    spans = [span for said in checker.check(Program(text)).diagnostics for span in said.primary]
    assert spans
    assert {span.file for span in spans} == {"src/main.rs"}
    assert {text[span.start :].split("(")[0] for span in spans} >= {"assert_eq!"}


def test_json_and_back(moved):
    assert from_json(json.loads(json.dumps(to_json(moved)))) == moved


def test_names_and_places_are_not_the_shape(checker):
    def shape(text: str):
        return [said.shape for said in checker.check(Program(text)).diagnostics]

    assert shape(MOVED) == shape(MOVED.replace("é", "other").replace("fn main", "\n\nfn main"))
    assert shape(MOVED) != shape(MOVED.replace("drop(é)", "let f = move || é.len()"))


def test_cargo_wraps_the_same_messages(moved):
    said = {"message": "m", "code": None, "level": "error", "spans": [], "children": []}
    lines = [
        json.dumps({"reason": "compiler-message", "message": said}),
        json.dumps({"reason": "build-finished", "success": False}),
        "   Compiling x v0.1.0",
        "{ not json",
    ]
    assert parse("\n".join(lines)) == (Diagnostic(code=None, level="error", message="m"),)


def test_the_closing_count_is_no_diagnostic(checker):
    said = checker.check(Program("fn main() { x; y; }")).diagnostics
    assert [one.code for one in said] == ["E0425", "E0425"]


@pytest.mark.parametrize("broken", [{}, {"code": None, "level": "error", "message": "", "spans": [{"x": 1}]}])
def test_what_is_no_diagnostic_is_refused(broken):
    with pytest.raises((KeyError, TypeError)):
        from_json(broken)
