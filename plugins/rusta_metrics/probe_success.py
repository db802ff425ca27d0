"""probe-success: how often the tools that an episode asks give an answer."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from rusta_core import MeasureContext, Measurement, Outcome, Step, hookimpl
from rusta_metrics.figures import share_measured

_ENDS = ("apply", "abstain")
_ANSWERED = ("ok", "failed")


@frozen(eq=False, kw_only=True)
class ProbeSuccess:
    """The share of tool calls in played repairs that were answered, and the same for each tool.

    To say no (`failed`: no candidate, no passage) is an answer; `timeout`, `missing` and `error` are none, and
    `detail` counts them. The last step of an episode, `apply` or `abstain`, calls no tool.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        calls = [step for one in context.outcomes if one.kind == "repair" for step in _calls(one)]
        tools = sorted({step.action.tool for step in calls})
        by_tool = {tool: _figure([step for step in calls if step.action.tool == tool]) for tool in tools}
        return evolve(_figure(calls), by=by_tool)


def _calls(episode: Outcome) -> list[Step]:
    return [step for step in episode.steps if step.action.tool not in _ENDS]


def _figure(calls: Sequence[Step]) -> Measurement:
    said = [step.observation.status for step in calls]
    unanswered = {status: said.count(status) for status in sorted(set(said) - set(_ANSWERED))}
    return share_measured("probe-success", [one in _ANSWERED for one in said], {"unanswered": unanswered})
