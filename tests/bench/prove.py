"""Injections proven red with an expected code and green again: `prove` with its sieves, against one rustc a check
(green, red, green again) for each proposal, with two workers both times."""

from __future__ import annotations

import time

from material import checker, proposals
from row import Row

from rusta_core.records import File
from rusta_core.rust.check import Program
from rusta_core.rust.patch import apply_edits, inverse
from rusta_core.rust.prove import PATH, prove

MOST = 300


def rows() -> list[Row]:
    """Proven cases per second."""
    proposed = proposals()[:MOST]
    began = time.perf_counter()
    cases, refused = prove(proposed, checker())
    ours = len(cases) / (time.perf_counter() - began)

    began = time.perf_counter()
    triples = []
    for snippet, injection in proposed:
        before = [File(path=PATH, text=snippet.text)]
        after = apply_edits(before, injection.edits)
        again = apply_edits(after, inverse(before, injection.edits))
        triples.append([Program(text, snippet.edition) for text in (snippet.text, after[0].text, again[0].text)])
    proven = 0
    naive = checker()
    for number, (_, injection) in enumerate(proposed):
        green, red, back = (naive._check_alone(program) for program in triples[number])
        codes = {said.code for said in red.diagnostics if said.is_error}
        proven += green.ok and back.ok and not red.ok and bool(codes & set(injection.codes or (None,)))
    plain = proven / (time.perf_counter() - began)
    return [
        Row(f"one rustc a check, {len(proposed)} proposals", f"{plain:.1f} proven a second", "1x"),
        Row("`prove`", f"{ours:.1f} proven a second", f"{ours / plain:.1f}x"),
        Row("proven", f"{len(cases)} of {len(proposed)} (refused: {dict(refused.most_common(3))})"),
    ]
