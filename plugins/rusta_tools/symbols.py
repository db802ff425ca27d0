"""What a case defines and where it uses it."""

from __future__ import annotations

import time
from typing import ClassVar

from attrs import asdict, field, frozen
from attrs.validators import ge

from rusta_core import DiagCase, Index, Observation, ProbeContext, hookimpl

_TAKES = "symbols takes `name` (text), or `path` (text) with `offset` (a number of bytes), or nothing"


@frozen(eq=False, kw_only=True)
class Symbols:
    """Finds definitions and their uses by syntax, also in what does not compile.

    Arguments: `name` (all that is so called), or `path` and `offset` (what the name at that byte stands for), or
    nothing (everything). Answers `failed` where nothing is found. `found` and `used` count all, of which `definitions`
    and `uses` are the first.
    """

    phase: ClassVar[str] = "probe"

    most: int = field(default=400, validator=ge(1), metadata={"doc": "How many definitions and uses to list, each."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, tool, case, asked = time.perf_counter(), context.action.tool, context.case, context.action.arguments
        if not isinstance(case, DiagCase):
            return Observation(tool=tool, status="error", data={"why": "a question has no symbols"})
        name, path, offset = (asked.get(word) for word in ("name", "path", "offset"))
        index = Index.of(case.files)
        if not {"name", "path", "offset"} & set(asked):
            found = list(index.symbols)
        elif isinstance(name, str) and path is None and offset is None:
            found = [one for one in index.symbols if one.name == name]
        elif isinstance(path, str) and isinstance(offset, int) and name is None:
            found = list(index.at(path, offset))
        else:
            return Observation(tool=tool, status="error", data={"why": _TAKES})
        wanted = {one.id for one in found}
        uses = [one for one in index.uses if not wanted.isdisjoint(one.means)]
        return Observation(
            tool=tool,
            status="ok" if found else "failed",
            data={
                "found": len(found),
                "used": len(uses),
                "definitions": [asdict(one) for one in found[: self.most]],
                "uses": [asdict(one) | {"means": list(one.means)} for one in uses[: self.most]],
            },
            seconds=time.perf_counter() - start,
        )
