"""The scripted policy: the step that a careful programmer who knows nothing takes next.

It looks before it guesses, asks the compiler for its own suggestions before it searches, tries what was proposed before
it asks for more, and gives up rather than apply what does not compile. Its steps are what the action head learns and is
measured against.
"""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core.records import Step

CHECKS = ("rustc", "cargo-check")
"""The tools that judge a case by the compiler."""
_EXPLAIN = "doc-index"
_TYPE = "type-of"
_PROPOSE = ("rustc-suggestions", "repair-rules", "generic-edits")
_ASIDE = ("cargo-test", "clippy", "rustfmt", "rust-analyzer", "symbols", _TYPE, "cargo-check")
"""What this policy asks only where it has a use for the answer."""
_OWN = ("edit", "tests", "apply", "abstain")
_ABOUT_TYPES = frozenset(("E0277", "E0282", "E0283", "E0308", "E0369", "E0599", "E0614"))
"""Errors of which the type of what is at fault says more than the message does."""


def scripted_next(steps: Sequence[Step], legal: Sequence[str]) -> str:
    """The next step of an episode: one of `legal`, which holds tools, `edit`, `tests`, `apply` and `abstain`.

    Each tool is asked once: those that look, then those that propose, until one has proposed something that compiles
    (`compiling` in the data of its observation), or that was put in place and holds; that is applied.
    """
    asked = {step.action.tool for step in steps}
    since = _since_edit(steps)
    compiles = any(step.observation.data.get("compiling", 0) for step in steps)
    if "apply" in legal and (compiles or _holds(since)):
        return "apply"
    if since and (verify := _verified_next(since, legal)):
        return verify
    if _TYPE in legal and _TYPE not in asked and _is_about_types(steps):
        return _TYPE
    look = [name for name in (*CHECKS[:1], _EXPLAIN) if name in legal and name not in asked]
    if not look and "edit" in legal:
        return "edit"
    others = [name for name in legal if name not in _OWN + _ASIDE]
    tools = [name for name in (*look, *_PROPOSE, *others, CHECKS[1]) if name in legal and name not in asked]
    return next(iter(tools), "abstain")


def _since_edit(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps from the last `edit` on; none where nothing was put in place."""
    places = [place for place, step in enumerate(steps) if step.action.tool == "edit"]
    return steps[places[-1] :] if places else ()


def _holds(since: Sequence[Step]) -> bool:
    """Whether what is in place compiles, and no test speaks against it."""
    said = {step.action.tool: step.observation.status for step in since}
    return any(said.get(name) == "ok" for name in CHECKS) and said.get("tests", "missing") in ("ok", "missing")


def _verified_next(since: Sequence[Step], legal: Sequence[str]) -> str | None:
    """What is still to be asked about what is in place; None where it was refuted, or nothing is left to ask."""
    said = {step.action.tool: step.observation.status for step in since}
    checks = [name for name in CHECKS if name in said]
    if not checks:
        return next((name for name in CHECKS if name in legal), None)
    holds = any(said[name] == "ok" for name in checks)
    return "tests" if holds and "tests" not in said and "tests" in legal else None


def _is_about_types(steps: Sequence[Step]) -> bool:
    codes = next((step.observation.data.get("codes", ()) for step in steps if step.action.tool in CHECKS), ())
    return not _ABOUT_TYPES.isdisjoint(codes[:1])
