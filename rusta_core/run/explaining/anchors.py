"""What the answers of `rusta explain` to questions with known anchors are worth: a wrong citation is worth nothing.

The game anchor-or-zero asks; the explain engine is its player. A question earns 1 where everything that is cited
resolves and is what the answer rests on, else 0, whether it was wrong or silent. Each is also asked where its page is
left out: there only silence is right. The questions of the set say where they are from; those that are still questions
without saying so are asked in that form as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from attrs import define, evolve, field, frozen

from rusta_core.agent.player import ScriptedPlayer
from rusta_core.contexts import Budget, Outcome, PlayContext
from rusta_core.evaluation.intervals import wilson
from rusta_core.recipe.spec import Split
from rusta_core.records import QA, Action, DiagCase, DocSpan, Observation, digest
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.search import Search
from rusta_core.run.play import Journal
from rusta_core.spine.qa.table import kind_of

GAME = "anchor-or-zero"
FREE = "place not named"
NAMED = "place named"
LEFT_OUT = ", page left out"
_FORMS = ("prose", "definition")
_PLACE = re.compile(r"In (?:“[^”]*”|`[^`]*`)(?: of (?:the )?[A-Z][\w ]*?)?, ")
_OVERLAP = 0.5


@frozen(kw_only=True)
class Asking:
    """A way to ask: the questions, and whether the pages that answer them are left out."""

    name: str
    cases: tuple[QA, ...] = field(repr=False)
    left_out: bool = False


@define(kw_only=True)
class Explainer(ScriptedPlayer):
    """The explain engine as a player: it searches for itself, whatever the game has found for it."""

    search: Search
    left_out: Mapping[str, frozenset[str]] = field(factory=dict)
    name: str = "explain"

    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]:
        """What answers the question, without the pages that are left out for it."""
        assert isinstance(case, QA)
        return self.search.answer(case.question, self.left_out.get(case.id, frozenset()))


def questions_of(books: Books, side: Split, most: int) -> list[QA]:
    """The questions of a side of the recipe's split, at most so many, drawn by the hash of their names."""
    seed = books.assembly.recipe.run.seed
    found = [one for one in books.questions if books.sides[one.anchors[0].doc_id] == side]
    return sorted(found, key=lambda one: digest(f"{seed} {one.id}"))[:most]


def askings(cases: Sequence[QA]) -> list[Asking]:
    """The ways in which the questions are asked; those of two anchors have two pages, and keep both."""
    single = [one for one in cases if len(one.anchors) == 1]
    free = tuple(
        evolve(one, question=question[:1].upper() + question[1:])
        for one in single
        if kind_of(one.question) in _FORMS and (question := _PLACE.sub("", one.question, count=1)) != one.question
    )
    return [
        Asking(name=NAMED, cases=tuple(cases)),
        Asking(name=NAMED + LEFT_OUT, cases=tuple(single), left_out=True),
        Asking(name=FREE, cases=free),
        Asking(name=FREE + LEFT_OUT, cases=free, left_out=True),
    ]


def played(books: Books, asking: Asking, search: Search, kept: Path | None = None) -> list[Outcome]:
    """The outcomes of the game in the order of its cases; what lies in the file `kept` is not played again."""
    journal = Journal(kept) if kept is not None else None
    known = {one.id: one for one in (journal.read() if journal is not None else [])}
    without = {one.id: frozenset(span.doc_id for span in one.anchors) for one in asking.cases if asking.left_out}
    cases = [evolve(one, anchors=()) if asking.left_out else one for one in asking.cases]

    def probe(action: Action, case: DiagCase | QA) -> Observation:
        assert isinstance(case, QA)
        [page] = without.get(case.id, {None})  # of one anchor, and so of one page
        return books.ask(evolve(action, arguments={**action.arguments, "page": page}) if page else action, case)

    def done(outcome: Outcome) -> None:
        if journal is not None:
            journal.add(outcome)

    context = PlayContext(
        cases=[one for one in cases if one.id not in known],
        player=Explainer(search=search, left_out=without),
        budget=Budget(),
        rng=Random(books.assembly.recipe.run.seed),
        workshop=books.workshop,
        tools=tuple(name for name, _ in books.assembly.pieces("tool")),
        probe=probe,
        done=done,
    )
    known |= {one.id: one for one in books.assembly.call("game", GAME, context).outcomes}
    return [known[one.id] for one in cases]


def credit(cited: Sequence[DocSpan], expected: Sequence[DocSpan]) -> bool:
    """Whether an answer earns anything: it cites, and each citation is an anchor, lies within one, or has half of
    one. Where nothing answers, only silence does."""
    if not expected:
        return not cited
    return bool(cited) and all(any(_is(span, right) for right in expected) for span in cited)


def _is(span: DocSpan, right: DocSpan) -> bool:
    both = min(span.end, right.end) - max(span.start, right.start)
    inside = right.start <= span.start and span.end <= right.end
    return span.doc_id == right.doc_id and (inside or both >= _OVERLAP * (right.end - right.start)) and both > 0


def row(name: str, outcomes: Sequence[Outcome], never_silent: Sequence[Outcome] = ()) -> dict[str, Any]:
    """What they are worth: the share that earns 1 with its interval (Wilson, 95 %), beside what bm25 finds first.

    wrong, silent: how many; spoken: the share that is right of what was answered; of_silence: what the share would be
    more, or less, if the engine never stayed silent.
    """
    n = len(outcomes)
    right = [one.resolved is not False and credit(one.chosen or (), one.expected or ()) for one in outcomes]
    silent = sum(not one.chosen for one in outcomes)
    plain = [credit(_bm25(one), one.expected or ()) for one in outcomes]
    told = sum(bool(one.chosen) and hit for one, hit in zip(outcomes, right, strict=True))
    made: dict[str, Any] = {
        "asked": name,
        "n": n,
        "credit": _share(sum(right), n),
        "bm25": _share(sum(plain), n),
        "wrong": n - silent - told,
        "silent": silent,
        "spoken": told / (n - silent) if n > silent else None,
    }
    if never_silent:
        loud = sum(one.resolved is not False and credit(one.chosen or (), one.expected or ()) for one in never_silent)
        made["of_silence"] = loud / n - sum(right) / n
    return made


def _bm25(outcome: Outcome) -> Sequence[DocSpan]:
    found: Any = outcome.baselines["bm25"]
    return found or ()


def by_topic(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """A row for each topic, those with most questions first; every error code is of one topic."""
    topics: dict[str, list[Outcome]] = {}
    for one in outcomes:
        topics.setdefault("error codes" if one.slice.startswith("error E") else one.slice, []).append(one)
    return [row(topic, some) for topic, some in sorted(topics.items(), key=lambda item: (-len(item[1]), item[0]))]


def _share(hits: int, n: int) -> dict[str, float] | None:
    if not n:
        return None
    low, high = wilson(hits, n)
    return {"value": hits / n, "low": low, "high": high}
