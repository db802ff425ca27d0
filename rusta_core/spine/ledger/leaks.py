"""Evaluation data in training data: repositories on both sides, and texts that are the same or nearly so.

Data to measure with is what is split off as val or test, and every canary and golden. A record that was made of a
stored page is judged by its page's split (spine/contents.py); here the texts that stand for themselves are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rusta_core.records import LedgerEntry
from rusta_core.spine.ledger import SHARD
from rusta_core.spine.ledger.contents import Contents, held_out
from rusta_core.spine.ledger.findings import Finding
from rusta_core.spine.near import near_between
from rusta_core.spine.workers import Workers

_MEND = "quarantine the training record, or move its repository to the same split"


def leaks(seen: Sequence[tuple[LedgerEntry, Contents]], workers: Workers) -> Iterator[Finding]:
    """A finding for each repository, and for each text of training data, that evaluation data has too."""
    train = [(entry, one) for entry, one in seen if held_out(entry) is False]
    held = [(entry, one) for entry, one in seen if held_out(entry)]
    homes = {repo: f"{entry.path} {record}" for entry, one in held for repo, record in one.repos.items()}
    for entry, one in train:
        for repo, record in one.repos.items():
            if home := homes.pop(repo, None):
                why = f"repository {repo} is also in evaluation data: {home}"
                yield Finding("eval-in-train", f"{entry.path} {record}", why, "split by whole repositories")
    ours, theirs = list(_texts(train)), list(_texts(held))
    if not ours or not theirs:
        return
    pairs = near_between([text for _, text in ours], [text for _, text in theirs], workers=workers)
    for pair in pairs:
        alike = "the same code as" if pair.jaccard == 1 else f"nearly the same (Jaccard {pair.jaccard:.2f}) as"
        yield Finding("eval-in-train", ours[pair.one][0], f"{alike} {theirs[pair.other][0]}", _MEND)


def _texts(side: Sequence[tuple[LedgerEntry, Contents]]) -> Iterator[tuple[str, str]]:
    """(shard and record, or file; text) of all texts of a side."""
    for entry, one in side:
        for name, text in one.texts:
            yield f"{entry.path} {name}" if str(entry.path).endswith(SHARD) else name, text
