"""A page under construction: sections one after the other, each a heading and its parts, with their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define, evolve, field

from rusta_core import CodeBlock, DocSpan, Document, digest

TOO_DEEP = "no page: its elements are nested too deep"  # the reason for one that no reader can follow
_LONGEST = 1000  # bytes of a span, where paragraphs allow: what is cited must be short enough to be read

_SHORTEST = 80  # bytes; a remark as short as this means nothing without what stands before it


@define
class _Section:
    title: str
    anchor: str
    parts: list[tuple[str, CodeBlock | None]] = field(factory=list)

    def spans(self) -> Iterator[list[tuple[str, CodeBlock | None]]]:
        """The parts in groups of about `_LONGEST` bytes; what ends in a colon keeps what follows."""
        group: list[tuple[str, CodeBlock | None]] = []
        size = 0
        for text, block in [(f"# {self.title}", None), *self.parts]:
            length = len(text.encode())
            full = size + length > _LONGEST and length > _SHORTEST and not group[-1][0].endswith(":")
            if full and len(group) > 1:
                yield group
                group, size = [], 0
            group.append((text, block))
            size += length
        yield group


@define
class _Passage:
    """Sections that stand or fall together; `words` is the hash of what they say, None to take it from them."""

    words: str | None = None
    sections: list[_Section] = field(factory=list)

    def key(self) -> str:
        """What tells this passage from others: what it says, whatever stands above it."""
        return self.words or digest("\n\n".join(text for section in self.sections for text, _ in section.parts))


@define
class Page:
    """Collects what an extractor reads. Empty sections are left out, and so is a page with no other.

    A section's text begins with its title, qualified (`Vec::push: Panics`): its bytes stand on their own. A
    long one is cited in several spans, and so is one that comes again: their titles are numbered, so that address and
    title name one span of a page.
    """

    doc_id: str
    repo: str
    license: str
    url: str
    commit: str | None
    title: str
    edition: str = "2021"
    _passages: list[_Passage] = field(factory=lambda: [_Passage()], init=False)

    def begin(self, words: str) -> None:
        """Begin a passage: what comes next is left out where another page has said `words`."""
        self._passages.append(_Passage(digest(words)))

    def open(self, title: str, anchor: str = "") -> None:
        """Begin a section; `anchor` is its id in the page."""
        self._passages[-1].sections.append(_Section(title, anchor))

    def add(self, part: str, block: CodeBlock | None = None) -> None:
        """Add a paragraph, list, table or fence to the open section."""
        sections = self._passages[-1].sections
        if not sections:
            self.open(self.title)
        sections[-1].parts.append((part, block))

    def code(self, block: CodeBlock) -> None:
        """Add Rust: the lines that the page shows go into the text, the whole program beside it."""
        hidden = set(block.hidden)
        shown = [line for number, line in enumerate(block.code.split("\n")) if number not in hidden]
        self.add(fence("\n".join(shown).strip("\n"), "rust"), block)

    def document(self, seen: set[str] | None = None) -> Document | None:
        """The finished document, spans and hashes exact; None where the page says nothing.

        seen: what other pages have said, which is left out here; what this page says is added.
        """
        texts: list[str] = []
        spans: list[DocSpan] = []
        blocks: list[CodeBlock] = []
        place = 0
        numbers: Counter[tuple[str, str]] = Counter()
        for section in self._kept(set() if seen is None else seen):
            for group in section.spans():
                text = "\n\n".join(part for part, _ in group)
                data = text.encode()
                numbers[section.title, section.anchor] += 1
                number = numbers[section.title, section.anchor]
                blocks += [evolve(block, section=len(spans)) for _, block in group if block is not None]
                spans.append(
                    DocSpan(
                        doc_id=self.doc_id,
                        start=place,
                        end=place + len(data),
                        sha256=digest(data),
                        title=section.title if number == 1 else f"{section.title} ({number})",
                        url=f"{self.url}#{section.anchor}" if section.anchor else self.url,
                        license=self.license,
                        source_url=self.url,
                        commit=self.commit,
                    )
                )
                texts.append(text)
                place += len(data) + 2  # the blank line between spans belongs to none
        if not texts:
            return None
        whole = "\n\n".join(texts) + "\n"
        return Document(
            doc_id=self.doc_id,
            repo=self.repo,
            role="docs",
            title=self.title,
            text=whole,
            sections=tuple(spans),
            blocks=tuple(blocks),
            edition=self.edition,
            license=self.license,
            source_url=self.url,
            commit=self.commit,
            sha256=digest(whole),
        )

    def _kept(self, seen: set[str]) -> list[_Section]:
        """The sections that say something new; neighbours under the same heading are one."""
        kept: list[_Section] = []
        for passage in self._passages:
            sections = [section for section in passage.sections if section.parts]
            if not sections or (key := passage.key()) in seen:
                continue
            seen.add(key)
            for section in sections:
                if kept and (kept[-1].title, kept[-1].anchor) == (section.title, section.anchor):
                    kept[-1] = evolve(kept[-1], parts=kept[-1].parts + section.parts)
                else:
                    kept.append(section)
        return kept


def fence(code: str, language: str) -> str:
    """Code as a Markdown fence, longer than any run of backticks inside."""
    ticks = "```"
    while ticks in code:
        ticks += "`"
    return f"{ticks}{language}\n{code}\n{ticks}"
