"""Whether a candidate is the repair that was meant, as far as anything can tell.

A candidate that compiles proves little: most that do fail the tests. So its tests have the word; where there are none,
only what equals the known repair token for token counts as meant, which is stricter than it need be.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, File
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.syntax import SyntaxTree

_COMMENTS = ("line_comment", "block_comment")
_WHOLE = (*_COMMENTS, "string_literal", "raw_string_literal", "char_literal")
_CLOSING = (")", "]", "}", ">")


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
    gold = golden_files(case)
    return None if gold is None else same_files(gold, files_of(case, candidate))


def same_files(one: Sequence[File], other: Sequence[File]) -> bool:
    """Whether two states of the same files are the same token for token, comments and spaces aside."""
    return all(_same_tokens(a.text, b.text) for a, b in zip(one, other, strict=True))


def files_of(case: DiagCase, candidate: Candidate) -> Sequence[File]:
    """The files of a case as the candidate makes them. A candidate that was kept on disk has only its edits."""
    if candidate.files:
        return [File(path=path, text=text) for path, text in candidate.files]
    return apply_edits(case.files, candidate.edits)


def golden_files(case: DiagCase) -> Sequence[File] | None:
    """The files of a case with its known repair made; None where none is known."""
    if case.gold_text is not None and len(case.files) == 1:
        return [File(path=case.files[0].path, text=case.gold_text)]
    return apply_edits(case.files, case.gold_patch.edits) if case.gold_patch is not None else None


def _same_tokens(one: str, other: str) -> bool:
    if one == other:
        return True
    return _tokens(one) == _tokens(other)


@lru_cache(maxsize=64)
def _tokens(text: str) -> list[str]:
    """The leaves of the syntax tree, comments left out: what a formatter may not change, a trailing comma aside."""
    tree = SyntaxTree(text)
    found: list[str] = []
    ahead = [tree.root]
    while ahead:
        node = ahead.pop()
        if node.type in _WHOLE or not node.children:
            found += [tree.text(node)] if node.type not in _COMMENTS else []
        else:
            ahead += reversed(node.children)
    return [token for token, after in pairwise([*found, ""]) if token != "," or after not in _CLOSING]
