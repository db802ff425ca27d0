"""Citations resolve to their bytes or to nothing."""

from __future__ import annotations

from attrs import evolve

from rusta_core import DocSpan, Document, digest
from rusta_core.spine.citations import resolve

TEXT = "Grüße aus Rust"
SPAN = DocSpan(doc_id="d", start=0, end=7, sha256=digest("Grüße"), license="MIT", source_url="u")
PAGE = Document(
    doc_id="d", repo="r", role="docs", title="t", text=TEXT, license="MIT", source_url="u", sha256=digest(TEXT)
)


def test_resolve() -> None:
    assert resolve({"d": PAGE}, SPAN) == "Grüße".encode()
    assert resolve({}, SPAN) is None
    assert resolve({"d": PAGE}, evolve(SPAN, end=8)) is None
    assert resolve({"d": PAGE}, evolve(SPAN, start=99, end=100)) is None
    assert resolve({"d": PAGE, "e": PAGE}, evolve(SPAN, doc_id="e")) is None
    assert resolve({"d": evolve(PAGE, text="Grüsse aus Rust")}, SPAN) is None
