"""What the gate has against a data folder: which rule, at which file or record, why, and what to do about it."""

from __future__ import annotations

from attrs import frozen


@frozen
class Finding:
    """rule: its word, as `rusta data verify` prints it; where: file and record, relative to the data folder."""

    rule: str
    where: str
    why: str
    mend: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}\n  why:   {self.why}\n  mend:  {self.mend}"
