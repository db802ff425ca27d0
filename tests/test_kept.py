from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core.kept import cache_folder


def test_the_users_cache_lies_where_others_have_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    assert cache_folder() == Path("/elsewhere/rusta")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "/home/ferris")
    assert cache_folder() == Path("/home/ferris/.cache/rusta")
