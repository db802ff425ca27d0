"""Questions and answers from documentation, by rules: an answer stands word for word in the spans it rests on.

Items of a rustdoc page: what they do, their signature, how they are used, when they panic or fail, what an
unsafe one demands (`qa_items`). Error codes: what they mean, code that gives them, how it is mended (`qa_codes`).
Chapters: what their sentences answer by their form, and their code (`qa_prose`). Two of these that are about the same
thing in different books are one question with two anchors (`qa_pairs`). Near-identical ones are dropped (`qa_alike`).

Difficulty: 1 where the first words of the named span answer (what it is, what it does, its signature, a definition);
2 where a certain part of it does (a condition, an example, a consequence); 3 where reasons, obligations or a way out
are asked for. Two anchors are never easier than 2, and 3 unless both halves are of difficulty 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rusta_core.records import QA, Document, digest
from rusta_core.spine.qa.alike import Log, once, unlike
from rusta_core.spine.qa.codes import about_errors
from rusta_core.spine.qa.items import about_items
from rusta_core.spine.qa.pairs import pairs
from rusta_core.spine.qa.passages import ITEMS, Asked, Passage, passages
from rusta_core.spine.qa.prose import about_chapters
from rusta_core.spine.qa.topics import topic


def _unheard(_question: str, _reason: str) -> None: ...


def questions(documents: Iterable[Document], log: Log = _unheard, split: Mapping[str, str] | None = None) -> list[QA]:
    """The questions that documentation answers; `log` hears of each that is dropped, and why.

    split: of documents, by their ids. No question rests on documents of two splits.
    """
    return [record(one) for one in ask(documents, log, split or {})]


def ask(documents: Iterable[Document], log: Log, split: Mapping[str, str]) -> list[Asked]:
    """The questions as they are made, before they are records."""
    asked = once((one for passage in passages(documents) for one in _asked(passage)), log)
    joined = once(pairs(asked, log, split), log)
    return [*unlike(asked, log), *unlike(joined, log)]


def _asked(passage: Passage) -> Iterator[Asked]:
    yield from about_errors(passage)
    if passage.book in ITEMS:
        yield from about_items(passage)
    yield from about_chapters(passage)


def record(asked: Asked) -> QA:
    """As it is stored. The id is the hash of question, answer and spans, whatever else is asked."""
    spans = tuple(passage.span for passage in asked.passages)
    document = asked.passage.document
    return QA(
        id=f"qa-{digest(' '.join((asked.question, asked.answer, *(span.sha256 for span in spans))))[:20]}",
        repo=document.repo,
        question=asked.question,
        answer=asked.answer,
        anchors=spans,
        difficulty=asked.difficulty,
        topic=topic(document),
        license=spans[0].license,
        source_url=spans[0].source_url,
        commit=spans[0].commit,
        sha256=spans[0].sha256,
    )
