"""Source `git`: the crates of a repository as they were at one commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from attrs import field, frozen

from rusta_core import Clarifications, Document, SourceContext, digest, hookimpl, read_clarifications
from rusta_sources.code import LINK, MOST_BYTES, UNSAFE, Log, too_large
from rusta_sources.crate import ON_TOP, Crate, wanted
from rusta_sources.manifest import NAME, Manifest, tables
from rusta_sources.repository import Entry, Repository
from rusta_sources.terms import Terms


@frozen(eq=False, kw_only=True)
class Git:
    """Rust files of the packages of a git repository at one commit, each under the licence of its package."""

    url: str = field(metadata={"doc": "the repository: an address, or a path from the recipe's folder"})
    commit: str = field(metadata={"doc": "the full hash of the commit, or a tag"})
    clarify: str | None = field(
        default=None,
        metadata={"doc": "a YAML file of people's words on licences, each pinned to the sha256 of what was read"},
    )

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield a document for each file; what is skipped goes to the log with its reason."""
        clarified = read_clarifications(context.base / self.clarify) if self.clarify is not None else None
        copy = Repository.of(self.url, context.base)
        commit = copy.commit(self.commit)
        if commit != self.commit:
            context.log(self.url, f"the tag {self.commit} is commit {commit}")
        place = _place(copy, commit)
        packages = list(_packages(copy, commit, lambda path, why: context.log(f"{place}/{path}", why)))
        if not packages:
            context.log(place, "no crates: no Cargo.toml of this commit names a package")
        jobs = [_Job(copy=copy, commit=commit, package=package, clarified=clarified) for package in packages]
        for read in context.map(_read, jobs):
            for one in read:
                if isinstance(one, Document):
                    yield one
                else:
                    context.log(*one)

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The commit, and the words that were said of its files."""
        commit = Repository.of(self.url, context.base).commit(self.commit)
        return digest(commit + (digest((context.base / self.clarify).read_bytes()) if self.clarify is not None else ""))


@frozen(kw_only=True)
class _Package:
    """A folder of the commit, the tables of its Cargo.toml and of its workspace's, and the files of its crate."""

    folder: PurePosixPath
    cargo: Mapping[str, Any]
    workspace: Mapping[str, Any]
    files: tuple[tuple[str, Entry], ...]


@frozen(kw_only=True)
class _Job:
    """One package, as a worker reads it."""

    copy: Repository
    commit: str
    package: _Package
    clarified: Clarifications | None


def _place(copy: Repository, commit: str) -> str:
    """A repository at a commit, as the log and the ids of documents name it."""
    return f"{copy.name}@{commit[:12]}"


def _packages(copy: Repository, commit: str, log: Log) -> Iterator[_Package]:
    """The packages of a commit in the order of their folders, each with the files that no package inside it holds."""
    entries = list(_files(copy.entries(commit), log))
    manifests = [one for one in entries if PurePosixPath(one.path).name == NAME]
    cargo: dict[PurePosixPath, dict[str, Any]] = {}
    for entry, data in zip(manifests, copy.contents(manifests), strict=True):
        try:
            cargo[PurePosixPath(entry.path).parent] = tables(data)
        except ValueError as reason:
            log(entry.path, str(reason))
    files: dict[PurePosixPath, list[tuple[str, Entry]]] = {folder: [] for folder in cargo}
    for entry in entries:
        path = PurePosixPath(entry.path)
        home = next((folder for folder in path.parents if folder in cargo), None)
        if home is not None and wanted(inside := path.relative_to(home).as_posix()):
            files[home].append((inside, entry))
    for folder in sorted(cargo):
        if "package" in cargo[folder]:
            workspace = _workspace(folder, cargo)
            yield _Package(folder=folder, cargo=cargo[folder], workspace=workspace, files=tuple(files[folder]))


def _files(entries: Iterator[Entry], log: Log) -> Iterator[Entry]:
    for entry in entries:
        name = entry.path.rpartition("/")[2]
        if entry.mode == "120000":
            log(entry.path, LINK)
        elif entry.mode == "160000":
            log(entry.path, "a submodule: name it as a source of its own")
        elif ON_TOP.fullmatch(name) or name.endswith(".rs"):
            if "\ufffd" in entry.path or not entry.path.isprintable():
                log(f"{entry.path!a}", UNSAFE)
            elif (entry.size or 0) > MOST_BYTES:
                log(entry.path, too_large(entry.size or 0))
            else:
                yield entry


def _workspace(folder: PurePosixPath, cargo: Mapping[PurePosixPath, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The tables of the workspace that a package belongs to: its own, the one that it names, or the nearest above."""
    named = cargo[folder].get("package", {})
    named = named.get("workspace") if isinstance(named, dict) else None
    if isinstance(named, str):
        return cargo.get(_joined(folder, named), {})
    return next((cargo[above] for above in (folder, *folder.parents) if "workspace" in cargo.get(above, {})), {})


def _joined(folder: PurePosixPath, path: str) -> PurePosixPath:
    for part in PurePosixPath(path).parts:
        folder = folder.parent if part == ".." else folder / part
    return folder


def _read(job: _Job) -> list[Document | tuple[str, str]]:
    """The documents of a package, and what was said (what, why) of what was skipped."""
    out: list[Document | tuple[str, str]] = []

    def log(what: str, why: str) -> None:
        out.append((what, why))

    where = str(PurePosixPath(_place(job.copy, job.commit)) / job.package.folder)
    try:
        manifest = Manifest.read(job.package.cargo, job.package.workspace)
        entries = [entry for _, entry in job.package.files]
        contents = job.copy.contents(entries)
        files = {path: data for (path, _), data in zip(job.package.files, contents, strict=True)}
        crate = Crate(
            place=where,
            prefix=where,
            manifest=manifest,
            terms=Terms.of(manifest, files, clarified=job.clarified),
            repo=job.copy.name,
            url=job.copy.url,
            commit=job.commit,
            files=files,
        )
        for document in crate.documents(log):
            out.append(document)
    except ValueError as reason:
        log(where, str(reason))
    return out
