"""Finding modules, packages and classes without importing them."""

import sys
from pathlib import Path

import pytest

from rusta_core.capabilities.locate import file_of, folder_of, line_of, places


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "locate_pack/inner").mkdir(parents=True)
    for file in (
        "locate_pack/__init__.py",
        "locate_pack/inner/__init__.py",
        "locate_pack/mod.py",
        "locate_one.py",
    ):
        (tmp_path / file).write_text("\n\n@decorated\nclass Here:\n    pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_modules(tree: Path) -> None:
    assert file_of("locate_pack") == str(tree / "locate_pack/__init__.py")
    assert file_of("locate_pack.mod") == str(tree / "locate_pack/mod.py")
    assert file_of("locate_pack.inner") == str(tree / "locate_pack/inner/__init__.py")
    assert file_of("locate_one") == str(tree / "locate_one.py")
    assert file_of("locate_pack.gone") == file_of("locate_gone.mod") == ""
    assert not [name for name in sys.modules if name.startswith("locate_")]


def test_folders(tree: Path) -> None:
    assert folder_of("locate_pack.inner") == str(tree / "locate_pack/inner")
    assert folder_of("locate_pack.gone") == folder_of("locate_gone") == ""


def test_places_on_a_path_of_ones_own(tree: Path) -> None:
    assert places("locate_pack", [str(tree)]) == [str(tree / "locate_pack")]
    assert places("locate_pack", [str(tree / "locate_pack")]) == []


def test_lines(tree: Path) -> None:
    assert line_of(str(tree / "locate_one.py"), "Here") == 4
    assert line_of(str(tree / "locate_one.py"), "There") is None
    (tree / "locate_one.py").write_text("class (")
    assert line_of(str(tree / "locate_one.py"), "Here") is None
