"""Splits by repository: nothing that is judged was seen in training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from random import Random

import pytest
from duplicates import PLANTED, nearness
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core import CodeBlock, Document, UsageError, digest
from rusta_core.spine.near import NEAR
from rusta_core.spine.splits import (
    SIDES,
    Crossing,
    Side,
    codes,
    crossings,
    fingerprint,
    split_repositories,
    without_leaks,
)
from rusta_core.spine.workers import Workers

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


def test_what_is_trained_on_brings_along_what_shares_its_code() -> None:
    documents = [
        document("1", "mine", [CODES[0]]),
        document("2", "like mine", [CODES[0], CODES[1]]),
        document("3", "of both", [CODES[1], CODES[2]]),
        document("4", "exam", [CODES[2]]),
        *(document(f"other {n}", f"other {n}", [CODES[n]], size=1000) for n in range(3, 9)),
    ]
    for seed in range(5):
        sides = split_repositories(documents, held_out={"exam": "test"}, trained_on={"mine"}, seed=seed)
        assert {sides[repo] for repo in ("mine", "like mine", "of both")} == {"train"}
        assert sides["exam"] == "test"
        assert set(sides.values()) == set(SIDES)


def test_what_is_trained_on_leaves_room_in_train() -> None:
    documents = [document("1", "lessons", [CODES[0]], size=900)]
    documents += [document("2", "large", [CODES[1]], size=500), document("3", "small", [CODES[2]], size=100)]
    sides = split_repositories(documents, held_out={}, trained_on={"lessons"}, seed=0)
    assert sides["lessons"] == sides["large"] == "train"
    assert sides["small"] != "train"


@given(CORPUS, PINS, st.sets(st.sampled_from("abcdefgz"), max_size=3), st.integers(0, 9))
def test_pins_of_both_kinds_hold_and_nothing_crosses(
    documents: list[Document], pins: dict[str, Side], trained_on: set[str], seed: int
) -> None:
    trained_on -= pins.keys()
    sides = split_repositories(documents, held_out=pins, trained_on=trained_on, seed=seed)
    assert {repo: sides[repo] for repo in pins} == pins
    assert {sides[one.repo] for one in documents if one.repo in trained_on} <= {"train"}
    kept = list(without_leaks(documents, sides, lambda *_: None))
    assert crossings(kept, {one.doc_id: sides[one.repo] for one in kept}) == []


def test_nothing_is_trained_on_and_held_out() -> None:
    with pytest.raises(UsageError, match="a/b cannot be held out for val: it is trained on") as caught:
        split_repositories([], held_out={"a/b": "val"}, trained_on={"a/b"}, seed=0)
    assert "take it out of the one or the other" in str(caught.value)


def test_pins_to_train_and_negative_shares_are_refused() -> None:
    with pytest.raises(UsageError, match="a/b cannot be held out as 'train'") as caught:
        split_repositories([], held_out={"a/b": "train"}, seed=0)
    assert "hold it out as `val` or `test`" in str(caught.value)
    with pytest.raises(UsageError, match="cannot be met"):
        split_repositories([], held_out={}, seed=0, shares=(1, -1, 0))


LINES = [f"let value_{n} = call_{n}(argument, {n}) + {n % 3};" for n in range(40)]
SHARES = (0.4, 0.3, 0.3)  # so that every side has some of every corpus


@st.composite
def planted_corpora(draw: st.DrawFn) -> list[Document]:
    """A dozen repositories with files and pages, and duplicates of some in others: exact, laid out anew, edited."""
    rng = draw(st.randoms())
    originals = ["\n".join(f"{name}_{n}({line});" for n, line in enumerate(LINES[:24])) for name in "abcdefghijklmnop"]
    rows = [(f"own/{n % 12}", text) for n, text in enumerate(originals)]
    for kind in draw(st.lists(st.sampled_from(list(PLANTED)), min_size=1, max_size=8)):
        rows.append((f"own/{rng.randrange(12)}", PLANTED[kind](rng.choice(originals), rng)))
    roles = ["docs" if rng.random() < 0.3 else "code" for _ in rows]
    return [
        document(f"{n:02}", repo, [code], role) for n, ((repo, code), role) in enumerate(zip(rows, roles, strict=True))
    ]


def crossed(documents: Sequence[Document], sides: Mapping[str, Side]) -> set[tuple[str, str]]:
    """The near-duplicates on different sides, by comparing all with all."""
    return {
        (one.doc_id, other.doc_id)
        for one, other in combinations(documents, 2)
        if sides[one.doc_id] != sides[other.doc_id]
        if any(nearness(left, right) >= NEAR for left, right in product(codes(one), codes(other)))
    }


@settings(max_examples=50)
@given(planted_corpora(), st.dictionaries(st.sampled_from(("own/0", "own/5")), st.sampled_from(("val", "test"))))
def test_no_planted_duplicate_crosses_the_splits(documents: list[Document], pins: dict[str, Side]) -> None:
    sides = split_repositories(documents, held_out=pins, seed=1, shares=SHARES)
    kept = list(without_leaks(documents, sides, lambda *_: None))
    by_document = {one.doc_id: sides[one.repo] for one in kept}
    assert crossings(kept, by_document) == []
    assert crossed(kept, by_document) == set()


@settings(max_examples=50)
@given(planted_corpora(), st.randoms())
def test_a_split_by_chance_is_seen_to_cross(documents: list[Document], rng: Random) -> None:
    for unit in ("doc_id", "repo"):  # by file, and by repository without a look at what it shares
        chance = {name: rng.choice(SIDES) for name in sorted({getattr(one, unit) for one in documents})}
        by_document = {one.doc_id: chance[getattr(one, unit)] for one in documents}
        pairs = crossed(documents, by_document)
        less = {min(pair, key=lambda name: SIDES.index(by_document[name])) for pair in pairs}
        assert {crossing.one for crossing in crossings(documents, by_document)} == less


@pytest.mark.parametrize("kind", ["exact", "reformatted", "remarked", "5 % edited"])
@pytest.mark.parametrize("role", ["code", "docs"])
def test_splits_by_file_or_by_repository_let_planted_duplicates_cross(kind: str, role: str) -> None:
    texts = ["\n".join(line.replace("value", f"{name}_{n}") for n, line in enumerate(LINES)) for name in "abcdefgh"]
    rng = Random(2)
    documents = [document(f"own/{n}", f"own/{n}", [text], role) for n, text in enumerate(texts)]
    documents += [document(f"fork/{n}", f"fork/{n}", [PLANTED[kind](text, rng)], role) for n, text in enumerate(texts)]
    assert all(
        nearness(codes(one)[0], codes(fork)[0]) >= NEAR for one, fork in zip(documents, documents[8:], strict=False)
    )
    names = [one.doc_id for one in documents]
    by_chance = {name: SIDES[n % 3] for n, name in enumerate(names)}
    assert len(crossings(documents, by_chance)) == 8
    sides = split_repositories(documents, held_out={}, seed=0, shares=SHARES)
    kept = list(without_leaks(documents, sides, lambda *_: None))
    assert kept == documents
    assert set(sides.values()) == set(SIDES)
    assert crossings(documents, {one.doc_id: sides[one.repo] for one in documents}) == []
    # A fork that is pinned alone crosses, until what it shares is dropped.
    sides = split_repositories(documents, held_out={"fork/3": "test"}, seed=0, shares=SHARES)
    [crossing] = crossings(documents, {one.doc_id: sides[one.repo] for one in documents})
    assert (crossing.one, crossing.other, crossing.other_side) == ("own/3", "fork/3", "test")
    assert crossing.jaccard == nearness(codes(documents[3])[0], codes(documents[11])[0])
    kept = list(without_leaks(documents, sides, lambda *_: None))
    assert {one.doc_id for one in documents} - {one.doc_id for one in kept} == {"own/3"}


def test_the_nearest_of_what_is_held_out_is_named() -> None:
    text, other = "\n".join(LINES[:20]), "\n".join(LINES[20:])
    edited = text.replace("value_3 ", "other ")
    documents = [
        document("page", "a", [edited, other]),
        document("near", "b", [text], "code"),
        document("same", "c", [other], "code"),
        document("also", "d", [text], "code"),
    ]
    on: dict[str, Side] = {"page": "train", "near": "val", "same": "test", "also": "train"}
    assert crossings(documents, on) == [
        Crossing("page", "same", "train", "test", 1.0),
        Crossing("also", "near", "train", "val", 1.0),
    ]
    del on["same"]
    assert crossings(documents, on)[0] == Crossing("page", "near", "train", "val", nearness(edited, text))
    documents[0] = document("page", "a", [other, edited])
    assert crossings(documents, on | {"same": "test"})[0].jaccard == 1


def test_documents_without_a_side_are_left_out() -> None:
    documents = [document("1", "a", [CODES[0]]), document("2", "b", [CODES[0]])]
    assert crossings(documents, {"1": "train"}) == crossings(documents, {}) == crossings([], {}) == []
    assert crossings(documents, {"1": "train", "2": "val"}) == [Crossing("1", "2", "train", "val", 1.0)]


def test_two_workers_split_alike() -> None:
    documents = [document(f"{n}", f"r{n % 5}", [CODES[n % 7]]) for n in range(12)]
    two = Workers(count=2)
    sides = split_repositories(documents, held_out={}, seed=1, workers=two)
    assert sides == split_repositories(documents, held_out={}, seed=1)
    chance = {one.doc_id: SIDES[n % 3] for n, one in enumerate(documents)}
    assert crossings(documents, chance, workers=two) == crossings(documents, chance) != []
