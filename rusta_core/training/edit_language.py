"""The written form of edits as a language, for decoding that can only write what the files can take.

A row is one of a few that may stand there: a line that is removed, with its echo, `12+|` before a line that is added,
or `@ path`. Where one is left its bytes follow without a choice, so that numbers and echoes cannot be wrong. An added
line is any UTF-8. END may stand where a row may begin, once the file named last has a hunk. Whatever is written so
far, `rust.patch.parse_edits` reads it, and whatever `render_edits` writes can be written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import field, frozen

from rusta_core.errors import UsageError
from rusta_core.model.vocabulary import Control
from rusta_core.records import File

_NEWLINE = ord("\n")
_NONE: tuple[int, ...] = ()


@frozen
class Place:
    """What stands above a row. file: the number of the file, -1 where none is named yet; removed: the last line that
    is removed from it, 0 for none; added: the number that an added line may have, or one of two."""

    file: int
    removed: int = 0
    added: tuple[int, ...] = _NONE
    first: int = 0
    """The first line of the hunk, where lines of it may still be removed; 0 where not."""


@frozen
class Row:
    """In the part of a row that says what it is. choices: the rows that it may become, with what stands below them (the
    place, or an added line); written: the bytes of it so far; ends: END may come."""

    choices: tuple[tuple[bytes, Place | Added], ...]
    written: int = 0
    ends: bool = False


@frozen
class Added:
    """In the text of an added line. below: what stands below it; rest: the bytes, from and to, that must follow one
    another to complete a character."""

    below: Place
    rest: tuple[tuple[int, int], ...] = ()


@frozen(eq=False)
class EditLanguage:
    """The edits of `files` in the written form, and then END.

    lines: for each path the numbers, from 1, of the lines that may be removed or replaced; all of all files where not
    given. Raises UsageError where that leaves nothing to edit.
    """

    files: Sequence[File]
    lines: Mapping[str, Collection[int]] | None = None
    start: Row = field(init=False)
    _rows: list[dict[int, bytes]] = field(init=False, repr=False)
    _counts: list[int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        rows, counts = [], []
        for file in self.files:
            lines = file.text.split("\n")
            free = range(1, len(lines) + 1) if self.lines is None else sorted(self.lines.get(file.path, ()))
            rows.append({at: f"{at}-|{lines[at - 1]}\n".encode() for at in free if 0 < at <= len(lines)})
            counts.append(len(lines))
        if not any(rows):
            raise UsageError(
                "there is no line to edit",
                where=", ".join(file.path for file in self.files),
                why="no line of these files may be changed",
                mend="give a case with files, and numbers of lines that they have",
            )
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_counts", counts)
        object.__setattr__(self, "start", self._row(Place(-1 if len(self.files) > 1 else 0)))

    def allowed(self, state: Row | Added) -> frozenset[int]:
        """The symbols that may come next."""
        if isinstance(state, Added):
            return _between(*state.rest[0]) if state.rest else _FREE
        symbols = {choice[state.written] for choice, _ in state.choices}
        return frozenset(symbols | {Control.END}) if state.ends else frozenset(symbols)

    def after(self, state: Row | Added, symbol: int) -> Row | Added | None:
        """The state behind an allowed symbol; None behind END."""
        if isinstance(state, Added):
            if symbol == _NEWLINE:
                return self._row(state.below)
            return Added(state.below, state.rest[1:] if state.rest else _REST.get(symbol, ()))
        if symbol == Control.END:
            return None
        left = tuple(choice for choice in state.choices if choice[0][state.written] == symbol)
        written, below = left[0]
        if len(written) > state.written + 1:
            return Row(left, state.written + 1)
        return below if isinstance(below, Added) else self._row(below)

    def _row(self, place: Place) -> Row:
        return Row(tuple(self._choices(place)), ends=place.removed > 0)

    def _choices(self, place: Place) -> Iterator[tuple[bytes, Place | Added]]:
        """The rows that may stand below: no one of them begins another."""
        if place.file >= 0:
            last = self._counts[place.file]
            for at, row in self._rows[place.file].items():
                if at > place.removed:
                    first = place.first if place.first and at == place.removed + 1 else at
                    # what is put behind the last line is written under it, even where the lines before it go as well
                    yield row, Place(place.file, at, (first, at) if first < at == last else (first,), first)
            for number in place.added:
                yield f"{number}+|".encode(), Added(Place(place.file, place.removed, (number + 1,)))
        if len(self.files) > 1 and (place.file < 0 or place.removed):
            for number in range(place.file + 1, len(self.files)):
                if self._rows[number]:
                    yield f"@ {self.files[number].path}\n".encode(), Place(number)


_REST = {
    **dict.fromkeys(range(0xC2, 0xE0), ((0x80, 0xBF),)),
    **dict.fromkeys(range(0xE1, 0xF0), ((0x80, 0xBF),) * 2),
    **dict.fromkeys(range(0xF1, 0xF4), ((0x80, 0xBF),) * 3),
    0xE0: ((0xA0, 0xBF), (0x80, 0xBF)),
    0xED: ((0x80, 0x9F), (0x80, 0xBF)),
    0xF0: ((0x90, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
    0xF4: ((0x80, 0x8F), (0x80, 0xBF), (0x80, 0xBF)),
}
"""What must follow a leading byte (The Unicode Standard 15.0, table 3-7)."""
_FREE = frozenset({*range(0x80), *_REST})


def _between(low: int, high: int) -> frozenset[int]:
    return frozenset(range(low, high + 1))
