"""Where things are kept from one call to the next."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """This user's verdicts, indexes and copies of crates; XDG_CACHE_HOME moves it."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "rusta"


def state_folder() -> Path:
    """What must outlive a cache: the log of episodes, and notes of what is being written; XDG_STATE_HOME moves it."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "rusta"
