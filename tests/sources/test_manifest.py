"""What is read of a Cargo.toml."""

from __future__ import annotations

import pytest
from rusta_sources.manifest import Manifest, tables


def test_a_package_says_who_it_is() -> None:
    rest = 'edition = "2021"\nlicense = "MIT"\nrepository = " https://x/y "\n'
    found = Manifest.read(tables(f'[package]\nname = "a"\nversion = "1.2.3"\n{rest}'))
    assert (found.name, found.version, found.edition, found.license) == ("a", "1.2.3", "2021", "MIT")
    assert (found.repository, found.license_file) == ("https://x/y", None)


def test_what_is_left_out_is_what_cargo_takes_it_for() -> None:
    found = Manifest.read(tables('[package]\nname = "a"\n'))
    assert (found.version, found.edition, found.license, found.repository) == ("0.0.0", "2015", None, "")


def test_what_a_workspace_shares() -> None:
    shared = tables('[workspace.package]\nlicense = "Zlib"\nedition = "2018"\nversion = "9.0.0"\n')
    inherited = "license.workspace = true\nedition = { workspace = true }\n"
    asks = tables(f'[package]\nname = "a"\nversion = "1.0.0"\n{inherited}')
    found = Manifest.read(asks, shared)
    assert (found.license, found.edition, found.version) == ("Zlib", "2018", "1.0.0")
    assert Manifest.read(asks).license is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[package\n", "no manifest: its Cargo.toml cannot be read: "),
        (b"[package]\nname = '\xff'\n", "no manifest: its Cargo.toml cannot be read: "),
        ("a = " + "[" * 100_000, "no manifest: its Cargo.toml cannot be read: "),
        ("", "no manifest: its Cargo.toml names no package"),
        ("package = 3\n", "no manifest: its Cargo.toml names no package"),
        ("[package]\nname = ['a']\n", "no manifest: its Cargo.toml names no package"),
        ("[workspace]\nmembers = ['a']\n", "no manifest: its Cargo.toml names no package"),
    ],
)
def test_what_is_no_manifest(text: str | bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Manifest.read(tables(text))
