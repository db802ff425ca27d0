"""A crate as documents: its Cargo.toml and its Rust files, each with its licence, wherever the crate lies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from rusta_core import Document
from rusta_sources.addresses import public, repository
from rusta_sources.code import Log, code_document, decode
from rusta_sources.manifest import NAME, Manifest
from rusta_sources.terms import Terms

FOLDERS = ("src", "examples", "tests", "benches")
ON_TOP = re.compile(rf"{re.escape(NAME)}|\.cargo_vcs_info\.json|build\.rs|(?i:(?:un)?licen[cs]e|copying)[\w.-]*")
"""The files beside those folders that are read: what the crate says of itself, and the script that builds it."""


def wanted(path: str) -> bool:
    """Whether a file of a crate is read, by its path inside the crate."""
    top, slash, _ = path.partition("/")
    return (top in FOLDERS and path.endswith(".rs")) if slash else ON_TOP.fullmatch(path) is not None


@frozen(kw_only=True)
class Crate:
    """place: how the log names it; prefix: of its documents' ids; files: those that are `wanted`, by their paths."""

    place: str
    prefix: str
    manifest: Manifest
    terms: Terms
    repo: str
    url: str
    commit: str | None
    files: Mapping[str, bytes]

    @classmethod
    def published(cls, place: str, manifest: Manifest, terms: Terms, files: Mapping[str, bytes]) -> Crate:
        """A crate from a registry, which says itself where it is from."""
        url = public(manifest.repository) or f"pkg:cargo/{manifest.name}"
        return cls(
            place=place,
            prefix=f"{manifest.name}-{manifest.version}",
            manifest=manifest,
            terms=terms,
            repo=repository(url) or f"pkg:cargo/{manifest.name}",
            url=url,
            commit=_commit(files),
            files=files,
        )

    def documents(self, log: Log) -> Iterator[Document]:
        """A document for each file whose terms are agreed on, the manifest first."""
        for path in sorted(self.files):
            if path != NAME and not path.endswith(".rs"):
                continue
            where = f"{self.place}/{path}"
            text = decode(self.files[path], where, log)
            if text is None or not text.strip():
                continue
            try:
                licence = self.terms.licence(path, self.files[path], text)
            except ValueError as reason:
                log(where, str(reason))
                continue
            yield code_document(
                text,
                doc_id=f"{self.prefix}/{path}",
                repo=self.repo,
                title=path,
                edition=self.manifest.edition,
                license=licence,
                url=self.url,
                commit=self.commit,
                role="manifest" if path == NAME else "code",
            )


def _commit(files: Mapping[str, bytes]) -> str | None:
    """The commit that `cargo publish` wrote down, where it did."""
    try:
        commit = json.loads(files[".cargo_vcs_info.json"])["git"]["sha1"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return commit if isinstance(commit, str) else None
