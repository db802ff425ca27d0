"""The scripted policy: look, then ask who proposes, then apply what compiles or abstain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core import Action, Observation, Step, scripted_next

ALL = ("generic-edits", "rustc-suggestions", "doc-index", "rustc", "abstain")


def step(tool: str, **data: int) -> Step:
    return Step(action=Action(tool=tool), observation=Observation(tool=tool, status="ok", data=data))


def test_it_looks_and_then_asks_who_proposes() -> None:
    steps: list[Step] = []
    taken = []
    for _ in range(5):
        taken.append(scripted_next(steps, ALL))
        steps.append(step(taken[-1]))
    assert taken == ["rustc", "doc-index", "rustc-suggestions", "generic-edits", "abstain"]


def test_it_applies_what_compiles() -> None:
    steps = [step("rustc"), step("rustc-suggestions", compiling=1, proposed=3)]
    assert scripted_next(steps, ("generic-edits", "apply", "abstain")) == "apply"
    steps = [step("rustc"), step("rustc-suggestions", compiling=0, proposed=3)]
    assert scripted_next(steps, ("generic-edits", "abstain")) == "generic-edits"


def test_other_tools_come_after_the_known_ones() -> None:
    legal = ("mine", "generic-edits", "abstain")
    assert scripted_next([], legal) == "generic-edits"
    assert scripted_next([step("generic-edits", compiling=0)], legal) == "mine"


@given(
    st.lists(st.sampled_from([*ALL, "mine"]), unique=True).map(tuple),
    st.lists(st.builds(step, st.sampled_from(ALL), compiling=st.integers(0, 2)), max_size=4),
    st.booleans(),
)
def test_its_step_is_legal(tools: tuple[str, ...], steps: list[Step], may_apply: bool) -> None:
    legal = (*tools, *(("apply",) if may_apply else ()), "abstain")
    assert scripted_next(steps, legal) in legal
