"""How sure it is that a passage answers: more of the question's words make it surer, a second of the same less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.run.explaining.search import ENOUGH
from rusta_core.run.explaining.sureness import Passage, looks, sureness

DROP = Passage("Destructors", "# Destructors\n\nA destructor is what runs when a value goes out of scope.\n")
MOVE = Passage("Moves", "# Moves\n\nA value is moved when it is assigned. A `Copy` value is copied.\n")
TREE = Passage("Trees", "# Trees\n\nLeaves fall in autumn, and nobody asks why.\n")
ASKED = "What is a destructor?"

WORDS = st.sampled_from(["a", "destructor", "is", "value", "`Copy`", "moved", "scope", "what", "trees", "{", "é", "."])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


def test_the_passage_that_says_it_is_sure_enough_and_no_other():
    found = sureness(ASKED, [TREE, DROP, MOVE])
    assert found[1] > 0.5 > ENOUGH
    assert max(found[0], found[2]) < 0.05


def test_where_none_says_it_none_is_sure_enough():
    assert max(sureness(ASKED, [TREE, MOVE])) < ENOUGH
    assert sureness(ASKED, []) == []


def test_two_that_say_the_same_make_each_other_less_sure():
    alone, *_ = sureness(ASKED, [DROP, TREE])
    beside = sureness(ASKED, [DROP, Passage("Scopes", DROP.text)])
    assert max(beside) < alone


def test_the_article_and_the_plural_are_no_matter():
    for asked in (ASKED, "Which is the destructor?", "What is destructor?"):
        assert looks(asked, [DROP])[0].begins == 1.0
    assert looks("What is a value?", [DROP])[0].begins == 0.0
    assert looks("How do destructors run?", [DROP]) == looks("How do destructor runs?", [DROP])


def test_code_that_is_asked_for_is_looked_for_in_the_title_and_in_sentences():
    [titled, said, neither] = looks("What can `Copy` do?", [Passage("The `Copy` trait", "It is."), MOVE, TREE])
    assert (titled.code_titled, said.code_titled, neither.code_titled) == (1.0, 0.0, 0.0)
    assert (titled.code_said, said.code_said, neither.code_said) == (0.0, 1.0, 0.0)
    assert looks(ASKED, [TREE])[0].code_said == 0.5, "nothing is asked for"


@given(TEXTS, st.lists(st.builds(Passage, TEXTS, TEXTS), max_size=5))
def test_they_are_chances_whatever_is_asked_and_found(asked, passages):
    found = sureness(asked, passages)
    assert len(found) == len(passages)
    assert all(0.0 <= one <= 1.0 for one in found)
    assert sum(found) < 1.0 + 1e-9
