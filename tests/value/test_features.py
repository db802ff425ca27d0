"""What a candidate looks like, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, Edit, File, digest
from rusta_core.value.features import NAMES, described, features

TEXT = 'fn main() {\n    let a = String::from("a");\n    let b = a;\n    println!("{a}{b}");\n}\n'
AT = TEXT.index("= a;") + 2


def case() -> DiagCase:
    return DiagCase(
        license="MIT", source_url="", sha256=digest(TEXT), id="case", repo="r", error_class="move", codes=("E0382",),
        files=(File(path="src/main.rs", text=TEXT),),
        cargo_diag=(
            {
                "code": "E0382", "level": "error", "message": "borrow of moved value: `a`", "children": [],
                "spans": [
                    {
                        "file": "src/main.rs", "start": AT, "end": AT + 1, "line": 3, "last_line": 3, "column": 13,
                        "primary": True,
                    },
                ],
            },
        ),
    )  # fmt: skip


def candidate(start: int, end: int, text: str, **more: object) -> Candidate:
    edit = Edit(path="src/main.rs", start=start, end=end, text=text)
    return Candidate(edits=(edit,), k_lines=1, proposer="generic-edits", intent="clone", **more)  # type: ignore[arg-type]


def row(found: np.ndarray, at: int = 0) -> dict[str, float]:  # type: ignore[type-arg]
    return dict(zip(NAMES, found[at].tolist(), strict=True))


def test_what_is_written_and_what_is_taken_away_is_counted() -> None:
    cloned = row(features(case(), [candidate(AT + 1, AT + 1, ".clone()")]))
    assert (cloned["+clone"], cloned["+("], cloned["only adds"], cloned["only removes"]) == (1, 1, 1, 0)
    assert (cloned["class move"], cloned["by generic-edits"], cloned["to clone"], cloned["coded"]) == (1, 1, 1, 1)
    assert (cloned["at the error"], cloned["lines from the error"]) == (1, pytest.approx(0))
    other = row(features(case(), [candidate(AT, AT + 1, "z")]))
    assert (other["-name"], other["+name"], other["new to the file"], other["quoted"]) == (1, 1, 1, 0)


def test_a_candidate_is_seen_among_its_rivals() -> None:
    some = [
        candidate(AT, AT, "&", cost=1.0, warnings=()),
        candidate(AT + 1, AT + 1, ".clone()", cost=3.0, warnings=("dead_code", "unused_mut")),
    ]
    found = features(case(), some)
    assert found.shape == (2, len(NAMES))
    assert [row(found, at)["cost above least"] for at in (0, 1)] == [0, 2]
    assert [row(found, at)["warnings above least"] for at in (0, 1)] == [0, 2]
    assert [row(found, at)["warns unused_mut above least"] for at in (0, 1)] == [0, 1]
    assert [row(found, at)["at its place"] for at in (0, 1)] == [0.5, 0.5]
    assert row(found, 0)["place"] < row(found, 1)["place"]
    assert len(set(NAMES)) == len(NAMES)


def test_the_numbers_are_those_of_the_edit_however_it_is_written() -> None:
    whole = candidate(0, len(TEXT.encode()), TEXT.replace("= a;", "= a.clone();"))
    small = candidate(AT + 1, AT + 1, ".clone()")
    assert np.array_equal(features(case(), [whole]), features(case(), [small]))


def test_no_candidates_are_no_rows() -> None:
    assert features(case(), []).shape == (0, len(NAMES))


def test_what_does_more_than_it_need_is_known_by_a_rival() -> None:
    some = [candidate(AT + 1, AT + 1, ".clone()"), candidate(AT, AT + 1, "a.clone().clone()"), candidate(AT, AT, "&")]
    found = features(case(), some)
    assert [row(found, at)["contains"] > 0 for at in range(3)] == [False, False, False]
    bare = [candidate(AT, AT, "&"), candidate(AT, AT + 1, "&a.to_string()")]
    found = features(case(), bare)
    assert [row(found, at)["contains"] > 0 for at in range(2)] == [False, True]
    assert [row(found, at)["contained"] > 0 for at in range(2)] == [True, False]


def test_of_two_that_come_down_to_the_same_nobody_need_choose() -> None:
    some = [candidate(AT + 1, AT + 1, ".to_owned()"), candidate(AT, AT + 1, "(a.to_string())"), candidate(AT, AT, "&")]
    one, other, third = (told["same"] for told in described(case(), some))
    assert one == other != third
