"""How sure a repair is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import in_

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.candidate_modules import ConfidenceModule


@frozen(eq=False, kw_only=True)
class Confidence:
    """The probability that a candidate's tests go green, read at its end.

    Reads, for each sample with a written edit, a number from 0 to 1.
    """

    weight: float = field(default=1.0, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})
    score: str = field(
        default="log",
        validator=in_(("log", "brier")),
        metadata={"doc": "the proper score it learns by: log or brier"},
    )
    buckets: int = field(default=8192, metadata={"doc": "weights for hashed n-grams of the edit"})

    @hookimpl
    def build_head(self, context: HeadContext) -> ConfidenceModule:
        from rusta_heads.candidate_modules import ConfidenceModule

        return ConfidenceModule(context.width, self.buckets, self.score)
