"""From the recipe that ships, or the user's own, to a repairer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from attrs import evolve

from rusta_core.agent.player import ValuePlayer, WritingPlayer
from rusta_core.contexts import Budget, Player, Workshop
from rusta_core.errors import UsageError
from rusta_core.kept import cache_folder
from rusta_core.machine import Finding, inspect
from rusta_core.recipe import Assembly, Recipe, assemble, read_recipe
from rusta_core.records import Document
from rusta_core.run.books import library
from rusta_core.run.manifests import judges
from rusta_core.run.progress import Progress
from rusta_core.run.repair import Repairer
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.shipped import shipped
from rusta_core.value.model import shipped_model

TEST_SECONDS = 3.0
"""What the tests of one candidate may take: among hundreds there are some that never end."""


@contextmanager
def repairer(
    recipe: Path | None = None,
    *,
    model: str | None = None,
    proposers: Sequence[str] | None = None,
    seconds: float | None = None,
    beside: int = 1,
    toolchain: Toolchain | None = None,
    sandbox: str | None = None,
    beside_them: Path | None = None,
    player: Player | None = None,
) -> Iterator[Repairer]:
    """A repairer of the pieces of a recipe. beside: how many cases it will work at at once; they share the cores.
    sandbox: `bwrap` or `off`, in place of the recipe's. beside_them: a recipe whose pieces are there as well, metrics
    say. player: who ranks, in place of the value model.

    Raises RecipeError, MissingTool, and UsageError for a recipe without exactly one game or for a proposer that is
    none of its tools.
    """
    read = read_recipe(recipe or shipped("examples", "repair.toml"))
    if beside_them is not None:
        read = evolve(read, pieces=(*read.pieces, *read_recipe(beside_them).pieces))
    checkpoint = None
    if model is not None:
        from rusta_core.run.trained import found_checkpoint, with_heads  # torch, for those who ask for a model

        checkpoint = found_checkpoint(model)
        read = with_heads(read, checkpoint)
    confined = Sandbox.find(sandbox or read.run.sandbox)
    assembly = assemble(_proposing(read, proposers), inspect if confined.mode == "bwrap" else _but_sandbox)
    games = dict(assembly.pieces("game"))
    if len(games) != 1:
        raise UsageError("repairing takes exactly one game", where=str(read.path), why=f"it has {len(games)}")
    [game] = games
    budget = next(one.spec.budget for one in assembly.all if one.spec.kind == "game") or Budget()
    toolchain = toolchain or Toolchain.find()
    checker = Checker(
        toolchain=toolchain,
        sandbox=confined,
        cache=cache_folder() / "verdicts.sqlite",
        workers=max(1, (os.cpu_count() or 1) // beside),
        test_seconds=TEST_SECONDS,
    )
    books = library(assembly, toolchain, cache_folder() / "library", Progress().line)
    with ExitStack() as stack:
        yield Repairer(
            assembly=assembly,
            workshop=Workshop(
                checker=checker,
                documents=books if books is not None else {},
                indexes=books.folder if books is not None else None,
                verifiers=judges(checker, cache_folder() / "cases", checker.workers * beside, stack).of,
            ),
            player=player or _player(assembly, checkpoint, books if books is not None else {}),
            game=game,
            budget=budget if seconds is None else evolve(budget, seconds=seconds),
            seed=read.run.seed,
        )


def _player(assembly: Assembly, checkpoint: Path | None, documents: Mapping[str, Document]) -> Player:
    """Who ranks by the value model and, where a checkpoint is given, proposes what its model writes."""
    if checkpoint is None:
        return ValuePlayer(model=shipped_model())
    from rusta_core.run.trained import model_player

    return WritingPlayer(model=shipped_model(), writer=model_player(assembly, checkpoint, documents))


def _but_sandbox(needs: Iterable[str]) -> list[Finding]:
    """What the machine has, asked by somebody who does without a sandbox."""
    return inspect(set(needs) - {"sandbox"})


def _proposing(recipe: Recipe, proposers: Sequence[str] | None) -> Recipe:
    """The recipe with only these of its tools proposing."""
    if proposers is None:
        return recipe
    tools = [one.key for one in recipe.pieces if one.kind == "tool"]
    for name in proposers:
        if name not in tools:
            mend = f"its tools are {', '.join(tools)}"
            raise UsageError(f"no tool of the recipe is called {name!r}", where=str(recipe.path), mend=mend)
    pieces = tuple(
        evolve(one, options={**one.options, "proposers": list(proposers)}) if one.kind == "game" else one
        for one in recipe.pieces
    )
    return evolve(recipe, pieces=pieces)
