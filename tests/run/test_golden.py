"""Golden replay: each recording comes out the same, and what is not the same is named at its first place."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from attrs import evolve

from rusta_core import Entry, Observation, Step
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.replay import normal
from rusta_core.errors import RustaError, UsageError
from rusta_core.run.golden import Golden, goldens, record, replayed
from rusta_core.run.repair import Repairer
from rusta_core.run.repairers import repairer
from rusta_core.shipped import shipped

NAMES = sorted(path.parent.name for path in shipped("datasets", "golden").glob("*/entry.json"))


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repairer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with repairer(shipped("examples", "golden.toml")) as made:
            [one, *_] = goldens(made)
            version = one.entry.citations[0].source_url.split("/")[3]
            if version != made.workshop.checker.toolchain.version:
                pytest.skip(f"recorded with Rust {version}")
            yield made


def named(ready: Repairer, name: str) -> Golden:
    [one] = goldens(ready, [name])
    return one


@pytest.mark.parametrize("live", [False, True], ids=["recorded", "live"])
@pytest.mark.parametrize("name", NAMES)
def test_a_golden_comes_out_the_same(ready: Repairer, name: str, live: bool) -> None:
    one = named(ready, name)
    again = replayed(one, ready, live=live)
    assert again.divergence is None, str(again.divergence)
    assert again.steps == len(one.entry.steps)


def test_it_is_recorded_as_it_lies_there(ready: Repairer) -> None:
    one = named(ready, "poster")
    again = record(one.case, ready, one.questions, one.entry.citations)
    assert evolve(again, steps=()) == evolve(one.entry, steps=())
    assert [normal(step.observation) for step in again.steps] == [normal(step.observation) for step in one.entry.steps]


def changed(entry: Entry, number: int, **told: Any) -> Entry:
    steps = list(entry.steps)
    steps[number] = evolve(steps[number], observation=evolve(steps[number].observation, **told))
    return evolve(entry, steps=tuple(steps))


def at(entry: Entry, tool: str, nth: int = 0) -> int:
    return [place for place, step in enumerate(entry.steps) if step.action.tool == tool][nth]


def test_the_first_divergence_is_named(ready: Repairer) -> None:
    one = named(ready, "poster")
    entry = one.entry
    proposes = at(entry, "generic-edits")
    for live, told, number, words in (
        (False, changed(entry, at(entry, "edit"), data={"k_lines": 3, "tree": "0" * 64}), at(entry, "edit"), "edit is"),
        (False, evolve(entry, steps=entry.steps[:-1]), len(entry.steps) - 1, "the recording ends"),
        (False, evolve(entry, steps=entry.steps[1:]), 0, "another move (recorded doc-index; now rustc)"),
        (False, evolve(entry, snapshot="0" * 64), 0, "the case is not the one that was recorded"),
        (False, changed(entry, proposes, proposals=()), proposes + 1, "another move"),
        (True, changed(entry, at(entry, "doc-index"), spans=()), at(entry, "doc-index"), "doc-index cites other"),
        (True, changed(entry, 0, status="ok"), 0, "another answer of rustc (recorded ok; now failed)"),
        (
            True,
            changed(entry, len(entry.steps) - 1, data={"k_lines": 9}),
            len(entry.steps) - 1,
            "another K (recorded 9",
        ),
    ):
        parted = replayed(evolve(one, entry=told), ready, live=live).divergence
        assert parted is not None, words
        assert (parted.step, words in str(parted)) == (number, True), str(parted)
        assert str(parted).startswith(f"step {number + 1}: ")


def test_live_tools_may_differ_by_two_lines(ready: Repairer) -> None:
    one = named(ready, "poster")
    last = len(one.entry.steps) - 1
    k = int(one.entry.metrics["k_lines"])
    near = changed(one.entry, last, data={**one.entry.steps[last].observation.data, "k_lines": k + 2})
    assert replayed(evolve(one, entry=near), ready, live=True).divergence is None
    assert replayed(evolve(one, entry=near), ready, live=False).divergence is not None


def test_a_player_who_moves_otherwise_is_told_apart(ready: Repairer) -> None:
    class Hasty(ScriptedPlayer):
        def next_step(self, case: Any, steps: Sequence[Step], legal: Sequence[str]) -> str:
            return "abstain" if len(steps) == 3 else super().next_step(case, steps, legal)

    parted = replayed(named(ready, "poster"), ready, live=False, player=Hasty()).divergence
    assert parted is not None
    assert parted.step == 2, "the script asks the documentation once, the golden asks all its questions"


def test_answers_are_the_same_on_every_machine() -> None:
    said = Observation(
        tool="rustc",
        status="ok",
        data={"seconds": 1.5, "spans": [{"file": "/rustc/abc/library/std/src/lib.rs"}, {"file": "src/main.rs"}]},
        seconds=2.0,
    )
    assert normal(said).data == {"spans": [{"file": "library/std/src/lib.rs"}, {"file": "src/main.rs"}]}
    assert normal(said).seconds == 0.0


def test_a_name_that_no_golden_has_and_an_episode_without_end(ready: Repairer) -> None:
    with pytest.raises(UsageError, match="no golden is called 'postr'"):
        goldens(ready, ["postr"])
    one = named(ready, "poster")
    with pytest.raises(RustaError, match="does not end in a repair"):
        record(evolve(one.case, gold_patch=evolve(one.case.gold_patch, edits=())), ready, one.questions, ())


def test_the_command(ready: Repairer) -> None:
    argv = [sys.executable, "-m", "rusta_core.cli", "golden", "replay", "poster", "--recorded"]
    done = subprocess.run([*argv, "--json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["name"], told["mode"], told["same"]) == ("poster", "recorded", True)
