"""The repairs that come with Rusta: each is red as its note says, green when repaired, and nothing else will do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rusta_sources.repairs import Note, Repair, Shelf, tree
from said import Said

from rusta_core import (
    ERROR_CLASSES,
    Checker,
    File,
    Program,
    RustaError,
    TestVerdict,
    Verdict,
    apply_edits,
    datasets_folder,
    dishonest,
    k_lines,
)
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.ledger import read_ledger, tree_digest

HERE = Said(Path(__file__).parent)
REPAIRS = [repair for kind in ("canary", "golden") for repair in Shelf.of(kind, None, HERE.context()).repairs()]
each = pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.name)

Files = tuple[File, ...]


class Judges:
    """Two of them, as many as there are cores: what compiles, and which tests fail."""

    def __init__(self, places: list[Cargo], checker: Checker) -> None:
        self.places, self.checker = places, checker
        self.pool = ThreadPoolExecutor(len(places))

    def check(self, repair: Repair, files: Files) -> Verdict:
        if len(files) == 1:
            return self.checker.check(Program(files[0].text, repair.edition))
        cargo = self.places[0]
        return cargo.check(cargo.written(repair.name, files))

    def test(self, repair: Repair, versions: list[Files]) -> list[TestVerdict | None]:
        if len(versions[0]) == 1:
            return self.checker.test_many([Program(files[0].text, repair.edition) for files in versions])
        return list(self.pool.map(lambda files: self._tested(repair, files), versions))

    def _tested(self, repair: Repair, files: Files) -> TestVerdict | None:
        cargo = self.places.pop()
        try:
            return cargo.test(cargo.written(repair.name, files))
        finally:
            self.places.append(cargo)


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judges]:
    root, toolchain, sandbox = tmp_path_factory.mktemp("cargo"), Toolchain.find(), Sandbox.find()
    with Cargo.at(root, toolchain, sandbox) as one, Cargo.at(root, toolchain, sandbox) as other:
        yield Judges([one, other], Checker(toolchain, sandbox))


def as_case(repair: Repair, files: Files) -> Files:
    """The files of a version that the case of this repair is made of."""
    names = {file.path for file in repair.case().files}
    return tuple(file for file in files if file.path in names)


@each
def test_it_is_red_with_the_codes_of_its_note(repair: Repair, judges: Judges) -> None:
    verdict = judges.check(repair, repair.case().files)
    assert not verdict.ok
    assert {said.code for said in verdict.diagnostics} == set(repair.note.codes or [None])
    assert all(said.spans for said in verdict.diagnostics), "an error of the program has a place"


@each
def test_its_gold_passes_and_every_wrong_repair_compiles_and_fails(repair: Repair, judges: Judges) -> None:
    versions = {"gold": repair.gold, **repair.wrong}
    verdicts = judges.test(repair, [as_case(repair, files) for files in versions.values()])
    for words, verdict in zip(versions, verdicts, strict=True):
        assert verdict is not None, f"{words}: no test ran"
        assert verdict.passed is (words == "gold"), f"{words}: {verdict}"
        assert verdict.passed or verdict.failed, f"{words}: {verdict.detail}"


@each
def test_its_patch_makes_its_gold_and_is_honest(repair: Repair) -> None:
    case = repair.case()
    assert case.gold_patch is not None
    after = apply_edits(case.files, case.gold_patch.edits)
    assert after == as_case(repair, repair.gold)
    assert case.gold_patch.k_lines == k_lines(repair.red, repair.gold) > 0
    assert dishonest(case.files, after, case.codes) == ()


@each
def test_its_digest_is_that_of_its_folder(repair: Repair) -> None:
    assert tree(repair.red) == tree_digest(datasets_folder(repair.name) / "crate") == repair.case().sha256


@each
def test_its_documents_are_all_its_versions(repair: Repair) -> None:
    documents = list(repair.documents())
    assert len({document.doc_id for document in documents}) == len(documents)
    assert {document.repo for document in documents} == {repair.case().repo}
    texts = {document.text for document in documents}
    assert texts == {file.text for files in (repair.red, repair.gold, *repair.wrong.values()) for file in files}
    assert Counter(document.role for document in documents)["manifest"] >= 1


@pytest.mark.parametrize("kind", ["canary", "golden"])
def test_there_are_enough_and_the_ledger_knows_them(kind: str) -> None:
    repairs = [repair for repair in REPAIRS if repair.name.startswith(kind)]
    assert len(repairs) >= 12
    counts = Counter(repair.note.error_class for repair in repairs)
    assert min(counts[name] for name in ERROR_CLASSES) >= 2
    entries = {entry.name: entry for entry in read_ledger(datasets_folder(kind).parent) if entry.state == kind}
    for repair in repairs:
        entry = entries[repair.name]
        assert (entry.path, entry.split, entry.license) == (repair.name, "test", "MIT OR Apache-2.0")
        assert entry.sha256 == tree_digest(datasets_folder(repair.name)), (
            "changed on purpose? then say so in the ledger"
        )


@each
def test_no_two_are_alike(repair: Repair) -> None:
    others = {file.text for one in REPAIRS if one is not repair for file in one.red if file.path.endswith(".rs")}
    assert others.isdisjoint(file.text for file in repair.red)


# what a folder of one's own may look like


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


NOTE = (
    'class = "move"\ncodes = ["E0382"]\nmistake = "m"\nrule = "r"\ndocumentation = [{ page = "error_codes/E0382" }]\n'
)
CRATE = {
    "canary.toml": NOTE,
    "crate/Cargo.toml": '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2024"\n',
    "crate/src/main.rs": "fn main() {\n    let a = 1\n}\n",
    "gold/src/main.rs": "fn main() {\n    let a = 1;\n}\n",
}


def test_a_crate_of_one_file_is_a_case_of_one_file(said: Said) -> None:
    repair = Repair.read(written(said.base / "one", CRATE), "canary", said.context().log)
    case = repair.case()
    assert [file.path for file in case.files] == ["src/main.rs"]
    assert (case.edition, case.tests, case.error_class) == ("2024", "rustc --test", "move")
    assert (case.id, case.repo, case.source_url) == ("canary/one", "rusta/canary/one", "rusta:canary/one")


def test_a_note_that_says_too_little_or_too_much(tmp_path: Path) -> None:
    note = tmp_path / "canary.toml"
    for text, why in {
        NOTE.replace('class = "move"\n', ""): "it does not say `class`",
        NOTE.replace("rule", "law"): "law",
        NOTE.replace("move", "moved"): "('borrow', 'move', 'trait', 'type', 'visibility', 'syntax')",
        NOTE + "x": "Expected '='",
    }.items():
        note.write_text(text)
        with pytest.raises(RustaError) as caught:
            Note.read(note)
        assert str(note) in str(caught.value)
        assert why in caught.value.why
    with pytest.raises(RustaError, match="note cannot be read") as caught:
        Note.read(tmp_path / "gone.toml")
    assert "No such file" in caught.value.why


def test_a_folder_that_changes_nothing_or_what_is_not_there(said: Said) -> None:
    same = CRATE | {"gold/src/main.rs": CRATE["crate/src/main.rs"]}
    with pytest.raises(RustaError, match="holds no repair"):
        Repair.read(written(said.base / "same", same), "canary", said.context().log)
    with pytest.raises(RustaError, match="does not have") as caught:
        Repair.read(written(said.base / "new", CRATE | {"gold/src/new.rs": ""}), "canary", said.context().log)
    assert caught.value.where.endswith("gold/src/new.rs")


def test_a_crate_without_a_manifest_that_says_its_edition(said: Said) -> None:
    manifests = {"none": None, "broken": "[package", "virtual": "[workspace]\nmembers = []\n"}
    for name, text in manifests.items():
        files = {path: old for path, old in CRATE.items() if path != "crate/Cargo.toml"}
        folder = written(said.base / name, files | ({} if text is None else {"crate/Cargo.toml": text}))
        with pytest.raises(RustaError, match="crate cannot be read") as caught:
            Repair.read(folder, "canary", said.context().log)
        assert str(folder) in caught.value.where
