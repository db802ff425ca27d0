"""What rustc itself would change: the suggestions in its diagnostics, as edits.

This is the floor that any search has to beat: cheap, small, and right for about a third of ownership errors.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

from attrs import evolve, field, frozen
from attrs.validators import ge

from rusta_core import Diagnostic, Edit, Observation, ProbeContext, Span, hookimpl
from rusta_tools.generic.calls import LITERALS, in_scope
from rusta_tools.places import Edits, Source, blamed, sources
from rusta_tools.rustc import checked

COSTS = {"MachineApplicable": 0.5, "MaybeIncorrect": 1.5, "Unspecified": 2.0, "HasPlaceholders": 4.0}
"""How sure rustc is, surest first, and what an edit of that kind costs among the proposals of all tools."""
LATER = 0.25
TOGETHER = 0.25
"""What each further suggestion costs more, and what all of a kind together cost less than the first of them."""
FILLINGS = 12
"""How many fillings of its placeholders one suggestion has, at most."""

_PLACEHOLDER = re.compile(r"/\* *(?P<what>[^*]+?) *\*/")
_UNSAID = '"REASON"'
"""What rustc leaves to be said by a person: no edit without it."""
_TYPES = ("i32", "String", "&str", "_", "u32", "usize", "f64", "bool", "Self", "()")

INTENTS = (
    (r"\.(?:clone|to_owned|to_string|to_vec|cloned)\(\)", "clone"),
    (r"\buse [\w:]+", "spelling"),
    (r"#\[derive|: \??[A-Z]|\+ [A-Z]|where ", "bound"),
    (r"'\w+", "lifetime"),
    (r"\bpub\b|->|&(?:mut )?self\b|\bself\b", "signature"),
    (r"^&(?:mut )?$|\bmut\b|\bref\b|^\*+$|\.(?:as_ref|as_mut|as_deref|borrow|borrow_mut|iter|iter_mut)\(\)", "borrow"),
    (r"\blet\b|\bmove\b|[;{}]", "code"),
    (r"\bas\b|\.into\(\)|\.try_into|\.unwrap|Some\(|Ok\(|Box::new\(|\?$", "convert"),
)
"""What a suggestion is meant to do, by what it writes: the first that fits; else it is a matter of spelling."""


@frozen(kw_only=True)
class Suggestion:
    """One change that rustc proposes, all its places. sureness: rustc's word for it."""

    edits: Edits
    sureness: str
    cost: float

    @property
    def intent(self) -> str:
        written = " ".join(edit.text.strip() for edit in self.edits)
        return next((intent for pattern, intent in INTENTS if re.search(pattern, written)), "spelling")


@frozen(eq=False, kw_only=True)
class RustcSuggestions:
    """Proposes rustc's suggestions: those of one sureness all together, then each alone, the surest first.

    The parts of a suggestion that touches several places stay together. Placeholders (`/* value */`) are filled with
    names in scope, literals and usual types.
    """

    most: int = field(default=96, validator=ge(1), metadata={"doc": "How many edits to propose, at most."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, found = time.perf_counter(), checked(context)
        if isinstance(found, Observation):
            return found
        case, verdict = found
        proposals = list(_proposals(sources(case), verdict.diagnostics))[: self.most]
        return Observation(
            tool=context.action.tool,
            status="ok" if proposals else "failed",
            data=_told(proposals),
            proposals=tuple(one.edits for one in proposals),
            seconds=time.perf_counter() - start,
        )


def _told(proposals: Sequence[Suggestion]) -> dict[str, Any]:
    names = [f"{one.sureness} {one.intent}" for one in proposals]
    return {
        "proposed": len(proposals),
        "rules": names,
        "costs": [one.cost for one in proposals],
        "about": {
            name: {"intent": one.intent, "says": "does what the compiler suggests", "basis": ""}
            for name, one in zip(names, proposals, strict=True)
        },
    }


def _proposals(files: dict[str, Source], errors: Sequence[Diagnostic]) -> list[Suggestion]:
    each = [
        Suggestion(edits=edits, sureness=sureness, cost=COSTS[sureness])
        for error in errors
        for sureness, raw in suggestions([error])
        if not any(_UNSAID in edit.text for edit in raw)
        for edits in _filled(files, error, raw)
    ]
    found: dict[Edits, Suggestion] = {}
    for sureness, cost in COSTS.items():
        alike = [one for one in each if one.sureness == sureness]
        for place, edits in enumerate([*together([one.edits for one in alike]), *(one.edits for one in alike)]):
            one = Suggestion(edits=edits, sureness=sureness, cost=cost - TOGETHER + LATER * place)
            found.setdefault(edits, one)
    return sorted(found.values(), key=lambda one: one.cost)


def suggestions(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[str, Edits]]:
    """Each suggestion with how sure rustc is of it, in rustc's order."""
    for said in diagnostics:
        spans = [span for span in said.spans if span.suggestion is not None]
        for alternative in _alternatives(spans):
            sureness = {span.applicability or "Unspecified" for span in alternative}
            if sureness <= COSTS.keys():
                yield max(sureness, key=lambda word: COSTS[word]), tuple(_edit(span) for span in alternative)
        yield from suggestions(said.children)


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


def _filled(files: dict[str, Source], error: Diagnostic, edits: Edits) -> Iterator[Edits]:
    """The edits with every placeholder filled, in each way that the place offers; as they are where they have none."""
    holes = [match["what"] for edit in edits for match in _PLACEHOLDER.finditer(edit.text)]
    if not holes:
        yield edits
        return
    for fillings in islice(product(*(_offered(files, error, hole) for hole in holes)), FILLINGS):
        left = iter(fillings)
        yield tuple(evolve(edit, text=_written(edit.text, left)) for edit in edits)


def _written(text: str, fillings: Iterator[str]) -> str:
    return _PLACEHOLDER.sub(lambda _: next(fillings), text)


def _offered(files: dict[str, Source], error: Diagnostic, hole: str) -> list[str]:
    """What may stand in a hole, which says what belongs there: a value, or a type by its kind or name."""
    if re.search(r"type|Type|^[A-Z]\w*$", hole):
        return [*([hole] if re.fullmatch(r"[\w:<>&' ]+", hole) and "ype" not in hole else []), *_TYPES]
    [*places] = blamed(files, [error])
    return [*(name for place in places[:1] for name in in_scope(place)[:6]), *LITERALS]


def _bounds_joined(chosen: list[Edit], new: Edit) -> list[Edit]:
    """The edits with one more bound (`: Clone`) at a place that has some; none where the place has none."""
    at = (new.path, new.start, new.end)
    if not new.text.startswith(": ") or not any((one.path, one.start, one.end) == at for one in chosen):
        return []
    bound, joined = new.text.removeprefix(": "), []
    for one in chosen:
        have = one.text.removeprefix(": ").split(" + ")
        more = (one.path, one.start, one.end) == at and bound not in have
        joined.append(evolve(one, text=f"{one.text} + {bound}") if more else one)
    return joined


def together(proposals: Sequence[Edits]) -> Iterator[Edits]:
    """All at once, each edit once, without those that would overlap one before them."""
    chosen: list[Edit] = []
    for edits in proposals:
        new = [edit for edit in edits if edit not in chosen]
        if len(new) == 1 and new[0].start == new[0].end and (bounds := _bounds_joined(chosen, new[0])):
            chosen = bounds
            continue
        if not any(a.path == b.path and a.start <= b.end and b.start <= a.end for a in new for b in chosen):
            chosen += new
    if len(proposals) > 1:
        yield tuple(chosen)
