"""Small changes at the places that the compiler points at: the candidates that its own suggestions do not reach.

Rules list them, a plain prior orders them: what keeps behaviour before what clones, that before what moves code,
that before what changes a signature; the compiler decides which of them compile, and whoever plays decides which is
meant. None of them writes `unsafe`, silences anything, or empties a body.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import Diagnostic, Observation, ProbeContext, SyntaxTree, hookimpl
from rusta_tools.generic import calls, declarations, expressions, names, tokens
from rusta_tools.generic.site import USUAL, Edits, Source, sites
from rusta_tools.rustc import checked

RULES = (*tokens.RULES, *expressions.RULES, *names.RULES, *declarations.RULES, *calls.RULES)
STEP = 0.25
"""What each further proposal of one rule at one place costs more than the one before it."""


@frozen(eq=False, kw_only=True)
class GenericEdits:
    """Proposes single small edits at the nodes under the diagnostics' spans, the likeliest first."""

    most: int = field(default=96, validator=ge(1), metadata={"doc": "How many edits to propose, at most."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, found = time.perf_counter(), checked(context)
        if isinstance(found, Observation):
            return found
        case, verdict = found
        file = case.files[0]
        source = Source(path=file.path, tree=SyntaxTree(file.text))
        proposals = list(_proposals(source, verdict.diagnostics))
        return Observation(
            tool=context.action.tool,
            status="ok" if proposals else "failed",
            data={"proposed": min(len(proposals), self.most), "found": len(proposals)},
            proposals=tuple(proposals[: self.most]),
            seconds=time.perf_counter() - start,
        )


def _proposals(source: Source, errors: tuple[Diagnostic, ...]) -> Iterator[Edits]:
    """Every edit of every rule at every site, the cheapest first, each resulting text once."""
    costed: list[tuple[float, Edits]] = []
    for site in sites(source, [error for error in errors if error.is_error]):
        for rule in RULES:
            cost = rule.cost + site.rank - (USUAL if site.error.code in rule.codes else 0.0)
            costed += [(cost + STEP * late, edits) for late, edits in enumerate(rule.edits(site))]
    seen = {source.tree.data}
    for _, edits in sorted(costed, key=lambda pair: pair[0]):
        if (after := _applied(source.tree.data, edits)) not in seen:
            seen.add(after)
            yield edits


def _applied(data: bytes, edits: Edits) -> bytes:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data
