from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from rusta_core.rust.check import Checker, Program
from rusta_core.rust.green import as_program
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain


@pytest.fixture(scope="session")
def toolchain() -> Toolchain:
    return Toolchain.find()


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    return Sandbox.find("bwrap")


@pytest.fixture
def checker(toolchain: Toolchain, sandbox: Sandbox) -> Checker:
    return Checker(toolchain, sandbox, None, workers=2, test_seconds=2.0)


@pytest.fixture(scope="session")
def blocks(toolchain: Toolchain) -> list[Program]:
    """Programs from the installed documentation, those that fail on purpose too, the same on every day."""
    if toolchain.docs is None:
        pytest.skip("this toolchain came without its documentation")
    pages: list[tuple[str, Path]] = []
    for book, edition in (("error_codes", "2015"), ("rust-by-example", "2021"), ("reference", "2021")):
        found = sorted((toolchain.docs / book).rglob("*.html"))
        pages += [(edition, page) for page in Random(5).sample(found, min(len(found), 60))]
    programs = {}
    for edition, page in pages:
        for node in LexborHTMLParser(page.read_bytes()).css("code.language-rust"):
            programs[Program(as_program(node.text()), edition)] = None
    return list(programs)
