"""The real compiler for the pieces that need one."""

from __future__ import annotations

import pytest

from rusta_core import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find("bwrap"), None, workers=2)
