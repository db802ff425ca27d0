"""Splits by repository: nothing that is judged was seen in training."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import CodeBlock, Document, UsageError, digest
from rusta_core.spine.splits import SIDES, Side, fingerprint, split_repositories, without_leaks

CODES = [
    f'fn number_{n}() -> u32 {{ let value = {n}; println!("this is long enough {{value}}"); value }}' for n in range(12)
]


def document(name: str, repo: str, codes: Sequence[str], role: str = "docs", size: int = 100) -> Document:
    text = codes[0] if role == "code" else "x" * size
    blocks = tuple(CodeBlock(code=code) for code in codes) if role == "docs" else ()
    return Document(
        doc_id=name,
        repo=repo,
        role=role,
        title=name,
        text=text,
        blocks=blocks,
        license="MIT",
        source_url="u",
        sha256=digest(text),
    )


CORPUS = st.lists(
    st.tuples(
        st.sampled_from("abcdefg"),
        st.lists(st.sampled_from(CODES), min_size=1, max_size=3),
        st.sampled_from(("docs", "code")),
        st.integers(1, 10_000),
    ),
    min_size=1,
    max_size=20,
).map(lambda rows: [document(f"{n}", repo, codes, role, size) for n, (repo, codes, role, size) in enumerate(rows)])
PINS = st.dictionaries(st.sampled_from("abcdefgz"), st.sampled_from(("val", "test")), max_size=3)


def codes_of(documents: Sequence[Document]) -> set[str | None]:
    return {fingerprint(block.code) for one in documents for block in one.blocks} | {
        fingerprint(one.text) for one in documents if one.role == "code"
    } - {None}


@given(CORPUS, PINS, st.integers(0, 9))
def test_no_code_is_on_two_sides(documents: list[Document], pins: dict[str, Side], seed: int) -> None:
    sides = split_repositories(documents, held_out=pins, seed=seed)
    kept = list(without_leaks(documents, sides, lambda *_: None))
    by_side = {side: codes_of([one for one in kept if sides[one.repo] == side]) for side in SIDES}
    assert not by_side["train"] & by_side["val"]
    assert not by_side["train"] & by_side["test"]
    assert not by_side["val"] & by_side["test"]


@given(CORPUS, PINS, st.integers(0, 9))
def test_pins_win_and_the_order_of_documents_does_not_matter(
    documents: list[Document], pins: dict[str, Side], seed: int
) -> None:
    sides = split_repositories(documents, held_out=pins, seed=seed)
    assert {repo: sides[repo] for repo in pins} == pins
    assert {one.repo for one in documents} <= set(sides)
    assert split_repositories(documents[::-1], held_out=pins, seed=seed) == sides
    assert [one for one in without_leaks(documents, sides, lambda *_: None) if sides[one.repo] == "test"] == [
        one for one in documents if sides[one.repo] == "test"
    ]


def test_repositories_that_share_code_stay_together() -> None:
    documents = [
        document("1", "a", [CODES[0]]),
        document("2", "b", [CODES[0].replace("{ ", "{\n    // a remark\n    ")]),
        document("3", "b", [CODES[1]]),
        document("4", "c", [CODES[1]], role="code"),
        document("5", "d", [CODES[2]], size=1000),
        document("6", "e", [CODES[3]], size=1000),
    ]
    for seed in range(5):
        sides = split_repositories(documents, held_out={}, seed=seed)
        assert sides["a"] == sides["b"] == sides["c"]
        assert set(sides.values()) == set(SIDES)


def test_short_code_joins_nothing() -> None:
    assert fingerprint("fn main() {}") is None


def test_what_is_shared_with_a_pinned_repository_is_dropped_and_named() -> None:
    documents = [
        document("page", "big", [CODES[0], CODES[1]], size=9000),
        document("other", "big", [CODES[2]], size=9000),
        document("exam", "held", [CODES[1]]),
    ]
    sides = split_repositories(documents, held_out={"held": "test"}, seed=1)
    heard: list[tuple[str, str]] = []
    kept = list(without_leaks(documents, sides, lambda what, why: heard.append((what, why))))
    assert [one.doc_id for one in kept] == ["other", "exam"]
    assert heard == [("page", "shares held-out code: exam is held out for test (Jaccard 1.00)")]


def test_shares_are_met_by_size() -> None:
    documents = [document(f"{n}", f"r{n}", [f"fn f{n}() {{ {'a();' * 30} }}"], size=1000) for n in range(100)]
    sides = split_repositories(documents, held_out={}, seed=3)
    counts = [sum(side == wanted for side in sides.values()) for wanted in SIDES]
    assert counts == [80, 10, 10]
    other = split_repositories(documents, held_out={}, seed=4)
    assert other != sides


def test_a_side_without_a_share_stays_empty() -> None:
    documents = [document(f"{n}", f"r{n}", [CODES[n]]) for n in range(8)]
    assert set(split_repositories(documents, held_out={}, seed=0, shares=(0.9, 0.1, 0)).values()) == {"train", "val"}


def test_pins_to_train_and_negative_shares_are_refused() -> None:
    with pytest.raises(UsageError, match="a/b cannot be held out as 'train'") as caught:
        split_repositories([], held_out={"a/b": "train"}, seed=0)
    assert "hold it out as `val` or `test`" in str(caught.value)
    with pytest.raises(UsageError, match="cannot be met"):
        split_repositories([], held_out={}, seed=0, shares=(1, -1, 0))
