"""The source `crates` on folders laid out as cargo and Debian do, with everything that goes wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rusta_sources.crates import Crates, repository
from said import Said

from rusta_core import Document


def crate(root: Path, name: str, *, license: str | None = 'license = "MIT/Apache-2.0"', **files: str | bytes) -> Path:
    folder = root / name
    (folder / "src").mkdir(parents=True)
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "{name.rpartition("-")[0]}"\nversion = "1.0.0"\nedition = "2018"\n'
        f'repository = "https://github.com/Owner/Name.git"\n{license or ""}\n'
    )
    for path, text in {"lib": "/// ```\n/// assert!(true);\n/// ```\npub fn f() {}\n", **files}.items():
        (folder / f"src/{path}.rs").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def documents(said: Said, **options: object) -> list[Document]:
    return list(Crates(roots=(".",), **options).documents(said.context()))  # type: ignore[arg-type]


def test_a_crate_is_read_with_its_origin_and_examples(said: Said) -> None:
    folder = crate(said.base, "one-1.0.0")
    (folder / ".cargo_vcs_info.json").write_text('{"git": {"sha1": "0123abcd"}}')
    (folder / "examples").mkdir()
    (folder / "examples/show.rs").write_text("fn main() {}\n")
    (folder / "build.rs").write_text("fn main() {}\n")
    first, second = documents(said)
    assert (first.doc_id, first.title, first.role) == ("one-1.0.0/src/lib.rs", "src/lib.rs", "code")
    assert (first.repo, first.license, first.edition) == ("owner/name", "MIT/Apache-2.0", "2018")
    assert (first.source_url, first.commit) == ("https://github.com/Owner/Name.git", "0123abcd")
    assert [block.code for block in first.blocks] == ["assert!(true);"]
    assert second.title == "examples/show.rs"
    assert said.heard == []


def test_whatever_cannot_be_read_is_named_and_skipped(said: Said) -> None:
    folder = crate(said.base, "odd-1.0.0", latin=b"// caf\xe9\n", big="// x\n" * 250_000, empty="\n")
    os.symlink(folder / "src", folder / "src/loop")
    os.symlink(folder / "src/self.rs", folder / "src/self.rs")
    (said.base / "secret.rs").write_text("fn secret() {}\n")
    os.symlink(said.base / "secret.rs", folder / "src/out.rs")
    crate(said.base, "free-1.0.0", license=None)
    (crate(said.base, "torn-1.0.0") / "Cargo.toml").write_text("[package\n")
    assert [document.doc_id for document in documents(said)] == ["odd-1.0.0/src/lib.rs"]
    heard = {Path(what).name: why for what, why in said.heard}
    assert heard["latin.rs"] == "not UTF-8 at byte 6"
    assert heard["big.rs"] == "1,250,000 bytes, more than 1,000,000"
    assert heard["out.rs"] == "a link that leaves its folder"
    assert heard["free-1.0.0"] == "its Cargo.toml names no licence"
    assert "cannot be read" in heard["torn-1.0.0"]
    assert "self.rs" in heard


def test_debian_must_agree_file_by_file(said: Said) -> None:
    registry = said.base / "share/cargo/registry"
    crate(registry, "two_parts-1.2.0", gpl="fn g() {}\n")
    crate(registry, "versioned-0.3.1")
    for package, paragraph in {
        "librust-two-parts-dev": "Files: src/gpl.rs\nCopyright: B\nLicense: GPL-3+\n",
        "librust-versioned-0.3-dev": "Files: src/*\nCopyright: B\nLicense: nobody-knows\n",
    }.items():
        (said.base / "share/doc" / package).mkdir(parents=True)
        (said.base / "share/doc" / package / "copyright").write_text(
            f"Format: x\n\nFiles: *\nCopyright: A\nLicense: Apache-2.0 or Expat\n\n{paragraph}"
        )
    found = list(Crates(roots=("share/cargo/registry",)).documents(said.context()))
    assert [document.doc_id for document in found] == ["two_parts-1.2.0/src/lib.rs"]
    assert [(Path(what).name, why) for what, why in said.heard] == [
        ("gpl.rs", "Cargo.toml says MIT/Apache-2.0, Debian's copyright file says GPL-3.0-or-later"),
        ("lib.rs", "Cargo.toml says MIT/Apache-2.0, Debian's copyright file says nobody-knows"),
    ]


def test_limits(said: Said) -> None:
    for n in range(4):
        crate(said.base, f"c{n}-1.0.0", more=f"// {'x' * 600_000}\n")
    assert len(documents(said, most_crates=2)) == 4
    assert len({one.doc_id.partition("/")[0] for one in documents(said, most_mb=1.0)}) == 2


def test_cargos_own_registry_is_found(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    crate(said.base / "registry/src/registry-1949cf8c6b5b557f", "mine-1.0.0")
    monkeypatch.setenv("CARGO_HOME", str(said.base))
    assert "mine-1.0.0/src/lib.rs" in [one.doc_id for one in Crates(most_crates=1).documents(said.context())]


def test_no_crates_is_a_remark_and_no_error(said: Said) -> None:
    assert documents(said) == []
    assert [what for what, _ in said.heard] == ["crates"]
    assert "cargo fetch" in said.heard[0][1]


@pytest.mark.parametrize(
    ("url", "repo"),
    [
        ("https://github.com/serde-rs/serde", "serde-rs/serde"),
        ("https://GitHub.com/Rust-Lang/Regex.git/", "rust-lang/regex"),
        ("git+https://github.com/a/b/tree/master/c", "a/b"),
        ("https://gitlab.com/group/sub/name.git", "gitlab.com/group/sub/name"),
        ("no address", ""),
    ],
)
def test_repository(url: str, repo: str) -> None:
    assert repository(url) == repo


def test_the_crates_of_this_machine(said: Said) -> None:
    found = list(Crates(roots=("/usr/share/cargo/registry",), most_crates=20).documents(said.context()))
    if not found:
        pytest.skip("no crate sources on this machine")
    assert all(document.text and document.license and document.repo for document in found)
    assert len({document.doc_id for document in found}) == len(found)
