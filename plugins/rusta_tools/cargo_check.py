"""Cargo's word on a case: a real `cargo check` of its files as a crate, in the sandbox, without a network."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.validators import gt

from rusta_core import Observation, ProbeContext, hookimpl
from rusta_tools.by_cargo import Crate, answered, compiled


@frozen(eq=False, kw_only=True)
class CargoCheck:
    """Writes the case's files as a crate, with a manifest where it has none, and runs `cargo check --offline` on it.

    Answers `ok`, `failed` with diagnostics (or cargo's own words, for a manifest it cannot take), `timeout`, or
    `missing` where the toolchain has no cargo.
    """

    phase: ClassVar[str] = "check"

    timeout: float = field(default=60.0, validator=gt(0), metadata={"doc": "Seconds that one check may take."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        return answered(context, self.timeout, _checked)


def _checked(crate: Crate) -> Observation:
    status, data, _ = compiled(crate.cargo("check", "--all-targets", "--message-format=json"))
    return Observation(tool=crate.tool, status=status, data=data)
