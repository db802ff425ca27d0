"""Find every installed piece from metadata alone, and say which of them cannot be had and why.

An entry point of group `rusta.KIND` declares a piece; `rusta.api` (name: a kind, value: `api.vN`, never
imported) says for which hook specs a distribution was built, version 1 where it is silent; `rusta.registry`
names the package that holds its cards.
"""

from __future__ import annotations

import os
import sys

from rusta_core import __version__
from rusta_core.capabilities.locate import places
from rusta_core.capabilities.metadata import canonical, installed
from rusta_core.capabilities.requirements import unmet
from rusta_core.kinds import API, KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rusta_core.capabilities.metadata import Distribution


class Found:
    """A piece as it is declared; nothing of it has been imported.

    status: `unloaded` (nothing is known against it), `clash` (its short name is taken twice, its full name
    serves), `incompatible`, `missing` or `disabled`; then `error` says why and `fix` what mends it. where:
    the metadata folder (or file) that declares it. cards: the package that holds its distribution's cards, or
    "".
    """

    __slots__ = (
        "api", "attr", "cards", "dist", "error", "fix",
        "kind", "module", "name", "status", "version", "where",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        name: str,
        dist: str,
        version: str = "",
        module: str = "",
        attr: str = "",
        api: int = 1,
        where: str = "",
        cards: str = "",
    ) -> None:
        self.kind, self.name, self.dist, self.version = kind, name, dist, version
        self.module, self.attr, self.api, self.where, self.cards = module, attr, api, where, cards
        self.status, self.error, self.fix = "unloaded", "", ""

    @property
    def full(self) -> str:
        """The name that is never ambiguous: `distribution/name`."""
        return f"{self.dist}/{self.name}"

    @property
    def usable(self) -> bool:
        return self.status in ("unloaded", "clash")

    def answers(self, name: str) -> bool:
        """Whether `name`, short or full, is this piece's."""
        dist, slash, short = name.rpartition("/")
        return self.name == short and (not slash or canonical(self.dist) == canonical(dist))

    def judge(self, status: str, error: str, fix: str) -> None:
        """Set what is known against it."""
        self.status, self.error, self.fix = status, error, fix

    def __repr__(self) -> str:
        return f"Found({self.kind} {self.full} {self.version}: {self.status})"


def find(path: Sequence[str] | None = None, disable: Iterable[str] = ()) -> list[Found]:
    """Every piece declared by a distribution on `path` (`sys.path`), by kind, name and distribution.

    disable: names (short or full) that are out of use, beside those in the environment's RUSTA_DISABLE.
    """
    path = sys.path if path is None else path
    have = installed(path)
    found = [piece for distribution in have.values() for piece in _declared(distribution, have, path)]
    found.sort(key=lambda piece: (KINDS.index(piece.kind) if piece.kind in KINDS else 99, piece.name, piece.dist))
    _disable(found, os.environ.get("RUSTA_DISABLE", ""), "RUSTA_DISABLE")
    _disable(found, ",".join(disable), "the recipe's `disable`")
    _mark_clashes(found)
    return found


def _declared(distribution: Distribution, have: dict[str, Distribution], path: Sequence[str]) -> list[Found]:
    """The pieces of one distribution, each judged by itself."""
    pieces, built_for, cards = [], {}, ""
    for group, name, value in distribution.entry_points():
        kind = group.removeprefix("rusta.")
        if kind == "api":
            built_for[name] = value
        elif kind == "registry":
            cards = value
        else:
            module, _, attr = (part.strip() for part in value.partition(":"))
            pieces.append(Found(kind, name, distribution.name, distribution.version, module, attr))
    if not pieces:
        return []
    requires = [value for key, value in distribution.headers() if key == "Requires-Dist"]
    faults = unmet(requires, have)
    for piece in pieces:
        number = built_for.get(piece.kind, "api.v1").removeprefix("api.v")
        piece.api = int(number) if number.isdecimal() else 0
        piece.where, piece.cards = distribution.folder, cards
        _judge(piece, faults, path)
    return pieces


def _judge(piece: Found, faults: list[tuple[str, str, str]], path: Sequence[str]) -> None:
    newer = "pip install --upgrade rusta"
    if piece.kind not in API:
        piece.judge("incompatible", f"Rusta {__version__} has no kind of piece called {piece.kind}", newer)
    elif piece.api != API[piece.kind]:
        error = f"built for {piece.kind} API {piece.api or '?'}, and Rusta {__version__} has {API[piece.kind]}"
        upgrade = f"pip install --upgrade {piece.dist}"
        piece.judge("incompatible", error, newer if piece.api > API[piece.kind] else upgrade)
    elif faults:
        names, wanted, reasons = zip(*faults, strict=True)
        status = "incompatible" if "rusta" in names else "missing"
        quoted = " ".join(f'"{requirement}"' for requirement in wanted)
        piece.judge(status, "; ".join(reasons), f"pip install {quoted}")
    elif not piece.module or not piece.attr:
        piece.judge("missing", "its entry point names no class", f"pip install --upgrade {piece.dist}")
    elif not places(piece.module.partition(".")[0], path):
        top = piece.module.partition(".")[0]
        fix = f"pip install --force-reinstall {piece.dist}"
        piece.judge("missing", f"its module {top} is not there", fix)


def _disable(found: list[Found], names: str, by: str) -> None:
    for name in filter(None, map(str.strip, names.split(","))):
        for piece in found:
            if piece.answers(name):
                piece.judge("disabled", f"disabled by {by}", f"take `{name}` out of {by}")


def _mark_clashes(found: list[Found]) -> None:
    """A short name that two distributions claim serves neither; one that is disabled claims nothing."""
    claims: dict[tuple[str, str], list[Found]] = {}
    for piece in found:
        if piece.status != "disabled":
            claims.setdefault((piece.kind, piece.name), []).append(piece)
    for rivals in claims.values():
        for piece in rivals:
            others = sorted({rival.dist for rival in rivals} - {piece.dist})
            if others and piece.status == "unloaded":
                error = f"the {piece.kind} name `{piece.name}` is also claimed by {', '.join(others)}"
                piece.judge("clash", error, f"name it `{piece.full}`")
