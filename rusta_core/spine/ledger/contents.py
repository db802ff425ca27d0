"""What lies in one entry's file: is it what the ledger says, under its terms, and what does it hold that could leak.

Run in a worker, a shard at a time; what goes back to the caller is small but for the texts that must be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from rusta_core.errors import RecordError, RustaError
from rusta_core.records import QA, DiagCase, Document, Entry, File, LedgerEntry, Snippet, Triplet, digest
from rusta_core.spine.ledger import SHARD, file_hash, files_below, tree_digest
from rusta_core.spine.ledger.findings import Finding
from rusta_core.spine.licences import compatible, refusal
from rusta_core.spine.shards import Shard
from rusta_core.spine.splits import codes

RECORDS: Mapping[str, type[Any]] = {
    "documents": Document,
    "snippets": Snippet,
    "cases": DiagCase,
    "triplets": Triplet,
    "qa": QA,
    "entries": Entry,
}
"""What the records of a shard are, by the `kind` of its entry."""

_AGAIN = "make the snapshot again, or take a copy that was not altered"


@frozen(kw_only=True)
class Job:
    """An entry to look at. known: what other records may name (a page, a case's tree) -> whether it is held out."""

    folder: Path
    entry: LedgerEntry
    known: Mapping[str, bool] = field(factory=dict, repr=False)


@frozen(kw_only=True)
class Contents:
    """names: by which other records name these; repos: each with one record of it; texts: (record or file, text)."""

    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()
    repos: Mapping[str, str] = field(factory=dict)
    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def held_out(entry: LedgerEntry) -> bool | None:
    """Whether an entry's data is there to measure with: True, or False for training, None for what is not used."""
    if entry.state == "quarantined":
        return None
    return entry.state != "allowed" or entry.split != "train"


def look(job: Job) -> Contents:
    """Read what the entry names. Its path is there and inside the folder."""
    path = job.folder / str(job.entry.path)
    try:
        return _shard(job, path) if path.name.endswith(SHARD) else _files(job, path)
    except RecordError as error:
        return _fault("record", job, error.where, error.why or error.what, _AGAIN)
    except RustaError as error:
        return _fault("hash", job, error.where, error.why, error.mend)
    except OSError as error:
        return _fault("hash", job, str(error.filename), str(error.strerror), "give yourself the right to read it")


def _fault(rule: str, job: Job, where: str, why: str, mend: str) -> Contents:
    return Contents(findings=(Finding(rule, where.removeprefix(f"{job.folder}/"), why, mend),))


def _files(job: Job, path: Path) -> Contents:
    entry = job.entry
    now = tree_digest(path) if path.is_dir() else file_hash(path)
    if now != entry.sha256:
        mend = "bring back what was there, or, where the change is meant, run `rusta data verify --accept`"
        return _fault("hash", job, place(entry), _differs(now, entry), mend)
    if held_out(entry) is None:
        return Contents()
    files = sorted(file for _, file in files_below(path)) if path.is_dir() else [path]
    # Manifests are left out: those of small crates are alike and give nothing away.
    code = [file for file in files if file.suffix == ".rs"]
    texts = ((file.relative_to(job.folder).as_posix(), file.read_text(errors="replace")) for file in code)
    return Contents(texts=tuple(texts))


def _shard(job: Job, path: Path) -> Contents:
    entry = job.entry
    cls = RECORDS.get(entry.kind)
    if cls is None:
        why, mend = f"no records are of kind `{entry.kind}`", f"write one of: {', '.join(RECORDS)}"
        return _fault("kind", job, place(entry), why, mend)
    shard = Shard.open(path, cls)
    shard.verify()
    if shard.address != entry.sha256:
        return _fault("hash", job, place(entry), _differs(shard.address, entry), _AGAIN)
    if len(shard) != entry.records:
        why = f"it has {len(shard)} records, the ledger says {entry.records}"
        return _fault("hash", job, place(entry), why, _AGAIN)
    held = held_out(entry)
    return Contents() if held is None else _records(job, shard, held)


def _records(job: Job, shard: Shard[Any], held: bool) -> Contents:
    terms: dict[str, list[str]] = defaultdict(list)
    strangers: dict[str, list[str]] = defaultdict(list)
    names: list[str] = []
    repos: dict[str, str] = {}
    texts: list[tuple[str, str]] = []
    for number, record in enumerate(shard):
        name = _name(record, number)
        terms[record.license].append(name)
        names += _names(record)
        if repo := getattr(record, "repo", None):
            repos.setdefault(repo, name)
        made_of = [one for one in _made_of(record) if one in job.known]
        for one in made_of:
            if job.known[one] != held:
                strangers[one].append(name)
        if isinstance(record, QA) or not made_of:
            texts += [(name, text) for text in _texts(record)]
    findings = [*_terms(job.entry, terms), *_strangers(job.entry, strangers, held)]
    return Contents(findings=tuple(findings), names=tuple(names), repos=repos, texts=tuple(texts))


def _strangers(entry: LedgerEntry, strangers: Mapping[str, list[str]], held: bool) -> Iterator[Finding]:
    """Records that were made of what lies on the other side."""
    for source, names in strangers.items():
        why = f"made of {source}, which is in {'training' if held else 'evaluation'} data"
        mend = "make it again from pages of its own split, or leave it out"
        yield Finding("eval-in-train", _some(entry, names), why, mend)


def _terms(entry: LedgerEntry, terms: Mapping[str, list[str]]) -> Iterator[Finding]:
    """What is wrong with the licences of records: refused in themselves, or not what the entry says."""
    for licence, names in terms.items():
        reason = refusal(licence)
        if reason is not None:
            yield Finding("record-licence", _some(entry, names), reason, "leave these records out, or quarantine them")
        elif not compatible(entry.license, licence):
            why = f"licence {licence!r} is not covered by the entry's {entry.license!r}"
            yield Finding("record-licence", _some(entry, names), why, "name it in the entry, joined by AND")


def place(entry: LedgerEntry) -> str:
    """An entry in words: its path, name and version."""
    return f"{entry.path or 'ledger'} ({entry.name} {entry.version})"


def _some(entry: LedgerEntry, names: list[str]) -> str:
    more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
    return f"{entry.path} {names[0]}{more}"


def _differs(now: str, entry: LedgerEntry) -> str:
    return f"its sha256 is {now}, the ledger says {entry.sha256}"


# --- what a record is called, what it was made of, what it tells


def _name(record: Any, number: int) -> str:
    return getattr(record, "doc_id", None) or getattr(record, "id", None) or f"record {number}"


def _names(record: Any) -> list[str]:
    if isinstance(record, Document):
        return [record.doc_id]
    return [_tree(record.files)] if isinstance(record, DiagCase) else []


def _made_of(record: Any) -> list[str]:
    """The pages that a snippet, a case or a question was made of; the tree of the case that a triplet tells."""
    if isinstance(record, QA):
        return [anchor.doc_id for anchor in record.anchors]
    if isinstance(record, Triplet):
        return [_tree(record.before_tree)]
    page = getattr(record, "page", None)
    return [page] if page else []


def _tree(files: Iterable[File]) -> str:
    return "the case with files " + digest("".join(f"{file.path}\0{file.text}\0" for file in files))


def _texts(record: Any) -> Iterator[str]:
    """The texts by which a record could give evaluation away. Prose is compared as questions only."""
    if isinstance(record, Document):
        yield from codes(record)
    elif isinstance(record, Snippet):
        yield record.text
        yield from (file.text for file in record.files if file.path.endswith(".rs"))
    elif isinstance(record, DiagCase):
        yield from _repaired(record)
    elif isinstance(record, Triplet):
        yield from (file.text for file in record.after_tree or record.before_tree if file.path.endswith(".rs"))
    elif isinstance(record, QA):
        yield f"{record.question}\n{record.answer}"


def _repaired(case: DiagCase) -> Iterator[str]:
    """The case's Rust files, and those that its gold patch changes as they are after it."""
    edits = case.gold_patch.edits if case.gold_patch else ()
    for file in case.files:
        if not file.path.endswith(".rs"):
            continue
        yield file.text
        data = file.text.encode()
        for edit in sorted(edits, key=lambda edit: -edit.start):
            if edit.path == file.path:
                data = data[: edit.start] + edit.text.encode() + data[edit.end :]
        if data != file.text.encode():
            yield data.decode(errors="replace")
