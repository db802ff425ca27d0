"""What a text is made of: tokens, shingles and an identity, against the definition in plain Python."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pytest
from duplicates import identity, rust_files, shingles
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.spine.shingles import LEAST_BYTES, MOST_TEXTS, Sketch, batches, fingerprint, ordered, sketch, sketches

SIGNS = ["/", "//", "/*", "*/", "*", ":", "://", "\n", " ", "\t", "\0", '"', "\x7f"]
WORDS = ["a", "ab_1", "é", "日本", "🦀", "word" * 40, "x" * 64, "x" * 65, "x" * 128, "12345678", "123456789"]
CODES = ["fn f() { }", "let value = other + 1;", "// https://rust.org\n"]
TEXTS = st.lists(st.sampled_from(SIGNS + WORDS + CODES), max_size=60).map("".join)
LONG = "fn one(two: u32) -> u32 { let three = two + 1; let four = three * 2; four - two }"


def sizes(*texts: str) -> list[int]:
    return [int(size) for size in sketch(texts).sizes]


def same(one: Sketch, other: Sketch) -> bool:
    return one.marks == other.marks and all(map(np.array_equal, (one.sizes, one.keys), (other.sizes, other.keys)))


@given(st.lists(TEXTS, max_size=6))
def test_there_is_a_key_for_every_shingle(texts: list[str]) -> None:
    found = sketch(texts)
    assert found.sizes.tolist() == [len(shingles(text)) for text in texts]
    hashes = found.keys >> np.uint64(16)
    assert len(set(hashes.tolist())) == len(frozenset[object]().union(*map(shingles, texts)))
    assert found.keys.tolist() == sorted(set(found.keys.tolist()))


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_the_same_code_is_one_identity(texts: list[str]) -> None:
    marks = sketch(texts).marks
    for text, mark in zip(texts, marks, strict=True):
        known = identity(text)
        assert fingerprint(text) == (known and sha256(known).hexdigest())
        assert (mark is None) == (known is None)
    assert len(set(marks)) == len(set(map(identity, texts)))


@given(TEXTS, st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4))
def test_what_stands_around_a_text_does_not_change_it(text: str, before: list[str], after: list[str]) -> None:
    alone, among = sketch([text]), sketch([*before, text, *after])
    at = np.uint64(len(before))
    mine = among.keys[(among.keys & np.uint64(MOST_TEXTS - 1)) == at]
    assert among.marks[len(before)] == alone.marks[0]
    assert np.array_equal(mine - at, alone.keys)


def test_real_code_is_counted_as_the_definition_says() -> None:
    texts = rust_files(400_000)
    assert sizes(*texts) == [len(shingles(text)) for text in texts]


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace(" ", "\n\t"),
        LONG.replace(" ", ""),
        LONG.replace("; ", "; // let five = 5;\n"),
        LONG.replace("; ", "; /* let\n five = 5; */"),
        "//! A header.\n\n" + LONG + "\n// and an end without a line break",
        LONG.replace("; ", "; /* */ "),
    ],
)
def test_layout_and_comments_are_not_code(other: str) -> None:
    if " " in other:  # without any, words run into one another: the bytes are the same, the tokens are not
        assert np.array_equal(sketch([other]).keys, sketch([LONG]).keys)
    assert fingerprint(other) == fingerprint(LONG)


def test_a_url_is_no_comment() -> None:
    here, there = (f'{LONG} fn link() -> &str {{ "https://rust-lang.org/{name}" }}' for name in ("one", "two"))
    assert fingerprint(here) != fingerprint(there)


def test_what_opens_and_never_closes_is_code_and_takes_no_time() -> None:
    globs = "\n".join(f'let glob = "src/*{number}";' for number in range(40_000))
    few = globs[:20_000]
    assert sizes(few) == [len(shingles(few))]
    assert fingerprint(f"{globs}\n// the end") == fingerprint(globs)
    assert fingerprint(f"/* a */ {globs}") == fingerprint(globs)
    assert fingerprint(f"{LONG} // in */ a line {LONG}\n{LONG}") == fingerprint(LONG + LONG)


def test_long_words_differ_in_any_byte() -> None:
    word = "x" * 300
    others = [word[:at] + "y" + word[at + 1 :] for at in range(300)]
    hashes = {tuple(sketch([f"{LONG} {name}"]).keys.tolist()) for name in (word, *others)}
    assert len(hashes) == 301


def test_short_texts_have_no_shingles_and_very_short_ones_no_identity() -> None:
    assert sizes("", " ", "// only a remark", "a b c d e f") == [0, 0, 0, 0]
    few = "a_rather_long_name " * 23
    assert sizes(few, few + "end") == [0, len(shingles(few + "end"))]
    assert fingerprint("x" * (LEAST_BYTES - 1)) is None
    assert fingerprint("x" * LEAST_BYTES) == sha256(b"x" * LEAST_BYTES).hexdigest()


def test_no_texts_at_all() -> None:
    assert sketches([]) == []
    assert same(sketch([]), Sketch([], np.zeros(0, np.int64), np.zeros(0, np.uint64)))


@given(st.lists(st.text("ab", max_size=9), max_size=30), st.integers(1, 12))
def test_batches_keep_the_order_and_the_size(texts: list[str], size: int) -> None:
    found = list(batches(texts, size))
    assert [text for batch in found for text in batch] == texts
    assert all(len(batch) == 1 or sum(map(len, batch)) <= size for batch in found)
    assert all(found)


def test_a_batch_numbers_its_texts_in_the_bits_that_there_are() -> None:
    many = [""] * (MOST_TEXTS + 1)
    assert [len(batch) for batch in batches(many, 10)] == [MOST_TEXTS, 1]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_keys_are_ordered(keys: list[int]) -> None:
    assert ordered(np.array(keys, np.uint64)).tolist() == sorted(keys)


def test_a_word_is_of_letters_digits_and_whole_letters_of_other_scripts() -> None:
    assert sizes(" ".join(f"naïve{number}_日本語" for number in range(30))) == [26]
