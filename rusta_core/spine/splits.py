"""Train, validation and test, split by repository, so that nothing judged was seen in training.

Repositories that share a code block or a file (comments and spaces aside) go to the same side. One that is
pinned to a held-out side stays there alone: what others share with it is dropped from them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from rusta_core.errors import UsageError
from rusta_core.records import Document, digest

Side = Literal["train", "val", "test"]
Log = Callable[[str, str], None]

SIDES: tuple[Side, ...] = ("train", "val", "test")
_LEAST = 64  # characters; shorter code (`fn main() {}`) is alike everywhere and says nothing
_COMMENT = re.compile(r"//[^\n]*")


def fingerprint(code: str) -> str | None:
    """The identity of code, comments and spaces aside; None where it is too short to have one."""
    words = "".join(_COMMENT.sub("", code).split())
    return digest(words) if len(words) >= _LEAST else None


def split_repositories(
    documents: Sequence[Document],
    *,
    held_out: Mapping[str, Side],
    seed: int,
    shares: tuple[float, float, float] = (0.8, 0.1, 0.1),
) -> dict[str, Side]:
    """The side of each repository. shares: of the bytes, for train, val and test.

    Repositories that are not pinned are placed in groups that share code, larger ones first, each on the side
    that lacks most of its share; the last ones go where nothing is yet. `seed` orders groups of like size.
    """
    if min(shares) < 0 or sum(shares) <= 0:
        raise UsageError(f"the shares {shares} cannot be met", mend="give three numbers, none below zero")
    for repo, side in held_out.items():
        if side not in SIDES[1:]:
            raise UsageError(f"{repo} cannot be held out as {side!r}", mend="hold it out as `val` or `test`")
    size: dict[str, int] = defaultdict(int)
    for document in documents:
        size[document.repo] += len(document.text)
    sides: dict[str, Side] = dict(held_out)
    have = dict.fromkeys(SIDES, 0.0)
    for repo, side in held_out.items():
        have[side] += size.get(repo, 0)
    whole = sum(size.values())
    goal = {side: share / sum(shares) * whole for side, share in zip(SIDES, shares, strict=True) if share}
    groups = _components([repo for repo in size if repo not in held_out], documents)
    weight = {group: sum(size[repo] for repo in group) for group in groups}
    groups.sort(key=lambda group: (-weight[group].bit_length(), digest(f"{seed} {group[0]}")))
    for left, group in zip(range(len(groups), 0, -1), groups, strict=True):
        empty = [side for side in goal if not have[side]]
        side = max(empty if left <= len(empty) else goal, key=lambda side: goal[side] - have[side])
        have[side] += weight[group]
        sides.update(dict.fromkeys(group, side))
    return sides


def without_leaks(documents: Sequence[Document], sides: Mapping[str, Side], log: Log) -> Iterator[Document]:
    """The documents, less those with code that a side held out further has too; `log` hears of each.

    Test keeps all of its own, val yields to test, train to both.
    """
    keeper: dict[str, int] = {}
    for document in documents:
        rank = SIDES.index(sides[document.repo])
        for mark in _marks(document):
            keeper[mark] = max(rank, keeper.get(mark, 0))
    for document in documents:
        rank = SIDES.index(sides[document.repo])
        furthest = max((keeper[mark] for mark in _marks(document)), default=rank)
        if furthest > rank:
            log(document.doc_id, f"has code that is held out for {SIDES[furthest]}")
        else:
            yield document


def _marks(document: Document) -> Iterator[str]:
    codes = [block.code for block in document.blocks]
    if document.role == "code":
        codes.append(document.text)
    return (mark for mark in map(fingerprint, codes) if mark is not None)


def _components(repos: Sequence[str], documents: Iterable[Document]) -> list[tuple[str, ...]]:
    """Groups of repositories that are joined by code they share (union-find)."""
    parent = {repo: repo for repo in repos}

    def root(repo: str) -> str:
        while parent[repo] != repo:
            parent[repo] = repo = parent[parent[repo]]
        return repo

    first: dict[str, str] = {}
    for document in documents:
        if document.repo in parent:
            for mark in _marks(document):
                parent[root(document.repo)] = root(first.setdefault(mark, document.repo))
    groups: dict[str, list[str]] = defaultdict(list)
    for repo in sorted(parent):
        groups[root(repo)].append(repo)
    return [tuple(group) for group in groups.values()]
