"""A linear probe for syntax, against least squares by hand and on states that hold it or do not."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
import torch
from attrs import evolve
from tiny import ORIGIN, tiny_model

from rusta_core import Snippet, digest
from rusta_core.rust.node_kinds import KINDS, node_kinds
from rusta_core.training.loop import train_stage
from rusta_core.training.probe import READ, evaluate_syntax, fitted
from rusta_core.training.samples import program_samples
from rusta_core.training.stage import StageSpec


def program(number: int) -> Snippet:
    """The same letters forward in a comment and backward in a string: a byte alone does not say what it is part of."""
    rng = Random(number)

    def words(letters: str) -> str:
        return " ".join((letters * 2)[start : start + 6] for start in rng.choices(range(8), k=3))

    text = f'fn f() {{\n    // {words("abcdefgh")}\n    "{words("hgfedcba")}";\n}}\n'
    return Snippet(id=f"p{number}", repo="r", edition="2021", text=text, sha256=digest(text), **ORIGIN)


LEARNED, HELD_OUT = [program(number) for number in range(40)], [program(number) for number in range(100, 120)]


def total(outcomes, of):
    return sum(sum(of(one).values()) for one in outcomes)


def test_the_weights_are_those_of_least_squares():
    rng = np.random.default_rng(1)
    states, kinds = rng.normal(size=(300, 5)), rng.integers(1, 4, size=300)
    pieces = [
        (torch.from_numpy(states[at : at + 70]), torch.from_numpy(kinds[at : at + 70])) for at in range(0, 300, 70)
    ]
    x, y = np.c_[states, np.ones(300)], np.eye(len(KINDS))[kinds]
    ridge = 1e-3 * (states**2).sum(0).mean()
    by_hand = np.linalg.lstsq(np.r_[x, np.sqrt(ridge) * np.eye(6)], np.r_[y, np.zeros((6, len(KINDS)))], rcond=None)[0]
    np.testing.assert_allclose(fitted(pieces, 5).numpy(), by_hand, atol=1e-9)


def test_every_byte_but_space_is_asked_for_once():
    outcomes = evaluate_syntax(tiny_model(heads=False), LEARNED, HELD_OUT, seed=1)
    assert [one.id for one in outcomes] == [one.id for one in HELD_OUT]
    for one, snippet in zip(outcomes, HELD_OUT, strict=True):
        counts = np.bincount(node_kinds(snippet.text), minlength=len(KINDS))
        assert one.expected == {
            kind: n for kind, n in zip(KINDS, counts.tolist(), strict=True) if n and kind != "space"
        }
        assert one.n_bytes == sum(one.expected.values())
        assert all(right <= one.expected[kind] for kind, right in one.chosen.items())


@pytest.mark.parametrize("window", [64, 512])
def test_no_more_than_a_window_is_read(window):
    long = evolve(program(1), text=program(1).text * 20)
    [one] = evaluate_syntax(tiny_model(heads=False, window=window), LEARNED, [long], seed=1)
    assert one.n_bytes == int((node_kinds(long.text)[: min(window, READ) - 1] > 0).sum())


def test_a_fresh_model_tells_no_more_than_a_fresh_model():
    outcomes = evaluate_syntax(tiny_model(seed=5, heads=False), LEARNED, HELD_OUT, seed=5)
    assert all(one.chosen == one.baselines["random init"] for one in outcomes)


def test_a_model_that_read_programs_tells_more(tmp_path):
    model = tiny_model(heads=False, window=128)
    samples = program_samples(LEARNED)
    stage = StageSpec(
        name="code", steps=60, batch=4, mixture={"code": (1, 1)}, signals=("lm",), learning_rate=1e-2, window=128
    )
    train_stage(stage, model, {"code": samples}, tmp_path, seed=1, fingerprint="code")
    outcomes = evaluate_syntax(model, LEARNED, HELD_OUT, seed=1)
    asked = total(outcomes, lambda one: one.expected)
    trained = total(outcomes, lambda one: one.chosen) / asked
    fresh = total(outcomes, lambda one: one.baselines["random init"]) / asked
    assert trained > fresh + 0.1, (trained, fresh)
    assert outcomes == evaluate_syntax(model, LEARNED, HELD_OUT, seed=1)


def test_the_random_numbers_of_others_are_left_alone():
    model = tiny_model(heads=False)
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    evaluate_syntax(model, LEARNED, HELD_OUT, seed=9)
    assert torch.rand(1) == expected


@pytest.mark.parametrize(("learned", "held_out"), [([], HELD_OUT), (LEARNED, []), ([], [])])
def test_without_programs_there_is_nothing_to_probe(learned, held_out):
    assert evaluate_syntax(tiny_model(heads=False), learned, held_out, seed=1) == []


def test_programs_without_a_byte_of_code():
    empty = evolve(program(1), text="")
    [one] = evaluate_syntax(tiny_model(heads=False), [empty], [empty], seed=1)
    assert (one.expected, one.chosen, one.n_bytes) == ({}, {}, 0)
