"""The contract: what is owed at every move, whatever the order."""

from __future__ import annotations

import pytest

from rusta_core.agent.contract import Contract
from rusta_core.agent.rules import OBLIGATIONS, Breach, EpisodeBudget, Rules, Spent
from rusta_core.records import Observation

OK = Observation(tool="it", status="ok")


def after(*phases: str, tau: float = 0.8, sure: float = 0.0) -> Contract:
    contract = Contract(tau)
    for phase in phases:
        contract.check(phase, phase)
        contract.go(phase, phase, OK)
        contract.sure = sure
    return contract


def test_whoever_is_unsure_looks_before_each_guess() -> None:
    with pytest.raises(Breach) as caught:
        after().check("generic-edits", "propose")
    assert str(caught.value) == (
        "`generic-edits` breaks the obligation `probe`\n"
        "  why:   confidence is 0.00, below 0.80, and nothing was looked at since the last guess\n"
        "  mend:  while confidence is below tau, look, check, test or abstain before the next guess"
    )
    after("check", "propose").check("edit", "edit")
    with pytest.raises(Breach):
        after("check", "propose", "edit").check("edit", "edit")
    after("check", "propose", "edit", "check").check("edit", "edit")


def test_nobody_applies_who_is_unsure_however_much_was_looked_at() -> None:
    with pytest.raises(Breach, match="obligation `probe`"):
        after("check", "propose", "edit", "check", "tests", sure=0.79).check("apply", "apply")
    after("check", "propose", "edit", "check", "tests", sure=0.8).check("apply", "apply")


def test_whoever_is_sure_is_free_in_the_order() -> None:
    contract = after("check", sure=0.9)
    assert set(contract.phases()) == {"check", "probe", "explain", "propose", "edit", "tests", "apply", "abstain"}
    assert after("abstain").phases() == ()


def test_what_holds_in_each_stage() -> None:
    assert [Rules.of_stage(f"S{n}").writes for n in range(6)] == ["none", "none", "none", "copy", "crate", "crate"]
    assert [Rules.of_stage(f"S{n}").autonomy for n in range(6)] == ["machine"] * 4 + ["contract"] * 2


def test_a_budget_says_what_is_spent() -> None:
    now = [0.0]
    spent = Spent(EpisodeBudget(steps=3, probes=1, seconds=5.0), lambda: now[0])
    spent.take("check")
    spent.take("probe")
    assert (spent.lacks("probe"), spent.lacks("explain"), spent.lacks("edit")) == ("1 probes were made",) * 2 + ("",)
    spent.take("edit")
    assert (spent.lacks("edit"), spent.lacks("abstain")) == ("3 steps were taken", "")
    now[0] = 6.0
    assert "steps" in spent.lacks("edit")
    assert Spent(EpisodeBudget(seconds=5.0), lambda: now[0]).lacks("edit") == ""
    assert set(OBLIGATIONS) == {"probe", "green", "cite", "budget", "inside", "read-only"}
