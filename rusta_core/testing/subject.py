"""What the kit examines: a piece that is installed, or one of a plugin file; and one trial of it, in any process.

    python -m rusta_core.testing.subject REFERENCE KIND NAME OPTIONS FOLDER

tries one piece once and prints what it gave as a JSON list: the kit asks a second process, with another hash
seed, for the same again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from rusta_core.capabilities import Card, Found, card, choose, find, load, load_file, named
from rusta_core.recipe.values import build
from rusta_core.rust.process import run
from rusta_core.testing.material import Bench
from rusta_core.testing.trials import TRIALS, Broken, Seen

SECONDS = 300.0
"""How long the second process may take."""


@frozen
class Subject:
    """A class to examine. name: its short name; piece: as it was found, None for a file's; card: where it has one."""

    reference: str
    kind: str
    name: str
    cls: type
    piece: Found | None = None
    card: Card | None = None

    def made_of(self, options: Mapping[str, Any]) -> Any:
        """An instance with these options, beside those of the card's example; Misfit for what it does not take."""
        return build(self.cls, {**(self.card.example if self.card else {}), **options})

    def tried(self, piece: Any, bench: Bench) -> Seen:
        """What an instance does with the kit's material."""
        return TRIALS[self.kind](piece, self.name, bench)

    def tried_elsewhere(self, options: Mapping[str, Any], bench: Bench) -> Seen:
        """The same in another process, where sets have another order."""
        words = [self.reference, self.kind, self.name, json.dumps(dict(options)), str(bench.folder)]
        env = {**os.environ, "PYTHONHASHSEED": "271"}
        finished = run([sys.executable, "-P", "-m", __name__, *words], timeout=SECONDS, env=env)
        if finished.returncode != 0:
            raise Broken(finished.stderr.strip().splitlines()[-1] if finished.stderr else "its process ended")
        return Seen("", tuple(json.loads(finished.stdout)))


def subjects(reference: str, kind: str = "") -> Iterator[Subject]:
    """The pieces that a name (short or full) or a plugin file stands for; PieceError where one cannot be loaded."""
    if reference.endswith(".py"):
        for of_kind, name, cls in load_file(reference):
            if kind in ("", of_kind):
                yield Subject(reference, of_kind, name, cls)
        return
    found = find()
    kinds = [kind] if kind else list(dict.fromkeys(piece.kind for piece in named(found, reference)))
    for piece in (choose(found, one, reference) for one in kinds):
        yield Subject(piece.full, piece.kind, piece.name, load(piece), piece, card(piece))


def main(reference: str, kind: str, name: str, options: str, folder: str) -> None:
    """The second process's part."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what a piece prints is not the answer
    subject = next(one for one in subjects(reference, kind) if one.name == name)
    seen = subject.tried(subject.made_of(json.loads(options)), Bench(Path(folder)))
    with os.fdopen(answer, "w", encoding="utf-8") as out:
        json.dump(seen.given, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
