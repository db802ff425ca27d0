"""Cards: what a piece does, needs and takes, read from TOML before anything is imported.

A distribution keeps one card per piece, `<kind>.<name>.toml`, in the package that its entry point of group
`rusta.registry` names:

    what = "one sentence"
    needs = ["rustc"]                    # words of NEEDS
    source = "where the method comes from"
    [options.most_per_snippet]
    doc = "one line"
    default = 2                          # left out where it is nothing; `required = true` where it must be
    [example]                            # optional: options with which `rusta check` can build it
    [figure]                             # optional: the figure it reached and the run that gave it
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from rusta_core.capabilities.locate import folder_of
from rusta_core.capabilities.pieces import Found
from rusta_core.errors import RustaError

NEEDS = {
    "cargo": "cargo, for crates of several files or with dependencies",
    "rustc": "the Rust compiler",
    "clippy": "the clippy of this Rust compiler",
    "rustfmt": "rustfmt, of whatever release",
    "rust-docs": "the documentation that is installed with the toolchain",
    "rust-analyzer": "a rust-analyzer that answers",
    "sandbox": "bubblewrap, so that what is built and tested can do no harm",
    "gpu": "a graphics card that torch can use",
    "torch": "torch, for training and for the trained model",
    "network": "the network",
    "disk": "some gigabytes of free disk",
}
"""What a piece can need of the machine: the words of a card's `needs`."""


@frozen
class Option:
    """One option of a piece. default: None also where it is nothing; required: it must be given."""

    name: str
    doc: str
    default: Any = None
    required: bool = False


@frozen
class Card:
    """A piece's card.

    example: options to try it with; figure: what it reached (`value`, `run`), empty until measured.
    """

    kind: str
    name: str
    what: str
    file: Path
    needs: tuple[str, ...] = ()
    source: str = ""
    options: tuple[Option, ...] = ()
    example: Mapping[str, Any] = field(factory=dict)
    figure: Mapping[str, Any] = field(factory=dict)


def card(piece: Found) -> Card | None:
    """The card of a found piece, None where there is none; RustaError for one that is malformed."""
    folder = folder_of(piece.cards) if piece.cards else ""
    file = Path(folder, f"{piece.kind}.{piece.name}.toml")
    return read_card(file, piece.kind, piece.name) if folder and file.is_file() else None


def needs(piece: Found) -> tuple[str, ...]:
    """What the piece needs of the machine, as its card says."""
    known = card(piece)
    return known.needs if known else ()


def read_card(file: Path, kind: str, name: str) -> Card:
    """The card in one file; raises RustaError naming what is wrong with it."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise _malformed(file, str(fault)) from None
    known = {"what": str, "needs": list, "source": str, "options": dict, "example": dict, "figure": dict}
    for key, value in data.items():
        if key not in known:
            raise _malformed(file, f"`{key}` is no key of a card: {', '.join(known)}")
        if not isinstance(value, known[key]):
            raise _malformed(file, f"`{key}` must be {known[key].__name__}, and is {type(value).__name__}")
    if not data.get("what"):
        raise _malformed(file, "`what` is missing: one sentence that says what the piece does")
    for need in data.get("needs", ()):
        if need not in NEEDS:
            raise _malformed(file, f"`needs` holds {need!r}, which is none of {', '.join(NEEDS)}")
    options = tuple(_option(file, name, value) for name, value in data.get("options", {}).items())
    return Card(
        kind=kind,
        name=name,
        what=data["what"],
        file=file,
        needs=tuple(data.get("needs", ())),
        source=data.get("source", ""),
        options=options,
        example=data.get("example", {}),
        figure=data.get("figure", {}),
    )


def _option(file: Path, name: str, data: Any) -> Option:
    if not isinstance(data, dict) or not isinstance(data.get("doc"), str):
        raise _malformed(file, f"`options.{name}` must be a table with `doc`")
    if not set(data) <= {"doc", "default", "required"}:
        raise _malformed(file, f"`options.{name}` holds more than doc, default and required")
    return Option(name, data["doc"], data.get("default"), data.get("required") is True)


def _malformed(file: Path, why: str) -> RustaError:
    return RustaError(
        "this card cannot be read",
        where=str(file),
        why=why,
        mend="mend the card; `rusta check NAME` reads it",
    )
