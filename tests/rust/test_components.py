"""clippy and rustfmt: the real ones, others than rustc's, and none."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.errors import MissingTool
from rusta_core.rust import components
from rusta_core.rust.components import clippy, rustfmt
from rusta_core.rust.process import run
from rusta_core.rust.toolchain import Toolchain


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Debian's packages would be."""
    monkeypatch.setattr(components, "SYSTEM", tmp_path)
    return tmp_path


def program(path: Path, *lines: str) -> None:
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)


@pytest.mark.parametrize("look", [clippy, rustfmt])
def test_what_is_found_answers(look, toolchain: Toolchain) -> None:
    assert run([look(toolchain), "--version"], timeout=30).returncode == 0


def test_a_clippy_of_this_compiler_may_lie_elsewhere(toolchain: Toolchain, elsewhere: Path, tmp_path: Path) -> None:
    for name in ("cargo-clippy", "clippy-driver"):
        (elsewhere / name).symlink_to(toolchain.sysroot / "bin" / name)
    assert clippy(evolve(toolchain, sysroot=tmp_path / "bare")) == elsewhere / "cargo-clippy"


def test_a_clippy_of_another_compiler_is_none(toolchain: Toolchain, elsewhere: Path, tmp_path: Path) -> None:
    program(elsewhere / "cargo-clippy")
    program(elsewhere / "clippy-driver", 'echo "rustc 1.63.0 (4b91a6ea7 2022-08-08)"; echo "release: 1.63.0"')
    with pytest.raises(MissingTool) as caught:
        clippy(evolve(toolchain, sysroot=tmp_path / "bare"))
    driver = elsewhere / "clippy-driver"
    why = f"{driver} is of rustc 1.63.0 (4b91a6ea7 2022-08-08), and rustc is {toolchain.version}"
    assert caught.value.why == why
    program(driver, "exit 1")
    with pytest.raises(MissingTool, match="is of no compiler that answers"):
        clippy(evolve(toolchain, sysroot=tmp_path / "bare"))


def test_a_rustfmt_that_does_not_answer_is_none(toolchain: Toolchain, elsewhere: Path, tmp_path: Path) -> None:
    program(elsewhere / "rustfmt", "echo 'error while loading shared libraries: librustc_driver.so' >&2; exit 127")
    with pytest.raises(MissingTool) as caught:
        rustfmt(evolve(toolchain, sysroot=tmp_path / "bare"))
    assert caught.value.why == "error while loading shared libraries: librustc_driver.so"


@pytest.mark.parametrize(
    ("rustup", "mend"),
    [
        (True, "rustup component add clippy"),
        (False, "apt-get install rust-clippy, or rust-web-clippy where rustc is rustc-web"),
    ],
)
def test_what_mends_it(
    rustup: bool, mend: str, toolchain: Toolchain, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if rustup:
        program(tmp_path / "rustup")
    with pytest.raises(MissingTool) as caught:
        clippy(evolve(toolchain, sysroot=tmp_path / "bare"))
    assert (caught.value.why, caught.value.mend) == ("no cargo-clippy and clippy-driver beside rustc", mend)
