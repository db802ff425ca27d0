"""Which terms may be learned from and passed on: an allowlist of permissive licences over SPDX expressions.

AND needs both sides, OR needs one, WITH needs a permissive licence and a known exception (as cargo-deny
judges). What is not known fails. A deny-list would let through whatever nobody thought of.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from license_expression import LicenseWithExceptionSymbol, Licensing, get_spdx_licensing

PERMISSIVE = frozenset(
    (
        "0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
        "CC0-1.0", "ISC", "MIT", "MIT-0", "NCSA", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "X11",
        "Zlib",
    )
)  # fmt: skip
EXCEPTIONS = frozenset(("LLVM-exception",))
_SLASHED = re.compile(r"[\w.+-]+(?:\s*/\s*[\w.+-]+)+")  # Cargo's old spelling of OR


@cache
def refusal(expression: str) -> str | None:
    """Why nothing under `expression` may be used, or None where it may."""
    if not expression.strip():
        return "no licence is given"
    tree = _parse(expression)
    if tree is None:
        return f"licence {expression!r} is no SPDX expression that is known"
    return None if _permissive(tree) else f"licence {expression!r} is not permissive"


@cache
def same_terms(one: str, other: str) -> bool:
    """Whether two expressions say the same, in whatever order; what cannot be read agrees with nothing."""
    left, right = _parse(one), _parse(other)
    return left is not None and right is not None and bool(_licensing().is_equivalent(left, right))


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()


def _parse(expression: str) -> Any | None:
    spelled = _SLASHED.sub(lambda chain: "(" + chain[0].replace("/", " OR ") + ")", expression)
    try:
        return _licensing().parse(spelled, validate=True, strict=True)
    except Exception:  # the parser raises whatever it stumbles on: `()` gives it an IndexError
        return None


def _permissive(tree: Any) -> bool:
    if isinstance(tree, LicenseWithExceptionSymbol):
        return tree.license_symbol.key in PERMISSIVE and tree.exception_symbol.key in EXCEPTIONS
    if getattr(tree, "args", ()):
        return (all if tree.operator.strip() == "AND" else any)(_permissive(part) for part in tree.args)
    return tree.key in PERMISSIVE
