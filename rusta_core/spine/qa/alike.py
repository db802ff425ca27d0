"""Of near-identical questions one stays: `u8::pow` of all the integers' `pow`, one of a family of intrinsics.

Two questions of a kind are near-identical where the sets of their words, question and answer together, have a Jaccard
similarity of at least `ALIKE`. Words are those of identifiers too (`_mm256_add_epi8` has four), without numbers and
the widths of types; those of the question's form, which most of its kind have, do not count. The join is exact: by
prefix filtering (Bayardo, Ma, Srikant, "Scaling up all pairs similarity search", WWW 2007), two sets that are so alike
share one of their rarest words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import ceil

from rusta_core.records import digest
from rusta_core.spine.qa.passages import Asked

ALIKE = 0.85
_MOST = 0.5  # of the questions of a kind: a word of so many is one of their form
Log = Callable[[str, str], None]
_WORD = re.compile(r"E\d{4}|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WIDTH = re.compile(r"(?:[iuf]|(?<=[a-z])[IUF])(?:8|16|32|64|128|size)(?![a-z\d])")


def once(asked: Iterable[Asked], log: Log) -> list[Asked]:
    """Each question once, with the first answer to it, and each sentence or code as the answer to one question."""
    questions: set[str] = set()
    answers: set[tuple[object, ...]] = set()
    kept = []
    for one in asked:
        answer = (one.answers, one.passages)
        if one.question in questions:
            log(one.question, "asked already")
        elif answer in answers:
            log(one.question, "its answer is another question's")
        else:
            questions.add(one.question)
            answers.add(answer)
            kept.append(one)
    return kept


def unlike(asked: Sequence[Asked], log: Log) -> list[Asked]:
    """The questions without near-identical ones, in their order; `log` hears of each that is dropped, and why.

    Chance decides which of two stays (the hash of the question), so that not all that stay are of the first page.
    """
    words = word_sets(asked)
    frequency = Counter(word for some in words.values() for word in some)
    index: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    kept: set[Asked] = set()
    for one in sorted(asked, key=lambda one: digest(one.question)):
        mine = words[one]
        rarest = sorted(mine, key=lambda word: (frequency[word], word))
        prefix = [(one.kind, word) for word in rarest[: len(rarest) - ceil(ALIKE * len(rarest)) + 1]]
        if any(jaccard(mine, other) >= ALIKE for key in prefix for other in index[key]):
            log(one.question, "near-identical to another")
            continue
        kept.add(one)
        for key in prefix:
            index[key].append(mine)
    return [one for one in asked if one in kept]


def word_sets(asked: Sequence[Asked]) -> dict[Asked, frozenset[str]]:
    """The words by which each question is compared with others of its kind."""
    texts = {one: _WIDTH.sub(" ", f"{one.question} {one.answer}") for one in asked}
    words = {one: frozenset(map(str.lower, _WORD.findall(text))) for one, text in texts.items()}
    kinds = Counter(one.kind for one in asked)
    frequency = Counter((one.kind, word) for one, some in words.items() for word in some)
    form = {key for key, count in frequency.items() if count > _MOST * kinds[key[0]]}
    return {one: frozenset(word for word in some if (one.kind, word) not in form) for one, some in words.items()}


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all words that both have."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
