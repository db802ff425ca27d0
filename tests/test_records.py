"""What a record refuses by itself, and how a citation is resolved."""

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from rusta_core.records import RECORDS, DiagCase, DocSpan, Document, Edit, File, Measurement, digest

ORIGIN = {"license": "MIT", "source_url": "https://doc.rust-lang.org/std/", "sha256": "0" * 64}
TEXT = "# Größe\nUse `Vec::len`.\n"


def span(start: int, end: int, *, doc_id: str = "std/vec") -> DocSpan:
    sha256 = digest(TEXT.encode()[start:end])
    return DocSpan(**ORIGIN | {"sha256": sha256}, doc_id=doc_id, start=start, end=end)


@pytest.fixture
def document() -> Document:
    return Document(
        **ORIGIN | {"sha256": digest(TEXT)}, doc_id="std/vec", repo="std", role="docs", title="Vec", text=TEXT
    )


def test_citation_resolves_to_its_bytes_beyond_ascii(document):
    start = TEXT.encode().index(b"Use")
    assert document.resolve(span(start, start + 3)) == b"Use"


def test_citation_with_another_hash_or_document_is_none(document):
    cited = span(0, 4)
    assert document.resolve(cited) is not None
    assert document.resolve(evolve(cited, sha256="0" * 64)) is None
    assert document.resolve(evolve(cited, start=1, end=5)) is None
    assert document.resolve(evolve(cited, doc_id="std/string")) is None


def test_digest_is_sha256_of_utf8():
    assert digest("ö") == digest("ö".encode())
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: span(4, 3), "end 3 lies before start 4"),
        (lambda: evolve(span(0, 1), start=-1), "must be >= 0"),
        (lambda: evolve(span(0, 1), sha256="ABC"), "must match regex"),
        (lambda: File(path="/etc/passwd", text=""), "'/etc/passwd' leaves the tree"),
        (lambda: File(path="src/../../x.rs", text=""), "leaves the tree"),
        (lambda: Edit(path="a", start=0, end=-1, text=""), "must be >= 0"),
        (lambda: DiagCase(**ORIGIN, id="a", repo="b", error_class="lifetime"), "must be in"),
        (lambda: Measurement(name="x", value=None, n=-1), "must be >= 0"),
    ],
)
def test_refused(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_records_are_frozen_and_each_has_a_schema_of_its_own():
    with pytest.raises(FrozenInstanceError):
        span(0, 1).start = 2
    schemas = [cls.SCHEMA for cls in RECORDS]
    assert len(set(schemas)) == len(schemas)
    assert all(schema.endswith("/1") for schema in schemas)
