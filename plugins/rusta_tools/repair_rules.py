"""Coordinated changes by rules of the language: the repairs that take more than one place.

Each rule is a few lines that say when it applies and what it writes, from the syntax tree, the names in scope, the
types in the diagnostic and an index of std; and which rule of the language it rests on. They live in `rules/`, by what
they are about.
"""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import DiagCase, Diagnostic, Observation, ProbeContext, hookimpl
from rusta_tools.places import blamed, sources
from rusta_tools.rule import Proposed, answered, proposed
from rusta_tools.rules import RULES


@frozen(eq=False, kw_only=True)
class RepairRules:
    """Proposes what the rules of the language call for at the errors: edits of several places that belong together."""

    most: int = field(default=96, validator=ge(1), metadata={"doc": "How many edits to propose, at most."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        return answered(context, self.most, _proposals)


def _proposals(case: DiagCase, errors: list[Diagnostic]) -> Proposed:
    return proposed(RULES, blamed(sources(case), errors), case, usual_only=True)
