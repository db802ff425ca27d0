"""A record of the log in a line, as a person reads an episode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rusta_core.serialize import dumps

WIDTH = 160
_COUNTED = ("proposed", "compiling", "ran", "k_lines")


def line(kind: str, data: Mapping[str, Any]) -> str:
    """What a record says, at most WIDTH characters of it. What is not known to be of an episode is told as JSON."""
    try:
        told = _TOLD.get(kind, dumps)(data)
    except (KeyError, TypeError, IndexError, AttributeError):  # another writer's, or another version's
        told = dumps(data)
    return told if len(told) <= WIDTH else f"{told[:WIDTH]}… ({len(told):,})"


def _begun(data: Mapping[str, Any]) -> str:
    said = data["case"]["cargo_diag"]
    first = f"{said[0]['code'] or 'error'}: {said[0]['message']}" if said else "no error was said"
    return f"{data['crate']}  {first}  ({data['player']} by the {data['rules']['autonomy']})"


def _step(data: Mapping[str, Any]) -> str:
    action, seen = data["action"], data["observation"]
    asked, answered = action["arguments"], seen["data"]
    about = f" of {asked['proposer']}, its number {asked['proposal'] + 1}" if "proposer" in asked else ""
    counts = [f"{name} {answered[name]}" for name in _COUNTED if name in answered]
    codes = [", ".join(answered["codes"])] if answered.get("codes") else []
    failed = [f"fails {', '.join(answered['failed'])}"] if answered.get("failed") else []
    cited = [f"{len(seen['spans'])} passages"] if seen["spans"] else []
    why = [str(answered["why"]).splitlines()[0]] if answered.get("why") else []
    said = "; ".join([*codes, *counts, *failed, *cited, *why])
    return f"{action['tool']}{about}: {seen['status']}{f' ({said})' if said else ''}, {seen['seconds']:.3f} s"


def _ended(data: Mapping[str, Any]) -> str:
    cited = ", ".join(str(one["title"]) for one in data["citations"])
    k = int(data["metrics"]["k_lines"])
    told = ": ".join(filter(None, (data["state"], data["why"])))
    return f"{told}{f', K {k}, cites {cited}' if cited else ''}, {data['seconds']:.2f} s"


def _broken(data: Mapping[str, Any]) -> str:
    return ": ".join(filter(None, (data["what"], data["why"])))


_TOLD = {"begun": _begun, "step": _step, "ended": _ended, "violation": _broken, "fault": _broken}
