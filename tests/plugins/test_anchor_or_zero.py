"""Citations count only where they resolve."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from rusta_games.anchor_or_zero import AnchorOrZero
from rusta_metrics.anchor_fidelity import AnchorFidelity
from rusta_tools.doc_index import DocIndex
from tiny import case, library, quiz, tiny_model

from rusta_core import Budget, MeasureContext, PlayContext, ProbeContext, UsageError, Workshop
from rusta_core.agent.player import ModelPlayer, ScriptedPlayer

WORKSHOP = Workshop(checker=None, documents=library())  # type: ignore[arg-type]


def played(player, cases, tools=("doc-index",), most=4):
    tool, said = DocIndex(), []

    def probe(action, one):
        return tool.probe(ProbeContext(action=action, case=one, workshop=WORKSHOP))

    context = PlayContext(
        cases=cases,
        player=player,
        budget=Budget(),
        rng=Random(0),
        workshop=WORKSHOP,
        tools=tools,
        probe=probe,
        done=said.append,
    )
    outcomes = AnchorOrZero(most=most).play(context).outcomes
    assert list(outcomes) == said
    return outcomes


def fidelity(outcomes):
    return AnchorFidelity().measure(MeasureContext(outcomes=outcomes)).value


class Citing(ScriptedPlayer):
    """Cites what it is told to, whatever is found."""

    def __init__(self, spans):
        super().__init__()
        self.spans = spans

    def cite(self, case, spans):
        return self.spans


def test_a_model_cites_what_answers():
    outcomes = played(ModelPlayer(tiny_model(), library()), quiz())
    assert [one.id for one in outcomes] == [one.id for one in quiz()]
    assert all(one.kind == "anchor" and one.player == "model" and one.repo == "docs" for one in outcomes)
    assert fidelity(outcomes) == 1.0


def test_a_citation_whose_hash_does_not_hold_scores_nothing():
    [anchor] = quiz()[0].anchors
    [good] = played(Citing((anchor,)), quiz()[:1])
    [torn] = played(Citing((evolve(anchor, end=anchor.end - 1),)), quiz()[:1])
    [unknown] = played(Citing((evolve(anchor, doc_id="nowhere"),)), quiz()[:1])
    assert (good.resolved, torn.resolved, unknown.resolved) == (True, False, False)
    assert [fidelity([one]) for one in (good, torn, unknown)] == [1.0, 0.0, 0.0]


def test_a_citation_of_something_else_scores_nothing():
    [outcome] = played(Citing(quiz()[7].anchors), quiz()[:1])
    assert outcome.resolved
    assert fidelity([outcome]) == 0.0


def test_silence_scores_nothing():
    [outcome] = played(Citing(()), quiz()[:1])
    assert (outcome.chosen, outcome.resolved) == ((), None)
    assert fidelity([outcome]) == 0.0


def test_beside_the_player_stands_what_was_found_first():
    outcomes, scripted = (played(player, quiz()) for player in (Citing(()), ScriptedPlayer()))
    assert [one.baselines["bm25"] for one in outcomes] == [one.chosen for one in scripted]
    [nothing] = played(Citing(()), [evolve(quiz()[0], question="xyz")])
    assert nothing.baselines["bm25"] == ()


def test_the_player_chooses_among_as_many_as_it_is_given():
    class Counting(ScriptedPlayer):
        def cite(self, case, spans):
            assert len(spans) == 7
            return ()

    played(Counting(), quiz()[:3], most=7)


def test_what_is_no_question_is_passed_over():
    assert played(ScriptedPlayer(), [case()], tools=()) == ()


def test_without_the_tool_it_says_what_is_missing():
    with pytest.raises(UsageError) as caught:
        played(ScriptedPlayer(), quiz()[:1], tools=("rustc",))
    assert caught.value.mend == 'add [[tool]] use = "doc-index"'
