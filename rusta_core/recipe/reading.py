"""From a file to a `Recipe`, or to the one error that says what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rusta_core.contexts import Budget
from rusta_core.errors import RecipeError
from rusta_core.kinds import KINDS
from rusta_core.recipe.positions import At, TomlFile, dotted
from rusta_core.recipe.spec import TABLES, PieceSpec, Recipe, StageSpec, named
from rusta_core.recipe.values import Misfit, build, convert, unknown
from rusta_core.recipe.words import show

MANY = (*KINDS, "stage")
"""The tables that a recipe can have several of."""


def read_recipe(path: str | Path) -> Recipe:
    """The recipe at `path`. Raises RecipeError; no piece is looked up and nothing but the file is read."""
    return _Reader(TomlFile.read(Path(path))).recipe()


@contextmanager
def explained(file: TomlFile, owner: str, base: At = ()) -> Iterator[None]:
    """Turn a misfit inside the value at `base`, which is called `owner`, into an error at its place."""
    try:
        yield
    except Misfit as misfit:
        subject = f"`{dotted(misfit.of)}` of {owner}" if misfit.of else owner
        what, at = f"{subject} {misfit.rest}", base + misfit.at
        raise file.error(what, at, key=misfit.key, why=misfit.why, mend=misfit.mend) from misfit.__cause__


class _Reader:
    def __init__(self, file: TomlFile) -> None:
        self.file = file

    def recipe(self) -> Recipe:
        values = self.file.values
        start = f"`rusta recipe new {self.file.path.stem}-new.toml` writes one that runs"
        if not values:
            raise RecipeError("the recipe is empty", file=str(self.file.path), mend=start)
        known = ("plugins", *TABLES, *MANY)
        with explained(self.file, "the recipe"):
            for name in values:
                if name not in known:
                    raise unknown(name, known, what="table")
            plugins = convert(values.get("plugins", []), tuple[str, ...], ("plugins",))
        if "run" not in values:
            mend = 'add [run] with `name = "…"`'
            raise RecipeError("the recipe has no table [run]", file=str(self.file.path), mend=mend)
        tables = {name: self._table(name, cls) for name, cls in TABLES.items()}
        pieces = [self._piece(kind, (kind, number)) for kind in KINDS for number in range(self._count(kind))]
        stages = []
        for number in range(self._count("stage")):
            stage, gates = self._stage(("stage", number))
            stages.append(stage)
            pieces += gates
        if not pieces:
            why = "it names no piece, so a run would do nothing"
            raise RecipeError("the recipe is empty", file=str(self.file.path), why=why, mend=start)
        self._distinct(pieces, stages)
        self._signals(pieces, stages)
        return Recipe(
            path=self.file.path,
            file=self.file,
            plugins=plugins,
            stages=tuple(stages),
            pieces=tuple(pieces),
            **tables,
        )

    def _value(self, at: At) -> Any:
        value: Any = self.file.values
        for part in at:
            value = value[part]
        return value

    def _table(self, name: str, cls: type) -> Any:
        value = self.file.values.get(name, {})
        if not isinstance(value, dict):
            raise self.file.error(f"`{name}` must be the table [{name}], which stands once", (name,), key=True)
        with explained(self.file, f"[{name}]", (name,)):
            return build(cls, value)

    def _count(self, *at: str | int) -> int:
        """How many tables stand in the array of tables at a path."""
        *outer, name = at
        value = self._value(tuple(outer)).get(name, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            header = f"[[{dotted(tuple(part for part in at if isinstance(part, str)))}]]"
            what = f"`{name}` must be written {header}, with two brackets: there can be several"
            raise self.file.error(what, at, key=True)
        return len(value)

    def _piece(self, kind: str, at: At, stage: str = "") -> PieceSpec:
        table = dict(self._value(at))
        owner = f"[[{kind}]]" if not stage else f"[[stage.{kind}]]"
        with explained(self.file, owner, at):
            if "use" not in table:
                why, mend = f"`use` names the piece that is the {kind}", f"`rusta plugins` lists every {kind}"
                raise Misfit("needs `use`", key=True, why=why, mend=mend)
            use = convert(table.pop("use"), str, ("use",))
            name = convert(table.pop("name", use.rpartition("/")[2]), str, ("name",))
            try:
                named(None, None, name)
            except ValueError as fault:
                if "name" in self._value(at):
                    raise Misfit(f"cannot be {show(name)}", of=("name",), why=str(fault)) from None
                mend = 'give it one that is: `name = "…"`'
                raise Misfit(f"cannot be called {show(name)}", at=("use",), why=str(fault), mend=mend) from None
        budget = None
        if kind == "game":
            with explained(self.file, f"game `{name}`", at):
                budget = convert(table.pop("budget", {}), Budget, ("budget",))
        return PieceSpec(kind=kind, use=use, name=name, options=table, at=at, budget=budget, stage=stage)

    def _stage(self, at: At) -> tuple[StageSpec, list[PieceSpec]]:
        table: Mapping[str, Any] = self._value(at)
        name = table.get("name")
        with explained(self.file, f"stage `{name}`" if isinstance(name, str) else "[[stage]]", at):
            stage: StageSpec = build(StageSpec, {key: value for key, value in table.items() if key != "gate"})
        gates = [self._piece("gate", (*at, "gate", number), stage.name) for number in range(self._count(*at, "gate"))]
        return stage, gates

    def _distinct(self, pieces: list[PieceSpec], stages: list[StageSpec]) -> None:
        """Two pieces of a kind, or two stages, must not go by one name."""
        seen: dict[tuple[str, str], At] = {}
        for piece in pieces:
            first = seen.setdefault((piece.kind, piece.key), piece.at)
            if first != piece.at:
                what = f"{piece.kind} `{piece.name}` stands twice"
                why = f"first in line {self.file.position((*first, 'use'))[0]}"
                mend = 'take one of them out, or tell them apart: `name = "…"`'
                place = (*piece.at, "name" if "name" in self._value(piece.at) else "use")
                raise self.file.error(what, place, why=why, mend=mend)
        for number, stage in enumerate(stages):
            first = seen.setdefault(("stage", stage.name), ("stage", number))
            if first != ("stage", number):
                why = f"first in line {self.file.position((*first, 'name'))[0]}"
                what, mend = f"stage `{stage.name}` stands twice", "give it another name"
                raise self.file.error(what, ("stage", number, "name"), why=why, mend=mend)

    def _signals(self, pieces: list[PieceSpec], stages: list[StageSpec]) -> None:
        """Stages can learn from the language loss and from the recipe's own heads, and weigh only those."""
        known = ["lm", *(piece.name for piece in pieces if piece.kind == "head")]
        for number, stage in enumerate(stages):
            at: At = ("stage", number)
            with explained(self.file, f"stage `{stage.name}`", at):
                for index, signal in enumerate(stage.signals):
                    if signal not in known:
                        misfit = unknown(signal, known, of=("signals",), what="signal")
                        misfit.at, misfit.key = ("signals", index), False
                        misfit.why = "signals are `lm` and the names of the recipe's heads"
                        raise misfit
                for name in stage.weights:
                    if name not in stage.signals:
                        misfit = unknown(name, stage.signals, of=("weights",), what="signal")
                        misfit.why = "only a signal of the same stage can be weighed"
                        raise misfit
