"""Questions by the form of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.spine.qa.sentences import asked_by, sentences


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("If the vector is full, pushing moves it to a larger place.", "what holds if the vector is full?"),
        ("When a value goes out of scope, its destructor runs.", "what happens when a value goes out of scope?"),
        ("To convert a type to a `String`, implement `ToString`.", "how does one convert a type to a `String`?"),
        ("A closure is a function that captures its environment.", "what is a closure?"),
        ("Closures are functions that capture the environment.", "what are closures?"),
        ("`NonNull` provides a convenience for dangling pointers.", "what does `NonNull` provide?"),
        ("A data race cannot write to safe Rust memory.", "what can a data race not do?"),
        ("Rust must know the size of every local variable.", "what must Rust do?"),
        ("A pointer must be aligned to what it points to.", "what must be done with a pointer?"),
        ("The alignment of a type must be a power of two.", "what must the alignment of a type be?"),
        ("`unsafe` blocks can only be used with great care.", "what can be done with `unsafe` blocks?"),
        (
            "Raw pointers are not checked because nobody knows who owns them.",
            "why is it that raw pointers are not checked?",
        ),
    ],
)
def test_rules(sentence: str, question: str) -> None:
    assert [asked.question for asked in asked_by(sentence, f"{sentence} and so on")] == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "This is a list of things that one should know about.",
        "If it is full, pushing moves the vector to a larger place.",
        "Returns a reference to the value that is held inside.",
        "However a type is a thing with a size and an alignment.",
        "For example a closure is a function without a name.",
        "A closure is short.",
        "A closure is a function that ends in a colon, as follows:",
        "If called on a trait object, the method does nothing at all.",
        "When reading, writing and compiling, programs need much memory.",
        "If the vector is full, these functions move it elsewhere.",
        "Warning: Deref coercion is a powerful feature of the language.",
        "The function bodies have the same code in both of the cases.",
        "Rust’s safety guarantees only cover what programs can do.",
        "A call to `park` does not guarantee that the thread will wait.",
        "`repr(packed(n))` (where `n` is a power of two) is an alignment.",
        "A read can fail, for example where nothing was ever written.",
        "will instantiate the type parameter with another type of integer.",
        "To wrap up, let’s consider how futures and threads fit together.",
    ],
)
def test_sentences_that_point_elsewhere_ask_nothing(sentence: str) -> None:
    assert list(asked_by(sentence, sentence)) == []


def test_what_the_place_names_can_be_asked_about() -> None:
    sentence = "The pattern can be a slice of characters or a closure."
    assert [asked.question for asked in asked_by(sentence, sentence, definite=True)] == ["what can the pattern be?"]
    assert list(asked_by(sentence, sentence)) == []


def test_a_question_about_a_thing_says_which() -> None:
    [thing] = asked_by("A closure is a function that captures its environment.", "")
    assert thing.subject == "a closure"
    [clause] = asked_by("If the vector is full, pushing moves it to a larger place.", "")
    assert clause.subject == ""


def test_sentences() -> None:
    text = "One `a.b()` here. Two, e.g. `Vec`, here! Three (see `x`). `Four` is 1.5 high."
    assert sentences(text) == ["One `a.b()` here.", "Two, e.g. `Vec`, here!", "Three (see `x`).", "`Four` is 1.5 high."]


@given(st.text(max_size=200))
def test_sentences_stand_word_for_word_in_their_paragraph(text: str) -> None:
    place = 0
    for sentence in sentences(text):
        place = text.index(sentence, place) + len(sentence)
    list(asked_by(text, text))
