"""Two sources of a file's licence, and a person's word where they disagree."""

from __future__ import annotations

from pathlib import Path

import pytest
from rusta_sources.debian import Copyright
from rusta_sources.manifest import Manifest, tables
from rusta_sources.terms import Terms

from rusta_core import Clarifications, RustaError, digest, read_clarifications

CARGO = b'[package]\nname = "a"\nversion = "1.0.0"\n'
PLAIN = "pub fn f() {}\n"
GPL = "// This program is free software: you can redistribute it and/or modify it under the terms of the\n" + (
    "// GNU General Public License as published by the Free Software Foundation, version 3.\n\npub fn g() {}\n"
)


def terms(license: str | None = "MIT OR Apache-2.0", **given: object) -> Terms:
    cargo = CARGO + (f'license = "{license}"\n'.encode() if license else b"")
    return Terms.of(Manifest.read(tables(cargo)), {"Cargo.toml": cargo}, **given)  # type: ignore[arg-type]


def debian(paragraphs: str) -> Copyright:
    found = Copyright.parse(f"Format: x\n\nFiles: *\nLicense: Apache-2.0 or Expat\n\n{paragraphs}")
    assert found is not None
    return found


def said(folder: Path, path: str, data: bytes, license: str) -> Clarifications:
    (folder / "clarify.yml").write_text(
        f"- name: a\n  version: 1.0.0\n  path: {path}\n  sha256: {digest(data)}\n"
        f"  license: {license}\n  reason: read it\n"
    )
    return read_clarifications(folder / "clarify.yml")


def licence(of: Terms, text: str, path: str = "src/lib.rs") -> str:
    return of.licence(path, text.encode(), text)


def test_where_nobody_else_speaks_the_manifest_holds() -> None:
    assert licence(terms(), PLAIN) == "MIT OR Apache-2.0"
    assert licence(terms("MIT/Apache-2.0"), PLAIN) == "MIT/Apache-2.0"


def test_the_same_in_other_words_is_agreement() -> None:
    both = terms("MIT/Apache-2.0", debian=debian(""))
    assert licence(both, "// SPDX-License-Identifier: Apache-2.0 OR MIT\n" + PLAIN) == "MIT/Apache-2.0"


def test_a_part_of_what_the_crate_offers_is_kept_beside_it() -> None:
    assert licence(terms(), "// SPDX-License-Identifier: MIT\n" + PLAIN) == "(MIT OR Apache-2.0) AND (MIT)"


def test_terms_that_nobody_allows_are_left_for_the_door_to_refuse() -> None:
    assert licence(terms("MPL-2.0"), "// SPDX-License-Identifier: MPL-2.0\n" + PLAIN) == "MPL-2.0"


def test_a_header_that_says_otherwise() -> None:
    with pytest.raises(ValueError, match=r"sources disagree: .* says MIT OR Apache-2\.0, its header says GPL-3"):
        licence(terms(), GPL)


def test_debian_says_otherwise() -> None:
    found = terms(debian=debian("Files: src/odd.rs\nLicense: nobody-knows\n"))
    assert licence(found, PLAIN) == "MIT OR Apache-2.0"
    with pytest.raises(
        ValueError, match=r"sources disagree: .*, Debian's copyright file says nobody-knows; read it, and"
    ):
        licence(found, PLAIN, "src/odd.rs")


def test_a_persons_word_ends_a_disagreement_for_those_bytes_alone(tmp_path: Path) -> None:
    word = said(tmp_path, "src/lib.rs", GPL.encode(), "MIT")
    assert licence(terms(clarified=word), GPL) == "MIT"
    assert licence(terms(clarified=word), PLAIN, "src/other.rs") == "MIT OR Apache-2.0"
    with pytest.raises(RustaError, match=r"the clarification of src/lib.rs in a 1.0.0 is stale"):
        licence(terms(clarified=word), GPL + "\n")


def test_a_manifest_without_a_licence_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no licence: its Cargo\.toml names no licence; read it, and say") as refused:
        terms(None)
    assert f"(Cargo.toml has sha256 {digest(CARGO)})" in str(refused.value)
    assert terms(None, clarified=said(tmp_path, "Cargo.toml", CARGO, "0BSD")).field == "0BSD"


def test_a_licence_file_alone_needs_a_persons_word(tmp_path: Path) -> None:
    cargo = CARGO + b'license-file = "LICENSE.txt"\n'
    files = {"Cargo.toml": cargo, "LICENSE.txt": b"do as you like\n"}
    manifest = Manifest.read(tables(cargo))
    with pytest.raises(
        ValueError, match=r"no licence: its Cargo.toml names only the file LICENSE.txt; .*LICENSE.txt has sha"
    ):
        Terms.of(manifest, files)
    word = said(tmp_path, "LICENSE.txt", files["LICENSE.txt"], "0BSD")
    assert Terms.of(manifest, files, clarified=word).field == "0BSD"
    with pytest.raises(ValueError, match=r"no licence: .* names the file LICENSE\.txt, which is not there"):
        Terms.of(manifest, {"Cargo.toml": cargo})
