"""What `rusta fix` is given, read: a crate, a member of a workspace, or a single file, with who judges its states."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.errors import UsageError
from rusta_core.kept import cache_folder
from rusta_core.records import File, digest
from rusta_core.run.manifests import jobs
from rusta_core.run.repair import case_of
from rusta_core.rust.build import Build, Scope, repairable
from rusta_core.rust.by_cargo import ByCargo, Pool, Sieved
from rusta_core.rust.cargo import free
from rusta_core.rust.check import Checker, Verdict
from rusta_core.rust.diagnostics import Diagnostic
from rusta_core.rust.program import without_comments_and_literals
from rusta_core.rust.project import MANIFEST, Project
from rusta_core.rust.verifier import Verifier, verifier

MOST_BYTES = 1 << 20
"""Of a file that is repaired: no person writes a larger one, and every candidate is a copy of it."""
MOST_TOGETHER = 2 << 20
"""Of the sources that are looked at; beyond it those that the compiler names."""
OTHER_TARGETS = ("--bins", "--tests", "--examples")
"""What `cargo check` leaves out, for a crate whose library and programs compile."""
_MODULE = re.compile(r"\bmod\s+(\w+)\s*;")
_UNREAD = re.compile(r"^couldn't read `([^`]+)`")


@frozen(kw_only=True)
class Source:
    """A file as it was read: the hash of its bytes, and whether its lines end as on Windows."""

    sha256: str
    crlf: bool

    def written(self, text: str) -> bytes:
        """The bytes of a new text for it."""
        return (text.replace("\n", "\r\n") if self.crlf else text).encode()


@frozen(kw_only=True)
class Subject:
    """root: the folder that the paths of `files` are relative to; red: what the compiler says of it; files: what may be
    changed, with lines that end in a newline, whatever they end in on disk; judge: who judges its states; origin: what
    its manifest says of its terms and home. Of what compiles none of these is there."""

    name: str
    root: Path
    red: Verdict = field(repr=False)
    edition: str = "2021"
    files: tuple[File, ...] = field(default=(), repr=False)
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    judge: Verifier | None = field(default=None, repr=False)
    origin: Mapping[str, Any] = field(factory=dict)


def read_subject(
    path: Path, checker: Checker, stack: ExitStack, *, edition: str = "2021", patience: float = 300.0
) -> Subject:
    """What lies at a path. Raises UsageError for what is no Rust or cannot be built for reasons outside of its code."""
    here = Path(os.path.abspath(path))
    if not here.exists():
        why = "it is a link to nothing" if here.is_symlink() else ""
        raise UsageError("there is nothing by this name", where=str(path), why=why, mend="give a crate or a .rs file")
    here = here.resolve()
    if here.is_file() and here.name != MANIFEST and here.suffix != ".rs":
        mend = "give a crate's folder, its Cargo.toml, or a .rs file"
        raise UsageError("this is no Rust", where=str(path), mend=mend)
    if here.is_file() and here.suffix == ".rs":
        read_source(here)
        if not any((place / MANIFEST).is_file() for place in here.parents):
            return _lone(here, checker, edition)
        project = Project.at(here.parent, checker.toolchain, checker.sandbox)
        if not project.holds(here):
            return _lone(here, checker, edition)
    else:
        project = Project.at(here.parent if here.is_file() else here, checker.toolchain, checker.sandbox)
    return _crate(project, checker, stack, patience)


def read_source(path: Path) -> tuple[str, Source]:
    """A file's text and what is kept of it. Raises UsageError for one that no compiler would read."""
    data = path.read_bytes()
    if len(data) > MOST_BYTES:
        why = f"it has {len(data):,} bytes; {MOST_BYTES:,} are the most"
        mend = "divide it into modules, or leave what a program wrote to that program"
        raise UsageError("the file is too large to be repaired", where=str(path), why=why, mend=mend)
    if not data.strip():
        raise UsageError("the file is empty", where=str(path), mend="give a file with a program in it")
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        why = f"line {line} holds bytes that are no UTF-8, which Rust's files are in"
        raise UsageError("the file is no text", where=f"{path}:{line}", why=why, mend="convert it to UTF-8") from None
    crlf = "\r\n" in text and text.count("\r\n") == text.count("\n")
    return text.replace("\r\n", "\n") if crlf else text, Source(sha256=digest(data), crlf=crlf)


def _lone(path: Path, checker: Checker, edition: str) -> Subject:
    """A file that is a program of its own, with the modules that it brings in."""
    files: list[File] = []
    sources: dict[str, Source] = {}
    for module in _modules(path):
        text, source = read_source(module)
        place = module.relative_to(path.parent).as_posix()
        files.append(File(path=place, text=text))
        sources[place] = source

    judge = verifier(checker, case_of(path.stem, files, edition))
    return Subject(
        name=path.stem,
        root=path.parent,
        red=judge.check(files),
        edition=edition,
        files=tuple(files),
        sources=sources,
        judge=judge,
    )


def _modules(path: Path) -> Iterator[Path]:
    ahead, seen = [(path, path.parent)], {path}
    while ahead:
        here, folder = ahead.pop()
        yield here
        code = without_comments_and_literals(here.read_bytes().decode(errors="replace"))
        for name in _MODULE.findall(code):
            for place in (folder / f"{name}.rs", folder / name / "mod.rs"):
                if place.is_file() and place not in seen:
                    seen.add(place)
                    ahead.append((place, folder / name))


def _crate(project: Project, checker: Checker, stack: ExitStack, patience: float) -> Subject:
    if not project.chosen:
        raise UsageError("there is no package here", where=str(project.root), mend="name the folder of a member")
    place = cache_folder() / "crates" / project.identity
    build = _opened(project, place, checker, stack, Scope(packages=project.chosen), patience)
    checked = build.check()
    if checked.verdict.ok:
        build.scope = evolve(build.scope, targets=OTHER_TARGETS)
        checked = build.check()
    name = "/".join(dict.fromkeys((project.root.name, *project.chosen[:1])))
    subject = Subject(name=name, root=project.root, red=checked.verdict)
    if checked.verdict.ok:
        return subject
    files, sources = _sources(project, checked.verdict.diagnostics)
    if not repairable(checked.verdict.diagnostics, sources):
        raise build.unbuildable(checked)
    owners = [owner for path in sources if (owner := project.package_of(path)) is not None]
    red = {span.file for said in checked.verdict.diagnostics for span in said.spans}
    tested = [owner["name"] for path in red if (owner := project.package_of(path)) is not None]
    build.scope = evolve(build.scope, tested=tuple(dict.fromkeys((*project.chosen, *tested))))
    pool = Pool(partial(_opened, project, place, checker, stack, build.scope, patience), checker.workers - 1)
    pool.add(build)
    by_cargo = ByCargo(pool.lent, checker.workers)
    if not any(source.crlf for source in sources.values()):  # else the places in it are those on disk
        by_cargo.know(files, checked)
    judge = _sieved(project, checker, files, by_cargo, build) or by_cargo
    edition = str(owners[0]["edition"]) if owners else "2021"
    return evolve(subject, edition=edition, files=files, sources=sources, judge=judge, origin=_origin(owners))


def _origin(owners: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The terms of the packages that the errors lie in, as far as all of them say the same."""
    terms, homes = ({one.get(name) for one in owners} for name in ("license", "repository"))
    told = {"license": terms, "source_url": homes}
    return {name: value for name, values in told.items() if len(values) == 1 and (value := next(iter(values)))}


def _opened(
    project: Project,
    place: Path,
    checker: Checker,
    stack: ExitStack,
    scope: Scope,
    patience: float,
) -> Build:
    """A copy of the project that no other process works in, until the stack is left."""
    own = stack.enter_context(free(place))
    copy = own / "copy"
    build = Build(
        toolchain=checker.toolchain,
        sandbox=checker.sandbox,
        place=own,
        copy=copy,
        folder=project.copy_to(copy),
        scope=scope,
        original=project.base,
        patience=patience,
        jobs=jobs(),
    )
    build.resolve()
    return build


def _sources(project: Project, errors: Sequence[Diagnostic]) -> tuple[tuple[File, ...], dict[str, Source]]:
    """The sources of the packages that the errors lie in, first what errors name; only that where all is too much."""
    named = dict.fromkeys(path for error in errors for path in _files_of(error))
    owners = [one for path in named if (one := project.package_of(path)) is not None]
    homes = {Path(one["manifest_path"]).parent for one in owners}
    every: dict[str, Path] = {}
    for path, _ in project.files():
        if path.suffix == ".rs" and path.is_relative_to(project.root) and homes & set(path.parents):
            every[path.relative_to(project.root).as_posix()] = path
    size = sum(path.stat().st_size for path in every.values())
    wanted = [path for path in named if path in every]
    wanted += [path for path in every if path not in named and size <= MOST_TOGETHER]
    files: list[File] = []
    sources: dict[str, Source] = {}
    for name in wanted:
        try:
            text, sources[name] = read_source(every[name])
        except UsageError:
            if name in named:
                raise
            continue
        files.append(File(path=name, text=text))
    return tuple(files), sources


def _files_of(said: Diagnostic) -> Iterator[str]:
    """Where it has a place, and what it could not read."""
    yield from (span.file for span in said.spans)
    yield from _UNREAD.findall(said.message)
    for child in said.children:
        yield from _files_of(child)


def _sieved(project: Project, checker: Checker, files: Sequence[File], cargo: ByCargo, build: Build) -> Sieved | None:
    """The same judge with rustc before it, called as cargo calls it for the part of the crate that all errors are in.
    rustc must say of it what cargo says; where it does not there is more that cargo tells it."""
    said = _said(cargo.check(files))
    for unit in build.units() if not build.scope.targets else ():
        home = PurePosixPath(unit.root).parent
        own = [file for file in files if PurePosixPath(file.path).is_relative_to(home)]
        own.sort(key=lambda file: file.path != unit.root)
        if home == PurePosixPath() or not own or own[0].path != unit.root:
            continue
        if not unit.needs_std_alone:
            checker = Checker(checker.toolchain, checker.sandbox, workers=checker.workers, around=unit.around)
        sieve = verifier(checker, case_of(project.root.name, own, unit.edition))
        if _said(sieve.check(own)) == said:
            kinds = [kind for one in project.packages for target in one["targets"] for kind in target["kind"]]
            alone = sum(kind in ("lib", "bin") for kind in kinds) == 1
            apart = not alone or "test" in kinds or not unit.needs_std_alone
            paths = tuple(file.path for file in own)
            return Sieved(sieve=sieve, cargo=cargo, paths=paths, alone=alone, tests_apart=apart)
    return None


def _said(verdict: Verdict) -> list[tuple[str | None, str]]:
    return [(error.code, error.message) for error in verdict.diagnostics]
