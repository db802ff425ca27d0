"""The game `conductor` with real tools: an episode for each case, by the machine or under the contract."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from rusta_games.conductor import Conductor
from rusta_tools.doc_index import DocIndex
from rusta_tools.rustc import Rustc
from rusta_tools.rustc_suggestions import RustcSuggestions

from rusta_core import (
    Budget,
    Checker,
    DiagCase,
    DocSpan,
    Document,
    File,
    Outcome,
    PlayContext,
    ProbeContext,
    Workshop,
    diagnostic_to_json,
    digest,
)
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.policy import scripted_next
from rusta_core.rust.program import Program

RED = """\
fn both(words: Vec<String>) -> usize {
    let kept = words;
    kept.len() + words.len()
}

#[test]
fn counts_twice() {
    assert_eq!(both(vec![String::new()]), 2);
}
"""
ORIGIN: dict[str, Any] = {"license": "MIT", "source_url": "here", "commit": None}
TEXT = "Error code E0382\n\nA variable was used after its contents have been moved elsewhere.\n"
SPAN = DocSpan(doc_id="error_codes/E0382", start=0, end=len(TEXT), sha256=digest(TEXT), title="E0382", **ORIGIN)
PAGE = Document(
    doc_id=SPAN.doc_id, repo="docs", role="docs", title="E0382", text=TEXT, sections=(SPAN,),
    sha256=digest(TEXT), **ORIGIN,
)  # fmt: skip
TOOLS = {"rustc": Rustc(), "doc-index": DocIndex(), "rustc-suggestions": RustcSuggestions()}
PHASES = {"rustc": "check", "doc-index": "explain"}


class Log(list[tuple[str, str, Mapping[str, Any]]]):
    def append(self, kind: str, episode: str, data: Mapping[str, Any], *, sync: bool = False) -> None:  # type: ignore[override]
        super().append((kind, episode, data))


def case(checker: Checker, text: str = RED) -> DiagCase:
    said = checker.check(Program(text)).diagnostics
    return DiagCase(
        id="both", repo="both", error_class="move", codes=("E0382",), tests="rustc --test",
        cargo_diag=tuple(map(diagnostic_to_json, said)), files=(File(path="src/main.rs", text=text),),
        sha256=digest(text), **ORIGIN,
    )  # fmt: skip


def play(checker: Checker, one: DiagCase, *, player: Any = None, log: Any = None, **options: Any) -> Outcome:
    workshop = Workshop(checker=checker, documents={PAGE.doc_id: PAGE})
    told: list[Outcome] = []
    context = PlayContext(
        cases=[one], player=player or ScriptedPlayer(), budget=Budget(seconds=60.0), rng=Random(1), workshop=workshop,
        tools=tuple(TOOLS), phases=PHASES, done=told.append, log=log,
        probe=lambda action, now: TOOLS[action.tool].probe(ProbeContext(action=action, case=now, workshop=workshop)),
    )  # fmt: skip
    [outcome] = Conductor(**options).play(context).outcomes
    assert told == [outcome]
    return outcome


def moves(outcome: Outcome) -> list[str]:
    return [step.action.tool for step in outcome.steps]


def test_an_episode_by_the_machine(checker: Checker) -> None:
    log = Log()
    outcome = play(checker, case(checker), log=log)
    assert moves(outcome)[:3] == ["rustc", "doc-index", "rustc-suggestions"]
    assert moves(outcome)[-4:] == ["edit", "rustc", "tests", "apply"]
    assert (outcome.compiles, outcome.tests_green, outcome.honest, outcome.k_lines) == (True, True, True, 1)
    assert outcome.bundle is not None
    assert [span.doc_id for span in outcome.bundle.citations] == ["error_codes/E0382"]
    assert [kind for kind, _, _ in log][-1] == "ended"
    assert outcome.receipts[0]["state"] == "applied"


def test_under_the_contract_the_same_script_gets_there(checker: Checker) -> None:
    assert play(checker, case(checker), stage="S4").compiles
    assert play(checker, case(checker), autonomy="contract").compiles


def test_a_stage_that_reads_is_silent(checker: Checker) -> None:
    outcome = play(checker, case(checker), stage="S1")
    assert (outcome.compiles, outcome.tests_green, outcome.bundle) == (False, False, None)
    assert "edit" not in moves(outcome)


def test_a_whole_search_is_one_move(checker: Checker) -> None:
    outcome = play(checker, case(checker), search=True)
    assert moves(outcome) == ["rustc", "doc-index", "patch-tree-search", "edit", "rustc", "tests", "apply"]
    assert outcome.compiles


def test_a_breach_stops_the_episode_and_is_told(checker: Checker) -> None:
    class Unsure(ScriptedPlayer):
        """Sure of nothing, and applies all the same."""

        def confidence(self, case: Any, candidate: Any) -> float | None:
            return 0.1

        def next_step(self, case: Any, steps: Any, legal: Any) -> str:
            return scripted_next(steps, (*legal, "apply") if steps and steps[-1].action.tool == "tests" else legal)

    log = Log()
    outcome = play(checker, case(checker), player=Unsure(), stage="S4", log=log)
    assert (outcome.compiles, outcome.receipts[0]["state"]) == (False, "stopped")
    assert outcome.receipts[0]["why"] == "`apply` breaks the obligation `probe`"
    assert [kind for kind, _, _ in log][-2:] == ["violation", "ended"]


def test_a_move_that_is_none_is_the_players_fault_and_costs_its_case(checker: Checker) -> None:
    class Rash(ScriptedPlayer):
        def next_step(self, case: Any, steps: Any, legal: Any) -> str:
            return "apply"

    outcome = play(checker, case(checker), player=Rash())
    assert outcome.receipts[0]["state"] == "stopped"
    assert "may not be the next move" in outcome.receipts[0]["why"]


@pytest.mark.parametrize("options", [{"stage": "S9"}, {"autonomy": "none"}, {"tau": 1.5}, {"tries": 0}])
def test_options_that_cannot_be(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        Conductor(**options)
