"""What is in std: where a name lives, what a trait asks for, what a type can do, what can be made of what.

The data are facts read off the documentation of the Rust standard library (MIT OR Apache-2.0) by `std_index_make`,
and are read when something is first asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import zstandard
from attrs import define

DATA = Path(__file__).with_name("std_index.json.zst")
_PRELUDE = (
    "Option Some None Result Ok Err Vec String Box ToString ToOwned Clone Copy Send Sync Sized Drop Fn FnMut "
    "FnOnce drop Eq PartialEq Ord PartialOrd AsRef AsMut Into From Default Iterator Extend IntoIterator "
    "DoubleEndedIterator ExactSizeIterator TryFrom TryInto FromIterator Unpin"
)
PRELUDE = frozenset(_PRELUDE.split())
"""What is there without a `use`."""

_MODULES = "collections fmt io rc cell cmp sync ops str convert iter error hash borrow time path fs thread"
_LIKELY = _MODULES.split()
_VIEWS = ("AsRef", "AsMut", "Borrow")
_IMPL = re.compile(r"(\w+)<(.*)> for (.*)")


@define(eq=False)
class StdIndex:
    """The index; `std_index()` gives the one there is."""

    data: Mapping[str, Any]

    def paths(self, name: str, *kinds: str) -> tuple[str, ...]:
        """The paths where a name lives, those that programs use most first; of these kinds (`trait`, `struct` …)."""
        found = (entry.split(" ") for entry in self.data["paths"].get(name, ()))
        paths = [path for kind, path in found if not kinds or kind in kinds]
        return tuple(sorted(paths, key=_likelihood))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that has a path."""
        return tuple(self.data["paths"])

    def trait(self, name: str) -> Mapping[str, str]:
        """The methods of a trait, by its name or path, each with its signature behind `fn name`."""
        path = name if "::" in name else next(iter(self.paths(name, "trait")), "")
        return self.data["traits"].get(path, {})

    @cached_property
    def _traits_of(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for path, methods in self.data["traits"].items():
            for method in methods:
                found[method] = (*found.get(method, ()), path)
        return found

    def traits_with(self, method: str) -> tuple[str, ...]:
        """The paths of the traits that have a method of this name."""
        return tuple(sorted(self._traits_of.get(method, ()), key=_likelihood))

    def type(self, name: str) -> Mapping[str, Any]:
        """What is known of a type, by its name or path: methods, impls, from, deref."""
        types = self.data["types"]
        if name in types:
            return types[name]
        return next((types[path] for path in self.paths(name, "struct", "enum", "union") if path in types), {})

    def methods(self, name: str) -> Mapping[str, str]:
        """The methods of a type, and of what it derefs to, each with its signature behind `fn name`."""
        here = self.type(name)
        inner = head(here.get("deref", ""))
        return {**(self.methods(inner) if inner and inner != name else {}), **here.get("methods", {})}

    def implements(self, name: str, trait: str) -> bool:
        """Whether the documentation lists an impl of a trait for a type."""
        return trait in self.type(name).get("impls", ())

    def conversions(self, found: str, wanted: str) -> tuple[str, ...]:
        """The traits by which a value of a type becomes one of another, generics left open."""
        return tuple(dict.fromkeys(self._conversions(found, wanted)))

    def _conversions(self, found: str, wanted: str) -> Iterator[str]:
        for name in (found, wanted):
            for said in self.type(head(name)).get("from", ()):
                if (match := _IMPL.fullmatch(said)) is None or match[1] not in ("From", "TryFrom", *_VIEWS):
                    continue
                trait, given, made = match.groups()
                given, made = (made, given) if trait in _VIEWS else (given, made)
                if _alike(given, found) and _alike(made, wanted):
                    yield trait


def head(text: str) -> str:
    """The name of a type without its path, reference and arguments; `slice` and `str` as the index has them."""
    text = re.sub(r"^&(?:'\w+ )?(?:mut )?", "", text.strip())
    if text.startswith("["):
        return "slice" if ";" not in text else "array"
    return re.split(r"[<( ]", text)[0].rpartition("::")[2]


def _alike(documented: str, asked: str) -> bool:
    """Whether a type of the documentation may be the one asked about: their heads and references are the same."""
    return head(documented) == head(asked) and documented.startswith("&") == asked.startswith("&")


def _likelihood(path: str) -> tuple[int, int]:
    module = path.split("::")[1] if "::" in path else ""
    return (_LIKELY.index(module) if module in _LIKELY else len(_LIKELY), len(path))


@cache
def std_index() -> StdIndex:
    return StdIndex(json.loads(zstandard.decompress(DATA.read_bytes())))
