"""Edits on small trees of files: applying, inverting, counting and writing them.

The written form is anchored to lines and echoes what it replaces, so that a small model that miscounts is
caught rather than believed (after the changelog format of RustAssistant, arXiv 2308.05177):

    12-|    let x = 5;
    12+|    let mut x = 5;

A hunk is the removed lines, then the added ones; an insertion echoes a neighbouring line on both sides. Where
there are several files, a line `@ path` says which one follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from rusta_core.errors import RustaError
from rusta_core.records import Edit, File

_LINE = re.compile(r"(\d+)([-+])\|(.*)", re.DOTALL)


class PatchError(RustaError):
    """A patch that does not fit the files it is for."""


def apply_edits(files: Sequence[File], edits: Sequence[Edit]) -> tuple[File, ...]:
    """The files with all edits made at once; offsets are those of the files as given.

    Edits at one place are made in the order given. Raises PatchError for an unknown file, a range outside the
    file or inside a character, and for edits that overlap.
    """
    known = {file.path for file in files}
    for edit in edits:
        if edit.path not in known:
            raise PatchError(f"an edit names {edit.path}, and there is no such file", where=edit.path)
    return tuple(File(path=file.path, text=_applied(file, _ordered(edits, file.path))) for file in files)


def _ordered(edits: Sequence[Edit], path: str) -> list[Edit]:
    return sorted((edit for edit in edits if edit.path == path), key=lambda edit: (edit.start, edit.end))


def _applied(file: File, edits: Sequence[Edit]) -> str:
    data, parts, at = file.text.encode(), [], 0
    for edit in edits:
        place = f"{file.path} bytes {edit.start} to {edit.end}"
        if not edit.start <= edit.end <= len(data):
            why = f"the file has {len(data)} bytes"
            raise PatchError("an edit lies outside its file", where=place, why=why)
        if edit.start < at:
            raise PatchError("two edits overlap", where=place, why=f"the edit before it ends at byte {at}")
        parts += [data[at : edit.start], edit.text.encode()]
        at = edit.end
    try:
        return b"".join([*parts, data[at:]]).decode()
    except UnicodeDecodeError as error:
        raise PatchError("an edit cuts a character in two", where=file.path, why=str(error)) from None


def inverse(files: Sequence[File], edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that undo `edits`: apply_edits(apply_edits(files, edits), inverse(files, edits)) == files."""
    apply_edits(files, edits)
    undone = []
    for file in files:
        data, shift = file.text.encode(), 0
        for edit in _ordered(edits, file.path):
            start, length = edit.start + shift, len(edit.text.encode())
            old = data[edit.start : edit.end].decode()
            undone.append(Edit(path=file.path, start=start, end=start + length, text=old))
            shift += length - (edit.end - edit.start)
    return tuple(undone)


def k_lines(before: Sequence[File], after: Sequence[File]) -> int:
    """K, the lines that a patch touches: the sum over the diff's hunks of max(lines removed, lines added)."""
    old, new = ({file.path: file.text for file in files} for files in (before, after))
    return sum(
        max(i2 - i1, j2 - j1)
        for path in old.keys() | new.keys()
        if old.get(path) != new.get(path)
        for i1, i2, j1, j2 in _hunks(_lines(old.get(path)), _lines(new.get(path)))
    )


def _lines(text: str | None) -> list[str]:
    return [] if text is None else text.split("\n")


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two files differ: lines i1 to i2 of the old stand as j1 to j2 in the new."""
    head = 0  # the common head and tail are cut off first: the matcher is quadratic at worst
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield i1 + head, i2 + head, j1 + head, j2 + head


def edits_between(before: Sequence[File], after: Sequence[File]) -> tuple[Edit, ...]:
    """The edits that make one state of the same files of another: for each hunk of lines that differ, what of it does.

    apply_edits(before, edits_between(before, after)) == after
    """
    made: list[Edit] = []
    for file, other in zip(before, after, strict=True):
        old, new = file.text.splitlines(keepends=True), other.text.splitlines(keepends=True)
        starts = list(accumulate((len(line.encode()) for line in old), initial=0))
        for i1, i2, j1, j2 in _hunks(old, new):
            was, now = "".join(old[i1:i2]), "".join(new[j1:j2])
            head = _alike(was, now)
            tail = _alike(was[head:][::-1], now[head:][::-1])
            start = starts[i1] + len(was[:head].encode())
            end = starts[i2] - len(was[len(was) - tail :].encode())
            made.append(Edit(path=file.path, start=start, end=end, text=now[head : len(now) - tail]))
    return tuple(made)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def render_edits(files: Sequence[File], edits: Sequence[Edit]) -> str:
    """The edits in the written form, as whole lines."""
    written = []
    for file, after in zip(files, apply_edits(files, edits), strict=True):
        old, new = _lines(file.text), _lines(after.text)
        hunks = _anchored(old, new)
        if hunks and len(files) > 1:
            written.append(f"@ {file.path}")
        for i1, i2, j1, j2 in hunks:
            written += [f"{i + 1}-|{old[i]}" for i in range(i1, i2)]
            written += [f"{i1 + 1 + j - j1}+|{new[j]}" for j in range(j1, j2)]
    return "".join(f"{row}\n" for row in written)


def _anchored(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The hunks, each with at least one old line: an insertion takes in the line after it, or the last."""
    hunks: list[tuple[int, int, int, int]] = []
    for i1, i2, j1, j2 in _hunks(old, new):
        if i1 == i2 and i1 < len(old):
            i2, j2 = i2 + 1, j2 + 1
        elif i1 == i2:
            i1, j1 = i1 - 1, j1 - 1
        if hunks and i1 < hunks[-1][1]:  # both took in the same line
            i1, j1 = hunks[-1][0], hunks.pop()[2]
        hunks.append((i1, i2, j1, j2))
    return hunks


def parse_edits(text: str, files: Sequence[File]) -> tuple[Edit, ...]:
    """The edits that a written form stands for; of added lines the place counts, not the number.

    Raises PatchError for a line that is no edit, a file or line that is not there, and an echo that does not
    match.
    """
    lines = {file.path: _lines(file.text) for file in files}
    path = files[0].path if len(files) == 1 else ""
    hunks: list[tuple[str, int, list[str], list[str]]] = []  # path, first line from 0, removed, added
    for number, row in enumerate(text.split("\n"), 1):
        where = f"line {number} of the patch"
        if not row.strip():
            continue
        if row.startswith("@ "):
            path = row[2:]
            continue
        match = _LINE.fullmatch(row)
        if match is None or path not in lines:
            why = f"{row!r} is not of the form `12-|old` or `12+|new`" if path in lines else f"no file {path!r}"
            raise PatchError("the patch cannot be read", where=where, why=why)
        at, sign, content = int(match[1]) - 1, match[2], match[3]
        last = hunks[-1] if hunks and hunks[-1][0] == path else None
        if sign == "+":
            if last is None:
                raise PatchError("the patch adds a line without saying in place of which", where=where)
            last[3].append(content)
            continue
        if not 0 <= at < len(lines[path]) or lines[path][at] != content:
            there = repr(lines[path][at]) if 0 <= at < len(lines[path]) else "no such line"
            why = f"it echoes {content!r}, and line {at + 1} of {path} is {there}"
            raise PatchError("the patch does not match the file", where=where, why=why)
        if last is not None and not last[3] and at == last[1] + len(last[2]):
            last[2].append(content)
        else:
            hunks.append((path, at, [content], []))
    edits = tuple(_edit(lines[path], path, at, removed, added) for path, at, removed, added in hunks)
    apply_edits(files, edits)
    return edits


def _edit(lines: Sequence[str], path: str, at: int, removed: Sequence[str], added: Sequence[str]) -> Edit:
    start = sum(len(line.encode()) + 1 for line in lines[:at])
    end = start + len("\n".join(removed).encode())
    if not added:  # a line goes with its newline: the one after it, or before it for the last line
        after = at + len(removed) < len(lines)
        start, end = (start, end + 1) if after else (max(0, start - 1), end)
    return Edit(path=path, start=start, end=end, text="\n".join(added))
