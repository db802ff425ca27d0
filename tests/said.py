"""A source's context that remembers what was said through it."""

from __future__ import annotations

from pathlib import Path

from attrs import field, frozen

from rusta_core import SourceContext
from rusta_core.rust.toolchain import Toolchain


@frozen
class Said:
    """A context for `base`, and all that was said through it as (what, reason)."""

    base: Path
    heard: list[tuple[str, str]] = field(factory=list)

    def context(self, toolchain: Toolchain | None = None) -> SourceContext:
        return SourceContext(toolchain=toolchain, base=self.base, log=lambda what, why: self.heard.append((what, why)))
