"""rust-analyzer as the tools use it, in the sandbox: how long until a crate is ready, and how long each answer takes,
at up to 200 places of its largest file: names for hover, calls and bound names for types. The small crate is one
program that uses std; the other is one of Debian's, with its dependencies. Beside it types by the compiler's word, one
rustc for each. Who asks where a name of std is used has the whole library searched."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from material import CRATES, checker, snippets
from row import Row

from rusta_core.errors import MissingTool
from rusta_core.kept import cache_folder
from rusta_core.records import DiagCase, File, digest
from rusta_core.rust.analyzer.client import Analyzer, binary
from rusta_core.rust.analyzer.std_sources import std_sources
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.rust.type_of import type_of
from rusta_core.rust.verifier import verifier

MANIFEST = '[package]\nname = "case"\nversion = "0.0.0"\nedition = "2021"\n'
PLACES, BY_RUSTC = 200, 20
LARGE = "itertools-*"
NAMES = "(identifier) @it"
BOUND = "(let_declaration pattern: (identifier) @it)"
TYPED = f"(call_expression) @it {BOUND}"


def rows() -> list[Row]:
    """Seconds until ready, milliseconds of answers, megabytes."""
    ready = checker()
    try:
        binary(ready.sandbox, ready.toolchain)
    except MissingTool as lack:
        return [Row("rust-analyzer", f"left out: {lack.what}")]
    std_sources(ready.toolchain, cache_folder())  # copied once for a user, not for each crate
    text = max((snippet.text for snippet in snippets() if "fn main" in snippet.text), key=len)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        (folder / "src").mkdir(parents=True)
        (folder / "Cargo.toml").write_text(MANIFEST)
        (folder / "src/main.rs").write_text(text)
        found, warm = measured(folder, "one program")
        found += [by_rustc(text, warm)]
        for crate in sorted(CRATES.glob(LARGE))[-1:]:
            copy = Path(name) / crate.name
            shutil.copytree(crate, copy, ignore=shutil.ignore_patterns("tests", "benches", "examples"))
            found += measured(copy, crate.name)[0]
    return found


def measured(folder: Path, name: str) -> tuple[list[Row], float]:
    """The rows of a crate, and the median seconds of a warm type."""
    path = max(folder.glob("src/**/*.rs"), key=lambda path: path.stat().st_size).relative_to(folder)
    text = (folder / path).read_text()
    names, bound, typed = (places(text, query) for query in (NAMES, BOUND, TYPED))
    began = time.perf_counter()
    ready = checker()
    with Analyzer.open(folder, ready.toolchain, ready.sandbox) as analyzer:
        until_ready = time.perf_counter() - began
        [first, *_] = times(lambda start, _: analyzer.hover(str(path), start), names[:1])
        hover = times(lambda start, _: analyzer.hover(str(path), start), names)
        warm = times(lambda start, _: analyzer.hover(str(path), start), names)
        types = times(lambda start, end: analyzer.type_of(str(path), start, end), typed)
        known = sum(analyzer.type_of(str(path), *place) is not None for place in typed)
        local, any_name = (
            times(lambda start, _: analyzer.references(str(path), start), some) for some in (bound[:50], names[:50])
        )
        began = time.perf_counter()
        analyzer.diagnostics(str(path))
        diagnostics = time.perf_counter() - began
        assert analyzer.pid is not None, "it is open"
        memory = max(peak(pid) for pid in family(analyzer.pid))
    lines = text.count("\n")
    return [
        Row(f"{name}: ready", f"{until_ready:.1f} s"),
        Row("first hover", f"{first * 1000:.0f} ms"),
        Row(f"hover at each of {len(names)} names of {lines} lines, the first time", told(hover)),
        Row("hover, warm", told(warm), "1x"),
        Row(
            f"type of an expression or a bound name, {known} of {len(typed)} known",
            told(types),
            f"{median(types) / median(warm):.1f}x",
        ),
        Row(f"references of {len(bound[:50])} bound names", told(local), f"{median(local) / median(warm):.1f}x"),
        Row("references of any name, std's too", told(any_name), f"{median(any_name) / median(warm):.1f}x"),
        Row("diagnostics of the file", f"{diagnostics * 1000:.0f} ms"),
        Row("memory at its peak", f"{memory:.0f} MB"),
    ], median(types)


def by_rustc(text: str, warm: float) -> Row:
    """The same types, asked of the compiler."""
    case = DiagCase(
        license="MIT", source_url="", sha256=digest(text), id="case", repo="r", edition="2021", error_class="type",
        files=(File(path="src/main.rs", text=text),),
    )  # fmt: skip
    judge, typed = verifier(checker(), case), places(text, TYPED)[:BY_RUSTC]
    found = [type_of(judge, case.files, "src/main.rs", *place) for place in typed]
    seconds = times(lambda start, end: type_of(verifier(checker(), case), case.files, "src/main.rs", start, end), typed)
    known = sum(one is not None for one in found)
    return Row(f"type by rustc; {known} of {len(typed)} told", told(seconds), f"{median(seconds) / warm:.0f}x")


def places(text: str, query: str) -> list[tuple[int, int]]:
    """Bytes of what a query finds, spread over the file."""
    found = [match["it"] for match in SyntaxTree(text).captures(query)]
    return [(node.start_byte, node.end_byte) for node in found[:: max(1, len(found) // PLACES)][:PLACES]]


def times(ask: Callable[[int, int], object], where: list[tuple[int, int]]) -> list[float]:
    """Seconds of each."""
    found = []
    for place in where:
        began = time.perf_counter()
        ask(*place)
        found.append(time.perf_counter() - began)
    return found


def told(seconds: list[float]) -> str:
    """Median, and what one in twenty takes longer than."""
    return f"{median(seconds) * 1000:.1f} ms, 95 % within {quantiles(seconds, n=20)[-1] * 1000:.1f} ms"


def family(pid: int) -> set[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {pid}.union(*(family(int(child)) for child in children))


def peak(pid: int) -> float:
    """Megabytes of memory that a process held at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
