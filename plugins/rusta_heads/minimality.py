"""How many lines a repair should touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.state_modules import MinimalityModule


@frozen(eq=False, kw_only=True)
class Minimality:
    """K, the lines that the smallest right patch touches, before any patch is known.

    Reads, for each sample with a state, the expected K.
    """

    weight: float = field(default=0.5, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})

    @hookimpl
    def build_head(self, context: HeadContext) -> MinimalityModule:
        from rusta_heads.state_modules import MinimalityModule

        return MinimalityModule(context.width)
