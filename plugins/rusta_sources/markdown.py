"""Markdown files: a section a heading, paragraphs as they are written, Rust in fences."""

from __future__ import annotations

import re

from rusta_sources.fences import fences
from rusta_sources.page import Page

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def read_markdown(text: str, page: Page) -> None:
    """Read a Markdown file into `page`; its title becomes the file's first heading."""
    lines = text.splitlines()
    rust = dict(fences(lines, page.edition, bare=False))
    titled = False
    part: list[str] = []

    def flush() -> None:
        if part:
            page.add("\n".join(part))
        part.clear()

    number = 0
    while number < len(lines):
        line = lines[number]
        if opening := _FENCE.match(line):
            flush()
            end = _end(lines, number, opening[1])
            if number in rust:
                page.code(rust[number])
            else:
                page.add("\n".join(lines[number : end + 1]))
            number = end
        elif heading := _HEADING.match(line):
            flush()
            anchor = re.sub(r"[^\w-]+", "", heading[2].lower().replace(" ", "-"))
            if not titled:
                page.title = heading[2]
            page.open(f"{page.title}: {heading[2]}" if titled else page.title, anchor)
            titled = True
        elif line.strip():
            part.append(line.rstrip())
        else:
            flush()
        number += 1
    flush()


def _end(lines: list[str], start: int, ticks: str) -> int:
    """The number of the line that closes a fence; the last line where none does."""
    for number in range(start + 1, len(lines)):
        if re.fullmatch(rf" {{0,3}}{re.escape(ticks[0])}{{{len(ticks)},}}\s*", lines[number]):
            return number
    return len(lines) - 1
