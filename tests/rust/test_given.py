"""Cases that people made hold by the compiler's word, or are refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from rusta_core import DiagCase, Edit, File, PatchBundle, digest
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.check import Checker
from rusta_core.rust.given import prove_given
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

RED = "pub fn double(x: u32) -> u64 {\n    x * 2\n}\n"
TEST = "\n#[test]\nfn doubles() {\n    assert_eq!(double(2), 4);\n}\n"
ORIGIN = {"license": "MIT", "source_url": "rusta:test", "sha256": digest(RED)}


def case(gold: str = "u64::from(x) * 2", text: str = RED + TEST, **rest: object) -> DiagCase:
    start = text.index("x * 2")
    edits = (Edit(path="src/main.rs", start=start, end=start + 5, text=gold),)
    patch = PatchBundle(**ORIGIN, edits=edits, k_lines=1)
    made = DiagCase(
        **ORIGIN, id="t/one", repo="t", error_class="type", codes=("E0308",), tests="rustc --test",
        files=(File(path="src/main.rs", text=text),), gold_patch=patch,
    )  # fmt: skip
    return evolve(made, **rest)


@pytest.fixture(scope="module")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cargo, Checker]]:
    toolchain, sandbox = Toolchain.find(), Sandbox.find("bwrap")
    with Cargo.at(tmp_path_factory.mktemp("builds"), toolchain, sandbox) as cargo:
        yield cargo, Checker(toolchain=toolchain, sandbox=sandbox)


def test_one_that_holds_gets_what_the_compiler_says(judges: tuple[Cargo, Checker]) -> None:
    proven, why = prove_given(case(), *judges)
    assert why == ""
    assert proven is not None
    assert proven.codes == ("E0308",)
    assert proven.distance == 0
    assert proven.cargo_diag[0]["code"] == "E0308"


def test_a_crate_of_several_files_is_judged_by_cargo(judges: tuple[Cargo, Checker]) -> None:
    manifest = '[package]\nname = "several"\nversion = "0.1.0"\nedition = "2021"\n'
    files = (
        File(path="Cargo.toml", text=manifest),
        File(path="src/lib.rs", text="pub mod twice;\n" + TEST.replace("double(", "twice::double(")),
        File(path="src/twice.rs", text=RED),
    )
    start = RED.index("x * 2")
    edits = (Edit(path="src/twice.rs", start=start, end=start + 5, text="u64::from(x) * 2"),)
    patch = PatchBundle(**ORIGIN, edits=edits, k_lines=1)
    proven, why = prove_given(case(files=files, gold_patch=patch, tests="cargo test"), *judges)
    assert (why, proven and proven.distance) == ("", 0)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (case(text=RED.replace("u64", "u32") + TEST), "compiles as it is"),
        (case(codes=("E0382",)), "gives E0308, not E0382"),
        (case(gold="x + 2"), "does not compile with its gold patch"),
        (case(gold="u64::from(x) * 3"), "fails its tests with its gold patch"),
        (case(gold_patch=None), "has no gold patch"),
        (
            case(gold_patch=PatchBundle(**ORIGIN, edits=(Edit(path="src/no.rs", start=0, end=1, text=""),), k_lines=1)),
            "its gold patch does not fit",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_that_does_not_hold_is_refused_with_the_reason(
    judges: tuple[Cargo, Checker], made: DiagCase, reason: str
) -> None:
    proven, why = prove_given(made, *judges)
    assert proven is None
    assert why.startswith(reason)
