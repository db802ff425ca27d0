"""What the allowlist says to the licences that crates really carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.spine.licences import refusal, same_terms


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "MIT/Apache-2.0 AND BSD-3-Clause",
        "Apache-2.0 WITH LLVM-exception",
        "MIT OR GPL-3.0-only",
        "(MIT OR Apache-2.0) AND Unicode-DFS-2016",
        "Unlicense OR MIT",
    ],
)
def test_permissive(expression: str) -> None:
    assert refusal(expression) is None


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("", "no licence is given"),
        ("  ", "no licence is given"),
        ("GPL-3.0-only", "licence 'GPL-3.0-only' is not permissive"),
        ("MIT AND GPL-3.0-or-later", "licence 'MIT AND GPL-3.0-or-later' is not permissive"),
        ("CC-BY-SA-4.0", "licence 'CC-BY-SA-4.0' is not permissive"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "is not permissive"),
        ("MIT WITH Classpath-exception-2.0", "is not permissive"),
        ("LicenseRef-mine", "no SPDX expression that is known"),
        ("custom", "no SPDX expression that is known"),
        ("MIT OR", "no SPDX expression that is known"),
        ("MIT/", "no SPDX expression that is known"),
    ],
)
def test_refused(expression: str, reason: str) -> None:
    assert reason in (refusal(expression) or "")


@given(st.one_of(st.text(max_size=40), st.text("MITOR AND/()-.+WH", max_size=40)))
def test_whatever_is_given_there_is_an_answer(expression: str) -> None:
    assert refusal(expression) is None or "licence" in str(refusal(expression))


WORDS = st.recursive(
    st.sampled_from(["MIT", "ISC", "GPL-3.0-only"]).map(lambda name: (name, name != "GPL-3.0-only")),
    lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(
        lambda parts: (
            f"({parts[0][0]} {parts[1]} {parts[2][0]})",
            (parts[0][1] and parts[2][1]) if parts[1] == "AND" else (parts[0][1] or parts[2][1]),
        )
    ),
    max_leaves=6,
)


@given(WORDS)
def test_and_needs_both_sides_or_needs_one(case: tuple[str, bool]) -> None:
    expression, allowed = case
    assert (refusal(expression) is None) == allowed


def test_same_terms() -> None:
    assert same_terms("MIT/Apache-2.0", "Apache-2.0 OR MIT")
    assert not same_terms("MIT AND Apache-2.0", "Apache-2.0 OR MIT")
    assert not same_terms("nobody-knows", "nobody-knows")
