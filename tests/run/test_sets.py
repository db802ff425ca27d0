"""Errors that documentation shows, as cases for measuring."""

from __future__ import annotations

import pytest

from rusta_core.records import CodeBlock, Document, digest
from rusta_core.run.sets import cases_of
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

RED = 'fn main() {\n    let a = String::from("a");\n    let b = a;\n    println!("{a}{b}");\n}\n'
GREEN = RED.replace("= a;", "= a.clone();")
OTHER = "fn main() {\n" + "".join(f'    let n{n} = {n};\n    println!("{{n{n}}}");\n' for n in range(9)) + "}\n"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find(), None, workers=2)


def page(*blocks: CodeBlock) -> Document:
    return Document(
        license="MIT OR Apache-2.0", source_url="https://doc.rust-lang.org/", sha256=digest("page"),
        doc_id="error_codes/E0382", repo="rust-lang/rust", role="docs", title="E0382", text="page", blocks=blocks,
    )  # fmt: skip


def test_a_block_that_fails_is_a_case_and_the_next_that_compiles_its_repair(checker: Checker) -> None:
    shown = page(CodeBlock(code=RED, words=("compile_fail",), codes=("E0382",)), CodeBlock(code=GREEN))
    [case] = cases_of([shown], ("compile_fail",), checker)
    assert (case.page, case.repo, case.codes, case.error_class) == (
        "error_codes/E0382", "rust-lang/rust", ("E0382",), "move"
    )  # fmt: skip
    assert case.files[0].text == RED
    assert case.gold_text == GREEN
    assert case.license == "MIT OR Apache-2.0"
    assert case.tests is None


def test_what_is_far_is_no_repair_and_what_compiles_is_no_case(checker: Checker) -> None:
    far = page(CodeBlock(code=RED, words=("compile_fail",)), CodeBlock(code=OTHER))
    [case] = cases_of([far], ("compile_fail",), checker)
    assert case.gold_text is None
    said_to_fail = page(CodeBlock(code=GREEN, words=("compile_fail",)), CodeBlock(code=GREEN))
    not_said = page(CodeBlock(code=RED))
    assert list(cases_of([said_to_fail, not_said], ("compile_fail",), checker)) == []
