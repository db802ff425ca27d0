"""The lessons that come with Rusta: each is red as its note says, and green when repaired, under the real cargo."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rusta_sources.repairs import Repair, Shelf
from rusta_sources.teaching import Teaching, lessons
from said import Said

from rusta_core import (
    ERROR_CLASSES,
    DiagCase,
    File,
    RustaError,
    UsageError,
    apply_edits,
    datasets_folder,
    dishonest,
    in_parallel,
    run_process,
)
from rusta_core.rust.case import distance
from rusta_core.rust.diagnostics import Diagnostic, parse
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.ledger import read_ledger, tree_digest

HERE = Said(Path(__file__).parent)
LESSONS = {lesson.name: lesson for lesson in lessons(Shelf.of("teaching", None, HERE.context()))}
CASES = {case.id: case for case in Teaching().cases(HERE.context())}
WORKSPACE = """\
[workspace]
members = ["teaching/*/*"]
resolver = "2"
[profile.dev]
debug = false
incremental = false
"""


@pytest.fixture(scope="session")
def rust() -> Toolchain:
    return Toolchain.find()


def repaired(case: DiagCase) -> tuple[File, ...]:
    assert case.gold_patch is not None
    return apply_edits(case.files, case.gold_patch.edits)


def workspace(folder: Path, crates: Mapping[str, tuple[File, ...]]) -> Path:
    """All crates as members of one workspace: cargo builds them side by side, and once."""
    for name, files in crates.items():
        for file in files:
            path = folder / name / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text)
    settings = (
        '[workspace]\nmembers = ["teaching/*/*"]\nresolver = "2"\n[profile.dev]\ndebug = false\nincremental = false\n'
    )
    (folder / "Cargo.toml").write_text(settings)
    return folder


def cargo(rust: Toolchain, folder: Path, *words: str) -> dict[str, list[str]]:
    """What cargo says of each lesson, as lines of JSON, with places as in the lesson's own folder."""
    command = [rust.cargo or "cargo", *words, "--workspace", "--offline", "--quiet", "--message-format=json"]
    env = {"CARGO_HOME": str(folder / "home"), "RUSTC": str(rust.rustc), "PATH": "/usr/bin:/bin"}
    finished = run_process(command, timeout=300, cwd=folder, env=env)
    said: dict[str, list[str]] = {}
    for line in finished.stdout.splitlines():
        if "manifest_path" in (message := json.loads(line)):
            lesson = Path(message["manifest_path"]).parent.relative_to(folder).as_posix()
            said.setdefault(lesson, []).append(line.replace(f"{lesson}/", ""))
    assert said, finished.stderr
    return said


def test_every_lesson_is_red_with_its_codes(tmp_path: Path, rust: Toolchain) -> None:
    red = workspace(tmp_path, {name: case.files for name, case in CASES.items()})
    said = {name: errors(lines) for name, lines in cargo(rust, red, "check", "--keep-going").items()}
    assert said.keys() == CASES.keys()
    for name, found in said.items():
        codes, known = {error.code for error in found}, set(CASES[name].codes)
        assert codes & (known or {None}), f"{name}: none of {known} among {codes}"
        assert codes <= known | {None}, f"{name}: {codes - known} is not among its codes"
    far = {name for name, found in said.items() if away(CASES[name], found) not in (0, 1)}
    assert len(far) >= 24
    assert {name.split("/")[1] for name in far} == set(ERROR_CLASSES)


def errors(lines: list[str]) -> list[Diagnostic]:
    return [said for said in parse("\n".join(lines)) if said.is_error]


def away(case: DiagCase, found: list[Diagnostic]) -> int | None:
    assert case.gold_patch is not None
    return distance(case.files, case.gold_patch.edits, found)


def test_every_repair_passes_its_tests(tmp_path: Path, rust: Toolchain) -> None:
    green = workspace(tmp_path, {name: repaired(case) for name, case in CASES.items()})
    built = cargo(rust, green, "test", "--no-run", "--lib", "--tests")
    programs = [(name, path) for name, lines in built.items() for line in lines if (path := program(line))]
    passed: Counter[str] = Counter()
    for (name, _), count in zip(programs, in_parallel(ran, programs, workers=2), strict=True):
        passed[name] += count
    assert {name for name in CASES if passed[name] < 2} == set()


def program(line: str) -> str | None:
    """The test program that a line of cargo's tells of, if it does."""
    message = json.loads(line)
    return message.get("executable") if message["reason"] == "compiler-artifact" else None


def ran(tests: tuple[str, str]) -> int:
    """How many tests passed; none may fail."""
    name, path = tests
    finished = run_process([path], timeout=20)
    assert finished.returncode == 0, f"{name}: {finished.stdout}"
    return int(re.findall(r"(\d+) passed; 0 failed; 0 ignored", finished.stdout)[0])


def test_there_are_lessons_of_every_class() -> None:
    counts = Counter(case.error_class for case in CASES.values())
    assert set(counts) == set(ERROR_CLASSES)
    assert min(counts.values()) >= 10
    assert len({code for case in CASES.values() for code in case.codes}) >= 60
    assert sum(len(case.files) > 2 for case in CASES.values()) >= 24


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_lesson_is_small_and_its_patch_honest(case: DiagCase) -> None:
    assert case.gold_patch is not None
    assert 1 <= case.gold_patch.k_lines <= 6
    assert dishonest(case.files, repaired(case), case.codes) == ()
    rust = "".join(file.text for file in case.files if file.path.endswith(".rs"))
    assert rust.count("\n") <= 110
    assert len(re.findall(r"\bassert\w*!", rust)) >= 3
    assert case.tests == "cargo test"


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
def test_a_lesson_says_what_is_wrong_and_where_that_is_written(lesson: Repair, rust: Toolchain) -> None:
    assert lesson.note.mistake.endswith(".")
    assert lesson.note.rule.endswith(".")
    assert lesson.note.documentation
    if rust.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    for place in lesson.note.documentation:
        page = rust.docs / f"{place['page']}.html"
        assert page.is_file()
        assert f'id="{place.get("section", "")}"' in page.read_text() or "section" not in place


def test_documents_are_the_repaired_crates() -> None:
    documents = {document.doc_id: document for document in Teaching().documents(HERE.context())}
    wanted = {f"{name}/{file.path}": file.text for name, case in CASES.items() for file in repaired(case)}
    assert {doc_id: document.text for doc_id, document in documents.items()} == wanted
    for name, case in CASES.items():
        assert documents[f"{name}/Cargo.toml"].role == "manifest"
        assert {documents[f"{name}/{file.path}"].repo for file in case.files} == {case.repo}
    assert {document.license for document in documents.values()} == {"MIT OR Apache-2.0"}
    assert HERE.heard == []


def test_the_ledger_has_an_entry_for_each() -> None:
    datasets = datasets_folder("teaching").parent
    entries = {entry.path: entry for entry in read_ledger(datasets) if entry.name.startswith("teaching/")}
    assert entries.keys() == {*LESSONS, "teaching/README.md"}
    for name in LESSONS:
        assert entries[name].sha256 == tree_digest(datasets / name)
        assert (entries[name].split, entries[name].state) == ("train", "allowed")


@pytest.fixture
def own(said: Said) -> Path:
    """A folder of one's own with one lesson."""
    lesson = said.base / "own/move/podium"
    shutil.copytree(datasets_folder("teaching") / "move/podium", lesson)
    return lesson


def test_a_folder_of_ones_own(said: Said, own: Path) -> None:
    [case] = Teaching(path="own").cases(said.context())
    assert case == CASES["teaching/move/podium"]
    before = Teaching(path="own").fingerprint(said.context())
    (own / "gold/src/lib.rs").write_text("// another\n")
    assert Teaching(path="own").fingerprint(said.context()) != before


def without_gold(lesson: Path) -> None:
    shutil.rmtree(lesson / "gold")


def without_crate(lesson: Path) -> None:
    shutil.rmtree(lesson / "crate")
    shutil.rmtree(lesson / "gold")


def without_note(lesson: Path) -> None:
    (lesson / "lesson.toml").unlink()


def with_a_broken_note(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text("class = \n")


def of_no_class(lesson: Path) -> None:
    note = lesson / "lesson.toml"
    note.write_text(note.read_text().replace('"move"', '"moves"'))


def under_another_class(lesson: Path) -> None:
    (lesson.parents[1] / "borrow").mkdir()
    lesson.rename(lesson.parents[1] / "borrow/podium")


def with_a_file_too_many(lesson: Path) -> None:
    (lesson / "gold/src/extra.rs").write_text("// extra\n")


@pytest.mark.parametrize(
    ("spoilt", "place", "words"),
    [
        (without_gold, "move/podium", ["holds no repair", "gold/ those of its files that differ"]),
        (without_crate, "move/podium", ["holds no repair", "crate/ holds the crate"]),
        (without_note, "move/podium/lesson.toml", ["cannot be read", "`class`, `codes`"]),
        (with_a_broken_note, "move/podium/lesson.toml", ["line 1", "`class`, `codes`"]),
        (of_no_class, "move/podium/lesson.toml", ["'moves'", "'visibility'"]),
        (under_another_class, "borrow/podium", ["lesson.toml says `move`", "move the folder, or correct `class`"]),
        (with_a_file_too_many, "move/podium/gold/src/extra.rs", ["the crate does not have"]),
    ],
)
def test_a_lesson_that_cannot_be_read_is_named(
    said: Said, own: Path, spoilt: Callable[[Path], None], place: str, words: list[str]
) -> None:
    spoilt(own)
    with pytest.raises(RustaError) as caught:
        list(Teaching(path="own").cases(said.context()))
    text = str(caught.value)
    assert str(said.base / "own" / place) in text
    assert all(word in text for word in words), text


def test_a_folder_without_lessons(said: Said) -> None:
    (said.base / "empty").mkdir()
    for path, words in (("empty", "holds no lessons"), ("gone", "does not exist")):
        with pytest.raises(UsageError, match=words) as caught:
            list(Teaching(path=path).documents(said.context()))
        assert str(said.base / path) in str(caught.value)
        assert "`path` of the source `teaching`" in str(caught.value)
