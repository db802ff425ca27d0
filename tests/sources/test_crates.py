"""The source `crates` on folders laid out as cargo and Debian do, with everything that goes wrong."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest
from attrs import evolve
from rusta_sources.crates import Crates
from said import Said

from rusta_core import Document, digest
from rusta_core.spine.workers import Workers

DEBIAN = Path("/usr/share/cargo/registry")


def crate(root: Path, name: str, *, license: str | None = 'license = "MIT/Apache-2.0"', **files: str | bytes) -> Path:
    folder = root / name
    (folder / "src").mkdir(parents=True)
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "{name.rpartition("-")[0]}"\nversion = "{name.rpartition("-")[2]}"\nedition = "2018"\n'
        f'repository = "https://github.com/Owner/Name.git"\n{license or ""}\n'
    )
    for path, text in {"lib": "/// ```\n/// assert!(true);\n/// ```\npub fn f() {}\n", **files}.items():
        (folder / f"src/{path}.rs").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def packed(folder: Path) -> Path:
    """A crate's folder as a `.crate` file beside it, in its place."""
    with tarfile.open(folder.with_name(f"{folder.name}.crate"), "w:gz") as tar:
        tar.add(folder, folder.name)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    return folder.with_name(f"{folder.name}.crate")


def documents(said: Said, **options: object) -> list[Document]:
    return list(Crates(roots=(".",), **options).documents(said.context()))  # type: ignore[arg-type]


def test_a_crate_is_read_with_its_manifest_origin_and_examples(said: Said) -> None:
    folder = crate(said.base, "one-1.0.0")
    (folder / ".cargo_vcs_info.json").write_text('{"git": {"sha1": "0123abcd"}}')
    for name in ("examples/show.rs", "tests/it/main.rs", "benches/fast.rs", "build.rs", "other/no.rs"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("fn main() {}\n")
    found = {document.title: document for document in documents(said)}
    assert list(found) == [
        "Cargo.toml", "benches/fast.rs", "build.rs", "examples/show.rs", "src/lib.rs", "tests/it/main.rs"
    ]  # fmt: skip
    library, manifest = found["src/lib.rs"], found["Cargo.toml"]
    assert (library.doc_id, library.role) == ("one-1.0.0/src/lib.rs", "code")
    assert (library.repo, library.license, library.edition) == ("owner/name", "MIT/Apache-2.0", "2018")
    assert (library.source_url, library.commit) == ("https://github.com/Owner/Name.git", "0123abcd")
    assert [block.code for block in library.blocks] == ["assert!(true);"]
    assert (manifest.doc_id, manifest.role, manifest.edition) == ("one-1.0.0/Cargo.toml", "manifest", "2018")
    assert manifest.text == (folder / "Cargo.toml").read_text()
    assert said.heard == []


def test_whatever_cannot_be_read_is_named_and_skipped(said: Said) -> None:
    folder = crate(said.base, "odd-1.0.0", latin=b"// caf\xe9\n", big="// x\n" * 250_000, empty="\n")
    os.symlink(folder / "src", folder / "src/loop")
    os.symlink(folder / "src/self.rs", folder / "src/self.rs")
    (said.base / "secret.rs").write_text("fn secret() {}\n")
    os.symlink(said.base / "secret.rs", folder / "src/out.rs")
    os.symlink(said.base, folder / "tests")
    os.mkfifo(folder / "src/pipe.rs")
    crate(said.base, "free-1.0.0", license=None)
    crate(said.base, "inherits-1.0.0", license="license.workspace = true")
    (crate(said.base, "torn-1.0.0") / "Cargo.toml").write_text("[package\n")
    (crate(said.base, "blank-1.0.0") / "Cargo.toml").write_bytes(b"[package]\nname = '\xff'\n")
    pipe = crate(said.base, "pipe-1.0.0") / "Cargo.toml"
    pipe.unlink()
    os.mkfifo(pipe)
    (said.base / "empty-1.0.0").mkdir()
    assert [document.doc_id for document in documents(said)] == ["odd-1.0.0/Cargo.toml", "odd-1.0.0/src/lib.rs"]
    heard = {Path(what).name: why for what, why in said.heard}
    assert heard.pop("free-1.0.0").startswith("no licence: its Cargo.toml names no licence; read it, and say")
    assert heard.pop("inherits-1.0.0").startswith("no licence: ")
    assert heard.pop("torn-1.0.0").startswith("no manifest: its Cargo.toml cannot be read: ")
    assert heard.pop("blank-1.0.0").startswith("no manifest: its Cargo.toml cannot be read: ")
    assert heard.pop("self.rs").startswith("unreadable: ")
    assert heard == {
        "latin.rs": "not UTF-8: at byte 6",
        "big.rs": "too large: 1,250,000 bytes, more than 1,000,000",
        "loop": "a link: files are read where they stand",
        "tests": "a link: files are read where they stand",
        "out.rs": "a link: it leaves its folder",
        "pipe.rs": "not a file: a pipe, a device or a folder stands there",
        "Cargo.toml": "not a file: a pipe, a device or a folder stands there",
        "pipe-1.0.0": "no manifest: it has no Cargo.toml that can be read",
    }


def test_a_crate_file_gives_what_its_folder_gives(said: Said) -> None:
    folder = crate(said.base, "one-1.0.0", more="pub fn more() {}\n")
    (folder / ".cargo_vcs_info.json").write_text('{"git": {"sha1": "0123abcd"}}')
    whole = documents(said)
    assert len(whole) == 3
    packed(folder)
    assert documents(said) == whole
    assert said.heard == []


def test_a_refused_crate_file_leaves_nothing_of_itself(said: Said) -> None:
    path = packed(crate(said.base, "bad-1.0.0"))
    with tarfile.open(said.base / "bad.tar", "w") as tar:
        tar.add(path, "bad-1.0.0/src/lib.rs")
        tar.add(path, "../../up.rs")
    with tarfile.open(path, "w:gz") as tar:
        tar.add(said.base / "bad.tar", "bad-1.0.0/Cargo.toml")
        tar.add(said.base / "bad.tar", "../../up.rs")
    crate(said.base, "good-1.0.0")
    assert {document.doc_id.partition("/")[0] for document in documents(said)} == {"good-1.0.0"}
    assert said.heard == [(str(path), "unsafe: the name '../../up.rs' is not one inside bad-1.0.0/")]
    assert not (said.base.parent / "up.rs").exists()


def test_debian_must_agree_file_by_file(said: Said) -> None:
    registry = said.base / "share/cargo/registry"
    crate(registry, "two_parts-1.2.0", gpl="fn g() {}\n")
    crate(registry, "versioned-0.3.1")
    for package, paragraph in {
        "librust-two-parts-dev": "Files: src/gpl.rs\nCopyright: B\nLicense: GPL-3+\n",
        "librust-versioned-0.3-dev": "Files: src/*\nCopyright: B\nLicense: nobody-knows\n",
        "librust-versioned-dev": "Files: src/*\nCopyright: B\nLicense: Expat\n",  # of a later version
    }.items():
        (said.base / "share/doc" / package).mkdir(parents=True)
        (said.base / "share/doc" / package / "copyright").write_text(
            f"Format: x\n\nFiles: *\nCopyright: A\nLicense: Apache-2.0 or Expat\n\n{paragraph}"
        )
    found = list(Crates(roots=("share/cargo/registry",)).documents(said.context()))
    code = [document.doc_id for document in found if document.role == "code"]
    assert code == ["two_parts-1.2.0/src/lib.rs"]
    start = "sources disagree: Cargo.toml says MIT/Apache-2.0, Debian's copyright file says"
    assert [(Path(what).name, why.partition(";")[0]) for what, why in said.heard] == [
        ("gpl.rs", f"{start} GPL-3.0-or-later"),
        ("lib.rs", f"{start} nobody-knows"),
    ]


def test_a_header_must_agree_and_a_persons_word_ends_it(said: Said) -> None:
    text = "// SPDX-License-Identifier: GPL-2.0-only\nfn g() {}\n"
    crate(said.base, "mixed-1.0.0", g=text)
    assert [document.title for document in documents(said)] == ["Cargo.toml", "src/lib.rs"]
    assert said.heard[0][1].startswith(
        "sources disagree: Cargo.toml says MIT/Apache-2.0, its header says GPL-2.0-only;"
    )
    (said.base / "words.yml").write_text(
        f"- name: mixed\n  path: src/g.rs\n  sha256: {digest(text)}\n  license: MIT\n  reason: its author wrote to us\n"
    )
    found = {document.title: document.license for document in documents(said, clarify="words.yml")}
    assert found["src/g.rs"] == "MIT"


def test_limits(said: Said) -> None:
    for n in range(4):
        crate(said.base, f"c{n}-1.0.0", more=f"// {'x' * 600_000}\n")
    assert len(documents(said, most_crates=2)) == 6
    assert len({one.doc_id.partition("/")[0] for one in documents(said, most_mb=1.0)}) == 2


def test_cargos_own_registry_is_found_unpacked_or_not(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    crate(said.base / "registry/src/index-1949cf8c6b5b557f", "mine-1.0.0")
    packed(crate(said.base / "registry/cache/index-1949cf8c6b5b557f", "mine-1.0.0", extra="fn twice() {}\n"))
    packed(crate(said.base / "registry/cache/index-1949cf8c6b5b557f", "packed-1.0.0"))
    monkeypatch.setenv("CARGO_HOME", str(said.base))
    found = [one.doc_id for one in Crates(most_crates=2).documents(said.context())]
    assert found == [
        f"{name}/{path}" for name in ("mine-1.0.0", "packed-1.0.0") for path in ("Cargo.toml", "src/lib.rs")
    ]


def test_one_crate_by_itself(said: Said) -> None:
    crate(said.base, "one-1.0.0")
    packed(crate(said.base, "two-1.0.0"))
    crate(said.base, "three-1.0.0")
    found = Crates(roots=("one-1.0.0", "two-1.0.0.crate")).documents(said.context())
    assert {one.doc_id.partition("/")[0] for one in found} == {"one-1.0.0", "two-1.0.0"}


def test_no_crates_is_a_remark_and_no_error(said: Said) -> None:
    assert list(Crates(roots=("here", "nowhere")).documents(said.context())) == []
    assert [what for what, _ in said.heard] == [str(said.base / "here"), str(said.base / "nowhere"), "crates"]
    assert said.heard[0][1].startswith("no crates: ")
    assert "cargo fetch" in said.heard[-1][1]


def test_workers_read_the_same_in_the_same_order(said: Said) -> None:
    for n in range(6):
        crate(said.base, f"c{n}-1.0.0", latin=b"\xff")
    alone, together = said, Said(said.base)
    source = Crates(roots=(".",))
    context = evolve(together.context(), map=Workers(count=2).map)
    assert list(source.documents(context)) == list(source.documents(alone.context()))
    assert together.heard == alone.heard


def test_the_fingerprint_follows_the_files_and_the_words(said: Said) -> None:
    folder = crate(said.base, "one-1.0.0")
    (said.base / "words.yml").write_text("")
    source = Crates(roots=(".",), clarify="words.yml")
    seen = {source.fingerprint(said.context())}
    assert source.fingerprint(said.context()) in seen
    (folder / "notes.txt").write_text("not read")
    assert source.fingerprint(said.context()) in seen
    (folder / "src/lib.rs").write_text("pub fn other() {}\n")
    seen.add(source.fingerprint(said.context()))
    (folder / "tests").mkdir()
    (folder / "tests/t.rs").write_text("fn t() {}\n")
    seen.add(source.fingerprint(said.context()))
    (said.base / "words.yml").write_text("[]")
    seen.add(source.fingerprint(said.context()))
    packed(crate(said.base, "two-1.0.0"))
    seen.add(source.fingerprint(said.context()))
    assert len(seen) == 5
    assert said.heard == []


def test_the_crates_of_this_machine(said: Said) -> None:
    found = list(Crates(roots=(str(DEBIAN),), most_crates=40).documents(said.context()))
    if not found:
        pytest.skip("no crate sources on this machine")
    assert all(document.text and document.license and document.repo for document in found)
    assert len({document.doc_id for document in found}) == len(found)
    crates = {document.doc_id.partition("/")[0] for document in found}
    assert {f"{name}/Cargo.toml" for name in crates} <= {document.doc_id for document in found}
    rules = {why.partition(":")[0] for _, why in said.heard}
    assert rules <= {"sources disagree", "too large", "not UTF-8", "no licence"}
