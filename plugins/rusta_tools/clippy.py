"""Clippy's word on a case, and what of its suggestions it is sure of."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.validators import gt

from rusta_core import MissingTool, Observation, ProbeContext, clippy, diagnostic_to_json, hookimpl
from rusta_tools.by_cargo import Crate, answered, compiled
from rusta_tools.rustc_suggestions import suggestions, together

_SURE = "MachineApplicable"


@frozen(eq=False, kw_only=True)
class Clippy:
    """Runs `cargo clippy` on a case as a crate: errors and warnings, the lints by name, and as proposals the
    suggestions that may be applied without a look, all together first, then each alone.

    Answers `ok` where the case compiles, whatever clippy warns of; `failed` where it does not or a lint forbids;
    `timeout`; `missing` where there is no clippy of this very compiler.
    """

    phase: ClassVar[str] = "probe"

    timeout: float = field(default=60.0, validator=gt(0), metadata={"doc": "Seconds that one call may take."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        return answered(context, self.timeout, _linted)


def _linted(crate: Crate) -> Observation:
    try:
        program = clippy(crate.toolchain)
    except MissingTool as fault:
        return Observation(tool=crate.tool, status="missing", data={"why": fault.why, "mend": fault.mend})
    words = ("clippy", "--offline", "--all-targets", "--message-format=json")
    status, data, said = compiled(crate.ran([str(program), *words]))
    own = {file.path for file in crate.case.files}
    sure = [edits for word, edits in suggestions(said) if word == _SURE and {edit.path for edit in edits} <= own]
    placed = [one for one in said if one.spans]
    lints = dict.fromkeys(one.code for one in placed if one.code and not one.is_error)
    data |= {"diagnostics": [diagnostic_to_json(one) for one in placed], "lints": list(lints)}
    proposals = dict.fromkeys([*together(sure), *sure])
    return Observation(tool=crate.tool, status=status, data=data, proposals=tuple(proposals))
