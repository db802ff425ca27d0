"""`rusta eval sets`: errors that people wrote into the documentation to show them, as cases.

Two sets, for measuring only: nothing that trains reads these files, and a case names its own page, which is never
searched or cited for it. A block counts where this compiler really refuses it; the repair that is known is the next
block of the page that compiles and is near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve

from rusta_core.errors import UsageError
from rusta_core.records import CodeBlock, DiagCase, Document, File, digest
from rusta_core.run.repair import case_of
from rusta_core.run.repairers import repairer
from rusta_core.rust.case import origin_of
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.green import as_program
from rusta_core.rust.patch import k_lines
from rusta_core.rust.program import EDITIONS
from rusta_core.rust.taxonomy import error_class
from rusta_core.serialize import dumps
from rusta_core.spine.disk import replacing

NEAR = 6
"""Lines between a block that fails and the one that is taken for its repair, at most."""
_PATH = "src/main.rs"


def write_sets(out: Path) -> Iterator[tuple[Path, int, int]]:
    """Write `error-codes.jsonl` and `book.jsonl`; the path, how many cases, how many with a known repair of each.

    Raises UsageError where the toolchain has no documentation.
    """
    with repairer() as ready:
        library, checker = ready.workshop.documents, ready.workshop.checker
        for name, prefix, words in (
            ("error-codes.jsonl", "error_codes/E", ("compile_fail",)),
            ("book.jsonl", "book/", ("does_not_compile", "compile_fail")),
        ):
            pages = [library[doc_id] for doc_id in library if doc_id.startswith(prefix)]
            if not pages:
                mend = "`rustup component add rust-docs`, or Debian's package rust-doc"
                raise UsageError("there are no pages to make cases of", where=prefix, mend=mend)
            cases = list(cases_of(pages, words, checker))
            with replacing(out / name) as file:
                file.writelines(dumps(case).encode() + b"\n" for case in cases)
            yield out / name, len(cases), sum(case.gold_text is not None for case in cases)


def cases_of(pages: Iterable[Document], words: Sequence[str], checker: Checker) -> Iterator[DiagCase]:
    """The blocks of pages that fail and are said to, by their codes or one of these words of their fence."""
    blocks = [(page, _usable(page)) for page in pages]
    programs = [_program(block) for _, some in blocks for block in some]
    compiles = dict(zip(programs, checker.compiles_many(programs), strict=True))
    for page, some in blocks:
        for number, block in enumerate(some):
            program = _program(block)
            if compiles[program] or not (block.codes or set(words) & set(block.words)):
                continue
            verdict = checker.check(program)
            if any(said.spans for said in verdict.diagnostics):
                after = [one for one in map(_program, some[number + 1 :]) if compiles[one]]
                codes = [said.code for said in verdict.diagnostics]
                case = case_of(f"{page.doc_id}#{number}", [File(path=_PATH, text=program.text)], program.edition)
                gold = after[0].text if after and _near(program, after[0]) else None
                yield evolve(
                    case,
                    repo=page.repo,
                    page=page.doc_id,
                    error_class=error_class(codes),
                    codes=tuple(dict.fromkeys(code for code in codes if code)),
                    gold_text=gold,
                    **{**origin_of(page), "sha256": digest(program.text)},
                )


def _usable(page: Document) -> list[CodeBlock]:
    return [one for one in page.blocks if one.edition in EDITIONS and "should_panic" not in one.words]


def _program(block: CodeBlock) -> Program:
    return Program(as_program(block.code), block.edition)


def _near(red: Program, green: Program) -> bool:
    before, after = ([File(path=_PATH, text=one.text)] for one in (red, green))
    return 0 < k_lines(before, after) <= NEAR
