"""Filling the classes with proven cases: round by round, in parts, by the run's workers.

The pool says what to try, workers prove it, and what is new enough is kept, until every class has what is wanted or
nothing is left to try. The schedule follows from the parts that are done, so a step that was killed comes to the same
cases. What is held in memory is the pool and which records of which part are kept, never the cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from random import Random
from typing import Any

from attrs import astuple, define, field, frozen

from rusta_core.contexts import InjectContext, Injection
from rusta_core.records import ERROR_CLASSES, DiagCase, Snippet
from rusta_core.run.parts import Judges, account_of, done_once, part
from rusta_core.run.pool import Keep, Offer, Pool
from rusta_core.run.work import Work
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.crate import prove_in_crate, targets
from rusta_core.rust.prove import compounds, proofs
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.spine import shards

PART = 220
"""Injections in a part, about: what fills a batch of the checker."""
FEW = 24
ROUND = 9000
HELD_BACK = 0.6
"""Cases that a round is to give, at most, and as a share of what is lacking: what one tells of operators serves the
next."""
CRATE_SHARE = 0.5
"""A guess at the share of injections in crates that are proven."""

Proposal = tuple[Snippet, Injection]


@frozen(kw_only=True)
class _Job:
    """Injections for a worker to prove. compound: the share of cases with two bugs; most: of one crate's cases."""

    path: Path
    judges: Judges
    proposals: tuple[Proposal, ...]
    compound: float = 0.0
    most: int = 0


def _proved(job: _Job) -> Path:
    """Programs of one file, by rustc."""

    def make() -> tuple[list[DiagCase], Any]:
        checker = job.judges.checker
        proven, refused = proofs(job.proposals, checker)
        if job.compound:
            most = ceil(2 * len(proven) * job.compound / (1 - job.compound))  # not all are of a class that lacks them
            proven = [*proven, *compounds(proven, checker, most=most)]
        by = f"rustc {checker.toolchain.version}"
        return [one.bug.case(one.verdict, by=by) for one in proven], refused

    return done_once(job.path, make)


def _proved_in_crate(job: _Job) -> Path:
    """One crate of several files, by cargo."""

    def make() -> tuple[list[DiagCase], Any]:
        with Cargo.at(job.judges.builds, job.judges.toolchain, job.judges.sandbox) as cargo:
            return prove_in_crate(job.proposals, cargo, most=job.most)

    return done_once(job.path, make)


@define
class Filling:
    """One split's cases in the making. folder: where the parts are."""

    work: Work
    folder: Path
    keep: Keep
    pool: Pool = field(factory=Pool)
    refused: Counter[str] = field(factory=Counter)
    _parts: list[tuple[Path, frozenset[int]]] = field(factory=list)
    _in_crates: Counter[str] = field(factory=Counter)

    def fill(self, made: Sequence[Snippet]) -> None:
        """Prove what the programs give: crates of several files have the first word, and stand last."""
        seed = self.work.recipe.run.seed
        order = sorted(made, key=lambda one: one.id)
        Random(f"{seed}:order").shuffle(order)
        crates = [one for one in order if one.files]
        alone = [one for one in order if not one.files]
        self._hear(self.work.workers.map(_proved_in_crate, map(self._crate_job, crates)))
        of_crates, self._parts = self._parts, []
        self._offer(alone)
        while drawn := self._drawn():
            self._hear(self.work.workers.map(_proved, self._jobs(alone, drawn)))
        self._parts += of_crates

    def cases(self) -> Iterator[DiagCase]:
        """The cases that are kept, read from their parts."""
        for path, kept in self._parts:
            yield from (case for number, case in enumerate(shards.read(path, DiagCase)) if number in kept)

    def yields(self) -> dict[str, Any]:
        """What each operator proposed, what of it was tried and what was kept; and why the rest was refused."""
        rows = {
            name: {"proposed": count, "tried": self.pool.tried[name], "kept": self.pool.kept[name]}
            for name, count in sorted(self.pool.proposed.items())
        }
        return {"yields": rows, "refused": dict(self.refused.most_common())}

    def _offer(self, alone: Sequence[Snippet]) -> None:
        """Every injection into the pool: programs with behaviour first, and the first of each before its second."""
        offers = []
        for number, snippet in enumerate(alone):
            nth: Counter[str] = Counter()
            for which, injection in enumerate(self._injections(snippet)):
                operator = injection.operator
                nth[operator] += 1
                offers.append((snippet.tests is None, nth[operator], number, which, injection.error_class, operator))
        for *_, number, which, error_class, operator in sorted(offers):
            self.pool.add(error_class, operator, (number, which))

    def _drawn(self) -> list[Offer]:
        """What to try next: never what would fill a class at once, unless little of it is lacking. Its cases come in
        the order of the programs, and the first operators to be lucky would leave no room for the others."""
        drawn: list[Offer] = []
        for name in ERROR_CLASSES:
            short = self.keep.short(name)
            drawn += self.pool.draw(name, short if short <= FEW else min(short * HELD_BACK, ROUND / len(ERROR_CLASSES)))
        return sorted(drawn)

    def _jobs(self, alone: Sequence[Snippet], drawn: Sequence[Offer]) -> Iterator[_Job]:
        """The offers as jobs, those of one program together. The size depends on what is drawn alone, so that the
        cases are the same for any number of workers."""
        size = min(PART, max(FEW, ceil(len(drawn) / 4)))
        some: list[Proposal] = []
        chosen: dict[int, list[int]] = {}
        for number, which in drawn:
            chosen.setdefault(number, []).append(which)
        for done, (number, wanted) in enumerate(chosen.items()):
            injections = self._injections(alone[number])
            some += [(alone[number], injections[which]) for which in wanted]
            if len(some) >= size or done == len(chosen) - 1:
                yield self._job(some, compound=self.keep.compound)
                some = []

    def _crate_job(self, crate: Snippet) -> _Job:
        """A crate's injections: of the class and the operator that crates have given least of."""
        waiting = [(target, one) for target in targets(crate) for one in self._injections(target)]
        Random(f"{self.work.recipe.run.seed}:{crate.id}").shuffle(waiting)
        self.pool.proposed.update(injection.operator for _, injection in waiting)
        most = self.work.recipe.data.cases_per_crate
        chosen: list[Proposal] = []
        for _ in range(min(len(waiting), ceil(most / CRATE_SHARE))):
            next_one = min(
                waiting, key=lambda one: (self._in_crates[one[1].error_class], self._in_crates[one[1].operator])
            )
            waiting.remove(next_one)
            chosen.append(next_one)
            self._in_crates.update([next_one[1].error_class, next_one[1].operator])
            self.pool.tried[next_one[1].operator] += 1
        return self._job(chosen, most=most)

    def _job(self, proposals: Sequence[Proposal], **rest: Any) -> _Job:
        named = [(one.id, one.path, *astuple(injection)) for one, injection in proposals]
        path = part(self.folder, named, rest)
        return _Job(path=path, judges=Judges.of(self.work), proposals=tuple(proposals), **rest)

    def _injections(self, snippet: Snippet) -> list[Injection]:
        """What the run's injectors propose for a program: the same each time."""
        tree, found = SyntaxTree(snippet.text), list[Injection]()
        for name in self.work.pieces("injector"):
            rng = Random(f"{self.work.recipe.run.seed}:{snippet.id}:{snippet.path}:{name}")
            context = InjectContext(snippet=snippet, path=snippet.path, tree=tree, rng=rng)
            found += self.work.assembly.call("injector", name, context)
        return found

    def _hear(self, paths: Iterable[Path]) -> None:
        for path in paths:
            kept = set()
            for number, case in enumerate(shards.read(path, DiagCase)):
                if self.keep.takes(case):
                    kept.add(number)
                    self.pool.kept[str(case.operator)] += 1
            self.refused.update(account_of(path))
            self._parts.append((path, frozenset(kept)))
            self.work.progress.update(self.keep.total, self.keep.wanted * len(ERROR_CLASSES))
