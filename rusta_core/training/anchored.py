"""Questions packed with what answers them: the question, all its anchors and the answer in one window, or not at all.

An anchor is shown with what the answer rests on, and as many distractors stand beside it as leave room for that. A
question that does not fit with its anchors and one distractor is left out: a model that is shown an answer without its
grounds learns to make things up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from rusta_core.records import QA, DocSpan, Document
from rusta_core.training import render
from rusta_core.training.distractors import Distractors
from rusta_core.training.materials import Materials
from rusta_core.training.samples import Sample


def question_samples(
    questions: Sequence[QA],
    documents: Mapping[str, Document],
    *,
    window: int,
    seed: int,
    unanswered: float = 0.2,
    answers: bool = True,
) -> list[Sample]:
    """A question, the spans that answer it among distractors, and the answer (S1); those that do not fit are left out.

    Distractors are other spans of the same pages and spans with the same rare words, of documents that are given here.
    A share `unanswered` is shown distractors alone, with no answer: there the right citation is none. answers: False
    shows a question as a player sees it, whose answer nobody knows: then nothing is left out.
    """
    known = [one for one in questions if one.anchors and all(_resolves(span, documents) for span in one.anchors)]
    drawn = Distractors(documents.values(), seed=seed).draw(known)
    materials = Materials(documents.values())
    samples = []
    for one, distractors in zip(known, drawn, strict=True):
        rng = Random(f"{seed}:{one.id}")
        answered = rng.random() >= unanswered or not distractors
        anchors = tuple(dict.fromkeys(one.anchors))
        spans = [*anchors, *distractors][: render.SPANS]
        if answers:
            spans = _fitting(one, anchors, distractors, documents, window)
        if not spans:
            continue
        if not answered:
            spans = distractors[: len(spans)]
        rng.shuffle(spans)
        right = tuple(place for place, span in enumerate(spans) if span in anchors)
        shown = (
            render.asked(one.question, spans, documents, window, one.answer, right)
            if answered and answers
            else render.asked(one.question, spans, documents, window)
        )
        facts = {
            "record": one.id,
            "question": shown.question,
            "spans": shown.spans,
            "cited": tuple(spans),
            "anchor": spans.index(anchors[0]) if answered else -1,
            "anchors": right,
        }
        made_of = materials.of_documents(span.doc_id for span in (*anchors, *spans))
        samples.append(Sample(tokens=shown.tokens, facts=facts, lm_from=shown.answer_at, made_of=made_of))
    return samples


def _resolves(span: DocSpan, documents: Mapping[str, Document]) -> bool:
    return span.doc_id in documents and documents[span.doc_id].resolve(span) is not None


def _fitting(
    one: QA, anchors: Sequence[DocSpan], distractors: Sequence[DocSpan], documents: Mapping[str, Document], window: int
) -> list[DocSpan]:
    """The anchors and as many distractors, at least one where there is one, as fit with the answer; or nothing."""
    most = min(render.SPANS - len(anchors), len(distractors))
    for count in range(most, min(1, len(distractors)) - 1, -1):
        spans = [*anchors, *distractors[:count]]
        if render.asked(one.question, spans, documents, window, one.answer, range(len(anchors))).whole:
            return spans
    return []
