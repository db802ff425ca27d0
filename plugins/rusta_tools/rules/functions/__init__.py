"""Rules about functions, what they return, and the flow of control in them."""

from __future__ import annotations

from rusta_tools.rule import Rule
from rusta_tools.rules.functions import flow, heads

RULES: tuple[Rule, ...] = (*heads.RULES, *flow.RULES)
