"""What a whole search found, as one answer of an episode, and why it found nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rusta_core.contexts import Outcome
from rusta_core.records import Observation

_TOLD = ("intent", "basis", "says")


def searched(game: str, outcome: Outcome, seconds: float = 0.0) -> Observation:
    """An outcome as an observation: its repair is the one proposal, with the rule that made it."""
    receipt: Mapping[str, Any] = next(iter(outcome.receipts), {})
    data = {name: receipt[name] for name in ("checked", "compiling", "dropped") if name in receipt}
    if outcome.bundle is None:
        return Observation(tool=game, status="failed", data={**data, "why": reason(outcome)}, seconds=seconds)
    chosen: Mapping[str, Any] = receipt.get("chosen", {})
    rule = chosen.get("rule", "") or chosen.get("proposer", "")
    told = {name: chosen.get(name, "") for name in _TOLD}
    return Observation(
        tool=game,
        status="ok",
        data={**data, "proposed": 1, "confidence": outcome.confidence, "rules": [rule], "about": {rule: told}},
        proposals=(outcome.bundle.edits,),
        spans=outcome.bundle.citations,
        seconds=seconds,
    )


def reason(outcome: Outcome) -> str:
    """Why there is no patch."""
    found = next(iter(outcome.receipts), {})
    if outcome.withheld is not None or outcome.confidence is not None:
        return "nobody is sure enough of a candidate"
    if found.get("compiling"):
        count = found["compiling"]
        return f"{count} candidate{'s compile' if count != 1 else ' compiles'}, and none of them passes the tests"
    if not found.get("checked") and found.get("dropped"):
        dropped = ", ".join(f"{count} {what}" for what, count in found["dropped"].items())
        return f"no candidate was fit to be checked: {dropped}"
    return f"none of {found.get('checked', 0)} candidates compiles"
