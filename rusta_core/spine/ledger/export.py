"""The ledger for people and programs that do not know Rusta: Croissant 1.1 (JSON-LD), SPDX 2.3 (JSON), a NOTICE text.

Sources: the Croissant format specification 1.1 (MLCommons); the SPDX specification 2.3 (ISO/IEC 5962 in a later
edition). Quarantined entries are in none of them. The date is now, or SOURCE_DATE_EPOCH where that is set; all else
follows from the ledger and the files.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Any, get_args, get_origin
from uuid import NAMESPACE_URL, uuid5

from rusta_core import __version__
from rusta_core.errors import RustaError
from rusta_core.records import LedgerEntry
from rusta_core.serialize import dumps, json_fields, optional
from rusta_core.spine.cache import key_of
from rusta_core.spine.ledger import SHARD, file_hash, files_below, read_ledger
from rusta_core.spine.ledger.contents import RECORDS
from rusta_core.spine.licences import canonical, named_in

FORMATS = ("croissant", "spdx", "notice")


def export(folder: Path, form: str) -> str:
    """What the ledger of a data folder says, in one of `FORMATS`, ending in a newline.

    Raises RustaError where a file of an entry is not there.
    """
    entries = [entry for entry in read_ledger(folder) if entry.state != "quarantined"]
    name, identity = folder.resolve().name, key_of([dumps(entry) for entry in entries])
    if form == "notice":
        return notice(name, entries)
    data = croissant(folder, name, identity, entries) if form == "croissant" else spdx(name, identity, entries)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def notice(name: str, entries: Sequence[LedgerEntry]) -> str:
    """Who wrote what data is made of, by licence: the things themselves, not what was derived from them."""
    groups: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        if not entry.made_of:
            groups[canonical(entry.license) or entry.license].append(entry)
    parts = [f"NOTICE\n\n{name} is made of the following, each under the terms named above it.\n"]
    for terms, those in sorted(groups.items()):
        parts.append(f"{terms}\n{'-' * len(terms)}\n")
        for entry in sorted(those, key=lambda entry: (entry.name, entry.version)):
            commit = f", commit {entry.commit}" if entry.commit else ""
            parts.append(f"{entry.name} {entry.version}\n  {entry.source_url}{commit}\n  sha256 {entry.sha256}\n")
    return "\n".join(parts)


# --- SPDX


def spdx(name: str, identity: str, entries: Sequence[LedgerEntry]) -> dict[str, Any]:
    """A package for each entry, and what each was generated from."""
    ids = {id(entry): f"SPDXRef-{number}" for number, entry in enumerate(entries, 1)}
    called: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        called[entry.name].append(ids[id(entry)])
    made = [(ids[id(entry)], source) for entry in entries for one in entry.made_of for source in called[one]]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{uuid5(NAMESPACE_URL, identity)}",
        "creationInfo": {"created": _now("%Y-%m-%dT%H:%M:%SZ"), "creators": [f"Tool: rusta-{__version__}"]},
        "packages": [_package(entry, ids[id(entry)]) for entry in entries],
        "relationships": [_relation("SPDXRef-DOCUMENT", "DESCRIBES", one) for one in ids.values()]
        + [_relation(one, "GENERATED_FROM", other) for one, other in made],
    }


def _package(entry: LedgerEntry, number: str) -> dict[str, Any]:
    url = entry.source_url
    terms = canonical(entry.license) or "NOASSERTION"
    said = [f"{entry.kind}, split {entry.split}, state {entry.state}"]
    said += [f"commit {entry.commit}"] if entry.commit else []
    said += [f"{entry.records} records; the checksum is of their canonical uncompressed lines"] if entry.records else []
    package = {
        "SPDXID": number,
        "name": entry.name,
        "versionInfo": entry.version,
        "downloadLocation": url if url.startswith(("http://", "https://", "git+")) else "NOASSERTION",
        "filesAnalyzed": False,
        "checksums": [{"algorithm": "SHA256", "checksumValue": entry.sha256}],
        "licenseConcluded": terms,
        "licenseDeclared": terms,
        "copyrightText": "NOASSERTION",
        "sourceInfo": "; ".join(said),
    }
    if url.startswith("pkg:"):
        reference = {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": url}
        package["externalRefs"] = [reference]
    return package


def _relation(one: str, kind: str, other: str) -> dict[str, str]:
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


# --- Croissant

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "conformsTo": "dct:conformsTo",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    **{
        name: f"cr:{name}"
        for name in (
            "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject",
            "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5",
            "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate",
            "separator", "source", "subField", "transform",
        )
    },
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/",
}  # fmt: skip
_PACKED = "application/zstd"  # RFC 8878, section 7.1
_TYPES = {str: "sc:Text", int: "sc:Integer", float: "sc:Float", bool: "sc:Boolean"}


def croissant(folder: Path, name: str, identity: str, entries: Sequence[LedgerEntry]) -> dict[str, Any]:
    """The files with the hashes of their bytes, and the shards as record sets by kind and split.

    Of the records, the fields that hold plain values are described; schemas/ has all of them.
    """
    stored = [entry for entry in entries if entry.path]
    sets: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in stored:
        if str(entry.path).endswith(SHARD):
            sets[f"{entry.kind}-{entry.split if entry.state == 'allowed' else entry.state}"].append(entry)
    licences = sorted({one for entry in entries for one in named_in(entry.license)})
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": name,
        "description": f"Data for training and measuring Rust programs' repair: {len(entries)} entries of a ledger.",
        "url": f"urn:sha256:{identity}",
        "citeAs": f"{name}, made with Rusta {__version__}, ledger sha256:{identity}",
        "version": f"1.0.0+{identity[:16]}",
        "datePublished": _now("%Y-%m-%d"),
        "creator": {"@type": "sc:Organization", "name": f"Rusta {__version__}"},
        "license": [f"https://spdx.org/licenses/{one}.html" for one in licences],
        "distribution": [one for entry in stored for one in _resources(folder, entry)]
        + [_file_set(label, those) for label, those in sorted(sets.items())],
        "recordSet": [_record_set(label, those[0]) for label, those in sorted(sets.items())],
    }


def _resources(folder: Path, entry: LedgerEntry) -> Iterator[dict[str, Any]]:
    place = folder / str(entry.path)
    if not place.exists():
        raise RustaError(
            "an entry's file is not there",
            where=str(place),
            mend=f"`rusta data verify {folder}` says what to do",
        )
    files = sorted(files_below(place)) if place.is_dir() else [("", place)]
    for name, file in files:
        path = f"{entry.path}/{name}" if name else str(entry.path)
        yield {
            "@type": "cr:FileObject",
            "@id": path,
            "name": path,
            "description": f"{entry.kind} of {entry.name} {entry.version}: split {entry.split}, state {entry.state}",
            "contentUrl": path,
            "contentSize": f"{file.stat().st_size} B",
            "encodingFormat": _PACKED if path.endswith(SHARD) else guess_type(path)[0] or "text/plain",
            "sha256": file_hash(file),
            "license": {"@type": "sc:CreativeWork", "name": canonical(entry.license) or entry.license},
            "prov:wasDerivedFrom": _origin(entry),
        }


def _origin(entry: LedgerEntry) -> Any:
    if entry.made_of:
        return [{"@type": "prov:Entity", "prov:label": one} for one in entry.made_of]
    commit = f" at {entry.commit}" if entry.commit else ""
    return {"@type": "prov:Entity", "@id": entry.source_url, "prov:label": f"{entry.name} {entry.version}{commit}"}


def _file_set(label: str, entries: Sequence[LedgerEntry]) -> dict[str, Any]:
    paths = [str(entry.path) for entry in entries]
    return {
        "@type": "cr:FileSet",
        "@id": f"{label}-shards",
        "name": f"{label}-shards",
        "description": "JSON lines in zstd frames: `zstd -dc FILE` gives the lines",
        "encodingFormat": "application/jsonlines",
        "includes": paths,
    }


def _record_set(label: str, entry: LedgerEntry) -> dict[str, Any]:
    fields = []
    for name, (_, hint) in json_fields(RECORDS[entry.kind]).items():
        kind = optional(hint) or hint
        several = get_origin(kind) is tuple
        kind = get_args(kind)[0] if several else kind
        if kind in _TYPES:
            field: dict[str, Any] = {
                "@type": "cr:Field",
                "@id": f"{label}/{name}",
                "name": f"{label}/{name}",
                "dataType": _TYPES[kind],
                "source": {"fileSet": {"@id": f"{label}-shards"}, "extract": {"jsonPath": f"$.{name}"}},
            }
            fields.append(field | ({"isArray": True, "arrayShape": "-1"} if several else {}))
    return {"@type": "cr:RecordSet", "@id": label, "name": label, "field": fields}


def _now(form: str) -> str:
    return time.strftime(form, time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
