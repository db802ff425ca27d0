"""What is near to something that is only measured with is named, with what it is near to."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from duplicates import PLANTED, identity, nearness, rust_files
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import CodeBlock, Document, Quarantined, digest
from rusta_core.spine.near import NEAR
from rusta_core.spine.quarantine import quarantined
from rusta_core.spine.workers import Workers

GOLDENS = [
    "\n".join(f"let value_{n} = call_{golden}({n}, argument_{n * golden});" for n in range(20)) for golden in range(4)
]


def file(name: str, text: str) -> Document:
    return Document(
        doc_id=name, repo="a/b", role="code", title=name, text=text, license="MIT", source_url="u", sha256=digest(text)
    )


def page(name: str, codes: Sequence[str]) -> Document:
    return Document(
        doc_id=name,
        repo="a/book",
        role="docs",
        title=name,
        text="A page. " * 100,
        blocks=tuple(CodeBlock(code=code) for code in codes),
        license="MIT",
        source_url="u",
        sha256=digest(name),
    )


@given(
    st.lists(st.sampled_from(GOLDENS), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(GOLDENS), st.sampled_from(list(PLANTED))), max_size=6),
    st.integers(0, 99),
)
def test_just_what_is_near_is_quarantined(held: list[str], made: list[tuple[str, str]], seed: int) -> None:
    texts = [PLANTED[kind](text, Random(seed)) for text, kind in made]
    found = quarantined(
        [file(f"{number}", text) for number, text in enumerate(texts)],
        [file(f"golden/{number}", text) for number, text in enumerate(held)],
    )
    near = {f"{number}" for number, text in enumerate(texts) if any(nearness(text, golden) >= NEAR for golden in held)}
    assert set(found) == near


@pytest.mark.parametrize("workers", [Workers(), Workers(count=2)], ids=("one", "two"))
def test_planted_in_real_code(workers: Workers) -> None:
    rng = Random(1)
    texts = rust_files(150_000, seed=4)
    held = [file(f"golden/{number}", text) for number, text in enumerate(texts[::4])]
    others = [text for text in texts if all(nearness(text, golden.text) < NEAR for golden in held)]
    documents = [file(f"{number}", text) for number, text in enumerate(others)]
    kinds = ("exact", "reformatted", "remarked")
    planted = [
        file(f"{kind}/{golden.doc_id}", PLANTED[kind](golden.text, rng))
        for kind in kinds
        for golden in held
        if identity(golden.text) is not None
    ]
    assert set(quarantined([*documents, *planted], held, workers)) == {one.doc_id for one in planted}


def test_one_block_puts_the_page_in_quarantine_and_it_says_why() -> None:
    documents = [page("clean", ["fn main() {}", "let a = 1;"]), page("tainted", ["let a = 1;", *GOLDENS[2:]])]
    found = quarantined(documents, [file("golden/1", GOLDENS[1]), page("golden/2", [GOLDENS[2]])])
    assert found == {
        "tainted": Quarantined(
            path="tainted",
            rule="near held",
            reason="near held: has code of golden/2, which is only measured with (Jaccard 1.00)",
            sha256=documents[1].sha256,
        )
    }


def test_what_is_near_is_named_with_how_near_it_is() -> None:
    edited = GOLDENS[0].replace("value_7", "other")
    found = quarantined([file("copy", edited)], [file("golden/0", GOLDENS[0])])
    assert 0.7 < nearness(edited, GOLDENS[0]) < 1
    assert f"(Jaccard {nearness(edited, GOLDENS[0]):.2f})" in found["copy"].reason


def test_nothing_and_little() -> None:
    held = [file("golden", GOLDENS[0])]
    assert quarantined([], held) == quarantined([file("a", GOLDENS[0])], []) == quarantined([], []) == {}
    assert quarantined([file("a", "fn main() {}")], [file("golden", "fn main() {}")]) == {}
