"""From a recipe to pieces that can be called: everything is checked, only what is named is imported."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import pluggy
from attrs import define, field, frozen

from rusta_core.capabilities import load
from rusta_core.contexts import Event
from rusta_core.errors import PieceError
from rusta_core.hookspecs import HOOK, Specs
from rusta_core.recipe.choosing import Chosen, Look, at_use, check_needs, check_requirements, choose_all
from rusta_core.recipe.reading import explained
from rusta_core.recipe.spec import Recipe
from rusta_core.recipe.values import build, options_of


@frozen(eq=False)
class Piece(Chosen):
    """A piece of the recipe, ready to be called: the instance with its options."""

    instance: Any = None

    @property
    def options(self) -> dict[str, Any]:
        """Every option by name, those with their defaults too."""
        return {name: getattr(self.instance, name) for name in options_of(type(self.instance))}


@define(eq=False)
class Assembly:
    """The pieces of one run behind a plugin manager of their own. Calls may come from several threads."""

    recipe: Recipe
    all: tuple[Piece, ...]
    _callers: Mapping[tuple[str, str], tuple[Piece, pluggy.HookCaller]] = field(init=False, repr=False)
    _manager: pluggy.PluginManager = field(init=False, repr=False)
    _write: Callable[[str], None] | None = field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._manager = pluggy.PluginManager("rusta")
        self._manager.add_hookspecs(Specs)
        for piece in reversed(self.all):  # pluggy calls the last first
            try:
                self._manager.register(piece.instance, f"{piece.spec.kind}:{piece.spec.key}")
                self._manager.check_pending()
            except pluggy.PluginValidationError as fault:
                what = f"{piece.title} has a hook that Rusta cannot call"
                at = (*piece.spec.at, "use")
                raise self.recipe.file.error(what, at, why=str(fault), mend=_report(piece)) from fault
        everyone = {piece.instance for piece in self.all}
        self._callers = {}
        for piece in self.all:
            others = everyone - {piece.instance}
            caller = self._manager.subset_hook_caller(HOOK[piece.spec.kind], others)
            self._callers[piece.spec.kind, piece.spec.key] = piece, caller

    def pieces(self, kind: str, stage: str = "") -> tuple[tuple[str, Any], ...]:
        """(name, instance) of each piece of a kind, in the recipe's order; a stage's gates with `stage`."""
        wanted = (kind, stage)
        return tuple(
            (piece.spec.key, piece.instance) for piece in self.all if (piece.spec.kind, piece.spec.stage) == wanted
        )

    def call(self, kind: str, name: str, context: Any) -> Any:
        """Call the hook of one piece and give back what it gives; exceptions come through with its name."""
        piece, caller = self._callers.get((kind, name), (None, None))
        if piece is None or caller is None:
            raise PieceError(f"this run has no {kind} `{name}`", kind=kind, name=name)
        start = time.perf_counter()
        try:
            results = caller(context=context)
        except Exception as fault:
            fault.add_note(f"in {piece.title}")
            raise
        self._trace_call(HOOK[kind], f"{kind}:{name}", start, results[0] if results else None)
        if not results:
            what = f"{piece.title} gave nothing back from `{HOOK[kind]}`"
            raise PieceError(what, kind=kind, name=name, dist=piece.found.dist, mend=_report(piece))
        return results[0]

    def emit(self, event: Event) -> None:
        """Tell every piece that listens."""
        start = time.perf_counter()
        self._manager.hook.on_event(event=event)
        self._trace_call("on_event", event.name, start, None)

    def trace(self, write: Callable[[str], None]) -> None:
        """From now on, write a line for each hook call: hook, piece, milliseconds, type of the result."""
        self._write = write

    def _trace_call(self, hook: str, piece: str, start: float, result: Any) -> None:
        if self._write is not None:
            milliseconds = 1000 * (time.perf_counter() - start)
            self._write(f"{hook}  {piece}  {milliseconds:.1f} ms  {type(result).__name__}")


def assemble(recipe: Recipe, look: Look | None = None) -> Assembly:
    """The pieces of a recipe, made and registered.

    Checked in this order: `[run] requires`; what each name means; what the machine has of the cards' needs,
    where `look` is given (`rusta_core.machine.inspect`); piece by piece, the import and the options; that no
    gate judges and no stage is guarded by what no metric measures. Raises RecipeError at the place in the recipe.
    """
    check_requirements(recipe)
    chosen = choose_all(recipe)
    if look is not None:
        check_needs(recipe, chosen, look)
    assembly = Assembly(recipe, tuple(_make(recipe, one) for one in chosen))
    _check_gates(assembly)
    return assembly


def _make(recipe: Recipe, chosen: Chosen) -> Piece:
    spec = chosen.spec
    try:
        cls = chosen.cls or load(chosen.found)
    except PieceError as fault:
        raise at_use(recipe, spec, fault) from fault
    try:
        options_of(cls)
    except TypeError as fault:
        what = f"{chosen.title} declares an option that no recipe can give"
        raise recipe.file.error(what, (*spec.at, "use"), why=str(fault)) from fault
    with explained(recipe.file, f"{spec.kind} `{spec.name}`", spec.at):
        return Piece(spec, chosen.found, chosen.needs, cls, build(cls, spec.options))


def _check_gates(assembly: Assembly) -> None:
    """A gate or guard says in `metric` which figure it judges; a run that never measures it could not pass."""
    measured = [name for name, _ in assembly.pieces("metric")]
    for piece in assembly.all:
        metric = getattr(piece.instance, "metric", None)
        if piece.spec.kind == "gate" and isinstance(metric, str) and metric not in measured:
            what = f"gate `{piece.spec.name}` judges the metric `{metric}`, which the recipe does not measure"
            mend = f'add [[metric]] with `use = "{metric}"`'
            raise assembly.recipe.file.error(what, (*piece.spec.at, "use"), mend=mend)
    for number, stage in enumerate(assembly.recipe.stages):
        if stage.guard and stage.guard.metric not in measured:
            what = f"stage `{stage.name}` is guarded by `{stage.guard.metric}`, which the recipe does not measure"
            mend = f'add [[metric]] with `use = "{stage.guard.metric}"`'
            raise assembly.recipe.file.error(what, ("stage", number, "guard", "metric"), mend=mend)


def _report(piece: Piece) -> str:
    return f"tell the author of {piece.found.dist}, or take the piece out of the recipe"
