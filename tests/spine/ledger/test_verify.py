"""The gate: a fault of each kind is planted in a clean folder, found, and said in full; a clean folder passes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define, evolve, field

from rusta_core import (
    QA,
    CodeBlock,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    File,
    GateFailed,
    LedgerEntry,
    PatchBundle,
    Quarantined,
    RustaError,
    Snippet,
    Triplet,
    UsageError,
    digest,
)
from rusta_core.spine import shards
from rusta_core.spine.ledger import accept, tree_digest, write_ledger
from rusta_core.spine.ledger.findings import Finding
from rusta_core.spine.ledger.verify import check, verify
from rusta_core.spine.workers import Workers

ORIGIN: dict[str, Any] = {"license": "MIT OR Apache-2.0", "source_url": "https://example.org/x", "sha256": "0" * 64}


def program(word: str, last: str = "0") -> str:
    """A program that shares next to nothing with one of another word, and nearly all with one of another `last`."""
    lines = "\n".join(f"    let {word}_{n} = {word}_{n + 1}.{word}({n}, &{word}_{n * 7});" for n in range(12))
    return f"fn {word}() {{\n{lines}\n    finish({last})\n}}\n"


def page(repo: str, name: str, text: str, role: str = "code", *blocks: str) -> Document:
    return Document(
        **ORIGIN | {"sha256": digest(text)},
        doc_id=f"{repo}/{name}",
        repo=repo,
        role=role,
        title=name,
        text=text,
        blocks=tuple(CodeBlock(code=code) for code in blocks),
    )


def case(name: str, repo: str, text: str, page: str | None) -> DiagCase:
    """A case whose gold patch puts the word `mut` into its second line."""
    place = text.index("let ") + 4
    patch = PatchBundle(**ORIGIN, edits=(Edit(path="src/main.rs", start=place, end=place, text="mut "),), k_lines=1)
    files = (File(path="src/main.rs", text=text), File(path="Cargo.toml", text="[package]\nname = 'x'\n"))
    return DiagCase(**ORIGIN, id=name, repo=repo, error_class="borrow", files=files, page=page, gold_patch=patch)


def triplet(one: DiagCase) -> Triplet:
    return Triplet(**ORIGIN, before_tree=one.files, diag={}, after_tree=one.files)


def question(name: str, repo: str, text: str, *anchors: str) -> QA:
    spans = tuple(DocSpan(**ORIGIN, doc_id=one, start=0, end=0) for one in anchors)
    return QA(
        **ORIGIN, id=name, repo=repo, question="What?", answer=text, anchors=spans, difficulty=1, topic="ownership"
    )


@define
class Data:
    """A data folder in the making: entries, and the records of their shards."""

    folder: Path
    entries: list[LedgerEntry] = field(factory=list)

    def shard(self, kind: str, split: str, records: list[Any], **more: Any) -> None:
        scratch = self.folder / "made"
        address = shards.write(scratch, records)
        path = f"shards/{address}.jsonl.zst"
        (self.folder / "shards").mkdir(exist_ok=True)
        scratch.rename(self.folder / path)
        said = ORIGIN | {"sha256": address, "name": kind, "version": split, "split": split, "state": "allowed"}
        self.entries.append(LedgerEntry(**said | {"kind": kind, "path": path, "records": len(records)} | more))

    def files(self, name: str, files: dict[str, str], **more: Any) -> None:
        for path, text in files.items():
            (self.folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name / path).write_text(text)
        said = ORIGIN | {"sha256": tree_digest(self.folder / name), "name": name, "version": "1", "split": "train"}
        self.entries.append(LedgerEntry(**said | {"state": "allowed", "path": name} | more))

    def change(self, name: str, version: str = "", /, **fields: Any) -> None:
        self.entries = [
            evolve(one, **fields) if one.name == name and version in ("", one.version) else one for one in self.entries
        ]

    def find(self, **options: Any) -> list[Finding]:
        write_ledger(self.folder / "ledger/all.yml", self.entries)
        return verify(self.folder, **options)


@pytest.fixture
def clean(tmp_path: Path) -> Data:
    """A snapshot and teaching crates in one, with everything on both sides that may be there."""
    data = Data(tmp_path)
    data.shard(
        "documents",
        "train",
        [page("a/a", "lib.rs", program("alpha"), "code", program("doc")), page("a/a", "p", "prose", "docs")],
    )
    data.shard("documents", "test", [page("b/b", "lib.rs", program("beta")), page("b/b", "q", "prose", "docs")])
    ours, theirs = case("1", "a/a", program("alpha"), "a/a/lib.rs"), case("2", "b/b", program("beta"), "b/b/lib.rs")
    for split, one in (("train", ours), ("test", theirs)):
        green = Snippet(**ORIGIN, id=one.id, repo=one.repo, edition="2021", text=one.files[0].text, page=one.page)
        data.shard("snippets", split, [green], made_of=("documents",))
        data.shard("cases", split, [one], made_of=("snippets",))
        data.shard("triplets", split, [triplet(one)], made_of=("cases",))
    data.shard("qa", "train", [question("q1", "a/a", program("why"), "a/a/p")])
    data.shard("qa", "test", [question("q2", "b/b", program("how"), "b/b/q")])
    data.files("teaching", {"x/src/lib.rs": program("gamma"), "x/Cargo.toml": "[package]\nname = 'x'\n"})
    data.files(
        "canary",
        {"y/lib.rs": program("delta"), "y/Cargo.toml": "[package]\nname = 'x'\n"},
        split="test",
        state="canary",
    )
    (tmp_path / "snapshot.json").write_text("{}")
    return data


def test_nothing_is_found_where_nothing_is(clean: Data) -> None:
    assert clean.find() == []
    assert clean.find(workers=Workers(count=2)) == []
    check(clean.folder)


def test_an_empty_ledger_over_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    assert verify(tmp_path) == []
    with pytest.raises(UsageError, match="this is no data folder"):
        verify(tmp_path / "none")


def test_the_same_is_found_by_any_number_of_workers(clean: Data) -> None:
    plant_near_duplicate(clean)
    plant_altered_shard(clean)
    clean.change("qa", license="GPL-3.0-only")
    found = clean.find()
    assert len(found) > 3
    assert clean.find(workers=Workers(count=2)) == found


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


# --- files and entries


def test_a_shard_without_an_entry(clean: Data) -> None:
    path = clean.entries.pop().path  # the canary folder's
    assert path == "canary"
    one = clean.entries.pop(0).path
    found = clean.find()
    assert [(one.rule, one.where) for one in found[:3]] == [
        ("no-entry", "canary/y/Cargo.toml"),
        ("no-entry", "canary/y/lib.rs"),
        ("no-entry", one),
    ]
    assert str(found[2]) == (
        f"no-entry: {one}\n"
        "  why:   no entry of the ledger names it: nobody knows where it is from and under which terms\n"
        "  mend:  write its entry into ledger/*.yml, or delete the file"
    )


def test_a_file_beside_the_ledger_or_at_the_top(clean: Data) -> None:
    (clean.folder / "ledger").mkdir()
    for name in ("ledger/notes.txt", "extra.rs", "teaching-2"):
        (clean.folder / name).write_text("")
    assert [(one.rule, one.where) for one in clean.find()] == [
        ("no-entry", "extra.rs"),
        ("no-entry", "ledger/notes.txt"),
        ("no-entry", "teaching-2"),
    ]


def test_an_entry_without_a_file(clean: Data) -> None:
    path = str(clean.entries[0].path)
    (clean.folder / path).unlink()
    found = clean.find()
    assert found[0] == Finding(
        "no-file", f"{path} (documents train)", "the entry's file is not there", "bring it back, or delete the entry"
    )


def test_an_entry_that_names_a_pipe(clean: Data) -> None:
    """It would be read for ever."""
    os.mkfifo(clean.folder / "pipe")
    clean.entries.append(evolve(clean.entries[-1], name="pipe", path="pipe"))
    assert only(clean.find()).rule == "no-file"
    assert accept(clean.folder) == []


def test_an_entry_of_which_nothing_is_stored(clean: Data) -> None:
    clean.entries.append(
        evolve(
            clean.entries[0], name="left-out", state="quarantined", license="GPL-3.0-only", path=None, sha256="9" * 64
        )
    )
    assert clean.find() == []


@pytest.mark.parametrize("path", ["/etc/hostname", "../outside", "teaching/../../x"])
def test_a_path_that_leaves_the_folder(clean: Data, path: str) -> None:
    clean.entries.append(evolve(clean.entries[-1], name="away", path=path))
    one = only(clean.find())
    assert (one.rule, one.where) == ("path", f"{path} (away 1)")
    assert (one.why, one.mend) == ("the path leaves the data folder", "name a path below the data folder")


def test_a_link(clean: Data) -> None:
    (clean.folder / "shards/more").symlink_to("/etc")
    (clean.folder / "teaching/x/loop").symlink_to("..")
    first, second, third = clean.find()
    assert first == Finding("link", "shards/more", "it is a link to /etc", "put the file itself there, or remove it")
    assert (second.rule, second.where) == ("link", "teaching/x/loop")
    assert (third.rule, third.where) == ("hash", "teaching/x/loop")


def test_two_entries_for_one_thing(clean: Data) -> None:
    clean.entries.append(evolve(clean.entries[0], path=None))
    assert only(clean.find()) == Finding(
        "duplicate",
        f"{clean.entries[0].path} (documents train)",
        "2 entries are called so, of kind `documents` in split `train`",
        "keep one of them",
    )


def test_two_entries_for_one_file(clean: Data) -> None:
    clean.entries.append(evolve(clean.entries[0], name="again"))
    one = only(clean.find())
    assert (one.rule, one.why) == ("duplicate", "2 entries name this path")


# --- hashes


def plant_altered_shard(clean: Data) -> Path:
    path = clean.folder / str(clean.entries[0].path)
    data = path.read_bytes()
    path.write_bytes(data[:9] + bytes([data[9] ^ 1]) + data[10:])
    return path


def test_an_altered_shard(clean: Data) -> None:
    path = plant_altered_shard(clean)
    one = only([one for one in clean.find() if one.rule == "hash"])
    assert one.where == path.relative_to(clean.folder).as_posix()
    assert one.why.startswith("it was altered")


def test_a_torn_shard(clean: Data) -> None:
    path = str(clean.entries[0].path)
    (clean.folder / path).write_bytes((clean.folder / path).read_bytes()[:-7])
    one = only([one for one in clean.find() if one.rule == "hash"])
    mend = "delete it: what wrote it, a run or `rusta data snapshot`, writes it again"
    assert one == Finding("hash", path, "it is torn: it does not end in its index", mend)


def test_a_shard_of_another_address(clean: Data) -> None:
    now = clean.entries[0].sha256
    clean.change("documents", "train", sha256="1" * 64)
    one = only([one for one in clean.find() if one.rule == "hash"])
    assert one == Finding(
        "hash",
        f"{clean.entries[0].path} (documents train)",
        f"its sha256 is {now}, the ledger says {'1' * 64}",
        "make the snapshot again, or take a copy that was not altered",
    )


def test_a_shard_of_another_length(clean: Data) -> None:
    clean.change("documents", "train", records=7)
    one = only(clean.find())
    assert (one.rule, one.why) == ("hash", "it has 2 records, the ledger says 7")


def test_a_file_that_differs_and_is_accepted(clean: Data) -> None:
    (clean.folder / "teaching/x/src/lib.rs").write_text(program("epsilon"))
    one = only(clean.find())
    now = tree_digest(clean.folder / "teaching")
    assert (one.rule, one.where) == ("hash", "teaching (teaching 1)")
    assert one.why == f"its sha256 is {now}, the ledger says {clean.entries[-2].sha256}"
    assert one.mend == "bring back what was there, or, where the change is meant, run `rusta data verify --accept`"
    assert accept(clean.folder) == ["teaching"]
    assert verify(clean.folder) == []


def test_a_shard_of_other_records(clean: Data) -> None:
    clean.change("qa", "train", kind="snippets")
    [one] = [one for one in clean.find() if one.rule == "record"]
    assert one.where.startswith(f"{clean.entries[-4].path}:1 ")
    assert "snippet/1 is expected" in one.why


def test_a_shard_of_unknown_kind(clean: Data) -> None:
    clean.change("qa", "train", kind="poems")
    one = only(clean.find())
    assert (one.rule, one.why) == ("kind", "no records are of kind `poems`")
    assert one.mend == "write one of: documents, snippets, cases, triplets, qa, entries"


# --- terms


@pytest.mark.parametrize(
    ("licence", "why"),
    [
        ("", "no licence is given"),
        ("GPL-3.0-only", "licence 'GPL-3.0-only' is not permissive"),
        ("(MIT OR Apache-2.0) AND (ISC AND GPL-2.0-or-later)", "is not permissive"),
        ("Whatever-1.0", "licence 'Whatever-1.0' is no SPDX expression that is known"),
        ("CC-BY-SA-4.0", "licence 'CC-BY-SA-4.0' is not permissive"),
    ],
)
def test_an_entry_under_other_terms(clean: Data, licence: str, why: str) -> None:
    clean.change("teaching", license=licence)
    one = only(clean.find())
    assert (one.rule, one.where) == ("licence", "teaching (teaching 1)")
    assert why in one.why
    assert one.mend.startswith("leave it out, or set its state to `quarantined`")
    clean.change("teaching", state="quarantined")
    assert clean.find() == []


def test_a_record_under_other_terms(clean: Data) -> None:
    bad = evolve(page("a/a", "gpl.rs", program("zeta")), license="MIT AND GPL-3.0-only")
    clean.shard("documents", "train", [bad, evolve(bad, doc_id="a/a/two")], name="more")
    assert only(clean.find()) == Finding(
        "record-licence",
        f"{clean.entries[-1].path} a/a/gpl.rs and 1 more",
        "licence 'MIT AND GPL-3.0-only' is not permissive",
        "leave these records out, or quarantine them",
    )


def test_a_record_whose_terms_the_entry_does_not_name(clean: Data) -> None:
    bad = evolve(page("a/a", "z.rs", program("zeta")), license="Zlib")
    clean.shard("documents", "train", [bad], name="more")
    one = only(clean.find())
    assert (one.rule, one.where) == ("record-licence", f"{clean.entries[-1].path} a/a/z.rs")
    assert one.why == "licence 'Zlib' is not covered by the entry's 'MIT OR Apache-2.0'"
    assert one.mend == "name it in the entry, joined by AND"
    clean.change("more", license="(MIT OR Apache-2.0) AND Zlib")
    assert clean.find() == []


# --- states


@pytest.mark.parametrize("state", ["canary", "golden"])
def test_a_canary_or_golden_in_the_training_split(clean: Data, state: str) -> None:
    clean.change("canary", split="train", state=state)
    assert only(clean.find()) == Finding(
        "state",
        "canary (canary 1)",
        f"it is a {state}, which is measured with, in the split `train`",
        "set its split to `test`",
    )


def test_what_is_quarantined_is_not_stored_as_allowed(clean: Data) -> None:
    clean.entries.append(evolve(clean.entries[-2], name="held", state="quarantined", path=None))
    held = Quarantined(path="a/a/lib.rs", rule="licence", reason="Cargo.toml says MIT, its header says GPL")
    clean.change("documents", "test", quarantined=(held,))
    first, second = clean.find()
    assert first == Finding(
        "quarantined",
        f"{clean.entries[0].path} a/a/lib.rs",
        "it is quarantined by rule `licence`: Cargo.toml says MIT, its header says GPL",
        "delete it from what is stored, or end its quarantine on purpose",
    )
    assert (second.rule, second.where) == ("quarantined", "teaching (teaching 1)")
    assert second.why == "ledger (held 1) is the same and quarantined"


# --- evaluation data in training data


def leak(clean: Data) -> Finding:
    return only([one for one in clean.find() if one.rule == "eval-in-train"])


def plant_near_duplicate(clean: Data) -> None:
    clean.shard("documents", "train", [page("c/c", "lib.rs", program("beta", last="1"))], name="c")


MEND = "quarantine the training record, or move its repository to the same split"


def test_the_same_code_in_other_clothes(clean: Data) -> None:
    text = "// a remark\n" + program("beta").replace("    ", "\t")
    clean.shard("documents", "train", [page("c/c", "lib.rs", text)], name="c")
    why = f"the same code as {clean.entries[1].path} b/b/lib.rs"
    assert leak(clean) == Finding("eval-in-train", f"{clean.entries[-1].path} c/c/lib.rs", why, MEND)


def test_nearly_the_same_code(clean: Data) -> None:
    plant_near_duplicate(clean)
    one = leak(clean)
    assert one.where == f"{clean.entries[-1].path} c/c/lib.rs"
    assert one.why.startswith("nearly the same (Jaccard 0.9")
    assert one.why.endswith(f") as {clean.entries[1].path} b/b/lib.rs")


def test_a_code_block_of_a_page(clean: Data) -> None:
    clean.shard("documents", "train", [page("c/c", "p", "prose", "docs", program("beta"))], name="c")
    assert leak(clean).why == f"the same code as {clean.entries[1].path} b/b/lib.rs"


@pytest.mark.parametrize("state", ["canary", "golden"])
def test_a_canary_in_training_data(clean: Data, state: str) -> None:
    clean.change("canary", state=state)
    clean.shard("documents", "train", [page("c/c", "lib.rs", program("delta"))], name="c")
    assert leak(clean).why == "the same code as canary/y/lib.rs"


def test_a_teaching_crate_that_is_nearly_a_canary(clean: Data) -> None:
    clean.files("lessons", {"z/src/lib.rs": program("delta", last="2")})
    one = leak(clean)
    assert one.where == "lessons/z/src/lib.rs"
    assert one.why.endswith("as canary/y/lib.rs")


def test_one_file_as_an_entry(clean: Data) -> None:
    text = program("delta")
    (clean.folder / "one.rs").write_text(text)
    clean.entries.append(evolve(clean.entries[-2], name="one", path="one.rs", sha256=digest(text)))
    assert leak(clean).where == "one.rs"


@pytest.mark.parametrize("side", ["val", "test"])
def test_a_question_with_its_answer(clean: Data, side: str) -> None:
    clean.shard("qa", side, [question("q9", "b/b", program("why", last="3"), "b/b/q")], name="more")
    one = leak(clean)
    assert one.where.endswith(".jsonl.zst q1")
    assert one.why.endswith(f"as {clean.entries[-1].path} q9")


MADE: dict[str, Callable[[], tuple[str, Any]]] = {
    "snippet": lambda: ("snippets", Snippet(**ORIGIN, id="s", repo="c/c", edition="2021", text=program("beta"))),
    "case": lambda: ("cases", case("s", "c/c", program("beta"), None)),
    "case's repair": lambda: ("cases", case("s", "c/c", program("beta").replace("let beta_0", "let me", 1), None)),
    "triplet": lambda: ("triplets", triplet(case("s", "c/c", program("beta", last="5"), None))),
}


@pytest.mark.parametrize("made", MADE)
def test_a_record_that_was_made_of_no_page(clean: Data, made: str) -> None:
    kind, record = MADE[made]()
    clean.shard(kind, "train", [record], name="c")
    found = [one for one in clean.find() if one.rule == "eval-in-train"]
    assert found
    assert all("b/b/lib.rs" in one.why and one.where.startswith(str(clean.entries[-1].path)) for one in found)


def test_a_record_made_of_a_held_out_page(clean: Data) -> None:
    strayed = case("9", "a/a", program("eta"), "b/b/lib.rs")
    clean.shard("cases", "train", [strayed], name="c")
    assert leak(clean) == Finding(
        "eval-in-train",
        f"{clean.entries[-1].path} 9",
        "made of b/b/lib.rs, which is in evaluation data",
        "make it again from pages of its own split, or leave it out",
    )


def test_a_question_that_rests_on_a_held_out_page_too(clean: Data) -> None:
    clean.shard("qa", "train", [question("q9", "a/a", program("who"), "a/a/p", "b/b/q")], name="more")
    assert leak(clean).why == "made of b/b/q, which is in evaluation data"


def test_a_triplet_of_a_held_out_case(clean: Data) -> None:
    clean.shard("triplets", "train", [triplet(case("2", "b/b", program("beta"), "b/b/lib.rs"))], name="c")
    one = leak(clean)
    assert one.where == f"{clean.entries[-1].path} record 0"
    assert one.why.startswith("made of the case with files ")
    assert one.why.endswith(", which is in evaluation data")


def test_evaluation_data_made_of_training_data(clean: Data) -> None:
    clean.shard("cases", "test", [case("9", "b/b", program("eta"), "a/a/lib.rs")], name="c")
    assert leak(clean).why == "made of a/a/lib.rs, which is in training data"


def test_a_repository_on_both_sides(clean: Data) -> None:
    clean.shard("documents", "val", [page("a/a", "other.rs", program("theta"))], name="c")
    assert leak(clean) == Finding(
        "eval-in-train",
        f"{clean.entries[0].path} a/a/lib.rs",
        f"repository a/a is also in evaluation data: {clean.entries[-1].path} a/a/other.rs",
        "split by whole repositories",
    )


def test_what_is_no_leak(clean: Data) -> None:
    """Short code, manifests, prose, copies within one side, and what is quarantined."""
    short = "fn main() {}\n"
    for side, repo in (("train", "c/c"), ("val", "d/d")):
        manifest = page(
            repo, "Cargo.toml", "[package]\nname = 'same'\nversion = '0.1.0'\nedition = '2021'\n" * 3, "manifest"
        )
        prose = page(repo, "p", "The same long words about borrowing stand in two books. " * 9, "docs", short)
        clean.shard("documents", side, [page(repo, "s.rs", short), manifest, prose], name=repo)
    clean.shard("documents", "train", [page("a/a", "copy.rs", program("alpha"))], name="copy")
    clean.shard("documents", "train", [page("b/b", "copy.rs", program("beta"))], name="held", state="quarantined")
    assert clean.find() == []


def test_check_says_how_many_and_the_first(clean: Data) -> None:
    plant_near_duplicate(clean)
    clean.change("teaching", license="GPL-3.0-only")
    found = clean.find()
    with pytest.raises(GateFailed) as caught:
        check(clean.folder)
    assert isinstance(caught.value, RustaError)
    assert caught.value.exit_code == 3
    said = str(caught.value)
    assert said.startswith(
        f"2 findings against this data\n  where: {clean.folder}\n  why:   licence (1), eval-in-train (1); the"
    )
    assert all(line in said for line in str(found[0]).splitlines())
    assert said.endswith(f"mend:  `rusta data verify {clean.folder}` lists them all, each with what to do")
