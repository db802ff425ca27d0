"""`rusta explain`: what it prints, as text and JSON, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusta_core.cli import main


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One warm cache for all: the documentation is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def test_a_code_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "E0499"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["E0499", "  A variable was borrowed as mutable more than once."]
    assert any(line.startswith("  — Error code E0499  sha256 ") for line in lines)
    assert any(line.startswith("    https://doc.rust-lang.org/") for line in lines)
    assert any(line.startswith("    file:///") for line in lines)


def test_a_code_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "E0382", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["asked"], said["status"]) == ("E0382", "explained")
    assert len(said["explanations"][0]["quotes"]) == 3


@pytest.mark.parametrize(("asked", "said"), [("E9999", "there is no error E9999"), ("E12", "E12 is no error code")])
def test_what_is_no_code(asked: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", asked]) == 2
    assert said in capsys.readouterr().err


def test_errors_of_a_file_and_the_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "main.rs"
    file.write_text("fn f(a: String) -> (String, String) {\n    (a, a)\n}\nfn main() {\n    f(String::new());\n}\n")
    assert main(["explain", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["error[E0382]: use of moved value: `a`", "  main.rs:2:9  value used here after move"]
    assert main(["explain", f"{file}:1:4"]) == 3
    assert "silent: no error touches this place" in capsys.readouterr().out
    file.write_text("fn main() {}\n")
    assert main(["explain", str(file)]) == 0
    assert capsys.readouterr().out == f"{file} compiles: there is nothing to explain\n"
    assert main(["explain", str(file), "--edition", "1999"]) == 2


def test_what_was_explained_is_not_said_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "main.rs").write_text('fn main() {\n    let _: u8 = "a";\n    let _: u8 = "b";\n}\n')
    assert main(["explain", str(tmp_path / "main.rs")]) == 0
    out = capsys.readouterr().out
    assert (out.count("Expected type did not match"), out.count("  explained above\n")) == (1, 1)
