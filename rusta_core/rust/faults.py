"""Why a crate cannot be built at all, told from cargo's own words: nothing in its code would mend that."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rusta_core.errors import UsageError
from rusta_core.rust.process import Finished

_FETCH = "run `cargo fetch` in the crate once, with a network: here cargo works offline"
_FAULTS = (
    (
        r"failed to load source for dependency[\s\S]*failed to read `[^`]*Cargo\.toml`"
        r"|no matching package found[\s\S]*location searched: /",
        "a path dependency of the crate is not where its manifest says",
        "put it there, or mend its `path` and name in Cargo.toml",
    ),
    (
        r"--> (?:\S*/)?Cargo\.toml:\d+:\d+\n",
        "the manifest cannot be read",
        "mend Cargo.toml",
    ),
    (
        r"no targets specified|can't find (?:.* )?(?:bin|lib|test|example)\b|couldn't find .* target"
        r"|failed to load manifest for workspace",
        "the manifest names what is not there",
        "put the file there, or mend Cargo.toml",
    ),
    (
        r"no matching package|failed to (?:download|get|load source for dependency|fetch)|--offline was specified"
        r"|unable to update|checksum for `|failed to select a version|can't checkout",
        "a dependency of the crate is not on this machine",
        _FETCH,
    ),
    (
        r"this version of Cargo is older|`edition` (?:key|`)|supported edition values|feature `edition|requires rustc"
        r"|edition\d* is (?:unstable|required)|rust-version",
        "the crate asks for another Rust than this one",
        "take an edition and a `rust-version` that this toolchain knows, or install a newer one",
    ),
    (
        r"failed to run custom build command",
        "a build script fails",
        "mend the script or get what it looks for; it runs without a network and may only write to OUT_DIR",
    ),
    (
        r"linker `[^`]+` not found|linking with `|cannot find -l|unable to find library",
        "the linker or a system library is missing",
        "install it (`apt-get install build-essential` has the linker); `rusta doctor` says what else is missing",
    ),
    (
        r"failed to parse manifest|TOML parse error|could not parse input as TOML|invalid (?:type|character)"
        r"|expected .*(?:key|newline|value|table)|virtual manifest|missing field",
        "the manifest cannot be read",
        "mend Cargo.toml",
    ),
    (
        r"process didn't exit successfully.*signal|internal compiler error",
        "the compiler broke off",
        "try `cargo check` yourself: it may be a fault of the compiler",
    ),
)
_FRAME = re.compile(
    r"\s*(?:warning: build failed|Compiling|Checking|Caused by|As a reminder, you're using offline mode)"
)
_MOST_LINES = 12


def explained(finished: Finished, where: Path, renamed: Callable[[str], str] = str) -> UsageError:
    """The fault that cargo's output tells of, with cargo's words as the reason. renamed: paths as the user has them."""
    said, place = renamed(finished.stderr), renamed(str(where))
    if finished.timed_out:
        running = re.findall(r"^\s*(?:Compiling|Checking|Running) (\S.*)$", said, re.MULTILINE)
        last = f"; the last it said: {running[-1]}" if running else ""
        why = f"cargo did not end in {finished.seconds:.0f} s{last}"
        mend = "look for a build script or a macro without an end, or give it longer with --patience"
        return UsageError("the crate cannot be checked", where=place, why=why, mend=mend)
    if finished.excess:
        mend = "look at its build scripts and macros: they run when it is checked"
        return UsageError("the crate cannot be checked", where=place, why=finished.excess, mend=mend)
    kinds = [(what, mend) for words, what, mend in _FAULTS if re.search(words, said)]
    what, mend = kinds[0] if kinds else ("cargo cannot build the crate", "see that `cargo check` can")
    return UsageError(what, where=place, why=_words(said) or f"it ended with {finished.returncode}", mend=mend)


def _words(said: str) -> str:
    """cargo's message without what only frames it."""
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    start = next((at for at, line in enumerate(lines) if line.startswith("error")), 0)
    told = [line for line in lines[start:] if not _FRAME.match(line)]
    return "\n".join(told[:_MOST_LINES])
