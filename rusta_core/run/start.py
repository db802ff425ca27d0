"""Where a model's weights begin: fresh, or from a checkpoint that was trained before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rusta_core.errors import RustaError
from rusta_core.model import checkpoint
from rusta_core.model.backbone import RustaModel
from rusta_core.recipe.spec import STARTER
from rusta_core.records import Document
from rusta_core.run.provenance import notice
from rusta_core.run.work import Work
from rusta_core.shipped import shipped


class NoStart(RustaError):
    """What a model should start from is not there."""


def start(work: Work, model: RustaModel, held_out: Iterable[Document] = ()) -> Path | None:
    """Give a model the weights that its recipe starts from; the checkpoint's folder, or None where all is fresh.

    A note says which heads begin fresh, and another how many of the held-out documents the checkpoint was trained on.
    """
    named = work.recipe.model.start
    if named is None:
        return None
    path = _found(work, named)
    fresh = checkpoint.begin_from(path, model)
    rest = f"; fresh: {', '.join(fresh)}" if fresh else ""
    work.note(f"the model starts from {named} ({checkpoint.identity(path)[:16]}){rest}")
    _tell_leaks(work, named, path, {one.sha256 for one in held_out})
    return path


def _tell_leaks(work: Work, named: str, path: Path, held_out: set[str]) -> None:
    try:
        seen = {one.sha256 for one in notice(path).files}
    except RustaError as fault:
        work.note(
            f"{named} does not say what it was trained on ({fault.what}): what is held out here may be known to it"
        )
        return
    if known := len(held_out & seen):
        work.note(
            f"{named} was trained on {known:,} of the {len(held_out):,} documents that are held out here: what is "
            "measured on them says nothing of what the model makes of new ones"
        )


def _found(work: Work, named: str) -> Path:
    if named == STARTER:
        return shipped("registry", "models", STARTER)
    places = [
        work.recipe.path.parent / named,
        Path(named),
        work.folder.path.parent / named / "model",
    ]
    for place in places:
        if (place / checkpoint.STATE).is_file():
            return place
    raise NoStart(
        f"there is no model {named!r} to start from",
        where=f"{work.recipe.path}, [model] start",
        why=f"looked in {', '.join(map(str, places))}",
        mend=f"train it first (a run named {named} leaves its model there), or name a checkpoint's folder",
    )
