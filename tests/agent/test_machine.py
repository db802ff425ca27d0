"""The machine: one table, and everything that it does not have is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.agent.machine import ENDS, OWN, PHASES, TABLE, IllegalMove, Machine, event, phase_of
from rusta_core.records import Observation

EVERY = (*PHASES, *OWN)


def said(status: str) -> Observation:
    return Observation(tool="it", status=status)


def walk(*moves: tuple[str, str]) -> str:
    machine = Machine()
    for phase, status in moves:
        machine.go(phase, phase, said(status))
    return machine.state


def test_the_way_to_a_repair() -> None:
    look = [("check", "failed"), ("explain", "ok"), ("propose", "ok"), ("edit", "ok")]
    assert walk(*look, ("check", "ok"), ("tests", "ok")) == "green"
    assert walk(*look, ("check", "ok"), ("tests", "ok"), ("apply", "ok")) == "applied"
    assert walk(*look, ("check", "failed"), ("edit", "ok")) == "edited"
    assert walk(*look, ("check", "ok"), ("tests", "timeout")) == "proposed"
    assert walk(*look, ("check", "ok"), ("tests", "missing")) == "untested"
    assert walk(("check", "ok")) == "sound"


@given(st.lists(st.tuples(st.sampled_from(EVERY), st.sampled_from(["ok", "failed", "timeout", "missing", "error"]))))
def test_apply_comes_only_after_a_check_and_tests_since_the_last_edit(moves: list[tuple[str, str]]) -> None:
    machine, taken = Machine(), []
    for phase, status in moves:
        state = machine.state
        try:
            machine.go(phase, phase, said(status))
        except IllegalMove:
            assert machine.state == state, "an illegal move changes nothing"
            continue
        taken.append((phase, status))
    if machine.state == "applied":
        last = max(place for place, (phase, _) in enumerate(taken) if phase == "edit")
        since = taken[last:]
        assert ("check", "ok") in since
        assert [status for phase, status in since if phase == "tests"] in (["ok"], ["missing"])
        assert ("explain", "ok") in taken or any(phase == "explain" for phase, _ in taken)


def test_every_state_can_be_reached_and_left_by_silence() -> None:
    reached = {after for moves in TABLE.values() for after in moves.values()} | {"begun"}
    assert reached | {"stopped"} == set(TABLE)
    for state, moves in TABLE.items():
        assert (state in ENDS) == (not moves)
        assert state in ENDS or moves["abstain"] == "silent"


def test_an_illegal_move_says_what_may_come() -> None:
    with pytest.raises(IllegalMove) as caught:
        Machine().check("apply", "apply")
    assert str(caught.value) == (
        "`apply` may not be the next move\n  where: state begun\n  mend:  what may come next is check, abstain"
    )
    with pytest.raises(IllegalMove, match="may not be the next move") as caught:
        Machine("applied").check("rustc", "check")
    assert caught.value.mend == "the episode is over: begin another"


def test_what_a_tool_is_for() -> None:
    class Looks:
        phase = "probe"

    assert (phase_of(Looks()), phase_of(object())) == ("probe", "propose")
    assert event("check", said("timeout")) == "check failed"
    assert event("tests", said("error")) == "tests failed"
