"""What the tests of a case say: `cargo test` of its files as a crate, in the sandbox, without a network."""

from __future__ import annotations

import re
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import gt

from rusta_core import Observation, ProbeContext, hookimpl, read_tests
from rusta_tools.by_cargo import Crate, answered, compiled

_SAID = re.compile(r"^---- \S+ stdout ----\n.*?(?=^---- |^failures:$)", re.DOTALL | re.MULTILINE)
_MOST_SAID = 4000  # characters of what failed tests printed


@frozen(eq=False, kw_only=True)
class CargoTest:
    """Builds the unit and integration tests of a case and runs them, one after the other.

    `ran` counts them, `failed` names those that did not pass, one that broke off included, `detail` is what those
    printed, or why the run did not end. Where they do not compile there are diagnostics instead. Answers `ok` also
    where there are no tests (`ran` is 0), `failed`, `timeout`, or `missing` where the toolchain has no cargo.
    """

    phase: ClassVar[str] = "probe"

    timeout: float = field(
        default=90.0, validator=gt(0), metadata={"doc": "Seconds that building and running the tests may take."}
    )

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        return answered(context, self.timeout, _tested)


def _tested(crate: Crate) -> Observation:
    status, data, _ = compiled(crate.cargo("test", "--tests", "--no-run", "--message-format=json"))
    if status != "ok":
        return Observation(tool=crate.tool, status=status, data={"ran": 0, "failed": [], "detail": ""} | data)
    words = ("test", "--tests", "--quiet", "--no-fail-fast", "--", "--format=pretty", "--color=never")
    finished = crate.cargo(*words, "--test-threads=1")
    verdict = read_tests(finished)
    if verdict is None:
        return Observation(tool=crate.tool, status="ok", data={"ran": 0, "failed": [], "detail": "there are no tests"})
    said = "".join(_SAID.findall(finished.stdout)).strip()[:_MOST_SAID]
    return Observation(
        tool=crate.tool,
        status="timeout" if verdict.timed_out else "ok" if verdict.passed else "failed",
        data={"ran": verdict.ran, "failed": list(verdict.failed), "detail": verdict.detail or said},
    )
