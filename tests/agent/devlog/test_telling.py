"""An episode as a person reads it: a line for each record, whatever the record is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.agent.devlog.telling import WIDTH, line

KINDS = ("begun", "step", "ended", "violation", "fault", "intended", "another")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def step(tool: str, arguments: dict[str, Any], **seen: Any) -> dict[str, Any]:
    observation = {"status": "ok", "data": {}, "spans": [], "seconds": 0.5} | seen
    return {"action": {"tool": tool, "arguments": arguments}, "observation": observation}


def test_what_an_episode_says() -> None:
    said = {"cargo_diag": [{"code": "E0382", "message": "use of moved value"}]}
    begun = {"case": said, "crate": "shop", "player": "scripted", "rules": {"autonomy": "machine"}}
    assert line("begun", begun) == "shop  E0382: use of moved value  (scripted by the machine)"
    failed = step("rustc", {}, status="failed", data={"codes": ["E0382", "E0499"]})
    assert line("step", failed) == "rustc: failed (E0382, E0499), 0.500 s"
    proposed = step("maker", {}, data={"proposed": 3, "compiling": 1}, spans=[1, 2])
    assert line("step", proposed) == "maker: ok (proposed 3; compiling 1; 2 passages), 0.500 s"
    edit = step("edit", {"proposer": "maker", "proposal": 1}, data={"k_lines": 2})
    assert line("step", edit) == "edit of maker, its number 2: ok (k_lines 2), 0.500 s"
    tests = step("tests", {}, status="failed", data={"ran": 2, "failed": ["a", "b"]})
    assert line("step", tests) == "tests: failed (ran 2; fails a, b), 0.500 s"
    ended = {"state": "applied", "why": "", "citations": [{"title": "E0382"}], "metrics": {"k_lines": 1.0}}
    assert line("ended", ended | {"seconds": 1.0}) == "applied, K 1, cites E0382, 1.00 s"
    assert line("violation", {"what": "no", "why": "because"}) == "no: because"


@given(st.sampled_from(KINDS), st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_any_record_has_a_line_of_bounded_length(kind: str, data: dict[str, Any]) -> None:
    told = line(kind, data)
    assert "\n" not in told
    assert len(told) <= WIDTH + 20
