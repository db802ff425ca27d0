"""`rusta explain`: what is wrong and why, in sentences of the installed documentation, each of which is cited.

Nothing is said that does not stand word for word in a passage whose hash resolves. Where there is no such passage the
matter is passed over in silence, and the silence is told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.errors import UsageError
from rusta_core.kept import cache_folder
from rusta_core.records import Document
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.errors import rule_of
from rusta_core.run.explaining.items import Items
from rusta_core.run.explaining.places import Place
from rusta_core.run.explaining.quotes import Explanation, joined, quoted
from rusta_core.run.explaining.sides import OF_CODES, OF_MATTERS, other_sides
from rusta_core.run.subject import read_subject
from rusta_core.rust.check import Checker
from rusta_core.rust.diagnostics import Diagnostic, Span
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

CODE = re.compile(r"[Ee]\d+")
_ITEM = re.compile(r"[A-Za-z_]\w*(?:::\w+)*!?(?: \((?:keyword|primitive)\))?")
_WHOLE = re.compile(r"E\d{4}")
_FILE = re.compile(r"^[./~]|\.rs(?::\d+)*$|/$")
_PAGES = "error_codes/"
_ANYTHING = "give an error's code, a path such as std::vec::Vec::push, a file or crate that is there, or a question"


@frozen(kw_only=True)
class Explained:
    """What came of it. status: `explained`; `compiles`, where there is nothing to explain; `silent`, where the
    documentation says nothing of at least one matter. docs: the folder of the installed documentation."""

    asked: str
    status: str
    explanations: tuple[Explanation, ...] = field(default=(), repr=False)
    docs: Path | None = None

    @classmethod
    def of(cls, asked: str, explanations: tuple[Explanation, ...], docs: Path | None) -> Explained:
        """Explained where every matter is."""
        status = "explained" if all(one.quotes for one in explanations) else "silent"
        return cls(asked=asked, status=status, explanations=explanations, docs=docs)

    def to_json(self) -> dict[str, Any]:
        """The same for programs.

        asked, status; explanations: a list of `matter` (an error's code, an item's path, or the compiler's words),
        `error` (where the compiler gave it: code, message, file, line, column), and either `quotes` or `silent` (why
        there are none). A quote is a DocSpan (schemas/doc_span.json) with `sentences`, each of which stands in its
        bytes, `public` (the address of the passage) and `file` (that of the installed page, where it is there).
        """
        explanations = [one.to_json(self.docs) for one in self.explanations]
        return {"asked": self.asked, "status": self.status, "explanations": explanations}


def explain(asked: str, *, sandbox: str | None = None, edition: str = "2021", patience: float = 300.0) -> Explained:
    """Explain an error's code, what lies at a path or at a place in it, an item of std by its path, or a question.

    Raises UsageError for what is none of these, MissingTool where the documentation or the compiler is missing.
    """
    if not asked.strip():
        raise UsageError("nothing is asked", where="rusta explain", mend=_ANYTHING)
    if not Place.of(asked).path.exists():
        if CODE.fullmatch(asked):
            return explain_code(asked, Toolchain.find())
        if (" " in asked.strip() and not _FILE.search(asked)) or asked.lower() in OF_MATTERS:
            return explain_question(asked, Books.open(Toolchain.find()))
        if _ITEM.fullmatch(asked):
            return explain_item(asked, Toolchain.find())
    return explain_path(asked, sandbox=sandbox, edition=edition, patience=patience)


def explain_code(asked: str, toolchain: Toolchain) -> Explained:
    """Explain an error by its code. Raises UsageError for what is none, MissingTool without documentation."""
    code = asked.upper()
    if not _WHOLE.fullmatch(code):
        mend = "a code is E and four digits, as in E0382"
        raise UsageError(f"{asked} is no error code", where="rusta explain", mend=mend)
    books = Books.open(toolchain)
    if f"{_PAGES}{code}" not in books:
        raise _unknown(code, books)
    return Explained.of(asked, (of_code(code, books),), toolchain.docs)


def explain_item(asked: str, toolchain: Toolchain) -> Explained:
    """Explain an item of std by its path. Raises UsageError for what is none, or may be several."""
    books = Books.open(toolchain)
    items = Items.of(books)
    if (path := items.find(asked)) is None:
        raise UsageError(f"{asked} is nothing that can be explained", where="rusta explain", mend=_ANYTHING)
    return Explained.of(asked, (items.explain(path),), toolchain.docs)


def explain_question(asked: str, books: Books) -> Explained:
    """Explain what a question is about, by the passages that answer it; silent where none surely does."""
    if sides := OF_MATTERS.get(asked.lower().strip(" ?")):
        quotes = joined(other_sides(books, sides))
    else:
        spans = books.search.answer(asked)
        quotes = joined(quoted(books[span.doc_id], span, books.search.closest(asked, span)) for span in spans)
    silent = "" if quotes else "no passage of the documentation surely answers this"
    return Explained.of(asked, (Explanation(matter=asked, quotes=quotes, silent=silent),), books.toolchain.docs)


def explain_path(
    asked: str, *, sandbox: str | None = None, edition: str = "2021", patience: float = 300.0
) -> Explained:
    """Explain the errors of a crate or file, or what is wrong or named at one of its lines.

    Raises UsageError for what is no Rust, cannot be built for reasons outside of its code, or has no such line.
    """
    place = Place.of(asked)
    path = place.path
    if not path.exists() and not path.is_symlink():
        raise UsageError("there is nothing by this name", where=str(path), mend="give a crate's folder or a .rs file")
    text = place.text() if place.line else ""
    toolchain = Toolchain.find(path if path.is_dir() else path.absolute().parent)
    books = Books.open(toolchain)
    confined = Sandbox.find(sandbox or "bwrap")
    with ExitStack() as stack:
        checker = Checker(toolchain, confined, cache=cache_folder() / "verdicts.sqlite", workers=os.cpu_count() or 1)
        subject = read_subject(path, checker, stack, edition=edition, patience=patience)
    errors = subject.red.diagnostics if not subject.red.ok else ()
    if place.line:
        name = os.path.relpath(path.resolve(), subject.root)
        here = [one for one in errors if any(_touches(span, name, place.line) for span in one.primary)]
        if not here:
            return _named(asked, place, text, books, len(errors))
        errors = tuple(here)
    if not errors:
        return Explained(asked=asked, status="compiles", docs=toolchain.docs)
    return Explained.of(asked, tuple(of_error(one, books) for one in errors), toolchain.docs)


def of_error(error: Diagnostic, books: Mapping[str, Document]) -> Explanation:
    """What the compiler said, and the rule of its code."""
    code = error.code or ""
    if _WHOLE.fullmatch(code):
        return evolve(of_code(code, books), error=error)
    why = f"`{code}` is a lint, and lints are not explained" if code else "the compiler gives this error no code"
    return Explanation(matter=code or error.message, error=error, silent=why)


def _touches(span: Span, name: str, line: int) -> bool:
    return span.file == name and span.line <= line <= span.last_line


def _named(asked: str, place: Place, text: str, books: Books, errors: int) -> Explained:
    """Where no error is: the items of std that are named there. errors: how many there are elsewhere."""
    items = Items.of(books)
    named = [items.method(one.method, one.path) if one.method else items.find(one.path) for one in place.names(text)]
    found = [path for path in dict.fromkeys(named) if path is not None]
    if not place.column:  # of `std::mem::swap` not what leads to it
        found = [path for path in found if not any(other.startswith(f"{path}::") for other in found)]
    made = tuple(map(items.explain, found))
    if not made:
        what = "place" if place.column else "line"
        elsewhere = (
            f" (the compiler reports {errors} elsewhere, and may say more once they are mended)" if errors else ""
        )
        silent = f"no error touches this {what}{elsewhere}, and nothing in it is surely an item of std"
        made = (Explanation(matter=asked, silent=silent),)
    return Explained.of(asked, made, books.toolchain.docs)


def of_code(code: str, books: Mapping[str, Document]) -> Explanation:
    """What an error means, and what another book says of its rule."""
    page = books.get(f"{_PAGES}{code}")
    if page is None:
        return Explanation(matter=code, silent=f"the installed documentation has no page about {code}")
    rule = rule_of(page)
    if not rule:
        return Explanation(matter=code, silent=f"no sentence of the page about {code} stands on its own")
    return Explanation(matter=code, quotes=joined((*rule, *other_sides(books, OF_CODES.get(code, ())))))


def _unknown(code: str, books: Mapping[str, Document]) -> UsageError:
    codes = [name.removeprefix(_PAGES) for name in books if name.startswith(_PAGES)]
    if not codes:
        why = "the installed documentation has no pages about error codes"
        mend = "`rustup component add rust-docs`, or Debian's package rust-doc"
        return UsageError(f"{code} cannot be looked up", where="rusta explain", why=why, mend=mend)
    close = get_close_matches(code, codes, 3, 0.0)
    return UsageError(f"there is no error {code}", where="rusta explain", mend=f"near it are {', '.join(close)}")
