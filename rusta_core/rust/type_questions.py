"""Questions about the type of a thing in a program that compiles: what its graph knows is the truth.

To learn from, the truth is enough. To be judged by, a question has four choices of which the compiler accepts one: with
any of the other three in its place the program no longer compiles. Such questions come in fours about one program: the
same four types stand for choice, and each of them is the truth of one. So nothing that looks at the choices alone, be
it their length or how often they are right elsewhere, does better than 1/4; and all four are at home in the program, so
that it is not enough to see which of them it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, permutations
from random import Random

from attrs import frozen

from rusta_core.records import Snippet
from rusta_core.rust.annotations import Annotation, annotated
from rusta_core.rust.check import Checker, Program, Progress, silent
from rusta_core.rust.graph.asked import Graph

CHOICES = 4
FOURS = 4
"""Fours about one program, at most."""
PER_PROGRAM = 6
"""Questions without choices about one program, at most."""
_TRIED = 14  # annotations of one program, of which
_ALIKE = 3  # so many are of one type
_LARGEST = 16_000  # characters of a program: what is larger takes the compiler long, and little of it can be shown
_BATCH = 64  # programs that are tried before it is known whether more are needed

Four = tuple[Annotation, ...]
GraphOf = Callable[[Snippet], Graph]
"""The graph of a program, which is asked only about programs that say some type."""


@frozen(kw_only=True)
class TypeQuestion:
    """What is the type of `said.name`? choices: said.type and three types that it cannot be, in a drawn order; none in
    a question that is only learned from.

    snippet: the id of the program; counts: how often each choice is said in all the programs that were looked at.
    """

    snippet: str
    said: Annotation
    choices: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.snippet}@{self.said.start}"


def open_questions(snippets: Iterable[Snippet], graph_of: GraphOf, *, most: int, seed: int) -> list[TypeQuestion]:
    """At most `most` questions without choices, a few about each program, the same for the same seed."""
    rng, found = Random(f"{seed}:types"), list[TypeQuestion]()
    for snippet in sorted(snippets, key=lambda one: one.id):
        said = _said(snippet, graph_of)
        drawn = rng.sample(said, min(PER_PROGRAM, len(said)))
        found += (TypeQuestion(snippet=snippet.id, said=one) for one in drawn)
    rng.shuffle(found)
    return found[:most]


def closed_questions(
    snippets: Iterable[Snippet],
    graph_of: GraphOf,
    checker: Checker,
    *,
    most: int,
    seed: int,
    progress: Progress = silent,
) -> list[TypeQuestion]:
    """At most `most` questions with choices about programs of one file, the same for the same seed."""
    rng = Random(f"{seed}:types")
    alone = sorted((one for one in snippets if not one.files and len(one.text) <= _LARGEST), key=lambda one: one.id)
    said = [_said(one, graph_of) for one in alone]
    counts = Counter(one.type for some in said for one in some)
    tries = [(one, _drawn(some, rng)) for one, some in zip(alone, said, strict=True)]
    tries = [(one, some) for one, some in tries if len({said.type for said in some}) >= CHOICES]
    rng.shuffle(tries)
    found: list[TypeQuestion] = []
    for at in range(0, len(tries), _BATCH):
        if len(found) + CHOICES > most:
            break
        for snippet, four in _proven(tries[at : at + _BATCH], checker):
            found += (_question(snippet, one, four, counts, seed) for one in four)
        progress(min(len(found), most), most)
    return found[: most // CHOICES * CHOICES]


def _said(snippet: Snippet, graph_of: GraphOf) -> list[Annotation]:
    """What a program says of types, as its graph knows them."""
    graph = cache(lambda: graph_of(snippet))

    def type_of(start: int) -> str | None:
        known = graph().type_of((snippet.path, start))
        return known.type if known is not None else None

    return annotated(snippet.text, type_of)


def _drawn(said: Sequence[Annotation], rng: Random) -> Four:
    """Annotations to try, at most a few of one type."""
    seen, drawn = Counter[str](), list[Annotation]()
    for one in rng.sample(said, len(said)):
        seen[one.type] += 1
        if seen[one.type] <= _ALIKE:
            drawn.append(one)
    return tuple(drawn[:_TRIED])


def _proven(tries: Sequence[tuple[Snippet, Four]], checker: Checker) -> Iterator[tuple[Snippet, Four]]:
    """The fours of each program in which the compiler refuses each of the others' types."""
    asked = [
        (snippet, one, other)
        for snippet, some in tries
        for one in some
        for other in dict.fromkeys(said.type for said in some if said.type != one.type)
    ]
    programs = [Program(one.exchanged(snippet.text, other), snippet.edition) for snippet, one, other in asked]
    accepted = {
        (snippet.id, one.start, other)
        for (snippet, one, other), ok in zip(asked, checker.compiles_many(programs), strict=True)
        if ok
    }
    for snippet, some in tries:
        good = [
            four
            for four in combinations(some, CHOICES)
            if len({one.type for one in four}) == CHOICES
            and not any((snippet.id, one.start, other.type) in accepted for one, other in permutations(four, 2))
        ]
        for four in _apart(good):
            yield snippet, four


def _apart(fours: Iterable[Four]) -> list[Four]:
    """Fours that share no annotation, those with types of one kind first."""
    chosen: list[Four] = []
    for four in sorted(fours, key=lambda four: len({one.kind for one in four})):
        if len(chosen) < FOURS and not any(one in other for other in chosen for one in four):
            chosen.append(four)
    return chosen


def _question(snippet: Snippet, said: Annotation, four: Four, counts: Counter[str], seed: int) -> TypeQuestion:
    choices = sorted(one.type for one in four)
    Random(f"{seed}:{snippet.id}@{said.start}").shuffle(choices)
    return TypeQuestion(
        snippet=snippet.id, said=said, choices=tuple(choices), counts=tuple(counts[one] for one in choices)
    )
