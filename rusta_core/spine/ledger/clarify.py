"""A person's word about the licence of one file, pinned to the bytes that were read.

Where two sources disagree, or a notice is one that nobody recognises, somebody reads the file and writes down what it
is. The word holds for those bytes alone: when they change, it must be given again.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from attrs import field, frozen
from attrs.validators import min_len

from rusta_core.errors import RecordError, RustaError
from rusta_core.records import HASH, TEXT
from rusta_core.spine.ledger.typed_yaml import read_records


@frozen(kw_only=True)
class Clarification:
    """The file at `path` inside `name` (of one `version`, or of any) is under `license`, for a `reason`."""

    name: str = field(validator=TEXT)
    version: str | None = None
    path: str = field(validator=TEXT)
    sha256: str = field(validator=HASH)
    license: str = field(validator=TEXT)
    reason: str = field(validator=min_len(1))


@frozen
class Clarifications:
    """All that was clarified in one file of clarifications."""

    file: Path
    rows: dict[tuple[str, str], list[Clarification]] = field(factory=dict)

    def licence(self, name: str, version: str, path: str, sha256: str) -> str | None:
        """What somebody said that the file is under, None where nobody spoke of it.

        Raises RustaError where somebody did, but of other bytes.
        """
        about = [one for one in self.rows.get((name, path), ()) if one.version in (None, version)]
        for one in about:
            if one.sha256 == sha256:
                return one.license
        if about:
            raise RustaError(
                f"the clarification of {path} in {name} {version} is stale",
                where=str(self.file),
                why=f"it was said of bytes with sha256 {about[0].sha256}; those here have {sha256}",
                mend="read the file again, then write the new sha256 and what it is under now, or delete the entry",
            )
        return None


def read_clarifications(path: Path) -> Clarifications:
    """Read a YAML list of {name, version?, path, sha256, license, reason}.

    Raises RecordError with file, line and field.
    """
    rows: dict[tuple[str, str], list[Clarification]] = defaultdict(list)
    for one, line in read_records(path, Clarification):
        same = rows[one.name, one.path]
        if any((other.version, other.sha256) == (one.version, one.sha256) for other in same):
            raise RecordError(
                f"{one.path} in {one.name} is clarified twice", path="", where=f"{path}:{line}", mend="keep one"
            )
        same.append(one)
    return Clarifications(path, dict(rows))
