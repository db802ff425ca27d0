"""Rules about what is no Rust: words and forms of other languages, strings and braces that do not end."""

from __future__ import annotations

from rusta_tools.rule import Rule
from rusta_tools.rules.syntax import conditions, foreign, formatted, macros, quotes

RULES: tuple[Rule, ...] = (*foreign.RULES, *formatted.RULES, *quotes.RULES, *macros.RULES, *conditions.RULES)
