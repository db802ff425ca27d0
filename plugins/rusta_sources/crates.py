"""Source `crates`: the crates whose sources lie on this machine, as folders or `.crate` files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from attrs import evolve, field, frozen

from rusta_core import Clarifications, Document, SourceContext, digest, hookimpl, read_clarifications
from rusta_sources.archive import read_archive
from rusta_sources.code import LINK, Log, read_bytes, stamp, unreadable, walk
from rusta_sources.crate import FOLDERS, ON_TOP, Crate, wanted
from rusta_sources.debian import Copyright
from rusta_sources.fetch import Listed, cargo_home, fetch, read_list
from rusta_sources.manifest import NAME, Manifest, tables
from rusta_sources.terms import Terms

_DEBIAN = Path("/usr/share/cargo/registry")


@frozen(eq=False, kw_only=True)
class Crates:
    """Rust files of crates, with their manifests: those that cargo or Debian put here, or a list that is fetched."""

    roots: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "crates, `.crate` files, or folders of them (default: cargo's registry and Debian's)"},
    )
    fetch: str | None = field(
        default=None,
        metadata={"doc": "a list like datasets/crates.toml: cargo fetches its crates, and those are read"},
    )
    clarify: str | None = field(
        default=None,
        metadata={"doc": "a YAML file of people's words on licences, each pinned to the sha256 of what was read"},
    )
    most_crates: int | None = field(default=None, metadata={"doc": "read at most this many crates"})
    most_mb: float | None = field(default=None, metadata={"doc": "begin no crate after this many megabytes"})

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield a document for each file; what is skipped goes to the log with its reason."""
        clarified = read_clarifications(context.base / self.clarify) if self.clarify is not None else None
        jobs = [_Job(place=place, listed=one, clarified=clarified) for place, one in self._places(context)]
        if not jobs:
            context.log("crates", "no crate sources are on this machine; `cargo fetch` in a project brings some")
        crates, left = 0, float("inf") if self.most_mb is None else self.most_mb * 1e6
        for read in context.map(_read, jobs):
            for one in read:
                if isinstance(one, Document):
                    left -= len(one.text.encode())
                    yield one
                else:
                    context.log(*one)
            crates += any(isinstance(one, Document) for one in read)
            if crates == self.most_crates or left <= 0:
                return

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The names, sizes and times of all the files that would be read, and the words that were said of them."""
        files: list[Path] = []
        for place, _ in self._places(evolve(context, log=lambda _what, _why: None)):
            files += _files(place) if place.is_dir() else [place]
            files += filter(None, [Copyright.file_of(place)])
        words = [context.base / path for path in (self.clarify, self.fetch) if path is not None]
        return digest(stamp(files) + "".join(digest(path.read_bytes()) for path in words if path.is_file()))

    def _places(self, context: SourceContext) -> list[tuple[Path, Listed | None]]:
        """Where the crates lie, each once, with what the list says of it where there is one."""
        found: dict[str, tuple[Path, Listed | None]] = {}
        if self.fetch is not None:
            listed = read_list(context.base / self.fetch)
            for name, place in fetch(listed, context).items():
                found[name] = place, listed[name]
        named = [context.base / Path(root).expanduser() for root in self.roots]
        for root in named:
            if not any(_below(root)):
                context.log(str(root), "no crates: there is no crate folder or `.crate` file")
        roots = named if self.roots or self.fetch else [*_registries(), _DEBIAN]
        for place in chain.from_iterable(map(_below, roots)):
            found.setdefault(place.name.removesuffix(".crate"), (place, None))
        return list(found.values())


@frozen(kw_only=True)
class _Job:
    """One crate, as a worker reads it."""

    place: Path
    listed: Listed | None
    clarified: Clarifications | None


def _read(job: _Job) -> list[Document | tuple[str, str]]:
    """The documents of a crate, and what was said (what, why) of what was skipped."""
    out: list[Document | tuple[str, str]] = []

    def log(what: str, why: str) -> None:
        out.append((what, why))

    try:
        for document in _crate(job, log).documents(log):
            out.append(document)
    except ValueError as reason:
        log(str(job.place), str(reason))
    return out


def _crate(job: _Job, log: Log) -> Crate:
    """Raises ValueError, with the reason, where the crate is not to be read."""
    files = _read_folder(job.place, log) if job.place.is_dir() else read_archive(job.place, wanted, log)
    if NAME not in files:
        raise ValueError("no manifest: it has no Cargo.toml that can be read")
    manifest = Manifest.read(tables(files[NAME]))
    terms = Terms.of(manifest, files, debian=Copyright.of(job.place), clarified=job.clarified)
    if job.listed is not None:
        job.listed.check(terms.field)
    return Crate.published(str(job.place), manifest, terms, files)


def _read_folder(folder: Path, log: Log) -> dict[str, bytes]:
    read = ((path, read_bytes(path, folder, log)) for path in _files(folder, log))
    return {path.relative_to(folder).as_posix(): data for path, data in read if data is not None}


def _files(folder: Path, log: Log = lambda _what, _why: None) -> Iterator[Path]:
    """The paths of a crate's files that are `wanted`, in a fixed order."""
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        log(str(folder), unreadable(error))
        return
    for path in names:
        if ON_TOP.fullmatch(path.name):
            yield path
        elif path.name in FOLDERS and path.is_symlink():
            log(str(path), LINK)
        elif path.name in FOLDERS:
            yield from (inner for inner in walk(path, log) if inner.suffix == ".rs")


def _below(root: Path) -> list[Path]:
    """The crates at a place: itself one, or a folder of them."""
    if root.suffix == ".crate" or (root / NAME).is_file():
        return [root] if root.exists() else []
    folders = (path.parent for path in root.glob(f"*/{NAME}"))
    return [*sorted(folders), *sorted(root.glob("*.crate"))]


def _registries() -> list[Path]:
    """The folders of cargo's registries, with what it unpacked before what it only downloaded."""
    registry = cargo_home() / "registry"
    return [*sorted(registry.glob("src/*")), *sorted(registry.glob("cache/*"))]
