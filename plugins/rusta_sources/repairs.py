"""Repairs that people made by hand, a folder each:

NAME/KIND.toml     class and codes of the error, the mistake, the rule of its repair, and where the documentation
                   speaks of it
NAME/crate/        the crate with the mistake
NAME/gold/         the files that differ when it is repaired
NAME/wrong/WORDS/  the files that differ in a repair that compiles and mends nothing, or breaks something else
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import field, frozen
from attrs.validators import in_

from rusta_core import (
    ERROR_CLASSES,
    DiagCase,
    Document,
    Edit,
    File,
    PatchBundle,
    RustaError,
    SourceContext,
    UsageError,
    datasets_folder,
    digest,
    k_lines,
    parse_edits,
    render_edits,
)
from rusta_sources.code import Log, code_document, read_text, stamp, walk
from rusta_sources.manifest import NAME as MANIFEST
from rusta_sources.manifest import Manifest, tables

LICENSE = "MIT OR Apache-2.0"
ONE_FILE = "src/main.rs"
"""A crate whose only Rust file stands there is a case of one file, as rustc takes it without cargo."""


@frozen(kw_only=True)
class Note:
    """What KIND.toml says. documentation: tables of `page`, and where it helps `section` (its id) and `says`."""

    error_class: str = field(validator=in_(ERROR_CLASSES))
    codes: tuple[str, ...]
    mistake: str
    rule: str
    documentation: tuple[Mapping[str, str], ...]

    @classmethod
    def read(cls, path: Path) -> Note:
        """Raises RustaError where the file is missing, no TOML, or says something else."""
        try:
            said = tomllib.loads(path.read_text())
            lists = {name: tuple(said.pop(name)) for name in ("codes", "documentation")}
            return cls(error_class=said.pop("class"), **lists, **said)  # type: ignore[arg-type]
        except (OSError, ValueError, KeyError, TypeError) as fault:
            why = str(fault) if isinstance(fault, OSError) else str(fault.args[0])
            why = f"it does not say `{why}`" if isinstance(fault, KeyError) else why
            mend = "a note says `class`, `codes`, `mistake`, `rule` and `documentation`, and nothing else"
            raise RustaError("a repair's note cannot be read", where=str(path), why=why, mend=mend) from None


@frozen(kw_only=True)
class Repair:
    """One repair. name: `canary/lru-cache`; edition: of the crate, or of a workspace's first; wrong: by its words."""

    name: str
    edition: str
    note: Note
    red: tuple[File, ...] = field(repr=False)
    gold: tuple[File, ...] = field(repr=False)
    wrong: Mapping[str, tuple[File, ...]] = field(repr=False)

    @classmethod
    def read(cls, folder: Path, kind: str, log: Log) -> Repair:
        """Raises RustaError for a folder that holds no repair, and for changed files that the crate does not have."""
        red = _files(folder / "crate", log)
        gold = _over(red, folder / "gold", log)
        if not red or gold == red:
            mend = "crate/ holds the crate with its mistake, gold/ those of its files that differ when it is repaired"
            raise RustaError("this folder holds no repair", where=str(folder), why="nothing changes", mend=mend)
        wrong = sorted((folder / "wrong").iterdir()) if (folder / "wrong").is_dir() else []
        return cls(
            name=f"{kind}/{folder.name}",
            edition=_edition(red, folder / "crate"),
            note=Note.read(folder / f"{kind}.toml"),
            red=red,
            gold=gold,
            wrong={path.name: _over(red, path, log) for path in wrong},
        )

    @property
    def short(self) -> str:
        """The name without its kind: that of the folder."""
        return self.name.partition("/")[2]

    @property
    def origin(self) -> dict[str, Any]:
        """Licence, address, commit and hash (of the red crate) of all that is made of it."""
        return {"license": LICENSE, "source_url": f"rusta:{self.name}", "commit": None, "sha256": tree(self.red)}

    def case(self) -> DiagCase:
        """The case, with the gold patch and how its tests are run; the compiler has not been asked."""
        rust = [file.path for file in self.red if file.path.endswith(".rs")]
        alone = rust == [ONE_FILE]
        red, gold = ([file for file in files if not alone or file.path in rust] for files in (self.red, self.gold))
        return DiagCase(
            id=self.name,
            repo=f"rusta/{self.name}",
            edition=self.edition,
            error_class=self.note.error_class,
            codes=self.note.codes,
            files=tuple(red),
            tests="rustc --test" if alone else "cargo test",
            gold_patch=PatchBundle(edits=_edits(red, gold), k_lines=k_lines(red, gold), **self.origin),
            **self.origin,
        )

    def documents(self) -> Iterator[Document]:
        """Every file as it is red, and as every repair of it leaves it."""
        red = {file.path: file.text for file in self.red}
        versions = {"gold": self.gold} | {f"wrong/{words}": files for words, files in self.wrong.items()}
        changed = [(place, f) for place, files in versions.items() for f in files if f.text != red[f.path]]
        for place, file in [("crate", file) for file in self.red] + changed:
            yield code_document(
                file.text,
                doc_id=f"{self.name}/{place}/{file.path}",
                repo=f"rusta/{self.name}",
                title=file.path,
                edition=self.edition,
                license=LICENSE,
                url=self.origin["source_url"],
                commit=None,
                role="manifest" if PurePosixPath(file.path).name == MANIFEST else "code",
            )


@frozen(kw_only=True)
class Shelf:
    """The repairs of one kind that come with Rusta, or that lie in a folder of the user's own."""

    kind: str
    root: Path
    log: Log

    @classmethod
    def of(cls, kind: str, path: str | None, context: SourceContext) -> Shelf:
        """Raises UsageError where there is no such folder."""
        root = datasets_folder(kind) if path is None else context.base / path
        if not root.is_dir():
            mend = f"correct `path` of the source `{kind}`, relative to the recipe's folder, or leave it out"
            raise UsageError("the folder of repairs does not exist", where=str(root), mend=mend)
        return cls(kind=kind, root=root, log=context.log)

    @property
    def folders(self) -> list[Path]:
        """Those that hold a crate, by name."""
        return sorted(path.parent for path in self.root.glob("*/crate"))

    def repairs(self) -> Iterator[Repair]:
        """Each repair, by name."""
        for folder in self.folders:
            yield Repair.read(folder, self.kind, self.log)

    def fingerprint(self) -> str:
        """The state of all their files."""
        return stamp(walk(self.root))


def tree(files: Sequence[File]) -> str:
    """The digest of a small tree, as the ledger has it for a folder with these files."""
    return digest("".join(sorted(f"{file.path} {digest(file.text)}\n" for file in files)))


def _files(folder: Path, log: Log) -> tuple[File, ...]:
    paths = [path for path in walk(folder, log) if path.suffix == ".rs" or path.name == MANIFEST]
    texts = {path.relative_to(folder).as_posix(): read_text(path, folder, log) for path in paths}
    return tuple(File(path=path, text=text) for path, text in texts.items() if text is not None)


def _over(red: Sequence[File], folder: Path, log: Log) -> tuple[File, ...]:
    changed = {file.path: file for file in _files(folder, log)}
    if unknown := changed.keys() - {file.path for file in red}:
        where = f"{folder}/{min(unknown)}"
        raise RustaError("a repair changes a file that the crate does not have", where=where, mend="correct its place")
    return tuple(changed.get(file.path, file) for file in red)


def _edition(red: Sequence[File], folder: Path) -> str:
    """Raises RustaError where no manifest of the crate says of what edition it is."""
    manifests = [file for file in red if PurePosixPath(file.path).name == MANIFEST]
    try:
        packages = [cargo for cargo in (tables(file.text) for file in manifests) if "package" in cargo]
        return Manifest.read(packages[0]).edition
    except (ValueError, IndexError) as fault:
        why = str(fault) if isinstance(fault, ValueError) else "it has no Cargo.toml with a package"
        mend = "give the crate a Cargo.toml that cargo takes"
        raise RustaError("a repair's crate cannot be read", where=str(folder), why=why, mend=mend) from None


def _edits(red: Sequence[File], gold: Sequence[File]) -> tuple[Edit, ...]:
    """The smallest edits by whole lines that lead from `red` to `gold`."""
    whole = [
        Edit(path=before.path, start=0, end=len(before.text.encode()), text=after.text)
        for before, after in zip(red, gold, strict=True)
        if before != after
    ]
    return parse_edits(render_edits(red, whole), red)
