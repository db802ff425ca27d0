"""What a repair cites: the passages that it rests on, as far as they resolve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rusta_core.contexts import Player
from rusta_core.records import DiagCase, DocSpan, Document, Edit, File
from rusta_core.rust.grammar import production
from rusta_core.spine.citations import at, resolve, speaks_of

CITED = 3
"""How many passages a repair cites, at most."""


def cited(
    case: DiagCase,
    basis: str,
    edits: Sequence[Edit],
    seen: Sequence[DocSpan],
    documents: Mapping[str, Document],
    player: Player,
) -> tuple[DocSpan, ...]:
    """What bears a repair out: the passages that its rule rests on (`basis`, their places) and the pages of the errors;
    of errors of syntax the production that the edits complete; where there is none of these, what the player picks of
    what was found about the first error (`seen`). Only what resolves, and never the page that the case is from."""
    places = resting(case.files, case.codes, basis, edits)
    exact = _holding(case, (at(documents, place) for place in places), documents)
    if exact:
        return exact
    said = next(iter(case.cargo_diag), {"message": ""})

    def about(span: DocSpan) -> bool:
        passage = resolve(documents, span)
        return passage is not None and speaks_of(passage, said["message"], said.get("code"))

    return _holding(case, player.cite(case, [span for span in seen if about(span)]), documents)


def resting(files: Sequence[File], codes: Sequence[str], basis: str, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The places of the passages that a repair rests on."""
    places = (*basis.split(), *(f"error_codes/{code}" for code in codes))
    return places or tuple(filter(None, (production(files, edits),)))


def _holding(case: DiagCase, spans: Iterable[DocSpan | None], documents: Mapping[str, Document]) -> tuple[DocSpan, ...]:
    kept = (one for one in spans if one is not None and one.doc_id != case.page and resolve(documents, one) is not None)
    return tuple(dict.fromkeys(kept))[:CITED]
