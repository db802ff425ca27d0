"""Candidates beside each other by what they do when they are called."""

from __future__ import annotations

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase
from rusta_core.rust.calls.observed import PANICS
from rusta_core.value.behaviour import Behaviour, behaviours
from rusta_core.value.features import described


def candidate(called: dict[str, str] | None) -> Candidate:
    given = tuple(sorted(called.items())) if called is not None else None
    return Candidate(edits=(), k_lines=1, proposer="repair-rules", called=given)


def test_who_breaks_alone_and_who_behaves_alike() -> None:
    good = {"main": "= ()", "f#0": "= 1", "s#0 before": "= 0", "s#0": "= 2"}
    right, same, panics, lost, unseen = behaviours(
        [
            candidate(good),
            candidate({**good, "g#0": "= 9"}),
            candidate({**good, "main": PANICS, "f#0": PANICS}),
            candidate({**good, "s#0": "= 0"}),
            candidate(None),
        ]
    )
    assert right.kind == same.kind
    assert len({right.kind, panics.kind, lost.kind, None}) == 4
    assert (panics.fails, panics.fails_alone, panics.main_fails) == (2, 2, True)
    assert (right.changes, lost.changes) == (1, 0)
    assert unseen == Behaviour()


def test_what_breaks_everywhere_breaks_nobody_alone() -> None:
    one, other = behaviours([candidate({"main": PANICS}), candidate({"main": PANICS})])
    assert one == other
    assert (one.fails, one.fails_alone) == (1, 0)


def test_a_lost_change_shows_beside_what_keeps_it() -> None:
    case = DiagCase(license="MIT", source_url="", sha256="0" * 64, id="case", repo="r", error_class="move")
    kept, lost = {"s#0 before": "= 0", "s#0": "= 2"}, {"s#0 before": "= 0", "s#0": "= 0"}
    rows = described(case, [candidate(kept), candidate(lost), candidate(None)])
    assert [row["changes below most"] for row in rows] == [0, 1, -1]
    assert [row["behave like it"] for row in rows] == [0, 0, -1]
