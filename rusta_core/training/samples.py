"""Records to samples: tokens, the facts that the heads learn from, and the stretch that the language loss
counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
from attrs import field, frozen

from rusta_core.contexts import Candidate
from rusta_core.model.vocabulary import Control, Tokens, encode
from rusta_core.records import QA, DiagCase, DocSpan, Document, Step
from rusta_core.training import render
from rusta_core.training.distractors import Distractors


@frozen(kw_only=True, eq=False)
class Sample:
    """One thing to learn from.

    tokens: uint16; facts: see `contexts.Placed`; lm_from: the tokens after this position count for the
    language loss (len(tokens) for none); splits: may be cut and joined with its neighbours, as running text
    may.
    """

    tokens: Tokens = field(repr=False)
    facts: Mapping[str, Any] = field(factory=dict)
    lm_from: int = 0
    splits: bool = False


def text_samples(documents: Iterable[Document]) -> list[Sample]:
    """Running text: documentation and code, whole (S0)."""
    return [
        Sample(tokens=encode(Control.TEXT, document.text), facts={"record": document.doc_id}, splits=True)
        for document in documents
    ]


def question_samples(
    questions: Sequence[QA],
    documents: Mapping[str, Document],
    *,
    window: int,
    seed: int,
    unanswered: float = 0.2,
) -> list[Sample]:
    """A question, the span that answers it among distractors, and the answer (S1).

    Distractors are other spans of the same page and spans with the same rare words, of documents that are
    given here. A share `unanswered` is shown distractors alone, with no answer: there the right citation is
    none.
    """
    known = [one for one in questions if one.anchors and _resolves(one.anchors[0], documents)]
    drawn = Distractors(documents.values(), seed=seed).draw(known)
    samples = []
    for one, distractors in zip(known, drawn, strict=True):
        rng = Random(f"{seed}:{one.id}")
        answered = rng.random() >= unanswered or not distractors
        spans = [*one.anchors[:1], *distractors][: render.SPANS] if answered else distractors[: render.SPANS]
        rng.shuffle(spans)
        samples.append(_question(one, spans, documents, window, answered))
    return samples


def _resolves(span: DocSpan, documents: Mapping[str, Document]) -> bool:
    return span.doc_id in documents and documents[span.doc_id].resolve(span) is not None


def _question(
    one: QA, spans: Sequence[DocSpan], documents: Mapping[str, Document], window: int, answered: bool
) -> Sample:
    shown = render.asked(one.question, spans, documents, window, one.answer if answered else None)
    facts = {
        "record": one.id,
        "question": shown.question,
        "spans": shown.spans,
        "cited": tuple(spans),
        "anchor": spans.index(one.anchors[0]) if answered else -1,
    }
    return Sample(tokens=shown.tokens, facts=facts, lm_from=shown.answer_at)


def step_samples(episodes: Iterable[tuple[DiagCase, Sequence[Step]]], *, window: int) -> list[Sample]:
    """Each step of an episode as the answer to the state before it (S2)."""
    samples = []
    for case, steps in episodes:
        for number, step in enumerate(steps):
            state = render.state(case, steps[:number], window)
            samples.append(_of_case(case, state, len(state), read_at=len(state) - 1, action=step.action.tool))
    return samples


def golden_samples(cases: Iterable[DiagCase], *, window: int) -> list[Sample]:
    """A state, then the patch that is known to be right (S3). A patch too long to write is left out."""
    samples = []
    for case in cases:
        edit = case.gold_patch and render.edit(case, case.gold_patch.edits, window)
        if case.gold_patch and edit is not None:
            state = render.state(case, (), window)
            tokens = np.concatenate([state, edit, encode(Control.END)])
            samples.append(_of_case(case, tokens, len(state), read_at=len(state) - 1, k_lines=case.gold_patch.k_lines))
    return samples


def candidate_samples(tried: Iterable[tuple[DiagCase, Candidate]], *, window: int) -> list[Sample]:
    """Candidates whose tests were run: a state, the candidate, and whether it went green. No language
    loss."""
    samples = []
    for case, one in tried:
        if one.tests_green is not None:
            tokens, facts = shown_candidate(render.state(case, (), window), case, one, window)
            samples.append(_of_case(case, tokens, len(tokens), green=one.tests_green, **facts))
    return samples


def shown_candidate(state: Tokens, case: DiagCase, one: Candidate, window: int) -> tuple[Tokens, dict[str, Any]]:
    """A candidate after its state, and where heads find it: the facts that training and the player share."""
    tokens = np.concatenate([state, render.candidate(case, one, window)])
    return tokens, {"edit": (len(state), len(tokens) - 1), "read_at": len(tokens) - 1}


def _of_case(case: DiagCase, tokens: Tokens, lm_from: int, **facts: Any) -> Sample:
    about = {"record": case.id, "error_class": case.error_class, "codes": case.codes}
    return Sample(tokens=tokens, facts={**about, **facts}, lm_from=lm_from)
