"""Rules about types and traits: what a value is, what it can do, and what is asked of it."""

from __future__ import annotations

from rusta_tools.rule import Rule
from rusta_tools.rules.types import (
    allowed,
    arithmetic,
    arms,
    constructors,
    conversions,
    equal_texts,
    headers,
    held,
    implement,
    leaving,
    lists,
    literals,
    made,
    of_traits,
    patterns,
    taken,
    taking,
    tried,
)

RULES: tuple[Rule, ...] = (
    *conversions.RULES,
    *implement.RULES,
    *tried.RULES,
    *taken.RULES,
    *literals.RULES,
    *patterns.RULES,
    *arms.RULES,
    *allowed.RULES,
    *made.RULES,
    *arithmetic.RULES,
    *leaving.RULES,
    *constructors.RULES,
    *lists.RULES,
    *taking.RULES,
    *equal_texts.RULES,
    *headers.RULES,
    *held.RULES,
    *of_traits.RULES,
)
