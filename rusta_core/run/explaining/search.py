"""Which passage answers a question: what it names is looked up, the rest of its words chooses among the passages there.

A question that names something (an error's code, an item's path in backticks, a title in quotes) is answered from there
or not at all. One that names nothing is searched for by its words, and is answered where a passage surely enough does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise
from math import log

from attrs import define, field

from rusta_core.records import DocSpan, Document
from rusta_core.run.explaining.quotes import lines_of
from rusta_core.run.explaining.sureness import PLAIN, Passage, sureness
from rusta_core.spine.qa.codes import says_mend
from rusta_core.spine.qa.passages import TITLES
from rusta_core.spine.qa.sentences import sentences

Find = Callable[[str, int, Set[str]], Sequence[DocSpan]]
"""Finds passages by their words: a query, how many at most, and the pages that are left out."""

ENOUGH = 0.25
"""How sure it must be where a question names nothing. On pages that the weights were not fitted to, 5 % of questions
about the Reference are then answered wrongly, and 8 % of those about std and the books; at 0.2 it would be 8 and 10."""
MOST = 24
"""Passages that words find, to choose among."""
_HALVES = re.compile(r", and (?=(?:what|how|when|which|why|with|where)\b|in [“`])")
_CODE = re.compile(r"\bE\d{4}\b")
_QUOTED = re.compile(r"“([^”]+)”|`([^`]+)`")
_ITEM = re.compile(r"(?:<.+>|[\w!]+)(?:::[\w!]+)*")
_STATES = re.compile(
    r"(?:what|which) (is|are|must|can|will|may|should|does|do) (.+?)(?: not)?(?: be done with (.+?)| do| be| mean)?\?$",
    re.IGNORECASE,
)
_ERROR = "Error code "
_NUMBER = re.compile(r" \(\d+\)$")
_WORD = re.compile(r"[A-Za-z_]\w*|\d+")
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Panics", re.compile(r"\bpanics?\b")),
    ("Errors", re.compile(r"\breturn an error\b|\bfail\b")),
    ("Undefined Behavior", re.compile(r"\bundefined\b")),
    ("Safety", re.compile(r"\b(?:safety|sound|unsafe|undefined)\b")),
    ("Time complexity", re.compile(r"\bcomplexity\b")),
    ("Return value", re.compile(r"\breturn\?")),
    ("Platform-specific behavior", re.compile(r"\bplatform\b")),
    ("Examples", re.compile(r"\bused?\b|\bexample\b")),
    ("Example", re.compile(r"\bused?\b|\bexample\b")),
)
"""What a part of an item's documentation is called, and the words that ask for it."""
_SHOW = re.compile(r"\bcode\b|\bused\b|\bwritten\b")
_REFUSED = re.compile(r"\brefuse[sd]?\b|does not compile")
_MENDED = re.compile(r"so that it compiles|\bmended\b|\bfix(?:ed)?\b")


@define(eq=False)
class Search:
    """Answers questions by passages of documentation. find: by words, for what is not named."""

    books: Mapping[str, Document]
    find: Find
    enough: float = ENOUGH
    _words: dict[DocSpan, Counter[str]] = field(factory=dict, init=False, repr=False)

    def answer(self, question: str, without: Set[str] = frozenset()) -> tuple[DocSpan, ...]:
        """The passages that answer, one for each half of a double question; none where it is better to be silent.

        without: the pages that are left out.
        """
        found = [self._best(half, without) for half in _halves(question)]
        return tuple(dict.fromkeys(span for span in found if span is not None))

    def closest(self, question: str, span: DocSpan, most: int = 2) -> list[str]:
        """The sentences of a passage that share most with a question, in their order; the first of those that are about
        what it names."""
        said = list(lines_of(_text(self.books[span.doc_id], span)))
        if f"`{span.title}`" in question:
            return said[:most]
        asked = _asked(question)
        best = sorted(said, key=lambda one: -len(asked & _terms(one)))[:most]
        return [one for one in said if one in best]

    @cached_property
    def _titles(self) -> Mapping[str, list[DocSpan]]:
        """The passages under each title, by itself and behind the module that its page is of."""
        titles: dict[str, list[DocSpan]] = defaultdict(list)
        for page in self.books.values():
            module, _, item = page.title.rpartition("::")
            for span in page.sections:
                title = _NUMBER.sub("", span.title or "")
                titles[title].append(span)
                if module and title != page.title and (title.startswith((item, "<"))):
                    titles[f"{module}::{title}"].append(span)
                titles[f"{title} ({page.doc_id.rpartition('/')[0]})"].append(span)
        return titles

    def _best(self, question: str, without: Set[str]) -> DocSpan | None:
        name = _named(question)
        if name is None:
            return self._by_words(question, without)
        spans = [span for span in self._under(name, question) if span.doc_id not in without]
        rest = re.sub(rf"[“`]{re.escape(name)}[”`]|\b{re.escape(name)}\b(?![\w”`])", " ", question)
        return self._choose(rest, spans) if spans else None

    def _under(self, name: str, question: str) -> list[DocSpan]:
        """The passages about what a question names."""
        if _CODE.fullmatch(name):
            page = self.books.get(f"error_codes/{name}")
            return [*page.sections] if page is not None else []
        kind = next((f"{name} ({one})" for one in ("keyword", "primitive") if f"the {one} " in question), name)
        spans = [*self._titles.get(kind, ())]
        for part, asks in _PARTS:
            if asks.search(question) and (parts := self._titles.get(f"{name}: {part}")):
                spans = [*parts]
                break
        book = next((f"{key}/" for key, title in TITLES.items() if f"of {title}" in question), "")
        return [span for span in spans if span.doc_id.startswith(book)]

    def _by_words(self, question: str, without: Set[str]) -> DocSpan | None:
        """The passage that most likely answers, where that is likely enough."""
        if not any(word not in PLAIN for word in _words(question)):
            return None
        spans = self.find(question, MOST, without)
        sure = sureness(question, [passage(self.books, span) for span in spans])
        best = max(range(len(spans)), key=sure.__getitem__, default=None)
        return spans[best] if best is not None and sure[best] >= self.enough else None

    def _choose(self, question: str, spans: Sequence[DocSpan]) -> DocSpan:
        """The one that shares the rarest words and pairs of words with the question; the first of equals."""
        asked = _asked(question)
        shared = {span: asked & self._of(span).keys() for span in spans}
        frequency = Counter(term for some in shared.values() for term in some)
        weight = {term: log(1 + len(spans) / count) for term, count in frequency.items()}

        def worth(span: DocSpan) -> tuple[bool, float]:
            return self._fits(question, span), sum(weight[term] for term in shared[span])

        return max(spans, key=worth)

    def _fits(self, question: str, span: DocSpan) -> bool:
        """Whether a passage has the kind of thing that is asked for: code that fails, code that runs, a way out."""
        page = self.books[span.doc_id]
        number = page.sections.index(span)
        blocks = [one for one in page.blocks if one.section == number]
        refused = [one for one in blocks if {"compile_fail", "does_not_compile"} & set(one.words)]
        if _REFUSED.search(question):
            return bool(refused)
        if _MENDED.search(question) and not _SHOW.search(question.replace("How is code", "")):
            return any(says_mend(one) for line in _text(page, span).split("\n") for one in sentences(line))
        return len(blocks) > len(refused) if _SHOW.search(question) else True

    def _of(self, span: DocSpan) -> Counter[str]:
        if span not in self._words:
            self._words[span] = Counter(_terms(f"{span.title or ''}\n{_text(self.books[span.doc_id], span)}"))
        return self._words[span]


def _halves(question: str) -> list[str]:
    """A double question is two: the second begins where another question word follows."""
    return _HALVES.split(question)


def _named(question: str) -> str | None:
    """What a question names that it is to be looked up in: a title, else an error, else an item; the first of them.

    A single word of code may be a variable, unless it is said to be a keyword or a primitive type.
    """
    quoted = _QUOTED.findall(question)
    titles = [title.removeprefix(_ERROR) if _CODE.search(title) else title for title, _ in quoted if title]
    sure = re.search(r"\bthe (keyword|primitive type) `", question) is not None
    items = [code for _, code in quoted if _ITEM.fullmatch(code) and (sure or "::" in code or code.endswith("!"))]
    return next(iter((*titles, *_CODE.findall(question), *items)), None)


def passage(books: Mapping[str, Document], span: DocSpan) -> Passage:
    """A passage as it is looked at."""
    return Passage(span.title or "", _text(books[span.doc_id], span))


def _text(page: Document, span: DocSpan) -> str:
    return (page.resolve(span) or b"").decode()


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _terms(text: str) -> set[str]:
    """Words and pairs of neighbours."""
    words = _words(text)
    return {*words} - PLAIN | {f"{one} {other}" for one, other in pairwise(words)}


def _asked(question: str) -> set[str]:
    """The terms of a question and of the statement that would answer it: `X is` for `what is X?`."""
    found = _STATES.search(question)
    if found is None:
        return _terms(question)
    subject = _words(found[3] or found[2])
    return _terms(question) | ({f"{subject[-1]} {found[1].lower()}"} if subject else set())
