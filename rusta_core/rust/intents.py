"""What an edit is meant to do to a program, from what keeps its behaviour to what changes its design."""

from __future__ import annotations

INTENTS = (
    "spelling",  # a name, a path, an import, a token
    "lifetime",  # which lifetimes are told apart, and which are one
    "borrow",  # borrow, reborrow or dereference in place of a move, and mutability
    "convert",  # the same value as another type: a cast, a wrapping, an unwrapping
    "bound",  # a bound on a parameter, a derive, an impl of a trait
    "clone",  # a copy of a value: it costs, and later changes go to one of the two
    "code",  # what is done when: statements moved, split or put in a scope of their own
    "value",  # something that was not there before: an argument, a field, an arm
    "signature",  # what a function takes and gives, and who may call it
    "type",  # what a thing is made of
    "remove",  # something less
)
"""In the order in which a repair prefers them, where tests say no more."""


def preference(intent: str) -> int:
    """The place of an intent in that order; after all of them where it is none."""
    return INTENTS.index(intent) if intent in INTENTS else len(INTENTS)
