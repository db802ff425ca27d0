"""Which item of the standard library prose means: `RefCell<T>`, `mem::forget`, `panic!`, `move`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from rusta_core.spine.qa.passages import ITEMS

_ASIDE = frozenset(("intrinsics", "simd", "arch", "os", "nonpoison", "poison", "prelude"))  # repeat names of others
_SEVERAL = ("Ordering",)  # of comparisons and of atomics, as common the one as the other
_NAMED = re.compile(r"[A-Z]\w+|\w+!|[\w:]+\(\)|\w+(?:::\w+)+|\w+_\w+|\w{8,}")  # a shorter word may be a variable
_SPECIAL = re.compile(r"(\w+) \((?:keyword|primitive)\)")

_Rank = tuple[bool, bool, int, str]


@frozen
class Names:
    """The items that documentation is about, by the names that prose gives them."""

    _paths: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, paths: Iterable[str]) -> Names:
        """Names for items by their whole paths. Where a name fits several, the item that modules do not hide has it:
        `Result` is that of `result`, its own module, `Mutex` not that of `sync::nonpoison`; else it names none.
        """
        homes: dict[str, list[_Rank]] = defaultdict(list)
        for path in set(paths):
            if keyword := _SPECIAL.fullmatch(path):
                homes[keyword[1]].append((False, path.endswith("(primitive)"), 1, path))
            elif not path.startswith("<"):
                parts = path.split("::")
                own = len(parts) > 1 and parts[-2] == parts[-1].lower()
                member = parts[0] not in ITEMS or (len(parts) > 2 and parts[-2][:1].isupper())
                for shown in range(1 + member, len(parts) + 1):
                    homes["::".join(parts[-shown:])].append((not _ASIDE.isdisjoint(parts), not own, len(parts), path))
        ranked = {name: sorted(ranks) for name, ranks in homes.items() if name not in _SEVERAL}
        return cls({name: ranks[0][-1] for name, ranks in ranked.items() if _one(ranks)})

    def path(self, code: str) -> str | None:
        """The path of the item that inline code names."""
        name = re.sub(r"<.*>", "", re.sub(r"^(?:&(?:mut )?|dyn )+", "", code))
        found = self._paths.get(name.removesuffix("()"))
        return found if found and (_NAMED.fullmatch(name) or found.endswith(")")) else None

    def thing(self, about: str) -> str:
        """An item's path for its name; for a noun only that of a keyword or primitive (`a struct`). Else the same."""
        path = self.path(about.removeprefix("a "))
        return path if path and (path.endswith(")") or not about.startswith("a ")) else about


def _one(ranks: Sequence[_Rank]) -> bool:
    return len(ranks) == 1 or ranks[0][:-1] < ranks[1][:-1]
