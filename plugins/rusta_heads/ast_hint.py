"""What each byte of a program is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_heads.ast_hint_module import AstHintModule


@frozen(eq=False, kw_only=True)
class AstHint:
    """The kind of syntax node that each byte of running Rust text stands in, read as soon as the byte is there.

    Reads, for each sample of running Rust text, the number of a kind (of NODE_KINDS) for each of its bytes.
    """

    weight: float = field(default=0.1, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})

    @hookimpl
    def build_head(self, context: HeadContext) -> AstHintModule:
        from rusta_heads.ast_hint_module import AstHintModule

        return AstHintModule(context.width)
