"""A first recipe: the built-in pieces, small, every table and option explained by its own doc."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import Any

from attrs import asdict, define, field

from rusta_core.capabilities import Found, choose, find, load
from rusta_core.contexts import Budget
from rusta_core.errors import PieceError, UsageError
from rusta_core.recipe.spec import PLUGINS_DOC, RESERVED, TABLES, StageSpec
from rusta_core.recipe.values import options_of
from rusta_core.recipe.words import show

Given = Mapping[str, Any]

STARTER: dict[str, tuple[tuple[str, Given], ...]] = {
    "source": (("rust-docs", {}),),
    "injector": (
        ("borrow", {}),
        ("move", {}),
        ("trait", {}),
        ("type", {}),
        ("visibility", {}),
        ("syntax", {}),
    ),
    "head": (("anchor", {}), ("action", {}), ("confidence", {}), ("minimality", {})),
    "tool": (("rustc", {}), ("doc-index", {}), ("rustc-suggestions", {}), ("generic-edits", {})),
    "game": (("patch-tree-search", {}), ("anchor-or-zero", {})),
    "metric": (("compile-fix", {}), ("test-pass", {}), ("anchor-fidelity", {}), ("calibration", {})),
    "gate": (("compile-fix", {"at_least": 0.1}),),
}
"""The pieces by kind, with the options that are not left at their defaults."""

STAGES: tuple[Given, ...] = (
    {"name": "S0", "steps": 120, "mixture": {"docs": [0.8, 0.5], "code": [0.2, 0.5]}, "signals": ["lm"]},
    {"name": "S1", "steps": 100, "mixture": {"qa": 0.7, "docs": 0.3}, "signals": ["lm", "anchor"]},
    {
        "name": "S2",
        "steps": 60,
        "mixture": {"sequences": 0.8, "qa": 0.2},
        "signals": ["lm", "anchor", "action"],
    },
    {
        "name": "S3",
        "steps": 100,
        "mixture": {"repairs": 0.5, "candidates": 0.3, "sequences": 0.2},
        "signals": ["lm", "action", "confidence", "minimality"],
    },
)
TITLES = {
    "source": "Sources: where documents come from.",
    "injector": "Injectors: what turns code that compiles into bugs, each proven with the compiler.",
    "head": "Heads: what the model learns to say beside the next byte.",
    "tool": "Tools: what a player may ask.",
    "game": "Games: how a player tries to repair cases, or to answer and cite.",
    "metric": "Metrics: what is measured on held-out data.",
    "gate": "Gates: what the run must reach; exit code 3 where it does not.",
}
DOC_COLUMN = 44


def write_new(path: Path) -> None:
    """Write a commented recipe that runs. UsageError where a file stands already or none can be."""
    name = re.sub(r"[^A-Za-z0-9._-]+|^[^A-Za-z0-9]+", "-", path.stem).strip("-.")[:80] or "first"
    text = starter(name)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        what, mend = "there is something by this name already", "give another path, or remove it yourself"
        raise UsageError(what, where=str(path), mend=mend) from None
    except OSError as fault:
        missing = isinstance(fault, FileNotFoundError)
        why = f"there is no folder {path.parent}" if missing else fault.strerror or str(fault)
        mend = f"mkdir -p {path.parent}" if missing else "give a path that can be written"
        raise UsageError("the recipe cannot be written", where=str(path), why=why, mend=mend) from None


def starter(name: str) -> str:
    """The text of a first recipe called `name`."""
    tables: dict[str, Given] = {
        "run": {"name": name, "seed": 7},
        "data": {"held_out": {"rust-lang/rust-by-example": "test", "rust-lang/nomicon": "val"}},
        "model": {"size": "nano", "layers": 2, "window": 512},
    }
    text = _Text()
    text.lines += [
        "# A recipe: what one run is made of. `rusta run --dry` says what it would do, `rusta run` does it.",
        "# What is commented out is at its default. `rusta plugins` lists the pieces that there are.",
    ]
    text.section("Pieces of your own, before anyone packages them.")
    text.option("plugins", ["./my_injector.py"], PLUGINS_DOC, active=False)
    for table, given in tables.items():
        text.section(_summary(TABLES[table]))
        text.lines.append(f"[{table}]")
        text.options(TABLES[table], given)
    found = find()
    for kind, title in TITLES.items():
        text.section(title)
        for use, given in STARTER[kind]:
            text.piece(kind, use, given, found)
    text.section("Stages: how the model is trained, one after the other.")
    for stage in STAGES:
        text.lines.append("[[stage]]")
        text.options(StageSpec, stage)
    return "\n".join(text.lines) + "\n"


@define
class _Text:
    """Lines of a recipe. told: defaults and docs that stand in it already."""

    lines: list[str] = field(factory=list)
    told: set[str] = field(factory=set)

    def section(self, title: str) -> None:
        self.lines += ["", f"# {title}"]

    def piece(self, kind: str, use: str, given: Given, found: Sequence[Found]) -> None:
        self.lines.append(f"[[{kind}]]")
        try:
            cls = load(choose(found, kind, use))
        except PieceError:  # a run of the recipe says why
            self.option("use", use, "")
            return
        self.option("use", use, _summary(cls))
        if kind == "game":
            self.option("budget", asdict(Budget()), RESERVED["budget"], active=False)
        self.options(cls, given)

    def options(self, cls: type, given: Given) -> None:
        """What is given, and commented out what is not."""
        for name, option in options_of(cls).items():
            if name in given:
                self.option(name, given[name], option.doc)
            else:
                self.option(name, option.default, option.doc, active=False)

    def option(self, name: str, value: Any, doc: str, *, active: bool = True) -> None:
        """A line with its doc; a default that was told is left out, and so is a doc."""
        text = f"{name} = {'…' if value is None else show(value, whole=True)}"
        text = text if active else f"# {text}"
        if not active and text in self.told:
            return
        told = f"{name}: {doc}"
        if not doc or told in self.told:
            self.lines.append(text)
        elif len(text) < DOC_COLUMN:
            self.lines.append(f"{text:<{DOC_COLUMN}}# {doc}")
        else:
            self.lines += [f"# {told}", text]
        self.told |= {text, told}


def _summary(cls: type) -> str:
    return cleandoc(cls.__doc__ or "").partition("\n")[0]
