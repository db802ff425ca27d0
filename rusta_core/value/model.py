"""The value model: boosted trees over what a candidate looks like, and how sure that makes one of the best of them.

The trees are LightGBM's (Ke et al., NeurIPS 2017), in its own text form; how sure it is says `sureness`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from attrs import asdict, define, field, frozen

from rusta_core.contexts import Candidate
from rusta_core.errors import RustaError
from rusta_core.records import DiagCase
from rusta_core.serialize import from_json
from rusta_core.shipped import shipped
from rusta_core.value.features import NAMES, described, matrix
from rusta_core.value.sureness import EVIDENCE, Sureness, evidence, logit

TREES, CARD = "trees.txt", "value.json"


class ValueModelError(RustaError):
    """A value model that is not there, not whole, or of other features than this rusta's."""


@frozen
class Weighed:
    """What the model makes of the candidates of a case, in their order: by what they are ranked, and how sure it is of
    each if it is the one that is chosen."""

    ranks: tuple[float, ...]
    sure: tuple[float, ...]


@define
class ValueModel:
    """Trees with their calibration. For use from any thread."""

    booster: Any
    sureness: Sureness
    about: Mapping[str, Any] = field(factory=dict)

    def weighed(self, case: DiagCase, candidates: Sequence[Candidate]) -> Weighed:
        """The log odds of each candidate, as the trees see it, and how sure that makes it."""
        if not candidates:
            return Weighed((), ())
        rows = described(case, candidates)
        x, same, does = matrix(rows), [row["same"] for row in rows], [row["behaviour"] for row in rows]
        p = np.asarray(self.booster.predict(x, num_threads=1), float)
        told = np.array([evidence(p, same, does, at) for at in range(len(rows))])
        return Weighed(tuple(map(float, logit(p))), tuple(map(float, self.sureness.blind(told))))

    def save(self, folder: Path) -> None:
        """Write the model with what is told of it and the hash of its trees."""
        folder.mkdir(parents=True, exist_ok=True)
        trees = self.booster.model_to_string()
        (folder / TREES).write_text(trees)
        told = {
            **self.about,
            "features": list(NAMES),
            "evidence": list(EVIDENCE),
            "sureness": asdict(self.sureness),
            "sha256": sha256(trees.encode()).hexdigest(),
        }
        (folder / CARD).write_text(json.dumps(told, indent=1) + "\n")

    @classmethod
    def load(cls, folder: Path) -> ValueModel:
        """Raises a RustaError for one that is not there, was altered, or reads other features."""
        from lightgbm import Booster

        mend = "train it again: `rusta value train`"
        try:
            trees, told = (folder / TREES).read_text(), json.loads((folder / CARD).read_text())
        except (OSError, ValueError) as fault:
            raise ValueModelError(
                "the value model cannot be read", where=str(folder), why=str(fault), mend=mend
            ) from None
        if sha256(trees.encode()).hexdigest() != told["sha256"]:
            why = f"{TREES} is not what {CARD} says it is"
            raise ValueModelError("the value model was altered", where=str(folder), why=why, mend=mend)
        if (tuple(told["features"]), tuple(told.get("evidence", ()))) != (NAMES, EVIDENCE):
            why = "it reads other features of a candidate than this rusta writes"
            raise ValueModelError("the value model is of another rusta", where=str(folder), why=why, mend=mend)
        return cls(Booster(model_str=trees), from_json(Sureness, told["sureness"]), told)


@cache
def shipped_model() -> ValueModel:
    """The one that comes with rusta, read once."""
    return ValueModel.load(shipped("registry", "models", "value"))
