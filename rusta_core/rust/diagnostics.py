"""What the compiler said, from `--error-format=json` (rustc) or `--message-format=json` (cargo).

The JSON is that of the rustc book, "JSON Output": https://doc.rust-lang.org/rustc/json.html.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import asdict, frozen

Lints = tuple[str, ...]
"""The lints that warn of a program, once for each warning, in the order of their names."""

_NAMES = re.compile(r"`[^`]*`")


@frozen(kw_only=True)
class Span:
    """A place in a file: bytes `start` to `end`, on lines `line` to `last_line` (from 1), from `column` (from
    1).

    suggestion: the text that the compiler proposes in place of it; applicability: how sure it is of that
    (`MachineApplicable`, `MaybeIncorrect`, `HasPlaceholders`, `Unspecified`).
    """

    file: str
    start: int
    end: int
    line: int
    last_line: int
    column: int
    primary: bool
    label: str | None = None
    suggestion: str | None = None
    applicability: str | None = None


@frozen(kw_only=True)
class Diagnostic:
    """One message. code: `E0382`, a lint's name, or None; level: `error`, `warning`, `note`, `help` …"""

    code: str | None
    level: str
    message: str
    spans: tuple[Span, ...] = ()
    children: tuple[Diagnostic, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.level.startswith("error")

    @property
    def primary(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.primary)

    @property
    def shape(self) -> tuple[Any, ...]:
        """What is left of it without names and places: two errors of one shape teach the same thing."""
        labels = tuple((span.primary, _NAMES.sub("``", span.label or "")) for span in self.spans)
        return self.code, _NAMES.sub("``", self.message), labels


def parse(stderr: str) -> tuple[Diagnostic, ...]:
    """The diagnostics in a compiler's output, in its order; lines that are no JSON, and its closing count of
    errors, are passed over."""
    return tuple(_read(said) for said in _messages(stderr) if _tells_something(said))


def lints(said: Iterable[Diagnostic]) -> Lints:
    """What warns of a place in the program, by name; a warning without a name is `warning`."""
    return tuple(sorted(one.code or "warning" for one in said if one.level == "warning" and one.spans))


def _messages(output: str) -> Iterator[Mapping[str, Any]]:
    for line in output.splitlines():
        if not line.startswith("{"):
            continue
        try:
            said = json.loads(line)
        except ValueError:
            continue
        said = said["message"] if said.get("reason") == "compiler-message" else said
        if "spans" in said and "level" in said:
            yield said


def _tells_something(said: Mapping[str, Any]) -> bool:
    return said["level"] != "failure-note" and not said["message"].startswith("aborting due to")


def _read(said: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(
        code=said["code"]["code"] if said.get("code") else None,
        level=said["level"],
        message=said["message"],
        spans=tuple(_span(span) for span in said["spans"]),
        children=tuple(_read(child) for child in said.get("children", ())),
    )


def _span(said: Mapping[str, Any]) -> Span:
    at = said
    while at["file_name"].startswith(("/", "<")) and at.get("expansion"):  # inside a macro of another crate:
        at = at["expansion"]["span"]  # its place is the call
    return Span(
        file=at["file_name"],
        start=at["byte_start"],
        end=at["byte_end"],
        line=at["line_start"],
        last_line=at["line_end"],
        column=at["column_start"],
        primary=said["is_primary"],
        label=said["label"],
        suggestion=said["suggested_replacement"],
        applicability=said["suggestion_applicability"],
    )


def to_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The form that a DiagCase carries in `cargo_diag`: plain JSON values, fields that say nothing left
    out."""
    data = asdict(diagnostic, recurse=False)
    data["spans"] = [asdict(span, filter=lambda _, value: value is not None) for span in diagnostic.spans]
    data["children"] = [to_json(child) for child in diagnostic.children]
    return data


def from_json(data: Mapping[str, Any]) -> Diagnostic:
    """The inverse of `to_json`. Raises KeyError or TypeError where `data` is something else."""
    return Diagnostic(
        code=data["code"],
        level=data["level"],
        message=data["message"],
        spans=tuple(Span(**span) for span in data["spans"]),
        children=tuple(from_json(child) for child in data["children"]),
    )
