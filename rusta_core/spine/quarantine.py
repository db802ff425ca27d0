"""Quarantine: what is the same as, or near to, something that is only measured with is never learned from."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core.records import Document, Quarantined
from rusta_core.spine.near import near_between
from rusta_core.spine.splits import codes
from rusta_core.spine.workers import Workers

RULE = "near held"


def quarantined(
    documents: Sequence[Document], held: Sequence[Document], workers: Workers = Workers()
) -> dict[str, Quarantined]:
    """The documents, by id, with code that is the same as that of a held one, or nearly (`near.NEAR`).

    held: canaries and goldens, red and repaired. One block of a page puts the whole page in quarantine: what stands
    around it speaks of it.
    """
    mine = [(document, code) for document in documents for code in codes(document)]
    theirs = [(document, code) for document in held for code in codes(document)]
    found: dict[str, Quarantined] = {}
    for pair in near_between([code for _, code in mine], [code for _, code in theirs], workers=workers):
        document, other = mine[pair.one][0], theirs[pair.other][0]
        reason = f"{RULE}: has code of {other.doc_id}, which is only measured with (Jaccard {pair.jaccard:.2f})"
        found.setdefault(
            document.doc_id, Quarantined(path=document.doc_id, rule=RULE, reason=reason, sha256=document.sha256)
        )
    return found
