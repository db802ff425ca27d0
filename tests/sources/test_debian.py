"""Debian's copyright files as a second source of licences."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from rusta_sources.debian import Copyright, spdx

DEP5 = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Source: https://example.org

Files: *
Copyright: 2020 A
License: MIT or Apache-2.0

Files: src/gpl.rs src/odd/*
Copyright: 2020 B
License: GPL-3+ with GCC-Runtime exception
 and its text

License: MIT
 Permission is hereby granted
 .
 to any person
"""


def test_the_last_paragraph_that_matches_holds() -> None:
    found = Copyright.parse(DEP5)
    assert found is not None
    assert found.licence(PurePosixPath("src/lib.rs")) == "MIT OR Apache-2.0"
    assert found.licence(PurePosixPath("src/odd/deep/x.rs")) == "GPL-3.0-or-later WITH GCC-Runtime exception"
    assert found.licence(PurePosixPath("src/gpl.rs")) != "MIT OR Apache-2.0"


def test_free_prose_says_nothing() -> None:
    assert Copyright.parse("This package was debianized by somebody.\n\nFiles: *\nLicense: MIT\n") is None


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("Expat", "MIT"),
        ("MIT, and BSD-3-clause", "MIT AND BSD-3-Clause"),
        ("LGPL-2.1+", "LGPL-2.1-or-later"),
        ("GPL-2", "GPL-2.0-only"),
        ("some-thing-else", "some-thing-else"),
    ],
)
def test_spdx(name: str, expression: str) -> None:
    assert spdx(name) == expression
