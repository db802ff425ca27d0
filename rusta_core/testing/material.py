"""Small real things to try a piece on: programs, bugs that are proved, a page, questions, outcomes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from shutil import copytree

from attrs import define

from rusta_core.contexts import Injection, Outcome, Workshop
from rusta_core.errors import MissingTool
from rusta_core.records import (
    QA,
    Action,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    File,
    Observation,
    PatchBundle,
    Snippet,
    Step,
    digest,
)
from rusta_core.rust.check import Checker
from rusta_core.rust.prove import prove
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

LICENSE, HOME = "MIT OR Apache-2.0", "https://example.org/rusta-kit"
_FOLDER = Path(__file__).parent / "programs"
LEDGER, QUEUE, PAGE = ((_FOLDER / name).read_text() for name in ("ledger.rs", "queue.rs", "page.md"))

BUGS = (  # program, what stands there, what a bug puts there, class, code
    (LEDGER, "let kept = entries.clone();", "let kept = entries;", "move", "E0382"),
    (LEDGER, "let mut map = HashMap::new();", "let map = HashMap::new();", "borrow", "E0596"),
    (LEDGER, "    pub fn cents(", "    fn cents(", "visibility", "E0603"),
    (QUEUE, "Queue { items: Vec::new() }", "Queue { items: 0 }", "type", "E0308"),
    (QUEUE, "impl<T: Clone + PartialOrd> Queue<T>", "impl<T: Clone> Queue<T>", "trait", "E0369"),
)


def snippets() -> tuple[Snippet, ...]:
    """Two green programs with tests, of everything a little."""
    return tuple(
        Snippet(
            license=LICENSE, source_url=HOME, sha256=digest(text), id=f"kit/{name}", repo="kit",
            edition="2021", text=text, tests="rustc --test",
        )
        for name, text in (("ledger", LEDGER), ("queue", QUEUE))
    )  # fmt: skip


def file_of(snippet: Snippet) -> File:
    """The one file of a snippet."""
    return File(path="src/main.rs", text=snippet.text)


def proposals() -> list[tuple[Snippet, Injection]]:
    """A bug of most classes, as an injector would propose it."""
    by_text = {snippet.text: snippet for snippet in snippets()}
    proposed = []
    for text, stands, bug, error_class, code in BUGS:
        start = len(text[: text.index(stands)].encode())
        edit = Edit(path="src/main.rs", start=start, end=start + len(stands.encode()), text=bug)
        injection = Injection(edits=(edit,), error_class=error_class, codes=(code,), operator="kit")
        proposed.append((by_text[text], injection))
    return proposed


def page() -> Document:
    """A page of documentation with two sections."""
    halves = PAGE.partition("Borrows")
    first = len(halves[0].encode())
    sections = (span(0, first, "Moves"), span(first, len(PAGE.encode()), "Borrows"))
    return Document(
        license=LICENSE, source_url=HOME, sha256=digest(PAGE), doc_id="kit/page", repo="kit", role="docs",
        title="Moves", text=PAGE, sections=sections,
    )  # fmt: skip


def span(start: int, end: int, title: str | None = None) -> DocSpan:
    """A span of the page that resolves."""
    cited = PAGE.encode()[start:end]
    return DocSpan(
        license=LICENSE,
        source_url=HOME,
        sha256=digest(cited),
        doc_id="kit/page",
        start=start,
        end=end,
        title=title,
    )


def questions() -> tuple[QA, ...]:
    """A question for each section of the page."""
    return tuple(
        QA(
            license=LICENSE, source_url=HOME, sha256=section.sha256, id=f"kit/qa/{number}", repo="kit",
            question=f"What does Rust say about {str(section.title).lower()}?", answer=text,
            anchors=(section,), difficulty=1, topic=str(section.title),
        )
        for number, (section, text) in enumerate(zip(page().sections, PAGE.split("\n\n")[1::2], strict=True))
    )  # fmt: skip


@define(slots=False)
class Bench:
    """What trials work with, each part made when it is asked for; MissingTool where the machine lacks it."""

    folder: Path

    @cached_property
    def base(self) -> Path:
        """A folder as a recipe's may be, with the kit's programs and page in it."""
        return Path(copytree(_FOLDER, self.folder / "kit", dirs_exist_ok=True))

    @cached_property
    def toolchain(self) -> Toolchain | None:
        try:
            return Toolchain.find()
        except MissingTool:
            return None

    @cached_property
    def checker(self) -> Checker:
        return Checker(Toolchain.find(), Sandbox.find("bwrap"), cache=self.folder / "verdicts")

    @cached_property
    def workshop(self) -> Workshop:
        return Workshop(checker=self.checker, documents={"kit/page": page()})

    @cached_property
    def cases(self) -> tuple[DiagCase, ...]:
        """The kit's bugs, proved by the compiler of this machine."""
        return tuple(prove(proposals(), self.checker)[0])


def outcomes() -> tuple[Outcome, ...]:
    """Outcomes of every kind, good and bad, from which every built-in metric has something to measure."""
    moves, borrows = page().sections
    made = []
    for number in range(30):
        hit, error_class = number % 3 != 0, ("borrow", "move", "type")[number % 3]
        made += [
            Outcome(
                kind="repair", id=f"kit/{number}", slice=error_class, bundle=_bundle(number % 4),
                compiles=number % 5 != 0, tests_green=(True, False, None)[number % 3], honest=number % 7 != 0,
                steps=_steps(number), gold_equal=number % 2 == 0, k_lines=number % 4, confidence=number % 11 / 10,
            ),
            Outcome(
                kind="anchor", id=f"kit/{number}", expected=(moves,), chosen=(moves if hit else borrows,),
                resolved=True, baselines={"bm25": (moves,)},
            ),
            Outcome(
                kind="step", id=f"kit/{number}", slice=error_class, expected="rustc",
                chosen="rustc" if hit else "apply",
            ),
            Outcome(kind="text", id=f"kit/{number}", nats=100.0 + number, n_bytes=80),
            Outcome(
                kind="type", id=f"kit/{number}", slice="primitive", expected="u8", chosen="u8" if hit else "bool",
                baselines={"longest": "bool"},
            ),
            Outcome(
                kind="syntax", id=f"kit/{number}", expected={"keyword": 9, "type": 4}, chosen={"keyword": 8, "type": 1},
                baselines={"random init": {"keyword": 5}},
            ),
            Outcome(
                kind="choice", id=f"kit/{number}", slice=error_class, expected=0.25,
                chosen={"player": hit, "scripted": not hit},
            ),
        ]  # fmt: skip
    return tuple(made)


def _steps(number: int) -> tuple[Step, ...]:
    status = ("ok", "failed", "timeout")[number % 3]
    return tuple(
        Step(action=Action(tool=tool), observation=Observation(tool=tool, status=said))
        for tool, said in (("rustc", status), ("doc-index", "ok"), ("apply", "ok"))
    )


def _bundle(k_lines: int) -> PatchBundle:
    edit = Edit(path="src/main.rs", start=0, end=0, text="\n" * k_lines)
    return PatchBundle(license=LICENSE, source_url=HOME, sha256=digest(LEDGER), edits=(edit,), k_lines=k_lines)
