"""What is dropped as near-identical, over the installed documentation of one book and against all pairs."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.qa.alike import ALIKE, jaccard, once, unlike, word_sets
from rusta_core.spine.qa.codes import about_errors
from rusta_core.spine.qa.items import about_items
from rusta_core.spine.qa.passages import Asked, passages


def _unheard(_question: str, _reason: str) -> None: ...


def test_none_that_stays_is_near_identical_and_each_that_goes_is(tmp_path: Path) -> None:
    toolchain = Toolchain.find()
    if toolchain.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    source = RustDocs(books=("error_codes",)).documents(Said(tmp_path).context(toolchain))
    asked = once((one for passage in passages(source) for one in about_errors(passage)), _unheard)
    heard: list[str] = []
    kept = unlike(asked, lambda question, _reason: heard.append(question))
    words = word_sets(asked)
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in kept:
        kinds[one.kind].append(one)
    for some in kinds.values():
        assert all(jaccard(words[one], words[other]) < ALIKE for one, other in combinations(some, 2))
    gone = [one for one in asked if one not in set(kept)]
    assert sorted(one.question for one in gone) == sorted(heard)
    assert gone
    for one in gone:
        assert any(jaccard(words[one], words[other]) >= ALIKE for other in kinds[one.kind]), one.question


def test_a_question_is_asked_once_and_a_sentence_answers_once(tmp_path: Path) -> None:
    found = passages(RustDocs().documents(Said(tmp_path).context()))
    asked = [one for passage in found for one in about_items(passage)]
    heard: list[tuple[str, str]] = []
    first, *_ = asked
    other = Asked(first.kind, "What else?", first.answers, 1, first.passages)
    assert once([first, first, other], lambda *said: heard.append(said)) == [first]
    assert heard == [(first.question, "asked already"), ("What else?", "its answer is another question's")]
