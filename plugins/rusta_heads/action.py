"""Which step comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.state_modules import ActionModule


@frozen(eq=False, kw_only=True)
class Action:
    """Choose the next step: a tool of the run, apply or abstain.

    Reads, for each sample with a state, the probability of each action by name.
    """

    weight: float = field(default=1.0, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})

    @hookimpl
    def build_head(self, context: HeadContext) -> ActionModule:
        from rusta_heads.state_modules import ActionModule

        return ActionModule(context.width, context.actions)
