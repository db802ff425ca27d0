"""The tools that ask rust-analyzer, the real one, in the real sandbox."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve
from rusta_tools.rust_analyzer import RustAnalyzer
from rusta_tools.type_of import TypeOf
from rusta_tools.warm_analyzer import WARM

from rusta_core import QA, Action, Checker, DiagCase, File, Observation, ProbeContext, Workshop, digest
from rusta_core.errors import MissingTool
from rusta_core.rust.analyzer.client import binary
from rusta_core.rust.analyzer.std_sources import found
from rusta_core.testing.material import questions

MAIN = "src/main.rs"
TEXT = """use std::collections::HashMap;
fn main() {
    let mut counts: HashMap<String, u32> = HashMap::new();
    counts.insert(String::from("é"), 1);
    let all = counts.values().sum::<u32>();
}
"""
RED = TEXT.replace("1)", '"one")').replace("all", "whole")


def case(text: str = TEXT, *others: File) -> DiagCase:
    files = (File(path=MAIN, text=text), *others)
    return DiagCase(
        license="MIT", source_url="", sha256=digest(text), id="case", repo="r", edition="2021", error_class="type",
        files=files,
    )  # fmt: skip


def at(word: str, text: str = TEXT) -> int:
    return len(text[: text.index(word)].encode())


def ask(tool: object, checker: Checker, asked: DiagCase | QA | None = None, **arguments: object) -> Observation:
    context = ProbeContext(
        action=Action(tool="tool", arguments={"path": MAIN, **arguments}),
        case=asked or case(),
        workshop=Workshop(checker=checker, documents={}),
    )
    answer: Observation = tool.probe(context)  # type: ignore[attr-defined]
    json.dumps(dict(answer.data))
    return answer


@pytest.fixture(scope="module")
def analyzed(checker: Checker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """The checker of a machine with rust-analyzer."""
    try:
        binary(checker.sandbox, checker.toolchain)
    except MissingTool as lack:
        pytest.skip(str(lack))
    if found(checker.toolchain) is None:
        pytest.skip("the library's sources are not on this machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield checker
        WARM.close()


# rust-analyzer


def test_a_hover_is_a_declaration(analyzed: Checker) -> None:
    answer = ask(RustAnalyzer(), analyzed, what="hover", offset=at("counts"))
    assert (answer.status, answer.data) == ("ok", {"hover": "let mut counts: HashMap<String, u32>"})
    answer = ask(RustAnalyzer(), analyzed, what="hover", offset=at("{"))
    assert (answer.status, answer.data) == ("failed", {"hover": None})


def test_places_are_paths_and_bytes(analyzed: Checker) -> None:
    answer = ask(RustAnalyzer(), analyzed, what="references", offset=at("counts"))
    data = TEXT.encode()
    assert [data[place["start"] : place["end"]] for place in answer.data["places"]] == [b"counts"] * 3
    assert {place["path"] for place in answer.data["places"]} == {MAIN}
    answer = ask(RustAnalyzer(), analyzed, what="definition", offset=at("insert"))
    assert answer.data["places"][0]["path"].endswith("std/src/collections/hash/map.rs")
    assert ask(RustAnalyzer(), analyzed, what="definition", offset=at("{")).status == "failed"


def test_symbols_and_diagnostics_are_of_the_file(analyzed: Checker) -> None:
    answer = ask(RustAnalyzer(), analyzed, what="symbols")
    place = {"path": MAIN, "start": at("fn main"), "end": len(TEXT.encode()) - 1}
    told = {"name": "main", "kind": "function", "place": place, "within": [], "detail": "fn()"}
    assert (answer.status, answer.data) == ("ok", {"symbols": [told]})
    assert ask(RustAnalyzer(), analyzed, what="diagnostics").data == {"diagnostics": []}
    answer = ask(RustAnalyzer(), analyzed, case(RED), what="diagnostics")
    [said] = answer.data["diagnostics"]
    assert (answer.status, said["code"]) == ("ok", "E0308")
    assert RED.encode()[said["spans"][0]["start"] : said["spans"][0]["end"]] == b'"one"'


def test_a_family_of_cases_keeps_one_analyzer(analyzed: Checker) -> None:
    ask(RustAnalyzer(), analyzed, what="symbols")
    assert WARM._analyzer is not None
    first = WARM._analyzer.pid
    answer = ask(RustAnalyzer(), analyzed, case(RED), what="hover", offset=at("whole", RED))
    assert (WARM._analyzer.pid, answer.data["hover"]) == (first, "let whole: u32")
    manifest = File(path="Cargo.toml", text='[package]\nname = "other"\nversion = "1.0.0"\nedition = "2021"\n')
    script = File(path="build.rs", text='fn main() { println!("cargo::rustc-cfg=kept") }\n')
    text = "fn main() {\n    #[cfg(kept)]\n    let one = Some(1u8);\n}\n"
    answer = ask(RustAnalyzer(), analyzed, case(text, manifest, script), what="hover", offset=at("one", text))
    assert (answer.status, answer.data) == ("ok", {"hover": "let one: Option<u8>"})
    assert WARM._analyzer.pid != first


def test_several_threads_ask_about_several_cases(analyzed: Checker) -> None:
    def hover(text: str) -> object:
        word = "whole" if text == RED else "all"
        return ask(RustAnalyzer(), analyzed, case(text), what="hover", offset=at(word, text)).data.get("hover")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(hover, [TEXT, RED] * 8)) == ["let all: u32", "let whole: u32"] * 8


def test_an_analyzer_that_ended_is_started_anew(analyzed: Checker) -> None:
    ask(RustAnalyzer(), analyzed, what="symbols")
    assert WARM._analyzer is not None
    assert WARM._analyzer.pid is not None
    os.kill(WARM._analyzer.pid, signal.SIGKILL)
    while not WARM._analyzer.is_gone:
        pass
    assert ask(RustAnalyzer(), analyzed, what="hover", offset=at("all")).data == {"hover": "let all: u32"}


def test_what_takes_too_long_is_a_timeout(analyzed: Checker) -> None:
    """Where a name of std is used takes it tenths of a second: a hover may be there before anyone has waited."""
    answer = ask(RustAnalyzer(timeout=1e-9), analyzed, what="references", offset=at("insert"))
    assert answer.status == "timeout"
    assert answer.data["why"].startswith("no answer to textDocument/references in 1e-09 s")
    assert ask(RustAnalyzer(), analyzed, what="hover", offset=at("all")).status == "ok"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"what": "rename"}, "`what` is 'rename', and not one of hover, definition, references, symbols, diagnostics"),
        ({"what": "hover", "path": "src/lib.rs"}, "`path` is 'src/lib.rs', and no file of the case"),
        ({"what": "hover", "offset": "1"}, "`offset` is '1', and no number of bytes"),
    ],
)
def test_what_cannot_be_asked(checker: Checker, arguments: dict[str, object], why: str) -> None:
    answer = ask(RustAnalyzer(), checker, **arguments)
    assert (answer.status, answer.data) == ("error", {"why": why})


def test_a_byte_that_is_not_there(analyzed: Checker) -> None:
    answer = ask(RustAnalyzer(), analyzed, what="hover", offset=10_000)
    assert answer.status == "error"
    assert answer.data["why"].startswith("byte 10000 is not in the file")


def test_a_question_is_not_theirs(checker: Checker) -> None:
    for tool in (RustAnalyzer(), TypeOf()):
        answer = ask(tool, checker, questions()[0], what="hover", start=0, end=1)
        assert answer.status == "error"
        assert answer.data["why"].endswith("this is a question")


def test_a_machine_without_rust_analyzer(checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rusta_core.rust.analyzer.client.PLACES", ())
    WARM.close()
    bare = Checker(evolve(checker.toolchain, sysroot=tmp_path), checker.sandbox, None)
    answer = ask(RustAnalyzer(), bare, what="hover", offset=0)
    assert answer.status == "missing"
    assert answer.data["why"].startswith("rust-analyzer is not available")
    start = at("counts.values()")
    answer = ask(TypeOf(), bare, start=start, end=start + len("counts.values()"))
    assert (answer.status, answer.data["by"]) == ("ok", "rustc")
    assert answer.data["type"] == "std::collections::hash_map::Values<'_, String, u32>"


def test_what_cannot_be_opened_is_not_tried_again(analyzed: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = case(TEXT, File(path="Cargo.toml", text="no manifest"))
    first = ask(RustAnalyzer(), analyzed, asked, what="hover", offset=at("all"))
    assert first.status == "error"
    assert first.data["why"].startswith("rust-analyzer cannot read the crate")
    monkeypatch.setattr("rusta_core.rust.analyzer.client.PLACES", ())
    assert ask(RustAnalyzer(), analyzed, asked, what="hover", offset=at("all")).data == first.data
    monkeypatch.undo()
    assert ask(RustAnalyzer(), analyzed, what="hover", offset=at("all")).status == "ok"


# type-of


def test_a_type_by_rust_analyzer(analyzed: Checker) -> None:
    for words, type_ in {"HashMap::new()": "HashMap<String, u32>", "all": "u32"}.items():
        answer = ask(TypeOf(), analyzed, start=at(words), end=at(words) + len(words))
        assert (answer.status, answer.data) == ("ok", {"type": type_, "by": "rust-analyzer"})


def test_what_is_stated_of_a_name_is_its_type(checker: Checker) -> None:
    text = "fn main() {\n    let shelf: Vec<u8> = Vec::new();\n    shelf.len();\n}\n"
    start = at("shelf", text)
    answer = ask(TypeOf(), checker, case(text), start=start, end=start + len("shelf"))
    assert (answer.status, answer.data) == ("ok", {"type": "Vec<u8>", "by": "syntax"})


def test_what_was_said_of_a_name_is_kept_with_its_graph(
    analyzed: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = Action(tool="type-of", arguments={"path": MAIN, "start": at("all"), "end": at("all") + 3})
    workshop = Workshop(checker=analyzed, documents={}, indexes=tmp_path)
    context = ProbeContext(action=action, case=case(), workshop=workshop)
    first = TypeOf().probe(context)
    assert first.data == {"type": "u32", "by": "rust-analyzer"}
    monkeypatch.setattr(type(WARM), "opened", lambda *_, **__: pytest.fail("it is asked again"))
    assert TypeOf().probe(context).data == first.data


def test_a_type_that_nobody_knows(analyzed: Checker) -> None:
    text = "fn main() {\n    let one = missing();\n}\n"
    answer = ask(TypeOf(), analyzed, case(text), start=at("missing", text), end=at("missing", text) + 9)
    assert answer.status == "failed"
    assert answer.data["why"] == "rust-analyzer does not know it\nrustc does not tell it"


@pytest.mark.parametrize("place", [(3, 3), (5, 1), (0, 10_000), (None, 2)])
def test_bytes_that_are_none(checker: Checker, place: tuple[object, object]) -> None:
    answer = ask(TypeOf(), checker, start=place[0], end=place[1])
    assert answer.status == "error"
    assert answer.data["why"].startswith(f"`start` and `end` are {place[0]!r} and {place[1]!r}, and no bytes of the")
