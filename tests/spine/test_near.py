"""Near-duplicates are exactly those that a comparison of all pairs finds, whatever the order and whoever works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from duplicates import PLANTED, identity, jaccard, nearness, rust_files, shingles, truth
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core import UsageError
from rusta_core.spine.near import NEAR, Pair, near_between, near_pairs
from rusta_core.spine.workers import Workers

LINES = [f"let value_{n} = call_{n}(argument, {n}) + {n % 3};" for n in range(14)] + ["", "// a remark", "é = naïve();"]


@st.composite
def corpora(draw: st.DrawFn) -> list[str]:
    """Texts of few lines, most of them made of others by changing some lines."""
    texts = [draw(st.lists(st.sampled_from(LINES), max_size=14))]
    for _ in range(draw(st.integers(0, 9))):
        lines = list(draw(st.sampled_from(texts)))
        for _ in range(draw(st.integers(0, 3))):
            lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(LINES)))
            del lines[draw(st.integers(0, len(lines) - 1))]
        texts.append(lines)
    return [draw(st.sampled_from(("\n", "\n\n", "\n // x\n\t"))).join(lines) for lines in texts]


def found(texts: Sequence[str], at_least: float = NEAR) -> dict[tuple[int, int], float]:
    return as_dict(near_pairs(texts, at_least=at_least))


def as_dict(pairs: Sequence[Pair]) -> dict[tuple[int, int], float]:
    named = {(pair.one, pair.other): pair.jaccard for pair in pairs}
    assert len(named) == len(pairs)
    return named


def nearest(texts: Sequence[str], held: Sequence[str], at_least: float = NEAR) -> dict[int, tuple[int, float]]:
    """Of each text, by comparing it with all that are held."""
    best = {}
    theirs = [(identity(text), shingles(text)) for text in held]
    for at, text in enumerate(texts):
        code, mine = identity(text), shingles(text)
        alike = [1.0 if code and code == other else jaccard(mine, all_of) for other, all_of in theirs]
        exact = next((number for number, (other, _) in enumerate(theirs) if code and code == other), None)
        if exact is not None:
            best[at] = (exact, 1.0)
        elif max(alike, default=0.0) >= at_least:
            best[at] = (alike.index(max(alike)), max(alike))
    return best


@pytest.fixture(scope="module")
def real() -> list[str]:
    """About 1.5 MB of real Rust with planted copies of all kinds, shuffled."""
    rng = Random(7)
    texts = rust_files(900_000)
    texts += [change(text, rng) for change, text in product(PLANTED.values(), rng.sample(texts, 9))]
    rng.shuffle(texts)
    return texts


@pytest.fixture(scope="module")
def real_truth(real: list[str]) -> dict[tuple[int, int], float]:
    return truth(real, 0.5)


@given(corpora(), st.sampled_from((0.3, 0.5, 0.7, 0.9, 1.0)))
@settings(max_examples=80)
def test_all_pairs_of_made_texts(texts: list[str], at_least: float) -> None:
    assert found(texts, at_least) == truth(texts, at_least)


@given(corpora(), st.integers(0, 10), st.sampled_from((0.5, 0.7, 1.0)))
@settings(max_examples=80)
def test_the_nearest_of_made_texts(texts: list[str], cut: int, at_least: float) -> None:
    mine, held = texts[:cut], texts[cut:]
    pairs = near_between(mine, held, at_least=at_least)
    assert {pair.one: (pair.other, pair.jaccard) for pair in pairs} == nearest(mine, held, at_least)
    assert [pair.one for pair in pairs] == sorted({pair.one for pair in pairs})


@pytest.mark.parametrize("at_least", [0.5, 0.7, 0.9])
def test_all_pairs_of_real_code(real: list[str], real_truth: dict[tuple[int, int], float], at_least: float) -> None:
    assert found(real, at_least) == {pair: alike for pair, alike in real_truth.items() if alike >= at_least}
    assert sum(alike < 1 for alike in real_truth.values()) > 10
    assert sum(alike == 1 for alike in real_truth.values()) > 10


def test_the_nearest_of_real_code(real: list[str]) -> None:
    mine, held = real[::2], real[1::2]
    found = {pair.one: (pair.other, pair.jaccard) for pair in near_between(mine, held)}
    assert found == nearest(mine, held)
    assert len(found) > 10


@pytest.mark.parametrize("kind", PLANTED)
def test_planted_copies_are_found_as_far_as_they_are_near(kind: str) -> None:
    rng = Random(3)
    for text in rust_files(60_000, seed=2):
        copy = PLANTED[kind](text, rng)
        alike = nearness(text, copy)
        assert found([text, copy]) == ({(0, 1): alike} if alike >= NEAR else {})
        assert alike == 1 or not identity(text) or kind not in ("exact", "reformatted", "remarked")


@given(corpora(), st.randoms())
def test_the_order_of_texts_does_not_matter(texts: list[str], rng: Random) -> None:
    texts = list({identity(text): text for text in texts if identity(text)}.values())  # copies follow the first
    order = rng.sample(range(len(texts)), len(texts))
    moved = found([texts[at] for at in order])
    assert {tuple(sorted((order[one], order[other]))): alike for (one, other), alike in moved.items()} == found(texts)


def test_two_workers_find_the_same(monkeypatch: pytest.MonkeyPatch, real: list[str]) -> None:
    monkeypatch.setattr("rusta_core.spine.near._TASK", 1 << 17)  # so that there is work for both
    assert near_pairs(real, workers=Workers(count=2)) == near_pairs(real)


def test_batches_do_not_show(monkeypatch: pytest.MonkeyPatch, real: list[str]) -> None:
    once = near_pairs(real)
    monkeypatch.setattr("rusta_core.spine.shingles._AT_ONCE", 1)
    monkeypatch.setattr("rusta_core.spine.near._TASK", 10_000)
    assert near_pairs(real) == once


def test_ray_is_not_needed() -> None:
    code = "import sys; sys.modules['ray'] = None; from rusta_core.spine.near import near_pairs; print(near_pairs([]))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_nothing_and_little() -> None:
    short = "fn main() {}"
    assert near_pairs([]) == near_pairs([""]) == near_pairs(["", ""]) == near_pairs([short, short, short]) == []
    assert near_between([], []) == near_between([short], []) == near_between([], [short]) == []
    assert near_between([short], [short]) == []


def test_few_tokens_are_duplicates_only_of_the_same() -> None:
    one = "extern_crate!(a_name_that_is_quite_long_and_says_nothing_whatever_of_it, another);"
    assert found([one, one.replace(" ", "\n"), one.replace("another", "other")]) == {(0, 1): 1.0}
    assert near_between([one.replace(",", " ,")], [one.replace("r)", ")"), one]) == [Pair(0, 1, 1.0)]


def test_other_scripts_are_words_too() -> None:
    text = "\n".join(f'println!("Größe {n}: {{}} — 大きさ 🦀", länge_{n});' for n in range(20))
    other = text.replace("länge_7)", "länge_8)")
    assert found([text, other, text.replace("大きさ", "大小")]) == truth([text, other, text.replace("大きさ", "大小")])
    assert (0, 1) in found([text, other])


def test_copies_of_one_text_are_as_many_pairs_as_copies() -> None:
    text, near = "\n".join(LINES), "\n".join(LINES[1:])
    pairs = found([text, near] * 3_000)
    assert len(pairs) == 2 * 2_999 + 1
    assert {one for one, _ in pairs} == {0, 1}


def test_what_stands_in_every_file_joins_nothing() -> None:
    header = "\n".join(f"const LICENCE_{n}: &str = terms({n}, {n * n});" for n in range(30))
    bodies = ["\n".join(f"fn f{n}_{line}() -> u{n % 7} {{ {n} + {line} }}" for line in range(60)) for n in range(2_000)]
    texts = [f"{header}\n{body}" for body in bodies]
    copy = texts[500].replace("f500_3()", "f500_three()")
    assert found([*texts, copy]) == {(500, 2_000): nearness(texts[500], copy)}


def test_a_text_that_is_part_of_another_is_found_by_the_last_shingle_that_is_joined() -> None:
    part, rest = ("\n".join(f"let {name}_{n} = {name}({n}, {n + 1});" for n in range(30)) for name in ("part", "rest"))
    texts = [f"{part}\n{rest}", part, rest, f"{part}\nlet end = 1;", f"let begin = 1;\n{part}"]
    alike = nearness(texts[0], texts[1])
    assert found(texts, alike) == truth(texts, alike)
    assert (0, 1) in found(texts, alike)
    assert (0, 1) not in found(texts, alike + 1e-6)
    assert found(texts[:2], alike) == {(0, 1): alike}
    assert found(texts[:2], alike + 1e-6) == {}


@pytest.mark.parametrize("at_least", [0, -1, 1.1])
def test_what_is_no_similarity_is_refused(at_least: float) -> None:
    with pytest.raises(UsageError, match="no Jaccard similarity") as caught:
        near_pairs(["a"], at_least=at_least)
    assert "give a number above 0, at most 1" in str(caught.value)
