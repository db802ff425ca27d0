"""A curated list of crates, and `cargo fetch` of those on it that this machine lacks.

Each crate is fetched by itself, so that versions need not fit together, and cargo runs nothing of a crate when it
fetches. What is here already needs no network.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import field, fields, frozen
from attrs.validators import matches_re, min_len

from rusta_core import MissingTool, RustaError, SourceContext, run_process, same_terms

_SECONDS = 600.0  # for one crate and all that it depends on
_NETWORK = re.compile(
    r"(?i)failed to download|failed to fetch|could ?n[o']t (?:resolve|connect)|unable to update|network failure"
    r"|spurious network|timed? ?out|offline|failed to query|download of .* failed|failed to get successful http"
)


@frozen(kw_only=True)
class Listed:
    """One crate of a list: which version, under which terms, what it teaches, and why it was chosen for that."""

    name: str = field(validator=matches_re(r"[A-Za-z][A-Za-z0-9_-]{0,63}"))
    version: str = field(validator=matches_re(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?"))
    license: str = field(validator=min_len(1))
    teaches: str = field(validator=min_len(1))
    reason: str = field(validator=min_len(1))

    def check(self, license: str) -> None:
        """Raise ValueError where the crate itself names other terms than the list."""
        if not same_terms(self.license, license):
            raise ValueError(f"sources disagree: Cargo.toml says {license}, the list that it is on says {self.license}")


def read_list(path: Path) -> dict[str, Listed]:
    """The crates of a list by NAME-VERSION. Raises RustaError with the file and the entry."""
    try:
        entries = tomllib.loads(path.read_text()).get("crate", [])
        rows = [_listed(number, entry) for number, entry in enumerate(entries, start=1)]
    except (OSError, ValueError, TypeError) as error:
        raise RustaError(
            "the list of crates cannot be read",
            where=str(path),
            why=str(error),
            mend="write each crate as [[crate]] with name, version (exact), license, teaches and reason",
        ) from error
    found = {f"{one.name}-{one.version}": one for one in rows}
    if len(found) < len(rows):
        twice = next(one for one in rows if rows.count(one) > 1)
        raise RustaError(f"{twice.name} {twice.version} is listed twice", where=str(path), mend="keep one")
    return found


def _listed(number: int, entry: dict[str, Any]) -> Listed:
    names = {attribute.name for attribute in fields(Listed)}
    if odd := names ^ set(entry):
        raise ValueError(f"crate {number} ({entry.get('name', 'no name')}): {min(odd)} is missing or not known")
    try:
        return Listed(**entry)
    except (ValueError, TypeError) as error:
        raise ValueError(f"crate {number} ({entry['name']}): {error.args[0]}") from error


def cargo_home() -> Path:
    """Where cargo keeps what it fetches."""
    return Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")


def fetch(listed: dict[str, Listed], context: SourceContext) -> dict[str, Path]:
    """Where each crate of the list lies, fetched where it was not here. One that cannot be had goes to the log.

    Raises MissingTool where there is no network, or no cargo.
    """
    for name, one in listed.items():
        if _place(name) is None:
            _fetch_one(one, context)
    places = {name: _place(name) for name in listed}
    return {name: place for name, place in places.items() if place is not None}


def _place(name: str) -> Path | None:
    registry = cargo_home() / "registry"
    found = [*registry.glob(f"src/*/{name}/Cargo.toml"), *registry.glob(f"cache/*/{name}.crate")]
    return next((path.parent if path.name == "Cargo.toml" else path for path in found), None)


def _fetch_one(one: Listed, context: SourceContext) -> None:
    with TemporaryDirectory(prefix="rusta-fetch-") as folder:
        Path(folder, "lib.rs").touch()
        Path(folder, "Cargo.toml").write_text(
            '[package]\nname = "rusta-fetch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n'
            f'[workspace]\n[dependencies]\n{one.name} = "={one.version}"\n'
        )
        done = run_process([_cargo(context), "fetch"], cwd=Path(folder), timeout=_SECONDS)
    if done.returncode == 0:
        return
    said = "\n".join(done.stderr.strip().splitlines()[-12:])
    if done.timed_out or _NETWORK.search(done.stderr):
        raise MissingTool(
            "the network",
            needed_for=f"`cargo fetch` of {one.name} {one.version}",
            why=said or f"no answer in {_SECONDS:.0f} seconds",
            mend="try again where there is one (what was fetched once is kept), or leave `fetch` out:"
            " then the crates that are on this machine are read",
        )
    context.log(f"{one.name}-{one.version}", f"not fetched: {said}")


def _cargo(context: SourceContext) -> str:
    cargo = context.toolchain.cargo if context.toolchain is not None else None
    found = str(cargo) if cargo is not None else shutil.which("cargo")
    if found is None:
        raise MissingTool("cargo", needed_for="`fetch` of the source crates", mend="install Rust, or leave `fetch` out")
    return found
