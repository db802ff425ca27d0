"""Types that are asked for: as samples, and chosen among by a model."""

from __future__ import annotations

from collections import Counter

import pytest
import torch
import torch.nn.functional as F
from attrs import evolve
from tiny import ORIGIN, tiny_model

from rusta_core import Snippet, digest
from rusta_core.model.vocabulary import Control, decode, encode
from rusta_core.rust.annotations import annotated
from rusta_core.rust.type_questions import TypeQuestion
from rusta_core.training.loop import train_stage
from rusta_core.training.materials import Material, Materials
from rusta_core.training.stage import StageSpec
from rusta_core.training.type_of import evaluate_types, nats_a_byte, type_samples

CHOICES = ("u8", "bool", "&str", "Vec<f64>")
SAYS = {"u8": "7", "bool": "true", "&str": '"a"', "Vec<f64>": "vec![]"}


def program(name: str, kind: str) -> Snippet:
    text = f"fn main() {{\n    let {name}: {kind} = {SAYS[kind]};\n    drop({name});\n}}\n"
    return Snippet(id=f"{name} {kind}", repo="r", edition="2021", text=text, sha256=digest(text), **ORIGIN)


def question(snippet: Snippet, choices: tuple[str, ...] = CHOICES) -> TypeQuestion:
    [said] = annotated(snippet.text, lambda _: snippet.id.partition(" ")[2])
    return TypeQuestion(snippet=snippet.id, said=said, choices=choices, counts=(4, 3, 2, 1)[: len(choices)])


PROGRAMS = [program(name, kind) for name in ("a", "b", "c", "d") for kind in CHOICES]


def test_the_type_is_not_shown_and_the_answer_alone_counts():
    [sample] = type_samples([question(PROGRAMS[0])], PROGRAMS, window=256)
    assert decode(sample.tokens) == (
        "<CODE>1|fn main() {\n2|    let a = 7;\n3|    drop(a);\n4|}\n5|\n<QUESTION>type of a in line 2<ANSWER>u8<END>"
    )
    assert decode(sample.tokens[sample.lm_from + 1 :]) == "u8<END>"
    assert not sample.splits
    assert sample.facts["record"] == "a u8@23"
    assert (sample.facts["type"], sample.facts["kind_of_type"]) == ("u8", "primitive")
    assert sample.facts["rules"] == {
        "shortest": "u8", "longest": "Vec<f64>", "most frequent": "u8", "seen in the code": "u8",
    }  # fmt: skip
    assert sample.made_of == (Material.of(PROGRAMS[0], "a u8"),)


def test_a_question_without_choices_has_none_in_its_sample():
    [sample] = type_samples([question(PROGRAMS[0], ())], PROGRAMS, window=256, materials=Materials())
    assert "choices" not in sample.facts
    assert evaluate_types(tiny_model(), [sample]) == []


@pytest.mark.parametrize("window", [64, 96, 128, 512])
def test_a_sample_fits_its_window_or_is_left_out(window):
    long = program("a", "u8")
    text = "// what is around\n" * 40 + long.text + "// and more\n" * 40
    samples = type_samples([question(evolve(long, text=text))], [evolve(long, text=text)], window=window)
    assert len(samples) == (window > 64)
    for sample in samples:
        assert len(sample.tokens) <= window
        assert "|    let a = 7;\n" in decode(sample.tokens)


def test_the_price_of_an_answer_is_what_a_run_over_all_says():
    model = tiny_model(bfloat16=False, heads=False)
    with torch.no_grad():
        for parameter in model.backbone.parameters():
            parameter.normal_(0, 0.2)
    asked = encode(Control.CODE, "let a = 7;", Control.QUESTION, "type of a", Control.ANSWER)
    answers = [encode(choice, Control.END) for choice in CHOICES]
    for answer, found in zip(answers, nats_a_byte(model, asked, answers), strict=True):
        tokens = torch.tensor([[*asked.tolist(), *answer.tolist()]])
        logits = model.backbone.logits(model.backbone(tokens, torch.ones_like(tokens))).double()
        losses = [F.cross_entropy(logits[0, at - 1], tokens[0, at]) for at in range(len(asked), tokens.shape[1])]
        assert found == pytest.approx(-sum(loss.item() for loss in losses) / len(answer), rel=1e-4)


def test_a_model_learns_what_it_is_asked(tmp_path):
    samples = type_samples(map(question, PROGRAMS), PROGRAMS, window=128)
    model = tiny_model(heads=False, window=128)
    untrained = evaluate_types(model, samples)
    assert len(untrained) == len(PROGRAMS)
    stage = StageSpec(
        name="types", steps=60, batch=4, mixture={"types": (1, 1)}, signals=("lm",), learning_rate=1e-2, window=128
    )
    train_stage(stage, model, {"types": samples}, tmp_path, seed=1, fingerprint="types")
    outcomes = evaluate_types(model, samples)
    hits = sum(one.chosen == one.expected for one in outcomes)
    assert hits >= 0.9 * len(outcomes), Counter((one.expected, one.chosen) for one in outcomes)
    assert outcomes == evaluate_types(model, samples)
    assert {one.kind for one in outcomes} == {"type"}
    assert {one.slice for one in outcomes} == {"primitive", "reference", "generic"}


def test_nothing_to_ask_is_no_outcome():
    assert type_samples([], PROGRAMS, window=128) == []
    assert evaluate_types(tiny_model(), []) == []
