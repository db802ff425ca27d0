"""What a search by words chooses among the spans of a question: what the anchor head is held against."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import numpy as np

from rusta_core.model.vocabulary import decode
from rusta_core.training.samples import Sample


def first_by_words(samples: Sequence[Sample]) -> list[tuple[int, ...]]:
    """For each question the index of the span with the best BM25 score, none where no span has a word of it.

    It sees the same stretch of each span as the model. How rare a word is, is counted in the spans of all questions.
    """
    spans = [[_text(sample, place) for place in sample.facts["spans"]] for sample in samples]
    places = {text: number for number, text in enumerate(dict.fromkeys(text for some in spans for text in some))}
    words = _words(list(places))
    if not any(words):
        return [() for _ in samples]
    index = bm25s.BM25()
    index.index(words, show_progress=False)
    known = {word for some in words for word in some}
    chosen: list[tuple[int, ...]] = []
    for sample, some in zip(samples, spans, strict=True):
        [asked] = _words([_text(sample, sample.facts["question"])])
        found = [word for word in dict.fromkeys(asked) if word in known]
        scores = index.get_scores(found)[[places[text] for text in some]] if found and some else np.zeros(1)
        chosen.append((int(scores.argmax()),) if scores.max() > 0 else ())
    return chosen


def _text(sample: Sample, place: tuple[int, int]) -> str:
    return decode(sample.tokens[place[0] : place[1]])


def _words(texts: list[str]) -> list[list[str]]:
    return bm25s.tokenize(texts, stopwords=None, return_ids=False, show_progress=False) if texts else []
