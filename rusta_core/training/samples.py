"""Records to samples: tokens, the facts that the heads learn from, what the language loss counts, and what they are
made of. Questions with their anchors are packed in `anchored`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import field, frozen

from rusta_core.contexts import Candidate
from rusta_core.model.vocabulary import Control, Tokens, encode
from rusta_core.records import DiagCase, Document, Snippet, Step
from rusta_core.training import render
from rusta_core.training.materials import UNKNOWN, Material, Materials


@frozen(kw_only=True, eq=False)
class Sample:
    """One thing to learn from.

    tokens: uint16; facts: see `contexts.Placed`; lm_from: the tokens after this position count for the
    language loss (len(tokens) for none); splits: may be cut and joined with its neighbours, as running text
    may; made_of: the files that it shows bytes of.
    """

    tokens: Tokens = field(repr=False)
    facts: Mapping[str, Any] = field(factory=dict)
    lm_from: int = 0
    splits: bool = False
    made_of: tuple[Material, ...] = field(default=(), repr=False)


def text_samples(documents: Iterable[Document]) -> list[Sample]:
    """Running text: documentation and code, whole (S0)."""
    return [_text(one.doc_id, one.text, (Material.of(one, one.doc_id),), rust=one.role == "code") for one in documents]


def program_samples(snippets: Iterable[Snippet], *, materials: Materials = UNKNOWN) -> list[Sample]:
    """Programs that compile, as running text (S0)."""
    return [_text(one.id, one.text, materials.of_program(one), rust=True) for one in snippets]


def _text(record: str, text: str, made_of: tuple[Material, ...], *, rust: bool) -> Sample:
    facts = {"record": record, "rust": True} if rust else {"record": record}
    return Sample(tokens=encode(Control.TEXT, text), facts=facts, splits=True, made_of=made_of)


def step_samples(
    episodes: Iterable[tuple[DiagCase, Sequence[Step]]], *, window: int, materials: Materials = UNKNOWN
) -> list[Sample]:
    """Each step of an episode as the answer to the state before it (S2)."""
    samples = []
    for case, steps in episodes:
        made_of = materials.of_program(case)
        for number, step in enumerate(steps):
            state = render.state(case, steps[:number], window)
            facts = {"read_at": len(state) - 1, "action": step.action.tool}
            samples.append(of_case(case, made_of, state, len(state), facts))
    return samples


def golden_samples(cases: Iterable[DiagCase], *, window: int, materials: Materials = UNKNOWN) -> list[Sample]:
    """A state, then the patch that is known to be right (S3). A patch too long to write is left out."""
    samples = []
    for case in cases:
        edit = case.gold_patch and render.edit(case, case.gold_patch.edits, window)
        if case.gold_patch and edit is not None:
            state = render.state(case, (), window)
            tokens = np.concatenate([state, edit, encode(Control.END)])
            facts = {"read_at": len(state) - 1, "k_lines": case.gold_patch.k_lines}
            samples.append(of_case(case, materials.of_program(case), tokens, len(state), facts))
    return samples


def candidate_samples(
    tried: Iterable[tuple[DiagCase, Candidate]], *, window: int, materials: Materials = UNKNOWN
) -> list[Sample]:
    """Candidates whose tests were run: a state, the candidate, and whether it went green. No language
    loss."""
    samples = []
    for case, one in tried:
        if one.tests_green is not None:
            tokens, facts = shown_candidate(render.state(case, (), window), case, one, window)
            facts["green"] = one.tests_green
            samples.append(of_case(case, materials.of_program(case), tokens, len(tokens), facts))
    return samples


def shown_candidate(state: Tokens, case: DiagCase, one: Candidate, window: int) -> tuple[Tokens, dict[str, Any]]:
    """A candidate after its state, and where heads find it: the facts that training and the player share."""
    tokens = np.concatenate([state, render.candidate(case, one, window)])
    return tokens, candidate_facts(one, len(state), len(tokens))


def candidate_facts(one: Candidate, start: int, end: int) -> dict[str, Any]:
    """The facts of a candidate that stands at `start` to `end` of a sample."""
    return {"edit": (start, end - 1), "read_at": end - 1, "candidate_k": one.k_lines}


def of_case(
    case: DiagCase, made_of: tuple[Material, ...], tokens: Tokens, lm_from: int, facts: Mapping[str, Any]
) -> Sample:
    """A sample that is made of a case, with the facts that all such have."""
    about = {"record": case.id, "error_class": case.error_class, "codes": case.codes}
    return Sample(tokens=tokens, facts={**about, **facts}, lm_from=lm_from, made_of=made_of)
