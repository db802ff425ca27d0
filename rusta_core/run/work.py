"""What every step of a run has at hand, and the one way in which a step is cached."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define, field

from rusta_core.contexts import Event
from rusta_core.machine import inspect
from rusta_core.recipe import Assembly, Recipe, assemble, read_recipe
from rusta_core.recipe.spec import Split
from rusta_core.recipe.values import plain
from rusta_core.run.folder import RunFolder
from rusta_core.run.progress import Progress
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.cache import StepCache, key_of
from rusta_core.spine.disk import writing
from rusta_core.spine.workers import Workers

SPLITS: tuple[Split, ...] = ("train", "val", "test")


@define
class Work:
    """One run: what it is made of, where it keeps things, and what it noticed on the way."""

    recipe: Recipe
    assembly: Assembly
    folder: RunFolder
    cache: StepCache
    toolchain: Toolchain
    checker: Checker
    progress: Progress
    workers: Workers = field(factory=Workers)
    notes: list[str] = field(factory=list)
    counts: dict[str, Any] = field(factory=dict)
    data_hashes: dict[str, str] = field(factory=dict)

    @classmethod
    @contextmanager
    def on(cls, recipe: Path | Recipe, *, trace: bool = False) -> Iterator[Work]:
        """Read a recipe, check it against the machine, and hold its run's folder until the work is done."""
        recipe = recipe if isinstance(recipe, Recipe) else read_recipe(recipe)
        assembly = assemble(recipe, inspect)
        progress = Progress()
        if trace:
            assembly.trace(progress.line)
        root = Path(recipe.run.folder)
        folder = RunFolder(root / recipe.run.name)
        with folder.held(), writing(root):
            toolchain = Toolchain.find()
            yield cls(
                recipe,
                assembly,
                folder,
                StepCache(root / ".cache", log=lambda what, why: progress.line(f"note: {what}: {why}")),
                toolchain,
                Checker(
                    toolchain=toolchain,
                    sandbox=Sandbox.find(recipe.run.sandbox),
                    cache=root / ".cache" / "verdicts.sqlite",
                    workers=recipe.run.workers,
                ),
                progress,
                Workers(engine=recipe.run.engine, count=recipe.run.workers),
            )

    def step(self, name: str, depends: Mapping[str, Any], make: Callable[[Path], str]) -> Path:
        """The finished folder of a step: from the cache where everything it depends on is the same, else made now.

        make: writes into a scratch folder and gives back a one-line account. The scratch folder outlives a kill, so a
        step that writes as it goes can pick up what is there.
        """
        key = key_of(name, self.recipe.run.seed, dict(depends))
        done = self.cache.get(name, key)
        if done is not None:
            self.progress.done(name, 0.0, (done / "account").read_text(), cached=True)
            return done
        scratch = self.cache.begin(name, key)
        with self.progress.step(name) as clock:
            account = make(scratch)
            (scratch / "account").write_text(account)
            clock(account)
        done = self.cache.finish(name, key)
        self.emit("step_finished", step=name, account=account)
        return done

    def anew(self, name: str, make: Callable[[Path], str]) -> Path:
        """A step that nothing tells the state of: done at every run, in a folder of the run's own."""
        folder = self.folder.path / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with self.progress.step(name) as clock:
            clock(make(folder))
        return folder

    def emit(self, name: str, **data: Any) -> None:
        """Tell the pieces of the run."""
        self.assembly.emit(Event(name=name, data=data))

    def note(self, text: str) -> None:
        """Keep a remark for the report, and say it once on the way."""
        if text not in self.notes:
            self.notes.append(text)
            self.progress.line(f"note: {text}")

    def options(self, kind: str, *names: str) -> dict[str, Any]:
        """The options of the pieces of one kind (those named, or all) as JSON values: what calling them depends on."""
        return {
            one.spec.key: plain(one.options)
            for one in self.assembly.all
            if one.spec.kind == kind and (not names or one.spec.key in names)
        }

    def pieces(self, kind: str) -> dict[str, Any]:
        """The run's pieces of one kind, by name, in the recipe's order."""
        return dict(self.assembly.pieces(kind))


def counted(items: Iterable[Any], by: Callable[[Any], str]) -> dict[str, int]:
    """How many items fall under each name, in the order of first sight."""
    counts: dict[str, int] = {}
    for item in items:
        counts[by(item)] = counts.get(by(item), 0) + 1
    return counts
