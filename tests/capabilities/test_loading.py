"""Loading one piece: just that, and the exact place of what is wrong with one that cannot be had."""

import sys
from pathlib import Path

import pytest

from rusta_core.capabilities import Found, load, load_file
from rusta_core.errors import PieceError

GOOD = '''
"""A file with two pieces."""
from attrs import field, frozen
from rusta_core import Judgement, hookimpl

@frozen(eq=False, kw_only=True)
class HTTPSwap:
    """An injector, named after its class."""
    most: int = field(default=2, metadata={"doc": "how many"})

    @hookimpl
    def inject(self, context):
        return []

@frozen(eq=False, kw_only=True)
class Other:
    """A gate with a name of its own."""
    name = "always"

    @hookimpl
    def judge(self, context):
        return Judgement(gate="always", passed=True, margin=None, reason="always")

class Aside:
    """No piece."""
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write an importable module and give the piece that an entry point to it would declare."""
    monkeypatch.syspath_prepend(tmp_path)
    written = []

    def write(text: str, attr: str = "Piece", name: str = "loading_probe") -> Found:
        file = tmp_path / f"{name}.py"
        file.write_text(text)
        written.append(name)
        return Found("injector", "probe", "rusta-probe", "1.0", name, attr)

    yield write
    for name in written:
        sys.modules.pop(name, None)


def refused(piece: Found) -> PieceError:
    with pytest.raises(PieceError) as caught:
        load(piece)
    return caught.value


def test_it_imports_the_class_that_is_named(module) -> None:
    assert load(module(GOOD, "HTTPSwap"))(most=3).most == 3


def test_a_failing_import_says_where(module, tmp_path: Path) -> None:
    piece = module('"""Words."""\n\nfrom nowhere_at_all import Piece\n')
    assert str(refused(piece)) == (
        "injector `probe` of rusta-probe 1.0 cannot be imported\n"
        f"  where: {tmp_path}/loading_probe.py:3\n"
        "  why:   ModuleNotFoundError: No module named 'nowhere_at_all'\n"
        "  mend:  install what provides the module `nowhere_at_all`\n"
        "         or pip uninstall rusta-probe\n"
        "         or take injector `probe` out of the recipe"
    )


def test_the_place_is_in_the_plugin_even_where_the_fault_is_deeper(module, tmp_path: Path) -> None:
    piece = module("import json\n\n\nPiece = json.loads('{')\n")
    fault = refused(piece)
    assert fault.where == f"{tmp_path}/loading_probe.py:4"
    assert fault.why.startswith("JSONDecodeError: ")
    assert fault.mend.startswith("pip install --upgrade --force-reinstall rusta-probe\n")


def test_a_syntax_error_says_where(module, tmp_path: Path) -> None:
    assert refused(module("x = 1\nclass Piece(:\n")).where == f"{tmp_path}/loading_probe.py:2"


def test_missing_torch_has_a_mend_of_its_own(module) -> None:
    piece = module("raise ModuleNotFoundError(\"No module named 'torch'\", name='torch')\n")
    assert refused(piece).mend.startswith('pip install "rusta[train]"\n')


def test_a_piece_that_leaves_or_is_not_there(module) -> None:
    assert refused(module("raise SystemExit(3)\n", name="probe_leaves")).why == "SystemExit: 3"
    fault = refused(module("x = 1\n", name="probe_empty"))
    assert fault.where == "probe_empty:Piece"
    assert fault.why == "AttributeError: module 'probe_empty' has no attribute 'Piece'"


def test_ctrl_c_is_not_taken_for_a_broken_plugin(module) -> None:
    with pytest.raises(KeyboardInterrupt):
        load(module("raise KeyboardInterrupt\n"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Piece = 3", "it is int, not a class"),
        (
            "class Piece:\n    pass",
            "it is no attrs class: write @frozen(eq=False) above it\n"
            "it has no method `inject` with @hookimpl, without which it is no injector",
        ),
        (
            "@frozen\nclass Piece:\n    @hookimpl\n    def inject(self, context): ...",
            "it compares by value, so two alike cannot both be used: write @frozen(eq=False)",
        ),
        (
            "@frozen(eq=False)\nclass Piece:\n    def inject(self, context): ...",
            "it has no method `inject` with @hookimpl, without which it is no injector",
        ),
        (
            "@frozen(eq=False)\nclass Piece:\n    @hookimpl\n    def inject(self, snippet, context): ...",
            "`inject` takes (snippet, context), and the hook offers (context)",
        ),
    ],
)
def test_a_class_that_is_no_piece(module, text: str, why: str) -> None:
    fault = refused(module(f"from attrs import frozen\nfrom rusta_core import hookimpl\n{text}\n"))
    assert fault.what == "injector `probe` of rusta-probe 1.0 is not a piece that Rusta can use"
    assert fault.where == "loading_probe:Piece"
    assert fault.why == why
    assert fault.mend.startswith("pip install --upgrade rusta-probe\nor pip uninstall rusta-probe\n")


def test_what_metadata_rules_out_is_not_imported(module) -> None:
    piece = module("raise AssertionError('imported')\n")
    piece.judge("incompatible", "built for another", "pip install --upgrade rusta")
    assert refused(piece).why == "built for another"
    assert "loading_probe" not in sys.modules


def test_a_file_gives_its_pieces_in_order(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(GOOD)
    pieces = load_file(file)
    assert [(kind, name) for kind, name, _ in pieces] == [("injector", "http-swap"), ("gate", "always")]
    assert pieces[0][2](most=4).most == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.py"], "it leaves nothing beside the file"


def test_a_file_is_read_afresh(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(GOOD)
    load_file(file)
    file.write_text(GOOD.replace("HTTPSwap", "MySwap"))
    assert load_file(file)[0][1] == "my-swap"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("x = 1\n\n1 / 0\n")
    with pytest.raises(PieceError) as caught:
        load_file(file)
    assert str(caught.value) == (
        "the plugin file mine.py cannot be read\n"
        f"  where: {file}:3\n"
        "  why:   ZeroDivisionError: division by zero\n"
        "  mend:  mend the file, or take it out of `plugins` in the recipe"
    )


def test_a_file_without_a_piece(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("class Mine:\n    def inject(self, context): ...\n")
    with pytest.raises(PieceError) as caught:
        load_file(file)
    assert str(caught.value) == (
        "the plugin file mine.py holds no piece that Rusta can use\n"
        f"  where: {file}\n"
        "  why:   no class in it has a method with @hookimpl by the name of a kind's hook: "
        "documents, inject, build_head, probe, play, measure, judge\n"
        "  mend:  docs/how-to-write-a-plugin.md shows a whole one on one page"
    )


def test_a_file_with_a_class_that_is_no_piece(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(GOOD.replace("@frozen(eq=False, kw_only=True)\nclass HTTP", "@frozen\nclass HTTP"))
    with pytest.raises(PieceError, match="holds no piece") as caught:
        load_file(file)
    assert caught.value.why.startswith("HTTPSwap: it compares by value")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PieceError) as caught:
        load_file(tmp_path / "gone.py")
    assert caught.value.where == str(tmp_path / "gone.py")
    assert caught.value.why.startswith("FileNotFoundError: ")
