"""The compiler's word on a case of one file."""

from __future__ import annotations

from attrs import frozen

from rusta_core import DiagCase, Observation, ProbeContext, Program, Verdict, diagnostic_to_json, hookimpl


def checked(context: ProbeContext) -> tuple[DiagCase, Verdict] | Observation:
    """The case and what rustc says of it; an observation that says why not, where it is no case of one file."""
    case = context.case
    if isinstance(case, DiagCase) and len(case.files) == 1:
        return case, context.workshop.checker.check(Program(case.files[0].text, case.edition))
    found = f"{len(case.files)} files: ask cargo-check" if isinstance(case, DiagCase) else "a question"
    why = f"rustc checks cases of one file, and this is {found}"
    return Observation(tool=context.action.tool, status="error", data={"why": why})


@frozen(eq=False, kw_only=True)
class Rustc:
    """Checks a case with rustc: whether it compiles, the diagnostics as JSON, and their codes.

    Answers `ok` where it compiles and `failed` where it does not; a case of several files is cargo's.
    """

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
