"""Duplicates inside one side of the split: one of each kind stays, so that nothing is learned twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rusta_core.records import Document
from rusta_core.spine.near import near_pairs
from rusta_core.spine.workers import Workers

Log = Callable[[str, str], None]


def deduplicated(documents: Iterable[Document], log: Log, workers: Workers = Workers()) -> list[Document]:
    """The documents in their order, less the source files that repeat another one; `log` hears what each repeats.

    By doc_id, whatever their order: a file is dropped where its code is that, or nearly that (`near.NEAR`), of a file
    before it that stays. So nothing is dropped but what has a near-duplicate among the kept. Pages of documentation
    and manifests all stay.
    """
    documents = list(documents)
    files = sorted((document for document in documents if document.role == "code"), key=lambda one: one.doc_id)
    instead: dict[int, tuple[int, float]] = {}
    for pair in sorted(near_pairs([file.text for file in files], workers=workers), key=lambda pair: pair.other):
        # What repeats a dropped file's code word for word is as near to what stayed for that one.
        stayed = instead[pair.one] if pair.one in instead and pair.jaccard == 1 else (pair.one, pair.jaccard)
        if stayed[0] not in instead and stayed[1] > instead.get(pair.other, (0, 0.0))[1]:
            instead[pair.other] = stayed
    for number, (stayed_at, jaccard) in sorted(instead.items()):
        log(
            files[number].doc_id,
            f"repeats a file: nearly the same as {files[stayed_at].doc_id} (Jaccard {jaccard:.2f})",
        )
    gone = {files[number].doc_id for number in instead}
    return [document for document in documents if document.doc_id not in gone]
