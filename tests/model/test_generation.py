"""Texts that are written on, and what is said of them, against the model asked anew for each symbol."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import torch
from tiny import ACTIONS, tiny_model

from rusta_core.contexts import Batch, Placed
from rusta_core.errors import UsageError
from rusta_core.model.generation import beam_search, generate
from rusta_core.model.language import Text, forced, outside
from rusta_core.model.sampling import Sampling
from rusta_core.model.vocabulary import SIZE, Control, encode

PROMPTS = [encode(Control.TEXT, text) for text in ("fn main", "a", "let mut vector: Vec<u8> = Vec::new();" * 4)]


@pytest.fixture(scope="module")
def model():
    """Every weight says something."""
    made = tiny_model(bfloat16=False, window=64)
    torch.manual_seed(5)
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.normal_(0, 0.15)
    return made


@torch.no_grad()
def asked_anew(model, tokens):
    """Hidden states (T, W) and the log-probabilities of the next symbol, among bytes and END, by a whole forward."""
    row = torch.tensor([[int(symbol) for symbol in tokens]])
    hidden = model.backbone(row, torch.ones_like(row))[0]
    scores = model.backbone.logits(hidden[-1:])[0] + outside(Text().allowed("text"))
    return hidden, scores.log_softmax(0)


def greedy(model, prompt, most):
    """The likeliest symbol each time, and the nats of all."""
    symbols, nats = [], 0.0
    while len(symbols) < most:
        _, scores = asked_anew(model, [*prompt, *symbols])
        symbols.append(int(scores.argmax()))
        nats += float(scores.max())
        if symbols[-1] == Control.END:
            break
    return tuple(symbols), nats


def test_greedy_rows_of_unlike_length_are_what_each_is_alone(model):
    written = generate(model, PROMPTS, most=70)
    for prompt, one in zip(PROMPTS, written, strict=True):
        symbols, nats = greedy(model, prompt, 70)
        assert one.symbols == symbols
        assert one.ended == (symbols[-1] == Control.END)
        assert one.log_probability == pytest.approx(nats, abs=1e-3)
        assert one.choices == len(symbols)


def test_rows_stop_one_by_one(model):
    stop = frozenset(range(12))
    sampling = Sampling(temperature=1.0, seed=2)
    written = generate(model, PROMPTS * 4, most=12, languages=[Text(stop)] * 12, sampling=sampling)
    assert len({len(one.symbols) for one in written if one.ended}) > 2
    assert {one.ended for one in written} == {True, False}
    for prompt, one in zip(PROMPTS * 4, written, strict=True):
        assert (one.symbols[-1] in stop) == one.ended
        assert one.ended or len(one.symbols) == 12
        assert not stop & set(one.symbols[:-1])
        text = [*prompt, *one.symbols]
        expected, _ = asked_anew(model, text[: len(text) - one.ended])
        torch.testing.assert_close(one.hidden, expected, atol=2e-5, rtol=1e-4)


@pytest.mark.parametrize("sampling", [Sampling(), Sampling(temperature=0.9, top_p=0.9, seed=1)])
def test_the_hidden_states_and_the_nats_are_those_of_a_forward(model, sampling):
    for prompt, one in zip(PROMPTS, generate(model, PROMPTS, most=30, sampling=sampling), strict=True):
        text = [*prompt, *one.symbols]
        hidden, _ = asked_anew(model, text[: len(text) - one.ended])
        torch.testing.assert_close(one.hidden, hidden, atol=2e-5, rtol=1e-4)
        nats = sum(
            float(asked_anew(model, text[:at])[1][text[at]]) for at in range(len(prompt), len(prompt) + one.choices)
        )
        assert one.log_probability == pytest.approx(nats, abs=1e-3)


def test_the_same_seed_writes_the_same_whatever_is_beside_it(model):
    sampling = Sampling(temperature=1.0, seed=7)
    together = generate(model, PROMPTS, most=20, sampling=sampling)
    assert generate(model, PROMPTS[:1], most=20, sampling=sampling)[0].symbols == together[0].symbols
    again = generate(model, PROMPTS, most=20, sampling=sampling)
    assert [one.symbols for one in again] == [one.symbols for one in together]


def test_one_prompt_many_times_is_read_once_and_drawn_apart(model):
    written = generate(model, PROMPTS[:1] * 8, most=12, sampling=Sampling(temperature=1.0))
    assert len({one.symbols for one in written}) > 4
    for one in written:
        text = [*PROMPTS[0], *one.symbols]
        torch.testing.assert_close(
            one.hidden, asked_anew(model, text[: len(text) - one.ended])[0], atol=2e-5, rtol=1e-4
        )


@torch.no_grad()
def test_heads_read_what_was_kept_as_they_read_a_forward(model):
    [one] = generate(model, PROMPTS[:1], most=20, sampling=Sampling(temperature=1.0, seed=3))
    text = [*PROMPTS[0], *one.symbols][: len(one.hidden)]
    tokens = torch.tensor([text], dtype=torch.int64)
    at = len(PROMPTS[0])
    facts = {"read_at": len(text) - 1, "edit": (at, len(text)), "question": (0, 4), "spans": ((4, at), (at, len(text)))}
    placed = (Placed(row=0, start=0, end=len(text), facts=facts),)
    batch = Batch(tokens=tokens, documents=torch.ones_like(tokens), lm=torch.zeros_like(tokens).bool(), placed=placed)
    separate = model.backbone(batch.tokens, batch.documents)
    for name, head in model.heads.items():
        [kept], [anew] = head.read(one.hidden[None], batch), head.read(separate, batch)
        assert kept == pytest.approx(anew, abs=1e-4), name
    assert set(model.heads["action"].read(one.hidden[None], batch)[0]) == set(ACTIONS)


class Few:
    """Three symbols, the second of which forces three more; END may come after every round, and must after three."""

    start = (0, b"")

    def allowed(self, state):
        rounds, rest = state
        if rest:
            return frozenset(rest[:1])
        return frozenset({*b"abc", Control.END}) if rounds < 3 else frozenset({Control.END})

    def after(self, state, symbol):
        rounds, rest = state
        if symbol == Control.END:
            return None
        return (rounds, rest[1:]) if rest else (rounds + 1, b"xyz" if symbol == ord("b") else b"")


def every_text(model, prompt):
    """All 40 texts of Few with their nats, by asking the model anew at each choice."""
    for length in range(4):
        for letters in itertools.product(b"abc", repeat=length):
            text, nats = [*prompt], 0.0
            for letter in [*letters, Control.END]:
                allowed = [*b"abc", Control.END] if letter != Control.END or length < 3 else [Control.END]
                row = torch.tensor([[int(symbol) for symbol in text]])
                with torch.no_grad():
                    scores = model.backbone.logits(model.backbone(row, torch.ones_like(row))[0, -1])[allowed]
                nats += float(scores.log_softmax(0)[allowed.index(letter)])
                text += [letter, *b"xyz"] if letter == ord("b") else [letter]
            yield tuple(text[len(prompt) :]), nats, length + 1


@pytest.mark.parametrize("penalty", [0.0, 1.0])
def test_a_wide_beam_finds_the_best_of_all_texts(model, penalty):
    every = sorted(every_text(model, PROMPTS[1]), key=lambda text: -text[1] / text[2] ** penalty)
    found = beam_search(model, PROMPTS[1], width=40, most=20, language=Few(), length_penalty=penalty)
    assert len(found) == 40
    for one, (_, nats, choices) in zip(found, every, strict=True):
        assert one.log_probability == pytest.approx(nats, abs=1e-4)
        assert one.choices == choices
        assert one.ended
    assert {one.symbols for one in found} == {symbols for symbols, _, _ in every}
    best = beam_search(model, PROMPTS[1], width=27, most=20, language=Few(), length_penalty=penalty)[:5]
    assert [one.symbols for one in best] == [symbols for symbols, _, _ in every[:5]]


def test_a_beam_keeps_what_was_hidden(model):
    for one in beam_search(model, PROMPTS[0], width=4, most=20, language=Few()):
        text = [*PROMPTS[0], *one.symbols[:-1]]
        torch.testing.assert_close(one.hidden, asked_anew(model, text)[0], atol=2e-5, rtol=1e-4)


def test_a_beam_of_one_is_greedy(model):
    [one] = beam_search(model, PROMPTS[0], width=1, most=400, language=Few())
    [greedily] = generate(model, PROMPTS[:1], most=400, languages=[Few()])
    assert one.symbols == greedily.symbols
    assert one.log_probability == pytest.approx(greedily.log_probability, abs=1e-4)


def test_what_is_forced_costs_nothing_and_is_cut_where_too_long(model):
    [one] = generate(model, PROMPTS[:1], most=2, languages=[Few()], sampling=Sampling(temperature=1.0, seed=1))
    assert len(one.symbols) <= 2
    assert one.choices <= 2
    assert forced(Few(), (1, b"xyz"), 9) == (tuple(b"xyz"), (1, b""))
    assert forced(Few(), (1, b"xyz"), 2) == (tuple(b"xy"), (1, b"z"))
    assert forced(Few(), (3, b"z"), 9) == ((ord("z"),), (3, b""))
    cut = beam_search(model, PROMPTS[0], width=50, most=3, language=Few())
    assert all(len(one.symbols) <= 3 and one.ended for one in cut)
    assert {one.symbols for one in cut} == {
        (*letters, Control.END) for length in range(3) for letters in itertools.product(b"ac", repeat=length)
    }


def test_nothing_but_bytes_and_what_stops_is_written():
    written = generate(tiny_model(heads=False), PROMPTS[:1] * 3, most=50, sampling=Sampling(temperature=1.0))
    assert all(symbol < 256 or symbol == Control.END for one in written for symbol in one.symbols)
    assert outside(frozenset({3})).tolist().count(0.0) == 1
    assert len(outside(frozenset({3}))) == SIZE
    [one] = generate(tiny_model(heads=False), PROMPTS[:1], most=9, languages=[Text(frozenset(range(256)))])
    assert one.ended
    assert one.log_probability == pytest.approx(-math.log(256), abs=1e-4)


def test_nothing_to_write_on_from():
    assert generate(tiny_model(heads=False), [], most=3) == []
    with pytest.raises(UsageError, match="there is nothing to write on from") as caught:
        generate(tiny_model(heads=False), [PROMPTS[0], np.zeros(0, np.uint16)], most=3)
    assert (caught.value.where, caught.value.mend[:23]) == ("prompt 1", "begin a text with the c")
