"""Many programs in one run of rustc: each a module of one crate, each error blamed on the file it lies in.

Whoever is blamed is dropped and the rest compiled again, until nothing is blamed: rustc stops at the first
phase that finds errors (parsing, names, types, borrows), so the errors of one program hide those of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import field, frozen

from rusta_core.rust.diagnostics import Diagnostic, parse
from rusta_core.rust.process import Finished

_FILE = re.compile(r"c(\d+)\.rs")
_MODULE = re.compile(r"\b(?:crate::)?rusta_c\d+::")


def module(index: int) -> str:
    """The name of a program's module, one that no program uses itself: it begins the names of its tests."""
    return f"rusta_c{index}"


@frozen(kw_only=True)
class Sifted:
    """What came of a batch, by index.

    alive: those that compile together, each for itself; blamed: the errors of the others, in the round in
    which they were dropped; unclear: those that the batch can say nothing about, because rustc broke off or
    an error lay in two files at once.
    """

    alive: tuple[int, ...]
    blamed: dict[int, tuple[Diagnostic, ...]] = field(factory=dict)
    unclear: tuple[int, ...] = ()


def sift(folder: Path, texts: Sequence[str], compiled: Callable[[Path], Finished]) -> Sifted:
    """Write the texts as modules into `folder` and compile its `root.rs`, dropping the blamed, until it
    compiles."""
    write_modules(folder, texts)
    alive = list(range(len(texts)))
    blamed: dict[int, tuple[Diagnostic, ...]] = {}
    unclear: set[int] = set()
    while alive:
        write_root(folder, alive)
        finished = compiled(folder)
        if finished.returncode == 0 and not finished.timed_out:
            break
        own, mixed = _blame(parse(_MODULE.sub("", finished.stderr)))  # as of a program that is no module
        if finished.timed_out or not (own or mixed):
            unclear |= set(alive)
            alive = []
        unclear |= mixed
        blamed |= own
        alive = [index for index in alive if index not in own and index not in mixed]
    return Sifted(alive=tuple(alive), blamed=blamed, unclear=tuple(sorted(unclear)))


def write_modules(folder: Path, texts: Sequence[str]) -> None:
    """Each text as the file of a module of its own."""
    for index, text in enumerate(texts):
        (folder / f"c{index}.rs").write_text(text)


def write_root(folder: Path, alive: Sequence[int]) -> None:
    """`root.rs`, a crate of these modules."""
    modules = [f'#[path = "c{index}.rs"]\nmod {module(index)};\n' for index in alive]
    (folder / "root.rs").write_text("".join([*modules, "fn main() {}\n"]))


def touched(said: Diagnostic) -> set[int]:
    """The programs in which a diagnostic has a place."""
    return {int(match[1]) for span in said.spans if (match := _FILE.fullmatch(span.file))}


def _blame(said: Sequence[Diagnostic]) -> tuple[dict[int, tuple[Diagnostic, ...]], set[int]]:
    """The errors by the one program they lie in, and the programs that share an error with another."""
    own: dict[int, list[Diagnostic]] = {}
    mixed: set[int] = set()
    for error in said:
        if error.is_error:
            places = touched(error)
            if len(places) == 1:
                own.setdefault(places.pop(), []).append(error)
            else:
                mixed |= places
    return {index: tuple(errors) for index, errors in own.items() if index not in mixed}, mixed
