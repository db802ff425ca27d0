"""Why a repair is what it is, in a sentence or two: the compiler's own words, and what the rule says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rusta_core.contexts import Outcome
from rusta_core.records import DiagCase
from rusta_core.rust.verifier import MOST_ERRORS

SUGGESTED = "rustc-suggestions"
_MEANT = {
    "spelling": "Says another name, path or token",
    "lifetime": "Says which lifetimes are one and which are told apart",
    "borrow": "Borrows or dereferences",
    "convert": "Gives the same value as another type",
    "bound": "Adds what a trait or a bound asks for",
    "clone": "Copies the value",
    "code": "Does the same in another order or scope",
    "value": "Adds what was missing",
    "signature": "Changes what a function takes or gives, or who may call it",
    "type": "Changes a type",
    "remove": "Takes something away",
}
"""What a change of each intent does, for rules that do not say it themselves."""


def because(case: DiagCase, outcome: Outcome) -> str:
    """What the compiler said first, how many more errors there are, and what the repair does about it."""
    said, *more = case.cargo_diag or ({"message": "it does not compile"},)
    code = f"{said['code']}: " if said.get("code") else ""
    labels = [span["label"] for span in said.get("spans", ()) if span.get("primary") and span.get("label")]
    label = f" ({labels[0]})" if labels and labels[0] not in said["message"] else ""
    count = f"{len(more)}{' or more' * (len(more) + 1 >= MOST_ERRORS)} other error{'s' * (len(more) > 1)}"
    others = f", and {count}" if more else ""
    return f"The compiler says {code}{said['message']}{label}{others}. {_mend(case, outcome)}".strip()


def _mend(case: DiagCase, outcome: Outcome) -> str:
    chosen: Mapping[str, Any] = next(iter(outcome.receipts), {}).get("chosen", {})
    if not chosen:
        return ""
    if chosen["says"]:
        says = chosen["says"].rstrip(".")
        return f"{says[:1].upper()}{says[1:]} (rule {chosen['rule']})."
    if chosen["proposer"] == SUGGESTED:
        texts = {edit.text for edit in outcome.bundle.edits} if outcome.bundle is not None else set()
        helped = next((message for message, text in _helps(case.cargo_diag) if text in texts), "")
        return f"The compiler's own suggestion{f': {helped}' if helped else ''}."
    named = f"rule {chosen['rule']}" if chosen["rule"] else f"proposed by {chosen['proposer']}"
    return f"{_MEANT.get(chosen['intent'], 'A small change at the place of the error')} ({named})."


def _helps(said: Any) -> Iterator[tuple[str, str]]:
    """Each message that suggests a text, with that text."""
    for one in said:
        for span in one.get("spans", ()):
            if span.get("suggestion") is not None:
                yield one["message"], span["suggestion"]
        yield from _helps(one.get("children", ()))
