"""From sources to cases: documents, splits, green snippets, proven bugs, questions. Each a cached step.

What a step makes is stored in shards whose content address the next step's key is made of, so that the same documents
lead to the same cached cases however they were read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from random import Random
from typing import Any

from attrs import define

from rusta_core.contexts import InjectContext, Injection, SourceContext
from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, QA, DiagCase, Document, Snippet
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.rust.green import green
from rusta_core.rust.prove import PATH, prove
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.intake import admit
from rusta_core.spine.qa import questions as make_questions
from rusta_core.spine.splits import split_repositories, without_leaks

VIABLE_SHARE = 0.6
"""A first guess at the share of injections that are proven, so that one round of proofs usually fills a class."""


@define
class Corpus:
    """The documents of a run by id, the split of each, and the address of the whole."""

    documents: dict[str, Document]
    split: dict[str, Split]
    address: str

    def of(self, split: Split) -> list[Document]:
        """The documents of one split, in a fixed order."""
        return [document for doc_id, document in sorted(self.documents.items()) if self.split.get(doc_id) == split]


def gather(work: Work) -> Corpus:
    """Read every source, keep what its licence permits, and split by repository."""
    documents: dict[str, Document] = {}
    addresses = []
    for name in work.pieces("source"):
        folder = _read_source(work, name)
        addresses.append((folder / "address").read_text())
        for document in shards.read(folder / "documents.jsonl.zst", Document):
            documents.setdefault(document.doc_id, document)
    data = work.recipe.data
    sides = split_repositories(
        list(documents.values()), held_out=data.held_out, seed=work.recipe.run.seed, shares=data.shares
    )
    leaks: list[str] = []
    kept = without_leaks(list(documents.values()), sides, lambda document, _reason: leaks.append(document))
    split = {document.doc_id: sides[document.repo] for document in kept}
    if leaks:
        work.note(f"{len(leaks):,} documents share code with held-out ones and are kept out of training")
    work.counts["documents"] = counted(split.values(), str)
    work.data_hashes["documents"] = key_of(addresses)
    return Corpus(documents=documents, split=split, address=key_of(addresses, data.held_out, data.shares))


def _read_source(work: Work, name: str) -> Path:
    refused: Counter[str] = Counter()

    def log(thing: str, reason: str) -> None:
        refused[reason] += 1

    piece = work.pieces("source")[name]
    context = SourceContext(toolchain=work.toolchain, base=work.recipe.path.parent, log=log)

    def make(scratch: Path) -> str:
        found = admit(_ticking(work, work.assembly.call("source", name, context)), log)
        address = shards.write(scratch / "documents.jsonl.zst", found)
        (scratch / "address").write_text(address)
        (scratch / "refused.json").write_text(json.dumps(refused))
        count = sum(1 for _ in shards.read(scratch / "documents.jsonl.zst", Document))
        return f"{count:,} documents" + (f", {sum(refused.values()):,} left out" if refused else "")

    if not hasattr(piece, "fingerprint"):
        return work.anew(f"source {name}", make)
    depends = {
        "options": work.options("source", name),
        "state": piece.fingerprint(context),
        "code": [piece_code(piece), rooms("spine")],
    }
    return work.step(f"source {name}", depends, make)


def _ticking(work: Work, documents: Iterator[Document]) -> Iterator[Document]:
    for number, document in enumerate(documents, 1):
        work.progress.update(number, number, document.doc_id[:50])
        yield document


def snippets(work: Work, corpus: Corpus) -> dict[Split, list[Snippet]]:
    """Code that really compiles, by split."""
    made: dict[Split, list[Snippet]] = {}
    for split in SPLITS:
        most = work.recipe.data.snippets.get(split, 0)

        def make(scratch: Path, split: Split = split, most: int = most) -> str:
            found = green(corpus.of(split), work.checker, most=most, progress=work.progress.update)
            (scratch / "address").write_text(shards.write(scratch / "snippets.jsonl.zst", found))
            return f"{len(found):,} compile, {sum(1 for one in found if one.tests):,} with behaviour"

        depends = {
            "documents": corpus.address,
            "split": split,
            "most": most,
            "tools": [work.toolchain.fingerprint, work.recipe.run.sandbox],
            "code": rooms("rust", "run/data.py"),
        }
        folder = work.step(f"green {split}", depends, make)
        made[split] = list(shards.read(folder / "snippets.jsonl.zst", Snippet))
        work.data_hashes[f"snippets-{split}"] = (folder / "address").read_text()
    work.counts["snippets"] = {split: len(some) for split, some in made.items()}
    return made


def cases(work: Work, made: dict[Split, list[Snippet]]) -> dict[Split, list[DiagCase]]:
    """Bugs of every class, each proven red with its code and green again, by split."""
    proven: dict[Split, list[DiagCase]] = {}
    injectors = work.pieces("injector")
    for split in SPLITS:
        wanted = work.recipe.data.cases_per_class.get(split, 0)

        def make(scratch: Path, split: Split = split, wanted: int = wanted) -> str:
            found, refused = _fill_classes(work, made[split], wanted)
            (scratch / "address").write_text(shards.write(scratch / "cases.jsonl.zst", found))
            (scratch / "refused.json").write_text(json.dumps(refused))
            count = counted(found, lambda case: case.error_class)
            return ", ".join(f"{count.get(name, 0)} {name}" for name in ERROR_CLASSES)

        depends = {
            "snippets": work.data_hashes[f"snippets-{split}"],
            "wanted": wanted,
            "options": work.options("injector"),
            "tools": [work.toolchain.fingerprint],
            "code": [rooms("rust", "run/data.py"), *map(piece_code, injectors.values())],
        }
        folder = work.step(f"bugs {split}", depends, make)
        proven[split] = list(shards.read(folder / "cases.jsonl.zst", DiagCase))
        work.data_hashes[f"cases-{split}"] = (folder / "address").read_text()
    work.counts["cases"] = {split: counted(some, lambda case: case.error_class) for split, some in proven.items()}
    return proven


def _fill_classes(work: Work, made: list[Snippet], wanted: int) -> tuple[list[DiagCase], dict[str, int]]:
    """Prove injections round by round until each class has `wanted` cases or nothing is left to try."""
    pool = _proposals(work, made) if wanted else {}
    found: dict[str, list[DiagCase]] = {name: [] for name in pool}
    refused: Counter[str] = Counter()
    while True:
        batch: list[tuple[Snippet, Injection]] = []
        for name, waiting in pool.items():
            short = wanted - len(found[name])
            take = min(len(waiting), ceil(short / VIABLE_SHARE) + 8) if short > 0 else 0
            batch += waiting[:take]
            del waiting[:take]
        if not batch:
            break
        cases, why = prove(batch, work.checker, progress=work.progress.update)
        refused.update(why)
        for case in cases:
            if len(found[case.error_class]) < wanted:
                found[case.error_class].append(case)
    return [case for name in ERROR_CLASSES for case in found.get(name, [])], dict(refused)


def _proposals(work: Work, made: list[Snippet]) -> dict[str, list[tuple[Snippet, Injection]]]:
    """Every injection of every snippet by class: code with behaviour first, else in a seeded order."""
    seed = work.recipe.run.seed
    order = sorted(made, key=lambda one: one.id)
    Random(f"{seed}:order").shuffle(order)
    order.sort(key=lambda one: one.tests is None)
    pool: dict[str, list[tuple[Snippet, Injection]]] = {name: [] for name in ERROR_CLASSES}
    for snippet in order:
        tree = SyntaxTree(snippet.text)
        for name in work.pieces("injector"):
            context = InjectContext(snippet=snippet, path=PATH, tree=tree, rng=Random(f"{seed}:{snippet.id}:{name}"))
            for injection in work.assembly.call("injector", name, context):
                pool[injection.error_class].append((snippet, injection))
    return pool


def questions(work: Work, corpus: Corpus) -> dict[Split, list[QA]]:
    """Questions about documentation spans, by split."""

    def make(scratch: Path) -> str:
        address: list[str] = []
        sizes: dict[str, Any] = {}
        for split in SPLITS:
            found = make_questions(corpus.of(split))
            Random(f"{work.recipe.run.seed}:questions").shuffle(found)
            found = found[: work.recipe.data.questions.get(split, 0)]
            address.append(shards.write(scratch / f"{split}.jsonl.zst", found))
            sizes[split] = len(found)
        (scratch / "address").write_text(key_of(address))
        return ", ".join(f"{count:,} {split}" for split, count in sizes.items())

    depends = {
        "documents": corpus.address,
        "most": work.recipe.data.questions,
        "code": rooms("spine", "run/data.py"),
    }
    folder = work.step("questions", depends, make)
    work.data_hashes["questions"] = (folder / "address").read_text()
    asked = {split: list(shards.read(folder / f"{split}.jsonl.zst", QA)) for split in SPLITS}
    work.counts["questions"] = {split: len(some) for split, some in asked.items()}
    return asked
