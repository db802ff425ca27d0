"""The seven kinds of piece. Apart from the hook specs, so that listing pieces need not import pluggy."""

from __future__ import annotations

API = {"source": 1, "injector": 1, "head": 1, "tool": 1, "game": 1, "metric": 1, "gate": 1}
"""The number of each kind's hook spec. It rises when old plugins of that kind can no longer be called."""

HOOK = {
    "source": "documents",
    "injector": "inject",
    "head": "build_head",
    "tool": "probe",
    "game": "play",
    "metric": "measure",
    "gate": "judge",
}
"""The one hook that a piece of each kind must implement."""

KINDS = tuple(HOOK)
