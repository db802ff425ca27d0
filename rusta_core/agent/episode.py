"""What an episode leaves behind: its records in a log, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from rusta_core.agent.policy import CHECKS
from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, Entry, File, PatchBundle, Step
from rusta_core.rust.tree import files_digest


class Unlogged:
    """For whoever keeps no log."""

    def append(self, kind: str, episode: str, data: Mapping[str, Any], *, sync: bool = False) -> None:
        """Nothing."""


@frozen(kw_only=True)
class Ended:
    """How an episode ended. state: `applied`, `silent`, or `stopped` with the broken obligation in `why`.

    files: as they are then; bundle, candidate: the repair of what is `applied`; seconds: of all; asked_seconds: of the
    tools.
    """

    episode: str
    case: DiagCase = field(repr=False)
    state: str
    why: str
    steps: tuple[Step, ...] = field(repr=False)
    files: tuple[File, ...] = field(repr=False)
    bundle: PatchBundle | None = field(default=None, repr=False)
    candidate: Candidate | None = field(default=None, repr=False)
    seconds: float
    asked_seconds: float

    def entry(self) -> Entry:
        """The episode as a record."""
        asked = [step.action.tool for step in self.steps]
        applied = self.bundle is not None
        metrics = {"k_lines": float(self.bundle.k_lines if self.bundle is not None else 0)}
        metrics |= {"checks": float(sum(one in CHECKS for one in asked))}
        metrics |= {"tests": float(asked.count("tests")), "green": float(applied and self._is_tested)}
        return Entry(
            snapshot=files_digest(self.case.files),
            steps=self.steps,
            citations=self.bundle.citations if self.bundle is not None else (),
            final_state=files_digest(self.files if applied else self.case.files),
            metrics=metrics,
            license=self.case.license,
            source_url=self.case.source_url,
            commit=self.case.commit,
            sha256=self.case.sha256,
        )

    @property
    def _is_tested(self) -> bool:
        return any(one.check == "tests" and one.passed for one in self.bundle.receipts) if self.bundle else False
