"""Tool `doc-index`: finds the passages of the documentation that a question or a diagnostic is about."""

from __future__ import annotations

import json
import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, ClassVar

from attrs import define, field, frozen

from rusta_core import DocSpan, Document, Observation, ProbeContext, Workshop, cited_at, digest, hookimpl

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|\d+")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")
_CODE = re.compile(r"\bE\d{4}\b")
_PAGES = "pages.json"
_SAYS_NOTHING = frozenset(
    (
        "a", "about", "an", "and", "are", "at", "be", "been", "by", "can", "did", "do", "does", "done",
        "from", "how", "i", "is", "it", "its", "me", "my", "of", "on", "one", "or", "should", "that",
        "the", "these", "this", "those", "to", "was", "we", "what", "when", "which", "who", "why", "will",
        "with", "would", "you", "your",
    )
)  # fmt: skip
"""English that would match anything. Rust's own short words (`as`, `for`, `if`, `in`) are not among it."""


@lru_cache(maxsize=1 << 17)
def _split(word: str) -> tuple[str, ...]:
    """`read_to_end` as itself, read, end; `HashMap` as itself, hash, map. `as_ref` is not about `as`."""
    parts = [part for piece in word.split("_") for part in _CAMEL.findall(piece)]
    parts = [part for part in parts if len(part) > 2] if len(parts) > 1 and not _CODE.fullmatch(word) else []
    return tuple(token for token in map(str.lower, (word, *parts)) if token not in _SAYS_NOTHING)


def tokens(text: str) -> list[str]:
    """The words of prose and Rust by which passages are found, in lower case, in order."""
    return [token for word in _WORD.findall(text) for token in _split(word)]


@define
class _Index:
    """BM25 over the sections of `documents`: section `n` of all is one of the page that begins last before it."""

    documents: Mapping[str, Document]
    ids: Sequence[str]
    begins: Sequence[int]  # of each page: the number of its first section
    bm25: Any

    @classmethod
    def build(cls, documents: Mapping[str, Document]) -> _Index:
        from bm25s import BM25  # brings numpy; only a run that asks needs it

        begins: list[int] = []
        corpus: list[list[int]] = []
        vocabulary: dict[str, int] = {}
        for document in documents.values():
            data = document.text.encode()
            begins.append(len(corpus))
            for span in document.sections:
                words = tokens(f"{span.title or ''}\n{data[span.start : span.end].decode(errors='replace')}")
                corpus.append([vocabulary.setdefault(word, len(vocabulary)) for word in words])
        bm25 = BM25()
        bm25.vocab_dict = vocabulary
        if vocabulary:
            bm25.index((corpus, vocabulary), create_empty_token=False, show_progress=False)
        return cls(documents, list(documents), begins, bm25)

    @classmethod
    def kept(cls, documents: Mapping[str, Document], folder: Path) -> _Index:
        """The index that lies in a folder; where there is none it is built and put there."""
        from bm25s import BM25

        here = folder / f"doc-index-{digest(Path(__file__).read_bytes())[:16]}"
        try:
            pages = json.loads((here / _PAGES).read_bytes())
            return cls(documents, pages["ids"], pages["begins"], BM25.load(here, mmap=True, show_progress=False))
        except (OSError, ValueError, KeyError):
            made = cls.build(documents)
        if made.bm25.vocab_dict:
            with TemporaryDirectory(dir=folder) as name:
                scratch = Path(name) / "index"
                made.bm25.save(scratch, show_progress=False)
                (scratch / _PAGES).write_text(json.dumps({"ids": made.ids, "begins": made.begins}))
                with suppress(OSError):  # another process put its own there
                    scratch.rename(here)
        return made

    def of_code(self, code: str) -> DocSpan | None:
        """The first section of the page about an error code."""
        return cited_at(self.documents, f"error_codes/{code}")

    def find(self, query: str, without: Set[str], most: int) -> list[tuple[float, DocSpan]]:
        """The best passages, ties by id and place; none where no word of the query occurs."""
        vocabulary = self.bm25.vocab_dict
        known = [vocabulary[word] for word in dict.fromkeys(tokens(query)) if word in vocabulary]
        if not known or most < 1:
            return []
        scores = self.bm25.get_scores_from_ids(known)
        for place in (self.ids.index(doc_id) for doc_id in without if doc_id in self.documents):
            scores[self.begins[place] : (*self.begins, len(scores))[place + 1]] = 0
        ranked = scores.copy()
        ranked.partition(-min(most, len(ranked)))
        least = max(float(ranked[-min(most, len(ranked))]), 1e-9)  # a score of nothing is no hit
        hits = [(float(scores[n]), self._section(int(n))) for n in (scores >= least).nonzero()[0]]
        return sorted(hits, key=lambda hit: (-hit[0], hit[1].doc_id, hit[1].start))[:most]

    def _section(self, number: int) -> DocSpan:
        place = bisect_right(self.begins, number) - 1
        return self.documents[self.ids[place]].sections[number - self.begins[place]]


@define
class _Slot:
    """The index of the documents that were last asked about."""

    lock: Any = field(factory=Lock)
    index: _Index | None = None

    def of(self, workshop: Workshop) -> _Index:
        documents, folder = workshop.documents, workshop.indexes
        with self.lock:
            if self.index is None or self.index.documents is not documents:
                self.index = _Index.kept(documents, folder) if folder is not None else _Index.build(documents)
            return self.index


@frozen(eq=False, kw_only=True)
class DocIndex:
    """Finds documentation for a question or a diagnostic: error codes exactly, everything else by its words.

    Arguments: `query` (by default the case's diagnostics), `codes` (by default the case's), `page` (a page to
    leave out; the case's own always is), `most` (4). It stays silent where nothing matches.
    """

    phase: ClassVar[str] = "explain"

    _slot: _Slot = field(factory=_Slot, init=False, repr=False)

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        """Cite the best passages, best first; `failed` where there are none."""
        began = time.perf_counter()
        asked, case = context.action.arguments, context.case
        most = asked.get("most", 4)
        query = asked.get("query", None if "codes" in asked else _words_of(getattr(case, "cargo_diag", ())))
        codes = asked.get("codes", () if "query" in asked else getattr(case, "codes", ()))
        if not isinstance(query, str | None) or not isinstance(most, int) or isinstance(codes, str):
            reason = "doc-index takes `query` (text), `codes` (a list), `page` (text), `most` (a number)"
            return Observation(tool="doc-index", status="error", data={"reason": reason})
        without = {page for page in (asked.get("page"), getattr(case, "page", None)) if page is not None}
        index = self._slot.of(context.workshop)
        named = dict.fromkeys([*codes, *_CODE.findall(query or "")])
        exact = [span for code in named if (span := index.of_code(code)) is not None]
        scored = index.find(query or "", without, most + len(exact))
        found: list[tuple[float | None, DocSpan]] = [(None, span) for span in exact if span.doc_id not in without]
        found += [(round(score, 4), span) for score, span in scored if span not in exact]
        best = found[: max(most, 0)]
        return Observation(
            tool="doc-index",
            status="ok" if best else "failed",
            data={"hits": [{"title": span.title, "url": span.url, "score": score} for score, span in best]},
            spans=tuple(span for _, span in best),
            seconds=time.perf_counter() - began,
        )


def _words_of(diagnostics: Iterable[Mapping[str, Any]]) -> str:
    return " ".join(str(diagnostic.get("message", "")) for diagnostic in diagnostics)
