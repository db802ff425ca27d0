"""rust-analyzer's word on a place of a case: types, definitions, references, symbols, and its own diagnostics."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from attrs import asdict, field, frozen
from attrs.validators import gt

from rusta_core import (
    Analyzer,
    DiagCase,
    MissingTool,
    NoAnswer,
    Observation,
    ProbeContext,
    RustaError,
    diagnostic_to_json,
    hookimpl,
)
from rusta_tools.warm_analyzer import WARM

Answer = tuple[str, Mapping[str, Any]]


def _hover(analyzer: Analyzer, path: str, offset: int) -> Mapping[str, Any]:
    return {"hover": analyzer.hover(path, offset)}


def _definition(analyzer: Analyzer, path: str, offset: int) -> Mapping[str, Any]:
    return {"places": [asdict(place) for place in analyzer.definition(path, offset)]}


def _references(analyzer: Analyzer, path: str, offset: int) -> Mapping[str, Any]:
    return {"places": [asdict(place) for place in analyzer.references(path, offset)]}


def _symbols(analyzer: Analyzer, path: str, _offset: int) -> Mapping[str, Any]:
    return {"symbols": [asdict(symbol) | {"within": list(symbol.within)} for symbol in analyzer.symbols(path)]}


def _diagnostics(analyzer: Analyzer, path: str, _offset: int) -> Mapping[str, Any]:
    return {"diagnostics": [diagnostic_to_json(said) for said in analyzer.diagnostics(path)]}


ASKED: Mapping[str, Callable[[Analyzer, str, int], Mapping[str, Any]]] = {
    "hover": _hover,
    "definition": _definition,
    "references": _references,
    "symbols": _symbols,
    "diagnostics": _diagnostics,
}
_OF_A_FILE = ("symbols", "diagnostics")


@frozen(eq=False, kw_only=True)
class RustAnalyzer:
    """Opens the case as a crate in rust-analyzer, in the sandbox, and asks it `what` (hover, definition, references,
    symbols, diagnostics) about byte `offset` of the file `path`; symbols and diagnostics are of the whole file.

    Answers `ok` with what it said, `failed` where it knows nothing there, `timeout`, `missing` where there is no
    rust-analyzer, and `error` for a question that cannot be asked. `trouble` is what it says of itself, a dependency
    that is missing say. That it finds no error proves nothing: the compiler finds more.
    """

    phase: ClassVar[str] = "probe"

    patience: float = field(default=120.0, validator=gt(0), metadata={"doc": "Seconds until it is ready, at first."})
    timeout: float = field(default=10.0, validator=gt(0), metadata={"doc": "Seconds of one answer."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, arguments = time.perf_counter(), context.action.arguments
        what, path, offset = arguments.get("what"), arguments.get("path"), arguments.get("offset", 0)
        why = _refused(context, what, path, offset if what not in _OF_A_FILE else 0)
        status, data = ("error", {"why": why}) if why else self._asked(context, str(what), str(path), offset)
        seconds = time.perf_counter() - start
        return Observation(tool=context.action.tool, status=status, data=data, seconds=seconds)

    def _asked(self, context: ProbeContext, what: str, path: str, offset: int) -> Answer:
        assert isinstance(context.case, DiagCase), "others are refused"
        checker = context.workshop.checker
        try:
            with WARM.opened(context.case, checker, patience=self.patience, seconds=self.timeout) as analyzer:
                data = dict(ASKED[what](analyzer, path, offset))
                if analyzer.trouble:
                    data["trouble"] = analyzer.trouble
        except RustaError as fault:
            return fault_status(fault), {"why": str(fault)}
        nothing = what not in _OF_A_FILE and not next(iter(data.values()))
        return ("failed" if nothing else "ok"), data


def fault_status(fault: RustaError) -> str:
    """The status of an observation for why rust-analyzer gave no answer."""
    return "timeout" if isinstance(fault, NoAnswer) else "missing" if isinstance(fault, MissingTool) else "error"


def _refused(context: ProbeContext, what: object, path: object, offset: object) -> str | None:
    """Why a question cannot be asked."""
    if not isinstance(context.case, DiagCase):
        return "rust-analyzer reads cases, and this is a question"
    if what not in ASKED:
        return f"`what` is {what!r}, and not one of {', '.join(ASKED)}"
    if path not in {file.path for file in context.case.files}:
        return f"`path` is {path!r}, and no file of the case"
    return None if type(offset) is int else f"`offset` is {offset!r}, and no number of bytes"
