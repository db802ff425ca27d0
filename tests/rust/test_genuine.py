"""Which candidates count as the repair that was meant."""

from __future__ import annotations

import pytest
from attrs import evolve
from tiny import TEXT, candidate, case, edit_after

from rusta_core import Edit, File
from rusta_core.rust.genuine import equals_gold, files_of, genuine, same_files

LIKE_GOLD = candidate(edit_after("w = v", " . clone( ) "))
OTHER = candidate(edit_after("let v = vec![1", ", 2"))
TESTED = evolve(case(), tests="rustc --test")
NO_GOLD = evolve(case(), gold_patch=None)


@pytest.mark.parametrize(
    ("of", "one", "word"),
    [
        (case(), LIKE_GOLD, True),
        (case(), OTHER, False),  # without tests, only the known repair is believed
        (case(), evolve(LIKE_GOLD, compiles=False), False),
        (case(), evolve(LIKE_GOLD, compiles=None), None),
        (case(), evolve(LIKE_GOLD, honest=False), False),
        (TESTED, evolve(OTHER, tests_green=True), True),
        (TESTED, evolve(OTHER, tests_green=False), False),
        (TESTED, evolve(OTHER, tests_green=True, honest=False), False),
        (TESTED, OTHER, None),  # its tests were not run
        (TESTED, LIKE_GOLD, True),
        (TESTED, evolve(OTHER, compiles=False), False),
        (NO_GOLD, OTHER, None),
        (evolve(NO_GOLD, gold_text=dict(LIKE_GOLD.files)["src/main.rs"]), LIKE_GOLD, True),
        (evolve(NO_GOLD, gold_text=TEXT), LIKE_GOLD, False),
    ],
)
def test_the_word_on_a_candidate(of, one, word):
    assert genuine(of, one) is word
    assert genuine(of, evolve(one, files=())) is word


def test_words_that_run_together_are_not_the_same_tokens():
    spaced, joined = (evolve(NO_GOLD, gold_text=TEXT.replace("let w", word)) for word in ("let w", "letw"))
    assert equals_gold(spaced, candidate(edit_after("w", ""))) is True
    assert equals_gold(joined, candidate(edit_after("w", ""))) is False


def test_all_files_of_a_crate_must_be_as_the_gold_patch_makes_them():
    crate = evolve(case(), files=(*case().files, File(path="src/other.rs", text="fn f() {}\n")))
    right = evolve(LIKE_GOLD, files=())
    assert equals_gold(crate, right) is True
    public = Edit(path="src/other.rs", start=0, end=0, text="pub ")
    extra = evolve(right, edits=(*right.edits, public))
    assert equals_gold(crate, extra) is False
    assert [file.path for file in files_of(crate, extra)] == ["src/main.rs", "src/other.rs"]


def test_a_file_of_comments_alone_has_no_tokens():
    one, comment, item = ([File(path="src/main.rs", text=text)] for text in ("// a\n", "// b\n", "fn f() {}\n"))
    assert same_files(one, comment)
    assert not same_files(comment, item)
