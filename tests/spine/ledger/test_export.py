"""What the ledger says, in the forms that others read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
from attrs import evolve
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

from rusta_core import QA, LedgerEntry, RustaError
from rusta_core.spine import shards
from rusta_core.spine.ledger import tree_digest, write_ledger
from rusta_core.spine.ledger.export import FORMATS, export

ORIGIN: dict[str, Any] = {"license": "MIT/apache-2.0", "source_url": "https://example.org/serde", "commit": "0abc"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot called `data`: a folder of files, a shard made of it, and something quarantined."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    data = tmp_path / "data"
    (data / "serde/src").mkdir(parents=True)
    (data / "serde/src/lib.rs").write_text("pub fn f() {}\n")
    (data / "serde/README.md").write_text("# é\n")
    asked = QA(
        **ORIGIN, sha256="0" * 64, id="q", repo="r", question="?", answer="!", anchors=(), difficulty=1, topic="t"
    )
    address = shards.write(data / "shards/x.jsonl.zst", [asked])
    source = LedgerEntry(
        **ORIGIN,
        sha256=tree_digest(data / "serde"),
        name="serde",
        version="1.0",
        split="train",
        state="allowed",
        path="serde",
    )
    derived = LedgerEntry(
        license="MIT AND Zlib WITH LLVM-exception", source_url="pkg:generic/qa", sha256=address, name="qa", version="1",
        split="test", state="allowed", kind="qa", path="shards/x.jsonl.zst", records=1, made_of=("serde",),
    )  # fmt: skip
    held = evolve(source, name="held", license="GPL-3.0-only", state="quarantined", path=None)
    write_ledger(data / "ledger/a.yml", [source, derived, held])
    return data


def test_notice(folder: Path) -> None:
    assert export(folder, "notice") == (
        "NOTICE\n\n"
        "data is made of the following, each under the terms named above it.\n\n"
        "MIT OR Apache-2.0\n"
        "-----------------\n\n"
        "serde 1.0\n"
        "  https://example.org/serde, commit 0abc\n"
        f"  sha256 {tree_digest(folder / 'serde')}\n"
    )


def test_a_notice_has_a_part_for_each_licence(tmp_path: Path) -> None:
    entry = LedgerEntry(
        license="MIT", source_url="u", sha256="0" * 64, name="b", version="1", split="val", state="golden"
    )
    others = [evolve(entry, name="a"), evolve(entry, name="c", license="ISC"), evolve(entry, name="a", version="0.9")]
    write_ledger(tmp_path / "ledger/a.yml", [entry, *others])
    said = export(tmp_path, "notice").splitlines()
    assert [line for line in said if line in ("ISC", "MIT", "a 0.9", "a 1", "b 1", "c 1")] == [
        "ISC", "c 1", "MIT", "a 0.9", "a 1", "b 1",
    ]  # fmt: skip


def test_spdx(folder: Path) -> None:
    data = json.loads(export(folder, "spdx"))
    assert (data["spdxVersion"], data["dataLicense"], data["SPDXID"]) == ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT")
    assert data["documentNamespace"].startswith("https://spdx.org/spdxdocs/data-")
    assert data["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
    serde, qa = data["packages"]
    assert (serde["name"], serde["versionInfo"], serde["licenseDeclared"]) == ("serde", "1.0", "MIT OR Apache-2.0")
    assert serde["checksums"] == [{"algorithm": "SHA256", "checksumValue": tree_digest(folder / "serde")}]
    assert (serde["downloadLocation"], qa["downloadLocation"]) == ("https://example.org/serde", "NOASSERTION")
    assert serde["sourceInfo"] == "files, split train, state allowed; commit 0abc"
    assert [one["referenceLocator"] for one in qa["externalRefs"]] == ["pkg:generic/qa"]
    assert [tuple(one.values()) for one in data["relationships"]] == [
        ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-1"),
        ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-2"),
        ("SPDXRef-2", "GENERATED_FROM", "SPDXRef-1"),
    ]


def test_croissant(folder: Path) -> None:
    data = json.loads(export(folder, "croissant"))
    assert data["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert data["license"] == [f"https://spdx.org/licenses/{one}.html" for one in ("Apache-2.0", "MIT", "Zlib")]
    files = {one["@id"]: one for one in data["distribution"] if one["@type"] == "cr:FileObject"}
    assert set(files) == {"serde/README.md", "serde/src/lib.rs", "shards/x.jsonl.zst"}
    for path, one in files.items():
        raw = (folder / path).read_bytes()
        assert (one["sha256"], one["contentSize"]) == (hashlib.sha256(raw).hexdigest(), f"{len(raw)} B")
    assert files["shards/x.jsonl.zst"]["prov:wasDerivedFrom"] == [{"@type": "prov:Entity", "prov:label": "serde"}]
    assert files["serde/README.md"]["prov:wasDerivedFrom"]["@id"] == "https://example.org/serde"
    formats = {one["@id"]: one["encodingFormat"] for one in data["distribution"]}
    assert formats["shards/x.jsonl.zst"] == "application/zstd"
    assert formats["qa-test-shards"] == "application/jsonlines"
    [records] = data["recordSet"]
    assert records["@id"] == "qa-test"
    types = {one["@id"]: one["dataType"] for one in records["field"]}
    assert types["qa-test/question"] == "sc:Text"
    assert types["qa-test/difficulty"] == "sc:Integer"
    assert "qa-test/anchors" not in types


def test_spdx_is_what_its_own_library_finds_valid(folder: Path) -> None:
    path = folder / "data.spdx.json"
    path.write_text(export(folder, "spdx"))
    read = parse_file(str(path))
    assert [one.name for one in read.packages] == ["serde", "qa"]
    assert validate_full_spdx_document(read) == []


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's, from inside mlcroissant
def test_croissant_is_what_its_own_library_reads(folder: Path) -> None:
    path = folder / "croissant.json"
    path.write_text(export(folder, "croissant"))
    read = mlcroissant.Dataset(str(path)).metadata
    assert str(read.ctx.conforms_to.value).endswith("/croissant/1.1")
    assert read.ctx.issues.report() == ""
    assert [one.uuid for one in read.record_sets] == ["qa-test"]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_quarantined_is_in_none_and_the_same_ledger_gives_the_same_text(folder: Path, form: str) -> None:
    text = export(folder, form)
    assert "held" not in text
    assert "GPL" not in text
    assert text == export(folder, form)
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_ledger(tmp_path: Path, form: str) -> None:
    (tmp_path / "ledger").mkdir()
    assert export(tmp_path, form)


def test_a_file_that_is_not_there(folder: Path) -> None:
    (folder / "shards/x.jsonl.zst").unlink()
    with pytest.raises(RustaError, match="an entry's file is not there") as caught:
        export(folder, "croissant")
    assert caught.value.where == str(folder / "shards/x.jsonl.zst")
    assert caught.value.mend == f"`rusta data verify {folder}` says what to do"
