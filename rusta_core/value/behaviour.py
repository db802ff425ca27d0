"""What candidates do when they are called, beside each other: which break, and which behave alike.

Repairs that behave alike are one answer, however they are written: AlphaCode clusters sampled programs by what they do
(Li et al., Science 2022, section 4.5), and self-consistency is the same of words (arXiv 2203.11171).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from attrs import frozen

from rusta_core.contexts import Candidate
from rusta_core.rust.calls.driver import BEFORE, MAIN
from rusta_core.rust.calls.observed import FAILS, GOES_ON, UNFIT


@frozen(kw_only=True)
class Behaviour:
    """kind: what it does in all the calls that were seen of every rival, None where nothing was seen; calls: how many
    were seen of it; fails: in how many of them it broke; fails_alone: in how many of those some rival did not; unfit:
    how many calls cannot be made of it; unfit_alone: how many of those can of a rival; endless: whether one did not
    end; lent: how many values could be changed by a call; changes: how many of them are other ones afterwards; tells:
    how much all calls said, in characters."""

    kind: Hashable = None
    calls: int = 0
    fails: int = 0
    fails_alone: int = 0
    main_fails: bool = False
    unfit: int = 0
    unfit_alone: int = 0
    endless: bool = False
    lent: int = 0
    changes: int = 0
    tells: int = 0


def behaviours(candidates: Sequence[Candidate]) -> list[Behaviour]:
    """The behaviour of each candidate of a case, in their order."""
    seen = [dict(one.called or ()) for one in candidates]
    known = [gave for gave in seen if gave]
    common = sorted(set.intersection(*(set(gave) for gave in known))) if known else []
    works = {name for gave in known for name, said in gave.items() if said not in FAILS and said != UNFIT}
    return [
        Behaviour(
            kind=tuple(gave[name] for name in common) if gave and common else None,
            calls=sum(said != UNFIT for said in gave.values()),
            fails=sum(said in FAILS for said in gave.values()),
            fails_alone=sum(said in FAILS and name in works for name, said in gave.items()),
            main_fails=gave.get(MAIN) in FAILS,
            unfit=sum(said == UNFIT for said in gave.values()),
            unfit_alone=sum(said == UNFIT and name in works for name, said in gave.items()),
            endless=GOES_ON in gave.values(),
            lent=sum(name.endswith(BEFORE) for name in gave),
            changes=sum(gave.get(name.removesuffix(BEFORE), said) != said for name, said in gave.items()),
            tells=sum(map(len, gave.values())),
        )
        for gave in seen
    ]
