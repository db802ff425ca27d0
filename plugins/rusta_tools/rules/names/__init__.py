"""Rules about names, paths, imports and visibility."""

from __future__ import annotations

from rusta_tools.rule import Rule
from rusta_tools.rules.names import another, called, chosen, foreign, paths, scopes, twice, undeclared, visible

RULES: tuple[Rule, ...] = (
    *paths.RULES,
    *scopes.RULES,
    *twice.RULES,
    *visible.RULES,
    *chosen.RULES,
    *undeclared.RULES,
    *called.RULES,
    *foreign.RULES,
    *another.RULES,
)
