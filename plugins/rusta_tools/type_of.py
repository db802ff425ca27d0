"""The type of an expression or of a bound name of a case."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen
from attrs.validators import gt

from rusta_core import (
    DiagCase,
    Graph,
    Observation,
    Oracle,
    ProbeContext,
    RustaError,
    Typed,
    UsageError,
    Workshop,
    hookimpl,
    type_of,
)
from rusta_tools.warm_analyzer import WARM

_NAME = re.compile(r"[A-Za-z_]\w*")
_ANALYZER = "rust-analyzer"


@frozen(eq=False, kw_only=True)
class TypeOf:
    """Names the type of what stands at bytes `start` to `end` of the file `path`: an expression, or a name where it is
    bound. Of a name, what the program states is the answer; else rust-analyzer is asked, and the compiler where that
    does not know it or is not there. What rust-analyzer said of a name is kept with the graph of the case.

    Answers `ok` with `type` and `by` whose word it is (`syntax`, `rust-analyzer` or `rustc`), `failed` where nobody
    knows, and `error` for a question that cannot be asked.
    """

    phase: ClassVar[str] = "probe"

    patience: float = field(
        default=120.0, validator=gt(0), metadata={"doc": "Seconds until rust-analyzer is ready, at first."}
    )
    timeout: float = field(default=10.0, validator=gt(0), metadata={"doc": "Seconds of one answer of rust-analyzer."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        begin, arguments = time.perf_counter(), context.action.arguments
        path, start, end = (arguments.get(name) for name in ("path", "start", "end"))
        status: str
        data: Mapping[str, Any]
        if why := _refused(context, path, start, end):
            status, data = "error", {"why": why}
        else:
            status, data = self._asked(context, str(path), int(arguments["start"]), int(arguments["end"]))
        seconds = time.perf_counter() - begin
        return Observation(tool=context.action.tool, status=status, data=data, seconds=seconds)

    def _asked(self, context: ProbeContext, path: str, start: int, end: int) -> tuple[str, Mapping[str, Any]]:
        case, workshop = context.case, context.workshop
        assert isinstance(case, DiagCase), "others are refused"
        why = []
        try:
            found = self._known(case, workshop, path, start, end)
            if found is not None:
                return "ok", {"type": found.type, "by": found.by}
            why.append("rust-analyzer does not know it")
        except RustaError as fault:
            why.append(str(fault))
        try:
            told = type_of(workshop.verifier(case), case.files, path, start, end)
            if told is not None:
                return "ok", {"type": told, "by": "rustc"}
            why.append("rustc does not tell it")
        except UsageError as fault:
            why.append(str(fault))
        return "failed", {"why": "\n".join(why)}

    def _known(self, case: DiagCase, workshop: Workshop, path: str, start: int, end: int) -> Typed | None:
        """What the program states of a name, or rust-analyzer says. Raises RustaError where that cannot be asked."""

        def ask(file: str, offset: int) -> str | None:
            with WARM.opened(case, workshop.checker, patience=self.patience, seconds=self.timeout) as analyzer:
                return analyzer.type_of(file, offset, offset + end - start)

        text = next(file.text for file in case.files if file.path == path).encode()[start:end].decode(errors="replace")
        if not _NAME.fullmatch(text):
            found = ask(path, start)
            return Typed(type=found, by=_ANALYZER) if found is not None else None
        checker, folder = workshop.checker, workshop.indexes
        graphs = folder / "graphs" if folder is not None else None
        oracle = Oracle(name=_ANALYZER, type_of=ask)
        return Graph.of_case(case, checker.toolchain, checker.sandbox, folder=graphs, oracle=oracle).type_of(
            (path, start)
        )


def _refused(context: ProbeContext, path: object, start: object, end: object) -> str | None:
    """Why a question cannot be asked."""
    if not isinstance(context.case, DiagCase):
        return "types are of cases, and this is a question"
    text = next((file.text for file in context.case.files if file.path == path), None)
    if text is None:
        return f"`path` is {path!r}, and no file of the case"
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text.encode()):
        return f"`start` and `end` are {start!r} and {end!r}, and no bytes of the file, which has {len(text.encode())}"
    return None
