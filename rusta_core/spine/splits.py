"""Train, validation and test, split by repository, so that nothing judged was seen in training.

Repositories go to a side by connected component: those that share code, the same or nearly so (a file, or a code block
of a page; comments and layout aside), stay together. One that is pinned to a held-out side stays there alone: what
others share with it is dropped from them. One that is pinned to training brings those along that share code with it.
`crossings` is the proof: empty where nothing crosses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal

from attrs import frozen

from rusta_core.errors import UsageError
from rusta_core.records import Document, digest
from rusta_core.spine.near import near_between, near_pairs
from rusta_core.spine.shingles import fingerprint
from rusta_core.spine.workers import Workers

__all__ = ["SIDES", "Crossing", "Side", "codes", "crossings", "fingerprint", "split_repositories", "without_leaks"]

Side = Literal["train", "val", "test"]
Log = Callable[[str, str], None]

SIDES: tuple[Side, ...] = ("train", "val", "test")


@frozen
class Crossing:
    """Two documents on different sides with code that is the same or nearly so; `other_side` is held out further."""

    one: str
    other: str
    side: Side
    other_side: Side
    jaccard: float


def split_repositories(
    documents: Sequence[Document],
    *,
    held_out: Mapping[str, Side],
    trained_on: Set[str] = frozenset(),
    seed: int,
    shares: tuple[float, float, float] = (0.8, 0.1, 0.1),
    workers: Workers = Workers(),
) -> dict[str, Side]:
    """The side of each repository. shares: of the bytes, for train, val and test.

    Repositories that are not pinned are placed in groups that share code, larger ones first, each on the side
    that lacks most of its share; the last ones go where nothing is yet (what is trained on does not count there).
    `seed` orders groups of like size.
    """
    if min(shares) < 0 or sum(shares) <= 0:
        raise UsageError(f"the shares {shares} cannot be met", mend="give three numbers, none below zero")
    for repo, side in held_out.items():
        if side not in SIDES[1:]:
            raise UsageError(f"{repo} cannot be held out as {side!r}", mend="hold it out as `val` or `test`")
        if repo in trained_on:
            raise UsageError(
                f"{repo} cannot be held out for {side}: it is trained on",
                why="a recipe's `trained_on` names it, or a source that is always for training gives it",
                mend="take it out of the one or the other",
            )
    size: dict[str, int] = defaultdict(int)
    for document in documents:
        size[document.repo] += len(document.text)
    sides: dict[str, Side] = dict(held_out)
    have = dict.fromkeys(SIDES, 0.0)
    for repo, side in held_out.items():
        have[side] += size.get(repo, 0)
    whole = sum(size.values())
    goal = {side: share / sum(shares) * whole for side, share in zip(SIDES, shares, strict=True) if share}
    groups = _components([document for document in documents if document.repo not in held_out], workers)
    weight = {group: sum(size[repo] for repo in group) for group in groups}
    bare = {side for side in goal if not have[side]}
    for group in [group for group in groups if not trained_on.isdisjoint(group)]:
        groups.remove(group)
        have["train"] += weight[group]
        sides.update(dict.fromkeys(group, "train"))
    groups.sort(key=lambda group: (-weight[group].bit_length(), digest(f"{seed} {group[0]}")))
    for left, group in zip(range(len(groups), 0, -1), groups, strict=True):
        empty = [side for side in goal if side in bare]
        side = max(empty if left <= len(empty) else goal, key=lambda side: goal[side] - have[side])
        bare.discard(side)
        have[side] += weight[group]
        sides.update(dict.fromkeys(group, side))
    return sides


def without_leaks(
    documents: Sequence[Document], sides: Mapping[str, Side], log: Log, *, workers: Workers = Workers()
) -> Iterator[Document]:
    """The documents, less those with code that a side held out further has too; `log` hears of each.

    sides: of each repository. Test keeps all of its own, val yields to test, train to both.
    """
    by_document = {document.doc_id: sides[document.repo] for document in documents}
    leaks = {crossing.one: crossing for crossing in crossings(documents, by_document, workers=workers)}
    for document in documents:
        if leak := leaks.get(document.doc_id):
            why = f"{leak.other} is held out for {leak.other_side} (Jaccard {leak.jaccard:.2f})"
            log(document.doc_id, f"shares held-out code: {why}")
        else:
            yield document


def crossings(
    documents: Iterable[Document], sides: Mapping[str, Side], *, workers: Workers = Workers()
) -> list[Crossing]:
    """The documents with code that a side held out further has too, each once, with the nearest; none is the proof
    that nothing crosses. sides: of each document, by id; those that are not in it are left out."""
    on: dict[Side, list[tuple[str, str]]] = {side: [] for side in SIDES}
    for document in documents:
        if document.doc_id in sides:
            on[sides[document.doc_id]] += ((document.doc_id, code) for code in codes(document))
    found: dict[str, Crossing] = {}
    for rank, side in enumerate(SIDES):
        held = [(*named, further) for further in SIDES[rank + 1 :] for named in on[further]]
        for pair in near_between([code for _, code in on[side]], [code for _, code, _ in held], workers=workers):
            one, (other, _, other_side) = on[side][pair.one][0], held[pair.other]
            if one not in found or pair.jaccard > found[one].jaccard:
                found[one] = Crossing(one, other, side, other_side, pair.jaccard)
    return list(found.values())


def codes(document: Document) -> list[str]:
    """The code by which a document is known: its blocks', and its own where it is a source file."""
    own = [document.text] if document.role == "code" else []
    return [*own, *(block.code for block in document.blocks)]


def _components(documents: Iterable[Document], workers: Workers) -> list[tuple[str, ...]]:
    """Groups of repositories that are joined by code they share (union-find), each in order."""
    parent: dict[str, str] = {}
    owners, texts = [], []
    for document in documents:
        parent[document.repo] = document.repo
        for code in codes(document):
            owners.append(document.repo)
            texts.append(code)

    def root(repo: str) -> str:
        while parent[repo] != repo:
            parent[repo] = repo = parent[parent[repo]]
        return repo

    for pair in near_pairs(texts, workers=workers):
        parent[root(owners[pair.one])] = root(owners[pair.other])
    groups: dict[str, list[str]] = defaultdict(list)
    for repo in sorted(parent):
        groups[root(repo)].append(repo)
    return [tuple(group) for group in groups.values()]
