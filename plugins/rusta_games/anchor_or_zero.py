"""The game of citations: answer with a passage that supports the answer, or score nothing."""

from __future__ import annotations

import time
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import QA, Action, DocSpan, Outcome, PlayContext, Played, UsageError, hookimpl

_TOOL = "doc-index"


@frozen(eq=False, kw_only=True)
class AnchorOrZero:
    """Each question is searched for in the documentation, and the player cites what it finds to support the
    answer.

    Only a citation counts whose hash resolves to the bytes that it names. Cases that are no questions are
    passed over.
    """

    plays: ClassVar[type] = QA

    most: int = field(default=4, validator=ge(1), metadata={"doc": "passages that the player may choose among"})

    @hookimpl
    def play(self, context: PlayContext) -> Played:
        """One outcome of kind `anchor` a question; its baseline `bm25` cites what doc-index finds first."""
        questions = [case for case in context.cases if isinstance(case, QA)]
        if questions and _TOOL not in context.tools:
            raise UsageError(
                f"the game anchor-or-zero asks the tool {_TOOL}, and the run has no such tool",
                where="[[game]] anchor-or-zero",
                mend=f'add [[tool]] use = "{_TOOL}"',
            )
        return Played(outcomes=tuple(self._ask(question, context) for question in questions))

    def _ask(self, question: QA, context: PlayContext) -> Outcome:
        began = time.perf_counter()
        action = Action(tool=_TOOL, arguments={"query": question.question, "most": self.most})
        found = context.probe(action, question).spans
        cited = context.player.cite(question, found)
        outcome = Outcome(
            kind="anchor",
            id=question.id,
            repo=question.repo,
            slice=question.topic,
            expected=question.anchors,
            chosen=cited,
            resolved=all(_resolves(span, context) for span in cited) if cited else None,
            seconds=time.perf_counter() - began,
            player=context.player.name,
            baselines={"bm25": found[:1]},
        )
        context.done(outcome)
        return outcome


def _resolves(span: DocSpan, context: PlayContext) -> bool:
    document = context.workshop.documents.get(span.doc_id)
    return document is not None and document.resolve(span) is not None
