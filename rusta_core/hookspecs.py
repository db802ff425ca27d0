"""The seven kinds of piece and the events of a run: one page, all that a plugin can implement.

An entry point of group `rusta.KIND` names an attrs class (`@frozen(eq=False)`: pluggy compares plugins by equality,
and two instances with the same options must both be registered). Its fields are the recipe's options; its `@hookimpl`
methods are the piece. Each hook takes one context object, so that a new field never breaks an old plugin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pluggy

from rusta_core.kinds import API as API
from rusta_core.kinds import HOOK as HOOK
from rusta_core.kinds import KINDS as KINDS

if TYPE_CHECKING:
    from rusta_core import contexts
    from rusta_core.contexts import HeadModule
    from rusta_core.records import DiagCase, Document, Entry, Judgement, Measurement, Observation

hookspec = pluggy.HookspecMarker("rusta")
hookimpl = pluggy.HookimplMarker("rusta")


class Specs:
    """The hook specs of a run's plugin manager."""

    @hookspec
    def documents(self, context: contexts.SourceContext) -> Iterable[Document]:  # type: ignore[empty-body]
        """source: yield documents with their origin. Licences are judged by the core, not here."""

    @hookspec
    def fingerprint(self, context: contexts.SourceContext) -> str:  # type: ignore[empty-body]
        """source, optional: what documents depend on besides options; without it, read anew at each run."""

    @hookspec
    def cases(self, context: contexts.SourceContext) -> Iterable[DiagCase]:  # type: ignore[empty-body]
        """source, optional: cases that people made, each with its gold patch; the core proves them like any other."""

    @hookspec
    def entries(self, context: contexts.SourceContext) -> Iterable[Entry]:  # type: ignore[empty-body]
        """source, optional: whole repairs, from the error to green tests, with what was cited."""

    @hookspec
    def inject(self, context: contexts.InjectContext) -> Sequence[contexts.Injection]:  # type: ignore[empty-body]
        """injector: propose bugs for one green snippet; the core proves each by rustc. Same rng, same answer."""

    @hookspec
    def build_head(self, context: contexts.HeadContext) -> HeadModule:  # type: ignore[empty-body]
        """head: a torch module with `targets(batch)`, `loss(hidden, targets)` and `read(hidden, batch)`."""

    @hookspec
    def probe(self, context: contexts.ProbeContext) -> Observation:  # type: ignore[empty-body]
        """tool: answer one request about a case. Never raises for what the case does: says it in the status."""

    @hookspec
    def play(self, context: contexts.PlayContext) -> contexts.Played:  # type: ignore[empty-body]
        """game: let a player try cases under a budget, and say what came of each."""

    @hookspec
    def measure(self, context: contexts.MeasureContext) -> Measurement:  # type: ignore[empty-body]
        """metric: one figure with n and an interval. Nothing to measure is a value of None with n = 0, not an error."""

    @hookspec
    def judge(self, context: contexts.JudgeContext) -> Judgement:  # type: ignore[empty-body]
        """gate: pass or not, by how much and why, from measurements now and before."""

    @hookspec
    def on_event(self, event: contexts.Event) -> None:
        """any piece: started, step_finished, stage_finished, measured, judged, checkpoint_saved, finished."""
