"""What a tool that looks is asked about where nobody says: the place of the first error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rusta_core.records import DiagCase

_ASKED: Mapping[str, tuple[str, ...]] = {
    "type-of": ("path", "start", "end"),
    "rust-analyzer": ("what", "path", "offset"),
    "symbols": ("path", "offset"),
}
"""What each takes; another tool is asked about the case as a whole."""


def pointed(tool: str, case: DiagCase) -> dict[str, Any]:
    """The arguments of a tool for the first place of the first error that has one; none where there is none."""
    spans = (span for said in case.cargo_diag for span in said.get("spans", ()) if span["primary"])
    known = {file.path for file in case.files}
    first = next((span for span in spans if span["file"] in known), None)
    if first is None:
        return {}
    told = {"path": first["file"], "start": first["start"], "end": first["end"], "offset": first["start"]}
    return {name: (told | {"what": "hover"})[name] for name in _ASKED.get(tool, ())}
