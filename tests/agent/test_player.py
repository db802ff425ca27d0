"""The model plays by its heads, and as the script does where it has none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest
import torch
from attrs import evolve
from rusta_heads.grams import grams
from tiny import ACTIONS, candidate, case, document, edit_after, library, quiz, step, tiny_model

from rusta_core.agent.player import ModelPlayer, ScriptedPlayer, prior
from rusta_core.training import render
from rusta_core.training.evaluate import readings
from rusta_core.training.judging import odds_of_spans, prefer, weigh
from rusta_core.training.loop import train_stage
from rusta_core.training.preferences import choice_samples, preference_samples, shown_pair
from rusta_core.training.samples import Sample, candidate_samples, step_samples
from rusta_core.training.stage import StageSpec

GOOD = candidate(edit_after("w = v", ".clone()"), "rustc-suggestions", green=True)
BAD = candidate(edit_after("let v = vec![1", ", 2"), green=False)
EPISODE = [step("rustc"), step("generic-edits", proposed=9, compiling=2), step("apply")]
LEGAL = ("rustc", "generic-edits", "apply", "abstain")


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    """A model that was taught one episode and two candidates."""
    model = tiny_model()
    datasets = {
        "steps": step_samples([(case(), EPISODE)], window=256),
        "candidates": candidate_samples([(case(), GOOD), (case(), BAD)], window=256),
        "choices": choice_samples([(case(), [GOOD, BAD])], window=256, seed=1),
        "preferences": preference_samples([(case(), [GOOD, BAD])], window=256, seed=1),
    }
    stage = StageSpec(
        name="S2",
        steps=60,
        batch=4,
        mixture={"steps": (1, 1), "candidates": (1, 1), "choices": (1, 1), "preferences": (1, 1)},
        signals=("action", "confidence", "value", "judge"),
        window=256,
    )
    train_stage(stage, model, datasets, tmp_path_factory.mktemp("taught"), seed=1, fingerprint="x")
    return ModelPlayer(model, library())


def test_it_takes_the_steps_that_it_was_taught(taught):
    taken = [taught.next_step(case(), EPISODE[:number], LEGAL) for number in range(3)]
    assert taken == ["rustc", "generic-edits", "apply"]


def test_it_values_and_prefers_what_went_green(taught):
    good, bad = weigh(taught.model, case(), [GOOD, BAD])
    assert bad.value < 0.3 < 0.7 < good.value
    good, bad = prefer(taught.model, case(), [GOOD, BAD])
    assert bad < 0.3 < 0.7 < good


def test_it_takes_no_step_that_is_not_legal(taught):
    assert taught.next_step(case(), (), ("doc-index", "abstain")) in ("doc-index", "abstain")
    assert taught.next_step(case(), (), ("a-tool-it-never-saw", "apply")) == "apply"
    assert taught.next_step(case(), EPISODE[:1], ("edit", "abstain")) == "edit", "it never learned of such a move"


def test_it_is_surer_of_what_went_green(taught):
    good, bad = taught.confidence(case(), GOOD), taught.confidence(case(), BAD)
    assert 0 < bad < 0.3 < 0.7 < good < 1


def test_it_ranks_what_went_green_first(taught):
    good, bad = taught.rank(case(), [GOOD, BAD])
    assert good > bad
    bad, good = taught.rank(case(), [BAD, GOOD])
    assert good > bad
    assert taught.rank(case(), []) == []


def test_candidates_are_weighed_the_same_alone_and_together(taught):
    edits = [edit_after("w = v", text) for text in (".clone()", "c", " + 1", ".to_vec()[..].to_vec()", "")]
    many = [candidate(one) for one in edits] * 20
    together = weigh(taught.model, case(), many)
    assert len(together) == 100
    for one, weighed in zip(many[:5], together, strict=False):
        [alone] = weigh(taught.model, case(), [one])
        assert weighed.nats_a_byte == pytest.approx(alone.nats_a_byte, abs=0.02)
        assert weighed.green == pytest.approx(alone.green, abs=0.02)


def test_what_was_not_trained_costs_the_uniform_price():
    model = tiny_model()
    [weighed] = weigh(model, case(), [GOOD])
    assert weighed.nats_a_byte == pytest.approx(-torch.log(torch.tensor(320.0)).item(), abs=1e-2)
    assert weighed.green == pytest.approx(0.5)


def test_it_may_be_asked_from_many_threads(taught):
    with ThreadPoolExecutor(8) as pool:
        ranks = list(pool.map(lambda _: taught.rank(case(), [GOOD, BAD]), range(16)))
    assert all(rank == ranks[0] for rank in ranks)


def test_it_cites_what_shares_the_words():
    player = ModelPlayer(tiny_model(), library())
    right = 0
    for one in quiz():
        page = library()[one.anchors[0].doc_id]
        right += player.cite(one, page.sections) == one.anchors
    assert right == len(quiz())


def test_it_cites_nothing_where_nothing_fits():
    pages = {"q": document("weather", {"Rain": "It rains in the north."})}
    spans = pages["q"].sections
    pages["weather"] = pages.pop("q")
    assert ModelPlayer(tiny_model(), pages).cite(quiz()[0], spans) == ()


def test_more_spans_than_fit_are_read_in_groups():
    sections = [span for page in list(library().values())[:3] for span in page.sections]
    player = ModelPlayer(tiny_model(), library())
    assert len(odds_of_spans(player.model, quiz()[12], sections, library())) == 15
    assert player.cite(quiz()[12], sections) == quiz()[12].anchors


def test_a_case_is_cited_for_what_the_compiler_said():
    page = document("errors", {"E0382": "Error E0382: borrow of moved value.", "E0106": "Missing lifetime."})
    assert ModelPlayer(tiny_model(), {"errors": page}).cite(case(), page.sections) == page.sections[:1]


def test_value_decides_before_confidence_and_lines():
    player = ModelPlayer(tiny_model(), library())
    heads = player.model.heads
    with torch.no_grad():
        heads["confidence"].logit.bias[:] = 3.0
        heads["value"].k_weight[1] = -4.0
    few, many = player.rank(case(), [GOOD, evolve(GOOD, k_lines=2)])
    assert few < many - 3
    [weighed] = weigh(player.model, case(), [GOOD])
    assert (weighed.green, weighed.value) == (pytest.approx(0.953, abs=1e-3), pytest.approx(0.018, abs=1e-3))
    del heads["value"]
    few, many = player.rank(case(), [GOOD, evolve(GOOD, k_lines=2)])
    assert few > many


def test_the_judge_orders_the_best_few_and_leaves_the_rest():
    player = ModelPlayer(tiny_model(), library())
    many = [candidate(edit_after("w = v", f" + {number * 1111}")) for number in range(9)]
    gram = player.model.heads["judge"].gram_weight
    with torch.no_grad():  # whatever only 5555 says is good
        edit = torch.tensor(list(b"5555"))
        gram[grams(edit.numpy(), len(gram))] = 9.0
    wins = prefer(player.model, case(), many[:6])
    assert max(wins) == wins[5] > 0.8
    assert sum(wins) == pytest.approx(3, abs=1e-3)  # each pair has one win to give
    scores = [float(-number) for number in range(9)]
    dealt = player.judged(case(), many, scores)
    assert sorted(dealt) == sorted(scores)
    assert dealt[5] == 0.0
    assert dealt[6:] == scores[6:]
    assert sorted(range(6), key=lambda place: -dealt[place]) == sorted(range(6), key=lambda place: -wins[place])
    assert player.judged(case(), many[:1], [2.0]) == [2.0]
    assert player.judged(case(), [], []) == []


def test_preferring_is_the_mean_over_both_orders():
    model = tiny_model()
    with torch.no_grad():
        model.heads["judge"].logit.weight.normal_(0, 0.5)
    some = [GOOD, BAD, candidate(edit_after("w = v", ".to_vec()"))]
    state = render.state(case(), (), 256)
    by_hand = [0.0] * 3
    for first, second in permutations(range(3), 2):
        tokens, facts = shown_pair(state, render.pair(case(), some[first], some[second], 256))
        [probability] = readings(model, "judge", [Sample(tokens=tokens, facts=facts)])
        by_hand[first] += probability / 4
        by_hand[second] += (1 - probability) / 4
    assert prefer(model, case(), some) == pytest.approx(by_hand, abs=0.01)
    assert prefer(model, case(), [GOOD]) == [0.5]
    assert prefer(model, case(), []) == []


def test_without_heads_it_plays_as_the_script_does():
    player, script = ModelPlayer(tiny_model(heads=False), library()), ScriptedPlayer()
    spans = library()["a vector"].sections
    for number in range(3):
        assert player.next_step(case(), EPISODE[:number], ACTIONS) == script.next_step(
            case(), EPISODE[:number], ACTIONS
        )
    assert player.cite(quiz()[0], spans) == script.cite(quiz()[0], spans) == spans[:1]
    assert player.confidence(case(), GOOD) is None
    assert len(player.rank(case(), [GOOD, BAD])) == 2


def test_the_script_is_never_sure_and_cites_what_came_first():
    script = ScriptedPlayer()
    assert script.confidence(case(), GOOD) is None
    assert script.cite(quiz()[0], ()) == ()
    assert script.rank(case(), [GOOD, BAD]) == prior([GOOD, BAD])


def test_the_prior_likes_few_lines_and_what_came_early():
    first, second, large = prior([GOOD, GOOD, evolve(GOOD, k_lines=5)])
    assert first > second > large
