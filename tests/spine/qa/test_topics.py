"""Topics by the words of a page."""

from __future__ import annotations

import pytest
from attrs import evolve
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core.spine.qa.topics import OTHER, TOPICS, topic


@pytest.mark.parametrize(
    ("doc_id", "title", "about"),
    [
        ("error_codes/E0382", "Error code E0382", "error E0382"),
        ("error_codes/E0001", "Error code E0001: Note: this error code is no longer emitted", "error E0001"),
        ("std/collections/struct.HashMap", "std::collections::HashMap", "collections"),
        ("std/primitive.i32", "i32 (primitive)", "numbers"),
        ("std/sync/struct.Arc", "std::sync::Arc", "concurrency"),
        ("std/hint/fn.spin_loop", "std::hint::spin_loop", "control flow"),
        ("book/ch04-02-references-and-borrowing", "References and Borrowing", "ownership"),
        ("nomicon/vec/vec-alloc", "Allocating Memory", "collections"),
        ("nomicon/send-and-sync", "Send and Sync", "concurrency"),
        ("reference/items/traits", "Traits", "traits"),
        ("core/arch/x86/fn._mm_add_epi8", "core::arch::x86::_mm_add_epi8", "hardware"),
        ("reference/notation", "Notation", OTHER),
    ],
)
def test_topics(doc_id: str, title: str, about: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    document = next(iter(RustDocs().documents(Said(tmp_path_factory.mktemp("topics")).context())))
    assert topic(evolve(document, doc_id=doc_id, title=title)) == about
    assert about in TOPICS or about.startswith("error ")
