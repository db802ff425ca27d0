"""What a Cargo.toml says of its package, with what it inherits from its workspace."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from attrs import frozen

NAME = "Cargo.toml"


def tables(cargo: str | bytes) -> dict[str, Any]:
    """The tables of a Cargo.toml. Raises ValueError, with the reason, where it is no TOML."""
    try:
        return tomllib.loads(cargo if isinstance(cargo, str) else cargo.decode())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no manifest: its Cargo.toml cannot be read: {error}") from None


@frozen(kw_only=True)
class Manifest:
    """license: the SPDX expression, None where there is none; then license_file may name the text of its terms."""

    name: str
    version: str
    edition: str
    license: str | None
    license_file: str | None
    repository: str

    @classmethod
    def read(cls, cargo: Mapping[str, Any], workspace: Mapping[str, Any] | None = None) -> Manifest:
        """From the tables of a Cargo.toml and of its workspace's. Raises ValueError where no package is named."""
        package = _table(cargo, "package")
        shared = _table(_table(workspace or {}, "workspace"), "package")

        def word(key: str) -> str | None:
            value = package.get(key)
            if isinstance(value, dict) and value.get("workspace") is True:
                value = shared.get(key)
            return value.strip() if isinstance(value, str) else None

        if not (name := word("name")):
            raise ValueError("no manifest: its Cargo.toml names no package")
        return cls(
            name=name,
            version=word("version") or "0.0.0",
            edition=word("edition") or "2015",
            license=word("license") or None,
            license_file=word("license-file"),
            repository=word("repository") or "",
        )


def _table(tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = tables.get(key)
    return value if isinstance(value, dict) else {}
