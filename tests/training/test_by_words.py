"""The choice of a search by words, against BM25 in plain loops."""

from __future__ import annotations

import math
import re
from collections import Counter

import numpy as np
import pytest
from tiny import library, quiz

from rusta_core.model.vocabulary import Control, decode, encode
from rusta_core.training.anchored import question_samples
from rusta_core.training.by_words import first_by_words
from rusta_core.training.samples import Sample


def asked(question: str, *spans: str) -> Sample:
    tokens, places = encode(Control.QUESTION, question), []
    for span in spans:
        shown = encode(Control.SPAN, span)
        places.append((len(tokens) + 1, len(tokens) + len(shown)))
        tokens = np.concatenate([tokens, shown])
    return Sample(tokens=tokens, facts={"question": (1, 1 + len(question.encode())), "spans": tuple(places)})


def words(text: str) -> list[str]:
    return re.findall(r"\b\w\w+\b", text.lower())


def by_hand(samples: list[Sample]) -> list[tuple[int, ...]]:
    """Lucene's BM25, k1 = 1.5, b = 0.75."""
    spans = [[decode(one.tokens[start:end]) for start, end in one.facts["spans"]] for one in samples]
    texts = list(dict.fromkeys(text for some in spans for text in some))
    bags = {text: Counter(words(text)) for text in texts}
    mean = sum(sum(bag.values()) for bag in bags.values()) / len(bags)

    def score(question: str, text: str) -> float:
        total = 0.0
        for word in dict.fromkeys(words(question)):
            having, often = sum(word in bag for bag in bags.values()), bags[text][word]
            rare = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
            total += rare * often / (often + 1.5 * (1 - 0.75 + 0.75 * sum(bags[text].values()) / mean))
        return total

    chosen = []
    for one, some in zip(samples, spans, strict=True):
        start, end = one.facts["question"]
        scores = [score(decode(one.tokens[start:end]), text) for text in some]
        chosen.append((scores.index(max(scores)),) if some and max(scores) > 0 else ())
    return chosen


def test_it_is_the_best_by_bm25():
    samples = question_samples(quiz(), library(), window=256, seed=1, answers=False)
    found = first_by_words(samples)
    assert found == by_hand(samples)
    assert len({place for (place,) in found}) > 1


def test_a_rare_word_counts_for_more_and_no_word_chooses_nothing():
    samples = [
        asked("when does the vector grow", "the the the string", "a vector", "the string sleeps"),
        asked("xyz", "the string", "a vector"),
        asked("the vector"),
    ]
    assert first_by_words(samples) == [(1,), (), ()]


@pytest.mark.parametrize("samples", [[], [asked("the vector")], [asked("the", "..", "")], [asked("", "the vector")]])
def test_nothing_to_choose_from(samples):
    assert first_by_words(samples) == [() for _ in samples]
