"""Crates of several files: put together from documents, found green by cargo, and bugs in one file of them proven.

What a crate needs to be used: a manifest, two source files or more, not too much of them, dependencies that lie on
this machine, and tests that pass.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any

import tomli_w
from attrs import evolve

from rusta_core.contexts import Injection
from rusta_core.records import DiagCase, Document, File, Snippet, digest
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.case import files_of
from rusta_core.rust.program import EDITIONS
from rusta_core.rust.prove import made

TESTS = "cargo test"
"""How the tests of a crate are run."""

MANIFEST = "Cargo.toml"
_ROOTS = ("src/lib.rs", "src/main.rs")
_USED = ("src", "tests", "build.rs")
_MOST_BYTES = 128 << 10  # of a crate's sources: each of its cases carries them all
_FOR_TESTS = "dev-dependencies"
_UNUSED_TABLES = ("bench", "example", "profile", "badges", "metadata")


def crates(documents: Iterable[Document]) -> Iterator[Snippet]:
    """The crates of several files among the documents, in the order of their manifests; nothing is compiled yet.

    A crate is a manifest PREFIX/Cargo.toml with the documents below its `src` and `tests`, and its build script.
    """
    everything = [one for one in documents if one.role in ("code", "manifest")]
    inside: dict[str, dict[str, Document]] = {
        one.doc_id.removesuffix(f"/{MANIFEST}"): {MANIFEST: one} for one in everything if one.role == "manifest"
    }
    for one in everything:
        home = next((str(place) for place in PurePosixPath(one.doc_id).parents if str(place) in inside), None)
        if one.role == "code" and home is not None:
            inside[home][one.doc_id.removeprefix(f"{home}/")] = one
    for prefix, files in inside.items():
        crate = _put_together(prefix, files)
        if crate is not None:
            yield crate


def _put_together(prefix: str, files: Mapping[str, Document]) -> Snippet | None:
    sources = {path: one for path, one in sorted(files.items()) if path.partition("/")[0] in _USED}
    root = next((path for path in _ROOTS if path in sources), None)
    several = sum(path.startswith("src/") for path in sources) > 1
    size = sum(len(one.text.encode()) for one in sources.values())
    manifest = _trimmed(files[MANIFEST].text, "\n".join(one.text for one in sources.values()))
    if root is None or manifest is None or not several or size > _MOST_BYTES or sources[root].edition not in EDITIONS:
        return None
    others = [File(path=path, text=one.text) for path, one in sources.items() if path != root]
    used = [files[MANIFEST], *sources.values()]
    licenses = list(dict.fromkeys(one.license for one in used))
    return Snippet(
        id=prefix,
        repo=sources[root].repo,
        edition=sources[root].edition,
        text=sources[root].text,
        path=root,
        files=(File(path=MANIFEST, text=manifest), *others),
        license=licenses[0] if len(licenses) == 1 else " AND ".join(f"({one})" for one in licenses),
        source_url=files[MANIFEST].source_url,
        commit=files[MANIFEST].commit,
        sha256=digest("".join(f"{one.doc_id} {one.sha256}\n" for one in used)),
    )


def _trimmed(manifest: str, code: str) -> str | None:
    """The manifest without what checks and tests need not, such as what only benchmarks depend on; a workspace of its
    own, wherever it may lie."""
    try:
        told = tomllib.loads(manifest)
        package: dict[str, Any] = dict(told["package"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError):
        return None
    told = {name: table for name, table in told.items() if name not in _UNUSED_TABLES}
    if isinstance(for_tests := told.get(_FOR_TESTS), dict):
        told[_FOR_TESTS] = {name: on for name, on in for_tests.items() if name.replace("-", "_") in code}
    kept = {name: value for name, value in package.items() if name not in _UNUSED_TABLES}
    return tomli_w.dumps(told | {"package": kept, "workspace": {}})


def judged_crate(crate: Snippet, cargo: Cargo) -> tuple[Snippet | None, str]:
    """The crate with its tests where it compiles and they pass; else None and why not."""
    folder = cargo.written(crate.id, files_of(crate))
    try:
        verdict = cargo.check(folder)
        if not verdict.ok:
            return None, f"does not compile: {verdict.diagnostics[0].message}"
        tested = cargo.test(folder)
        if tested is None:
            return None, "has no tests"
        if not tested.passed:
            return None, f"its tests do not pass: {tested.detail or ', '.join(tested.failed)}"
        return evolve(crate, tests=TESTS), ""
    finally:
        cargo.forget(folder)


def targets(crate: Snippet) -> Iterator[Snippet]:
    """The same crate once for each file of its `src`, that file in front: where injectors look."""
    files = files_of(crate)
    for file in files:
        if file.path.startswith("src/"):
            others = tuple(other for other in files if other is not file)
            yield evolve(crate, path=file.path, text=file.text, files=others)


def prove_in_crate(
    proposals: Sequence[tuple[Snippet, Injection]], cargo: Cargo, *, most: int
) -> tuple[list[DiagCase], Counter[str]]:
    """The first `most` cases that the proposals for one crate give, and how many were refused for which reason.

    Each is red by cargo. To undo it gives, byte for byte, the crate that is green; that is checked before and after
    all of them, and where it does not hold there is no case.
    """
    refused: Counter[str] = Counter()
    cases: list[DiagCase] = []
    alike: set[Any] = set()
    bugs = made(proposals, refused)
    if not bugs:
        return [], refused
    crate = bugs[0].snippet
    folder = cargo.written(crate.id, files_of(crate))
    try:
        if not cargo.check(folder).ok:
            return [], Counter({"not green before": len(bugs)})
        for bug in bugs:
            if len(cases) == most:
                break
            verdict = cargo.check(cargo.written(crate.id, bug.red))
            likeness = (bug.operator, tuple(said.shape for said in verdict.diagnostics))
            if verdict.ok:
                refused["still compiles"] += 1
            elif bug.shown(verdict) is None:
                refused["other error"] += 1
            elif likeness in alike:
                refused["same diagnostics"] += 1
            else:
                alike.add(likeness)
                cases.append(bug.case(verdict, by=f"cargo {cargo.toolchain.version}"))
        if not cargo.check(cargo.written(crate.id, files_of(crate))).ok:
            return [], Counter({"not green again": len(bugs)})
        return cases, +refused
    finally:
        with suppress(OSError):
            cargo.forget(folder)
