"""`rusta repair` on cases with a manifest among their files: cargo judges them, in turn and beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core.run.patches import repair_all
from rusta_core.run.repairers import repairer

MANIFEST = '[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n'
LIB = "pub fn both(words: Vec<String>) -> (Vec<String>, usize) {\n    (words, words.len())\n}\n"
TEST = '#[test]\nfn both() {\n    assert_eq!({name}::both(vec!["a".into()]).1, 1);\n}\n'


def case(name: str, manifest: str = "", path: str = "Cargo.toml") -> str:
    files = {
        path: MANIFEST.format(name=name) + manifest,
        "src/lib.rs": LIB,
        "tests/all.rs": TEST.replace("{name}", name),
    }
    told = [{"path": path, "text": text} for path, text in files.items()]
    return json.dumps({"id": name, "edition": "2021", "files": told})


def test_cargo_judges_cases_with_a_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    recipe = tmp_path / "r.toml"
    recipe.write_text(
        '[run]\nname = "r"\n[[tool]]\nuse = "rustc"\n[[tool]]\nuse = "rustc-suggestions"\n'
        '[[game]]\nuse = "patch-tree-search"\njudge = "tests"\nbudget = { checks = 40, seconds = 20, k_lines = 10 }\n'
    )
    wrong = '[dependencies]\nnowhere-to-be = "1"\n'
    cases = [case("one"), case("two"), case("lacking", wrong), case("deep", path="deep/Cargo.toml")]
    (tmp_path / "cases.jsonl").write_text("".join(f"{row}\n" for row in cases))
    with repairer(recipe, beside=2) as ready:
        repair_all(ready, tmp_path / "cases.jsonl", tmp_path / "out.jsonl", workers=2)
    rows = {row["id"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())}
    for name in ("one", "two"):
        texts = {file["path"]: file["text"] for file in rows[name]["files"]}
        assert texts["Cargo.toml"] == MANIFEST.format(name=name)
        assert texts["src/lib.rs"] != LIB
        told = {one["check"]: one for one in rows[name]["receipts"] if "check" in one}
        assert told["cargo"]["passed"]
        assert rows[name]["reason"].startswith("The compiler says E0382: borrow of moved value: `words`")
        assert (told["tests"]["passed"], told["tests"]["detail"]) == (True, "1 test")
    assert rows["lacking"]["files"] is None
    assert "a dependency of the crate is not on this machine" in rows["lacking"]["why"]
    assert "no manifest is at the root of the case" in rows["deep"]["why"]
