"""`rusta devlog`: texts, JSON and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core.agent.devlog import DevLog
from rusta_core.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    folder = tmp_path / "rusta/devlog"
    with DevLog.open(folder) as log:
        for name in ("fix-a", "fix-b"):
            log.append("begin", name, {"crate": "longest", "file": "\udcff"})
            log.append("end", name, {"state": "applied", "text": "x" * 200})
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main(["devlog", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_episodes_and_records_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, "show")
    assert (code, err) == (0, "")
    assert [line.split("  ", 1)[1] for line in out.splitlines()] == [
        "fix-a  2 records  applied  longest",
        "fix-b  2 records  applied  longest",
    ]
    _, out, _ = told(capsys, "show", "fix-b")
    begin, end = out.splitlines()
    assert begin.endswith(r'  begin        {"crate":"longest","file":"\udcff"}')
    assert end.endswith("xxx… (229)")
    _, out, _ = told(capsys, "show", "fix-b", "--last", "1")
    assert out.splitlines()[0] == "(1 before)"
    assert out.splitlines()[1] == end


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    episodes = json.loads(told(capsys, "show", "--json")[1])
    assert [list(one) for one in episodes] == [["id", "began", "ended", "state", "crate", "records"]] * 2
    [record] = json.loads(told(capsys, "show", "fix-a", "--last", "1", "--json")[1])
    assert (record["kind"], record["data"]["state"]) == ("end", "applied")
    [first, _] = json.loads(told(capsys, "show", "fix-a", "--json")[1])
    assert first["data"]["file"] == "\udcff"
    assert json.loads(told(capsys, "stats", "--json")[1])["episodes"] == 2


def test_an_unknown_episode_and_an_unknown_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "show", "fix-c") == (
        2,
        "",
        f"error: the log has no episode fix-c\n  where: {folder}\n  mend:  did you mean `fix-b`?\n",
    )
    assert "`rusta devlog show` lists those that there are" in told(capsys, "show", "12345")[2]
    code, _, err = told(capsys, "stats", "--folder", folder / "none")
    assert (code, err.splitlines()[0]) == (2, "error: there is no such folder")


def test_an_empty_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    place = tmp_path / "rusta/devlog"
    assert told(capsys, "show") == (0, f"no episode in {place}\n", "")
    assert told(capsys, "show", "--json")[1] == "[]\n"
    assert told(capsys, "stats")[1].splitlines()[1:3] == ["episodes  0", "records   0"]
    assert told(capsys, "recover")[0] == 0
    assert not place.exists()


def test_stats(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "stats")
    lines = out.splitlines()
    assert code == 0
    assert lines[:3] == [f"folder    {folder}", "episodes  2 (applied 2)", "records   4 (begin 2, end 2)"]
    assert lines[4].startswith("segments  1, 0 of them compressed, ")


def test_a_damaged_log_is_shown_and_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [file] = folder.glob("*.log")
    content = bytearray(file.read_bytes())
    content[30] ^= 1
    file.write_bytes(content + b"torn")
    code, out, err = told(capsys, "show", "fix-a")
    damage = f"damaged: {file}, offset 0: 120 bytes that are no whole record\n"
    assert (code, err) == (1, damage)
    assert len(out.splitlines()) == 1
    torn = f"torn: {file}, offset {len(content)}: 4 bytes that are a torn end, cut off and kept in {file}."
    code, out, _ = told(capsys, "recover")
    assert code == 1
    assert out.startswith(torn)
    assert out.endswith(
        damage + f"{folder}: torn ends cut off: 1, damaged places left as they are: 1; index made anew\n"
    )
    code, out, _ = told(capsys, "stats")
    assert out.splitlines()[-2:] == ["damaged   in 1: `rusta devlog recover` names the places", "torn ends 1 kept"]
