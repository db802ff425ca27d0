"""Labelled cases, and what is left of them where rules are missing."""

from __future__ import annotations

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase
from rusta_core.value.labels import RULES, LabelledCase, thinned

ORIGIN = {"license": "MIT", "source_url": "", "sha256": "0" * 64}


def candidate(rule: str, proposer: str = RULES, *, green: bool = False) -> Candidate:
    return Candidate(edits=(), k_lines=1, proposer=proposer, rule=rule, tests_green=green)


def labelled(*some: Candidate, name: str = "exercises/one") -> LabelledCase:
    case = DiagCase(id=name, repo=name, error_class="move", **ORIGIN)  # type: ignore[arg-type]
    gold = tuple(bool(one.tests_green) for one in some)
    return LabelledCase(case=case, split="exercises", proposed=9, candidates=some, gold=gold, **ORIGIN)  # type: ignore[arg-type]


def test_what_lacks_its_rules_is_left_out_and_what_is_no_rules_stays() -> None:
    case = labelled(candidate("lend", green=True), candidate("insert-token", "generic-edits"))
    bare = thinned(case, 1.0, 0)
    assert bare is not None
    assert [one.rule for one in bare.candidates] == ["insert-token"]
    assert bare.gold == (False,)
    assert thinned(case, 0.0, 0) == case
    assert thinned(labelled(candidate("lend")), 1.0, 0) is None


def test_each_turn_lacks_others_and_all_of_one_rule_goes_together() -> None:
    rules = [f"rule-{n}" for n in range(200)]
    case = labelled(*(candidate(rule) for rule in rules), *(candidate(f"{rule} + lend") for rule in rules))
    left = [thinned(case, 0.5, turn) for turn in range(2)]
    names = [{one.rule for one in some.candidates} for some in left if some is not None]
    assert names[0] != names[1]
    for some in names:
        plain = {name for name in some if "+" not in name}
        assert 60 < len(plain) < 140
        assert {name.partition(" +")[0] for name in some if "+" in name} <= plain
