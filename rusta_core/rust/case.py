"""A bug that was put into a green program: the edits that undo it, and the record it becomes once it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import asdict, frozen

from rusta_core.contexts import Injection
from rusta_core.records import DiagCase, Edit, File, Origin, PatchBundle, Receipt, Snippet, Triplet, digest
from rusta_core.rust.check import Program, Verdict
from rusta_core.rust.diagnostics import Diagnostic, to_json
from rusta_core.rust.patch import apply_edits, inverse, k_lines


@frozen(kw_only=True)
class Bug:
    """Injections made in a green snippet, usually one. undo: the edits that turn `red` into the snippet again."""

    snippet: Snippet
    injections: tuple[Injection, ...]
    red: tuple[File, ...]
    undo: tuple[Edit, ...]

    @classmethod
    def made(cls, snippet: Snippet, *injections: Injection) -> Bug:
        """Raises PatchError for edits that do not fit the snippet or each other."""
        green = files_of(snippet)
        edits = [edit for injection in injections for edit in injection.edits]
        return cls(snippet=snippet, injections=injections, red=apply_edits(green, edits), undo=inverse(green, edits))

    @property
    def operator(self) -> str:
        return " + ".join(injection.operator for injection in self.injections)

    @property
    def program(self) -> Program:
        """What a bug in a snippet of one file leaves to compile."""
        return Program(self.red[0].text, self.snippet.edition)

    @property
    def again(self) -> Program:
        """The same with the bug undone."""
        return Program(apply_edits(self.red, self.undo)[0].text, self.snippet.edition)

    def shown(self, verdict: Verdict) -> Injection | None:
        """The injection whose error is reported first: one of its codes, or for no codes an error without one.

        An error without a place does not count: it says that the compiler broke off.
        """
        for said in verdict.diagnostics:
            for injection in self.injections:
                if said.spans and said.code in (injection.codes or (None,)):
                    return injection
        return None

    def case(self, verdict: Verdict, *, by: str) -> DiagCase:
        """The record of a bug that `verdict` shows. by: who found the snippet green, `rustc 1.95.0`."""
        snippet, shown = self.snippet, self.shown(verdict)
        assert shown is not None, "only what is shown is a case"
        origin = origin_of(snippet)
        green = apply_edits(self.red, self.undo)
        check = by.partition(" ")[0]
        gold = PatchBundle(
            edits=self.undo,
            k_lines=k_lines(self.red, green),
            receipts=(Receipt(check=check, passed=True, subject=digest(snippet.text), by=by),),
            **origin,
        )
        operator = self.operator.replace(" + ", "+")
        return DiagCase(
            id=f"{snippet.id}~{operator}~{digest(self.red[0].text)[:12]}",
            repo=snippet.repo,
            edition=snippet.edition,
            error_class=shown.error_class,
            codes=tuple(dict.fromkeys(said.code for said in verdict.diagnostics if said.code)),
            files=self.red,
            cargo_diag=tuple(to_json(said) for said in verdict.diagnostics),
            tests=snippet.tests,
            page=snippet.page,
            operator=self.operator,
            bugs=len(self.injections),
            distance=distance(self.red, self.undo, verdict.diagnostics),
            gold_patch=gold,
            **origin,
        )


def files_of(snippet: Snippet) -> tuple[File, ...]:
    """The files of a snippet, the one with its text first."""
    return (File(path=snippet.path, text=snippet.text), *snippet.files)


def origin_of(record: Origin) -> dict[str, Any]:
    """Where a record is from, for another that is made of it."""
    return asdict(record, recurse=False, filter=lambda attribute, _: attribute.name in _ORIGIN)


_ORIGIN = ("license", "source_url", "commit", "sha256")


def distance(red: Sequence[File], undo: Sequence[Edit], said: Sequence[Diagnostic]) -> int | None:
    """Lines from the first error that has a place to the nearest line that `undo` touches: 0 on the same line.

    None where the error is reported in a file that `undo` leaves alone.
    """
    place = next((span for error in said for span in error.primary), None)
    if place is None:
        return None
    text = {file.path: file.text.encode() for file in red}
    touched = [_lines(text[edit.path], edit) for edit in undo if edit.path == place.file]
    return min((max(0, place.line - last, first - place.last_line) for first, last in touched), default=None)


def _lines(text: bytes, edit: Edit) -> tuple[int, int]:
    """The first and the last line, from 1, that an edit touches."""
    last = max(edit.start, edit.end - 1)
    return text.count(b"\n", 0, edit.start) + 1, text.count(b"\n", 0, last) + 1


def triplet(case: DiagCase) -> Triplet:
    """A case as a tree before, its first error, and the tree after the gold patch."""
    assert case.gold_patch is not None, "an injected bug can be undone"
    after = apply_edits(case.files, case.gold_patch.edits)
    return Triplet(before_tree=case.files, diag=case.cargo_diag[0], after_tree=after, **origin_of(case))
