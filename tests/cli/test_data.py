"""`rusta data`: exit codes, texts and JSON of the gate, and the exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core import LedgerEntry, digest
from rusta_core.cli import main
from rusta_core.cli.data import SHOWN
from rusta_core.spine.ledger import tree_digest, write_ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "crate").mkdir(parents=True)
    (data / "crate/lib.rs").write_text("pub fn f() {}\n")
    entry = LedgerEntry(
        name="crate", version="1.10", license="MIT", source_url="rusta:test", sha256=tree_digest(data / "crate"),
        split="train", state="allowed", path="crate",
    )  # fmt: skip
    write_ledger(data / "ledger/crate.yml", [entry])
    return data


def test_the_data_of_this_repository_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["data", "verify", "--workers", "1"]) == 0, capsys.readouterr().out
    assert "nothing against them" in capsys.readouterr().out


def test_a_clean_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "verify", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: 1 entry, nothing against them\n"
    assert main(["data", "verify", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_findings_end_with_the_code_of_a_gate(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "more.rs").write_text("")
    assert main(["data", "verify", str(folder)]) == 3
    assert capsys.readouterr().out == (
        "no-entry: more.rs\n"
        "  why:   no entry of the ledger names it: nobody knows where it is from and under which terms\n"
        "  mend:  write its entry into ledger/*.yml, or delete the file\n"
        "found: no-entry (1)\n"
    )
    assert main(["data", "verify", str(folder), "--json"]) == 3
    [one] = json.loads(capsys.readouterr().out)
    assert list(one) == ["rule", "where", "why", "mend"]
    assert (one["rule"], one["where"]) == ("no-entry", "more.rs")


def test_of_many_findings_the_first_are_shown_and_all_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(SHOWN + 5):
        (folder / f"{number:03}.rs").write_text("")
    assert main(["data", "verify", str(folder)]) == 3
    said = capsys.readouterr().out
    assert said.count("no-entry: ") == SHOWN
    assert said.endswith(f"found: no-entry ({SHOWN + 5})\n")
    assert main(["data", "verify", str(folder), "--json"]) == 3
    assert len(json.loads(capsys.readouterr().out)) == SHOWN + 5


def test_accept_is_a_deliberate_act(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "crate/lib.rs").write_text("pub fn g() {}\n")
    ledger = (folder / "ledger/crate.yml").read_text()
    assert main(["data", "verify", str(folder)]) == 3
    said = capsys.readouterr().out
    assert said.startswith("hash: crate (crate 1.10)\n  why:   its sha256 is ")
    assert "rusta data verify --accept" in said
    assert (folder / "ledger/crate.yml").read_text() == ledger
    (folder / "more.rs").write_text("")
    assert main(["data", "verify", str(folder), "--accept"]) == 3
    told = capsys.readouterr()
    assert told.err == "accepted what crate is now\n"
    assert told.out.endswith("found: no-entry (1)\n")
    (folder / "more.rs").unlink()
    assert main(["data", "verify", str(folder), "--accept"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_no_data_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "verify", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"error: this is no data folder\n  where: {tmp_path}\n")
    assert main(["data", "export", str(tmp_path), "--format", "spdx"]) == 2


def test_a_ledger_that_cannot_be_read_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "ledger/crate.yml"
    path.write_text(path.read_text().replace("state: allowed", "state: alowed"))
    assert main(["data", "verify", str(folder)]) == 1
    said = capsys.readouterr().err
    assert f"where: {path}:1 (crate) state" in said
    assert "`state` must be in ('allowed', 'quarantined', 'canary', 'golden') (got 'alowed')" in said


@pytest.mark.parametrize(("form", "word"), [("croissant", '"@context"'), ("spdx", "SPDX-2.3"), ("notice", "NOTICE")])
def test_export_to_the_terminal_and_to_a_file(
    folder: Path, form: str, word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    out = folder.parent / "deep/out"
    assert main(["data", "export", str(folder), "--format", form]) == 0
    printed = capsys.readouterr().out
    assert word in printed
    assert main(["data", "export", str(folder), "--format", form, "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"wrote {out}\n"
    assert digest(out.read_bytes()) == digest(printed)


def test_an_unknown_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "export", str(folder), "--format", "pdf"]) == 2
    assert "'pdf' is not one of 'croissant', 'spdx', 'notice'" in capsys.readouterr().err
