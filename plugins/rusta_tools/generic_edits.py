"""Small changes at the places that the compiler points at: the candidates that its own suggestions do not reach.

Rules list them, a plain prior orders them: what keeps behaviour before what clones, that before what moves code,
that before what changes a signature; the compiler decides which of them compile, and whoever plays decides which is
meant. None of them silences anything, empties a body, or writes `unsafe` where the error does not ask for it.
"""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import DiagCase, Diagnostic, Observation, ProbeContext, hookimpl
from rusta_tools.generic import attributes, calls, declarations, expressions, forms, names, parts, tokens
from rusta_tools.places import sites, sources
from rusta_tools.rule import Proposed, answered, proposed

RULES = (
    *tokens.RULES, *expressions.RULES, *names.RULES, *declarations.RULES, *calls.RULES, *parts.RULES,
    *attributes.RULES, *forms.RULES,
)  # fmt: skip


@frozen(eq=False, kw_only=True)
class GenericEdits:
    """Proposes single small edits at the nodes under the diagnostics' spans, the likeliest first."""

    most: int = field(default=96, validator=ge(1), metadata={"doc": "How many edits to propose, at most."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        return answered(context, self.most, _proposals)


def _proposals(case: DiagCase, errors: list[Diagnostic]) -> Proposed:
    return proposed(RULES, sites(sources(case), errors), case)
