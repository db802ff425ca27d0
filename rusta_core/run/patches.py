"""`rusta repair`: cases from a file, a patch for each into another, a line each, streamed and resumable."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, TextIO

from attrs import define, field

from rusta_core.agent.searched import reason
from rusta_core.contexts import Outcome
from rusta_core.errors import RustaError, UsageError
from rusta_core.records import DiagCase, File
from rusta_core.run.because import because
from rusta_core.run.progress import Progress
from rusta_core.run.repair import Repairer, case_of
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.process import in_parallel
from rusta_core.rust.program import EDITIONS
from rusta_core.serialize import to_json

Line = dict[str, Any]


def read_cases(path: Path) -> Iterator[DiagCase]:
    """The cases of a JSONL file: `id`, `files` and `edition` are read and the rest left alone.

    Raises UsageError for a file that cannot be read and, with its number, for a line that is no case.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        mend = "give a file with a DiagCase as JSON on each line"
        raise UsageError("the cases cannot be read", where=str(path), why=str(fault), mend=mend) from None
    seen: set[str] = set()
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip():
            case = case_at(row, f"{path}:{number}")
            if case.id in seen:
                raise UsageError(f"two cases are called {case.id!r}", where=f"{path}:{number}")
            seen.add(case.id)
            yield case


def case_at(row: str, where: str) -> DiagCase:
    """The case that a line holds. Raises UsageError, which says where the line is, for one that holds none."""
    try:
        told = json.loads(row)
        name, edition = told["id"], told.get("edition", "2021")
        files = [File(path=file["path"], text=file["text"]) for file in told["files"]]
        if not (isinstance(name, str) and name and files and edition in EDITIONS):
            raise ValueError(f"`id` is a name, `files` is not empty, `edition` is one of {', '.join(EDITIONS)}")
        if len({file.path for file in files}) < len(files):
            raise ValueError("two of its files have one path")
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        why = f"it has no {fault}" if isinstance(fault, KeyError) else str(fault)
        mend = 'a case is {"id": …, "edition": "2021", "files": [{"path": "src/main.rs", "text": …}]}'
        raise UsageError("the line is no case", where=where, why=why, mend=mend) from None
    return case_of(name, files, edition, page=told.get("page"))


@define
class Patches:
    """The patches that are there, a line each, flushed as they end. A torn last line is cut off and made again."""

    path: Path
    done: set[str] = field(factory=set)
    _file: TextIO | None = None
    _lock: Lock = field(factory=Lock)

    @classmethod
    def at(cls, path: Path) -> Patches:
        """Those of an earlier call, to be gone on with. Raises UsageError for a file of something else."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(path)
        done: set[str] = set()
        whole = 0
        for row in path.read_bytes().splitlines(keepends=True):
            try:
                if not row.endswith(b"\n"):
                    break
                done.add(json.loads(row)["id"])
            except (ValueError, KeyError, TypeError):
                why = f"line {len(done) + 1} is no patch"
                mend = "name another file with --out"
                raise UsageError("the patches cannot be gone on with", where=str(path), why=why, mend=mend) from None
            whole += len(row)
        with path.open("r+b") as file:
            file.truncate(whole)
        return cls(path, done)

    def add(self, line: Mapping[str, Any]) -> None:
        """Keep one patch."""
        with self._lock:
            self._file = self._file or self.path.open("a", encoding="utf-8")
            print(json.dumps(line, ensure_ascii=False), file=self._file, flush=True)
            self.done.add(line["id"])


def patch_of(repairer: Repairer, case: DiagCase) -> Line:
    """What came of one case, as a line: `files` is None where there is no patch, and `why` says why not."""
    start = time.monotonic()
    try:
        diagnosed = repairer.diagnosed(case)
        outcome = repairer.repair(diagnosed)
    except Exception as fault:  # of one case among many: the others are repaired all the same
        return _line(case, None, time.monotonic() - start, why=told(fault))
    why = "" if outcome.bundle is not None else reason(outcome)
    return _line(diagnosed, outcome, time.monotonic() - start, why=why)


def told(fault: Exception) -> str:
    """Why a case could not be worked at: what is wrong with it, or that rusta or one of its pieces is at fault."""
    if isinstance(fault, RustaError):
        return str(fault)
    place = " ".join(getattr(fault, "__notes__", ()))
    return f"a fault of rusta's or of a piece, please report it: {type(fault).__name__}: {fault} {place}".rstrip()


def _line(case: DiagCase, outcome: Outcome | None, seconds: float, *, why: str) -> Line:
    bundle = outcome.bundle if outcome is not None else None
    after: Sequence[File] = apply_edits(case.files, bundle.edits) if bundle is not None else ()
    return {
        "id": case.id,
        "files": [{"path": file.path, "text": file.text} for file in after] if bundle is not None else None,
        "k_lines": bundle.k_lines if bundle is not None else None,
        "confidence": outcome.confidence if outcome is not None else None,
        "reason": because(case, outcome) if outcome is not None and bundle is not None else "",
        "citations": [to_json(span) for span in bundle.citations] if bundle is not None else [],
        "receipts": [
            *(to_json(receipt) for receipt in (bundle.receipts if bundle is not None else ())),
            *(dict(receipt) for receipt in (outcome.receipts if outcome is not None else ())),
        ],
        "seconds": round(seconds, 3),
        **({"why": why} if why else {}),
    }


def repair_all(repairer: Repairer, cases: Path, out: Path, *, workers: int) -> None:
    """A patch or the word that there is none for every case, those that are there left out."""
    every, patches, progress = list(read_cases(cases)), Patches.at(out), Progress()
    left = [case for case in every if case.id not in patches.done]
    counted = {"patched": 0}

    def one(case: DiagCase) -> None:
        line = patch_of(repairer, case)
        patches.add(line)
        counted["patched"] += line["files"] is not None
        progress.update(len(patches.done), len(every), f"{counted['patched']} patched")

    in_parallel(one, left, workers=workers)
    progress.line(f"{len(every)} cases, {len(every) - len(left)} were there, {counted['patched']} patched now: {out}")
