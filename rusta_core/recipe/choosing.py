"""What is settled before anything is imported: requirements, what each name means, what the machine lacks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from attrs import frozen

from rusta_core.capabilities import Found, card, choose, find, installed, load_file, unmet
from rusta_core.errors import PieceError, RecipeError
from rusta_core.recipe.spec import PieceSpec, Recipe


class Finding(Protocol):
    """Whether the machine has what a card's `needs` names.

    detail: what it has, or why not; mend: what gets it.
    """

    @property
    def need(self) -> str: ...
    @property
    def there(self) -> bool: ...
    @property
    def detail(self) -> str: ...
    @property
    def mend(self) -> str: ...


Look = Callable[[Iterable[str]], Sequence[Finding]]


@frozen
class Chosen:
    """A piece of the recipe and what its name means. cls: its class where a one-file plugin brought it."""

    spec: PieceSpec
    found: Found
    needs: tuple[str, ...] = ()
    cls: type | None = None

    @property
    def title(self) -> str:
        """How errors call it: kind, name and distribution."""
        version = f" {self.found.version}" if self.found.version else ""
        return f"{self.spec.kind} `{self.spec.name}` of {self.found.dist}{version}"


def check_requirements(recipe: Recipe) -> None:
    """Raise RecipeError for the first of `[run] requires` that is not met, and for an extra that [run] asks for."""
    have = installed(sys.path)
    if recipe.run.tensorboard and unmet(["tensorboard"], have):
        what, why = "TensorBoard is not installed, and the recipe asks for it", "it is an extra of rusta"
        mend = 'pip install "rusta[tensorboard]"'
        raise recipe.file.error(what, ("run", "tensorboard"), why=why, mend=mend)
    for number, text in enumerate(recipe.run.requires):
        for name, requirement, why in unmet([text], have):
            mend = f'pip install "{requirement}"' if name else 'write it as pip does: "name>=1.2"'
            at = ("run", "requires", number)
            raise recipe.file.error("a requirement of the recipe is not met", at, why=f"it {why}", mend=mend)


def choose_all(recipe: Recipe) -> tuple[Chosen, ...]:
    """What each piece's name means, among what is installed and what the recipe's one-file plugins bring."""
    classes = _one_file_plugins(recipe)
    found = [*find(disable=recipe.run.disable), *classes]
    chosen = []
    for spec in recipe.pieces:
        try:
            _no_shadow(classes, found, spec)
            piece = choose(found, spec.kind, spec.use)
        except PieceError as fault:
            raise at_use(recipe, spec, fault) from fault
        known = None if piece in classes else card(piece)
        chosen.append(Chosen(spec, piece, known.needs if known else (), classes.get(piece)))
    return tuple(chosen)


def check_needs(recipe: Recipe, chosen: Iterable[Chosen], look: Look) -> None:
    """Raise RecipeError for the first piece that needs what `look` does not find on this machine."""
    chosen = tuple(chosen)
    lacking = {one.need: one for one in look(dict.fromkeys(need for piece in chosen for need in piece.needs))}
    for piece in chosen:
        for need in piece.needs:
            if need in lacking and not lacking[need].there:
                what = f"{need} is not available, and {piece.title} needs it"
                finding = lacking[need]
                at = (*piece.spec.at, "use")
                raise recipe.file.error(what, at, why=finding.detail, mend=finding.mend)


def at_use(recipe: Recipe, spec: PieceSpec, fault: PieceError) -> RecipeError:
    """An error about a piece, at the place where the recipe names it."""
    where = "" if fault.where == f"distribution {fault.dist}" else fault.where  # `what` names it already
    why = "\n".join(filter(None, (fault.why, where)))
    return recipe.file.error(fault.what, (*spec.at, "use"), why=why, mend=fault.mend)


def _one_file_plugins(recipe: Recipe) -> dict[Found, type]:
    """The classes of the recipe's one-file plugins, as if each file were a distribution by its name."""
    classes = {}
    for number, name in enumerate(recipe.plugins):
        path = recipe.path.parent / name
        if not path.is_file():
            why = f"there is no file {path}"
            mend = "write its path from the recipe's folder"
            raise recipe.file.error("a one-file plugin is missing", ("plugins", number), why=why, mend=mend)
        try:
            pieces = load_file(path)
        except PieceError as fault:
            why = "\n".join(filter(None, (fault.why, fault.where)))
            raise recipe.file.error(fault.what, ("plugins", number), why=why, mend=fault.mend) from fault
        for kind, short, cls in pieces:
            classes[Found(kind, short, path.name, attr=cls.__name__, where=str(path))] = cls
    return classes


def _no_shadow(classes: Iterable[Found], found: Sequence[Found], spec: PieceSpec) -> None:
    """A one-file plugin takes no short name from anybody: PieceError where it would."""
    same = [piece for piece in found if (piece.kind, piece.name) == (spec.kind, spec.use) and piece.usable]
    ours = [piece for piece in same if piece in classes]
    if ours and len(same) > 1:
        raise PieceError(
            f"the {spec.kind} name `{spec.use}` is claimed {len(same)} times",
            kind=spec.kind,
            name=spec.use,
            where="\n".join(f"{piece.full} ({piece.where})" for piece in same),
            mend=f"write {' or '.join(f'`{piece.full}`' for piece in same)}",
        )
