"""A second source for licences: the copyright file (DEP-5) that Debian keeps a package, file by file."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from attrs import frozen

_SPDX = {
    "expat": "MIT",
    "apache-2": "Apache-2.0",
    "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause",
    "boost-1.0": "BSL-1.0",
    "cc0": "CC0-1.0",
}
_FIELD = re.compile(r"(?m)^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)")
_GNU = re.compile(r"(?i)(A?GPL|LGPL|GFDL)-(\d)(?:\.(\d))?(\+?)")


@frozen
class Copyright:
    """The paragraphs on files: (pattern, licence), of which the last that matches holds."""

    rows: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, crate: Path) -> Copyright | None:
        """What Debian says of a crate under `share/cargo/registry`; None where the crate is not Debian's."""
        if crate.parent.parts[-3:] != ("share", "cargo", "registry"):
            return None
        name, _, version = crate.name.rpartition("-")
        stem = f"librust-{name.replace('_', '-').lower()}"
        major, _, minor = version.partition(".")
        doc = crate.parents[2] / "doc"
        for suffix in ("", f"-{major}", f"-{major}.{minor.partition('.')[0]}", f"-{version}"):
            path = doc / f"{stem}{suffix}-dev" / "copyright"
            if path.is_file():
                return cls.parse(path.read_text(errors="replace"))
        return None

    @classmethod
    def parse(cls, text: str) -> Copyright | None:
        """Read a DEP-5 file; None for one in free prose."""
        if not re.match(r"(?i)format:", text):
            return None
        rows = []
        for paragraph in re.split(r"\n[ \t]*\n", text):
            fields = {name.lower(): value for name, value in _FIELD.findall(paragraph)}
            if "files" in fields and "license" in fields:
                licence = spdx(fields["license"].partition("\n")[0])
                rows += [(_pattern(glob), licence) for glob in fields["files"].split()]
        return cls(tuple(rows))

    def licence(self, path: PurePosixPath) -> str | None:
        """The licence of a file, as SPDX where the name is known; None where no paragraph is about it."""
        for pattern, licence in reversed(self.rows):
            if pattern.fullmatch(str(path)):
                return licence
        return None


def spdx(name: str) -> str:
    """A Debian licence line as an SPDX expression; a name that is not known stays as it is."""
    words = name.replace(",", " ").split()
    out: list[str] = []
    for word in words:
        if word.lower() in ("and", "or", "with"):
            out.append(word.upper())
        elif gnu := _GNU.fullmatch(word):
            out.append(f"{gnu[1].upper()}-{gnu[2]}.{gnu[3] or 0}-{'or-later' if gnu[4] else 'only'}")
        else:
            out.append(_SPDX.get(word.lower(), word))
    return " ".join(out)


def _pattern(glob: str) -> re.Pattern[str]:
    """DEP-5 globs: `*` and `?` also match slashes."""
    return re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in glob))
