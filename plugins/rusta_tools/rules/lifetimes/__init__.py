"""Rules about how long a reference lives, and which lifetimes are one."""

from __future__ import annotations

from rusta_tools.rules.lifetimes import (
    bodies,
    carrying,
    declaring,
    dropping,
    guards,
    higher_ranked,
    inner,
    loosening,
    outlives,
    outliving,
    owning,
    parts,
    sent,
    sharing,
    splitting,
    statics,
    taking,
    threads,
)

RULES = (
    *sharing.RULES,
    *carrying.RULES,
    *loosening.RULES,
    *splitting.RULES,
    *declaring.RULES,
    *dropping.RULES,
    *higher_ranked.RULES,
    *inner.RULES,
    *outlives.RULES,
    *owning.RULES,
    *outliving.RULES,
    *parts.RULES,
    *sent.RULES,
    *threads.RULES,
    *statics.RULES,
    *guards.RULES,
    *taking.RULES,
    *bodies.RULES,
)
