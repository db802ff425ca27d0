"""A curated list, and cargo fetching it: from a registry on this disk, and where there is no network."""

from __future__ import annotations

import json
import shutil
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest
from rusta_sources.crates import Crates
from rusta_sources.fetch import read_list
from said import Said

from rusta_core import MissingTool, RustaError

ENTRY = (
    '[[crate]]\nname = "{}"\nversion = "1.0.0"\nlicense = "MIT OR Apache-2.0"\nteaches = "parsing"\nreason = "short"\n'
)


def registry(folder: Path, *names: str, license: str = "MIT/Apache-2.0") -> None:
    """A registry of crates as cargo reads it from a disk, and a home of cargo's that knows no other."""
    shelf = folder / "shelf"
    for name in names:
        source = folder / "made" / f"{name}-1.0.0"
        (source / "src").mkdir(parents=True)
        (source / "src/lib.rs").write_text("pub fn f() {}\n")
        (source / "Cargo.toml").write_text(f'[package]\nname = "{name}"\nversion = "1.0.0"\nlicense = "{license}"\n')
        shelf.mkdir(exist_ok=True)
        with tarfile.open(shelf / f"{name}-1.0.0.crate", "w:gz") as tar:
            tar.add(source, source.name)
        row = {"name": name, "vers": "1.0.0", "deps": [], "features": {}, "yanked": False}
        row["cksum"] = sha256((shelf / f"{name}-1.0.0.crate").read_bytes()).hexdigest()
        index = shelf / "index" / name[:2] / name[2:4] / name
        index.parent.mkdir(parents=True, exist_ok=True)
        index.write_text(json.dumps(row) + "\n")
    (folder / "home").mkdir()
    (folder / "home/config.toml").write_text(
        f'[source.crates-io]\nreplace-with = "shelf"\n[source.shelf]\nlocal-registry = "{shelf}"\n'
    )


@pytest.fixture
def home(said: Said, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("cargo") is None:
        pytest.skip("no cargo on this machine")
    monkeypatch.setenv("CARGO_HOME", str(said.base / "home"))
    monkeypatch.setenv("CARGO_NET_RETRY", "0")
    return said.base / "home"


def test_what_is_listed_is_fetched_read_and_kept(said: Said, home: Path) -> None:
    registry(said.base, "first", "second", "unlisted")
    (said.base / "crates.toml").write_text(ENTRY.format("first") + ENTRY.format("second"))
    source = Crates(fetch="crates.toml")
    found = list(source.documents(said.context()))
    assert [one.doc_id for one in found] == [
        f"{name}-1.0.0/{path}" for name in ("first", "second") for path in ("Cargo.toml", "src/lib.rs")
    ]
    state = source.fingerprint(said.context())
    shutil.rmtree(said.base / "shelf")  # a second time nothing is asked for
    assert list(source.documents(said.context())) == found
    assert source.fingerprint(said.context()) == state
    assert said.heard == []


def test_a_crate_that_is_nowhere_is_named_and_the_others_are_read(said: Said, home: Path) -> None:
    registry(said.base, "first")
    (said.base / "crates.toml").write_text(ENTRY.format("missing") + ENTRY.format("first"))
    found = list(Crates(fetch="crates.toml").documents(said.context()))
    assert [one.title for one in found] == ["Cargo.toml", "src/lib.rs"]
    [(what, why)] = said.heard
    assert what == "missing-1.0.0"
    assert why.startswith("not fetched: ")
    assert "missing" in why


def test_terms_that_are_not_those_of_the_list(said: Said, home: Path) -> None:
    registry(said.base, "first", license="MIT")
    (said.base / "crates.toml").write_text(ENTRY.format("first"))
    assert list(Crates(fetch="crates.toml").documents(said.context())) == []
    assert [why for _, why in said.heard] == [
        "sources disagree: Cargo.toml says MIT, the list that it is on says MIT OR Apache-2.0"
    ]


def test_without_a_network_it_says_so_and_what_to_do(said: Said, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text(
        '[source.crates-io]\nreplace-with = "far"\n[source.far]\nregistry = "sparse+https://nowhere.invalid/"\n'
    )
    (said.base / "crates.toml").write_text(ENTRY.format("first"))
    with pytest.raises(MissingTool) as caught:
        list(Crates(fetch="crates.toml").documents(said.context()))
    assert str(caught.value).startswith("the network is not available, and `cargo fetch` of first 1.0.0 needs it\n")
    assert "nowhere.invalid" in caught.value.why
    assert "leave `fetch` out" in caught.value.mend


def test_nothing_is_fetched_unless_it_is_asked_for(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(said.base))  # without cargo
    monkeypatch.setenv("CARGO_HOME", str(said.base / "home"))
    list(Crates(roots=(".",)).documents(said.context()))
    (said.base / "crates.toml").write_text(ENTRY.format("first"))
    with pytest.raises(MissingTool, match="cargo is not available, and `fetch` of the source crates needs it"):
        list(Crates(fetch="crates.toml").documents(said.context()))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[crate]\n", "line 1"),
        (ENTRY.format("a").replace('reason = "short"\n', ""), "crate 1 (a): reason is missing or not known"),
        (ENTRY.format("a") + ENTRY.format("b") + "odd = 1\n", "crate 2 (b): odd is missing or not known"),
        (ENTRY.format("a").replace("1.0.0", "^1"), "crate 1 (a): 'version' must match"),
        (ENTRY.format("../a"), "crate 1 (../a): 'name' must match"),
        (ENTRY.format("a").replace('"short"', "7"), "crate 1 (a)"),
        ("crate = 3\n", "not iterable"),
    ],
)
def test_a_list_with_a_fault_names_it(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "crates.toml").write_text(text)
    with pytest.raises(RustaError, match="the list of crates cannot be read") as caught:
        read_list(tmp_path / "crates.toml")
    assert caught.value.where == str(tmp_path / "crates.toml")
    assert why in caught.value.why


def test_a_crate_that_is_listed_twice(tmp_path: Path) -> None:
    (tmp_path / "crates.toml").write_text(ENTRY.format("a") * 2)
    with pytest.raises(RustaError, match=r"a 1\.0\.0 is listed twice"):
        read_list(tmp_path / "crates.toml")


def test_a_list_that_is_not_there(said: Said) -> None:
    with pytest.raises(RustaError, match="the list of crates cannot be read"):
        list(Crates(fetch="none.toml").documents(said.context()))
