"""Calls run: of many programs in one binary, a process to a program, in the sandbox.

What does not compile of a program's calls is left out, line by line, and told. A call that panics, or in which the
process ends or does not end, says nothing more; that it does is told by the name that it should have said next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import define, evolve, field, frozen

from rusta_core.records import digest
from rusta_core.rust.batch import module, touched, write_modules, write_root
from rusta_core.rust.calls.driver import BEFORE, MAIN, TELLING, Line, Test, driver, made_up
from rusta_core.rust.calls.items import Items
from rusta_core.rust.calls.telling import MODULE, telling
from rusta_core.rust.calls.values import Pool
from rusta_core.rust.diagnostics import Diagnostic, parse
from rusta_core.rust.process import Finished, in_parallel
from rusta_core.rust.program import Program, without_comments_and_literals
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.rust.trial import Trial

Calls = Mapping[str, str]
"""What each call gave, by its name: `= …` what it said, or one of PANICS, ENDS, GOES_ON and UNFIT."""

PANICS, ENDS, GOES_ON, UNFIT = "panics", "ends the process", "does not end", "cannot be called"
FAILS = frozenset((PANICS, ENDS, GOES_ON))


def made(called: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """How many calls said or should have said something, and how many broke off."""
    gave = [said for _, said in called if said != UNFIT]
    return len(gave), sum(said in FAILS for said in gave)


_ROUNDS = 6
"""How often calls are left out and the rest is built again; last of all, whoever is blamed is left out whole."""
_SECONDS = 2.0
_LONGEST = 160
"""Characters of what a call said that are kept; of the rest a hash."""
_SAID = re.compile("\x01([^\x01-\x03]*)\x02([^\x01-\x03]*)\x03")
_UNORDERED = re.compile(r"\bHash(?:Map|Set)\b")


@define
class _Called:
    """A program with the calls of it that compile."""

    text: str
    tests: list[Test]
    told: list[str]
    alone: bool  # a crate of its own, since it cannot be a module of another
    unfit: set[str] = field(factory=set)  # the names of what does not compile

    def whole(self) -> tuple[str, list[tuple[int, Line] | None], int]:
        """The text with its calls, whose each line of them is, and after how many lines they begin."""
        told, owners = driver(self.tests, self.told)
        return f"{self.text}\n{told}", owners, self.text.count("\n") + 1

    def without(self, errors: Sequence[Diagnostic]) -> bool:
        """Leave out the lines that are blamed; whether there were such."""
        _, owners, before = self.whole()
        lines = {span.line - before for error in errors if error.is_error for span in error.primary}
        blamed = [owners[at - 1] for at in sorted(lines) if 0 < at <= len(owners)]
        found = [one for one in blamed if one is not None]
        for number, line in found:
            if number == TELLING:
                self.told.remove(line.text)
                continue
            test = self.tests[number]
            gone = test.lines if line.needed else (line,)
            self.unfit |= {one.says for one in gone if one.says is not None}
            self.tests[number] = evolve(test, lines=tuple(one for one in test.lines if one not in gone))
        self.tests = [test for test in self.tests if test.says]
        return bool(found)


@frozen
class Observer:
    """Runs the calls of programs as a trial runs their tests."""

    trial: Trial

    def called(self, programs: Sequence[Program], like: Program) -> list[Calls]:
        """What the calls of each gave, with values such as a program `like` them names: the same for all. Nothing for
        a program of which none can be made or built."""
        pool = Pool.of(SyntaxTree(like.text))
        alone = len(programs) == 1 and programs[0].nested() is None
        texts = [program.text if alone else program.nested() or "" for program in programs]
        each = [Items.of(SyntaxTree(program.text)) for program in programs]
        ready = [
            _Called(text, made_up(items, pool), telling(items), alone) for text, items in zip(texts, each, strict=True)
        ]
        live = [at for at, one in enumerate(ready) if one.text and one.tests]
        found: dict[int, Calls] = {}
        if live:
            with TemporaryDirectory(prefix="rusta-") as name:
                folder = Path(name)
                built = self._build(folder, programs[0].edition, ready, live)
                observe = partial(self._observed, folder, ready)
                found = dict(zip(built, in_parallel(observe, built, workers=self.trial.workers), strict=True))
        return [found.get(at, {}) for at in range(len(programs))]

    def _build(self, folder: Path, edition: str, ready: Sequence[_Called], live: list[int]) -> list[int]:
        """The test binary of all whose calls compile; which those are."""
        for number in range(_ROUNDS):
            live = [at for at in live if ready[at].tests]
            if not live:
                break
            write_modules(folder, [one.whole()[0] for one in ready])
            write_root(folder, live)
            root = "c0.rs" if ready[0].alone else "root.rs"
            finished = self.trial.built(folder, root, edition, len(live))
            if finished.returncode == 0:
                return live
            errors = [error for error in parse(finished.stderr) if error.is_error]
            told = {at: [error for error in errors if touched(error) == {at}] for at in live}
            if not any(told.values()):
                break
            patient = number < _ROUNDS - 2
            live = [at for at in live if not told[at] or (patient and ready[at].without(told[at]))]
        return []

    def _observed(self, folder: Path, ready: Sequence[_Called], at: int) -> Calls:
        """Twice: what is not the same again says nothing of the program."""
        first = self._once(folder, ready[at], at)
        second = first if GOES_ON in first.values() else self._once(folder, ready[at], at)
        same = {name: said for name, said in first.items() if second.get(name) == said}
        return {**{name: UNFIT for name in ready[at].unfit if not name.endswith(BEFORE)}, **same}

    def _once(self, folder: Path, one: _Called, at: int) -> Calls:
        """`main` in a process of its own, since all that it prints is what it gave; the rest one after another."""
        bag = _UNORDERED.search(without_comments_and_literals(one.text)) is not None
        own, gave = f"{MODULE}::" if one.alone else f"{module(at)}::{MODULE}::", dict[str, str]()
        if any(test.name == MAIN for test in one.tests):
            finished = self.trial.ran(folder, _SECONDS, "--test-threads=1", "--nocapture", "--exact", f"{own}{MAIN}")
            gave |= _main_gave(finished, bag)
        rest = [test for test in one.tests if test.name != MAIN]
        if rest:
            skip = ("--skip", f"{own}{MAIN}")
            finished = self.trial.ran(folder, _SECONDS, "--test-threads=1", "--nocapture", *skip, own)
            gave |= _gave(finished, rest, bag)
        return gave


def _main_gave(finished: Finished, bag: bool) -> Calls:
    said = dict(_SAID.findall(finished.stdout))
    if "main>" not in said:
        return {}
    if MAIN not in said:
        return {MAIN: _broken(finished)}
    _, _, printed = finished.stdout.partition("\x03")
    return {MAIN: _told(printed.rpartition("\x01")[0] + said[MAIN], bag)}


def _gave(finished: Finished, tests: Sequence[Test], bag: bool) -> Calls:
    """What was said, and of the tests that broke off the name that is missing; of those never begun nothing."""
    said = dict(_SAID.findall(finished.stdout))
    gave = {name: _told(what, bag) for name, what in said.items()}
    over = finished.timed_out or "\ntest result: " not in finished.stdout
    begins = {test: finished.stdout.find(f"{MODULE}::{test.name} ... ") for test in tests}
    last = max(begins.values())
    for test, place in begins.items():
        missing = next((name for name in test.says if name not in said), None)
        if place >= 0 and missing is not None:
            gave[missing] = _broken(finished) if over and place == last else PANICS
    return gave


def _broken(finished: Finished) -> str:
    if finished.timed_out or finished.excess:  # what takes all memory would go on, too
        return GOES_ON
    return PANICS if "\ntest result: " in finished.stdout else ENDS


def _told(what: str, bag: bool) -> str:
    """What was said, of bounded length; where hashing gives the order it is taken out."""
    what = " ".join(sorted(re.findall(r"\w+|[^\w\s]", what))) if bag else what
    return f"= {what}" if len(what) <= _LONGEST else f"= {what[:_LONGEST]}… {digest(what)[:12]}"
