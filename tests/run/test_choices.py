"""Which candidate each way of choosing takes, on a case whose answer is known."""

from __future__ import annotations

import pytest
import torch
from attrs import evolve
from tiny import candidate, case, edit_after, tiny_model

from rusta_core.run.choices import choices

TESTED = evolve(case(), tests="rustc --test")
SMALL = candidate(edit_after("w = v", ";"), green=False)
LARGE = evolve(candidate(edit_after("w = v", ".clone()"), green=True), k_lines=2)
BROKEN = evolve(candidate(edit_after("w = v", "(")), compiles=False)
UNTOLD = candidate(edit_after("w = v", ".to_vec()"))


def model_that_likes_two_lines():
    model = tiny_model()
    with torch.no_grad():
        model.heads["value"].k_weight[2] = 5.0
    return model


def test_each_way_of_choosing_has_its_word():
    [outcome] = choices(model_that_likes_two_lines(), [(TESTED, [SMALL, BROKEN, LARGE, UNTOLD])])
    assert (outcome.kind, outcome.id, outcome.slice) == ("choice", "moved", "move")
    assert outcome.chosen == {"scripted": False, "player": True, "value": True, "judge": True}
    assert outcome.expected == 0.5


def test_the_judge_alone_chooses_among_the_scripts_best():
    model = tiny_model()
    del model.heads["value"]
    with torch.no_grad():  # the second of two, always: each wins as often as the other, and the script's stays
        model.heads["judge"].logit.bias[:] = -5.0
    [outcome] = choices(model, [(TESTED, [SMALL, LARGE])])
    assert outcome.chosen == {"scripted": False, "player": False, "judge": False}


@pytest.mark.parametrize("candidates", [[], [SMALL], [LARGE, LARGE], [LARGE, BROKEN], [LARGE, UNTOLD]])
def test_where_there_is_no_choice_there_is_no_outcome(candidates):
    assert choices(tiny_model(), [(TESTED, candidates)]) == []


def test_a_model_without_the_heads_has_no_say():
    assert choices(tiny_model(heads=False), [(TESTED, [SMALL, LARGE])]) == []
