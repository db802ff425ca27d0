"""Real code for the benchmarks: green programs of the documentation, and bugs proposed for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from row import Row

from rusta_core.capabilities import choose, find, load
from rusta_core.contexts import InjectContext, Injection, SourceContext
from rusta_core.records import Snippet
from rusta_core.rust.check import Checker
from rusta_core.rust.green import green
from rusta_core.rust.prove import PATH
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.rust.toolchain import Toolchain

CRATES = Path("/usr/share/cargo/registry")
NO_CRATES = Row("crates", "left out: there are none of Debian's here; `make corpus` brings them")
INJECTORS = ("borrow", "move", "trait", "type", "visibility", "syntax")


def checker(workers: int = 2) -> Checker:
    """A checker that remembers nothing."""
    return Checker(toolchain=Toolchain.find(), sandbox=Sandbox.find("bwrap"), workers=workers)


@cache
def snippets() -> list[Snippet]:
    """Programs of Rust by Example and std that compile."""
    found = find()
    source = load(choose(found, "source", "rust-docs"))(books=("rust-by-example", "std"), most_pages=250)
    context = SourceContext(toolchain=Toolchain.find(), base=Path.cwd(), log=lambda thing, reason: None)
    return green(source.documents(context), checker(), most=240)


@cache
def proposals() -> list[tuple[Snippet, Injection]]:
    """What the six injectors propose for them."""
    found = find()
    injectors = {name: load(choose(found, "injector", name))() for name in INJECTORS}
    proposed = []
    for snippet in snippets():
        tree = SyntaxTree(snippet.text)
        for name, injector in injectors.items():
            rng = Random(f"bench:{snippet.id}:{name}")
            context = InjectContext(snippet=snippet, path=PATH, tree=tree, rng=rng)
            proposed += [(snippet, injection) for injection in injector.inject(context)]
    return proposed
