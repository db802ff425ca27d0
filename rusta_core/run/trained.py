"""The player that a checkpoint makes: its backbone, and those of its heads that are here in the form it was trained
in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve

from rusta_core.agent.machine import LAST_STEPS, OWN
from rusta_core.agent.player import ModelPlayer
from rusta_core.contexts import HeadContext
from rusta_core.errors import UsageError
from rusta_core.model import checkpoint
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.recipe import Assembly, PieceSpec, Recipe
from rusta_core.recipe.spec import STARTER
from rusta_core.records import ERROR_CLASSES, Document
from rusta_core.shipped import shipped


def found_checkpoint(named: str) -> Path:
    """The folder of a checkpoint: `starter`, the folder itself, or that of a run. Raises UsageError."""
    places = [shipped("registry", "models", named)] if named == STARTER else [Path(named), Path(named) / "model"]
    for place in places:
        if (place / checkpoint.STATE).is_file():
            return place
    why = f"looked in {', '.join(map(str, places))}"
    mend = f"name a checkpoint's folder, a run's folder, or `{STARTER}`"
    raise UsageError(f"there is no model {named!r}", why=why, mend=mend)


def with_heads(recipe: Recipe, path: Path) -> Recipe:
    """The recipe with the heads that a checkpoint names besides its own."""
    own = {one.name for one in recipe.pieces if one.kind == "head"}
    heads = {name: options for name, options in checkpoint.read_state(path).heads.items() if name not in own}
    more = [PieceSpec(kind="head", use=name, name=name, options=heads[name], at=("head", 0)) for name in heads]
    return evolve(recipe, pieces=(*recipe.pieces, *more))


def model_player(assembly: Assembly, path: Path, documents: Mapping[str, Document]) -> ModelPlayer:
    """The player of a checkpoint. A head that would begin fresh (its form is another here) is left out."""
    for last in (LAST_STEPS, OWN):  # one that learned from episodes of the Conductor knows its moves as well
        model = _shaped(assembly, path, last)
        fresh = checkpoint.begin_from(path, model)
        if "action" not in fresh:
            break
    for name in fresh:
        del model.heads[name]
    return ModelPlayer(model.eval(), documents)


def _shaped(assembly: Assembly, path: Path, last: Sequence[str]) -> RustaModel:
    config = ModelConfig(**checkpoint.read_state(path).config)
    context = HeadContext(
        width=config.width,
        window=config.window,
        actions=(*(name for name, _ in assembly.pieces("tool")), *last),
        error_classes=ERROR_CLASSES,
    )
    heads = {name: assembly.call("head", name, context) for name, _ in assembly.pieces("head")}
    options = {one.spec.key: one.options for one in assembly.all if one.spec.kind == "head"}
    return RustaModel(Backbone(config), heads, options)
