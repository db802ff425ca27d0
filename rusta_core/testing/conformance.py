"""The conformance kit: what every piece promises, and what those of its kind do, each promise tried for real.

rusta check NAME            a piece that is installed
rusta check ./my_file.py    a one-file plugin
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import Any

import pluggy
from attrs import frozen

from rusta_core.capabilities import Card
from rusta_core.cli.trial import try_file, try_import
from rusta_core.errors import MissingTool
from rusta_core.hookspecs import Specs
from rusta_core.machine import inspect
from rusta_core.recipe.values import Misfit, Option, options_of, plain, show
from rusta_core.testing.material import Bench
from rusta_core.testing.subject import Subject, subjects
from rusta_core.testing.trials import Broken, Seen, Untried

IMPORT_SECONDS = 1.0
"""An import beyond it is felt at each start."""


@frozen
class Promise:
    """One promise: kept, broken, or (None) not tried on this machine; `detail` says why, or what was seen."""

    name: str
    kept: bool | None
    detail: str = ""


@frozen
class Report:
    """What one piece keeps of what its kind promises."""

    kind: str
    name: str
    promises: tuple[Promise, ...]

    @property
    def kept(self) -> bool:
        return all(promise.kept is not False for promise in self.promises)

    def __str__(self) -> str:
        words = {True: "kept", False: "BROKEN", None: "not tried"}
        lines = [f"{self.kind} {self.name}"]
        for promise in self.promises:
            first, *more = promise.detail.splitlines() or [""]
            lines.append(f"  {words[promise.kept]:9}  {promise.name:38}  {first}".rstrip())
            lines += [f"{'':53}{line}" for line in more]
        return "\n".join(lines)


def examine(reference: str, kind: str = "", options: Mapping[str, Any] | None = None) -> list[Report]:
    """Examine the pieces that a name (short or full) or a file stands for, or just the one of `kind`.

    options: as a recipe would give them, beside those of the card's `example`. Raises PieceError for a piece
    that cannot be loaded at all.
    """
    with TemporaryDirectory(prefix="rusta-check-") as folder:
        return [
            Report(one.kind, one.name, tuple(_promises(one, options or {}, Bench(Path(folder)))))
            for one in subjects(reference, kind)
        ]


def _promises(subject: Subject, options: Mapping[str, Any], bench: Bench) -> Iterator[Promise]:
    yield from _of_the_import(subject)
    try:
        taken = options_of(subject.cls)
    except TypeError as fault:
        yield Promise("its options can be written in TOML", False, str(fault))
        return
    yield from _of_the_class(subject, taken)
    try:
        piece = subject.made_of(options)
        twin = subject.made_of(plain(piece))
    except Misfit as misfit:
        what = ".".join(map(str, misfit.of))
        yield Promise("takes a recipe's options", False, f"{what} {misfit.rest}".strip())
        return
    same = plain(piece) == plain(twin)
    detail = "" if same else f"{show(plain(piece))} became {show(plain(twin))}"
    yield Promise("options come back as they went in", same, detail)
    yield _tried("two alike can be used in one run", lambda: _register(piece, twin))
    lacks = [one for one in inspect(subject.card.needs if subject.card else ()) if not one.there]
    if lacks:
        yield Promise("does its work", None, "\n".join(f"no {one.need} here: {one.mend}" for one in lacks))
        return
    seen: list[Seen] = []

    def work() -> str:
        seen.append(subject.tried(piece, bench))
        return seen[0].detail

    yield _tried("does its work", work)
    if seen:
        yield _tried("gives the same a second time", lambda: _same(seen[0], subject.tried(twin, bench)))
        elsewhere = "gives the same in another process"
        yield _tried(elsewhere, lambda: _same(seen[0], subject.tried_elsewhere(options, bench)))


def _of_the_import(subject: Subject) -> Iterator[Promise]:
    imported = try_import(subject.piece) if subject.piece else try_file(Path(subject.reference))
    taken = f"{imported.seconds * 1000:.0f} ms"
    if imported.status != "ok":
        yield Promise("can be imported by itself", False, imported.error)
        return
    yield Promise(f"is imported within {IMPORT_SECONDS:g} s", imported.seconds <= IMPORT_SECONDS, taken)
    detail = "import it in the method that needs it" if imported.torch else ""
    yield Promise("brings no torch in when it is imported", not imported.torch, detail)


def _of_the_class(subject: Subject, options: Mapping[str, Option]) -> Iterator[Promise]:
    doc = (subject.cls.__dict__.get("__doc__") or "").strip()
    yield Promise("its class says what it does", bool(doc), "" if doc else "it has no docstring of its own")
    silent = [f'`{name}` has no metadata={{"doc": …}}' for name, option in options.items() if not option.doc]
    yield Promise("each option says what it is", not silent, "\n".join(silent))
    if subject.piece:
        faults = card_faults(subject.card, options)
        yield Promise("its card says the same", not faults, "\n".join(faults))


def card_faults(known: Card | None, options: Mapping[str, Option]) -> list[str]:
    """Where a card and the options of its class differ."""
    if known is None:
        return ["there is none: docs/how-to-write-a-plugin.md says what it holds"]
    on_card = {option.name: option for option in known.options}
    faults = [f"`{name}` is an option and not on the card" for name in options if name not in on_card]
    faults += [f"`{name}` is on the card and no option" for name in on_card if name not in options]
    for name in on_card.keys() & options.keys():
        ours, theirs = options[name], on_card[name]
        default = None if ours.default is None else plain(ours.default)
        if ours.required != theirs.required or default != theirs.default:
            faults.append(f"`{name}` is {show(default)} by default, and {show(theirs.default)} on the card")
    return sorted(faults)


def _register(piece: object, twin: object) -> str:
    manager = pluggy.PluginManager("rusta")
    manager.add_hookspecs(Specs)
    manager.register(piece)
    manager.register(twin)
    manager.check_pending()
    return ""


def _same(first: Seen, second: Seen) -> str:
    """Nothing, or Broken with the first part that differs."""
    for one, other in zip_longest(first.given, second.given, fillvalue="nothing"):
        if one != other:
            at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
            start = max(0, at - 60)
            raise Broken(f"first  …{one[start : start + 120]}…\nthen   …{other[start : start + 120]}…")
    return ""


def _tried(name: str, trial: Callable[[], str]) -> Promise:
    """A promise by a trial: what it gives is the detail, and what it raises is how the promise is broken."""
    try:
        return Promise(name, True, trial())
    except (Untried, MissingTool) as lack:
        return Promise(name, None, str(lack))
    except Broken as fault:
        return Promise(name, False, str(fault))
    except Exception as fault:
        last = extract_tb(fault.__traceback__)[-1]
        return Promise(name, False, f"{type(fault).__name__}: {fault}\nat {last.filename}:{last.lineno}")
