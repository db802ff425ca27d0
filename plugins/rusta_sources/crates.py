"""Source `crates`: the crates whose sources lie on this machine."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from rusta_core import Document, SourceContext, hookimpl, same_terms
from rusta_sources.code import code_document, read_text, walk
from rusta_sources.debian import Copyright

Log = Callable[[str, str], None]
_FOLDERS = ("src", "examples")


@frozen(eq=False, kw_only=True)
class Crates:
    """Rust files of the crates that cargo or Debian put on this machine, each with its licence."""

    roots: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "folders of NAME-VERSION folders (default: cargo's registry and Debian's)"},
    )
    most_crates: int | None = field(default=None, metadata={"doc": "read at most this many crates"})
    most_mb: float | None = field(default=None, metadata={"doc": "stop after this many megabytes of source"})

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield a document for each file; what is skipped goes to the log with its reason."""
        folders = [folder for root in self._roots(context) for folder in _crate_folders(root)]
        if not folders:
            context.log("crates", "no crate sources are on this machine; `cargo fetch` in a project brings some")
        done: set[str] = set()
        left = float("inf") if self.most_mb is None else self.most_mb * 1e6
        for folder in folders:
            if len(done) == self.most_crates or left <= 0:
                return
            if folder.name in done:
                continue
            crate = _Crate.read(folder, context.log)
            if crate is None:
                continue
            done.add(folder.name)
            for document in crate.documents(context.log):
                left -= len(document.text.encode())
                yield document
                if left <= 0:
                    break

    def _roots(self, context: SourceContext) -> list[Path]:
        if self.roots:
            return [context.base / Path(root).expanduser() for root in self.roots]
        home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
        return [*sorted(home.glob("registry/src/*")), Path("/usr/share/cargo/registry")]


def _crate_folders(root: Path) -> list[Path]:
    return sorted(path.parent for path in root.glob("*/Cargo.toml")) if root.is_dir() else []


@frozen(kw_only=True)
class _Crate:
    """What a crate says of itself."""

    folder: Path
    license: str
    repo: str
    url: str
    edition: str
    commit: str | None

    @classmethod
    def read(cls, folder: Path, log: Log) -> _Crate | None:
        """A crate from its Cargo.toml; None, with the reason said, where that does not do."""
        text = read_text(folder / "Cargo.toml", folder, log)
        if text is None:
            return None
        try:
            package = tomllib.loads(text).get("package", {})
        except tomllib.TOMLDecodeError as error:
            log(str(folder), f"its Cargo.toml cannot be read: {error}")
            return None
        words = {name: value for name, value in package.items() if isinstance(value, str)}
        if "license" not in words:
            log(str(folder), "its Cargo.toml names no licence")
            return None
        url = words.get("repository", "").strip()
        return cls(
            folder=folder,
            license=words["license"],
            repo=repository(url) or f"pkg:cargo/{words.get('name', folder.name)}",
            url=url or f"pkg:cargo/{words.get('name', folder.name)}",
            edition=words.get("edition", "2015"),
            commit=_commit(folder),
        )

    def documents(self, log: Log) -> Iterator[Document]:
        """A document for each Rust file that both sources of licences agree on."""
        debian = Copyright.of(self.folder)
        for path in (path for name in _FOLDERS for path in walk(self.folder / name)):
            if path.suffix != ".rs":
                continue
            inside = PurePosixPath(path.relative_to(self.folder).as_posix())
            second = debian.licence(inside) if debian is not None else None
            if second is not None and not same_terms(self.license, second):
                log(str(path), f"Cargo.toml says {self.license}, Debian's copyright file says {second}")
                continue
            text = read_text(path, self.folder, log)
            if text is None or not text.strip():
                continue
            yield code_document(
                text,
                doc_id=f"{self.folder.name}/{inside}",
                repo=self.repo,
                title=str(inside),
                edition=self.edition,
                license=self.license,
                url=self.url,
                commit=self.commit,
            )


def repository(url: str) -> str:
    """The unit of splits: `owner/name` on GitHub, host and path elsewhere; folders in it do not count."""
    match = re.match(r"(?:git\+)?\w+://(?:www\.)?([^/]+)/(.+)", url)
    if match is None:
        return ""
    host, parts = match[1].lower(), [part for part in re.split(r"[/#?]+", match[2]) if part]
    kept = "/".join(parts[:2] if host == "github.com" else parts).removesuffix(".git")
    return kept.lower() if host == "github.com" else f"{host}/{kept}"


def _commit(folder: Path) -> str | None:
    """The commit that `cargo publish` wrote down, where it did."""
    try:
        commit = json.loads((folder / ".cargo_vcs_info.json").read_bytes())["git"]["sha1"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return commit if isinstance(commit, str) else None
