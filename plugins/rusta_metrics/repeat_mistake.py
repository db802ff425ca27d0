"""repeat-mistake: how often a repair does again what was already refuted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from rusta_core import Edit, MeasureContext, Measurement, hookimpl
from rusta_metrics.figures import share_measured

_NAME = re.compile(r"[A-Za-z_]\w*|\d+")


@frozen(eq=False, kw_only=True)
class RepeatMistake:
    """The share of patches that make a change which was refuted before: by the tests of the same case, or of an earlier
    one of the same class.

    A change is what the edits of a patch write, names and numbers left out, so that `x.clone()` and `y.clone()` are the
    same change; it was refuted where a patch that was given, or a candidate whose tests were run, was red. Earlier is
    by the order of the outcomes. What was never refuted counts as no repeat; trials without a patch are left out. The
    figure is the project's own: the nearest is the repeated error of an agent that reflects on its trials (Shinn et
    al. 2023, arXiv 2303.11366), which has no formula.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        refuted: set[tuple[str, str]] = set()
        hits: list[bool] = []
        for trial in context.outcomes:
            if trial.kind != "repair":
                continue
            red = {_change(one.edits) for one in trial.candidates if one.tests_green is False}
            if trial.bundle is not None:
                change = _change(trial.bundle.edits)
                hits.append(trial.tests_green is not True and (trial.slice, change) in refuted)
                if trial.tests_green is False:
                    red.add(change)
            refuted |= {(trial.slice, change) for change in red}
        return share_measured("repeat-mistake", hits, {"refuted": len(refuted)})


def _change(edits: Sequence[Edit]) -> str:
    return "\n".join(_NAME.sub(lambda match: match[0] if match[0] in _KEPT else "_", edit.text) for edit in edits)


_KEPT = frozenset(
    (
        "as", "mut", "ref", "move", "let", "return", "clone", "unwrap", "as_ref", "as_mut", "iter", "into", "to_string",
        "take", "Some", "None", "Ok", "Err", "Box", "Rc", "self",
    )
)  # fmt: skip
"""Words that say what a change does; every other name is one of the program's."""
