"""The real rust-analyzer in the real sandbox."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.errors import MissingTool, UsageError
from rusta_core.rust.analyzer.client import Analyzer, binary
from rusta_core.rust.analyzer.lsp import NoAnswer, ServerGone
from rusta_core.rust.analyzer.positions import Place
from rusta_core.rust.analyzer.std_sources import found
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

MANIFEST = '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n'
MAIN = "src/main.rs"
TEXT = """mod price;
use std::collections::HashMap;

/// é: two bytes.
fn main() {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let é = "é"; let pairs = counts.iter().map(|(name, n)| (name.len(), *n));
    let total = pairs.clone().map(|pair| pair.1).sum::<u32>();
    counts.insert(String::from(é), price::double(total));
    let held: &[u8] = &vec![1];
}
"""
PRICE = """pub fn double(n: u32) -> u32 {
    n * 2
}
pub struct Till { pub cents: u64 }
impl Till {
    fn open(&self) -> u64 { self.cents }
}
"""


def write(folder: Path, **files: str) -> Path:
    told = {"Cargo.toml": MANIFEST, MAIN: TEXT, "src/price.rs": PRICE} | files
    for path, text in told.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def at(word: str, text: str = TEXT) -> int:
    return len(text[: text.index(word)].encode())


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def ready(toolchain: Toolchain, sandbox: Sandbox, cache: Path):
    """Opens a crate."""
    try:
        binary(sandbox, toolchain)
    except MissingTool as lack:
        pytest.skip(str(lack))
    if found(toolchain) is None:
        pytest.skip("the library's sources are not on this machine")

    def opened(folder: Path, **options) -> Analyzer:
        return Analyzer.open(folder, toolchain, sandbox, cache=cache, **options)

    return opened


@pytest.fixture(scope="module")
def shop(ready, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analyzer]:
    with ready(write(tmp_path_factory.mktemp("a shop"))) as analyzer:
        yield analyzer


def test_types_from_std_are_known_at_the_first_question(shop):
    assert shop.trouble == ""
    assert shop.hover(MAIN, at("counts:")) == "let mut counts: HashMap<String, u32>"
    assert shop.hover(MAIN, at("pair.1")) == "pair: (usize, u32)"
    assert shop.hover(MAIN, at("double(total)")) == "pub fn double(n: u32) -> u32"
    assert shop.hover(MAIN, at("{\n")) is None


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("HashMap::new()", "HashMap<String, u32>"),
        ("counts.iter()", "Iter<'_, String, u32>"),
        ("|pair| pair.1", "impl FnMut((usize, u32)) -> u32"),
        ("total", "u32"),
        ("&vec![1]", "&Vec<u8>"),  # before it is coerced
        ("String::from(é)", "String"),
        ("é = ", "&str"),
        ("counts: ", "HashMap<String, u32>"),  # without its `mut`
        ("pairs.clone().map(|pair| pair.1).sum::<u32>()", "u32"),
    ],
)
def test_the_type_of_an_expression_or_a_name(shop, words, type_):
    length = len(words.rstrip(": =").encode())
    assert shop.type_of(MAIN, at(words), at(words) + length) == type_


@pytest.mark.parametrize("words", ["1).sum", "let total", "(|pair| pair.1)"])
def test_what_is_no_expression_has_no_type(shop, words):
    assert shop.type_of(MAIN, at(words), at(words) + len(words)) is None


def test_places_are_bytes_of_files(shop):
    [place] = shop.definition(MAIN, at("double(total)"))
    assert place == Place(path="src/price.rs", start=7, end=13)
    [std] = shop.definition(MAIN, at("insert("))
    assert Path(std.path).read_bytes()[std.start : std.end] == b"insert"
    assert std.path.endswith("std/src/collections/hash/map.rs")
    assert shop.definition(MAIN, at("\n\n")) == []


def test_references_with_the_declaration_in_order(shop):
    found = shop.references("src/price.rs", at("double", PRICE))
    assert found == [
        Place(path=MAIN, start=at("double(total)"), end=at("(total)")),
        Place(path="src/price.rs", start=7, end=13),
    ]
    data = TEXT.encode()
    [first, *rest] = shop.references(MAIN, at("é = "))
    assert [data[one.start : one.end] for one in (first, *rest)] == ["é".encode()] * 2


def test_symbols_with_what_they_are_in(shop):
    told = [(one.name, one.kind, one.within, one.detail) for one in shop.symbols("src/price.rs")]
    span = shop.symbols("src/price.rs")[4].place
    assert told == [
        ("double", "function", (), "fn(n: u32) -> u32"),
        ("Till", "struct", (), ""),
        ("cents", "field", ("Till",), "u64"),
        ("impl Till", "impl", (), ""),
        ("open", "method", ("impl Till",), "fn(&self) -> u64"),
    ]
    assert PRICE[span.start : span.end] == "fn open(&self) -> u64 { self.cents }"


def test_a_change_is_known_without_being_written(shop):
    red = TEXT.replace("price::double(total)", '"é", price::double("none")')
    assert shop.diagnostics(MAIN) == []
    try:
        shop.change(MAIN, red)
        errors = shop.diagnostics(MAIN)
        [span] = next(one for one in errors if one.code == "E0308").spans
        assert red.encode()[span.start : span.end] == b'"none"'
        assert red.splitlines()[span.line - 1][span.column - 1 :].startswith('"none"')
        assert (shop.folder / MAIN).read_text() == TEXT
    finally:
        shop.change(MAIN, TEXT)
    assert shop.diagnostics(MAIN) == []


def test_several_threads_may_ask(shop):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: shop.hover(MAIN, at("total =")), range(40)))
    assert found == ["let total: u32"] * 40


def test_a_place_that_is_not_there(shop):
    with pytest.raises(UsageError) as fault:
        shop.hover(MAIN, 10_000)
    assert str(fault.value).startswith(f"byte 10000 is not in the file\n  where: {MAIN}\n  why:   it has ")
    with pytest.raises(UsageError, match="no such file of Rust in the crate"):
        shop.hover("src/none.rs", 0)


def test_what_takes_too_long_is_said_and_the_next_is_answered(shop):
    shop.seconds = 0.0
    try:
        with pytest.raises(NoAnswer, match=r"no answer to textDocument/hover in 0 s"):
            shop.hover(MAIN, at("counts:"))
    finally:
        shop.seconds = 10.0
    assert shop.hover(MAIN, at("counts:")) == "let mut counts: HashMap<String, u32>"


def descendants(pid: int) -> set[int]:
    children = (Path("/proc") / str(pid) / "task" / str(pid) / "children").read_text().split()
    return {pid}.union(*(descendants(int(child)) for child in children))


def gone(pids: set[int], seconds: float = 10.0) -> bool:
    until = time.monotonic() + seconds
    while any((Path("/proc") / str(pid)).exists() for pid in pids) and time.monotonic() < until:
        time.sleep(0.02)
    return not any((Path("/proc") / str(pid)).exists() for pid in pids)


def stop(pids: set[int]) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    while any(
        (task / "stat").read_text().rpartition(")")[2].split()[0] != "T"
        for pid in pids
        for task in Path(f"/proc/{pid}/task").iterdir()
    ):
        time.sleep(0.01)


def test_a_crash_in_the_middle_of_a_question_is_mended_once(ready, tmp_path):
    with ready(write(tmp_path)) as analyzer, ThreadPoolExecutor(1) as pool:
        analyzer.change(MAIN, TEXT.replace("counts", "tallies"))
        for crashes in (1, 2):
            inside = descendants(analyzer.pid)
            stop(inside)  # it cannot be faster than its death
            asked = pool.submit(analyzer.hover, MAIN, at("counts:"))
            time.sleep(0.1)
            os.kill(analyzer.pid, signal.SIGKILL)
            if crashes == 1:
                assert asked.result() == "let mut tallies: HashMap<String, u32>"
            else:
                with pytest.raises(ServerGone, match="rust-analyzer ended"):
                    asked.result()
            assert gone(inside)


def test_closing_leaves_nothing(ready, tmp_path):
    analyzer = ready(write(tmp_path))
    pids, scratch = descendants(analyzer.pid), Path(analyzer._scratch.name)
    assert len(pids) > 1
    assert scratch.is_dir()
    analyzer.close()
    analyzer.close()
    assert gone(pids)
    assert not scratch.exists()
    with pytest.raises(UsageError, match="this rust-analyzer is closed"):
        analyzer.hover(MAIN, 0)


PARENT = """
import sys, time
from pathlib import Path
from rusta_core.rust.analyzer.client import Analyzer
from rusta_core.rust.analyzer.positions import Place
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
print(Analyzer.open(Path(sys.argv[1]), Toolchain.find(), Sandbox.find(), cache=Path(sys.argv[2])).pid, flush=True)
time.sleep(600)
"""


def test_it_dies_with_its_parent(ready, tmp_path, cache):
    argv = [sys.executable, "-c", PARENT, write(tmp_path), cache]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = descendants(int(parent.stdout.readline()))
        parent.kill()
    assert gone(pids)


BUILD = """fn main() {{
    let _ = std::fs::write("{outside}", "");
    let written = std::fs::write("src/price.rs", "").is_ok();
    let out = std::path::Path::new(&std::env::var("OUT_DIR").unwrap()).join("made.rs");
    std::fs::write(out, format!("pub fn made() -> [bool; {{}}] {{{{ todo!() }}}}", 7 + written as u8)).unwrap();
}}
"""


MACRO = """#[proc_macro]
pub fn number(_: proc_macro::TokenStream) -> proc_macro::TokenStream {{
    let _ = std::fs::write("{outside}", "");
    let written = std::fs::write("src/price.rs", "").is_ok();
    format!("[{{written}}; 5]").parse().unwrap()
}}
"""


def test_build_scripts_and_macros_run_and_can_write_nothing_outside(ready, tmp_path):
    outside = tmp_path / "outside"
    text = """include!(concat!(env!("OUT_DIR"), "/made.rs"));
fn main() {
    let it = made();
    let five = makes::number!();
}
"""
    made = MANIFEST.replace("shop", "makes") + "[lib]\nproc-macro = true\n"
    files = {
        "Cargo.toml": MANIFEST + '[dependencies]\nmakes = { path = "makes" }\n',
        "build.rs": BUILD.format(outside=outside),
        "makes/Cargo.toml": made,
        "makes/src/lib.rs": MACRO.format(outside=outside),
        MAIN: text,
    }
    crate = write(tmp_path / "crate", **files)
    with ready(crate) as analyzer:
        assert analyzer.hover(MAIN, at("it =", text)) == "let it: [bool; 7]"
        assert analyzer.hover(MAIN, at("five =", text)) == "let five: [bool; 5]"
    assert not outside.exists()
    assert (crate / "src/price.rs").read_text() == PRICE


def test_a_crate_that_lacks_a_dependency_says_so_and_knows_the_rest(ready, tmp_path):
    with ready(write(tmp_path, **{"Cargo.toml": MANIFEST + '[dependencies]\nhundreds = "1"\n'})) as analyzer:
        assert "no matching package named `hundreds` found" in analyzer.trouble
        assert analyzer.hover(MAIN, at("counts:")) == "let mut counts: HashMap<String, u32>"


def test_what_is_no_crate(ready, tmp_path):
    with pytest.raises(UsageError, match="this is no crate"):
        ready(tmp_path)
    with pytest.raises(UsageError, match="rust-analyzer cannot read the crate") as fault:
        ready(write(tmp_path, **{"Cargo.toml": "no manifest"}))
    assert "Failed to load workspaces" in fault.value.why


def test_no_patience(ready, tmp_path):
    with pytest.raises(NoAnswer) as fault:
        ready(write(tmp_path), patience=0.05)
    assert str(fault.value).startswith(f"rust-analyzer is not ready in 0.05 s\n  where: {tmp_path}")
    assert str(fault.value).endswith("\n  mend:  give it more patience")


def test_a_toolchain_without_cargo(toolchain, sandbox, tmp_path):
    with pytest.raises(MissingTool, match="cargo is not available, and rust-analyzer needs it"):
        Analyzer.open(write(tmp_path), evolve(toolchain, cargo=None), sandbox)


def test_rustups_proxy_is_passed_over(tmp_path, sandbox, monkeypatch):
    (tmp_path / "rustup").write_text("#!/bin/sh\n")
    (tmp_path / "rustup").chmod(0o755)
    (tmp_path / "rust-analyzer").symlink_to("rustup")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin")
    monkeypatch.setattr("rusta_core.rust.analyzer.client.PLACES", ("rust-analyzer",))
    with pytest.raises(MissingTool) as fault:
        binary(sandbox, None)
    assert fault.value.why == f"{tmp_path}/rust-analyzer is rustup's proxy, and there is no rust-analyzer behind it"
    assert fault.value.mend == "rustup component add rust-analyzer rust-src"
