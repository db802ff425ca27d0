"""The Conductor: whatever tools answer and players choose, nothing is written that is not proved, cited, paid for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import pytest
from attrs import define, field
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core import Action, DiagCase, DocSpan, Document, Edit, File, Observation, digest
from rusta_core.agent.conductor import Conductor
from rusta_core.agent.episode import Ended
from rusta_core.agent.machine import ENDS, OWN, IllegalMove
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.rules import Breach, EpisodeBudget, Rules
from rusta_core.agent.workbench import Workbench
from rusta_core.errors import RustaError
from rusta_core.rust.check import TestVerdict, Verdict
from rusta_core.rust.tree import files_digest

ORIGIN: dict[str, Any] = {"license": "MIT", "source_url": "here", "commit": None}
RED = "fn f(text: String) -> usize {\n    let other = text;\n    text.len() + other.len()\n}\n"
GOOD = RED.replace("= text;", "= text.clone();")
HASTY = RED.replace("text.len() + other.len()", "other.len()")
"""It compiles, and its test fails."""
PHASES = {"rustc": "check", "doc-index": "explain", "symbols": "probe", "maker": "propose", "liar": "propose"}


def page(text: str = "error_codes/E0382\n\nA value was used after it moved.\n") -> Document:
    span = DocSpan(doc_id="error_codes/E0382", start=0, end=len(text), sha256=digest(text), title="E0382", **ORIGIN)
    return Document(
        doc_id="error_codes/E0382", repo="docs", role="docs", title="E0382", text=text, sections=(span,),
        sha256=digest(text), **ORIGIN,
    )  # fmt: skip


def case() -> DiagCase:
    said = {"code": "E0382", "level": "error", "message": "borrow of moved value: `text`", "spans": [], "children": []}
    return DiagCase(
        id="one", repo="one", error_class="move", codes=("E0382",), cargo_diag=(said,), tests="#[test]",
        files=(File(path="src/lib.rs", text=RED),), sha256=digest(RED), **ORIGIN,
    )  # fmt: skip


def to(text: str, path: str = "src/lib.rs") -> tuple[Edit, ...]:
    return (Edit(path=path, start=0, end=len(RED.encode()), text=text),)


@define
class Truth:
    """The core's own judge: what really compiles and passes."""

    name: str = "rustc"
    at_once: int = 10
    tested: bool = True

    def check(self, tree: Sequence[File]) -> Verdict:
        return Verdict(ok=tree[0].text in (GOOD, HASTY))

    def diagnose(self, trees: Sequence[Sequence[File]]) -> list[Verdict]:
        return [self.check(tree) for tree in trees]

    def warnings(self, trees: Sequence[Sequence[File]]) -> list[tuple[str, ...]]:
        return [()] * len(trees)

    def called(self, trees: Sequence[Sequence[File]], like: Sequence[File]) -> list[dict[str, str]]:
        return [{}] * len(trees)

    def test(self, trees: Sequence[Sequence[File]]) -> list[TestVerdict | None]:
        verdicts = [TestVerdict(passed=tree[0].text == GOOD, failed=(), ran=1) for tree in trees]
        return [one if self.tested else None for one in verdicts]


@define
class Records:
    """A log in memory."""

    lines: list[tuple[str, Mapping[str, Any], bool]] = field(factory=list)

    def append(self, kind: str, episode: str, data: Mapping[str, Any], *, sync: bool = False) -> None:
        self.lines.append((kind, data, sync))

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _, _ in self.lines]


def answers(action: Action, asked: DiagCase) -> Observation:
    """Tools that tell the truth."""
    if action.tool == "rustc":
        ok = Truth().check(asked.files).ok
        return Observation(tool="rustc", status="ok" if ok else "failed", data={"ok": ok, "codes": ["E0382"]})
    if action.tool == "doc-index":
        return Observation(tool="doc-index", status="ok", spans=page().sections)
    if action.tool == "maker":
        return Observation(tool="maker", status="ok", proposals=(to("fn f() {}"), to(HASTY), to(GOOD)))
    return Observation(tool=action.tool, status="failed")


def conductor(**told: Any) -> Conductor:
    asked, ask, judge = case(), told.pop("ask", answers), told.pop("judge", Truth())
    given = {"player": ScriptedPlayer(), "phases": PHASES, "documents": {"error_codes/E0382": page()}}
    return Conductor(asked, Workbench(asked, ask, judge), **(given | told))


def test_an_episode_from_the_error_to_the_repair() -> None:
    log, written = Records(), []
    one = conductor(log=log, commit=written.append, rules=Rules(writes="crate"))
    ended = one.run()
    assert (ended.state, ended.why) == ("applied", "")
    assert [step.action.tool for step in ended.steps] == [
        "rustc", "doc-index", "maker", "edit", "rustc", "edit", "rustc", "tests", "edit", "rustc", "tests", "apply",
    ]  # fmt: skip
    assert written == [(File(path="src/lib.rs", text=GOOD),)]
    assert ended.bundle is not None
    assert [span.doc_id for span in ended.bundle.citations] == ["error_codes/E0382"]
    assert [one.check for one in ended.bundle.receipts] == ["honesty", "rustc", "tests"]
    entry = ended.entry()
    assert (entry.snapshot, entry.final_state) == (files_digest(case().files), files_digest(written[0]))
    assert entry.metrics == {"k_lines": 1.0, "checks": 4.0, "tests": 2.0, "green": 1.0}
    assert log.kinds == ["begun", *["step"] * 11, "intended", "applied", "step", "ended"]
    assert [kind for kind, _, sync in log.lines if sync] == ["intended", "applied", "ended"]


def test_in_a_copy_nothing_is_written() -> None:
    written: list[Any] = []
    ended = conductor(commit=written.append, rules=Rules(writes="copy")).run()
    assert (ended.state, written) == ("applied", [])


def test_a_stage_that_reads_ends_in_silence() -> None:
    ended = conductor(rules=Rules.of_stage("S2")).run()
    assert ended.state == "silent"
    assert not {"edit", "apply"} & {step.action.tool for step in ended.steps}
    one = conductor(rules=Rules.of_stage("S2"))
    for move in ("rustc", "doc-index", "maker"):
        one.take(move)
    with pytest.raises(Breach, match="`read-only`"):
        one.take("edit", edits=[])


def test_without_tests_or_a_passage_it_stays_silent_unless_the_user_says_so() -> None:
    for told, word in (
        ({"judge": Truth(tested=False)}, {"without_tests": True}),
        ({"documents": {}}, {"uncited": True}),
        ({"documents": {"error_codes/E0382": page("other words")}, "cites": page().sections}, {"uncited": True}),
    ):
        assert conductor(**told).run().state == "silent"
        ended = conductor(**told, rules=Rules(**word)).run()
        assert ended.state == "applied"


def test_what_breaks_or_crashes_is_an_answer() -> None:
    def ask(action: Action, asked: DiagCase) -> Observation:
        if action.tool == "maker":
            raise ValueError("no")
        if action.tool == "liar":
            raise RustaError("not today", mend="ask tomorrow")
        return answers(action, asked)

    ended = conductor(ask=ask).run()
    told = {step.action.tool: step.observation for step in ended.steps}
    assert ended.state == "silent"
    assert told["maker"].data == {"why": "the tool broke: ValueError: no"}
    assert told["liar"].data == {"why": "not today\n  mend:  ask tomorrow"}


def lying(action: Action, asked: DiagCase) -> Observation:
    """Tools that say yes to everything."""
    if action.tool == "rustc":
        changed = asked.files[0].text != RED
        return Observation(tool="rustc", status="ok" if changed else "failed", data={"codes": ["E0382"]})
    proposals = (to(HASTY), to("pub fn x() {}", path="../x.rs")) if action.tool == "maker" else ()
    return Observation(tool=action.tool, status="ok", proposals=proposals)


class Yes(Truth):
    """A judge whose first word on tests is yes, and whose second is the truth."""

    asked = 0

    def test(self, trees: Sequence[Sequence[File]]) -> list[TestVerdict | None]:
        self.asked += 1
        return [TestVerdict(passed=True, ran=1)] if self.asked == 1 else super().test(trees)


def test_a_lie_ends_the_episode_before_anything_is_written() -> None:
    log, written = Records(), []
    ended = conductor(ask=lying, judge=Yes(), log=log, commit=written.append, rules=Rules(writes="crate")).run()
    assert (ended.state, ended.bundle, written) == ("stopped", None, [])
    assert ended.why == "`apply` breaks the obligation `green`"
    assert log.kinds[-2:] == ["violation", "ended"]
    assert dict(log.lines[-2][1])["why"].startswith("its tests fail")


def test_a_move_that_was_not_offered_is_an_error_and_is_logged() -> None:
    class Rash(ScriptedPlayer):
        def next_step(self, case: Any, steps: Any, legal: Any) -> str:
            return "apply"

    log = Records()
    with pytest.raises(IllegalMove, match="`apply` may not be the next move"):
        conductor(player=Rash(), log=log).run()
    assert log.kinds == ["begun", "violation"]


def test_a_repair_that_cannot_be_written_is_said() -> None:
    def full(files: Any) -> None:
        raise RustaError("cannot write", why="the disk is full")

    log = Records()
    with pytest.raises(RustaError, match="cannot write"):
        conductor(log=log, commit=full, rules=Rules(writes="crate")).run()
    assert log.kinds[-2:] == ["intended", "fault"]


# whatever comes

TEXTS = st.sampled_from([GOOD, GOOD, HASTY, HASTY, "fn f() {}", RED, ""])
PATHS = st.sampled_from([*["src/lib.rs"] * 8, "src/main.rs", "../../etc/passwd", "/etc/passwd"])
PROPOSALS = st.lists(st.builds(to, TEXTS, PATHS), min_size=1, max_size=4).map(tuple)
SPANS = st.sampled_from([(), page().sections, page("a lie").sections])
REACHED: Counter[tuple[str, str]] = Counter()


@define
class Whim(ScriptedPlayer):
    """A player who mostly knows what to do next, and else does anything, offered or not."""

    draw: Any = None
    offered: bool = True

    def next_step(self, case: Any, steps: Any, legal: Any) -> str:
        if self.draw(st.integers(0, 9)):
            rash = not self.offered and steps and steps[-1].action.tool == "tests"
            return super().next_step(case, steps, (*legal, "apply") if rash else legal)
        pool = legal if self.offered else (*PHASES, *OWN, "nobody")
        return str(self.draw(st.sampled_from(list(pool))))

    def confidence(self, case: Any, candidate: Any) -> float | None:
        return self.draw(st.sampled_from([None, None, 0.0, 0.5, 0.9, 1.0]))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from(["machine", "contract"]), st.booleans(), st.booleans(), st.booleans())
def play_at_a_whim(data: st.DataObject, autonomy: Any, offered: bool, cites: bool, may_write: bool) -> None:
    now, written, log = [0.0], [], Records()
    documents = {"error_codes/E0382": page()} if cites else {}

    def ask(action: Action, asked: DiagCase) -> Observation:
        now[0] += data.draw(st.sampled_from([0.0, 0.0, 0.0, 1.0, 50.0]))  # a timeout is time that passes
        whim = data.draw(st.integers(0, 9))
        if whim == 0:
            raise RuntimeError("crash")
        if action.tool != "rustc":
            proposals, spans = data.draw(PROPOSALS), data.draw(SPANS)
            return Observation(tool=action.tool, status="ok", proposals=proposals, spans=spans)
        plausible = "ok" if asked.files[0].text != RED else "failed"  # it believes whatever was edited
        status = plausible if whim > 1 else data.draw(st.sampled_from(["ok", "failed", "timeout", "missing", "error"]))
        return Observation(tool="rustc", status=status)

    class Hopeful(Truth):
        """Its first word on the tests of a state may be a yes that it takes back: a test that is never the same."""

        seen: ClassVar[set[str]] = set()

        def test(self, trees: Sequence[Sequence[File]]) -> list[TestVerdict | None]:
            first = trees[0][0].text not in self.seen
            self.seen.add(trees[0][0].text)
            now[0] += slow if first else 0.0
            return [TestVerdict(passed=True, ran=1)] if first and lucky else super().test(trees)

    Hopeful.seen = set()
    lucky, slow = data.draw(st.booleans()), data.draw(st.sampled_from([0.0, 0.0, 90.0]))  # tests that hang take time
    budget = EpisodeBudget(steps=14, probes=4, seconds=100.0, k_lines=3)
    rules = Rules(autonomy=autonomy, writes="crate" if may_write else "copy", budget=budget)
    one = conductor(
        ask=ask, judge=Hopeful(), player=Whim(draw=data.draw, offered=offered), documents=documents, rules=rules,
        log=log, commit=written.append, clock=lambda: now[0],
    )  # fmt: skip
    try:
        ended: Ended | None = one.run()
    except IllegalMove:
        ended = None
        assert not offered, "what is offered is legal"
    if ended is not None and ended.state == "applied":
        assert ended.files[0].text == GOOD
        assert ended.bundle is not None
        assert ended.bundle.citations
        assert all(documents[span.doc_id].resolve(span) is not None for span in ended.bundle.citations)
        assert ended.bundle.k_lines <= budget.k_lines
        assert len(ended.steps) <= budget.steps
        assert now[0] < budget.seconds
        assert log.kinds.count("violation") == 0
    assert len(written) == (ended is not None and ended.state == "applied" and may_write)
    assert ended is None or ended.state in ENDS
    probes = sum(PHASES.get(step.action.tool) in ("probe", "explain") for step in one.steps)
    assert probes <= budget.probes
    assert len(one.steps) <= budget.steps + 1, "the word that there is none is always free"
    REACHED[autonomy, ended.state if ended is not None else "illegal"] += 1


def test_nothing_reaches_apply_without_green_tests_cited_anchors_and_budget() -> None:
    """The same examples each time; how they end says whether they are worth anything."""
    play_at_a_whim()
    for autonomy in ("machine", "contract"):
        assert min(REACHED[autonomy, state] for state in ("applied", "silent", "stopped")) >= 5, REACHED


def test_the_contract_asks_for_confidence() -> None:
    class Doubtful(ScriptedPlayer):
        def confidence(self, case: Any, candidate: Any) -> float | None:
            return 0.5

    rules = Rules.of_stage("S4", tau=0.8)
    assert conductor(player=Doubtful(), rules=rules).run().state == "silent"
    assert conductor(rules=rules).run().state == "applied"
