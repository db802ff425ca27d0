"""The JSON Schemas say what the classes say: the files do not drift, and both accept and refuse the same."""

import json

import pytest
from attrs import evolve

from rusta_core import schemas
from rusta_core.records import RECORDS, DiagCase, DocSpan, File, Measurement, PatchBundle
from rusta_core.serialize import to_json

ORIGIN = {"license": "MIT", "source_url": "https://example.org", "sha256": "0" * 64}
CASE = DiagCase(
    **ORIGIN,
    id="a",
    repo="r",
    error_class="type",
    files=(File(path="src/main.rs", text=""),),
    gold_patch=PatchBundle(**ORIGIN, edits=(), k_lines=1, citations=(DocSpan(**ORIGIN, doc_id="d", start=0, end=1),)),
)


def test_files_do_not_drift():
    assert schemas.drifted() == []


def test_drift_is_named(tmp_path):
    schemas.write(tmp_path)
    assert schemas.drifted(tmp_path) == []
    (tmp_path / "qa.v1.json").unlink()
    (tmp_path / "qa.v0.json").write_text("{}")
    (tmp_path / "action.v1.json").write_text("{}")
    assert schemas.drifted(tmp_path) == [
        "qa.v1.json is missing",
        "qa.v0.json belongs to no record",
        "action.v1.json differs",
    ]
    schemas.write(tmp_path)
    assert schemas.drifted(tmp_path) == []


def test_command_says_what_drifted_and_how_to_mend_it(tmp_path, monkeypatch, capsys):
    schemas.write(tmp_path)
    monkeypatch.setattr(schemas.drifted, "__defaults__", (tmp_path,))
    assert schemas.main(["--check"]) == 0
    (tmp_path / "qa.v1.json").unlink()
    assert schemas.main(["--check"]) == 1
    assert capsys.readouterr().out.endswith("qa.v1.json is missing\nmend: python -m rusta_core.schemas --write\n")
    assert schemas.main([]) == 2


def test_every_record_has_a_file_and_validators_are_in_it():
    files = {name: json.loads(text) for name, text in schemas.files().items()}
    assert len(files) == len(RECORDS)
    case = files["diag_case.v1.json"]["properties"]
    assert case["schema"] == {"const": "diag_case/1"}
    assert case["class"]["enum"] == ["borrow", "move", "trait", "type", "visibility", "syntax"]
    assert case["sha256"]["pattern"] == "^(?:[0-9a-f]{64})$"
    assert files["doc_span.v1.json"]["properties"]["start"] == {"type": "integer", "minimum": 0}
    assert files["measurement.v1.json"]["properties"]["by"]["additionalProperties"] == {"$ref": "#"}
    assert "`codes` are what the compiler says" in files["diag_case.v1.json"]["description"]


class TestAgainstAValidator:
    """By the reference implementation in Python, where it is installed."""

    @pytest.fixture
    def errors(self):
        jsonschema = pytest.importorskip("jsonschema")

        def errors(cls, tree):
            schema = json.loads(schemas.files()[f"{cls.SCHEMA.replace('/', '.v')}.json"])
            jsonschema.Draft202012Validator.check_schema(schema)
            found = jsonschema.Draft202012Validator(schema).iter_errors(json.loads(json.dumps(tree)))
            return [error.json_path for error in found]

        return errors

    def test_what_is_written_is_valid(self, errors):
        assert errors(DiagCase, to_json(CASE)) == []
        assert errors(DiagCase, to_json(evolve(CASE, gold_patch=None))) == []
        measured = Measurement(name="k", value=1.0, n=1)
        assert errors(Measurement, to_json(evolve(measured, by={"a": evolve(measured, value=None)}))) == []

    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"class": "lifetime"}, "$.class"),
            ({"files": [{"path": 3, "text": ""}]}, "$.files[0].path"),
            ({"sha256": "g" * 64}, "$.sha256"),
            ({"sha256": "0" * 65}, "$.sha256"),
            ({"schema": "diag_case/2"}, "$.schema"),
            ({"unknown": 1}, "$"),
            ({"gold_patch": {}}, "$.gold_patch"),
        ],
    )
    def test_what_is_refused_is_invalid(self, errors, change, path):
        assert errors(DiagCase, to_json(CASE) | change) == [path]

    def test_all_schemas_are_schemas(self, errors):
        for cls in RECORDS:
            assert errors(cls, {}) != [], cls
