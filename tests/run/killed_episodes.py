"""Episodes with an apply, each in a process that is killed at a random moment, half of them while it writes; then what
is left is looked at.

    python tests/run/killed_episodes.py FOLDER COUNT SEED

A process of its own, which forks: importing all of rusta 200 times would take minutes. Prints a JSON object.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import evolve
from rusta_tools.rustc import Rustc
from rusta_tools.rustc_suggestions import RustcSuggestions

from rusta_core import (
    Action,
    Checker,
    DiagCase,
    DocSpan,
    Document,
    File,
    Observation,
    ProbeContext,
    Rules,
    Workbench,
    Workshop,
    digest,
)
from rusta_core.agent.conductor import Conductor
from rusta_core.agent.devlog import DevLog, devlog_folder, read_log
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.rules import EpisodeBudget
from rusta_core.run.repair import case_of
from rusta_core.run.writing import held, recover, write_all
from rusta_core.rust.diagnostics import to_json
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.verifier import verifier

RED = {
    "main.rs": "mod shop;\n\nfn main() {\n    let words = vec![1];\n    drop(words);\n    shop::show(words);\n}\n\n"
    "#[test]\nfn shows() {\n    shop::show(vec![1]);\n}\n",
    "shop.rs": "pub fn show(words: Vec<i32>) {\n    let all = words;\n    assert_eq!(words.len(), all.len());\n}\n",
}
ORIGIN = {"license": "MIT", "source_url": "here", "commit": None}
TEXT = "E0382\n\nA value was used after it moved.\n"
SPAN = DocSpan(doc_id="error_codes/E0382", start=0, end=len(TEXT), sha256=digest(TEXT), **ORIGIN)
PAGE = Document(
    doc_id="error_codes/E0382", repo="docs", role="docs", title="E0382", text=TEXT, sections=(SPAN,),
    sha256=digest(TEXT), **ORIGIN,
)  # fmt: skip


def episode(crate: Path, cache: Path, name: str, begun: Callable[[], None]) -> str:
    """Repair the crate and write it, calling `begun` when the writing begins; how it ended."""
    checker = Checker(Toolchain.find(), Sandbox.find(), cache=cache)
    case = diagnosed(crate, checker)
    workshop = Workshop(checker=checker, documents={PAGE.doc_id: PAGE})
    tools = {"rustc": Rustc(), "rustc-suggestions": RustcSuggestions()}
    phases = {"rustc": "check", "doc-index": "explain", "rustc-suggestions": "propose"}

    def ask(action: Action, now: DiagCase) -> Observation:
        if action.tool == "doc-index":
            return Observation(tool="doc-index", status="ok", spans=(SPAN,))
        said: Observation = tools[action.tool].probe(ProbeContext(action=action, case=now, workshop=workshop))
        return said

    def write(files: Sequence[File]) -> None:
        begun()
        write_all(crate, {crate / file.path: file.text.encode() for file in files})

    with held(crate), DevLog.open(devlog_folder()) as log:
        return Conductor(
            case=case,
            bench=Workbench(case, ask, verifier(checker, case)),
            player=ScriptedPlayer(),
            phases=phases,
            rules=Rules(writes="crate", budget=EpisodeBudget()),
            documents=workshop.documents,
            log=log,
            commit=write,
            episode=name,
        ).run().state  # fmt: skip


def diagnosed(crate: Path, checker: Checker) -> DiagCase:
    files = [File(path=name, text=(crate / name).read_text()) for name in RED]
    case = case_of("shop", files)
    said = verifier(checker, case).check(files).diagnostics
    codes = tuple(dict.fromkeys(one.code for one in said if one.code))
    return evolve(case, codes=codes, cargo_diag=tuple(map(to_json, said)))


def begin(crate: Path) -> None:
    crate.mkdir(parents=True, exist_ok=True)
    for name, text in RED.items():
        (crate / name).write_text(text)


def killed(crate: Path, cache: Path, name: str, after: float, *, writing: bool) -> bool:
    """Kill an episode so many seconds after its start, or after its writing began: whether it was acknowledged."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reads)
            os.write(writes, episode(crate, cache, name, lambda: os.write(writes, b"writes ")).encode())
        finally:
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb", buffering=0) as pipe:
        said = pipe.read(7) if writing else b""
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += pipe.read()
    assert said in (b"", b"writes ", b"writes applied"), said
    return said.endswith(b"applied")


def look(crate: Path, name: str, acknowledged: bool, green: dict[str, str]) -> str:
    """What is left after the recovery that the next start does by itself. Raises AssertionError where it may not be."""
    found = recover()
    with DevLog.open(devlog_folder()) as log:
        torn = len(log.mended)
    kinds = [record.kind for record in read_log(devlog_folder(), episode=name)]
    texts = {path.name: path.read_text() for path in crate.iterdir()}
    assert texts in (RED, green), f"{name}: a half-applied patch, or something is left over: {sorted(texts)}"
    assert not acknowledged or (texts == green and kinds[-1] == "ended"), f"{name}: acknowledged and lost"
    assert "applied" not in kinds or texts == green, f"{name}: the log says that it was applied"
    assert texts == RED or "intended" in kinds, f"{name}: written before it was logged"
    assert recover() == []
    done = "acknowledged" if acknowledged else "applied" if texts == green else kinds[-1] if kinds else "nothing logged"
    return f"{done}{', recovered' if found else ''}{', log mended' if torn else ''}"


def main(folder: Path, count: int, seed: int) -> None:
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    crate, cache, rng = folder / "shop", folder / "verdicts.sqlite", random.Random(seed)
    begin(crate)
    assert episode(crate, cache, "first", lambda: None) == "applied"  # and every verdict is remembered
    green = {path.name: path.read_text() for path in crate.iterdir()}
    ends: Counter[str] = Counter()
    # Seconds, of the whole episode and of its last step alone: they follow the machine, so that one kill in four or so
    # comes too late on a fast one as on a slow one.
    latest = {False: 0.25, True: 0.02}
    for number in range(count):
        begin(crate)
        writing = number % 2 == 1
        acknowledged = killed(crate, cache, f"k{number}", rng.uniform(0.0, latest[writing]), writing=writing)
        latest[writing] *= 0.86 if acknowledged else 1.05
        ends[look(crate, f"k{number}", acknowledged, green)] += 1
    print(json.dumps(dict(ends)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
