"""Sequences to learn from: the scripted Conductor on a snapshot's cases with real tools, and a run that takes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from rusta_core import DiagCase, Document, File, LedgerEntry, apply_edits, digest
from rusta_core.cli import main
from rusta_core.run.documents import Corpus
from rusta_core.run.lessons import _worked
from rusta_core.run.repair import Repairer, case_of
from rusta_core.run.repairers import repairer
from rusta_core.run.sequences import sequences
from rusta_core.run.worked import read
from rusta_core.shipped import shipped
from rusta_core.spine.ledger import verify
from rusta_core.spine.snapshot import Part, write_snapshot

ORIGIN: dict[str, Any] = {"license": "MIT", "source_url": "here", "commit": None}
BODY = {
    "moved": "let all = words;\n    all.len() + words.len()",
    "mutable": "words.push(String::new());\n    words.len() + 1",
    "hopeless": "words.frobnicate().quux()",
}


def text(name: str) -> str:
    test = "#[test]\nfn two() {\n    assert_eq!(%s(vec![String::new()]), %d);\n}\n"
    return f"fn {name}(words: Vec<String>) -> usize {{\n    {BODY[name]}\n}}\n\nfn main() {{}}\n\n" + test % (
        name, 3 if name == "mutable" else 2,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repairer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with repairer(shipped("examples", "sequences.toml")) as made:
            yield made


def snapshot(root: Path, ready: Repairer) -> Path:
    cases = []
    for name in BODY:
        case = case_of(name, [File(path="src/main.rs", text=text(name))])
        cases.append(evolve(ready.diagnosed(case), license="MIT", source_url="here"))
    untested = evolve(cases[0], id="untested", tests=None)
    entry = LedgerEntry(
        name="made", version="1", split="train", state="allowed", kind="cases", sha256=digest(""), **ORIGIN
    )
    astray = (*cases[0].files, File(path="deep/Cargo.toml", text="[package]"))
    unjudged = evolve(cases[0], id="unjudged", files=astray)
    write_snapshot(
        root, [Part(entry=entry, records=[*cases, untested, unjudged])], {"counts": {}}, lambda _folder: None
    )
    return root


def test_what_worked_is_kept_and_a_second_call_makes_nothing_anew(ready: Repairer, tmp_path: Path) -> None:
    data, out = snapshot(tmp_path / "data", ready), tmp_path / "out"
    total = sequences(ready, data, out, most=None, workers=2)
    why = "nobody can judge it: no manifest is at the root of the case"
    assert dict(total) == {"kept for train": 2, "it ended without a repair": 1, why: 1}
    assert verify.verify(out) == []
    told = {case.id: (case, steps) for case, steps in read(out, "train")}
    assert set(told) == {"moved", "mutable"}
    for case, steps in told.values():
        moves = [step.action.tool for step in steps]
        assert moves[:2] == ["rustc", "doc-index"]
        assert moves[-4:] == ["edit", "rustc", "tests", "apply"]
        proposed = next(step.observation for step in steps if step.observation.proposals)
        assert proposed.data["compiling"] >= 1
        assert case.gold_patch is not None
        assert ready.workshop.verifier(case).check(apply_edits(case.files, case.gold_patch.edits)).ok
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    idle = Repairer(ready.assembly, evolve(ready.workshop, verifiers=_nobody), ready.player, ready.game)
    assert sequences(idle, data, out, most=None, workers=2) == total
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_what_is_broken_off_is_written_as_far_as_it_came(
    ready: Repairer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, out, asked = snapshot(tmp_path / "data", ready), tmp_path / "out", list[str]()
    judge = ready.workshop.verifiers
    assert judge is not None

    def until_the_third(case: DiagCase) -> Any:
        asked.append(case.id)
        if len(set(asked)) > 2:
            raise KeyboardInterrupt
        return judge(case)

    monkeypatch.setattr("rusta_core.run.sequences.PART", 1)
    broken = evolve(ready.workshop, verifiers=until_the_third)
    with pytest.raises(KeyboardInterrupt):
        sequences(Repairer(ready.assembly, broken, ready.player, ready.game), data, out, most=None, workers=1)
    assert verify.verify(out) == []
    first = {case.id for case, _ in read(out, "train")}
    total = sequences(ready, data, out, most=None, workers=1)
    assert first < {case.id for case, _ in read(out, "train")} == {"moved", "mutable"}
    assert total["kept for train"] == 2


def _nobody(_case: object) -> Any:
    pytest.fail("it is worked at again")


def test_a_run_learns_from_them_but_for_what_it_holds_out(ready: Repairer, tmp_path: Path) -> None:
    from rusta_core.training.samples import golden_samples, step_samples

    out = tmp_path / "out"
    sequences(ready, snapshot(tmp_path / "data", ready), out, most=None, workers=1)
    page = Document(doc_id="p", repo="moved", role="code", title="p", text="", sha256=digest(""), **ORIGIN)
    recipe = SimpleNamespace(path=tmp_path / "r.toml", data=SimpleNamespace(sequences=("out",)))
    for side, ids in {"train": {"moved", "mutable"}, "val": {"mutable"}, "test": {"mutable"}}.items():
        corpus = Corpus(documents={"p": page}, split={"p": side}, address="")  # type: ignore[dict-item]
        found = _worked(SimpleNamespace(recipe=recipe), corpus, "train")  # type: ignore[arg-type]
        assert {case.id for case, _ in found} == ids, side
        assert _worked(SimpleNamespace(recipe=recipe), corpus, "test") == []  # type: ignore[arg-type]
    samples = step_samples(found, window=1024)
    assert {sample.facts["action"] for sample in samples} >= {"edit", "tests", "apply", "rustc"}
    assert len(golden_samples([case for case, _ in found], window=1024)) == 1


def test_a_snapshot_without_cases_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "sequences", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "there is no snapshot here" in capsys.readouterr().err
