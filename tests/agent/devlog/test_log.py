"""The writer and the reader: what is appended is read, in order, whoever wrote it and whatever the clock said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rusta_core import Edit, RustaError
from rusta_core.agent.devlog import DevLog, devlog_folder, framing, read_log
from rusta_core.agent.devlog.segment import segments


def append(folder: Path, numbers: range, *, segment_bytes: int = 2**24, episode: str = "one") -> None:
    with DevLog.open(folder, segment_bytes=segment_bytes) as log:
        for number in numbers:
            log.append("step", episode, {"n": number, "text": "x" * (number % 50)})


def numbers(folder: Path, episode: str | None = None) -> list[int]:
    return [record.data["n"] for record in read_log(folder, episode=episode)]


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    began = time.time()
    with DevLog.open(tmp_path / "a" / "log") as log:
        log.append("think", "e1", {"text": "Grüße \udcff \u2028"})
        log.append("apply", "e2", {"edit": Edit(path="a.rs", start=1, end=2, text="x")}, sync=True)
        log.append("end", "e1", {})
    one, two, three = read_log(tmp_path / "a/log")
    assert (one.kind, one.episode, one.data, one.offset) == ("think", "e1", {"text": "Grüße \udcff \u2028"}, 0)
    assert two.data == {"edit": {"path": "a.rs", "start": 1, "end": 2, "text": "x"}}
    assert began - 1 < one.time <= two.time <= three.time < time.time() + 1
    assert 0 == one.offset < two.offset < three.offset
    assert [record.kind for record in read_log(tmp_path / "a/log", episode="e1")] == ["think", "end"]
    assert list(read_log(tmp_path / "a/log", episode="e3")) == []


def test_an_empty_log(tmp_path: Path) -> None:
    assert list(read_log(tmp_path / "none")) == []
    with DevLog.open(tmp_path) as log:
        log.sync()
    assert list(tmp_path.iterdir()) == []  # who appends nothing leaves nothing


def test_what_is_no_json_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with DevLog.open(tmp_path) as log:
        with pytest.raises(RustaError) as caught:
            log.append("step", "one", {"a": {"b": float("nan")}})
        assert caught.value.where == "data.a.b"
        log.append("step", "one", {"n": 1})
    assert numbers(tmp_path) == [1]


def test_what_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rusta_core.agent.devlog.log.MOST", 1000)
    with DevLog.open(tmp_path) as log:
        with pytest.raises(RustaError) as caught:
            log.append("step", "one", {"text": "x" * 1000})
        log.append("step", "one", {"n": 1})
    assert str(caught.value) == (
        "this record is too long for the log\n"
        "  where: step of episode one\n"
        "  why:   it has 1,076 bytes, and 1,000 are the most\n"
        "  mend:  keep what is long in a file, and its sha256 in the record"
    )
    assert numbers(tmp_path) == [1]
    assert framing.MOST == 64 * 2**20


def test_a_full_segment_is_compressed_and_read_as_before(tmp_path: Path) -> None:
    append(tmp_path, range(300), segment_bytes=4000)
    assert len(segments(tmp_path)) > 5
    assert len(list(tmp_path.glob("*.log"))) == 1
    assert numbers(tmp_path) == list(range(300))
    append(tmp_path, range(300, 301))
    assert len(list(tmp_path.glob("*.log"))) == 1  # the first writer's last segment is compressed now
    assert numbers(tmp_path) == list(range(301))


def test_a_compressed_segment_is_a_zstd_file_of_the_same_bytes(tmp_path: Path) -> None:
    append(tmp_path, range(20_000))
    [segment] = segments(tmp_path)
    plain = segment.plain.read_bytes()
    before = list(read_log(tmp_path))
    DevLog.open(tmp_path)
    assert not segment.plain.exists()
    assert list(read_log(tmp_path)) == before
    unpacked = subprocess.run(["zstd", "-dc", segment.packed], capture_output=True, check=True).stdout
    assert unpacked == plain
    assert segment.packed.stat().st_mode & 0o777 == 0o600


def test_two_writers_have_a_segment_each(tmp_path: Path) -> None:
    with DevLog.open(tmp_path) as one, DevLog.open(tmp_path) as two:
        for number in range(20):
            (one, two)[number % 2].append("step", f"e{number % 2}", {"n": number})
        assert len(segments(tmp_path)) == 2
        assert numbers(tmp_path) == list(range(20))  # each is read while its writer lives
        with DevLog.open(tmp_path) as three:
            assert three.mended == ()
        assert len(list(tmp_path.glob("*.log"))) == 2  # and nobody takes it away
    assert numbers(tmp_path, "e1") == list(range(1, 20, 2))


def test_a_fork_has_a_segment_of_its_own(tmp_path: Path) -> None:
    with DevLog.open(tmp_path) as log:
        log.append("step", "parent", {"n": 0})
        child = os.fork()
        if not child:
            log.append("step", "child", {"n": 1}, sync=True)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        log.append("step", "parent", {"n": 2})
    assert numbers(tmp_path) == [0, 1, 2]
    assert len(segments(tmp_path)) == 2


def test_processes_append_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from rusta_core.agent.devlog import DevLog\n"
        "with DevLog.open(Path(sys.argv[1]), segment_bytes=20_000) as log:\n"
        "    for n in range(1000): log.append('step', sys.argv[2], {'n': n, 'text': 'x' * (n % 90)}, sync=n % 100 == 0)"
    )
    children = [subprocess.Popen([sys.executable, "-c", script, tmp_path, name]) for name in ("a", "b", "c")]
    assert [child.wait() for child in children] == [0, 0, 0]
    for name in ("a", "b", "c"):
        assert numbers(tmp_path, name) == list(range(1000))
    times = [record.time for record in read_log(tmp_path)]
    assert times == sorted(times)


def test_a_clock_that_goes_backwards_does_not_reorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 2_000_000_000 * 10**9
    monkeypatch.setattr("rusta_core.agent.devlog.log.time.time_ns", lambda: now)
    for number in range(40):
        now -= 10**9 * (number % 3)
        if number % 2:
            DevLog.open(tmp_path)  # compresses all that there is
        append(tmp_path, range(2 * number, 2 * number + 2), segment_bytes=100 + number)
    assert numbers(tmp_path) == list(range(80))


def test_where_the_log_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/somewhere")
    assert devlog_folder() == Path("/somewhere/rusta/devlog")
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.setenv("HOME", "/home/ferris")
    assert devlog_folder() == Path("/home/ferris/.local/state/rusta/devlog")


def test_the_example_of_its_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    page = (Path(__file__).parents[3] / "docs/devlog.md").read_text()
    exec(page.partition("```python\n")[2].partition("```")[0], {})
    assert [line.split(" ", 1)[1] for line in capsys.readouterr().out.splitlines()] == [
        "probe {'crate': 'longest', 'tool': 'rustc'}", "apply {'k_lines': 1}", "end {'state': 'applied'}",
    ]  # fmt: skip
    assert (tmp_path / "rusta/devlog").stat().st_mode & 0o777 == 0o700
