"""The canaries that ship: the same mini-repositories at every checkpoint, each with one mistake as people make it."""

from __future__ import annotations

from pathlib import Path

from rusta_core.contexts import SourceContext
from rusta_core.errors import UsageError
from rusta_core.records import DiagCase
from rusta_core.run.repair import Repairer


def canary_cases(repairer: Repairer) -> list[DiagCase]:
    """The cases of the sources whose state is `canary`. Raises UsageError where the recipe has none."""
    context = SourceContext(
        toolchain=repairer.workshop.checker.toolchain, base=Path.cwd(), log=lambda _file, _reason: None
    )
    sources = [one for _, one in repairer.assembly.pieces("source") if getattr(one, "state", "") == "canary"]
    if not sources:
        mend = 'add [[source]] with `use = "canary"`'
        raise UsageError("there are no canaries", where=str(repairer.assembly.recipe.path), mend=mend)
    return [case for source in sources for case in source.cases(context)]
