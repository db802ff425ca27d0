"""What a rule of repair is, and how the edits of many rules at many places come into one order."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from attrs import asdict, field, frozen
from attrs.validators import in_

from rusta_core import INTENTS, DiagCase, Diagnostic, Edit, Observation, ProbeContext
from rusta_tools.places import Edits, Site
from rusta_tools.rustc import checked

_BOUND = re.compile(r"\blet (?:mut )?(\w+)\b(?!\(|::| \{)")
USUAL = 6.0
"""What a rule costs less for an error that it usually mends."""
STEP = 0.25
"""What each further proposal of one rule at one place costs more than the one before it."""
EVERYWHERE = 0.5
"""What the same change at every place of one error code costs less than at one of them: one alone cannot be enough."""


@frozen
class Rule:
    """One kind of change.

    cost: the less, the earlier it is proposed; codes: the errors that it usually mends, for which it costs USUAL less
    (None: errors without a code); edits: the changes it would make at a site, the likeliest first; intent: what it
    does to the program, one of INTENTS; says: the same for a person, in a few words; basis: the page of the
    installed documentation with the rule of the language that it rests on, `reference/destructors#temporary-scopes`;
    only: it is asked about its own errors and no others.
    """

    name: str
    cost: float
    codes: tuple[str | None, ...]
    edits: Callable[[Site], Iterable[Edits]] = field(repr=False)
    intent: str = field(validator=in_(INTENTS))
    says: str = ""
    basis: str = ""
    only: bool = False

    @property
    def about(self) -> dict[str, Any]:
        """What a receipt says of it."""
        return asdict(self, filter=lambda attribute, _: attribute.name in ("intent", "says", "basis"))


@frozen(kw_only=True)
class Proposal:
    """Edits that a rule would make, and the price by which they are ordered."""

    rule: Rule
    edits: Edits
    cost: float


@frozen(kw_only=True)
class Proposed:
    """proposals: the cheapest first, each resulting text once; broken: the rules that raised, each with what: nothing
    of theirs is proposed, and the others are none the worse for it."""

    proposals: list[Proposal]
    broken: dict[str, str]


def proposed(rules: Sequence[Rule], sites: Iterable[Site], case: DiagCase, *, usual_only: bool = False) -> Proposed:
    """Every edit of every rule at every site.

    usual_only: a rule is asked about the errors that it usually mends, and no others.
    """
    found: list[Proposal] = []
    broken: dict[str, str] = {}
    alike: defaultdict[tuple[str, str | None, float, int], dict[int, Proposal]] = defaultdict(dict)
    for site in sites:
        for rule in rules:
            usual = site.error.code in rule.codes
            if rule.name in broken or ((usual_only or rule.only) and not usual):
                continue
            cost = rule.cost + site.rank - (USUAL if usual else 0.0)
            try:
                each = list(rule.edits(site))
            except Exception as fault:  # of one rule among many
                broken[rule.name] = f"{type(fault).__name__}: {fault}"
                continue
            for late, edits in enumerate(each):
                one = Proposal(rule=rule, edits=edits, cost=cost + STEP * late)
                found.append(one)
                alike[rule.name, site.error.code, site.depth, late].setdefault(site.number, one)
    found += chain.from_iterable(map(_everywhere, alike.values()))
    sound = sorted((one for one in found if one.rule.name not in broken), key=lambda one: one.cost)
    return Proposed(proposals=list(_each_once(sound, case)), broken=broken)


def _everywhere(some: dict[int, Proposal]) -> Iterator[Proposal]:
    """The same change at all the errors of one code."""
    if len(some) > 1:
        first = some[min(some)]
        edits = tuple(dict.fromkeys(edit for one in some.values() for edit in one.edits))
        if not _overlap(edits) and not _clash(edits):
            yield Proposal(rule=first.rule, edits=edits, cost=first.cost - EVERYWHERE)


def _overlap(edits: Sequence[Edit]) -> bool:
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end))
    return any(a.path == b.path and b.start < a.end for a, b in pairwise(ordered))


def _clash(edits: Sequence[Edit]) -> bool:
    """Whether two of the edits give one new name to different things."""
    bound = {(name, edit.text) for edit in edits for name in _BOUND.findall(edit.text)}
    return len({name for name, _ in bound}) < len(bound)


def _each_once(found: Iterable[Proposal], case: DiagCase) -> Iterator[Proposal]:
    data = {file.path: file.text.encode() for file in case.files}
    seen = {tuple(data.values())}
    for one in found:
        after = dict(data)
        for edit in sorted(one.edits, key=lambda edit: -edit.start):
            text = after[edit.path]
            after[edit.path] = text[: edit.start] + edit.text.encode() + text[edit.end :]
        if (texts := tuple(after.values())) not in seen:
            seen.add(texts)
            yield one


def told(made: Proposed, most: int) -> dict[str, Any]:
    """The data of an observation that proposes the first `most`: which rule made each, what the rules are, and which
    of them broke."""
    kept = made.proposals[:most]
    return {
        **({"broken": made.broken} if made.broken else {}),
        "proposed": len(kept),
        "found": len(made.proposals),
        "rules": [one.rule.name for one in kept],
        "costs": [one.cost for one in kept],
        "about": {one.rule.name: one.rule.about for one in kept},
    }


def answered(
    context: ProbeContext, most: int, propose: Callable[[DiagCase, list[Diagnostic]], Proposed]
) -> Observation:
    """The observation of a tool that proposes what `propose` makes of a case and its errors, `most` of it at most."""
    start, found = time.perf_counter(), checked(context)
    if isinstance(found, Observation):
        return found
    case, verdict = found
    made = propose(case, [error for error in verdict.diagnostics if error.is_error])
    return Observation(
        tool=context.action.tool,
        status="ok" if made.proposals else "failed",
        data=told(made, most),
        proposals=tuple(one.edits for one in made.proposals[:most]),
        seconds=time.perf_counter() - start,
    )
