"""The log of episodes: what was thought, tried and answered, written down before it is acted upon.

Records are appended and never changed. What was acknowledged with `sync` survives a kill; a torn end mends itself;
damage elsewhere is named and costs nothing but what it struck. docs/devlog.md says how the files are made.
"""

from __future__ import annotations

from pathlib import Path

from rusta_core.agent.devlog.log import DevLog
from rusta_core.agent.devlog.reading import read_log
from rusta_core.agent.devlog.record import Damage, Record
from rusta_core.agent.devlog.recovery import recover
from rusta_core.kept import state_folder

__all__ = ["Damage", "DevLog", "Record", "devlog_folder", "read_log", "recover"]


def devlog_folder() -> Path:
    """Where the log lies unless told otherwise: rusta/devlog in the user's state folder (XDG base directories)."""
    return state_folder() / "devlog"
