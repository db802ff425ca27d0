"""The items of the standard library by the names that programs give them, and what their pages say of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from rusta_core.records import DocSpan, Document
from rusta_core.run.explaining.quotes import Explanation, Quote, joined, lines_of, quoted
from rusta_core.run.explaining.sides import BOOKS, OF_ITEMS, other_sides
from rusta_core.spine.qa.names import Names

STD = "std/"
_NUMBER = re.compile(r" \(\d+\)$")  # of a span, where a section is cited in several
_ROOTS = ("core::", "alloc::")
_PRELUDE = {
    "Some": "std::option::Option::Some", "None": "std::option::Option::None",
    "Ok": "std::result::Result::Ok", "Err": "std::result::Result::Err",
}  # fmt: skip
_DEREFS = {"Vec": "slice", "String": "str", "array": "slice", "PathBuf": "Path", "OsString": "OsStr"}
"""What a method is looked up in where the type itself has none of its name."""
_DEMANDS = ("Safety", "Undefined Behavior", "Panics", "Errors")
_FIRST, _OF_EACH = 2, 9  # sentences; what must hold is a list that would be wrong without its end
_LONGEST = 500  # characters
_SHORTEST = 6  # words


@frozen
class Items:
    """Where each item is documented: by its whole path, the page and the title of its section.

    members: the paths of methods, variants and constants, by their last name; free: those of everything else.
    """

    books: Mapping[str, Document]
    places: Mapping[str, tuple[str, str]]
    members: Mapping[str, tuple[str, ...]]
    free: Mapping[str, tuple[str, ...]]
    names: Names

    @classmethod
    def of(cls, books: Mapping[str, Document]) -> Items:
        """Read off the titles of std's pages and sections."""
        places: dict[str, tuple[str, str]] = {}
        members: dict[str, list[str]] = defaultdict(list)
        free: dict[str, list[str]] = defaultdict(list)
        for page in (books[name] for name in books if name.startswith(STD)):
            module, _, item = page.title.rpartition("::")
            for span in page.sections:
                title = span.title or ""
                if title == page.title:
                    path, by_name = title, free
                elif title.startswith("<") or "::" not in title or ": " in title or _NUMBER.search(title):
                    continue
                else:
                    own = module and title.startswith(f"{item}::")
                    path, by_name = f"{module}::{title}" if own else title, members
                if path not in places:
                    places[path] = (page.doc_id, title)
                    by_name[path.rpartition("::")[2]].append(path)
        return cls(
            books,
            places,
            {name: tuple(paths) for name, paths in members.items()},
            {name: tuple(paths) for name, paths in free.items()},
            Names.of(places),
        )

    def find(self, written: str) -> str | None:
        """The whole path of what a program or a person names; None where it is none of std's or may be several.

        written: `Vec`, `mem::swap`, `vec!`, `std::vec::Vec::push`, `u8 (primitive)`, `Vec::iter` (which is a slice's).
        """
        path = next((f"std::{written.removeprefix(root)}" for root in _ROOTS if written.startswith(root)), written)
        path = _PRELUDE.get(path, path)
        if path in self.places:
            return path
        owner, _, last = path.rpartition("::")
        if path.startswith("std::"):
            homes = self.free.get(last, ())
            if len(homes) == 1 and owner[:1] and not owner.rpartition("::")[2][:1].isupper():
                return homes[0]  # its page stands where it was first published
        elif found := self.names.path(path) or self.names.path(f"{path}()"):
            return found
        kind = owner.rpartition("::")[2]
        return self.method(last, kind) if kind else None

    def method(self, name: str, kind: str = "") -> str | None:
        """The method of a type by the type's short name, of what it derefs to, or of the one trait that has it; without
        a type that of the only owner there is."""
        homes = self.members.get(name, ())
        if not kind:
            return homes[0] if len(homes) == 1 else None
        for owner in (kind, _DEREFS.get(kind, "")):
            own = [path for path in homes if path.split("::")[-2:-1] == [owner]]
            if len(own) == 1:
                return own[0]
        traits = [path for path in homes if ("/trait." in self.places[path][0])]
        return traits[0] if len(traits) == 1 else None

    def explain(self, path: str) -> Explanation:
        """What an item is or does, what it demands, and what the other books say of it."""
        doc_id, title = self.places[path]
        page = self.books[doc_id]
        quotes = [*_first_words(page, title), *_demands(page, title)]
        if not quotes:
            return Explanation(matter=path, silent=f"no sentence of the page about {path} stands on its own")
        sides = OF_ITEMS.get(path)
        more = other_sides(self.books, sides) if sides else self._beside(path)
        return Explanation(matter=path, quotes=joined((*quotes, *more)))

    def _beside(self, path: str) -> Iterator[Quote]:
        """The first sentence of the Rustonomicon, else of the Reference, that begins with the item's name."""
        parts = path.partition(" ")[0].split("::")
        member = len(parts) > 2 and parts[-2][:1].isupper()  # its name alone may be another type's
        for count in range(1 + member, min(3, len(parts)) + 1):
            name = "::".join(parts[-count:])
            if re.match(r"[A-Z]|.*::", name) and name in self._begun:
                yield self._begun[name]
                return

    @cached_property
    def _begun(self) -> Mapping[str, Quote]:
        """The sentences that begin with inline code, by that code, the first of each in the order of books."""
        begun: dict[str, Quote] = {}
        for page in (self.books[name] for book in BOOKS for name in self.books if name.startswith(book)):
            for span in page.sections:
                for text in lines_of((page.resolve(span) or b"").decode()):
                    code = text[1 : text.find("`", 1)] if text.startswith("`") else ""
                    told = code and text.endswith(".") and len(text.split()) >= _SHORTEST
                    if told and code not in begun and (quote := quoted(page, span, [text])) is not None:
                        begun[code] = quote
        return begun


def _first_words(page: Document, title: str) -> Iterator[Quote | None]:
    for span in _titled(page, title):
        if found := [text for text in _texts(page, span) if not text.endswith(":")][:_FIRST]:
            yield quoted(page, span, found)
            return


def _demands(page: Document, title: str) -> Iterator[Quote | None]:
    for part in _DEMANDS:
        for span in [*_titled(page, f"{title}: {part}")][:1]:
            yield quoted(page, span, _texts(page, span)[:_OF_EACH])


def _titled(page: Document, title: str) -> Iterable[DocSpan]:
    return (span for span in page.sections if _NUMBER.sub("", span.title or "") == title)


def _texts(page: Document, span: DocSpan) -> list[str]:
    found = lines_of((page.resolve(span) or b"").decode())
    return [text for text in found if len(text) <= _LONGEST and not text.startswith("See ")]
