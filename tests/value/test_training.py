"""Trees and their calibration by cross-fitting."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.records import DiagCase
from rusta_core.value.figures import Figures, figures
from rusta_core.value.training import (
    Table,
    best,
    calibrated,
    cross_calibrated,
    family,
    folds,
    out_of_fold,
    trees,
)

Made = Callable[..., Table]

names = st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), min_size=1, max_size=40)


def test_it_learns_what_there_is_to_learn(easy: Made) -> None:
    some = easy(300, 1)
    p = out_of_fold(some, 7, 40, 3)
    said = figures(p, cross_calibrated(p, some, 3), some)
    assert said["value"]["top1"] > 0.85 > 0.6 > said["order of costs"]["top1"]
    assert said["value"]["choice"] == 300
    assert said["ece"] < 0.1
    assert said["by class"]["move"] == said["value"]
    assert said["answered at 10 % wrong"]["coverage"] > 0.8
    assert said["from"]["0.70"]["right"] >= said["from"]["0.90"]["right"] > 0.3 > said["from"]["0.90"]["wrong"]
    assert Figures.of(some.y, some).top1 == 1.0


def test_the_same_seed_gives_the_same_trees(easy: Made) -> None:
    assert trees(easy(100, 1), 7, 10).model_to_string() == trees(easy(100, 1), 7, 10).model_to_string()


def test_nothing_is_learned_from_the_family_that_is_judged(easy: Made) -> None:
    """Labels that are known by their family alone cannot be foreseen."""
    some = easy(200, 2, noise=50.0)
    genuine = np.array([int(some.families[int(number)][-1]) % 2 for number in some.case], float)
    x = some.x.copy()
    x[:, 1] = [int(some.families[int(number)][-1]) for number in some.case]
    known = evolve(some, x=x, y=genuine)
    unseen = out_of_fold(known, 7, 30, 10)
    assert np.corrcoef(unseen, genuine)[0, 1] < 0.5 < np.corrcoef(trees(known, 7, 30).predict(x), genuine)[0, 1]


@given(names, st.integers(1, 8))
def test_families_stay_together(easy: Made, some: list[tuple[str, bool]], n: int) -> None:
    made = evolve(
        easy(len(some), 3),
        families=tuple(name for name, _ in some),
        by_hand=tuple(hand for _, hand in some),
    )
    found = folds(made, n)
    assert all(0 <= fold < n for fold in found)
    assert len(dict(zip(some, found, strict=True))) == len(set(zip(some, found, strict=True)))


def test_some_of_the_cases_keep_their_candidates(easy: Made) -> None:
    every = easy(6, 4)
    kept = every.only([False, True, False, False, True, True])
    assert kept.case.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert np.array_equal(kept.x, every.x[[3, 4, 5, 12, 13, 14, 15, 16, 17]])
    assert kept.families == tuple(every.families[number] for number in (1, 4, 5))
    assert best(-kept.cost, kept)[0] == int(np.argmin(kept.cost[:3]))


def test_what_people_get_wrong_weighs_as_much_as_what_was_injected(easy: Made) -> None:
    some = evolve(easy(10, 5), by_hand=(True, *(False,) * 9))
    assert some.weights[0] == some.weights[1:].sum()


def test_a_case_in_several_forms_counts_once(easy: Made) -> None:
    some = evolve(easy(4, 5), by_hand=(True, True, True, False), counts=(1.0, 0.5, 0.5, 1.0))
    assert some.weights.tolist() == [0.75, 0.375, 0.375, 1.5]
    assert some.only([False, True, True, True]).counts == (0.5, 0.5, 1.0)


def test_an_exercise_is_of_its_topic_and_a_bug_of_its_repository() -> None:
    given = {"license": "MIT", "source_url": "", "sha256": "0" * 64, "id": "x", "error_class": "move"}
    assert family(DiagCase(repo="exercises/moves-names", **given)) == "exercises/moves"  # type: ignore[arg-type]
    assert family(DiagCase(repo="serde-json", operator="move/x", **given)) == "serde-json"  # type: ignore[arg-type]


def test_tests_that_passed_are_never_quite_certain(easy: Made) -> None:
    some = easy(40, 6)
    p = out_of_fold(some, 7, 10, 2)
    assert calibrated(p, some, (98, 98)).green == 0.99
    assert calibrated(p, some).green == 0.5
