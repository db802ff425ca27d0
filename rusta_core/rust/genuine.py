"""Whether a candidate is the repair that was meant, as far as anything can tell.

A candidate that compiles proves little: most that do fail the tests. So its tests have the word; where there are none,
only what equals the known repair token for token counts as meant, which is stricter than it need be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, File
from rusta_core.rust.patch import apply_edits

_TOKEN = re.compile(r"\w+|[^\w\s]")


def genuine(case: DiagCase, candidate: Candidate) -> bool | None:
    """Whether the candidate compiles, is honest, and passes the case's tests or else equals its known repair.

    None where that cannot be told: it was not compiled, its tests were not run, or there is no known repair.
    """
    if candidate.compiles is None:
        return None
    if not candidate.compiles or candidate.honest is False:
        return False
    if candidate.tests_green is not None:
        return candidate.tests_green
    gold = equals_gold(case, candidate)
    return gold if gold or case.tests is None else None


def equals_gold(case: DiagCase, candidate: Candidate) -> bool | None:
    """Whether a candidate makes of a case what its gold patch does, spaces aside; None where no repair is known."""
    gold = _golden_files(case)
    if gold is None:
        return None
    return all(_same_tokens(one.text, other.text) for one, other in zip(gold, files_of(case, candidate), strict=True))


def files_of(case: DiagCase, candidate: Candidate) -> Sequence[File]:
    """The files of a case as the candidate makes them. A candidate that was kept on disk has only its edits."""
    if candidate.files:
        return [File(path=path, text=text) for path, text in candidate.files]
    return apply_edits(case.files, candidate.edits)


def _golden_files(case: DiagCase) -> Sequence[File] | None:
    if case.gold_text is not None and len(case.files) == 1:
        return [File(path=case.files[0].path, text=case.gold_text)]
    return apply_edits(case.files, case.gold_patch.edits) if case.gold_patch is not None else None


def _same_tokens(one: str, other: str) -> bool:
    same = "".join(one.split()) == "".join(other.split())  # nearly always false, and told at once
    return same and _TOKEN.findall(one) == _TOKEN.findall(other)
