"""Addresses of repositories."""

from __future__ import annotations

import pytest
from rusta_sources.addresses import public, repository


@pytest.mark.parametrize(
    ("url", "repo"),
    [
        ("https://github.com/serde-rs/serde", "serde-rs/serde"),
        ("https://GitHub.com/Rust-Lang/Regex.git/", "rust-lang/regex"),
        ("git+https://github.com/a/b/tree/master/c", "a/b"),
        ("https://gitlab.com/group/sub/name.git", "gitlab.com/group/sub/name"),
        ("git@github.com:Owner/Name.git", "owner/name"),
        ("ssh://git@codeberg.org/a/b", "codeberg.org/a/b"),
        ("https://me:secret@github.com/a/b", "a/b"),
        ("no address", ""),
        ("/home/me/here", ""),
    ],
)
def test_repository(url: str, repo: str) -> None:
    assert repository(url) == repo


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:secret@github.com/a/b.git", "https://github.com/a/b.git"),
        ("https://token@example.org/a@b", "https://example.org/a@b"),
        ("git@example.org:a/b.git", "ssh://example.org/a/b.git"),
        (" https://example.org/a ", "https://example.org/a"),
    ],
)
def test_no_address_is_written_down_with_a_password(url: str, shown: str) -> None:
    assert public(url) == shown
