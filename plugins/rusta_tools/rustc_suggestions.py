"""What rustc itself would change: the suggestions in its diagnostics, as edits.

This is the floor that any search has to beat: cheap, small, and right for about a third of ownership errors.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from attrs import frozen

from rusta_core import Diagnostic, Edit, Observation, ProbeContext, Span, hookimpl
from rusta_tools.rustc import checked

SURENESS = ("MachineApplicable", "MaybeIncorrect", "Unspecified")
"""How sure rustc is, surest first. A suggestion with placeholders (`/* value */`) is no edit."""

Edits = tuple[Edit, ...]


@frozen(eq=False, kw_only=True)
class RustcSuggestions:
    """Proposes rustc's suggestions: those it is sure of all together, then each alone, the surest first.

    The parts of a suggestion that touches several places stay together. Placeholders are left out.
    """

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, found = time.perf_counter(), checked(context)
        if isinstance(found, Observation):
            return found
        _, verdict = found
        each = sorted(_suggestions(verdict.diagnostics), key=lambda found: SURENESS.index(found[0]))
        sure = [edits for sureness, edits in each if sureness == "MachineApplicable"]
        proposals = dict.fromkeys([*_together(sure), *(edits for _, edits in each)])
        return Observation(
            tool=context.action.tool,
            status="ok" if proposals else "failed",
            data={"proposed": len(proposals)},
            proposals=tuple(proposals),
            seconds=time.perf_counter() - start,
        )


def _suggestions(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[str, Edits]]:
    """Each suggestion with how sure rustc is of it, in rustc's order."""
    for said in diagnostics:
        spans = [span for span in said.spans if span.suggestion is not None]
        for alternative in _alternatives(spans):
            sureness = {span.applicability or "Unspecified" for span in alternative}
            if sureness <= set(SURENESS):
                yield max(sureness, key=SURENESS.index), tuple(_edit(span) for span in alternative)
        yield from _suggestions(said.children)


def _alternatives(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """One message's suggested spans: parts of one change, until a place is taken up again: then another change."""
    parts: list[Span] = []
    for span in spans:
        if any(span.start == part.start or part.start < span.end <= part.end for part in parts):
            yield parts
            parts = []
        parts.append(span)
    if parts:
        yield parts


def _edit(span: Span) -> Edit:
    return Edit(path=span.file, start=span.start, end=span.end, text=span.suggestion or "")


def _together(proposals: Sequence[Edits]) -> Iterator[Edits]:
    """All at once, each edit once, without those that would overlap one before them."""
    chosen: list[Edit] = []
    for edits in proposals:
        new = [edit for edit in edits if edit not in chosen]
        if not any(a.start <= b.end and b.start <= a.end for a in new for b in chosen):
            chosen += new
    if len(proposals) > 1:
        yield tuple(chosen)
