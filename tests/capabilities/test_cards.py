"""Cards are read before anything is imported, and a malformed one is named with its fault."""

import sys
from pathlib import Path

import pytest

from rusta_core.capabilities import Card, Found, card, find, needs
from rusta_core.errors import RustaError

WHOLE = """
what = "Does it."
needs = ["rustc", "sandbox"]
source = "A paper."

[options.most]
default = 2
doc = "how many"

[options.path]
doc = "where"
required = true

[options.limit]
doc = "no limit where it is left out"

[example]
path = "."

[figure]
value = 0.5
run = "runs/a"
"""


@pytest.fixture
def piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    (tmp_path / "card_home/deeper").mkdir(parents=True)
    (tmp_path / "card_home/__init__.py").write_text("raise AssertionError('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    return Found("injector", "swap", "rusta-x", cards="card_home.deeper")


def write(piece: Found, text: str) -> Path:
    folder = Path(next(place for place in sys.path if (Path(place) / "card_home").is_dir()))
    file = folder / "card_home/deeper" / f"{piece.kind}.{piece.name}.toml"
    file.write_text(text)
    return file


def test_a_card_is_found_without_importing_its_package(piece: Found) -> None:
    file = write(piece, WHOLE)
    known = card(piece)
    assert isinstance(known, Card)
    assert (known.what, known.source, known.file) == ("Does it.", "A paper.", file)
    assert [(option.name, option.default, option.required, option.doc) for option in known.options] == [
        ("most", 2, False, "how many"),
        ("path", None, True, "where"),
        ("limit", None, False, "no limit where it is left out"),
    ]
    assert known.example == {"path": "."}
    assert known.figure == {"value": 0.5, "run": "runs/a"}
    assert needs(piece) == ("rustc", "sandbox")
    assert "card_home" not in sys.modules


def test_no_card_is_no_fault(piece: Found) -> None:
    assert card(piece) is None
    assert needs(piece) == ()
    assert card(Found("injector", "swap", "rusta-x")) is None
    assert card(Found("injector", "swap", "rusta-x", cards="nowhere.at.all")) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("what = ", "Invalid value (at end of document)"),
        ("needs = []", "`what` is missing: one sentence that says what the piece does"),
        ("what = 3", "`what` must be str, and is int"),
        (
            'what = "x"\nneed = []',
            "`need` is no key of a card: what, needs, source, options, example, figure",
        ),
        (
            'what = "x"\nneeds = ["coffee"]',
            "`needs` holds 'coffee', which is none of cargo, rustc, clippy, rustfmt, rust-docs, rust-analyzer, "
            "sandbox, gpu, torch, network, disk",
        ),
        ('what = "x"\noptions.a = 3', "`options.a` must be a table with `doc`"),
        (
            'what = "x"\noptions.a = {doc = "y", defualt = 3}',
            "`options.a` holds more than doc, default and required",
        ),
    ],
)
def test_a_malformed_card(piece: Found, text: str, why: str) -> None:
    file = write(piece, text)
    with pytest.raises(RustaError) as caught:
        card(piece)
    assert str(caught.value) == (
        "this card cannot be read\n"
        f"  where: {file}\n"
        f"  why:   {why}\n"
        "  mend:  mend the card; `rusta check NAME` reads it"
    )


def test_every_built_in_has_a_card_and_every_card_a_built_in() -> None:
    built_in = [piece for piece in find() if piece.dist == "rusta"]
    cards = [card(piece) for piece in built_in]
    assert [piece.full for piece, known in zip(built_in, cards, strict=True) if known is None] == []
    files = {known.file for known in cards if known}
    assert set(next(iter(files)).parent.glob("*.toml")) == files
