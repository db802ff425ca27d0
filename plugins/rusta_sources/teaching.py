"""Source `teaching`: small crates with one mistake each, a lesson in one rule of the language.

A lesson is a folder CLASS/NAME, laid out as every repair is (see `repairs`), with its note in `lesson.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import ClassVar

from attrs import evolve, field, frozen

from rusta_core import DiagCase, Document, RustaError, SourceContext, UsageError, hookimpl
from rusta_sources.code import code_document
from rusta_sources.manifest import NAME as MANIFEST
from rusta_sources.repairs import LICENSE, Repair, Shelf


@frozen(eq=False, kw_only=True)
class Teaching:
    """Lessons by error class: what their repaired crates look like, and the cases that lead there."""

    split: ClassVar[str] = "train"

    path: str | None = field(
        default=None, metadata={"doc": "a folder of your own lessons, instead of those that come with Rusta"}
    )

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield every file of every repaired crate. What has the mistake in it is no example of anything."""
        for lesson in lessons(self._shelf(context)):
            yield from _repaired(lesson)

    @hookimpl
    def cases(self, context: SourceContext) -> Iterator[DiagCase]:
        """Yield a case for each lesson, with its gold patch."""
        for lesson in lessons(self._shelf(context)):
            yield lesson.case()

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The state of all their files."""
        return self._shelf(context).fingerprint()

    def _shelf(self, context: SourceContext) -> Shelf:
        return Shelf.of("teaching", self.path, context)


def lessons(shelf: Shelf) -> Iterator[Repair]:
    """Each lesson, by class and name.

    Raises RustaError for a folder that holds none, or one of another class, and UsageError where there are none at all.
    """
    folders = sorted(path for path in shelf.root.glob("*/*") if path.is_dir())
    if not folders:
        mend = "lay lessons out as CLASS/NAME below it, or correct `path` of the source `teaching`"
        raise UsageError("this folder holds no lessons", where=str(shelf.root), mend=mend)
    for folder in folders:
        lesson = Repair.read(folder, "lesson", shelf.log)
        _in_its_class(lesson, folder)
        yield evolve(lesson, name=f"teaching/{folder.parent.name}/{folder.name}")


def _in_its_class(lesson: Repair, folder: Path) -> None:
    if lesson.note.error_class != folder.parent.name:
        raise RustaError(
            "a lesson lies under another class than its own",
            where=str(folder),
            why=f"lesson.toml says `{lesson.note.error_class}`, the folder above it is `{folder.parent.name}`",
            mend="move the folder, or correct `class`",
        )


def _repaired(lesson: Repair) -> Iterator[Document]:
    for file in lesson.gold:
        yield code_document(
            file.text,
            doc_id=f"{lesson.name}/{file.path}",
            repo=f"rusta/{lesson.name}",
            title=file.path,
            edition=lesson.edition,
            license=LICENSE,
            url=f"rusta:{lesson.name}",
            commit=None,
            role="manifest" if PurePosixPath(file.path).name == MANIFEST else "code",
        )
