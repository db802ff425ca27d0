"""Cargo's word on a case: a real `cargo check` of its files as a crate, in the sandbox, without a network."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import field, frozen
from attrs.validators import gt

from rusta_core import (
    DiagCase,
    Observation,
    ProbeContext,
    Program,
    diagnostic_to_json,
    hookimpl,
    parse_diagnostics,
    run_process,
)

MANIFEST = """[package]
name = "case"
version = "0.0.0"
edition = "{edition}"
publish = false
autobins = false

[{target}]
name = "case"
path = "{path}"
"""


@frozen(eq=False, kw_only=True)
class CargoCheck:
    """Writes the case's files as a crate, with a manifest where it has none, and runs `cargo check --offline` on it.

    Answers `ok`, `failed` with diagnostics (or cargo's own words, for a manifest it cannot take), `timeout`, or
    `missing` where the toolchain has no cargo.
    """

    timeout: float = field(default=60.0, validator=gt(0), metadata={"doc": "Seconds that one check may take."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        name, case, start = context.action.tool, context.case, time.perf_counter()
        checker = context.workshop.checker
        toolchain = checker.toolchain
        if not isinstance(case, DiagCase):
            return Observation(tool=name, status="error", data={"why": "cargo checks cases, and this is a question"})
        if toolchain.cargo is None:
            why = "the toolchain has no cargo: `rustup component add cargo`"
            return Observation(tool=name, status="missing", data={"why": why})
        with TemporaryDirectory(prefix="rusta-") as root:
            folder = Path(root).resolve()
            _write(case, folder)
            argv = [str(toolchain.cargo), "check", "--offline", "--all-targets", "--message-format=json"]
            places = {"CARGO_HOME": folder / "home", "CARGO_TARGET_DIR": folder / "target", "RUSTC": toolchain.rustc}
            env = {key: str(place) for key, place in places.items()} | {"RUSTFLAGS": "--cap-lints=allow"}
            inside = checker.sandbox.wrap(argv, readable=[toolchain.sysroot], writable=[folder], cwd=folder, env=env)
            finished = run_process(inside, timeout=self.timeout, cwd=folder)
        errors = list(dict.fromkeys(said for said in parse_diagnostics(finished.stdout) if said.is_error))
        ok = finished.returncode == 0 and not finished.timed_out
        data = {
            "ok": ok,
            "diagnostics": [diagnostic_to_json(said) for said in errors],
            "codes": list(dict.fromkeys(said.code for said in errors if said.code)),
        }
        if not ok and not errors:
            data["why"] = finished.stderr.strip()
        status = "timeout" if finished.timed_out else "ok" if ok else "failed"
        return Observation(tool=name, status=status, data=data, seconds=time.perf_counter() - start)


def _write(case: DiagCase, folder: Path) -> None:
    for file in case.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text)
    if not (folder / "Cargo.toml").exists():
        roots = {file.path: file for file in case.files}
        root = next((roots[path] for path in ("src/main.rs", "src/lib.rs") if path in roots), case.files[0])
        target = "lib" if Program(root.text, case.edition).crate_type == "lib" else "[bin]"
        manifest = MANIFEST.format(edition=case.edition, target=target, path=root.path)
        (folder / "Cargo.toml").write_text(manifest)
