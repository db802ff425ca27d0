"""`rusta eval anchors`: the questions of one side, asked in each way, and a table of what the answers are worth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rusta_core.errors import UsageError
from rusta_core.recipe.spec import Split
from rusta_core.run.explaining.anchors import NAMED, askings, by_topic, played, questions_of, row
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.search import Search


def score(books: Books, side: Split, most: int, out: Path | None = None) -> dict[str, Any]:
    """`asked`: a row for each way of asking; `topics`: the first of them by topic; beside them side and toolchain.

    out: a folder for `outcomes-SIDE-N.jsonl` of each way, and `table.json`. Raises UsageError where there is nothing to
    ask.
    """
    cases = questions_of(books, side, most)
    if not cases:
        raise UsageError("there is nothing to ask", where=f"side {side}", why="the documentation has no page of it")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    loud = Search(books, books.find, enough=0.0)
    rows, topics = [], []
    for number, asking in enumerate(askings(cases)):
        kept = out / f"outcomes-{side}-{number}.jsonl" if out is not None else None
        outcomes = played(books, asking, books.search, kept)
        never = () if asking.left_out else played(books, asking, loud)
        rows.append(row(asking.name, outcomes, never))
        if asking.name == NAMED:
            topics = by_topic(outcomes)
    made = {"side": side, "rust": books.toolchain.version, "asked": rows, "topics": topics}
    if out is not None:
        (out / "table.json").write_text(json.dumps(made, indent=1) + "\n")
    return made
