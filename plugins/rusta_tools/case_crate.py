"""A case as a crate: its own files, with a manifest where it has none."""

from __future__ import annotations

from rusta_core import DiagCase, File, Program

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


def crate_files(case: DiagCase) -> tuple[File, ...]:
    """The files of a case with a manifest among them."""
    files = {file.path: file for file in case.files}
    if "Cargo.toml" in files:
        return case.files
    root = next((files[path] for path in ("src/main.rs", "src/lib.rs") if path in files), case.files[0])
    target = "lib" if Program(root.text, case.edition).crate_type == "lib" else "[bin]"
    manifest = MANIFEST.format(edition=case.edition, target=target, path=root.path)
    return (*case.files, File(path="Cargo.toml", text=manifest))
