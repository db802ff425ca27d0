"""Records to JSON and back: what is accepted, what is refused, and with which words."""

import json
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import pytest
from attrs import NOTHING, frozen, has
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.contexts import Candidate, Outcome
from rusta_core.errors import RecordError
from rusta_core.records import RECORDS, Action, DiagCase, DocSpan, File, Measurement, Observation
from rusta_core.serialize import dumps, from_json, json_fields, loads, optional, to_json

HUMAN_ERRORS = Path(__file__).parents[2] / "shared/cases/human-errors.jsonl"
ORIGIN = {"license": "MIT", "source_url": "https://example.org", "sha256": "0" * 64}
SPAN = DocSpan(**ORIGIN, doc_id="std/vec", start=3, end=9)
CASE = DiagCase(
    **ORIGIN,
    id="a",
    repo="r",
    error_class="borrow",
    codes=("E0499",),
    files=(File(path="src/main.rs", text="fn main() {}\n"), File(path="src/lib.rs", text="")),
)

# --- any record, made from its annotations

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
SIMPLE = {
    str: st.text(max_size=8),
    int: st.integers(0, 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
}
SPECIAL = {
    "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    "path": st.sampled_from(["src/main.rs", "Cargo.toml"]),
    "role": st.sampled_from(["docs", "code", "manifest"]),
    "split": st.sampled_from(["train", "val", "test"]),
    "state": st.sampled_from(["allowed", "quarantined", "canary", "golden"]),
    "bugs": st.integers(1, 3),
    "status": st.sampled_from(["ok", "failed", "timeout", "missing", "error"]),
    "difficulty": st.sampled_from([1, 2, 3]),
    "class": st.sampled_from(["borrow", "move", "trait", "type", "visibility", "syntax"]),
    "start": st.integers(0, 10),
    "end": st.integers(10, 20),
    "expected": st.none() | st.text(max_size=4) | st.just((SPAN,)),
    "chosen": st.none() | st.text(max_size=4) | st.just((SPAN, SPAN)),
    "baselines": st.dictionaries(st.text(max_size=4), st.text(max_size=4) | st.just((SPAN,)) | st.just({"a": 1})),
}


def values(kind: Any, depth: int) -> st.SearchStrategy:
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind is Any:
        return JSON_VALUES
    if has(kind):
        return records(kind, depth - 1)
    if inner := optional(kind):
        return st.none() if depth <= 0 and has(inner) else st.none() | values(inner, depth)
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments[-1] is not ...:
        return st.tuples(*(values(argument, depth) for argument in arguments))
    most = 2 if depth > 0 else 0
    if get_origin(kind) is tuple:
        return st.lists(values(arguments[0], depth) if most else st.nothing(), max_size=most).map(tuple)
    return st.dictionaries(st.text(max_size=4), values(arguments[1], depth) if most else st.nothing(), max_size=most)


def records(cls: type, depth: int = 2) -> st.SearchStrategy:
    """Records of one class, three records deep at most; each field is drawn from its annotation."""
    drawn = {
        attribute.alias: SPECIAL[name] if name in SPECIAL else values(kind, depth)
        for name, (attribute, kind) in json_fields(cls).items()
    }
    return st.builds(cls, **drawn)


@pytest.mark.parametrize("cls", [*RECORDS, Outcome, Candidate], ids=lambda cls: cls.__name__)
def test_any_record_comes_back_equal(cls):
    @settings(max_examples=25, deadline=None)
    @given(records(cls))
    def comes_back(record):
        text = dumps(record)
        assert loads(cls, text) == record
        assert dumps(loads(cls, text)) == text

    comes_back()


# --- the form


def test_schema_stands_first_and_class_is_called_class():
    tree = to_json(CASE)
    assert next(iter(tree.items())) == ("schema", "diag_case/1")
    assert tree["class"] == "borrow"
    assert "error_class" not in tree
    assert tree["files"] == [
        {"path": "src/main.rs", "text": "fn main() {}\n"},
        {"path": "src/lib.rs", "text": ""},
    ]


def test_canonical_text_has_sorted_keys_no_spaces_and_plain_unicode():
    assert dumps(Action(tool="größe", arguments={"b": 1, "a": (2, 3)})) == (
        '{"arguments":{"a":[2,3],"b":1},"schema":"action/1","tool":"größe"}'
    )


def test_schema_may_be_left_out():
    tree = to_json(SPAN)
    del tree["schema"]
    assert from_json(DocSpan, tree) == SPAN


def test_record_in_an_any_field_comes_back_as_a_record_and_plain_json_stays_plain():
    outcome = Outcome(kind="anchor", id="q", expected=(SPAN,), chosen=())
    assert loads(Outcome, dumps(outcome)) == outcome
    tree = to_json(SPAN)
    observation = Observation(tool="doc-index", status="ok", data={"hit": tree})
    assert loads(Observation, dumps(observation)).data == {"hit": tree}


def test_whole_number_serves_where_a_number_is_expected():
    value = from_json(Measurement, {"name": "k", "value": 3, "n": 1}).value
    assert (value, type(value)) == (3.0, float)


# --- what is refused


def without(tree: dict, name: str) -> dict:
    return {key: value for key, value in tree.items() if key != name}


FILES = to_json(CASE)["files"]


@pytest.mark.parametrize(
    ("change", "path", "why", "mend"),
    [
        (
            {"files": [*FILES, {"path": 3, "text": ""}]},
            "files[2].path",
            "text is expected, 3 (int) was found",
            "",
        ),
        ({"files": [*FILES, {"path": "../a", "text": ""}]}, "files[2].path", "'../a' leaves the tree", ""),
        ({"files": [{"path": "a"}]}, "files[0].text", "`text` is missing", ""),
        ({"files": [{"path": "a", "txt": ""}]}, "files[0].txt", "file has no `txt`", "did you mean `text`?"),
        ({"files": "src/main.rs"}, "files", "an array is expected, 'src/main.rs' (str) was found", ""),
        ({"codes": [["E0499"]]}, "codes[0]", "text is expected, ['E0499'] (list) was found", ""),
        ({"class": "borow"}, "class", "`class` must be in", ""),
        ({"error_class": "move"}, "error_class", "diag_case/1 has no `error_class`", "did you mean `class`?"),
        ({"edition": 2021}, "edition", "text is expected, 2021 (int) was found", ""),
        ({"sha256": "abc"}, "sha256", "`sha256` must match regex", ""),
        ({"cargo_diag": [1]}, "cargo_diag[0]", "an object is expected, 1 (int) was found", ""),
        (
            {"gold_patch": {**ORIGIN, "edits": [], "k_lines": True}},
            "gold_patch.k_lines",
            "a whole number is expected, True (bool) was found",
            "",
        ),
        (
            {"gold_patch": {**ORIGIN, "edits": [], "k_lines": 0, "schema": "qa/1"}},
            "gold_patch.schema",
            "patch_bundle/1 is expected, 'qa/1' (str) was found",
            "",
        ),
        ({"schema": "doc_span/1"}, "schema", "diag_case/1 is expected, 'doc_span/1' (str) was found", ""),
        ({"schema": None}, "schema", "diag_case/1 is expected, None (NoneType) was found", ""),
    ],
)
def test_refused_with_the_path_to_the_field(change, path, why, mend):
    with pytest.raises(RecordError) as caught:
        from_json(DiagCase, to_json(CASE) | change, "cases.jsonl:12")
    error = caught.value
    assert error.what == "not a valid diag_case/1"
    assert error.path == path
    assert error.where == f"cases.jsonl:12 {path}"
    assert error.why.startswith(why)
    assert error.mend == mend


def test_rule_between_two_fields_names_the_field_that_holds_it():
    with pytest.raises(RecordError) as caught:
        from_json(Outcome, {"kind": "anchor", "id": "q", "expected": [to_json(SPAN) | {"end": 0}]})
    assert (caught.value.path, caught.value.why) == ("expected[0].end", "end 0 lies before start 3")


def test_measurement_within_measurement_says_which():
    inner = {"name": "k", "value": "high", "n": 1}
    with pytest.raises(RecordError) as caught:
        from_json(Measurement, {"name": "k", "value": 1.0, "n": 1, "by": {"borrow": inner}})
    assert caught.value.path == "by.borrow.value"


def test_pair_of_texts_must_be_a_pair():
    tree = to_json(Candidate(edits=(), files=(("a", "b"),), k_lines=0, proposer="rustc"))
    with pytest.raises(RecordError, match="an array of 2 is expected"):
        from_json(Candidate, tree | {"files": [["a"]]})


def test_newer_version_is_refused_by_name():
    with pytest.raises(RecordError) as caught:
        from_json(DiagCase, to_json(CASE) | {"schema": "diag_case/2", "unheard": 1}, "cases.jsonl:1")
    assert str(caught.value) == (
        "diag_case/2 is newer than diag_case/1, which this rusta reads\n"
        "  where: cases.jsonl:1 schema\n"
        "  mend:  upgrade rusta"
    )


def test_missing_field_is_named():
    with pytest.raises(RecordError) as caught:
        from_json(DiagCase, without(to_json(CASE), "repo"))
    assert (caught.value.path, caught.value.why) == ("repo", "`repo` is missing")


@pytest.mark.parametrize("text", ["", "{", "[1", '{"n": NaN}', b"\xff"])
def test_broken_json_is_refused_at_its_place(text):
    with pytest.raises(RecordError, match="broken JSON") as caught:
        loads(Action, text, "log.jsonl:7")
    assert caught.value.where == "log.jsonl:7"


def test_infinite_number_is_refused_both_ways():
    with pytest.raises(RecordError, match="a number is expected, inf"):
        loads(Measurement, '{"name":"k","n":1,"value":1e999}')
    with pytest.raises(RecordError, match="inf \\(float\\) is not a JSON value") as caught:
        dumps(Measurement(name="k", n=1, value=float("inf")))
    assert caught.value.path == "value"


def test_what_is_not_json_is_refused_when_written_with_its_path():
    with pytest.raises(RecordError) as caught:
        dumps(Action(tool="x", arguments={"a": [1, {"b": Path("/")}]}))
    assert caught.value.what == "this action/1 cannot be written"
    assert caught.value.path == "arguments.a[1].b"


def test_annotation_without_a_json_form_is_the_programmers_error():
    @frozen
    class Odd:
        value: int | str

    with pytest.raises(TypeError, match="no JSON form"):
        from_json(Odd, {"value": 1})


# --- real lines


@pytest.mark.skipif(not HUMAN_ERRORS.exists(), reason="the human-written cases are not on this machine")
def test_human_written_cases_are_read():
    lines = HUMAN_ERRORS.read_text("utf-8").splitlines()
    cases = [loads(DiagCase, line, f"human-errors.jsonl:{n}") for n, line in enumerate(lines, 1)]
    assert len(cases) > 0
    for line, case in zip(lines, cases, strict=True):
        assert json.loads(line).items() <= to_json(case).items()


def test_every_field_of_every_record_has_a_json_form():
    for cls in RECORDS:
        required = {name for name, (a, _) in json_fields(cls).items() if a.default is NOTHING}
        assert required, cls
    assert optional(int | None) is int
    assert optional(NoneType) is None
