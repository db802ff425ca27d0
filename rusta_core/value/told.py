"""What the compiler said of a case, as far as it tells one candidate from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from rusta_core.records import DiagCase, Edit
from rusta_core.value.tokens import tokens

CODES = (
    "E0382", "E0499", "E0502", "E0505", "E0506", "E0507", "E0515", "E0596", "E0597", "E0716", "E0373", "E0106", "E0308",
    "E0277", "E0599", "E0425", "E0433", "E0432", "E0369", "E0282", "E0061", "E0038", "E0603", "E0616", "E0423", "E0594",
)  # fmt: skip
"""The codes that have a column."""
_TYPES = re.compile(r"expected (?:[\w ]+ )?`([^`]+)`|, found (?:[\w ]+ )?`([^`]+)`")

Place = tuple[str, int, int]


@frozen(kw_only=True)
class Told:
    """Of the first error: where it is (primary) and what else it points at (labels, helps); of all: the words, what is
    expected and found, and what is suggested in place of which bytes."""

    primary: tuple[tuple[str, int, int, int], ...]  # (file, start, end, line)
    labels: tuple[Place, ...]
    helps: tuple[Place, ...]
    words: frozenset[str]
    expected: frozenset[str]
    found: frozenset[str]
    suggested: frozenset[tuple[str, int, int, str]]

    @classmethod
    def of(cls, case: DiagCase) -> Told:
        first = case.cargo_diag[0] if case.cargo_diag else {}
        spans = first.get("spans", ())
        every = [span for one in case.cargo_diag for span in _spans(one)]
        said = " ".join(text for one in case.cargo_diag for text in _texts(one))
        types = _TYPES.findall(said)
        return cls(
            primary=tuple((one["file"], one["start"], one["end"], one["line"]) for one in spans if one.get("primary")),
            labels=tuple(_place(one) for one in spans if not one.get("primary")),
            helps=tuple(_place(one) for child in first.get("children", ()) for one in _spans(child)),
            words=frozenset(tokens(said)),
            expected=frozenset(token for wanted, _ in types for token in tokens(wanted)),
            found=frozenset(token for _, got in types for token in tokens(got)),
            suggested=frozenset((*_place(one), one["suggestion"]) for one in every if one.get("suggestion")),
        )

    def of_case(self, case: DiagCase) -> dict[str, float]:
        """What is the same for all candidates."""
        code = next((one for one in case.codes if one), None)
        return {
            "errors": min(len(case.cargo_diag), 8),
            f"class {case.error_class}": 1,
            "coded": float(bool(case.cargo_diag) and case.cargo_diag[0].get("code") is not None),
            f"code {code}": 1,
            "suggestions": min(len(self.suggested), 8),
            "labels": len(self.labels),
            "types told": float(bool(self.expected)),
        }

    def follows(self, edit: Edit) -> bool:
        """Whether the compiler itself suggests to write this here."""
        return any(
            path == edit.path and start <= edit.end and edit.start <= end and written.strip() == edit.text.strip()
            for path, start, end, written in self.suggested
        )


def _spans(said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from said.get("spans", ())
    for child in said.get("children", ()):
        yield from _spans(child)


def _texts(said: Mapping[str, Any]) -> Iterator[str]:
    yield str(said.get("message", ""))
    yield from (span.get("label") or "" for span in said.get("spans", ()))
    for child in said.get("children", ()):
        yield from _texts(child)


def _place(span: Mapping[str, Any]) -> Place:
    return span["file"], span["start"], span["end"]
