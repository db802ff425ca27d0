"""Plays the goldens with the real tools and writes down what each of them says, as entry.json.

    python datasets/golden/record.py [NAME ...]

A recording that comes out as it was, apart from the seconds, is left as it is. One whose tests accept a repair other
than its gold is refused: its tests say too little, or its gold is not the plainest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve
from rusta_sources.repairs import Repair, Shelf, tree

from rusta_core import Action, DocSpan, Document, Entry, SourceContext, read_record
from rusta_core.run.golden import record, told
from rusta_core.run.repair import Repairer
from rusta_core.run.repairers import repairer
from rusta_core.shipped import shipped

HERE = Path(__file__).parent
LOOKED_UP = 8  # sections that are shown where one of them is looked for


def recorded(repair: Repair, ready: Repairer) -> Entry:
    """The record. Raises ValueError for one that is not what a golden must be."""
    citations = tuple(cited(repair, ready.workshop.documents))
    asked, seen = questions(repair, ready, citations)
    if unseen := [span.title for span in citations if span not in seen]:
        raise ValueError(f"{repair.name}: {unseen[0]} is cited, and no answer shows it")
    entry = record(repair.case(), ready, asked, citations)
    gold, red = ({file.path: file for file in files} for files in (repair.gold, repair.case().files))
    if entry.final_state != tree([gold[path] for path in red]):
        raise ValueError(f"{repair.name}: the tests accept what is not its gold")
    return entry


def questions(
    repair: Repair, ready: Repairer, citations: Sequence[DocSpan]
) -> tuple[list[Mapping[str, Any]], list[DocSpan]]:
    """What the documentation is asked: about the first message, and then for whatever of the citations that does not
    show; and all that it shows."""
    case = ready.diagnosed(repair.case())
    asked: list[Mapping[str, Any]] = [{"query": case.cargo_diag[0]["message"], "codes": list(case.codes)}]
    seen = [*ready.probe(Action(tool="doc-index", arguments=asked[0]), case).spans]
    for place, span in zip(repair.note.documentation, citations, strict=True):
        if span not in seen:
            asked.append({"query": f"{span.title}: {place['says']}", "codes": [], "most": LOOKED_UP})
            seen += ready.probe(Action(tool="doc-index", arguments=asked[-1]), case).spans
    return asked, seen


def cited(repair: Repair, documents: Mapping[str, Document]) -> Iterator[DocSpan]:
    """The spans that its note names: the first of each section. Raises ValueError for one that is not there."""
    for place in repair.note.documentation:
        page, section = place["page"], place.get("section")
        spans = documents[page].sections if page in documents else ()
        found = [span for span in spans if section in (None, (span.url or "").partition("#")[2])]
        if not found:
            raise ValueError(f"{repair.name}: the documentation has no {page} with a section {section}")
        yield found[0]


def without_seconds(entry: Entry) -> Entry:
    """What must come out the same when it is recorded again."""
    return evolve(entry, steps=tuple(evolve(s, observation=evolve(s.observation, seconds=0.0)) for s in entry.steps))


def main(names: Sequence[str]) -> None:
    """Record those that are named, or all."""
    with repairer(shipped("examples", "golden.toml")) as ready:
        toolchain = ready.workshop.checker.toolchain
        context = SourceContext(toolchain=toolchain, base=HERE, log=lambda what, why: print(f"{what}: {why}"))
        for repair in Shelf.of("golden", str(HERE), context).repairs():
            if not names or repair.short in names:
                entry = recorded(repair, ready)
                word = "recorded" if written(entry, HERE / repair.short / "entry.json") else "as it was"
                print(f"{repair.short:16}{word:11}{len(entry.steps):3} steps  {dict(entry.metrics)}", flush=True)


def written(entry: Entry, path: Path) -> bool:
    """Whether there was need to write it: what differs in the seconds only stays as it is."""
    if path.exists() and without_seconds(read_record(Entry, path.read_bytes(), str(path))) == without_seconds(entry):
        return False
    path.write_text(told(entry))
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
