"""The model plays by its heads, and as the script does where it has none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from attrs import evolve
from tiny import ACTIONS, candidate, case, document, edit_after, library, quiz, step, tiny_model

from rusta_core.agent.player import ModelPlayer, ScriptedPlayer, prior
from rusta_core.training.judging import odds_of_spans, weigh
from rusta_core.training.loop import train_stage
from rusta_core.training.samples import candidate_samples, step_samples
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
    }
    stage = StageSpec(
        name="S2",
        steps=60,
        batch=4,
        mixture={"steps": (1, 1), "candidates": (1, 1)},
        signals=("action", "confidence"),
        window=256,
    )
    train_stage(stage, model, datasets, tmp_path_factory.mktemp("taught"), seed=1, fingerprint="x")
    return ModelPlayer(model, library())


def test_it_takes_the_steps_that_it_was_taught(taught):
    taken = [taught.next_step(case(), EPISODE[:number], LEGAL) for number in range(3)]
    assert taken == ["rustc", "generic-edits", "apply"]


def test_it_takes_no_step_that_is_not_legal(taught):
    assert taught.next_step(case(), (), ("doc-index", "abstain")) in ("doc-index", "abstain")
    assert taught.next_step(case(), (), ("a-tool-it-never-saw", "apply")) == "apply"


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
