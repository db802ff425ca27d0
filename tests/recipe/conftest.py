"""Recipes in an empty folder, one-file plugins beside them, and distributions that are no more than a module."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from rusta_core.errors import RustaError
from rusta_core.machine import inspect
from rusta_core.recipe import Assembly, Recipe, assemble, read_recipe

Write = Callable[..., Path]
Refused = Callable[..., str]

MINE = '''
"""Three small pieces."""

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import Event, Measurement, hookimpl


@frozen(eq=False, kw_only=True)
class Mine:
    """An injector that gives back what it was called with."""

    most: int = field(default=2, validator=ge(0), metadata={"doc": "how many, at most"})
    words: tuple[str, ...] = field(default=("a",), metadata={"doc": "some words"})
    heard: list[str] = field(factory=list, init=False)

    @hookimpl
    def inject(self, context):
        return [context, self.most]

    @hookimpl
    def on_event(self, event: Event):
        self.heard.append(event.name)
        event.data.get("order", []).append(self.most)


@frozen(eq=False, kw_only=True)
class Needy:
    """An injector that must be told something."""

    path: str = field(metadata={"doc": "a folder of somebody's"})

    @hookimpl
    def inject(self, context):
        return None if self.path == "nothing" else 1 / 0


@frozen(eq=False, kw_only=True)
class Count:
    """A metric."""

    @hookimpl
    def measure(self, context):
        return Measurement(name="count", value=1.0, n=len(context.outcomes))


@frozen(eq=False, kw_only=True)
class Enough:
    """A gate on it."""

    metric = "count"
    at_least: float = field(default=0.0, metadata={"doc": "the smallest count"})

    @hookimpl
    def judge(self, context):
        return None
'''


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working folder, so that errors say `recipe.toml`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(MINE)
    return tmp_path


@pytest.fixture
def written(here: Path) -> Write:
    """`written(text)`: a recipe of this text; mine.py lies beside it."""

    def write(text: str, name: str = "recipe.toml") -> Path:
        Path(name).write_text(dedent(text))
        return Path(name)

    return write


@pytest.fixture
def recipe(written: Write) -> Callable[[str], Recipe]:
    """`recipe(text)`: the recipe that was read from this text."""
    return lambda text: read_recipe(written(text))


@pytest.fixture
def assembled(written: Write) -> Callable[[str], Assembly]:
    """`assembled(text)`: its assembly."""
    return lambda text: assemble(read_recipe(written(text)))


@pytest.fixture
def refused(written: Write) -> Refused:
    """`refused(text)`: the whole text of the error that the recipe's reading or assembly raises."""

    def refuse(text: str, look: object = None) -> str:
        with pytest.raises(RustaError) as caught:
            assemble(read_recipe(written(text)), inspect if look else None)
        assert caught.value.exit_code == 2
        return str(caught.value)

    return refuse


@pytest.fixture
def distributed(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """`distributed("rusta-x", "injector", {"mine": "rusta_x:Mine"}, rusta_x=code)`: a distribution, as if installed."""

    def install(
        name: str, kind: str, entries: dict[str, str], cards: dict[str, str] | None = None, **modules: str
    ) -> Path:
        site = here / "site"
        info = site / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"[rusta.{kind}]", *(f"{key} = {value}" for key, value in entries.items())]
        if cards:
            package = site / f"{name.replace('-', '_')}_cards"
            package.mkdir()
            for file, text in cards.items():
                (package / file).write_text(text)
            lines += ["[rusta.registry]", f"cards = {package.name}"]
        (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
        for module, code in modules.items():
            (site / f"{module}.py").write_text(code)
            monkeypatch.delitem(sys.modules, module, raising=False)
        if str(site) not in sys.path:
            monkeypatch.syspath_prepend(str(site))
        return site

    return install
