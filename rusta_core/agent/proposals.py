"""Proposals of tools: which may be put in place, how an `edit` says them, and what is known of the one in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict

from rusta_core.agent.workbench import Workbench
from rusta_core.contexts import Candidate
from rusta_core.errors import RustaError
from rusta_core.records import DiagCase, Edit, Step
from rusta_core.rust.patch import apply_edits, k_lines


def told(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """Edits as the arguments of an `edit`."""
    return [asdict(edit) for edit in edits]


def outside(case: DiagCase, edits: Sequence[Edit], most_lines: int) -> str:
    """Why edits may not be made to the case; empty where they may."""
    known = {file.path for file in case.files}
    if foreign := next((edit.path for edit in edits if edit.path not in known), None):
        return f"{foreign} is no file of the crate"
    try:
        k = k_lines(case.files, apply_edits(case.files, edits))
    except RustaError as fault:
        return fault.what
    return f"{k} lines would be touched, and {most_lines} may be" if k > most_lines else ""


def placed(edits: tuple[Edit, ...], arguments: Mapping[str, Any], steps: Sequence[Step], bench: Workbench) -> Candidate:
    """What is in place, with what its proposer told of it."""
    proposer, number = arguments.get("proposer", ""), arguments.get("proposal", 0)
    step = next((step for step in reversed(steps) if step.action.tool == proposer), None)
    data: Mapping[str, Any] = step.observation.data if step is not None else {}
    rules = data.get("rules", ())
    rule = rules[number] if number < len(rules) else ""
    of_rule = data.get("about", {}).get(rule, {})
    return Candidate(
        edits=edits,
        files=tuple((file.path, file.text) for file in bench.files),
        k_lines=bench.k_lines,
        proposer=proposer,
        rule=rule,
        **{name: of_rule.get(name, "") for name in ("intent", "basis", "says")},
    )
