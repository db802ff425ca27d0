from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.contexts import Injection
from rusta_core.records import Document, Edit, Snippet, digest
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.case import files_of
from rusta_core.rust.crate import crates, judged_crate, prove_in_crate, targets
from rusta_core.rust.patch import apply_edits

MANIFEST = """\
[package]
name = "shop"
version = "0.1.0"
edition = "2021"
metadata = { docs = "all" }

[[bench]]
name = "speed"
path = "benches/speed.rs"
"""
SOURCES = {
    "src/lib.rs": "mod price;\n\npub fn bill(n: u32) -> u32 {\n    price::double(n) + 1\n}\n",
    "src/price.rs": "pub fn double(n: u32) -> u32 {\n    let mut all = n;\n    all += n;\n    all\n}\n",
    "tests/all.rs": "#[test]\nfn bills() {\n    assert_eq!(shop::bill(2), 5);\n}\n",
    "examples/one.rs": "fn main() {}\n",
}


def documents(prefix: str = "shop-0.1.0", manifest: str = MANIFEST, **sources: str) -> list[Document]:
    told = SOURCES | {path: text for path, text in sources.items() if text} if sources else SOURCES
    return [document(f"{prefix}/Cargo.toml", manifest, "manifest")] + [
        document(f"{prefix}/{path}", text) for path, text in told.items()
    ]


def document(name: str, text: str, role: str = "code", license: str = "MIT") -> Document:
    return Document(
        doc_id=name, repo="acme/shop", role=role, title=name, text=text, edition="2021",
        license=license, source_url="https://example.org/shop", commit="c0ffee", sha256=digest(text),
    )  # fmt: skip


@pytest.fixture
def shop() -> Snippet:
    (crate,) = crates(documents())
    return crate


@pytest.fixture(scope="module")
def cargo(tmp_path_factory: pytest.TempPathFactory, toolchain, sandbox):
    with Cargo.at(tmp_path_factory.mktemp("builds"), toolchain, sandbox, seconds=60) as cargo:
        yield cargo


def change(
    crate: Snippet, path: str, old: str, new: str, *codes: str, operator: str = "op"
) -> tuple[Snippet, Injection]:
    (target,) = [one for one in targets(crate) if one.path == path]
    start = target.text.index(old)
    edit = Edit(path=path, start=start, end=start + len(old), text=new)
    return target, Injection(edits=(edit,), error_class="type", codes=codes, operator="op")


def test_a_crate_is_its_manifest_its_sources_and_its_tests(shop):
    assert (shop.id, shop.path, shop.repo, shop.edition, shop.commit) == (
        "shop-0.1.0", "src/lib.rs", "acme/shop", "2021", "c0ffee",
    )  # fmt: skip
    assert shop.text == SOURCES["src/lib.rs"]
    assert [file.path for file in shop.files] == ["Cargo.toml", "src/price.rs", "tests/all.rs"]
    assert shop.tests is None
    told = tomllib.loads(shop.files[0].text)
    assert told == {"package": {"name": "shop", "version": "0.1.0", "edition": "2021"}, "workspace": {}}


def test_crates_are_told_apart_also_inside_a_repository():
    inner = documents("acme/shop@c0ffee/crates/inner")
    outer = documents("acme/shop@c0ffee")
    found = list(crates([*inner, *outer, document("loose/src/lib.rs", "")]))
    assert [one.id for one in found] == ["acme/shop@c0ffee/crates/inner", "acme/shop@c0ffee"]
    assert all(len(one.files) == 3 for one in found)


@pytest.mark.parametrize(
    "some",
    [
        documents()[1:],
        documents(manifest="[package"),
        documents(manifest="[workspace]\n"),
        [one for one in documents() if "price" not in one.doc_id],
        [one for one in documents() if "lib.rs" not in one.doc_id],
        documents(**{"src/price.rs": "// " + "x" * 200_000}),
    ],
    ids=["no manifest", "no TOML", "no package", "one file", "no root", "too much"],
)
def test_what_is_no_crate_of_several_files_is_passed_over(some):
    assert list(crates(some)) == []


def test_what_only_benchmarks_depend_on_is_left_out():
    manifest = MANIFEST + '[dev-dependencies]\ncriterion = "0.5"\nserde-json = "1"\n'
    tests = SOURCES["tests/all.rs"] + "use serde_json as _;\n"
    (crate,) = crates(documents(manifest=manifest, **{"tests/all.rs": tests}))
    assert tomllib.loads(crate.files[0].text)["dev-dependencies"] == {"serde-json": "1"}


def test_the_licences_of_the_files_all_hold():
    some = [*documents(), document("shop-0.1.0/src/more.rs", "", license="MIT OR Apache-2.0")]
    (crate,) = crates(some)
    assert crate.license == "(MIT) AND (MIT OR Apache-2.0)"


def test_green_is_what_compiles_and_passes_its_tests(shop, cargo):
    good, why = judged_crate(shop, cargo)
    assert good == evolve(shop, tests="cargo test")
    assert why == ""
    assert not (cargo.place / "crates/shop-0.1.0").exists()


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("src/price.rs", "pub fn double(n: u64) -> u32 { n }", "does not compile: mismatched types"),
        ("tests/all.rs", "#[test]\nfn never() { panic!() }", "its tests do not pass: never"),
        ("tests/all.rs", "fn helper() {}", "has no tests"),
    ],
)
def test_what_is_not_green_is_told_with_its_reason(cargo, path, text, reason):
    (crate,) = crates(documents(**{path: text}))
    assert judged_crate(crate, cargo) == (None, reason)


def test_a_bug_in_one_file_may_be_reported_in_another(shop, cargo):
    wrong = change(shop, "src/price.rs", "n: u32", "n: u64", "E0308")
    hidden = change(shop, "src/price.rs", "pub fn", "fn", "E0603")
    fine = change(shop, "src/price.rs", "all += n", "all += n + 0", "E0308")
    other = change(shop, "src/lib.rs", "price::double(n)", "price::double()", "E0308")
    cases, refused = prove_in_crate([wrong, hidden, fine, other], cargo, most=9)
    assert refused == Counter({"still compiles": 1, "other error": 1})
    one, two = cases
    assert [file.path for file in one.files] == ["src/price.rs", "src/lib.rs", "Cargo.toml", "tests/all.rs"]
    assert (one.codes, two.codes) == (("E0308",), ("E0603",))
    assert two.distance is None
    assert two.cargo_diag[0]["spans"][0]["file"] == "src/lib.rs"
    assert one.gold_patch is not None
    after = {file.path: file.text for file in apply_edits(one.files, one.gold_patch.edits)}
    assert after == {file.path: file.text for file in files_of(shop)}
    assert one.gold_patch.receipts[0].by.startswith("cargo ")
    assert not Path(cargo.place / "crates/shop-0.1.0").exists()


def test_the_first_few_are_enough_and_what_is_alike_is_dropped(shop, cargo):
    three = [
        change(shop, "src/price.rs", "n: u32", "n: u64", "E0308"),
        change(shop, "src/price.rs", "n: u32", "n: usize", "E0308"),
        change(shop, "src/lib.rs", "(n)", "()", "E0061"),
    ]
    cases, refused = prove_in_crate(three, cargo, most=9)
    assert [case.codes for case in cases] == [("E0308",), ("E0061",)]
    assert refused == Counter({"same diagnostics": 1})
    assert len(prove_in_crate(three, cargo, most=1)[0]) == 1


def test_a_crate_that_is_not_green_gives_nothing(cargo):
    (crate,) = crates(documents(**{"src/price.rs": "pub fn double(n: u64) -> u32 { n }"}))
    bug = change(crate, "src/lib.rs", "(n)", "()", "E0061")
    assert prove_in_crate([bug], cargo, most=9) == ([], Counter({"not green before": 1}))
    assert prove_in_crate([], cargo, most=9) == ([], Counter())
