"""Wrong spans that look right."""

from __future__ import annotations

from attrs import evolve
from tiny import document, library, quiz

from rusta_core.training.distractors import Distractors, overlap


def test_they_share_the_words_or_the_page_and_never_the_answer():
    drawn = Distractors(library().values(), seed=1).draw(quiz())
    for one, spans in zip(quiz(), drawn, strict=True):
        [gold] = one.anchors
        assert len({span.sha256 for span in spans}) == len(spans) == 4
        assert not any(overlap(span, gold) for span in spans)
        verb = (gold.title or "").rpartition(" ")[2]
        assert all(span.doc_id == gold.doc_id or verb in (span.title or "") for span in spans)


def test_the_same_text_on_another_page_is_no_distractor():
    pages = {name: document(name, {"When a vector grows": "The vector grows at noon."}) for name in ("one", "two")}
    [spans] = Distractors(pages.values(), seed=1).draw([evolve(quiz()[0], anchors=pages["one"].sections)])
    assert spans == []


def test_there_may_be_nothing_to_draw_from():
    assert Distractors([], seed=1).draw(quiz()[:2]) == [[], []]
    assert Distractors(library().values(), seed=1).draw([]) == []
