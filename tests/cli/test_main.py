"""The command itself: its exit codes, its one form of error, and how soon it answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

import rusta_core
from rusta_core.cli import main
from rusta_core.cli.app import app


def quick(*argv: str) -> float:
    """The shortest of several runs, in ms, with bytecode as an installed Rusta has it."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(12):
        start = time.perf_counter()
        subprocess.run([sys.executable, *argv], check=True, stdout=subprocess.DEVNULL, env=env)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


@pytest.mark.parametrize("words", [["plugins"], ["plugins", "--json"]])
def test_the_listing_takes_less_than_three_times_the_start_of_python(words: list[str]) -> None:
    code = "from rusta_core.cli import main; main()"  # as the installed script does it
    bare, listing = quick("-c", "pass"), quick("-c", code, *words)
    assert listing < 3 * bare, f"{listing:.1f} ms for the listing, {bare:.1f} ms for Python"


def test_the_listing_imports_next_to_nothing() -> None:
    code = "import sys; from rusta_core.cli import main; main(['plugins']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    slow = {
        "typing",
        "re",
        "attr",
        "pluggy",
        "importlib.metadata",
        "json",
        "pathlib",
        "tomllib",
        "typer",
        "torch",
    }
    assert not slow & set(done.stderr.split())


def test_the_command_line_brings_no_engine_in() -> None:
    code = "import sys, rusta_core.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"torch", "numpy", "tree_sitter", "rusta_core.machine"} & set(done.stdout.split())


def test_version(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"rusta {rusta_core.__version__}\n"


def test_help_lists_every_command(capsys) -> None:
    for words in ([], ["--help"]):
        assert main(words) == 0
        text = capsys.readouterr().out
        assert {command.name or command.callback.__name__ for command in app.registered_commands} <= set(text.split())


def test_wrong_usage(capsys) -> None:
    assert main(["plugins", "--jsn"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: No such option: --jsn")
    assert "  where: rusta plugins\n  mend:  `rusta plugins --help` shows what it takes\n" in said
    assert main(["plugin"]) == 2
    assert capsys.readouterr().err.startswith("error: No such command 'plugin'")


def test_an_unexpected_fault_says_so_with_its_traceback(capsys, monkeypatch) -> None:
    def fall(as_json: bool) -> int:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("rusta_core.cli.listing.show", fall)
    assert main(["plugins"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert "\nerror: ZeroDivisionError: of all things\n  why:   this is a fault in Rusta" in said


def test_ctrl_c() -> None:
    code = (
        "import os, signal, rusta_core.cli.listing as listing\n"
        "listing.show = lambda as_json: os.kill(os.getpid(), signal.SIGINT)\n"
        "from rusta_core.cli import main; raise SystemExit(main(['plugins']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "rusta: interrupted\n")


def test_ctrl_c_inside_a_command() -> None:
    code = (
        "import rusta_core.machine; from rusta_core.cli import main\n"
        "print('up', flush=True); raise SystemExit(main(['doctor']))"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "up\n"
    time.sleep(0.4)
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=20)
    assert child.returncode == 130


def test_a_reader_that_goes_away() -> None:
    command = f"{sys.executable} -m rusta_core.cli plugins | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
