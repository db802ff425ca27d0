"""What a candidate looks like before its tests are run: numbers from the edit, the code, the diagnostic and its rivals.

Nothing here names a rule: rules come and go, and what is learned must hold for those of others too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from rusta_core.contexts import Candidate
from rusta_core.records import ERROR_CLASSES, DiagCase, Edit, File
from rusta_core.rust.intents import INTENTS
from rusta_core.rust.patch import apply_edits, edits_between
from rusta_core.value.behaviour import behaviours
from rusta_core.value.change import PLACES, Text, calls, copies, copy_is_changed, made_up, moved, operators, places
from rusta_core.value.tokens import KINDS, essence, kind, pairs, tokens
from rusta_core.value.told import CODES, Told

Numbers = npt.NDArray[np.float32]

TOKENS = (
    "&", "mut", "*", "clone", "?", "unwrap", "as", "move", "ref", "derive", "use", "pub", "let", "return", "Some", "Ok",
    "None", "Box", "Rc", "RefCell", "borrow", "to_string", "iter", "take", "self", "Self", "static", "impl", "where",
    ";", "{", "(", ":", ".", "=", "if", "break", "::", "into_iter", "iter_mut", "collect", "copied", "cloned", "Arc",
    "Mutex", "lock", "as_ref", "as_mut", "dyn", "for", "match", "else", "loop", "get", "default", "drop", "swap",
    "replace", "len", "to_owned", "to_vec", "into", "from", "new", "String", "str", "Vec", "Option", "Result", "_",
)  # fmt: skip
"""Counted where they are added and where they are taken away."""
SURENESS = ("MachineApplicable", "MaybeIncorrect", "Unspecified", "HasPlaceholders")
PROPOSERS = ("rustc-suggestions", "repair-rules", "generic-edits")
LINTS = (
    "unused_variables", "unused_mut", "unused_assignments", "unused_must_use", "dead_code", "unused_imports",
    "unreachable_code",
)  # fmt: skip
LEAST = ("cost", "k", "warnings", "intent", "tokens changed", *(f"warns {name}" for name in LINTS))
"""Of these it counts how far a candidate is from the best of its rivals."""

NAMES = (
    "errors", *(f"class {name}" for name in ERROR_CLASSES), *(f"code {name}" for name in CODES), "coded",
    "suggestions", "labels", "types told", *(f"by {name}" for name in PROPOSERS), "sureness", "intent",
    *(f"to {name}" for name in INTENTS), "cost", "place", "place among its kind", "k", "rounds", "edits",
    "bytes added", "bytes removed", "lines from the error", "at the error", "at a label", "at a help", "as suggested",
    "before the error", "in the function of the error", "on the line of the error", "quoted", "expected", "found",
    "new to the file", "literals new to the file", "only adds", "only removes", "tokens removed", "tokens changed",
    *(f"in {name}" for name in PLACES), "in a signature", "public", "in a loop", "can give up", "panics instead",
    "lines moved", "changes moved", "operators", "calls added", "calls removed", "changing calls added",
    "changing calls removed", "copies", "changes a copy", "made up", "pairs known", "pairs lost", "line known",
    *(f"+{token}" for token in (*TOKENS, *KINDS)), *(f"-{token}" for token in (*TOKENS, *KINDS)), "warnings",
    *(f"warns {name}" for name in LINTS), *(f"{name} above least" for name in LEAST), "compiling", "alike",
    "of its intent", "at its place", "contains", "contained", "intents", "cheaper of its intent",
    "calls", "calls that fail", "calls that fail here alone", "main fails", "behave like it", "behaviours",
    "share that cannot be called", "cannot be called here alone", "changes below most", "tells below most",
    "share that fails", "does not end", "share that changes",
)  # fmt: skip
"""The columns, in order."""
WORSE = (
    "cost", "cost above least", "k", "k above least", "rounds", "warnings", "warnings above least", "changes a copy",
    "calls removed", "changing calls removed", "changing calls added", "made up", "operators", "panics instead",
    "literals new to the file", "lines moved", "changes moved", "calls that fail here alone", "main fails",
    "share that fails", "does not end", "share that cannot be called", "cannot be called here alone", "-name",
    "-text", "-number",
    *(f"warns {name}" for name in LINTS), *(f"warns {name} above least" for name in LINTS),
)  # fmt: skip
"""Of these, more never makes a candidate likelier: so few labels would teach otherwise by chance."""


def features(case: DiagCase, candidates: Sequence[Candidate]) -> Numbers:
    """A row for each candidate, in order: (N, F) with F = len(NAMES)."""
    return matrix(described(case, candidates))


def matrix(rows: Sequence[Mapping[str, Any]]) -> Numbers:
    """The numbers of what was described."""
    return np.array([[float(row.get(name, 0.0)) for name in NAMES] for row in rows], np.float32).reshape(-1, len(NAMES))


def described(case: DiagCase, candidates: Sequence[Candidate]) -> list[dict[str, Any]]:
    """What each candidate looks like by itself and among its rivals, by name. `same` is what it comes down to: of
    candidates that share it nobody need choose; `behaviour` is what it does when it is called."""
    seen = _Case(case)
    rows = [seen.row(one) for one in candidates]
    least = {name: min((row.get(name, 0.0) for row in rows), default=0.0) for name in LEAST}
    by_cost = sorted(range(len(rows)), key=lambda at: rows[at]["cost"])
    alike, intents = Counter(row["essence"] for row in rows), Counter(one.intent for one in candidates)
    spots = Counter(row["spot"] for row in rows)
    bare = [(frozenset(row["essence"][0]), frozenset(row["essence"][1])) for row in rows]
    different, behaved = set(bare), behaviours(candidates)
    most_changes = max((one.changes for one in behaved), default=0)
    most_told = max((one.tells for one in behaved), default=0)
    kinds = Counter(one.kind for one in behaved if one.kind is not None)
    rules: Counter[str] = Counter()
    cheaper: Counter[str] = Counter()
    for place, at in enumerate(by_cost):
        row, one, does = rows[at], candidates[at], behaved[at]
        row |= {
            "behaviour": does,
            "calls": log(1 + does.calls),
            "calls that fail": log(1 + does.fails),
            "calls that fail here alone": log(1 + does.fails_alone),
            "main fails": does.main_fails,
            "share that fails": does.fails / max(1, does.calls),
            "does not end": does.endless,
            "share that changes": does.changes / does.lent if does.lent else -1.0,
            "share that cannot be called": does.unfit / max(1, does.calls + does.unfit),
            "cannot be called here alone": log(1 + does.unfit_alone),
            "changes below most": most_changes - does.changes if does.calls else -1.0,
            "tells below most": log((1 + most_told) / (1 + does.tells)) if does.calls else -1.0,
            "behave like it": (kinds[does.kind] - 1) / max(1, kinds.total() - 1) if does.kind is not None else -1.0,
            "behaviours": log(1 + len(kinds)),
            "place": log(1 + place),
            "place among its kind": log(1 + rules[one.rule]),
            "cheaper of its intent": log(1 + cheaper[one.intent]),
            **{f"{name} above least": row.get(name, 0.0) - value for name, value in least.items()},
            "compiling": log(1 + len(rows)),
            "alike": alike[row["essence"]],
            "of its intent": intents[one.intent] / len(rows),
            "intents": len(intents),
            "at its place": spots[row["spot"]] / len(rows),
            "contains": log(1 + sum(_within(other, bare[at]) for other in different)),
            "contained": log(1 + sum(_within(bare[at], other) for other in different)),
        }
        rules[one.rule] += 1
        cheaper[one.intent] += 1
    return rows


Bare = tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]


def _within(one: Bare, other: Bare) -> bool:
    """Whether one change does a part of what another does."""
    return one != other and one[0] <= other[0] and one[1] <= other[1]


class _Case:
    """A case, read once for all its candidates."""

    def __init__(self, case: DiagCase) -> None:
        self.case = case
        self.told = Told.of(case)
        self.texts = {file.path: Text.of(file) for file in case.files}
        lines = [tokens(line) for file in case.files for line in file.text.splitlines()]
        self.words = {token for line in lines for token in line}
        self.pairs = {pair for line in lines for pair in pairs(line)}
        self.lines = Counter(_shape(line) for line in lines)
        self.fixed = self.told.of_case(case)

    def row(self, one: Candidate) -> dict[str, Any]:
        after = _after(self.case, one)
        edits = edits_between(self.case.files, after) or one.edits
        parts = [self.texts[edit.path].widened(edit) for edit in edits]
        old = Counter(token for _, was, _, _ in parts for token in tokens(was))
        new = Counter(token for _, _, now, _ in parts for token in tokens(now))
        gone, come = old - new, new - old
        row: dict[str, Any] = {**self.fixed, **self._sort(one), **self._where(edits), **self._what(parts, gone, come)}
        row |= {"edits": len(edits), "essence": (essence(come.elements()), essence(gone.elements()))}
        row["spot"] = tuple(sorted((edit.path, edit.start) for edit in edits))
        row["same"] = row["essence"], tuple(sorted((edit.path, self._line(edit)) for edit in edits))
        row["panics instead"] = "can give up" in row and come["unwrap"] + come["expect"] > 0
        row["copies"] = copied = any(copies(was, now) for _, was, now, _ in parts)
        row["changes a copy"] = copied and self._changes_a_copy(edits, after)
        return row

    def _sort(self, one: Candidate) -> dict[str, float]:
        """What its proposer and the compiler say of it."""
        lints = Counter(one.warnings or ())
        return {
            f"by {one.proposer}": 1,
            "sureness": next((n for n, word in enumerate(SURENESS) if one.rule.startswith(word)), len(SURENESS)),
            "intent": INTENTS.index(one.intent) if one.intent in INTENTS else len(INTENTS),
            f"to {one.intent}": 1,
            "cost": one.cost,
            "k": one.k_lines,
            "rounds": one.rounds,
            "warnings": lints.total(),
            **{f"warns {name}": lints[name] for name in LINTS},
        }

    def _where(self, edits: Sequence[Edit]) -> dict[str, float]:
        told, near = self.told, [self._lines(edit) for edit in edits]
        here = [(edit, span) for edit in edits for span in told.primary if edit.path == span[0]]
        function = {self.texts[span[0]].function(*span[1:3]) for span in told.primary if span[0] in self.texts}
        return {
            **{name: 1.0 for edit in edits for name in places(self.texts[edit.path], edit)},
            "lines from the error": log(1 + min(near, default=0)),
            "on the line of the error": float(0 in near),
            "at the error": any(_touch(edit, span[:3]) for edit in edits for span in told.primary),
            "at a label": any(_touch(edit, span) for edit in edits for span in told.labels),
            "at a help": any(_touch(edit, span) for edit in edits for span in told.helps),
            "before the error": any(edit.end < span[1] for edit, span in here),
            "in the function of the error": any(
                self.texts[edit.path].function(edit.start, edit.end) in function for edit in edits
            ),
            "as suggested": sum(told.follows(edit) for edit in edits) / max(1, len(edits)),
        }

    def _what(
        self, parts: Sequence[tuple[str, str, str, str]], gone: Counter[str], come: Counter[str]
    ) -> dict[str, float]:
        told, names = self.told, [token for token in come if kind(token) == "name"]
        was, now = " ".join(part[1] for part in parts), " ".join(part[2] for part in parts)
        called, dropped = calls(now) - calls(was), calls(was) - calls(now)
        lines = [(tokens(before + old + after), tokens(before + new + after)) for before, old, new, after in parts]
        known = {pair for _, line in lines for pair in pairs(line)} - {p for line, _ in lines for p in pairs(line)}
        lost = {pair for line, _ in lines for pair in pairs(line)} - {p for _, line in lines for p in pairs(line)}
        changing = frozenset[str]().union(*(text.changing for text in self.texts.values()))
        elsewhere = moved("\n".join(part[1] for part in parts), "\n".join(part[2] for part in parts))
        row = {
            "bytes added": log(1 + len(now)),
            "bytes removed": log(1 + len(was)),
            "quoted": _share(names, told.words),
            "expected": _share(list(come), told.expected),
            "found": _share(list(come), told.found),
            "new to the file": sum(name not in self.words for name in names),
            "literals new to the file": sum(kind(one) in ("number", "text") and one not in self.words for one in come),
            "only adds": not gone,
            "only removes": not come,
            "tokens removed": log(1 + gone.total()),
            "tokens changed": gone.total() + come.total(),
            "lines moved": len(elsewhere),
            "changes moved": sum(bool(changing & calls(line).keys()) for line in elsewhere),
            "operators": ((operators(now) - operators(was)) + (operators(was) - operators(now))).total(),
            "calls added": called.total(),
            "calls removed": dropped.total(),
            "changing calls added": sum(n for name, n in called.items() if name in changing),
            "changing calls removed": sum(n for name, n in dropped.items() if name in changing),
            "made up": made_up(now) - made_up(was),
            "pairs known": len(known & self.pairs) / max(1, len(known)),
            "pairs lost": len(lost),
            "line known": sum(self.lines[_shape(line)] > 0 for _, line in lines) / max(1, len(lines)),
        }
        for sign, counts in (("+", come), ("-", gone)):
            for token, n in counts.items():
                name = f"{sign}{token if token in TOKENS else kind(token)}"
                row[name] = row.get(name, 0) + n
        return row

    def _changes_a_copy(self, edits: Sequence[Edit], after: Sequence[File]) -> bool:
        shift: Counter[str] = Counter()
        at: dict[str, list[tuple[int, int]]] = {}
        for edit in sorted(edits, key=lambda edit: (edit.path, edit.start)):
            start, length = edit.start + shift[edit.path], len(edit.text.encode())
            at.setdefault(edit.path, []).append((start, start + length))
            shift[edit.path] += length - (edit.end - edit.start)
        return any(copy_is_changed(self.texts[one.path], one.text, at[one.path]) for one in after if one.path in at)

    def _line(self, edit: Edit) -> int:
        return self.texts[edit.path].tree.data.count(b"\n", 0, edit.start) + 1

    def _lines(self, edit: Edit) -> int:
        line = self._line(edit)
        return min((abs(line - span[3]) for span in self.told.primary if span[0] == edit.path), default=200)


def _shape(line: Sequence[str]) -> tuple[str, ...]:
    """A line without its names and literals, those apart that have a column: what can be an idiom of the file."""
    return tuple(token if kind(token) == "other" or token in TOKENS else kind(token) for token in line)


def _share(some: Sequence[str], among: frozenset[str]) -> float:
    return sum(one in among for one in some) / max(1, len(some))


def _touch(edit: Edit, span: tuple[str, int, int]) -> bool:
    return edit.path == span[0] and edit.start <= span[2] and span[1] <= edit.end


def _after(case: DiagCase, one: Candidate) -> Sequence[File]:
    if one.files:
        return [File(path=path, text=text) for path, text in one.files]
    return apply_edits(case.files, one.edits)
