"""Which terms may be learned from and passed on: an allowlist of permissive licences over SPDX expressions.

AND needs both sides, OR needs one, WITH needs a permissive licence and a known exception (as cargo-deny
judges). What is not known fails. A deny-list would let through whatever nobody thought of.

What a package says of itself is not enough: files in it may come from elsewhere. A file's own header is a second
source, as is a distribution's copyright file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
_SLASHED = re.compile(r"(?<![\w.+-])[\w.+-]++(?:\s*+/\s*+[\w.+-]++)+")  # Cargo's old spelling of OR
_WORD = re.compile(r"[()]|[^\s()]+")
_JOINING = ("AND", "OR", "WITH", ")")
_DEEPEST = 40  # brackets inside brackets; no licence that a person wrote has more than a few

_HEAD = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/|#[^\n]*)*", re.DOTALL)  # comments, and attributes between them
_SIGN = re.compile(r"(?m)^[ \t]*(?://[/!]?|/?\*+[/!]?|#)")
_TAG = re.compile(r"(?m)^[ \t]*+(?:(?://[/!]?|/?\*+|#|<!--)[ \t]*+)?SPDX-(?:Snippet)?License-Identifier:([^\n]*)")
_COPYLEFT = {
    "AGPL": r"gnu affero general public licen[sc]e|\bagpl(?=[- ]?v?\d)|(?:under|of) the agpl\b",
    "LGPL": r"gnu (?:lesser|library) general public licen[sc]e|\blgpl(?=[- ]?v?\d)|(?:under|of) the (?:gnu )?lgpl\b",
    "GPL": r"gnu general public licen[sc]e|\bgpl(?=[- ]?v?\d)|(?:under|of) the (?:gnu )?gpl\b",
    "MPL": r"mozilla public licen[sc]e|\bmpl(?=[- ]?v?\d)",
    "CC-BY-SA": r"creative commons attribution[- ]share-?alike|\bcc[- ]by[- ]sa\b",
}
_VERSION = re.compile(r"^[- ]?v?(\d)(?:\.(\d))?|\bv(?:ersion|\.)? ?(\d)(?:\.(\d))?")
_LATER = re.compile(r"\d\+|\bor (?:\(at your option\) )?(?:any )?later\b")
_BSD = r"\A(?=.*redistribution and use in source and binary forms)"
_FREE = {
    "Apache-2.0": r"apache licen[sc]e,? \(?v(?:ersion|\.)? ?2|apache-2\.0 licen[sc]e",
    "MIT": r"\bmit licen[sc]e|permission is hereby granted, free of charge, to any person obtaining a copy of this",
    "ISC": r"permission to use, copy, modify, and(?:/or)? distribute this software for any purpose",
    "BSD-3-Clause": rf"{_BSD}(?=.*neither the names? of)",
    "BSD-2-Clause": rf"{_BSD}(?!.*neither the names? of)",
}
_EITHER = re.compile(r"\beither of\b|\bor the\b|\balternatively\b|at your option")


@cache
def refusal(expression: str) -> str | None:
    """Why nothing under `expression` may be used, or None where it may."""
    if not expression.strip():
        return "no licence is given"
    tree = _parse(expression)
    if tree is None:
        return f"licence {expression!r} is no SPDX expression that is known"
    return None if _met(tree, _permissive) else f"licence {expression!r} is not permissive"


@cache
def same_terms(one: str, other: str) -> bool:
    """Whether two expressions say the same, in whatever order; what cannot be read agrees with nothing."""
    left, right = _parse(one), _parse(other)
    return left is not None and right is not None and bool(_licensing().is_equivalent(left, right))


@cache
def compatible(field: str, second: str) -> bool:
    """Whether what a second source says of one file agrees with what the `field` of its whole package says.

    It does where the second can be met by permissive licences that the field names. So a file under `MIT` agrees with
    `MIT OR Apache-2.0` and with `MIT AND BSD-3-Clause`; one under `GPL-3.0-only`, `MIT AND GPL-3.0-only`
    or `Zlib` does not, nor one under `GPL-3.0-only` with `MIT OR GPL-3.0-only`. What cannot be read agrees with
    nothing.
    """
    whole, part = _parse(field), _parse(second)
    if whole is None or part is None:
        return False
    named = set(whole.get_literals())
    return _met(part, lambda licence: licence in named and _permissive(licence))


@cache
def canonical(expression: str) -> str | None:
    """The expression in SPDX's own spelling (`MIT/apache-2.0` is `MIT OR Apache-2.0`), None where it is not known."""
    tree = _parse(expression)
    return None if tree is None else str(tree)


def joined(expressions: Iterable[str]) -> str:
    """Terms that all hold, in SPDX's spelling: each part of an AND once, in order. What is not known stays as it is."""
    parts = sorted({part for one in expressions for part in _parts(one)})
    return parts[0] if len(parts) == 1 else " AND ".join(f"({part})" if " OR " in part else part for part in parts)


def _parts(expression: str) -> Iterator[str]:
    tree = _parse(expression)
    if tree is None:
        yield expression
    elif getattr(tree, "args", ()) and tree.operator.strip() == "AND":
        for part in tree.args:
            yield from _parts(str(part))
    else:
        yield str(tree)


def named_in(expression: str) -> frozenset[str]:
    """The SPDX names of the licences in an expression, without their exceptions; none where it is not known."""
    tree = _parse(expression)
    return frozenset() if tree is None else frozenset(str(one).partition(" WITH ")[0] for one in tree.get_literals())


def header_licence(text: str) -> str | None:
    """What a source file says of its own licence, None where it says nothing: a second source beside its package's.

    All `SPDX-License-Identifier` lines count, wherever they stand (a snippet may have its own), and in the comments
    before the first code the well-known notices: GPL, LGPL, AGPL, MPL, CC-BY-SA, Apache-2.0, MIT, ISC, BSD. What
    is said apart is joined by AND, so a notice more never widens the terms; a notice that names no version
    gives the bare family (`GPL`), which agrees with nothing.
    """
    text = text.removeprefix("\ufeff")
    tags = _TAG.findall(text) if "License-Identifier:" in text else []
    said = [tag.strip().removesuffix("*/").removesuffix("-->").strip() for tag in tags]
    head = _HEAD.match(text)
    words = " ".join(_SIGN.sub(" ", _TAG.sub("", head[0] if head else "")).split()).lower()
    free = [name for name, notice in _FREE.items() if re.search(notice, words)]
    if free:
        said.append((" OR " if _EITHER.search(words) else " AND ").join(free))
    said += [
        _versioned(family, words[found.end() : found.end() + 160])
        for family, notice in _COPYLEFT.items()
        if (found := re.search(notice, words))
    ]
    apart = dict.fromkeys(said)
    return " AND ".join(f"({one})" if len(apart) > 1 and " " in one else one for one in apart) or None


def _versioned(family: str, after: str) -> str:
    """The SPDX name of a copyleft licence by the words `after` its name."""
    found = _VERSION.search(after)
    if found is None:
        return family
    name = f"{family}-{found[1] or found[3]}.{found[2] or found[4] or 0}"
    if not family.endswith("GPL"):
        return name
    return f"{name}-or-later" if _LATER.search(after) else f"{name}-only"


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()


@cache
def _parse(expression: str) -> Any | None:
    spelled = _SLASHED.sub(lambda chain: "(" + chain[0].replace("/", " OR ") + ")", expression)
    if not _well_formed(spelled):
        return None
    try:
        return _licensing().parse(spelled, validate=True, strict=True)
    except Exception:  # the parser raises whatever it stumbles on: `()` gives it an IndexError
        return None


def _well_formed(expression: str) -> bool:
    """Whether operands and operators alternate. The parser lets `(MIT) GPL-3.0-only OR ISC` pass as three ORs."""
    depth, wanted = 0, True  # an operand is
    for word in _WORD.findall(expression):
        if (word == "(" or word.upper() not in _JOINING) != wanted:
            return False
        depth += (word == "(") - (word == ")")
        wanted = word == "(" or word.upper() in ("AND", "OR", "WITH")
        if depth > _DEEPEST:
            return False
    return not wanted


def _met(tree: Any, allowed: Callable[[Any], bool]) -> bool:
    """Whether licences that are `allowed` suffice: all parts of an AND, one of an OR."""
    if getattr(tree, "args", ()):
        return (all if tree.operator.strip() == "AND" else any)(_met(part, allowed) for part in tree.args)
    return allowed(tree)


def _permissive(licence: Any) -> bool:
    if isinstance(licence, LicenseWithExceptionSymbol):
        return licence.license_symbol.key in PERMISSIVE and licence.exception_symbol.key in EXCEPTIONS
    return licence.key in PERMISSIVE
