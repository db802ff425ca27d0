"""Questions stand in one window with all that answers them, or are left out."""

from __future__ import annotations

import pytest
from attrs import evolve
from tiny import ORIGIN, document, library, quiz

from rusta_core import QA, digest
from rusta_core.model.vocabulary import decode
from rusta_core.training.anchored import question_samples
from rusta_core.training.distractors import overlap
from rusta_core.training.materials import Material
from rusta_core.training.packing import pack


def test_a_question_points_at_its_answer_among_others():
    samples = question_samples(quiz(), library(), window=512, seed=1, unanswered=0.3)
    assert len(samples) == len(quiz())
    answered = [one for one in samples if one.facts["anchor"] >= 0]
    assert 0.5 < len(answered) / len(samples) < 0.9
    assert {one.facts["anchor"] for one in answered} == {0, 1, 2, 3}
    by_id = {one.id: one for one in quiz()}
    for sample in samples:
        [gold] = by_id[sample.facts["record"]].anchors
        cited, right = sample.facts["cited"], sample.facts["anchor"]
        assert len(cited) == len(sample.facts["spans"]) == 4
        assert [place for place, span in enumerate(cited) if overlap(span, gold)] == ([right] if right >= 0 else [])
        assert ("<ANSWER>" in decode(sample.tokens)) == (right >= 0)


def test_the_language_loss_counts_the_answer_alone():
    for sample in question_samples(quiz(), library(), window=512, seed=1):
        counted = decode(sample.tokens[sample.lm_from :])
        assert counted in ("<ANSWER>At noon.<END>", "")


def test_the_same_seed_draws_the_same_distractors():
    one, two, other = (question_samples(quiz(), library(), window=512, seed=seed) for seed in (1, 1, 2))
    assert [sample.tokens.tolist() for sample in one] == [sample.tokens.tolist() for sample in two]
    assert [sample.tokens.tolist() for sample in one] != [sample.tokens.tolist() for sample in other]


def test_a_question_whose_anchor_does_not_resolve_is_left_out():
    broken = evolve(quiz()[0], anchors=(evolve(quiz()[0].anchors[0], sha256="0" * 64),))
    assert question_samples([broken], library(), window=512, seed=1) == []
    assert question_samples(quiz()[:3], {}, window=512, seed=1) == []


FILLER = "Nothing to see here, move along now. "
PAGES = {
    name: document(name, {f"About {thing}": FILLER * 9 + f"The {thing} {does}. " + FILLER * 9}, repo=name)
    for name, thing, does in (("one", "zebra", "crosses the street at dawn"), ("two", "heron", "waits in the reeds"))
} | {f"other {number}": document(f"other {number}", {f"Part {number}": FILLER * 9}) for number in range(9)}


def asking(question, answer, *pages, **fields):
    anchors = tuple(PAGES[page].sections[0] for page in pages)
    ids = {"id": f"qa-{question}", "repo": "one", "topic": "animals", "difficulty": 2}
    record = {"question": question, "answer": answer, "anchors": anchors, "sha256": digest(answer)}
    return QA(**ids | record | ORIGIN | fields)


BOTH = asking(
    "What does this animal do, and what does that one?",
    "The zebra crosses the street at dawn.\n\nThe heron waits in the reeds.",
    "one",
    "two",
)


def test_both_anchors_and_the_answer_stand_in_one_window():
    [sample] = question_samples([BOTH], PAGES, window=512, seed=1, unanswered=0)
    facts = sample.facts
    assert len(facts["anchors"]) == 2
    assert len(facts["spans"]) == 4
    assert facts["anchor"] in facts["anchors"]
    assert facts["cited"][facts["anchor"]] == BOTH.anchors[0]
    assert {facts["cited"][place] for place in facts["anchors"]} == set(BOTH.anchors)
    shown = {facts["cited"][place]: decode(sample.tokens[slice(*facts["spans"][place])]) for place in facts["anchors"]}
    assert "The zebra crosses the street at dawn." in shown[BOTH.anchors[0]]
    assert "The heron waits in the reeds." in shown[BOTH.anchors[1]]
    assert decode(sample.tokens[slice(*facts["question"])]) == BOTH.question
    assert decode(sample.tokens[sample.lm_from :]) == f"<ANSWER>{BOTH.answer}<END>"
    assert len(sample.tokens) <= 512
    assert len(pack([sample], 512)) == 1


def test_fewer_distractors_stand_beside_anchors_that_need_the_room():
    counts = {}
    for window in (512, 288, 160):
        found = question_samples([BOTH], PAGES, window=window, seed=1, unanswered=0)
        counts[window] = [len(sample.facts["spans"]) for sample in found]
    assert counts == {512: [4], 288: [3], 160: []}


LONG = "The zebra crosses the street at dawn. " + FILLER * 4


@pytest.mark.parametrize(
    ("question", "window"),
    [
        (BOTH, 160),  # no room for the spans
        (evolve(BOTH, question="What? " * 30), 512),  # the question would be cut
        (asking("What does the zebra do?", LONG, "one"), 384),  # the answer would be cut
    ],
)
def test_what_does_not_fit_whole_is_left_out(question, window):
    assert question_samples([question], PAGES, window=window, seed=1, unanswered=0) == []
    assert len(question_samples([question], PAGES, window=2048, seed=1, unanswered=0)) == 1


def test_a_question_without_an_answer_has_as_many_spans():
    """Else their number would tell whether one of them answers."""
    for window, count in ((512, 4), (288, 3)):
        [sample] = question_samples([BOTH], PAGES, window=window, seed=1, unanswered=1)
        assert len(sample.facts["spans"]) == count
        assert (sample.facts["anchor"], sample.facts["anchors"]) == (-1, ())
        assert not set(sample.facts["cited"]) & set(BOTH.anchors)
        assert "<ANSWER>" not in decode(sample.tokens)


def test_a_judged_question_is_shown_as_a_player_sees_it():
    questions = [BOTH, evolve(BOTH, id="long", question="What? " * 30)]
    first, second = question_samples(questions, PAGES, window=160, seed=1, unanswered=0, answers=False)
    for sample in (first, second):
        assert len(sample.facts["anchors"]) == 2
        assert sample.lm_from == len(sample.tokens)
        assert "<ANSWER>" not in decode(sample.tokens)
        assert "dawn" not in decode(sample.tokens)  # the question does not lead there


def test_an_anchor_that_is_given_twice_is_one():
    [sample] = question_samples([asking("What?", "The zebra.", "one", "one")], PAGES, window=512, seed=1, unanswered=0)
    assert len(sample.facts["anchors"]) == 1


def test_one_anchor_that_does_not_resolve_leaves_the_question_out():
    torn = evolve(BOTH, anchors=(BOTH.anchors[0], evolve(BOTH.anchors[1], sha256="0" * 64)))
    assert question_samples([torn], PAGES, window=512, seed=1) == []


def test_a_sample_knows_the_pages_that_it_shows():
    for unanswered in (0, 1):
        [sample] = question_samples([BOTH], PAGES, window=512, seed=1, unanswered=unanswered)
        shown = {span.doc_id for span in sample.facts["cited"]} | {"one", "two"}
        assert set(sample.made_of) == {Material.of(PAGES[name], name) for name in shown}
