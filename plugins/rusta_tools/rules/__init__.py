"""The rules of `repair-rules`, by what they are about. A new rule is a few lines in one of these, and a test."""

from rusta_tools.rules import functions, lifetimes, names, ownership, syntax, types

RULES = (*lifetimes.RULES, *ownership.RULES, *types.RULES, *names.RULES, *functions.RULES, *syntax.RULES)
