"""Records in files are validated one by one, and each fault is named by file, line and field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core import Action, Measurement, RustaError
from rusta_core.cli import main
from rusta_core.records import RECORDS
from rusta_core.run.entries import validate
from rusta_core.serialize import dumps, to_json

ACTION = Action(tool="rustc", arguments={"a": 1})


def faults(path: Path) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, one.what) for one in validate([path]).invalid]


def test_lines_lists_and_single_records(tmp_path: Path) -> None:
    lines, items, one = tmp_path / "a.jsonl", tmp_path / "b.json", tmp_path / "c.json"
    lines.write_text(f"{dumps(ACTION)}\n\n{dumps(Measurement(name='x', value=1, n=2))}\n")
    items.write_text(json.dumps([to_json(ACTION)] * 3, indent=1))
    one.write_text("\ufeff" + json.dumps(to_json(ACTION), indent=4))
    found = validate([lines, items, one])
    assert found.invalid == []
    assert (found.files, found.valid) == (3, {"action/1": 5, "measurement/1": 1})


def test_every_record_class_is_known_by_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(json.dumps({"schema": cls.SCHEMA}) for cls in RECORDS))
    found = validate([path])
    assert [one.what.partition(":")[0] for one in found.invalid] == [f"not a valid {cls.SCHEMA}" for cls in RECORDS]


def test_each_fault_has_its_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    measurement = {"schema": "measurement/1", "name": "x", "value": 0.5, "n": -1}
    path.write_text(
        "\n".join([dumps(ACTION), json.dumps(measurement), '{"schema": "action/1", "tool": 3}', "{broken", "[1]", "7",
                   '{"tool": "x"}', '{"schema": "acton/1"}', '{"schema": "action/2", "tool": "x"}',
                   '{"schema": "measurement/1", "name": "x", "value": NaN, "n": 1}', dumps(ACTION)])
    )  # fmt: skip
    found = validate([path])
    assert found.valid == {"action/1": 2}
    assert [str(one).removeprefix(f"{path}:") for one in found.invalid] == [
        "2: n: not a valid measurement/1: `n` must be >= 0: -1",
        "3: tool: not a valid action/1: text is expected, 3 (int) was found",
        "4: broken JSON: Expecting property name enclosed in double quotes at column 2",
        "5: not a record: an object is expected, [1] was found",
        "6: not a record: an object is expected, 7 was found",
        "7: schema: not a record: it must name the schema of its record",
        "8: schema: acton/1 is no schema of a record; did you mean `action/1`?",
        "9: schema: action/2 is newer than action/1, which this rusta reads; upgrade rusta",
        "10: broken JSON: NaN is not a JSON number",
    ]


def test_items_of_a_list_have_the_lines_they_begin_in(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('\n[\n  {"schema": "action/1",\n   "tool": "a"},\n  7, 8,\n  {"schema": "action/1"}\n]\n')
    assert [(line, field) for line, field, _ in faults(path)] == [(5, ""), (5, ""), (6, "tool")]


def test_broken_json_in_a_json_file_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "entry.json"
    path.write_text('{\n "schema": "action/1",\n "tool":\n}')
    assert faults(path) == [(4, "", "broken JSON: Expecting value at column 1")]
    path.write_text("")
    assert [line for line, _, _ in faults(path)] == [1]
    path.write_bytes(b"\xff\xfe")
    [(line, _, what)] = faults(path)
    assert (line, what.partition(": ")[0]) == (0, "this file cannot be read")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RustaError) as caught:
        validate([tmp_path / "none.json"])
    assert (caught.value.what, caught.value.where) == ("there is no such file", str(tmp_path / "none.json"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{dumps(ACTION)}\n")
    assert main(["entries", "validate", str(path)]) == 0
    assert capsys.readouterr().out == "valid: 1 (action/1 1), not valid: 0, files: 1\n"
    path.write_text(f"{dumps(ACTION)}\n{{}}\n")
    assert main(["entries", "validate", str(path), str(path)]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"{path}:2: schema: not a record: it must name the schema of its record",
        "valid: 2 (action/1 2), not valid: 2, files: 2",
    ]
    assert main(["entries", "validate", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "files": 1,
        "valid": {"action/1": 1},
        "invalid": [
            {
                "file": str(path),
                "line": 2,
                "field": "schema",
                "what": "not a record: it must name the schema of its record",
                "mend": "",
            }
        ],
    }
