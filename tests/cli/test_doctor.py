"""`rusta doctor` and what it rests on: each thing really tried, on this machine and on one that lacks it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rusta_core.capabilities import NEEDS
from rusta_core.cli.doctor import account, stopped
from rusta_core.machine import LOOKS, Finding, inspect


def test_every_need_of_a_card_can_be_looked_for() -> None:
    assert set(NEEDS) <= {need for needs in LOOKS.values() for need in needs}


def test_only_what_is_asked_for_is_tried() -> None:
    assert [finding.need for finding in inspect(["rustc"])] == ["rustc"]
    assert [finding.need for finding in inspect(["disk", "cargo"])] == ["cargo", "disk"]
    assert inspect([]) == []


def test_this_machine() -> None:
    for finding in inspect(["rustc", "sandbox", "torch", "disk"]):
        assert finding.there, finding
        assert finding.detail
        assert finding.mend == ""


def test_a_bare_machine_says_what_is_needed_for_what(tmp_path: Path) -> None:
    """With nothing on PATH but a shell."""
    env = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "rusta_core.cli", "doctor", "--json"], capture_output=True, text=True, env=env
    )
    rows = {row["need"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 1, "without rustc nothing can be proved"
    for need in ("rustc", "cargo", "rust-docs"):
        assert not rows[need]["there"]
        assert "https://rustup.rs" in rows[need]["mend"]
    assert "injector rusta/borrow" in rows["rustc"]["stops"]
    assert not rows["sandbox"]["there"]
    assert "apt-get install bubblewrap" in rows["sandbox"]["mend"]
    assert "`rusta fix`" in rows["cargo"]["needed_for"]
    assert rows["setpriv"]["detail"].endswith("/setpriv"), "it is looked for where the system has it, too"
    assert not rows["git"]["there"]
    assert "--allow-no-vcs" in rows["git"]["mend"]
    assert rows["torch"]["there"], "it is told from metadata"
    assert {row for row in rows if not rows[row]["there"] and not rows[row]["mend"]} == set()


def test_a_sandbox_that_does_not_work_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    [finding] = inspect(["sandbox"])
    assert (finding.there, finding.detail) == (False, "No permissions to create new namespace")


def test_a_rust_analyzer_that_does_not_answer_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shim = tmp_path / "rust-analyzer"
    shim.write_text("#!/bin/sh\necho 'error: Unknown binary' >&2\nexit 1\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("rusta_core.rust.analyzer.client.PLACES", ("rust-analyzer",))
    monkeypatch.setattr("rusta_core.rust.analyzer.std_sources.DEBIAN", tmp_path / "src")
    [finding] = inspect(["rust-analyzer"])
    assert (finding.there, finding.detail) == (False, "error: Unknown binary")
    assert finding.mend.startswith("apt-get install rust-analyzer rust-src")
    shim.write_text("#!/bin/sh\necho 'rust-analyzer 1.96.0'\n")
    [finding] = inspect(["rust-analyzer"])
    why = "but without the library's sources it knows no type that comes from std"
    assert (finding.there, finding.detail) == (False, f"rust-analyzer 1.96.0, {shim}, {why}")
    library = tmp_path / "src/rustc-1.96.0/library"
    (library / "std/src").mkdir(parents=True)
    (library / "std/src/lib.rs").touch()
    [finding] = inspect(["rust-analyzer"])
    assert (finding.there, finding.detail) == (True, f"rust-analyzer 1.96.0, {shim}, std in {library}")


def test_clippy_and_rustfmt_are_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {finding.need: finding for finding in inspect(["clippy", "rustfmt"])}
    assert all(finding.there and Path(finding.detail).is_file() for finding in there.values())
    rustc = tmp_path / "rustc"
    rustc.write_text(f'#!/bin/sh\n[ "$1" = --print ] && echo {tmp_path}/none || echo "release: 1.0.0"\n')
    rustc.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("rusta_core.rust.components.SYSTEM", tmp_path / "none")
    lacking = {finding.need: finding for finding in inspect(["clippy", "rustfmt"])}
    assert lacking["clippy"].detail == "no cargo-clippy and clippy-driver beside rustc"
    assert lacking["rustfmt"].mend == "apt-get install rustfmt, or rustfmt-web where rustc is rustc-web"


def test_the_account_of_a_lack() -> None:
    finding = Finding("gpu", False, "torch sees no card", "training faster", "buy one")
    assert account(finding, ["head rusta/anchor"]) == (
        "LACKS  gpu            torch sees no card\n"
        "    for:   training faster\n"
        "    stops: head rusta/anchor\n"
        "    mend:  buy one"
    )
    assert account(Finding("gpu", True, "a card", "training faster"), []) == (
        "there  gpu            a card\n    for:   training faster"
    )


def test_what_stops_is_read_from_cards() -> None:
    from rusta_core.capabilities import find

    assert stopped(find(), "coffee") == []


def test_it_never_imports_torch_or_a_piece() -> None:
    code = (
        "import sys; from rusta_core.machine import inspect; from rusta_core.cli.doctor import stopped\n"
        "from rusta_core.capabilities import find\n"
        "inspect(['torch', 'rustc']); stopped(find(), 'rustc')\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "torch" not in loaded
    assert not [name for name in loaded if name.startswith("rusta_") and not name.startswith("rusta_core")]
