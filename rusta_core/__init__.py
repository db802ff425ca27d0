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
    "rust.analyzer.client": "Analyzer",
    "rust.apart": "test_spans",
    "rust.calls.observed": "made:calls_made",
    "rust.cargo": "furnish",
    "rust.check": "Checker Program TestVerdict Verdict",
    "rust.components": "clippy rustfmt",
    "rust.diagnostics": (
        "Diagnostic Span from_json:diagnostic_from_json parse:parse_diagnostics to_json:diagnostic_to_json"
    ),
    "rust.genuine": "equals_gold genuine",
    "rust.graph.asked": "Graph Oracle Typed",
    "rust.honesty": "dishonest",
    "rust.intents": "INTENTS preference",
    "rust.libtest": "read_tests",
    "rust.notices": "notices",
    "rust.analyzer.lsp": "NoAnswer",
    "rust.node_kinds": "KINDS:NODE_KINDS UNLABELLED node_kinds piece_kinds",
    "rust.patch": "apply_edits edits_between inverse k_lines parse_edits render_edits",
    "rust.process": "Finished in_parallel run:run_process",
    "rust.sandbox": "Sandbox",
    "rust.syntax": "SyntaxTree",
    "rust.tree": "write_tree",
    "rust.type_of": "type_of",
    "rust.toolchain": "Toolchain registries:crate_sources",
    "rust.graph.uses": "Index",
    "rust.verifier": "Verifier",
    "agent.citing": "cited",
    "agent.conductor": "Conductor",
    "agent.episode": "Ended Unlogged",
    "agent.machine": "IllegalMove",
    "rust.watch": "Watch",
    "agent.policy": "scripted_next",
    "agent.rules": "Breach EpisodeBudget Rules",
    "agent.searched": "searched",
    "agent.workbench": "Workbench",
    "serialize": "loads:read_record",
    "spine.citations": "at:cited_at resolve:resolve_citation speaks_of",
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
    from rusta_core.agent.citing import cited as cited
    from rusta_core.agent.conductor import Conductor as Conductor
    from rusta_core.agent.episode import Ended as Ended
    from rusta_core.agent.episode import Unlogged as Unlogged
    from rusta_core.agent.machine import IllegalMove as IllegalMove
    from rusta_core.agent.policy import scripted_next as scripted_next
    from rusta_core.agent.rules import Breach as Breach
    from rusta_core.agent.rules import EpisodeBudget as EpisodeBudget
    from rusta_core.agent.rules import Rules as Rules
    from rusta_core.agent.searched import searched as searched
    from rusta_core.agent.workbench import Workbench as Workbench
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
    from rusta_core.rust import diagnostics, process, toolchain
    from rusta_core.rust import node_kinds as syntax
    from rusta_core.rust.analyzer.client import Analyzer as Analyzer
    from rusta_core.rust.analyzer.lsp import NoAnswer as NoAnswer
    from rusta_core.rust.apart import test_spans as test_spans
    from rusta_core.rust.calls import observed
    from rusta_core.rust.cargo import furnish as furnish
    from rusta_core.rust.check import Checker as Checker
    from rusta_core.rust.check import Program as Program
    from rusta_core.rust.check import TestVerdict as TestVerdict
    from rusta_core.rust.check import Verdict as Verdict
    from rusta_core.rust.components import clippy as clippy
    from rusta_core.rust.components import rustfmt as rustfmt
    from rusta_core.rust.diagnostics import Diagnostic as Diagnostic
    from rusta_core.rust.diagnostics import Span as Span
    from rusta_core.rust.genuine import equals_gold as equals_gold
    from rusta_core.rust.genuine import genuine as genuine
    from rusta_core.rust.graph.asked import Graph as Graph
    from rusta_core.rust.graph.asked import Oracle as Oracle
    from rusta_core.rust.graph.asked import Typed as Typed
    from rusta_core.rust.graph.uses import Index as Index
    from rusta_core.rust.honesty import dishonest as dishonest
    from rusta_core.rust.intents import INTENTS as INTENTS
    from rusta_core.rust.intents import preference as preference
    from rusta_core.rust.libtest import read_tests as read_tests
    from rusta_core.rust.node_kinds import UNLABELLED as UNLABELLED
    from rusta_core.rust.node_kinds import node_kinds as node_kinds
    from rusta_core.rust.node_kinds import piece_kinds as piece_kinds
    from rusta_core.rust.notices import notices as notices
    from rusta_core.rust.patch import apply_edits as apply_edits
    from rusta_core.rust.patch import edits_between as edits_between
    from rusta_core.rust.patch import inverse as inverse
    from rusta_core.rust.patch import k_lines as k_lines
    from rusta_core.rust.patch import parse_edits as parse_edits
    from rusta_core.rust.patch import render_edits as render_edits
    from rusta_core.rust.process import Finished as Finished
    from rusta_core.rust.process import in_parallel as in_parallel
    from rusta_core.rust.sandbox import Sandbox as Sandbox
    from rusta_core.rust.syntax import SyntaxTree as SyntaxTree
    from rusta_core.rust.toolchain import Toolchain as Toolchain
    from rusta_core.rust.tree import write_tree as write_tree
    from rusta_core.rust.type_of import type_of as type_of
    from rusta_core.rust.verifier import Verifier as Verifier
    from rusta_core.rust.watch import Watch as Watch
    from rusta_core.spine import citations
    from rusta_core.spine.citations import speaks_of as speaks_of
    from rusta_core.spine.ledger.clarify import Clarifications as Clarifications
    from rusta_core.spine.ledger.clarify import read_clarifications as read_clarifications
    from rusta_core.spine.licences import compatible as compatible
    from rusta_core.spine.licences import header_licence as header_licence
    from rusta_core.spine.licences import same_terms as same_terms
    from rusta_core.spine.sample import datasets_folder as datasets_folder
    from rusta_core.spine.sample import sample_docs as sample_docs

    NODE_KINDS = syntax.KINDS
    diagnostic_from_json, diagnostic_to_json = diagnostics.from_json, diagnostics.to_json
    parse_diagnostics = diagnostics.parse
    cited_at, resolve_citation = citations.at, citations.resolve
    calls_made = observed.made
    read_record, run_process, crate_sources = serialize.loads, process.run, toolchain.registries


def __getattr__(name: str) -> Any:
    if name not in _FOUND:
        raise AttributeError(f"module 'rusta_core' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _FOUND[name]
    return getattr(import_module(f"rusta_core.{module}"), attribute)


def __dir__() -> list[str]:
    return __all__
