"""Spans that look like an answer and are none: hard negatives for the anchor head (as in DPR, arXiv
2004.04906)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

import bm25s

from rusta_core.records import QA, DocSpan, Document
from rusta_core.training import render

_NEAR = 8  # spans with the same rare words
_BESIDE = 3  # spans of the same page
_POOL = 8000  # sections that are searched, at most
_OPENING = 600  # characters of a section that are indexed


class Distractors:
    """The sections of a set of documents, searched for what a question might be confused with."""

    def __init__(self, documents: Iterable[Document], *, seed: int) -> None:
        self._pages = {document.doc_id: document for document in documents}
        spans = [span for document in self._pages.values() for span in document.sections]
        self._spans = Random(seed).sample(spans, min(_POOL, len(spans)))
        self._seed = seed
        texts = [
            f"{render.title_of(span, page)} {render.text_of(span, page)[:_OPENING]}"
            for span in self._spans
            for page in (self._pages[span.doc_id],)
        ]
        self._index = bm25s.BM25()
        if texts:
            self._index.index(_words(texts), show_progress=False)

    def draw(self, questions: Sequence[QA]) -> list[list[DocSpan]]:
        """For each question up to SPANS spans that share no byte with its anchors: near ones and neighbours,
        shuffled."""
        if not questions or not self._spans:
            return [[] for _ in questions]
        near = min(_NEAR, len(self._spans))
        words = _words([question.question for question in questions])
        found = self._index.retrieve(words, k=near, return_as="documents", show_progress=False)
        return [
            self._chosen(question, [self._spans[number] for number in numbers])
            for question, numbers in zip(questions, found, strict=True)
        ]

    def _chosen(self, question: QA, near: Sequence[DocSpan]) -> list[DocSpan]:
        rng = Random(f"{self._seed}:{question.id}")
        beside = [
            span for one in question.anchors if one.doc_id in self._pages for span in self._pages[one.doc_id].sections
        ]
        pool = [*near, *rng.sample(beside, min(_BESIDE, len(beside)))]
        wrong = {span.sha256: span for span in pool if not any(overlap(span, one) for one in question.anchors)}
        chosen = list(wrong.values())
        rng.shuffle(chosen)
        return chosen[: render.SPANS]


def overlap(one: DocSpan, other: DocSpan) -> bool:
    """Whether two spans share bytes, or are the same text."""
    if one.sha256 == other.sha256:
        return True
    return one.doc_id == other.doc_id and one.start < other.end and other.start < one.end


def _words(texts: list[str]) -> object:
    return bm25s.tokenize(texts, stopwords=None, show_progress=False)
