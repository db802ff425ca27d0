"""What a run's data teaches: samples to learn from, and what a model is held against and never trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from random import Random

from attrs import define

from rusta_core.contexts import Outcome
from rusta_core.model.config import ModelConfig
from rusta_core.recipe.spec import Split
from rusta_core.records import QA, DiagCase, Document, Snippet, Step, digest
from rusta_core.run.choices import Searched, searched
from rusta_core.run.digests import rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.types import type_questions
from rusta_core.run.work import Work, counted
from rusta_core.run.worked import read as read_worked
from rusta_core.spine.cache import key_of
from rusta_core.training.anchored import question_samples
from rusta_core.training.materials import Materials
from rusta_core.training.preferences import choice_samples, preference_samples
from rusta_core.training.samples import (
    Sample,
    candidate_samples,
    golden_samples,
    program_samples,
    step_samples,
    text_samples,
)
from rusta_core.training.type_of import type_samples

TEXTS = 40
"""How many texts of a role a model is held against."""
LEAST_CHARACTERS = 200
PROBED = 80
"""Programs that the probe for syntax is judged on; it learns from twice as many."""

MADE_HERE = ("types", "sequences", "repairs", "candidates", "choices", "preferences")
"""The datasets that the hashes of the data do not tell: made of episodes, or asked for on the way."""


@define
class Held:
    """What a model is held against on one split: datasets by their name in a mixture, texts, programs whose syntax is
    read from its hidden states, and cases with the candidates that were tried on them."""

    samples: Mapping[str, Sequence[Sample]]
    texts: Sequence[Document]
    programs: Sequence[Snippet]
    searched: Searched


@define
class Lessons:
    """What is learned from, datasets by their name in a mixture, and what it is held against.

    test: what of it no game is played on; programs: those that the probe for syntax learns from; fingerprint: of all
    that is learned from.
    """

    train: Mapping[str, Sequence[Sample]]
    val: Held
    test: Held
    programs: Sequence[Snippet]
    fingerprint: str


def lessons(
    work: Work,
    corpus: Corpus,
    snippets: Mapping[Split, Sequence[Snippet]],
    cases: Mapping[Split, Sequence[DiagCase]],
    asked: Mapping[Split, Sequence[QA]],
    episodes: Mapping[Split, Sequence[Outcome]],
) -> Lessons:
    """Samples of every kind; those of the validation split are never trained on."""
    window = model_config(work).window
    seed = work.recipe.run.seed
    materials = Materials(corpus.documents.values())
    asked_types = type_questions(work, snippets)

    def types(split: Split) -> list[Sample]:
        return type_samples(asked_types[split], snippets[split], window=window, materials=materials)

    def samples(split: Split) -> dict[str, list[Sample]]:
        documents = corpus.of(split)
        by_id = {case.id: case for case in cases[split]}
        played = [(by_id[one.id], one) for one in episodes.get(split, ()) if one.kind == "repair"]
        worked = _worked(work, corpus, split)
        tried = searched(cases[split], episodes.get(split, ()))
        each = [(case, candidate) for case, candidates in tried for candidate in candidates]
        return {
            "docs": text_samples([document for document in documents if document.role == "docs"]),
            "code": text_samples(document for document in documents if document.role == "code")
            + program_samples(snippets[split], materials=materials),
            "qa": question_samples(
                asked[split],
                {one.doc_id: one for one in documents},
                window=window,
                seed=seed,
                answers=split == "train",
            ),
            "sequences": step_samples(
                [*((case, one.steps) for case, one in played), *worked], window=window, materials=materials
            ),
            "repairs": golden_samples(
                [*cases[split], *(case for case, _ in worked)], window=window, materials=materials
            ),
            "candidates": candidate_samples(each, window=window, materials=materials),
            "choices": choice_samples(tried, window=window, seed=seed, materials=materials),
            "preferences": preference_samples(tried, window=window, seed=seed, materials=materials),
            "types": types(split),
        }

    def held(split: Split, judged_on: Mapping[str, Sequence[Sample]]) -> Held:
        return Held(
            samples=judged_on,
            texts=_texts(corpus.of(split), seed),
            programs=_probed(snippets[split], PROBED),
            searched=searched(cases[split], episodes.get(split, ())),
        )

    train, val = samples("train"), samples("val")
    code = ("anchored", "distractors", "materials", "packing", "preferences", "render", "samples", "type_of")
    made_here = [_digest(some[name]) for some in (train, val) for name in MADE_HERE]
    made = Lessons(
        train=train,
        val=held("val", val),
        test=held("test", {"types": types("test")}),
        programs=_probed(snippets["train"], 2 * PROBED),
        fingerprint=key_of(work.data_hashes, made_here, rooms(*(f"training/{name}.py" for name in code))),
    )
    work.counts["samples"] = {name: len(some) for name, some in train.items()}
    _report_fit(work, asked["train"], train["qa"], window)
    return made


def _worked(work: Work, corpus: Corpus, split: Split) -> list[tuple[DiagCase, Sequence[Step]]]:
    """The episodes of the folders that the recipe names, but for repositories that this run has on another side."""
    if split == "test":
        return []
    sides = {corpus.documents[doc_id].repo: side for doc_id, side in corpus.split.items()}
    folders = [work.recipe.path.parent / name for name in work.recipe.data.sequences]
    every = [one for folder in folders for one in read_worked(folder, split)]
    return [(case, steps) for case, steps in every if sides.get(case.repo, split) == split]


def _digest(samples: Sequence[Sample]) -> str:
    """The sha256 of samples, which follow from more than the data: from a game's options, say."""
    hashed = sha256()
    for one in samples:
        hashed.update(one.tokens.tobytes())
        hashed.update(repr(one.facts).encode())
    return hashed.hexdigest()


def _texts(documents: Sequence[Document], seed: int) -> list[Document]:
    """Some of a split's documents that are worth reading, of any repository, pages before code."""
    long = [one for one in documents if len(one.text) > LEAST_CHARACTERS]
    Random(seed).shuffle(long)  # not those alone whose repository comes first
    return [one for role in ("docs", "code") for one in [one for one in long if one.role == role][:TEXTS]]


def _probed(snippets: Sequence[Snippet], most: int) -> list[Snippet]:
    """Some programs of one file, by the hash of their names."""
    return sorted((one for one in snippets if not one.files), key=lambda one: digest(one.id))[:most]


def _report_fit(work: Work, asked: Sequence[QA], samples: Sequence[Sample], window: int) -> None:
    """Say how many questions fit their window with all their anchors and the answer."""
    learned = {sample.facts["record"] for sample in samples}
    fit = {kept: counted([one for one in asked if (one.id in learned) == kept], _anchors) for kept in (True, False)}
    work.counts["questions that fit a window"] = {"train": fit[True]}
    work.counts["questions that do not"] = {"train": fit[False]}
    shares = {name: fit[True].get(name, 0) / count for name, count in counted(asked, _anchors).items()}
    if shares:
        told = ", ".join(f"{share:.0%} of those with {name}" for name, share in sorted(shares.items()))
        work.note(f"questions that fit a window of {window} with their anchors and answer, and are learned: {told}")


def _anchors(question: QA) -> str:
    count = len(set(question.anchors))
    return {1: "one anchor", 2: "two anchors"}.get(count, f"{count} anchors")


def model_config(work: Work) -> ModelConfig:
    """The shape that the recipe asks for."""
    return ModelConfig.of(work.recipe.model.size, **work.recipe.model.overrides)
