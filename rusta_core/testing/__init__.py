"""A pytest plugin for authors of pieces, installed with Rusta; its fixtures import what they need.

    def test_it_conforms(conformance):
        conformance("injector", "my-injector")

    def test_it_drops_a_semicolon(rusta_piece, snippet):
        injector = rusta_piece("injector", "my-injector", most_per_snippet=1)

Every start of pytest imports this module, so it imports nothing but pytest.
"""

from __future__ import annotations

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from rusta_core.records import Snippet
    from rusta_core.rust.check import Checker


@pytest.fixture(scope="session")
def rusta_piece() -> Callable[..., Any]:
    """`rusta_piece(kind, name, **options)`: an installed piece, made as a recipe would make it."""
    from rusta_core.capabilities import choose, find, load
    from rusta_core.recipe.values import build

    return lambda kind, name, **options: build(load(choose(find(), kind, name)), options)


@pytest.fixture(scope="session")
def snippet() -> Callable[..., Snippet]:
    """`snippet()`: a green program with a test, of everything a little; `snippet(text)`: one of your own."""
    from attrs import evolve

    from rusta_core.records import digest
    from rusta_core.testing.material import snippets

    first = snippets()[0]
    return lambda text=first.text: evolve(first, text=text, sha256=digest(text))


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """The compiler as a judge. Where the machine has none the test is skipped."""
    from rusta_core.errors import MissingTool
    from rusta_core.testing.material import Bench

    try:
        return Bench(tmp_path_factory.mktemp("rusta")).checker
    except MissingTool as lack:
        pytest.skip(str(lack))


@pytest.fixture(scope="session")
def conformance() -> Callable[..., None]:
    """`conformance(kind, name, **options)`: the kit; fails with its report where a promise is broken."""
    from rusta_core.testing.conformance import examine

    def demand(kind: str, name: str, **options: Any) -> None:
        broken = [str(report) for report in examine(name, kind, options) if not report.kept]
        assert not broken, "\n\n".join(broken)

    return demand
