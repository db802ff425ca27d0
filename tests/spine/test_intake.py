"""Who comes in and who does not."""

from __future__ import annotations

from attrs import evolve

from rusta_core import DocSpan, Document, digest
from rusta_core.spine.intake import admit


def document(doc_id: str, license: str = "MIT", text: str = "words") -> Document:
    span = DocSpan(doc_id=doc_id, start=0, end=5, sha256=digest(text[:5]), license=license, source_url="u", title="T")
    return Document(
        doc_id=doc_id,
        repo="r",
        role="docs",
        title="t",
        text=text,
        sections=(span,),
        license=license,
        source_url="u",
        sha256=digest(text),
    )


def test_refused_documents_are_named_with_the_reason() -> None:
    good = document("good")
    forged = evolve(document("forged"), text="other")
    span = evolve(good.sections[0], doc_id="moved", sha256=digest("else"))
    heard: list[tuple[str, str]] = []
    admitted = admit(
        [good, document("gpl", "GPL-3.0-only"), document("good"), forged, evolve(document("moved"), sections=(span,))],
        lambda what, why: heard.append((what, why)),
    )
    assert list(admitted) == [good]
    assert heard == [
        ("gpl", "licence 'GPL-3.0-only' is not permissive"),
        ("good", "a document with this id is here already"),
        ("forged", "its sha256 is not that of its text"),
        ("moved", "section 'T' is not the bytes that its sha256 names"),
    ]


def test_a_refused_document_does_not_hold_its_id() -> None:
    assert len(list(admit([document("a", "GPL-3.0-only"), document("a")], lambda *_: None))) == 1
