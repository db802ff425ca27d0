"""The sample that comes with Rusta: its programs do what its pages say, under the real compiler."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import CodeBlock
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.sample import sample_docs


def test_its_terms_lie_beside_it() -> None:
    assert "MIT OR Apache-2.0" in (sample_docs() / "LICENSE.md").read_text()


def test_every_program_compiles_and_runs_or_fails_as_its_page_says(tmp_path: Path) -> None:
    rustc = Toolchain.find().rustc
    source = RustDocs(books=("std", "nomicon", "rust-by-example", "error_codes"))
    blocks = [block for document in source.documents(Said(tmp_path).context()) for block in document.blocks]
    assert len(blocks) > 40

    def try_one(case: tuple[int, CodeBlock]) -> None:
        number, block = case
        code = block.code if "fn main" in block.code else f"fn main() {{\n{block.code}\n}}"
        program = tmp_path / f"program{number}"
        made = subprocess.run(
            [rustc, "--edition", block.edition, "-o", program, "-"], input=code, text=True, capture_output=True
        )
        if "compile_fail" in block.words:
            assert all(f"error[{wanted}]" in made.stderr for wanted in block.codes), code
        else:
            assert made.returncode == 0, code + made.stderr
            assert subprocess.run([program], capture_output=True).returncode == 0, code

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(try_one, enumerate(blocks)))
