"""The scripted policy: the step that a careful programmer who knows nothing takes next.

It looks before it guesses, asks the compiler for its own suggestions before it searches, and gives up rather
than apply what does not compile. Its steps are what the action head learns and is measured against.
"""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core.records import Step

_LOOK = ("rustc", "doc-index")
_PROPOSE = ("rustc-suggestions", "generic-edits")


def scripted_next(steps: Sequence[Step], legal: Sequence[str]) -> str:
    """The next step of an episode: one of `legal`, which holds the tools, `apply` and `abstain`.

    Each tool is asked once: those that look, then those that propose, until one has proposed something that
    compiles (`compiling` in the data of its observation); that is applied.
    """
    asked = {step.action.tool for step in steps}
    compiles = any(step.observation.data.get("compiling", 0) for step in steps)
    if compiles and "apply" in legal:
        return "apply"
    tools = [name for name in (*_LOOK, *_PROPOSE, *legal) if name in legal and name not in asked]
    return next((name for name in tools if name not in ("apply", "abstain")), "abstain")
