"""From the log to data to learn from: what was proved, cited and may be used, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rusta_core import DocSpan, Document, Entry, RustaError, Triplet, apply_edits, digest
from rusta_core.agent.conductor import Conductor
from rusta_core.agent.devlog import DevLog, read_log
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.rules import Rules
from rusta_core.agent.workbench import Workbench
from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, Edit, File, Observation
from rusta_core.run.ingest import episodes, ingest
from rusta_core.run.worked import Worked, read, unfit
from rusta_core.rust.check import TestVerdict, Verdict
from rusta_core.spine import shards
from rusta_core.spine.ledger import verify

ORIGIN: dict[str, Any] = {"license": "MIT", "source_url": "here", "commit": None}
TEXT = "E0382\n\nA value was used after it moved.\n"
SPAN = DocSpan(doc_id="error_codes/E0382", start=0, end=len(TEXT), sha256=digest(TEXT), **ORIGIN)
PAGE = Document(
    doc_id=SPAN.doc_id, repo="docs", role="docs", title="E0382", text=TEXT, sections=(SPAN,),
    sha256=digest(TEXT), **ORIGIN,
)  # fmt: skip
DOCUMENTS = {PAGE.doc_id: PAGE}


class Judge:
    """What is green compiles and passes."""

    name, at_once = "rustc", 8

    def check(self, tree: Any) -> Verdict:
        return Verdict(ok="clone" in tree[0].text)

    def test(self, trees: Any) -> list[TestVerdict | None]:
        return [TestVerdict(passed=True, ran=1) for _ in trees]

    def diagnose(self, trees: Any) -> list[Verdict]:
        return [self.check(tree) for tree in trees]

    def warnings(self, trees: Any) -> list[tuple[str, ...]]:
        return [()] * len(trees)

    def called(self, trees: Any, like: Any) -> list[dict[str, str]]:
        return [{}] * len(trees)


def case(name: str = "one", **told: Any) -> DiagCase:
    text = f"fn {name}(text: String) -> String {{\n    drop(text);\n    text\n}}\n"
    said = {"code": "E0382", "level": "error", "message": "use of moved value", "spans": [], "children": []}
    given = {"license": "MIT", "tests": "#[test]", "files": (File(path="src/lib.rs", text=text),)} | told
    return DiagCase(
        id=name, repo=name, error_class="move", codes=("E0382",), cargo_diag=(said,),
        source_url="here", sha256=digest(text), **given,
    )  # fmt: skip


def play(log: DevLog, one: DiagCase, **told: Any) -> None:
    at = one.files[0].text.index("drop(text") + len("drop(text")
    proposal = (Edit(path="src/lib.rs", start=at, end=at, text=".clone()"),)

    def ask(action: Any, now: DiagCase) -> Observation:
        if action.tool == "rustc":
            return Observation(tool="rustc", status="ok" if Judge().check(now.files).ok else "failed")
        if action.tool == "doc-index":
            return Observation(tool="doc-index", status="ok", spans=(SPAN,))
        return Observation(tool="maker", status="ok", proposals=(proposal,))

    Conductor(
        case=one, bench=Workbench(one, ask, Judge()), player=ScriptedPlayer(),
        phases={"rustc": "check", "doc-index": "explain", "maker": "propose"}, documents=DOCUMENTS, log=log, **told,
    ).run()  # fmt: skip


@pytest.fixture
def log(tmp_path: Path) -> Iterator[DevLog]:
    with DevLog.open(tmp_path / "log") as made:
        yield made


def test_what_was_proved_and_cited_is_kept_and_the_rest_is_told(log: DevLog, tmp_path: Path) -> None:
    play(log, case("one"), episode="e-one")
    play(log, case("one"), episode="e-again")
    play(log, case("two"), episode="e-two")
    play(log, case("free", license="GPL-3.0-only"), episode="e-gpl")
    play(log, case("untested", tests=None), episode="e-untested", rules=Rules(without_tests=True))
    play(log, case("silent"), episode="e-silent", rules=Rules.of_stage("S2"))
    token = "ghp_" + "a1B2" * 9
    play(log, case("secret", files=(File(path="src/lib.rs", text=case("secret").files[0].text + f"// {token}\n"),)),
         episode="e-secret")  # fmt: skip
    log.append("step", "e-killed", {"action": {"tool": "rustc"}, "observation": {"tool": "rustc", "status": "ok"}})
    log.append("begun", "e-older", {"case": {"id": "x"}})
    log.sync()
    kept, refused = ingest(tmp_path / "log", tmp_path / "out", DOCUMENTS)
    assert dict(kept) == {"train": 2}
    assert dict(refused) == {
        "e-again": "it is told already: the same repair of the same files",
        "e-gpl": "licence 'GPL-3.0-only' is not permissive",
        "e-untested": "no tests were green",
        "e-silent": "it ended without a repair",
        "e-secret": "its files are not as they were: something in them was scrubbed",
        "e-killed": "it was broken off",
        "e-older": "a record of it cannot be read: not a valid diag_case/1, license",
    }
    assert token not in "".join(path.read_text(errors="replace") for path in (tmp_path / "log").iterdir())
    assert verify.verify(tmp_path / "out") == []
    told = list(read(tmp_path / "out", "train"))
    assert {one.id for one, _ in told} == {"one", "two"}
    for one, steps in told:
        assert [step.action.tool for step in steps][-4:] == ["edit", "rustc", "tests", "apply"]
        assert one.gold_patch is not None
        assert "clone" in apply_edits(one.files, one.gold_patch.edits)[0].text
    triplets = list(shards.read(tmp_path / "out/episodes/train-triplets.jsonl.zst", Triplet))
    assert all("clone" in one.after_tree[0].text for one in triplets if one.after_tree)
    assert triplets[0].diag["code"] == "E0382"
    assert list(read(tmp_path / "out", "val")) == []


def test_it_is_made_again_in_place_and_of_nothing(log: DevLog, tmp_path: Path) -> None:
    play(log, case("one"))
    log.sync()
    for _ in range(2):
        assert dict(ingest(tmp_path / "log", tmp_path / "out", DOCUMENTS)[0]) == {"train": 1}
    assert dict(ingest(tmp_path / "none", tmp_path / "out", DOCUMENTS)[0]) == {}
    assert verify.verify(tmp_path / "out") == [], "what was there before is gone"
    with pytest.raises(UsageError, match="there are no episodes here"):
        list(read(tmp_path / "out", "train"))


def test_why_an_episode_is_not_fit(log: DevLog, tmp_path: Path) -> None:
    play(log, case("one"), episode="e")
    log.sync()
    [(name, one)] = episodes(read_log(tmp_path / "log"))
    assert isinstance(one, Worked)
    assert (name, unfit(one, DOCUMENTS)) == ("e", "")
    assert unfit(one, {}) == "a citation does not resolve"

    def other(**told: Any) -> Worked:
        return evolve(one, entry=evolve(one.entry, **told))

    assert unfit(other(citations=()), DOCUMENTS) == "it cites nothing"
    assert unfit(other(final_state="0" * 64), DOCUMENTS) == "its patch does not make its final state"
    assert unfit(other(snapshot="0" * 64), DOCUMENTS).startswith("its files are not as they were")


def test_data_that_was_altered_is_an_error(log: DevLog, tmp_path: Path) -> None:
    play(log, case("one"))
    log.sync()
    ingest(tmp_path / "log", tmp_path / "out", DOCUMENTS)
    path = tmp_path / "out/episodes/train-entries.jsonl.zst"
    shards.write(path, [*shards.read(path, Entry)] * 2)
    assert verify.verify(tmp_path / "out")
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(RustaError, match="this shard cannot be used"):
        list(read(tmp_path / "out", "train"))
