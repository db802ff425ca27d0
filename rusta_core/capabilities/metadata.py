"""What installed distributions say about themselves, read from their metadata and without importing anything.

`importlib.metadata` tells the same, but its import alone takes longer than Python's start.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Distribution:
    """One installed distribution: its canonical name, its version, and the folder of its metadata."""

    __slots__ = ("folder", "name", "version")

    def __init__(self, name: str, version: str, folder: str) -> None:
        self.name, self.version, self.folder = name, version, folder

    def headers(self) -> Iterator[tuple[str, str]]:
        """The fields of METADATA (or PKG-INFO), in order, without the long description."""
        text = _read(self.folder, "METADATA") or _read(self.folder, "PKG-INFO")
        for line in text.split("\n\n", 1)[0].splitlines():
            key, colon, value = line.partition(":")
            if colon and key and not key[0].isspace():
                yield key, value.strip()

    def entry_points(self) -> Iterator[tuple[str, str, str]]:
        """(group, name, value) of each entry point in a group of Rusta's, in order; extras are left out."""
        text = _read(self.folder, "entry_points.txt")
        if "[rusta." not in text.replace(" ", ""):
            return
        group = ""
        for line in map(str.strip, text.splitlines()):
            if line.startswith("[") and line.endswith("]"):
                group = line[1:-1].strip()
            elif group.startswith("rusta.") and line and line[0] not in "#;":
                name, _, value = line.partition("=")
                yield group, name.strip(), value.partition("[")[0].strip()


def canonical(name: str) -> str:
    """A distribution's name as packaging tools compare it: lower case, words joined by single dashes."""
    return "-".join(word for word in name.lower().replace("_", "-").replace(".", "-").split("-") if word)


def installed(path: Iterable[str]) -> dict[str, Distribution]:
    """Every distribution on `path` by canonical name; of two copies the first is the one, as in Python."""
    found: dict[str, Distribution] = {}
    for place in path:
        try:
            names = sorted(entry.name for entry in os.scandir(place or "."))
        except OSError:  # zip files and folders that are not there
            continue
        for folder in names:
            stem, dot, ending = folder.rpartition(".")
            if dot and ending in ("dist-info", "egg-info"):
                name, _, version = stem.partition("-")
                if ending == "egg-info":  # name-1.0-py3.11, or the name alone
                    version = version.partition("-py")[0]
                distribution = Distribution(canonical(name), version, os.path.join(place or ".", folder))
                if not version:
                    distribution.version = dict(distribution.headers()).get("Version", "")
                found.setdefault(distribution.name, distribution)
    return found


def _read(folder: str, name: str) -> str:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
