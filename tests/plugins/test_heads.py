"""Each head learns what its facts say, reads one value a sample, and keeps to its samples."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from rusta_heads.action import Action
from rusta_heads.anchor import Anchor
from rusta_heads.ast_hint import AstHint
from rusta_heads.confidence import Confidence
from rusta_heads.grams import grams
from rusta_heads.judge import Judge
from rusta_heads.minimality import Minimality
from rusta_heads.value import Value

from rusta_core import NODE_KINDS, Batch, HeadContext, Placed, node_kinds

WIDTH, HALF = 16, 40
CONTEXT = HeadContext(width=WIDTH, window=2 * HALF, actions=("rustc", "apply"), error_classes=())


def batch(facts, texts=()):
    """Two samples a row; texts stand at their starts."""
    rows = -(-len(facts) // 2)
    tokens = torch.full((rows, 2 * HALF), 256)
    placed = []
    for number, one in enumerate(facts):
        row, start = number // 2, number % 2 * HALF
        text = texts[number].encode() if texts else b""
        tokens[row, start : start + len(text)] = torch.tensor(list(text), dtype=torch.int64)
        placed.append(Placed(row=row, start=start, end=start + HALF, facts=one))
    documents = torch.tensor([[1] * HALF + [2] * HALF] * rows)
    return Batch(tokens=tokens, documents=documents, lm=documents > 0, placed=tuple(placed))


def hidden_of(some, seed=0):
    return torch.randn(*some.tokens.shape, WIDTH, generator=torch.Generator().manual_seed(seed))


def built(piece):
    torch.manual_seed(0)
    return piece.build_head(CONTEXT)


def taught(module, some, hidden, steps=150, rate=0.05):
    """The module after some steps on one batch."""
    optimizer = torch.optim.Adam(module.parameters(), lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        module.loss(hidden, module.targets(some)).backward()
        optimizer.step()
    return module


ASK = "where is the fox?"
SPANS = "where is the fox?the cow is in the field the fox is"
FIRST = {"question": (0, 17), "spans": ((17, 28), (28, 38)), "anchor": 1}


def asking(anchor=1):
    """One question: the second span speaks of the fox."""
    text = "where is the fox?" + "a cow here\n" + "the fox is"
    return batch([{**FIRST, "anchor": anchor}, {}], [text, ""])


def test_the_anchor_begins_as_a_search_by_words():
    module, some = built(Anchor()), asking()
    cow, fox, none = module.read(hidden_of(some), some)[0]
    assert fox > 3 * cow
    assert cow + fox + none == pytest.approx(1)


def test_at_first_the_hidden_states_say_nothing():
    module, some = built(Anchor()), asking()
    assert module.read(hidden_of(some, 1), some) == module.read(hidden_of(some, 2), some)


@pytest.mark.parametrize("anchor", [0, 1, -1])
def test_the_anchor_learns_any_answer(anchor):
    some = asking(anchor)
    module = taught(built(Anchor()), some, hidden_of(some))
    reading = module.read(hidden_of(some), some)[0]
    assert reading[anchor] > 0.95


def test_two_right_spans_share_the_probability():
    text = "where is the fox?" + "the fox is\n" + "a cow here\n" + "a fox sat"
    facts = {"question": (0, 17), "spans": ((17, 28), (28, 39), (39, 48)), "anchor": 0, "anchors": (0, 2)}
    some = batch([facts, {}], [text, ""])
    module, hidden = built(Anchor()), hidden_of(batch([facts, {}], [text, ""]))
    one, _, two, _ = module.read(hidden, some)[0]
    by_hand = -(torch.log(torch.tensor(one)) + torch.log(torch.tensor(two))) / 2
    assert module.loss(hidden, module.targets(some)).item() == pytest.approx(by_hand.item(), abs=1e-4)
    taught(module, some, hidden)
    one, cow, two, none = module.read(hidden, some)[0]
    assert (one, two) == (pytest.approx(0.5, abs=0.05), pytest.approx(0.5, abs=0.05))
    assert max(cow, none) < 0.05


@pytest.mark.parametrize("anchor", [1, -1])
def test_a_sample_that_tells_one_anchor_is_taught_that(anchor):
    plain = asking(anchor)
    told = batch([{**plain.placed[0].facts, "anchors": (anchor,) if anchor >= 0 else ()}, {}])
    told = Batch(tokens=plain.tokens, documents=plain.documents, lm=plain.lm, placed=told.placed)
    module = built(Anchor())
    assert module.loss(hidden_of(plain), module.targets(plain)) == module.loss(hidden_of(plain), module.targets(told))


def test_questions_with_more_and_fewer_spans_stand_side_by_side():
    texts = ["where is the fox?" + "a cow here\n" + "the fox is", "where is the fox?" + "the fox is"]
    facts = [FIRST, {"question": (0, 17), "spans": ((17, 27),), "anchor": 0}]
    together = batch(facts, texts)
    module = built(Anchor())
    hidden = hidden_of(together)
    readings = module.read(hidden, together)
    assert [len(one) for one in readings] == [3, 2]
    assert all(sum(one) == pytest.approx(1) for one in readings)
    [alone] = module.read(hidden[:, :HALF], batch(facts[:1], texts[:1]))
    assert alone == pytest.approx(readings[0], abs=1e-5)
    by_hand = -(torch.log(torch.tensor(readings[0][1])) + torch.log(torch.tensor(readings[1][0]))) / 2
    assert module.loss(hidden, module.targets(together)).item() == pytest.approx(by_hand.item(), abs=1e-4)


def test_the_anchor_is_told_by_the_hidden_states_where_words_do_not_tell():
    text = "which one is it??" + "a thing ..\n" + "a thing ..\n"
    facts = {"question": (0, 17), "spans": ((17, 28), (28, 39))}
    some = batch([{**facts, "anchor": 0}, {**facts, "anchor": 1}], [text, text])
    hidden = hidden_of(some)
    module = taught(built(Anchor()), some, hidden)
    first, second = module.read(hidden, some)
    assert first[0] > 0.9
    assert second[1] > 0.9


def test_the_action_learns_by_the_state_at_its_place():
    facts = [{"read_at": 3, "action": "rustc"}, {"read_at": 9, "action": "apply"}, {"read_at": 5}, {}]
    some = batch(facts)
    module = taught(built(Action()), some, hidden_of(some))
    first, second, third, none = module.read(hidden_of(some), some)
    assert first["rustc"] > 0.95
    assert second["apply"] > 0.95
    assert sum(third.values()) == pytest.approx(1)
    assert none is None
    moved = hidden_of(some)
    moved[0, 4:HALF] = 0  # behind read_at
    assert module.read(moved, some)[0] == first


def test_an_action_that_the_run_does_not_have_is_no_target():
    module = built(Action())
    assert module.targets(batch([{"read_at": 3, "action": "a-tool-of-another-run"}])) is None


def test_minimality_learns_k():
    facts = [{"read_at": 3, "k_lines": 1}, {"read_at": 5, "k_lines": 7}, {"read_at": 7, "k_lines": 400}, {}]
    some = batch(facts)
    module = taught(built(Minimality()), some, hidden_of(some))
    one, seven, many, none = module.read(hidden_of(some), some)
    assert one == pytest.approx(1, abs=0.3)
    assert seven == pytest.approx(6.5, abs=0.7)
    assert many > 20
    assert none is None


@pytest.mark.parametrize("score", ["log", "brier"])
def test_confidence_learns_by_the_state_and_by_the_words(score):
    facts = [{"read_at": 20, "edit": (0, 20), "green": green} for green in (True, False)]
    words = ["+ let w = v.clone();", "+ let w = unsafe{v};"]
    some = batch(facts, words)
    module = taught(built(Confidence(score=score)), some, hidden_of(some))
    green, red = module.read(hidden_of(some), some)
    assert green > 0.9
    assert red < 0.1
    swapped = batch(facts, words[::-1])
    assert module.read(torch.zeros_like(hidden_of(some)), swapped)[1] > 0.5


def test_confidence_comes_to_the_base_rate_where_nothing_tells():
    facts = [{"read_at": 20, "edit": (0, 20), "green": number < 3} for number in range(4)]
    some = batch(facts, ["the same edit again."] * 4)
    for score in ("log", "brier"):
        module = taught(built(Confidence(score=score)), some, torch.zeros(2, 2 * HALF, WIDTH))
        assert module.read(torch.zeros(2, 2 * HALF, WIDTH), some) == pytest.approx([0.75] * 4, abs=0.02)


@pytest.mark.parametrize("piece", [Confidence, Value])
def test_a_score_that_is_not_proper_is_refused(piece):
    with pytest.raises(ValueError, match="score"):
        piece(score="accuracy")


@pytest.mark.parametrize("score", ["log", "brier"])
def test_value_learns_by_words_lines_and_states(score):
    right = {"read_at": 20, "edit": (0, 20), "candidate_k": 1, "genuine": True}
    wrong, alike = {**right, "genuine": False}, ["the same edit again."] * 2
    cases = {
        "words": ([right, wrong], ["+ w = v.clone();    ", "+ w = todo!();      "]),
        "lines": ([right, {**wrong, "candidate_k": 9}], alike),
        "states": ([right, wrong], alike),
    }
    for what, (facts, texts) in cases.items():
        some = batch(facts, texts)
        hidden = hidden_of(some) if what == "states" else torch.zeros_like(hidden_of(some))
        first, second = taught(built(Value(score=score)), some, hidden).read(hidden, some)
        assert first > 0.9 > 0.1 > second, what


def test_value_takes_no_heed_of_what_the_golden_patch_touches():
    facts = {"read_at": 20, "edit": (0, 20), "candidate_k": 1, "genuine": True}
    one, other = (batch([{**facts, "k_lines": k}], ["an edit that is here"]) for k in (1, 30))
    module = taught(built(Value()), one, hidden_of(one))
    assert module.read(hidden_of(one), one) == module.read(hidden_of(other), other)


PAIR = {"pair": (9, 19), "edits": ((0, 9), (10, 19))}


def test_the_judge_learns_which_words_are_better():
    facts = [{**PAIR, "prefers": 0}, {**PAIR, "prefers": 1}]
    some = batch(facts, ["v.clone() todo!()  ", "todo!()   v.clone()"])
    nothing = torch.zeros_like(hidden_of(some))
    module = taught(built(Judge()), some, nothing)
    first, second = module.read(nothing, some)
    assert first > 0.9 > 0.1 > second
    assert first + second == pytest.approx(1, abs=0.05)  # the bias alone may differ


@given(st.binary(min_size=18, max_size=18), st.integers(0, 99))
def test_by_words_alone_the_order_of_a_pair_does_not_matter(text, seed):
    one, other = text[:9], text[9:]
    some, swapped = batch([PAIR]), batch([PAIR])
    for made, (first, second) in ((some, (one, other)), (swapped, (other, one))):
        made.tokens[0, :9], made.tokens[0, 10:19] = torch.tensor(list(first)), torch.tensor(list(second))
    module = built(Judge(buckets=64))
    with torch.no_grad():
        module.gram_weight.normal_(generator=torch.Generator().manual_seed(seed))
    [there], [back] = (module.read(hidden_of(made), made) for made in (some, swapped))
    assert there + back == pytest.approx(1, abs=1e-5)


def test_the_judge_is_told_by_the_states_where_words_do_not_tell():
    facts = [{**PAIR, "prefers": 0}, {**PAIR, "prefers": 1}, {}]
    some = batch(facts, ["the same! the same!", "the same! the same!", ""])
    hidden = hidden_of(some)
    module = taught(built(Judge()), some, hidden)
    first, second, none = module.read(hidden, some)
    assert first > 0.9 > 0.1 > second
    assert none is None
    by_hand = -(np.log(first) + np.log(1 - second)) / 2
    assert module.loss(hidden, module.targets(some)).item() == pytest.approx(by_hand, abs=1e-4)


PROGRAM = "fn f(a: &str) -> u8 {\n  b'x' // ä\n}\n"


def test_the_ast_hint_learns_what_each_byte_is_part_of():
    data = PROGRAM.encode()
    some = batch([{"rust": True}, {"record": "no program"}])
    some.tokens[0, :HALF] = torch.tensor([257, *data, *b" " * (HALF - 1 - len(data))])
    hidden = hidden_of(some)
    module = taught(built(AstHint()), some, hidden)
    reading, none = module.read(hidden, some)
    assert none is None
    assert [NODE_KINDS[kind] for kind in reading] == [
        NODE_KINDS[kind] for kind in node_kinds(PROGRAM + " " * (HALF - 1 - len(data)))
    ]
    moved = hidden.clone()
    moved[0, 5 + 1] = -moved[0, 5 + 1]
    other = module.read(moved, some)[0]
    assert [place for place, kind in enumerate(other) if kind != reading[place]] in ([], [5])


def test_the_first_line_of_a_piece_teaches_nothing():
    pieces = ['quoted" + 1;\nlet x = "é', "all in one line, and cut"]
    some = batch([{"rust": True}] * 2, pieces)
    module = built(AstHint())
    labels = module.targets(some)
    first = pieces[0].encode()
    told = [NODE_KINDS[kind] if kind < len(NODE_KINDS) else None for kind in labels[0, : len(first)].tolist()]
    assert set(told[: first.index(b"\n") + 1]) == {None}
    assert told[first.index(b"let") :][:5] == ["keyword"] * 3 + ["space", "variable"]
    assert labels[0, len(first) :].unique().tolist() == [255]
    assert module.loss(hidden_of(some), labels).item() == pytest.approx(torch.tensor(19.0).log().item(), abs=1e-5)
    assert module.targets(batch([{"rust": True}], pieces[1:])) is None


@pytest.mark.parametrize("piece", [Anchor(), Action(), Confidence(), Minimality(), AstHint(), Value(), Judge()])
def test_a_batch_without_its_facts_has_no_targets_and_nothing_to_read(piece):
    some = batch([{}, {"record": "x"}])
    module = built(piece)
    assert module.targets(some) is None
    assert module.read(hidden_of(some), some) == [None, None]


@given(st.binary(max_size=40), st.integers(1, 64))
def test_grams_are_a_sorted_set_of_buckets(text, buckets):
    found = grams(np.frombuffer(text, np.uint8), buckets)
    assert found.tolist() == sorted(set(found.tolist()))
    assert all(0 <= one < buckets for one in found)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_part_has_no_gram_that_the_whole_lacks(one, other):
    whole, part = (np.frombuffer(text.encode(), np.uint8) for text in (one + other, one))
    assert set(grams(part, 1 << 20).tolist()) <= set(grams(whole, 1 << 20).tolist())


def test_grams_know_neither_case_nor_controls():
    lower, upper = (np.frombuffer(text, np.uint8) for text in (b"hash map", b"HASH Map"))
    assert grams(lower, 999).tolist() == grams(upper, 999).tolist()
    assert grams(np.array([260, *lower, 265]), 999).tolist() == grams(lower, 999).tolist()
