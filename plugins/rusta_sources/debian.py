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
_FOLDER = re.compile(r"(.+?)-(\d+\.\d+\..+)")
_FIELD = re.compile(r"(?m)^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)")
_GNU = re.compile(r"(?i)(A?GPL|LGPL|GFDL)-(\d)(?:\.(\d))?(\+?)")


@frozen
class Copyright:
    """The paragraphs on files: (pattern, licence), of which the last that matches holds."""

    rows: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, crate: Path) -> Copyright | None:
        """What Debian says of a crate under `share/cargo/registry`; None where the crate is not Debian's."""
        path = cls.file_of(crate)
        return cls.parse(path.read_text(errors="replace")) if path is not None else None

    @staticmethod
    def file_of(crate: Path) -> Path | None:
        """The copyright file of a crate's package; None where there is none."""
        named = _FOLDER.fullmatch(crate.name)
        if named is None or crate.parent.parts[-3:] != ("share", "cargo", "registry"):
            return None
        stem = f"librust-{named[1].replace('_', '-').lower()}"
        major, minor, *_ = named[2].split(".")
        doc = crate.parents[2] / "doc"
        for suffix in (f"-{named[2]}", f"-{major}.{minor}", f"-{major}", ""):  # packages of old versions say which
            path = doc / f"{stem}{suffix}-dev" / "copyright"
            if path.is_file():
                return path
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
