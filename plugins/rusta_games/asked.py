"""What the parser asks for: of an error of syntax that names the one token it misses, who puts in just that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusta_core import Candidate, DiagCase, Diagnostic, Edit, diagnostic_from_json

_MISSES = re.compile(r"expected `([^`]+)`, found .*")


def asked_for(case: DiagCase, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that put in, at each place that the parser points at, the token that it says is missing there; all
    of them where there is none such, or where the parser does not name one token.

    Another token may compile as well (`>` in place of a `;` between two calls that give nothing), but to put in what is
    asked for is to complete the sentence that was begun, and the rest is to write another.
    """
    said = [diagnostic_from_json(one) for one in case.cargo_diag]
    missing = [_MISSES.fullmatch(error.message) for error in said]
    if not said or not all(missing) or any(error.code for error in said):
        return list(candidates)
    tokens = [match[1] for match in missing if match]
    texts = {file.path: file.text.encode() for file in case.files}

    def completes(edit: Edit, error: Diagnostic, token: str) -> bool:
        if edit.start != edit.end or edit.text.strip() != token:
            return False
        return any(
            span.file == edit.path and not texts[edit.path][min(at, edit.start) : max(at, edit.start)].strip()
            for span in error.primary
            for at in (span.start, span.end)
        )

    asked = [
        one
        for one in candidates
        if len(one.edits) == len(said)
        and all(any(completes(edit, *place) for place in zip(said, tokens, strict=True)) for edit in one.edits)
    ]
    return asked or list(candidates)
