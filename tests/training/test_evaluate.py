"""Held-out figures, against what can be computed by hand."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F
from attrs import evolve
from tiny import candidate, case, document, edit_after, library, quiz, step, tiny_model

from rusta_core import NODE_KINDS, Outcome, node_kinds
from rusta_core.model.vocabulary import SIZE, Control, encode
from rusta_core.serialize import dumps, loads
from rusta_core.training.anchored import question_samples
from rusta_core.training.evaluate import evaluate_heads, evaluate_text, pointed, readings
from rusta_core.training.samples import candidate_samples, golden_samples, step_samples, text_samples


@pytest.fixture(scope="module")
def model():
    model = tiny_model(window=64, bfloat16=False)
    with torch.no_grad():
        for parameter in model.backbone.parameters():
            parameter.normal_(0, 0.2)
    return model


def test_an_untrained_model_pays_the_uniform_price():
    pages = list(library().values())[:3]
    for page, outcome in zip(pages, evaluate_text(tiny_model(), pages), strict=True):
        assert outcome.kind == "text"
        assert outcome.id == page.doc_id
        assert outcome.n_bytes == len(page.text.encode())
        assert outcome.nats == pytest.approx(outcome.n_bytes * math.log(SIZE), rel=1e-4)


def test_a_short_document_costs_what_one_pass_says(model):
    page = document("short", {"A": "Forty bytes or so."})
    tokens = torch.tensor(encode(Control.TEXT, page.text).astype("int64"))[None]
    logits = model.backbone.logits(model.backbone(tokens, torch.ones_like(tokens)))
    by_hand = F.cross_entropy(logits[0, :-1], tokens[0, 1:], reduction="sum")
    [outcome] = evaluate_text(model, [page])
    assert outcome.nats == pytest.approx(by_hand.item(), rel=1e-4)


@pytest.mark.parametrize("length", [120, 121, 122, 123, 185, 186, 187, 600])
def test_each_byte_of_a_long_document_is_counted_once(model, length):
    page = document("long", {"A": "x" * length})
    [outcome, other] = evaluate_text(model, [page, document("other", {"B": "é" * 9})])
    assert outcome.n_bytes == len(page.text.encode())
    assert other.n_bytes == len("# B\n\n\n\n") + 18


def test_most_cuts_the_document(model):
    [outcome] = evaluate_text(model, [document("long", {"A": "x" * 500})], most=77)
    assert outcome.n_bytes == 77


def test_heads_are_held_against_the_facts():
    model = tiny_model(window=256)
    edit = edit_after("w = v", ".clone()")
    samples = [
        *question_samples(quiz()[:10], library(), window=256, seed=1),
        *step_samples([(case(), [step("rustc"), step("abstain")])], window=256),
        *golden_samples([case()], window=256),
        *candidate_samples([(case(), candidate(edit, green=True))], window=256),
    ]
    outcomes = evaluate_heads(model, samples)
    anchors = [one for one in outcomes if one.kind == "anchor"]
    assert len(anchors) == 10
    assert all(len(one.expected) <= 1 and len(one.chosen) <= 2 and one.resolved for one in anchors)
    assert all(len(one.baselines["bm25"]) == 1 for one in anchors)  # each question has a word of some section
    assert [loads(Outcome, dumps(one)) for one in anchors] == anchors
    steps = [one for one in outcomes if one.kind == "step"]
    assert [one.expected for one in steps] == ["rustc", "abstain"]
    assert {one.chosen for one in steps} <= set(model.heads["action"].actions)
    states = {one.slice: one for one in outcomes if one.kind == "state"}
    assert (states["minimality"].expected, states["confidence"].expected) == (1, True)
    assert states["confidence"].chosen == pytest.approx(0.5)
    assert len(outcomes) == 14


@pytest.mark.parametrize(
    ("reading", "places"),
    [
        ((0.1, 0.7, 0.1, 0.1), (1,)),
        ((0.1, 0.2, 0.1, 0.6), ()),
        ((0.45, 0.05, 0.45, 0.05), (0, 2)),
        ((0.2, 0.1, 0.65, 0.05), (2,)),
        ((0.3, 0.1, 0.5, 0.1), (2, 0)),
        ((0.3, 0.3, 0.3, 0.1), (0, 1)),
        ((0.45, 0.25, 0.3), (0,)),  # the second is no more likely than none
        ((0.4, 0.6), ()),
    ],
)
def test_a_reading_points_at_none_one_or_two(reading, places):
    assert pointed(reading) == places


def test_both_anchors_are_expected():
    one = quiz()[0]
    two = evolve(one, anchors=(*one.anchors, library()["a string"].sections[3]))
    samples = question_samples([two], library(), window=256, seed=1, unanswered=0, answers=False)
    [outcome] = [one for one in evaluate_heads(tiny_model(window=256), samples) if one.kind == "anchor"]
    assert set(outcome.expected) == set(two.anchors)


def test_the_kinds_of_bytes_are_counted_by_hand():
    model, text = tiny_model(window=256), "fn main() { let x = 1; }\n"
    sample = text_samples([evolve(document("m", {"M": ""}), role="code", text=text)])[0]
    piece = evolve(sample, tokens=sample.tokens[1:])
    [whole, nothing] = evaluate_heads(model, [sample, piece])
    kinds = node_kinds(text)
    with torch.no_grad():
        model.heads["ast-hint"].scores.bias[:] = torch.nn.functional.one_hot(torch.tensor(1), len(NODE_KINDS))
    [biased] = evaluate_heads(model, [sample])
    assert (whole.slice, whole.n_bytes, whole.chosen) == ("ast-hint", len(text), (kinds == 0).mean())
    assert biased.chosen == (kinds == 1).mean() == 5 / len(text)
    assert (nothing.n_bytes, nothing.chosen) == (0, None)


def test_a_reading_does_not_depend_on_its_neighbours():
    model = tiny_model(window=256)
    samples = question_samples(quiz()[:20], library(), window=256, seed=1)
    together = readings(model, "anchor", samples)
    alone = [readings(model, "anchor", [one])[0] for one in samples]
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=1e-3)
