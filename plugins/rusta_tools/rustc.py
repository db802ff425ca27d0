"""The compiler's word on a case."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from rusta_core import DiagCase, Observation, ProbeContext, UsageError, Verdict, diagnostic_to_json, hookimpl


def checked(context: ProbeContext) -> tuple[DiagCase, Verdict] | Observation:
    """The case and what the compiler says of it; an observation that says why not, where it cannot judge it."""
    case, tool = context.case, context.action.tool
    if not isinstance(case, DiagCase):
        return Observation(tool=tool, status="error", data={"why": "the compiler checks cases, and this is a question"})
    try:
        return case, context.workshop.verifier(case).check(case.files)
    except UsageError as fault:
        return Observation(tool=tool, status="error", data={"why": str(fault)})


@frozen(eq=False, kw_only=True)
class Rustc:
    """Checks a case with rustc: whether it compiles, the diagnostics as JSON, and their codes.

    Answers `ok` where it compiles and `failed` where it does not; a case with a manifest is cargo's.
    """

    phase: ClassVar[str] = "check"

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        found = checked(context)
        if isinstance(found, Observation):
            return found
        _, verdict = found
        return Observation(
            tool=context.action.tool,
            status="ok" if verdict.ok else "failed",
            data={
                "ok": verdict.ok,
                "diagnostics": [diagnostic_to_json(said) for said in verdict.diagnostics],
                "codes": list(dict.fromkeys(said.code for said in verdict.diagnostics if said.code)),
            },
            seconds=verdict.seconds,
        )
