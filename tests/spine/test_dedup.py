"""One of each kind stays, and nothing goes but what has a near-duplicate among what stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from duplicates import PLANTED, nearness, rust_files
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import Document, digest
from rusta_core.spine.dedup import deduplicated
from rusta_core.spine.near import NEAR
from rusta_core.spine.workers import Workers

LINES = [f"let value_{n} = call_{n}(argument, {n}) + {n % 3};" for n in range(16)]


def document(name: str, text: str, role: str = "code") -> Document:
    return Document(
        doc_id=name,
        repo="a/b",
        role=role,
        title=name,
        text=text,
        license="MIT",
        source_url="u",
        sha256=digest(text),
    )


@st.composite
def chains(draw: st.DrawFn) -> list[Document]:
    """Files, each made of one before it by changing a line: near to its neighbours, and not to those further on."""
    texts = [LINES]
    for number in range(draw(st.integers(0, 9))):
        lines = list(draw(st.sampled_from(texts)))
        lines[draw(st.integers(0, len(lines) - 1))] = draw(st.sampled_from((f"other_{number}();", "", LINES[0])))
        texts.append(lines)
    roles = st.sampled_from(("code", "code", "code", "docs", "manifest"))
    names = draw(st.permutations(range(len(texts))))
    return [document(f"{name}", "\n".join(lines), draw(roles)) for name, lines in zip(names, texts, strict=True)]


def checked(documents: Sequence[Document], workers: Workers = Workers()) -> list[Document]:
    """What stays, once all that is promised of it was looked at."""
    heard: dict[str, str] = {}
    kept = deduplicated(documents, heard.__setitem__, workers)
    files = [one for one in kept if one.role == "code"]
    gone = [one for one in documents if one not in kept]
    assert kept == [one for one in documents if one not in gone]
    assert {one.doc_id for one in gone} == set(heard)
    for one in gone:
        [(named, alike)] = re.findall(r"nearly the same as (\S+) \(Jaccard (\S+)\)$", heard[one.doc_id])
        [stays] = [file for file in files if file.doc_id == named]
        assert one.role == "code"
        assert nearness(one.text, stays.text) >= NEAR
        assert (f"{nearness(one.text, stays.text):.2f}", named < one.doc_id) == (alike, True)
    for at, one in enumerate(files):
        assert all(nearness(one.text, other.text) < NEAR for other in files[:at])
    return kept


@given(chains())
def test_what_goes_is_near_to_what_stays_and_what_stays_is_not_near(documents: list[Document]) -> None:
    checked(documents)


@given(chains(), st.randoms())
def test_the_order_of_documents_does_not_matter(documents: list[Document], rng: Random) -> None:
    kept = {one.doc_id for one in deduplicated(documents, lambda *_: None)}
    rng.shuffle(documents)
    assert {one.doc_id for one in deduplicated(documents, lambda *_: None)} == kept


def test_real_files_and_planted_copies() -> None:
    rng = Random(5)
    texts = rust_files(150_000, seed=3)
    texts += [change(text, rng) for change in PLANTED.values() for text in rng.sample(texts, 4)]
    rng.shuffle(texts)
    documents = [document(f"{number:03}", text) for number, text in enumerate(texts)]
    kept = checked(documents)
    assert len(documents) - len(kept) >= 16
    assert deduplicated(documents, lambda *_: None, Workers(count=2)) == kept


def test_a_second_time_nothing_goes() -> None:
    documents = [document(f"{n}", "\n".join([*LINES[n:], f"end_{n}();"])) for n in range(9)]
    kept = checked(documents)
    assert 1 < len(kept) < 9
    assert checked(kept) == kept


def test_what_is_near_only_to_what_went_stays() -> None:
    one, two, three = ("\n".join(LINES[at : at + 10]) for at in range(3))
    documents = [document("1", one), document("2", two), document("3", three)]
    assert nearness(one, two) >= NEAR
    assert nearness(two, three) >= NEAR
    assert nearness(one, three) < NEAR
    assert [file.doc_id for file in checked(documents)] == ["1", "3"]
    # A copy of what went goes with it: by name, it is as near to what stayed.
    assert [file.doc_id for file in checked([*documents, document("4", two)])] == ["1", "3"]


def test_the_log_says_what_is_repeated() -> None:
    text = "\n".join(LINES)
    heard: list[tuple[str, str]] = []
    documents = [document("b", text + " // again"), document("page", text, role="docs"), document("a", text)]
    kept = deduplicated(documents, lambda what, why: heard.append((what, why)))
    assert [one.doc_id for one in kept] == ["page", "a"]
    assert heard == [("b", "repeats a file: nearly the same as a (Jaccard 1.00)")]


def test_nothing_and_little() -> None:
    assert deduplicated([], lambda *_: None) == []
    tiny = [document("1", "fn main() {}"), document("2", "fn main() {}"), document("3", ""), document("4", "")]
    assert checked(tiny) == tiny
