"""What only one thread may use, in place of which threads take its counterpart: `Arc`, `Mutex`, atomics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rusta_core import Edit
from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.parameters import tests

NUMBER = r"[iu](?:8|16|32|64|size)|bool"
RELAXED = "std::sync::atomic::Ordering::Relaxed"
BETWEEN_THREADS = re.compile(r"cannot be (?:sent|shared) between threads safely")
Change = tuple[str, str]
"""(what stands there, a pattern; what is written for it)."""


def _counted() -> list[Change]:
    return [(r"\bstd::rc::", "std::sync::"), (r"\bRc\b", "Arc")]


def _locked() -> list[Change]:
    guard = [(r"\.(?:borrow|borrow_mut)\(\)", ".lock().unwrap()"), (r"\.into_inner\(\)", ".into_inner().unwrap()")]
    return [(r"\bstd::cell::RefCell\b", "std::sync::Mutex"), (r"\bRefCell\b", "Mutex"), *guard]


def _atomic(kind: str) -> list[Change]:
    """Of a `Cell` of one kind of number; what reads, adds and writes again is one step."""
    name = f"Atomic{kind.capitalize()}"
    return [
        (r"\bstd::cell::Cell\b", f"std::sync::atomic::{name}"),
        (r"\bCell<\w+>", name),
        (r"\bCell::", f"{name}::"),
        (r"(?P<at>[\w.]+)\.set\((?P=at)\.get\(\) \+ ([^()]+)\)", rf"\g<at>.fetch_add(\2, {RELAXED})"),
        (r"(?P<at>[\w.]+)\.set\((?P=at)\.get\(\) - ([^()]+)\)", rf"\g<at>.fetch_sub(\2, {RELAXED})"),
        (r"\.set\(([^()]+)\)", rf".store(\1, {RELAXED})"),
        (r"\.get\(\)", f".load({RELAXED})"),
    ]


def _for_threads(site: Site) -> Iterator[Edits]:
    """`Rc`, `RefCell` or `Cell` by its counterpart, wherever the file has it; then all of them."""
    source, told = site.source, said(site.error)
    if not BETWEEN_THREADS.search(told):
        return
    kinds = set(re.findall(rf"\bCell<({NUMBER})>", source.text))
    ways = {"Rc": _counted(), "RefCell": _locked(), **({"Cell": _atomic(kinds.pop())} if len(kinds) == 1 else {})}
    named = [way for name, way in ways.items() if re.search(rf"\b{name}<", told)]
    every = [way for name, way in ways.items() if re.search(rf"\b{name}<", source.text)]
    for some in (*named, [change for way in every for change in way]):
        yield changed(source, some)


def changed(source: Source, changes: Sequence[Change]) -> Edits:
    """The file outside of its tests with the changes, the first that fits a place; what is imported already, once."""
    kept, done = tests(source), bytearray(len(source.tree.data))
    edits: list[Edit] = []
    for pattern, text in changes:
        for match in re.finditer(pattern.encode(), source.tree.data):
            start, end = match.span()
            if not any(done[start:end]) and not any(first < end and start < last for first, last in kept):
                edits += source.edit(start, end, match.expand(text.encode()).decode())
                done[start:end] = b"\1" * (end - start)
    return tuple(edits)


def _static_number(site: Site) -> Iterator[Edits]:
    """A static number that is written, as an atomic one; what is read and then written is one step."""
    source, name = site.source, re.search(r"static item `(\w+)`", site.error.message)
    declared = name and re.search(rf"static {name[1]}: ({NUMBER}) = ([^;]+);", source.text)
    if not name or not declared:
        return
    path = f"std::sync::atomic::Atomic{declared[1].capitalize()}"
    place = rf"\b{name[1]}\b"
    static = (re.escape(declared[0]), f"static {name[1]}: {path} = {path}::new({declared[2]});")
    added = (rf"{place} \+= ([^;]+)(?=;)", f"{name[1]}.fetch_add(\\1, {RELAXED})")
    both = (rf"= {place};\s+{place} \+= ([^;]+)(?=;)", f"= {name[1]}.fetch_add(\\1, {RELAXED})")
    written = (rf"{place} = ([^;]+)(?=;)", f"{name[1]}.store(\\1, {RELAXED})")
    yield changed(source, [static, both, added, written, (place, f"{name[1]}.load({RELAXED})")])


def _shared_number(site: Site) -> Iterator[Edits]:
    """A number that several owners write, in a `Cell` inside of their `Rc`, or an atomic one inside of their `Arc`."""
    source, told = site.source, re.search(r"\ban? `(Rc|Arc)`", said(site.error))
    written = re.match(r"\*(?:\w+\.)*(\w+)\s*[-+*/]?=", site.text)
    if not told or not written:
        return
    owner, path = told[1], rf"\*(?P<at>(?:\w+\.)*{written[1]})\b"
    kinds = re.findall(rf"\b{owner}<({NUMBER})>", source.text) or ["i32"]
    if owner == "Rc":
        cell, inside, get, put = "std::cell::Cell", r"std::cell::Cell<\1>", r"\g<at>.get()", r"\g<at>.set("
        end = ")"
    else:
        cell = inside = f"std::sync::atomic::Atomic{kinds[0].capitalize()}"
        get, put, end = rf"\g<at>.load({RELAXED})", r"\g<at>.store(", f", {RELAXED})"
    changes = [
        (rf"\b{owner}<({NUMBER})>", f"{owner}<{inside}>"),
        (rf"\b{owner}::new\(([^()]+)\)", rf"{owner}::new({cell}::new(\1))"),
        (rf"{path}\s*([-+*/])=\s*([^;]+)(?=;)", rf"{put}{get} \2 \3{end}"),
        (rf"{path}\s*=\s*([^=;][^;]*)(?=;)", rf"{put}\2{end}"),
        (path, get),
    ]
    yield changed(source, changes)


RULES = (
    Rule(
        "shared-number", 8, ("E0594",), _shared_number, "type",
        "puts a number that several owners write into a cell", "book/ch15-05-interior-mutability",
    ),
    Rule(
        "for-threads", 8, ("E0277",), _for_threads, "type",
        "uses what threads may share in place of what only one may use", "std/marker/trait.Sync",
    ),
    Rule(
        "static-atomic", 8, ("E0594", "E0596"), _static_number, "type",
        "makes a static number that is written an atomic one", "std/sync/atomic/index",
    ),
)  # fmt: skip
