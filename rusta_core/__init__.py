"""The names a plugin author imports, and nothing else.

Each name is fetched when it is first used, so that importing rusta_core costs nothing and never brings torch in.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # as in typing, whose import would cost as much as the start of Python

_HOME = {
    "hookspecs": "API HOOK KINDS hookimpl hookspec",
    "errors": "GateFailed MissingTool PieceError RecipeError RecordError RustaError UsageError",
    "records": (
        "ERROR_CLASSES QA Action CodeBlock DiagCase DocSpan Document Edit Entry File GraphSnap Judgement Measurement "
        "LedgerEntry Observation Origin PatchBundle Quarantined Receipt Snippet Step Triplet digest"
    ),
    "contexts": (
        "Batch Budget Candidate Event HeadContext HeadModule InjectContext Injection JudgeContext MeasureContext "
        "Outcome Placed PlayContext Played Player ProbeContext SourceContext Workshop"
    ),
    "evaluation.calibration": "brier ece ece_interval null_band reliability risk_coverage",
    "evaluation.intervals": "bootstrap wilson",
    "rust.check": "Checker Program TestVerdict Verdict",
    "rust.diagnostics": "Diagnostic Span parse:parse_diagnostics to_json:diagnostic_to_json",
    "rust.genuine": "equals_gold genuine",
    "rust.honesty": "dishonest",
    "rust.node_kinds": "KINDS:NODE_KINDS UNLABELLED node_kinds piece_kinds",
    "rust.patch": "apply_edits inverse k_lines parse_edits render_edits",
    "rust.process": "in_parallel run:run_process",
    "rust.syntax": "SyntaxTree",
    "agent.policy": "scripted_next",
    "serialize": "loads:read_record",
    "spine.citations": "resolve:resolve_citation",
    "spine.ledger.clarify": "Clarifications read_clarifications",
    "spine.licences": "compatible header_licence same_terms",
    "spine.sample": "datasets_folder sample_docs",
}
"""Module -> the names it gives; `parse:parse_diagnostics` is its `parse`, by a name that says more out here."""

_FOUND = {
    name.rpartition(":")[2]: (module, name.partition(":")[0])
    for module, names in _HOME.items()
    for name in names.split()
}

__all__ = sorted(_FOUND)  # pyright: ignore[reportUnsupportedDunderAll]

if TYPE_CHECKING:
    from typing import Any

    from rusta_core import serialize
    from rusta_core.agent.policy import scripted_next as scripted_next
    from rusta_core.contexts import *  # noqa: F403
    from rusta_core.errors import *  # noqa: F403
    from rusta_core.evaluation.calibration import brier as brier
    from rusta_core.evaluation.calibration import ece as ece
    from rusta_core.evaluation.calibration import ece_interval as ece_interval
    from rusta_core.evaluation.calibration import null_band as null_band
    from rusta_core.evaluation.calibration import reliability as reliability
    from rusta_core.evaluation.calibration import risk_coverage as risk_coverage
    from rusta_core.evaluation.intervals import bootstrap as bootstrap
    from rusta_core.evaluation.intervals import wilson as wilson
    from rusta_core.hookspecs import *  # noqa: F403
    from rusta_core.records import *  # noqa: F403
    from rusta_core.rust import diagnostics, process
    from rusta_core.rust import node_kinds as syntax
    from rusta_core.rust.check import Checker as Checker
    from rusta_core.rust.check import Program as Program
    from rusta_core.rust.check import TestVerdict as TestVerdict
    from rusta_core.rust.check import Verdict as Verdict
    from rusta_core.rust.diagnostics import Diagnostic as Diagnostic
    from rusta_core.rust.diagnostics import Span as Span
    from rusta_core.rust.genuine import equals_gold as equals_gold
    from rusta_core.rust.genuine import genuine as genuine
    from rusta_core.rust.honesty import dishonest as dishonest
    from rusta_core.rust.node_kinds import UNLABELLED as UNLABELLED
    from rusta_core.rust.node_kinds import node_kinds as node_kinds
    from rusta_core.rust.node_kinds import piece_kinds as piece_kinds
    from rusta_core.rust.patch import apply_edits as apply_edits
    from rusta_core.rust.patch import inverse as inverse
    from rusta_core.rust.patch import k_lines as k_lines
    from rusta_core.rust.patch import parse_edits as parse_edits
    from rusta_core.rust.patch import render_edits as render_edits
    from rusta_core.rust.process import in_parallel as in_parallel
    from rusta_core.rust.syntax import SyntaxTree as SyntaxTree
    from rusta_core.spine import citations
    from rusta_core.spine.ledger.clarify import Clarifications as Clarifications
    from rusta_core.spine.ledger.clarify import read_clarifications as read_clarifications
    from rusta_core.spine.licences import compatible as compatible
    from rusta_core.spine.licences import header_licence as header_licence
    from rusta_core.spine.licences import same_terms as same_terms
    from rusta_core.spine.sample import datasets_folder as datasets_folder
    from rusta_core.spine.sample import sample_docs as sample_docs

    NODE_KINDS = syntax.KINDS
    diagnostic_to_json, parse_diagnostics = diagnostics.to_json, diagnostics.parse
    read_record, resolve_citation, run_process = serialize.loads, citations.resolve, process.run


def __getattr__(name: str) -> Any:
    if name not in _FOUND:
        raise AttributeError(f"module 'rusta_core' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _FOUND[name]
    return getattr(import_module(f"rusta_core.{module}"), attribute)


def __dir__() -> list[str]:
    return __all__
