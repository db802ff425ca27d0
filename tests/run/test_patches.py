"""`rusta repair` from a file of cases to a file of patches, with the real compiler."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core.cli import main

MOVED = """\
fn twice(n: String) -> usize {
    n.len() * 2
}

fn both(word: String) -> usize {
    twice(word) + word.len()
}

fn main() {}

#[test]
fn six() {
    assert_eq!(both("ab".to_string()), 6);
}
"""
HOPELESS = "fn main() {\n    let x = this is no Rust at all {{{ ;\n    )]] => %% @ # no more than this :: is ;\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def case(name: str, text: str, **more: object) -> str:
    return json.dumps({"id": name, "files": [{"path": "src/main.rs", "text": text}], **more})


def patches(path: Path) -> list[dict[str, object]]:
    return [json.loads(row) for row in path.read_text().splitlines()]


def test_a_case_is_repaired_or_passed_over_in_silence_and_says_why(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "new/patches.jsonl"
    rows = [case("moved", MOVED), case("hopeless", HOPELESS), case("green", "fn main() {}\n"), ""]
    cases.write_text("\n".join(rows))
    assert main(["repair", str(cases), "--out", str(out), "--seconds-per-case", "20"]) == 0
    moved, hopeless, green = patches(out)
    assert [row["id"] for row in (moved, hopeless, green)] == ["moved", "hopeless", "green"]
    [file] = moved["files"]  # type: ignore[misc]
    assert file["path"] == "src/main.rs"
    assert file["text"] != MOVED
    assert "#[test]\nfn six()" in file["text"]
    assert moved["k_lines"] == 1
    checks = {receipt.get("check"): receipt.get("passed") for receipt in moved["receipts"]}  # type: ignore[attr-defined]
    assert checks["rustc"]
    assert checks["tests"]
    assert checks["honesty"]
    assert hopeless["files"] is None
    assert hopeless["k_lines"] is None
    assert "compiles" in str(hopeless["why"])
    assert green["files"] is None
    assert "it compiles as it is" in str(green["why"])
    assert set(moved) == {"id", "files", "k_lines", "confidence", "citations", "receipts", "seconds", "reason"}


def test_what_is_there_is_gone_on_with_and_a_torn_line_made_again(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "patches.jsonl"
    cases.write_text("\n".join([case("a", MOVED), case("b", "fn main() {}\n")]))
    there = json.dumps({"id": "a", "files": None})
    out.write_text(there + "\n" + '{"id": "b", "fil')
    assert main(["repair", str(cases), "--out", str(out)]) == 0
    first, second = out.read_text().splitlines()
    assert first == there, "what is there is not touched"
    assert json.loads(second)["id"] == "b"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "the line is no case"),
        ('{"id": "a"}', "it has no 'files'"),
        ('{"id": "a", "files": []}', "`files` is not empty"),
        (case("a", "", edition="2017"), "`edition` is one of 2015, 2018, 2021, 2024"),
        ('{"id": "a", "files": [{"path": "../x.rs", "text": ""}]}', "leaves the tree"),
    ],
)
def test_a_line_that_is_no_case_is_told_with_its_number(
    tmp_path: Path, row: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(f"\n{row}\n")
    assert main(["repair", str(cases), "--out", str(tmp_path / "out.jsonl")]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert f"{cases}:2" in said
    assert not (tmp_path / "out.jsonl").exists()


def test_two_cases_of_one_name_and_other_peoples_files_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("\n".join([case("a", ""), case("a", "")]))
    assert main(["repair", str(cases), "--out", str(out)]) == 2
    assert "two cases are called 'a'" in capsys.readouterr().err
    cases.write_text(case("a", ""))
    out.write_text("my diary\n")
    assert main(["repair", str(cases), "--out", str(out)]) == 2
    assert "the patches cannot be gone on with" in capsys.readouterr().err
    assert out.read_text() == "my diary\n"


def test_a_proposer_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(case("a", ""))
    assert main(["repair", str(cases), "--out", str(tmp_path / "o"), "--proposers", "generic-edit"]) == 2
    assert "no tool of the recipe is called 'generic-edit'" in capsys.readouterr().err


def test_a_piece_that_breaks_costs_its_case_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "breaks.py").write_text(
        "from attrs import frozen\nfrom rusta_core import Observation, ProbeContext, hookimpl\n\n\n"
        '@frozen(eq=False, kw_only=True)\nclass Breaks:\n    """Fails for cases called bad."""\n\n'
        "    @hookimpl\n    def probe(self, context: ProbeContext) -> Observation:\n"
        '        if context.case.id == "bad":\n            raise ZeroDivisionError("by nothing")\n'
        '        return Observation(tool="breaks", status="failed")\n'
    )
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(
        'plugins = ["./breaks.py"]\n[run]\nname = "r"\n[[tool]]\nuse = "breaks"\n'
        '[[game]]\nuse = "patch-tree-search"\njudge = "tests"\nwiden = true\n'
    )
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("\n".join([case("bad", MOVED), case("good", MOVED)]))
    assert main(["repair", str(cases), "--out", str(out), "--recipe", str(recipe)]) == 0
    bad, good = patches(out)
    assert bad["files"] is None
    assert "ZeroDivisionError: by nothing" in str(bad["why"])
    assert "breaks" in str(bad["why"])
    assert good["id"] == "good"
    assert "fault" not in str(good["why"])
