"""The repair game on the kit's proven bugs, with the real tools and the real compiler."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import pytest
from attrs import define, evolve, field
from rusta_games.patch_tree_search import PatchTreeSearch
from rusta_tools import repair_rules
from rusta_tools.generic_edits import GenericEdits
from rusta_tools.places import Edits, Site
from rusta_tools.repair_rules import RepairRules
from rusta_tools.rule import Rule
from rusta_tools.rustc import Rustc
from rusta_tools.rustc_suggestions import RustcSuggestions

from rusta_core import (
    QA,
    Budget,
    Candidate,
    Checker,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    File,
    Observation,
    Outcome,
    PlayContext,
    Played,
    ProbeContext,
    Program,
    Step,
    Workshop,
    apply_edits,
    diagnostic_to_json,
    digest,
    dishonest,
    scripted_next,
)
from rusta_core.rust.prove import prove
from rusta_core.testing.material import page, proposals, questions

TOOLS: dict[str, Any] = {
    "rustc": Rustc(),
    "rustc-suggestions": RustcSuggestions(),
    "generic-edits": GenericEdits(),
}


@define
class Someone:
    """A player whose answers a test gives; by default the scripted steps, the order of the proposals, no confidence."""

    name: str = "someone"
    step: Callable[..., str] = scripted_next
    score: Callable[[Candidate], float] = lambda candidate: 0.0
    sure: float | None = None
    asked: list[tuple[Step, ...]] = field(factory=list)

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str:
        self.asked.append(tuple(steps))
        return self.step(steps, legal)

    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
        return [self.score(candidate) for candidate in candidates]

    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None:
        return self.sure

    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]:
        return tuple(spans)


def play(
    checker: Checker,
    cases: Sequence[DiagCase | QA],
    *,
    player: Any = None,
    budget: Budget | None = None,
    tools: Mapping[str, Callable[[ProbeContext], Observation]] | None = None,
    documents: Mapping[str, Document] | None = None,
    **options: Any,
) -> tuple[Played, list[Outcome]]:
    asked = {name: tool.probe for name, tool in TOOLS.items()} if tools is None else dict(tools)
    workshop = Workshop(checker=checker, documents={"kit/page": page()} if documents is None else documents)
    told: list[Outcome] = []
    context = PlayContext(
        cases=cases, player=player or Someone(), budget=budget or Budget(seconds=60.0), rng=Random(1),
        workshop=workshop, tools=tuple(asked), done=told.append,
        phases={"rustc": "check", "cargo-check": "check", "doc-index": "explain"},
        probe=lambda action, case: asked[action.tool](ProbeContext(action=action, case=case, workshop=workshop)),
    )  # fmt: skip
    return PatchTreeSearch(**options).play(context), told


def repairs(played: Played) -> list[Outcome]:
    return [outcome for outcome in played.outcomes if outcome.kind == "repair"]


def proposing(*texts: str) -> Callable[[ProbeContext], Observation]:
    """A tool that proposes to make a case's file into each of these texts."""

    def probe(context: ProbeContext) -> Observation:
        [file] = context.case.files
        whole = len(file.text.encode())
        edits = tuple((Edit(path=file.path, start=0, end=whole, text=text),) for text in texts)
        return Observation(tool=context.action.tool, status="ok", proposals=edits)

    return probe


def red(checker: Checker, text: str, *, tests: str | None = "rustc --test") -> DiagCase:
    said = checker.check(Program(text)).diagnostics
    assert said
    return DiagCase(
        license="MIT", source_url="", sha256=digest(text), id=digest(text)[:8], repo="r", error_class="type",
        codes=tuple(one.code for one in said if one.code), files=(File(path="src/main.rs", text=text),),
        cargo_diag=tuple(diagnostic_to_json(one) for one in said), tests=tests,
    )  # fmt: skip


@pytest.fixture(scope="module")
def cases(checker: Checker) -> tuple[DiagCase, ...]:
    return tuple(prove(proposals(), checker)[0])


WRONG = "fn one() -> i32 {\n    2\n}\n#[test]\nfn t() {\n    assert_eq!(one(), 1);\n}\n"
RIGHT = WRONG.replace("    2\n", "    3 - 2\n")
BROKEN = WRONG.replace("    2\n", '    "1"\n')
PRIVATE = "mod a {\n    pub struct P {\n        x: i32,\n    }\n}\npub fn f(p: &a::P) -> i32 {\n    p.x\n}\n"


def test_real_bugs_are_repaired_and_proved(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    played, told = play(checker, cases, player=Someone(sure=0.75))
    assert sorted(told, key=repr) == sorted(played.outcomes, key=repr)
    assert [outcome.id for outcome in repairs(played)] == [case.id for case in cases]
    by_id = {case.id: case for case in cases}
    for outcome in repairs(played):
        case, bundle = by_id[outcome.id], outcome.bundle
        assert bundle is not None
        after = apply_edits(case.files, bundle.edits)
        assert checker.check(Program(after[0].text)).ok
        assert dishonest(case.files, after, case.codes) == ()
        assert (outcome.compiles, outcome.honest, outcome.slice) == (True, True, case.error_class)
        assert outcome.tests_green == (checker.test_many([Program(after[0].text)])[0].passed)  # type: ignore[union-attr]
        assert outcome.k_lines == bundle.k_lines <= 10
        assert outcome.confidence == bundle.confidence == 0.75
        assert {(one.check, one.subject) for one in bundle.receipts if one.check != "notice"} == {
            (check, digest(after[0].text)) for check in ("honesty", "rustc", "tests")
        }
    assert sum(bool(outcome.tests_green) for outcome in repairs(played)) >= 4
    assert sum(bool(outcome.gold_equal) for outcome in repairs(played)) >= 3


def test_twice_the_same(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    def facts(played: Played) -> list[Any]:
        timeless = []
        for outcome in repairs(played):
            steps = [(step.action, dict(step.observation.data)) for step in outcome.steps]
            edits = outcome.bundle.edits if outcome.bundle else None
            timeless.append((outcome.id, edits, outcome.candidates, steps, outcome.receipts))
        return timeless

    assert facts(play(checker, cases, workers=1)[0]) == facts(play(checker, cases, workers=3)[0])


def test_each_step_is_scripted_and_the_players_wish_is_kept(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    player = Someone(step=lambda steps, legal: "abstain")
    played, _ = play(checker, cases[:1], player=player)
    steps = [outcome for outcome in played.outcomes if outcome.kind == "step"]
    assert [step.expected for step in steps][:2] == ["rustc", "rustc-suggestions"]
    assert steps[-1].expected == "apply"
    assert {step.chosen for step in steps} == {"abstain"}
    assert [step.id for step in steps] == [f"{cases[0].id}#{number}" for number in range(len(steps))]
    [repair] = repairs(played)
    assert [step.action.tool for step in repair.steps] == [step.expected for step in steps]
    proposing_step = repair.steps[1].observation
    assert proposing_step.data["compiling"] >= 1
    assert proposing_step.data["proposed"] >= 1
    assert player.asked[0] == ()
    assert len(player.asked[-1]) == len(steps) - 1


def test_the_player_may_drive_within_what_is_legal(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    quitter = Someone(step=lambda steps, legal: "abstain")
    [repair] = repairs(play(checker, cases[:1], player=quitter, driver="player")[0])
    assert (repair.bundle, repair.compiles, repair.tests_green) == (None, False, False)
    assert [step.action.tool for step in repair.steps] == ["abstain"]
    rash = Someone(step=lambda steps, legal: "apply")  # nothing compiles yet: the script steps in
    [repair] = repairs(play(checker, cases[:1], player=rash, driver="player")[0])
    assert repair.compiles
    assert repair.steps[0].action.tool == "rustc"


def test_blind_takes_the_players_favourite_and_tests_take_what_passes(checker: Checker) -> None:
    case, tools = red(checker, BROKEN), {"maker": proposing(WRONG, RIGHT)}
    liar = Someone(score=lambda candidate: 5.0 if candidate.files[0][1] == WRONG else 0.0)
    blind, _ = play(checker, [case], player=liar, tools=tools)
    [repair] = repairs(blind)
    assert (repair.compiles, repair.tests_green) == (True, False)
    assert all(candidate.files == () for candidate in repair.candidates)
    after = [apply_edits(case.files, candidate.edits)[0].text for candidate in repair.candidates]
    assert {text: candidate.tests_green for text, candidate in zip(after, repair.candidates, strict=True)} == {
        WRONG: False,
        RIGHT: True,
    }
    assert [(better.files[0][1], worse.files[0][1]) for better, worse in blind.preferences] == [(RIGHT, WRONG)]
    judged, _ = play(checker, [case], player=liar, tools=tools, judge="tests")
    [repair] = repairs(judged)
    assert (repair.compiles, repair.tests_green) == (True, True)
    assert repair.bundle is not None
    assert apply_edits(case.files, repair.bundle.edits)[0].text == RIGHT


def test_under_tests_nothing_green_is_nothing_found(checker: Checker) -> None:
    [repair] = repairs(play(checker, [red(checker, BROKEN)], tools={"maker": proposing(WRONG)}, judge="tests")[0])
    assert (repair.bundle, repair.compiles, repair.tests_green) == (None, False, False)


def test_a_case_without_tests_has_none_to_pass(checker: Checker) -> None:
    case = red(checker, "fn main() {\n    let a: i32 = true;\n}\n", tests=None)
    tools = {"maker": proposing("fn main() {\n    let a: i32 = 1;\n}\n")}
    [repair] = repairs(play(checker, [case], tools=tools, judge="tests")[0])
    assert (repair.compiles, repair.tests_green) == (True, None)
    assert repair.bundle is not None
    assert [receipt.check for receipt in repair.bundle.receipts] == ["honesty", "rustc"]


def test_without_tests_what_was_called_is_a_receipt(checker: Checker) -> None:
    case = red(checker, "fn main() {\n    let a: i32 = true;\n}\nfn two() -> i32 { 2 }\n", tests=None)
    tools = {"maker": proposing("fn main() {\n    let a: i32 = 1;\n}\nfn two() -> i32 { 2 }\n")}
    [repair] = repairs(play(checker, [case], tools=tools, judge="tests", calls=True)[0])
    assert repair.bundle is not None
    receipt = repair.bundle.receipts[-1]
    assert (receipt.check, receipt.passed) == ("calls", True)
    assert receipt.detail == "2 made up from its signatures, none broke off"
    assert dict(repair.candidates[0].called or ())["two#0"] == "= 2"


def test_what_is_dishonest_large_or_repeated_is_no_repair(checker: Checker) -> None:
    silenced = BROKEN.replace('"1"', "todo!()")
    long = WRONG.replace("    2\n", "    2\n" + "\n" * 30)
    case, tools = red(checker, BROKEN), {"maker": proposing(silenced, long, BROKEN)}
    [repair] = repairs(play(checker, [case], tools=tools)[0])
    assert (repair.bundle, repair.honest) == (None, None)
    assert repair.receipts[0]["checked"] == 1
    assert repair.receipts[0]["dropped"] == {"dishonest": 1, "repeats another": 1, "touches too many lines": 1}
    assert repair.steps[-1].action.tool == "abstain"


def test_two_errors_are_mended_by_a_second_edit(checker: Checker) -> None:
    text = "pub fn f() -> i32 {\n    let a: i32 = true;\n    let b: i32 = false;\n    a + b\n}\n"
    one = text.replace("true", "1")
    both = one.replace("false", "0")
    case = red(checker, text, tests=None)

    def probe(context: ProbeContext) -> Observation:
        return proposing(both if context.case.files[0].text == one else one)(context)

    [repair] = repairs(play(checker, [case], tools={"maker": probe})[0])
    assert repair.compiles
    assert repair.bundle is not None
    assert repair.bundle.k_lines == 2
    assert apply_edits(case.files, repair.bundle.edits)[0].text == both
    assert repair.receipts[0]["checked"] == 2


def test_several_errors_are_built_on_before_everybody_is_asked(checker: Checker) -> None:
    text = "pub fn f() -> i32 {\n    let a: i32 = true;\n    let b: i32 = false;\n    a + b\n}\n"
    one = text.replace("true", "1")

    def probe(context: ProbeContext) -> Observation:
        return proposing(one.replace("false", "0") if context.case.files[0].text == one else one)(context)

    tools = {"maker": probe, "late": proposing(text.replace("true", "2"))}
    [repair] = repairs(play(checker, [red(checker, text, tests=None)], tools=tools)[0])
    assert repair.compiles
    assert [step.action.tool for step in repair.steps] == ["maker", "apply"]
    single = red(checker, text.replace("true", "1"), tests=None)
    tools = {"maker": proposing(single.files[0].text + "// more\n"), "late": proposing(one.replace("false", "0"))}
    [repair] = repairs(play(checker, [single], tools=tools)[0])
    assert [step.action.tool for step in repair.steps] == ["maker", "late", "apply"]


def test_the_second_edit_is_found_by_the_real_tools(checker: Checker) -> None:
    text = "fn add(a: i32) -> i32 {\n    a\n}\npub fn f() -> i32 {\n    let n = 1;\n    add(&n) + add(&n)\n}\n"
    [repair] = repairs(play(checker, [red(checker, text, tests=None)], budget=Budget(checks=128, seconds=60.0))[0])
    assert repair.compiles


def test_the_budget_holds(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    tools = {"generic-edits": GenericEdits().probe}
    for outcome in repairs(play(checker, cases, tools=tools, budget=Budget(checks=9, seconds=60.0))[0]):
        assert outcome.receipts[0]["checked"] <= 9
    for outcome in repairs(play(checker, cases, budget=Budget(seconds=1e-9))[0]):
        assert outcome.receipts[0]["checked"] == 0
        assert [step.action.tool for step in outcome.steps] == ["abstain"]


def test_widening_asks_who_is_left(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    narrow, wide = (repairs(play(checker, cases, widen=widen)[0]) for widen in (False, True))
    assert [step.action for step in narrow[0].steps] == [step.action for step in wide[0].steps]
    counted = [sum(outcome.receipts[0]["checked"] for outcome in outcomes) for outcomes in (narrow, wide)]
    assert counted[0] < counted[1]
    assert all(len(outcome.candidates) <= 48 for outcome in wide)


def test_only_spans_that_resolve_and_speak_of_the_error_are_cited(checker: Checker) -> None:
    about, other = "Mismatched types\n\nE0308 says that a type is not the one that was expected.\n", "Moves\n\nE0382.\n"
    document = Document(
        license="MIT", source_url="", sha256=digest(about + other), doc_id="kit/types", repo="kit", role="docs",
        title="Types", text=about + other,
    )  # fmt: skip

    def span(start: int, end: int) -> DocSpan:
        cited = digest((about + other)[start:end])
        return DocSpan(license="MIT", source_url="", sha256=cited, doc_id="kit/types", start=start, end=end)

    real, elsewhere = span(0, len(about)), span(len(about), len(about + other))
    forged = evolve(real, end=real.end - 1)

    def index(context: ProbeContext) -> Observation:
        assert context.action.arguments == {"query": "mismatched types", "codes": ["E0308"], "page": None}
        return Observation(tool="doc-index", status="ok", spans=(forged, elsewhere, real))

    tools = {"rustc": Rustc().probe, "doc-index": index, "maker": proposing(WRONG)}
    [repair] = repairs(play(checker, [red(checker, BROKEN)], tools=tools, documents={"kit/types": document})[0])
    assert repair.bundle is not None
    assert repair.bundle.citations == (real,)
    assert [step.action.tool for step in repair.steps] == ["rustc", "doc-index", "maker", "apply"]


def test_the_front_trades_probability_against_lines(checker: Checker) -> None:
    short, long = WRONG, WRONG.replace("    2\n", "    let n = 1;\n    n\n")
    case, tools = red(checker, BROKEN), {"maker": proposing(long, short)}
    bold = Someone(score=lambda candidate: float(candidate.k_lines))
    [repair] = repairs(play(checker, [case], player=bold, tools=tools)[0])
    front = repair.receipts[0]["front"]
    assert [point["k_lines"] for point in front] == [2, 1]
    assert front[0]["probability"] > front[1]["probability"]
    assert sum(point["probability"] for point in front) == pytest.approx(1.0)
    timid = Someone(score=lambda candidate: -float(candidate.k_lines))
    [repair] = repairs(play(checker, [case], player=timid, tools=tools)[0])
    assert [point["k_lines"] for point in repair.receipts[0]["front"]] == [1]


def test_a_rule_that_raises_is_dropped_and_named_and_the_others_go_on(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(_site: Site) -> Iterator[Edits]:
        yield ()
        raise KeyError("nothing of the kind")

    broken = Rule("raises", 0.0, ("E0616",), raises, "convert")
    monkeypatch.setattr(repair_rules, "RULES", (broken, *repair_rules.RULES))
    private = red(checker, PRIVATE, tests=None)
    rules = RepairRules()
    [outcome] = repairs(play(checker, [private], tools={"rustc": Rustc().probe, "repair-rules": rules.probe})[0])
    assert outcome.compiles
    said = {"raises": "KeyError: 'nothing of the kind'"}
    assert outcome.steps[1].observation.data["broken"] == said
    assert outcome.receipts[0]["broken"] == said


def test_questions_and_crates_are_passed_over(checker: Checker, cases: tuple[DiagCase, ...]) -> None:
    assert play(checker, questions()) == (Played(outcomes=()), [])
    crate = evolve(cases[0], files=(*cases[0].files, File(path="Cargo.toml", text="")))
    [repair] = repairs(play(checker, [crate])[0])
    assert repair.receipts[0]["why"].startswith("rustc cannot judge a case with a manifest")
    assert (repair.bundle, repair.compiles) == (None, False)


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="judge"):
        PatchTreeSearch(judge="coin")
    with pytest.raises(ValueError, match="driver"):
        PatchTreeSearch(driver="nobody")


def test_what_is_kept_holds_all_that_was_tested_and_a_share_of_the_rest(checker: Checker) -> None:
    right = [RIGHT.replace("3 - 2", f"{number + 3} - {number + 2}") for number in range(60)]
    broken = [BROKEN.replace('"1"', f'"{number}"') for number in range(2, 62)]
    mixed = [text for both in zip(right, broken, strict=True) for text in both]
    for test_most, tested in ((50, 50), (8, 8)):
        options: dict[str, Any] = {"test_most": test_most, "budget": Budget(checks=200, seconds=120.0)}
        [repair] = repairs(play(checker, [red(checker, BROKEN)], tools={"maker": proposing(*mixed)}, **options)[0])
        kept = repair.candidates
        assert sum(one.tests_green is not None for one in kept) == tested
        assert sum(one.compiles is False for one in kept) == 12
        assert len(kept) == max(48, tested + 12)
        places = [mixed.index(apply_edits(red(checker, BROKEN).files, one.edits)[0].text) for one in kept]
        assert places == sorted(places)
        assert max(place for place, one in zip(places, kept, strict=True) if not one.compiles) > 100
