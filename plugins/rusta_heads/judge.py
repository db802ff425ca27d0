"""Which of two candidates is the better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.judge_module import JudgeModule


@frozen(eq=False, kw_only=True)
class Judge:
    """The probability that the first of two candidates, both of which compile, is the better one.

    Reads, for each sample that shows a pair, a number from 0 to 1. Whoever asks should ask in both orders.
    """

    weight: float = field(default=1.0, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})
    buckets: int = field(default=8192, metadata={"doc": "weights for hashed n-grams that only one of the edits has"})

    @hookimpl
    def build_head(self, context: HeadContext) -> JudgeModule:
        from rusta_heads.judge_module import JudgeModule

        return JudgeModule(context.width, self.buckets)
