"""docs/reference.md, written from the code: the hooks, what they are called with, the recipe's tables, every card.

python -m rusta_core.reference --write | --check
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import fields

from rusta_core import contexts, records
from rusta_core.capabilities import NEEDS, card, find
from rusta_core.hookspecs import API, HOOK, Specs
from rusta_core.recipe import DataSpec, ModelSpec, RunSpec, StageSpec
from rusta_core.recipe.spec import RESERVED

FILE = Path(__file__).parent.parent / "docs" / "reference.md"
HEAD = "# Reference\n\nWritten from the code by `make docs`; a check fails when the two drift.\n"
CALLED_WITH = (
    contexts.SourceContext, contexts.InjectContext, contexts.Injection, contexts.HeadContext, contexts.HeadModule,
    contexts.Batch, contexts.Placed, contexts.ProbeContext, contexts.Workshop, contexts.PlayContext, contexts.Player,
    contexts.Budget, contexts.Candidate, contexts.Outcome, contexts.Played, contexts.MeasureContext,
    contexts.JudgeContext, contexts.Event,
)  # fmt: skip


def reference() -> str:
    """The whole page."""
    parts = [HEAD, *_hooks(), *_classes("What hooks are called with", CALLED_WITH), *_recipe(), *_cards()]
    return "\n".join([*parts, *_classes("Records", records.RECORDS)])


def _hooks() -> Iterator[str]:
    yield "\n## The seven kinds and their hooks\n\n| kind | hook | API | |\n|---|---|---|---|"
    for kind, hook in HOOK.items():
        yield f"| {kind} | `{hook}(context)` | {API[kind]} | {_said(getattr(Specs, hook))} |"
    for hook in ("fingerprint", "on_event"):
        yield f"| | `{hook}` | | {_said(getattr(Specs, hook))} |"


def _said(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").split())


def _classes(title: str, classes: tuple[Any, ...]) -> Iterator[str]:
    yield f"\n## {title}\n"
    for cls in classes:
        names = [one.name for one in getattr(cls, "__attrs_attrs__", ())]
        shown = f" ({', '.join(names)})" if names else ""
        yield f"**{cls.__name__}**{shown}\n\n{inspect.getdoc(cls)}\n"


def _recipe() -> Iterator[str]:
    yield "\n## The recipe's tables\n"
    for name, cls in (("run", RunSpec), ("data", DataSpec), ("model", ModelSpec), ("stage", StageSpec)):
        yield f"### `[{name}]`\n" if name != "stage" else "### `[[stage]]`\n"
        yield "| key | |\n|---|---|"
        for one in fields(cls):
            yield f"| `{one.name}` | {one.metadata['doc']} |"
        yield ""
    yield "### Any piece\n\n| key | |\n|---|---|"
    yield from (f"| `{word}` | {said} |" for word, said in RESERVED.items())
    yield "| any other | an option of the piece |"


def _cards() -> Iterator[str]:
    yield "\n## The built-in pieces\n"
    yield "What a piece can need: " + "; ".join(f"`{need}`, {said}" for need, said in NEEDS.items()) + "."
    for piece in find():
        known = card(piece) if piece.dist == "rusta" else None
        if known is None:
            continue
        needs = f" Needs {', '.join(known.needs)}." if known.needs else ""
        yield f"\n### {piece.kind} `{piece.name}`\n\n{known.what}{needs}" + (
            f" Source: {known.source}" if known.source else ""
        )
        if known.options:
            yield "\n| option | default | |\n|---|---|---|"
        for option in known.options:
            default = "required" if option.required else f"`{option.default!r}`"
            yield f"| `{option.name}` | {default} | {option.doc} |"


def main(arguments: list[str]) -> int:
    """`--write` writes the page, `--check` exits with 1 where it drifted."""
    if arguments == ["--write"]:
        FILE.write_text(reference())
        return 0
    if arguments == ["--check"]:
        same = FILE.is_file() and FILE.read_text() == reference()
        print("docs/reference.md is up to date" if same else "docs/reference.md drifted\nmend: make docs")
        return 0 if same else 1
    print("usage: python -m rusta_core.reference --check | --write", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
