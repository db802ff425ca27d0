from __future__ import annotations

import subprocess

import pytest

from rusta_core.errors import MissingTool
from rusta_core.rust.toolchain import Toolchain


def test_the_compiler_found_is_the_one_that_rustc_stands_for(toolchain):
    def said(rustc):
        return subprocess.run([rustc, "-vV"], capture_output=True, text=True, check=True).stdout

    assert said(toolchain.rustc) == said("rustc")
    assert toolchain.version in said("rustc")
    assert toolchain.rustc.parent.parent == toolchain.sysroot
    assert toolchain == Toolchain.find()


def test_the_documentation_is_there_or_said_not_to_be(toolchain):
    assert toolchain.docs is None or (toolchain.docs / "std/vec/struct.Vec.html").is_file()


def test_a_machine_without_rust_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as caught:
        Toolchain.find()
    assert str(caught.value) == (
        "rustc is not available, and checking Rust needs it\n"
        "  why:   no rustc on PATH\n"
        "  mend:  install Rust from https://rustup.rs and see that `rustc -vV` answers in this shell"
    )


def test_a_rustc_that_does_not_work_is_quoted(monkeypatch, tmp_path):
    (tmp_path / "rustc").write_text("#!/bin/sh\necho 'error: no override and no default toolchain set' >&2; exit 1\n")
    (tmp_path / "rustc").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(MissingTool, match="rustc is not available") as caught:
        Toolchain.find()
    assert caught.value.why == "error: no override and no default toolchain set"
