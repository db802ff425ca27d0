"""The gates that stages are held to, as recipes write them: each reads its metric, and says plainly what is missing."""

from __future__ import annotations

import pytest

from rusta_core.contexts import JudgeContext, MeasureContext
from rusta_core.records import Measurement
from rusta_core.testing import material

STAGES = {
    "S0": {"perplexity-falls": "at_least = 0.2", "syntax-probe": "at_least = 0.2"},
    "S1": {"anchor-fidelity": "at_least = 0.80", "type-of": "at_least = 0.70"},
    "S2": {"tool-step-accuracy": "at_least = 0.75", "probe-success": "at_least = 0.95"},
    "S3": {
        "compile-fix": "at_least = 0.70",
        "genuine-fix": "at_least = 0.30",
        "k-median": "at_most = 10",
        "anchor-fidelity": "at_least = 0.90",
        "calibration": "at_most = 0.10",
    },
}
METRICS = {
    "perplexity", "syntax-probe", "anchor-fidelity", "type-of", "tool-step-accuracy", "probe-success", "compile-fix",
    "genuine-fix", "k-lines", "calibration",
}  # fmt: skip
GATES = [(stage, gate) for stage, gates in STAGES.items() for gate in gates]


@pytest.fixture
def made(assembled):
    text = '[run]\nname = "gated"\n'
    text += "".join(f'[[metric]]\nuse = "{metric}"\n' for metric in sorted(METRICS))
    for stage, gates in STAGES.items():
        text += f'[[stage]]\nname = "{stage}"\nsteps = 1\nmixture = {{ docs = 1 }}\n'
        text += "".join(f'[[stage.gate]]\nuse = "{gate}"\n{bound}\n' for gate, bound in gates.items())
    # those of the last stage judge the run as well, whose games are what they measure
    text += "".join(f'[[gate]]\nuse = "{gate}"\n{bound}\n' for gate, bound in STAGES["S3"].items())
    return assembled(text)


@pytest.mark.parametrize(("stage", "gate"), GATES)
def test_a_gate_judges_what_its_metric_measures(made, stage, gate):
    metric = dict(made.pieces("gate", stage))[f"{stage}/{gate}"].metric
    found = made.call("metric", metric, MeasureContext(outcomes=material.outcomes()))
    nothing = made.call("metric", metric, MeasureContext(outcomes=()))

    def judged(now: dict[str, Measurement]) -> str:
        word = made.call("gate", f"{stage}/{gate}", JudgeContext(now=now, before={metric: found}))
        assert word.passed == (word.margin is not None and word.margin >= 0)
        return word.reason

    assert "is asked" in judged({metric: found})
    assert judged({metric: nothing}) == f"{metric}: nothing to measure, n = 0"
    assert judged({}) == f'{metric} was not measured: add [[metric]] use = "{metric}" to the recipe'


def test_the_same_gates_judge_a_run(made):
    assert [name for name, _ in made.pieces("gate")] == list(STAGES["S3"])
