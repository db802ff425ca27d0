"""Head `error-class`: tells what kind of error a program has, read where its description ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from rusta_core import HeadContext, hookimpl

if TYPE_CHECKING:
    from rusta_example.error_class_module import ErrorClassModule


@frozen(eq=False, kw_only=True)
class ErrorClass:
    """Choose the class of an error: borrow, move, trait, type, visibility or syntax.

    Reads, for each sample with a state, the probability of each class by name.
    """

    weight: float = field(default=0.5, metadata={"doc": "of its loss beside the others"})
    learning_rate: float = field(default=3e-3, metadata={"doc": "of its own parameters"})

    @hookimpl
    def build_head(self, context: HeadContext) -> ErrorClassModule:
        from rusta_example.error_class_module import ErrorClassModule  # torch comes in when a run builds the head

        return ErrorClassModule(context.width, context.error_classes)
