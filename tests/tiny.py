"""A model so small that training it takes moments, and a few records to train it on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import torch
from attrs import asdict
from rusta_heads.action import Action as ActionHead
from rusta_heads.anchor import Anchor
from rusta_heads.ast_hint import AstHint
from rusta_heads.confidence import Confidence
from rusta_heads.judge import Judge
from rusta_heads.minimality import Minimality
from rusta_heads.value import Value

from rusta_core import (
    QA,
    Action,
    Candidate,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    File,
    HeadContext,
    Observation,
    PatchBundle,
    Step,
    digest,
)
from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.diagnostics import to_json
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

ACTIONS = ("rustc", "doc-index", "generic-edits", "apply", "abstain")
ORIGIN = {"license": "MIT", "source_url": "https://example.org"}


def tiny_model(seed: int = 0, heads: bool = True, **fields: Any) -> RustaModel:
    """A model of some thousand weights, with the built-in heads."""
    config = ModelConfig.of(**{"width": 32, "layers": 2, "heads": 2, "window": 256, "ngram_buckets": 256} | fields)
    pieces: dict[str, Any] = {}
    if heads:
        pieces = {
            "anchor": Anchor(buckets=512),
            "action": ActionHead(),
            "confidence": Confidence(buckets=512),
            "minimality": Minimality(),
            "ast-hint": AstHint(),
            "value": Value(buckets=512),
            "judge": Judge(buckets=512),
        }
    torch.manual_seed(seed)
    backbone = Backbone(config)
    context = HeadContext(width=config.width, window=config.window, actions=ACTIONS, error_classes=())
    modules = {name: piece.build_head(context) for name, piece in pieces.items()}
    return RustaModel(backbone, modules, {name: asdict(piece) for name, piece in pieces.items()})


def document(doc_id: str, sections: Mapping[str, str], repo: str = "docs") -> Document:
    """A page with a section for each title."""
    spans, text = [], ""
    for title, body in sections.items():
        part = f"# {title}\n\n{body}\n\n"
        start = len(text.encode())
        end = start + len(part.encode())
        spans.append(DocSpan(doc_id=doc_id, start=start, end=end, sha256=digest(part), title=title, **ORIGIN))
        text += part
    return Document(
        doc_id=doc_id,
        repo=repo,
        role="docs",
        title=doc_id,
        text=text,
        sections=tuple(spans),
        sha256=digest(text),
        **ORIGIN,
    )


THINGS = ("vector", "string", "channel", "mutex", "iterator", "slice", "closure", "lifetime", "macro", "trait")
VERBS = ("grows", "sleeps", "shrinks", "returns", "panics")


@cache
def library() -> dict[str, Document]:
    """Ten pages about things, a section a verb."""
    pages = [
        document(f"a {thing}", {f"When a {thing} {verb}": f"The {thing} {verb} at noon." for verb in VERBS})
        for thing in THINGS
    ]
    return {page.doc_id: page for page in pages}


@cache
def quiz() -> tuple[QA, ...]:
    """A question about each section."""
    return tuple(
        QA(
            id=f"{page.doc_id}/{number}",
            repo="docs",
            question=f"W{(span.title or '')[1:]}?",
            answer="At noon.",
            anchors=(span,),
            difficulty=1,
            topic=page.doc_id,
            sha256=page.sha256,
            **ORIGIN,
        )
        for page in library().values()
        for number, span in enumerate(page.sections)
    )


TEXT = 'fn main() {\n    let v = vec![1];\n    let w = v;\n    println!("{v:?} {w:?}");\n}\n'


def edit_after(words: str, text: str) -> Edit:
    """Write `text` behind the first `words` of the case."""
    place = TEXT.index(words) + len(words)
    return Edit(path="src/main.rs", start=place, end=place, text=text)


@cache
def case() -> DiagCase:
    """A use after a move, with what the real compiler says of it."""
    checker = Checker(Toolchain.find(), Sandbox.find("bwrap"), None, workers=1)
    said = checker.check(Program(TEXT, "2021")).diagnostics
    gold = PatchBundle(edits=(edit_after("w = v", ".clone()"),), k_lines=1, sha256=digest(TEXT), **ORIGIN)
    return DiagCase(
        id="moved",
        repo="crate",
        error_class="move",
        codes=("E0382",),
        files=(File(path="src/main.rs", text=TEXT),),
        cargo_diag=tuple(map(to_json, said)),
        gold_patch=gold,
        sha256=digest(TEXT),
        **ORIGIN,
    )


def candidate(edit: Edit, proposer: str = "generic-edits", green: bool | None = None) -> Candidate:
    """An edit of the case as a candidate."""
    files = apply_edits(case().files, [edit])
    return Candidate(
        edits=(edit,),
        files=tuple((file.path, file.text) for file in files),
        k_lines=1,
        proposer=proposer,
        compiles=True,
        tests_green=green,
    )


def step(tool: str, **data: int) -> Step:
    """A tool that was asked and answered."""
    return Step(action=Action(tool=tool), observation=Observation(tool=tool, status="ok", data=data))
