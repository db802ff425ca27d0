"""Which of the spans in the window supports a claim, or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.anchor_module import AnchorModule


@frozen(eq=False, kw_only=True)
class Anchor:
    """Point at the documentation span in the window that answers the question, at two that do so together, or at none.

    Reads, for each sample with spans, a tuple of probabilities: one for each span, then one for none. Two right spans
    have about one half each.
    """

    weight: float = field(default=1.0, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})
    buckets: int = field(default=8192, metadata={"doc": "weights for hashed n-grams that question and span share"})

    @hookimpl
    def build_head(self, context: HeadContext) -> AnchorModule:
        from rusta_heads.anchor_module import AnchorModule

        return AnchorModule(context.width, self.buckets)
