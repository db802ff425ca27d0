"""How sure it is that a passage answers a question which names no place: a conditional logit over the passages that
words find, and over none of them (McFadden 1974, "Conditional logit analysis of qualitative choice behavior").

What a passage has is weighed by a few numbers, so that two passages that say the same make each other less sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import exp, log

from attrs import astuple, frozen

from rusta_core.run.explaining.quotes import lines_of

_WORD = re.compile(r"[A-Za-z_]\w*|\d+")
_CODE = re.compile(r"`([^`]+)`")
_STATES = re.compile(
    r"(?:what|which) (is|are|must|can|will|may|should|does|do) (.+?)(?: not)?(?: be done with (.+?)| do| be| mean)?\?$",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("a", "an", "the"))
_BEGINS = rf"(?:(?:{'|'.join(sorted(_ARTICLES))}|in rust|each|all) )?"
PLAIN = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "code", "do", "does", "done", "for", "from", "given",
        "gives", "has", "have", "holds", "how", "if", "in", "is", "it", "its", "mean", "of", "on", "one", "or", "rust",
        "show", "so", "that", "the", "this", "to", "use", "used", "what", "when", "where", "which", "why", "with",
        "would", "you", "book", "reference", "example",
    )
)  # fmt: skip
"""Words that say nothing of what a question is about."""


@frozen
class Looks:
    """What speaks for a passage; shares are of the question's words and pairs of words, by how rare they are among the
    passages."""

    sentence: float  # the share that its closest sentence has, with the title
    ahead: float  # by how much that is more than the next passage's
    whole: float  # the share that all of it has
    begins: float  # 1 where a sentence begins with what the question is about, and what is asked of it
    states: float  # 1 where that stands anywhere
    found: float  # 1 over its place among those found
    length: float  # the logarithm of its words
    code_titled: float  # the share of the question's code that its title has; a half where there is none
    code_said: float  # that one sentence has


WEIGHTS = Looks(
    sentence=10.14,
    ahead=4.95,
    whole=-4.07,
    begins=7.36,
    states=-5.55,
    found=1.61,
    length=0.42,
    code_titled=1.14,
    code_said=1.05,
)
NOTHING = 9.13
"""The weights, and what speaks for none. Fitted to the questions without a place about std, the Book, the error pages,
the Rustonomicon and the Reference of Rust 1.95, with and without their page: `python tests/run/explaining/fitting.py`
prints them."""


@frozen
class Passage:
    """A passage as it is looked at."""

    title: str
    text: str

    @property
    def said(self) -> list[str]:
        return list(lines_of(self.text))


def sureness(question: str, passages: Sequence[Passage]) -> list[float]:
    """How likely each of the passages, the best found first, answers the question; together at most 1."""
    worth = [
        sum(a * b for a, b in zip(astuple(WEIGHTS), astuple(one), strict=True)) for one in looks(question, passages)
    ]
    most = max((NOTHING, *worth))
    parts = [exp(one - most) for one in worth]
    return [one / (exp(NOTHING - most) + sum(parts)) for one in parts]


def looks(question: str, passages: Sequence[Passage]) -> list[Looks]:
    """What speaks for each of the passages."""
    asked = _asked(question)
    content = {term for term in asked if not set(term.split()) <= PLAIN}
    terms = [_terms(f"{one.title}\n{one.text}") for one in passages]
    frequency = Counter(term for some in terms for term in content & some)
    weight = {term: log(1 + len(passages) / (frequency[term] or 1)) for term in content}

    def share(some: set[str]) -> float:
        return sum(weight[term] for term in sorted(content & some)) / (sum(weight.values()) or 1.0)

    code = {word for part in _CODE.findall(question) for word in _words(part)}

    def of_code(some: set[str]) -> float:
        return len(code & some) / len(code) if code else 0.5

    said = [[_words(line) for line in one.said] for one in passages]
    titled = [_terms(one.title.rpartition(": ")[2]) for one in passages]
    closest = [
        max((share({*_joined(line), *title}) for line in lines), default=0.0)
        for lines, title in zip(said, titled, strict=True)
    ]
    key = _key(question)
    begins, anywhere = re.compile(rf"{_BEGINS}{re.escape(key)}\b"), re.compile(rf"\b{re.escape(key)}\b")
    return [
        Looks(
            sentence=closest[place],
            ahead=closest[place] - max((*closest[:place], *closest[place + 1 :]), default=0.0),
            whole=share(terms[place]),
            begins=float(bool(key) and any(begins.match(" ".join(line)) for line in said[place])),
            states=float(bool(key) and any(anywhere.search(" ".join(line)) for line in said[place])),
            found=1 / (1 + place),
            length=log(1 + len(_words(one.text))),
            code_titled=of_code({*_words(one.title)}),
            code_said=max((of_code({*line}) for line in said[place]), default=of_code(set())),
        )
        for place, one in enumerate(passages)
    ]


def _words(text: str) -> list[str]:
    """The words in lower case, those in the plural and in the third person as the others."""
    words = (word.lower() for word in _WORD.findall(text))
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]


def _terms(text: str) -> set[str]:
    return _joined(_words(text))


def _joined(words: Sequence[str]) -> set[str]:
    """Words and pairs of neighbours."""
    return {*words} - PLAIN | {f"{one} {other}" for one, other in pairwise(words)}


def _asked(question: str) -> set[str]:
    """The terms of a question and of the statement that would answer it: `X is` for `what is X?`."""
    return _terms(question) | ({" ".join(_key(question).split()[-2:])} if _STATES.search(question) else set())


def _key(question: str) -> str:
    """How a sentence begins that answers a question of the form "what is X?": `X is`; of another form nothing."""
    found = _STATES.search(question)
    if found is None:
        return ""
    verb = found[1].lower()
    subject = _words(found[3] or found[2])
    while subject and subject[0] in _ARTICLES:
        subject = subject[1:]
    return " ".join([*subject, *([] if verb.startswith("do") else [verb])] if subject else [])
