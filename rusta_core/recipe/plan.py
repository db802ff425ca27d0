"""What a run would be, as text: `rusta run --dry` prints it and starts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import asdict

from rusta_core.contexts import Budget
from rusta_core.kinds import KINDS
from rusta_core.recipe.assembly import Assembly, Piece
from rusta_core.recipe.choosing import Finding, Look
from rusta_core.recipe.spec import Change, StageSpec
from rusta_core.recipe.words import show


def describe(assembly: Assembly, look: Look) -> str:
    """The plan of a run: its pieces with all their options, its stages, and what of its needs is there.

    look: what the machine has, `rusta_core.machine.inspect`.
    """
    recipe = assembly.recipe
    needs = dict.fromkeys(need for piece in assembly.all for need in piece.needs)
    findings = look(needs)
    overrides = "".join(f", {name} {show(value)}" for name, value in recipe.model.overrides.items())
    sections = [
        [f"run {recipe.run.name}  seed {recipe.run.seed}  sandbox {recipe.run.sandbox}  ({recipe.path})"],
        [line for kind in KINDS for piece in assembly.all if piece.spec.kind == kind and not piece.spec.stage
         for line in _piece(piece)],
        [f"model {recipe.model.size}{overrides}"],
        [line for stage in recipe.stages for line in _stage(assembly, stage.at(recipe.model.size))],
        _needs(assembly.all, findings),
    ]  # fmt: skip
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _piece(piece: Piece) -> list[str]:
    version = f" {piece.found.version}" if piece.found.version else ""
    needs = f"  needs {', '.join(piece.needs)}" if piece.needs else ""
    lines = [f"{piece.spec.kind:9} {piece.spec.name:20} {piece.found.full}{version}{needs}"]
    if piece.spec.budget:
        lines.append(_option("budget", show(asdict(piece.spec.budget)), piece.spec.budget != Budget()))
    lines += [_option(name, show(value), name in piece.spec.options) for name, value in piece.options.items()]
    return lines


def _option(name: str, value: str, given: bool) -> str:
    return f"            {name} = {value}" + ("" if given else "  (default)")


def _stage(assembly: Assembly, stage: StageSpec) -> list[str]:
    lines = [
        f"stage {stage.name}  {stage.steps} steps of {stage.batch} windows, rate {stage.learning_rate:g}",
        f"            mixture  {_changes(stage.mixture)}",
        f"            signals  {', '.join(stage.signals)}",
    ]
    if stage.weights:
        lines.append(f"            weights  {_changes(stage.weights)}")
    if stage.guard:
        lines.append(f"            guard    {show(asdict(stage.guard))}")
    for piece in assembly.all:
        if piece.spec.stage == stage.name:
            options = ", ".join(f"{name} = {show(value)}" for name, value in piece.options.items())
            lines.append(f"            gate     {piece.spec.name}  {options}".rstrip())
    return lines


def _changes(values: Mapping[str, Change]) -> str:
    return ", ".join(f"{name} {a:g}" if a == b else f"{name} {a:g} -> {b:g}" for name, (a, b) in values.items())


def _needs(pieces: Sequence[Piece], findings: Sequence[Finding]) -> list[str]:
    lines = []
    for finding in findings:
        lines.append(f"{'there' if finding.there else 'LACKS'}  {finding.need:13}  {finding.detail}")
        if not finding.there:
            users = [f"{piece.spec.kind} {piece.spec.name}" for piece in pieces if finding.need in piece.needs]
            lines += [f"    stops: {', '.join(users)}", f"    mend:  {finding.mend}"]
    return lines
