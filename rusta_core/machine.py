"""What this machine has of what pieces can need, each really tried, and the one line that mends a lack.

Nothing here imports torch or a plugin into this process.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from rusta_core.capabilities.metadata import installed
from rusta_core.errors import MissingTool
from rusta_core.rust.analyzer import client as analyzer
from rusta_core.rust.analyzer import std_sources
from rusta_core.rust.components import clippy, rustfmt
from rusta_core.rust.process import in_parallel, run, setpriv
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

LEAST_DISK_GB = 2.0
CRATES = ("~/.cargo/registry/src/*/*/Cargo.toml", "/usr/share/cargo/registry/*/Cargo.toml")
ASK_TORCH = """
import torch
print(torch.cuda.get_device_name() if torch.cuda.is_available() else "")
"""


@frozen
class Finding:
    """One thing that pieces can need, by its word in a card's `needs`; `crates` is a word of its own.

    detail: its version and place, or why it cannot be had; needed_for: what it serves; mend: the one line
    that gets it.
    """

    need: str
    there: bool
    detail: str
    needed_for: str
    mend: str = ""


def inspect(needs: Iterable[str] | None = None) -> list[Finding]:
    """Look for what `needs` names, or for everything; nothing that is not asked for is tried."""
    words = None if needs is None else set(needs)
    wanted = [look for look, found in LOOKS.items() if words is None or words & set(found)]
    findings = in_parallel(lambda look: look(), wanted, workers=len(LOOKS))
    return [finding for group in findings for finding in group if words is None or finding.need in words]


def _toolchain() -> list[Finding]:
    serves = (
        "every verdict, case and patch",
        "crates: `rusta fix`, and cases of several files",
        "the source rust-docs and every citation",
    )
    try:
        toolchain = Toolchain.find()
    except MissingTool as fault:
        return [
            Finding(need, False, fault.why, use, fault.mend)
            for need, use in zip(("rustc", "cargo", "rust-docs"), serves, strict=True)
        ]
    rustup = shutil.which("rustup")
    mend_cargo = "rustup component add cargo" if rustup else "apt-get install cargo"
    mend_docs = "rustup component add rust-docs" if rustup else "apt-get install rust-doc"
    return [
        Finding("rustc", True, f"{toolchain.version}, {toolchain.rustc}", serves[0]),
        _either("cargo", toolchain.cargo, "it is not beside rustc", serves[1], mend_cargo),
        _either("rust-docs", toolchain.docs, f"not in {toolchain.sysroot}", serves[2], mend_docs),
    ]


def _components() -> list[Finding]:
    """What the tools of those names need; neither is needed to prove or to repair."""
    looks = (("clippy", clippy, "the tool clippy"), ("rustfmt", rustfmt, "the tool rustfmt"))
    findings = []
    for need, look, use in looks:
        try:
            findings.append(Finding(need, True, str(look(Toolchain.find())), use))
        except MissingTool as fault:
            findings.append(Finding(need, False, fault.why, use, fault.mend))
    return findings


def _either(need: str, place: Path | None, lack: str, needed_for: str, mend: str) -> Finding:
    if place:
        return Finding(need, True, str(place), needed_for)
    return Finding(need, False, lack, needed_for, mend)


def _crates() -> list[Finding]:
    count = sum(1 for pattern in CRATES for _ in Path("/").glob(str(Path(pattern).expanduser()).lstrip("/")))
    use = "the source crates"
    if count:
        return [Finding("crates", True, f"{count} on disk", use)]
    mend = "run `cargo fetch` in a project of yours, or apt-get install librust-itertools-dev"
    return [Finding("crates", False, "none on disk", use, mend)]


def _analyzer() -> list[Finding]:
    use = "types and references of whole crates"
    toolchain = sandbox = None
    with suppress(MissingTool):
        toolchain = Toolchain.find()
    with suppress(MissingTool):
        sandbox = Sandbox.find("bwrap")
    try:
        path, version = analyzer.binary(sandbox or Sandbox("off"), toolchain)
    except MissingTool as fault:
        return [Finding(analyzer.NAME, False, fault.why, use, fault.mend)]
    detail = f"{version}, {path}"
    sources = std_sources.found(toolchain)
    if sources is None:
        lack = f"{detail}, but without the library's sources it knows no type that comes from std"
        return [Finding(analyzer.NAME, False, lack, use, analyzer.mend())]
    return [Finding(analyzer.NAME, True, f"{detail}, std in {sources}", use)]


def _sandbox() -> list[Finding]:
    use = "running tests and build scripts that nobody has read: every run, `rusta repair` and `rusta fix`"
    try:
        Sandbox.find("bwrap")
    except MissingTool as fault:
        return [Finding("sandbox", False, fault.why, use, fault.mend)]
    return [Finding("sandbox", True, f"bubblewrap, {shutil.which('bwrap')}", use)]


def _children() -> list[Finding]:
    use = "all that rusta starts, so that it ends with it"
    try:
        return [Finding("setpriv", True, setpriv(), use)]
    except MissingTool as fault:
        return [Finding("setpriv", False, fault.why or "none on PATH", use, fault.mend)]


def _git() -> list[Finding]:
    use = "`rusta fix --apply`: it writes where git can take it back"
    answer = run(["git", "--version"], timeout=30) if shutil.which("git") else None
    if answer is not None and answer.returncode == 0:
        return [Finding("git", True, f"{answer.stdout.strip()}, {shutil.which('git')}", use)]
    mend = "apt-get install git, or say --allow-no-vcs"
    return [Finding("git", False, "no git on PATH" if answer is None else answer.stderr.strip(), use, mend)]


def _torch() -> list[Finding]:
    torch, use = installed(sys.path).get("torch"), "training and playing the model"
    if torch is None:
        return [Finding("torch", False, "not installed", use, 'pip install "rusta[train]"')]
    return [Finding("torch", True, torch.version, use)]


def _gpu() -> list[Finding]:
    use = "training faster, and models larger than nano"
    mend = "none is required; with a card, install the build of torch for it (https://pytorch.org/get-started)"
    answer = run([sys.executable, "-c", ASK_TORCH], timeout=120)
    if answer.returncode != 0:
        why = (answer.stderr.strip().splitlines() or ["torch ended the process that imported it"])[-1]
        return [Finding("gpu", False, why, use, 'pip install "rusta[train]"')]
    device = answer.stdout.strip()
    return [Finding("gpu", bool(device), device or "torch sees no card; the CPU is used", use, "" if device else mend)]


def _network() -> list[Finding]:
    use, mend = "fetching crates that are not on disk", "see that cargo may reach its registry; nothing else needs it"
    try:
        cargo = Toolchain.find().cargo
    except MissingTool as fault:
        return [Finding("network", False, str(fault), use, fault.mend)]
    if cargo is None:
        return [Finding("network", False, "there is no cargo to ask its registry with", use, mend)]
    asked = run([str(cargo), "search", "--limit", "1", "serde"], timeout=5)
    if asked.returncode == 0:
        return [Finding("network", True, "cargo reaches its registry", use)]
    why = "no answer in 5 s" if asked.timed_out else asked.stderr.strip().splitlines()[-1].strip()
    return [Finding("network", False, f"cargo does not reach its registry: {why}", use, mend)]


def _disk() -> list[Finding]:
    free = shutil.disk_usage(Path.cwd()).free / 1e9
    use = "shards, checkpoints and reports of runs"
    detail = f"{free:.1f} GB free in {Path.cwd()}"
    mend = "" if free >= LEAST_DISK_GB else "remove old folders under runs/, or run in another place"
    return [Finding("disk", free >= LEAST_DISK_GB, detail, use, mend)]


LOOKS: dict[Callable[[], list[Finding]], tuple[str, ...]] = {
    _toolchain: ("rustc", "cargo", "rust-docs"),
    _components: ("clippy", "rustfmt"),
    _crates: ("crates",),
    _analyzer: ("rust-analyzer",),
    _sandbox: ("sandbox",),
    _children: ("setpriv",),
    _git: ("git",),
    _torch: ("torch",),
    _gpu: ("gpu",),
    _network: ("network",),
    _disk: ("disk",),
}
