"""The source `git` on repositories made by git itself, and on addresses that lead nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from rusta_sources.git import Git
from said import Said

from rusta_core import Document, MissingTool, RustaError, UsageError, digest
from rusta_core.spine.workers import Workers

WORKSPACE = '[workspace]\nmembers = ["one", "two"]\n[workspace.package]\nlicense = "MIT"\nedition = "2021"\n'
MEMBER = '[package]\nname = "{}"\nversion = "0.1.0"\nlicense.workspace = true\nedition.workspace = true\n'


class Repository:
    """A repository at `folder`, changed by git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self("init", "--quiet")

    def __call__(self, *arguments: str) -> str:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = ["git", "-C", str(self.folder), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self("add", "--all")
        self("commit", "--quiet", "--message", "x")
        return self("rev-parse", "HEAD")


@pytest.fixture
def repository(said: Said, monkeypatch: pytest.MonkeyPatch) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("no git on this machine")
    monkeypatch.setenv("XDG_CACHE_HOME", str(said.base / "cache"))
    return Repository(said.base / "repo")


def workspace(repository: Repository) -> str:
    return repository.commit(
        **{
            "Cargo.toml": WORKSPACE,
            "one/Cargo.toml": MEMBER.format("one"),
            "one/src/lib.rs": "pub fn one() {}\n",
            "one/tests/t.rs": "#[test] fn t() {}\n",
            "two/Cargo.toml": MEMBER.format("two"),
            "two/src/lib.rs": "// SPDX-License-Identifier: MIT\npub fn two() {}\n",
            "notes/a.rs": "fn of_no_package() {}\n",
        }
    )


def read(said: Said, commit: str, **options: str) -> list[Document]:
    return list(Git(url=options.pop("url", "repo"), commit=commit, **options).documents(said.context()))


def test_the_packages_of_a_workspace_at_a_commit(said: Said, repository: Repository) -> None:
    repository("remote", "add", "origin", "https://me:secret@github.com/Owner/Name.git")
    commit = workspace(repository)
    repository.commit(**{"one/src/lib.rs": "pub fn later() {}\n"})
    found = read(said, commit)
    assert [(one.doc_id, one.role) for one in found] == [
        (f"owner/name@{commit[:12]}/one/Cargo.toml", "manifest"),
        (f"owner/name@{commit[:12]}/one/src/lib.rs", "code"),
        (f"owner/name@{commit[:12]}/one/tests/t.rs", "code"),
        (f"owner/name@{commit[:12]}/two/Cargo.toml", "manifest"),
        (f"owner/name@{commit[:12]}/two/src/lib.rs", "code"),
    ]
    assert {(one.repo, one.license, one.edition, one.commit) for one in found} == {
        ("owner/name", "MIT", "2021", commit)
    }
    assert {one.source_url for one in found} == {"https://github.com/Owner/Name.git"}
    assert found[1].text == "pub fn one() {}\n"
    assert said.heard == []


def test_nothing_of_the_machine_is_written_down(said: Said, repository: Repository) -> None:
    found = read(said, workspace(repository))
    assert {(one.repo, one.source_url) for one in found} == {("repo", "repo")}
    assert not [one for one in found if str(said.base) in repr(one)]


def test_a_package_at_the_root_and_one_inside_it(said: Said, repository: Repository) -> None:
    commit = repository.commit(
        **{
            "Cargo.toml": '[package]\nname = "top"\nlicense = "Zlib"\n',
            "src/lib.rs": "mod a;\n",
            "src/a.rs": "fn a() {}\n",
            "inner/Cargo.toml": '[package]\nname = "inner"\nlicense = "0BSD"\nworkspace = "../apart"\n',
            "inner/src/lib.rs": "fn inner() {}\n",
            "examples/own/Cargo.toml": '[package]\nname = "own"\nlicense = "ISC"\n',
            "examples/own/src/main.rs": "fn main() {}\n",
        }
    )
    licences = {one.doc_id.partition("/")[2]: one.license for one in read(said, commit)}
    assert licences == {
        "Cargo.toml": "Zlib",
        "src/a.rs": "Zlib",
        "src/lib.rs": "Zlib",
        "inner/Cargo.toml": "0BSD",
        "inner/src/lib.rs": "0BSD",
        "examples/own/Cargo.toml": "ISC",
        "examples/own/src/main.rs": "ISC",
    }


def test_what_is_skipped_is_named(said: Said, repository: Repository) -> None:
    folder = repository.folder
    (folder / "src").mkdir()
    os.symlink("lib.rs", folder / "src/link.rs")
    os.symlink("..", folder / "src/loop")
    (folder / "src/latin.rs").write_bytes(b"// caf\xe9\n")
    (folder / "src/big.rs").write_text("/" * 1_000_001)
    Path(os.fsdecode(os.fsencode(folder) + b"/src/n\xe9.rs")).write_text("fn n() {}\n")
    Repository(folder / "sub").commit(**{"Cargo.toml": WORKSPACE})
    commit = repository.commit(
        **{
            "Cargo.toml": '[package]\nname = "a"\nlicense = "MIT"\n',
            "src/lib.rs": "fn a() {}\n",
            "src/gpl.rs": "// SPDX-License-Identifier: GPL-3.0-only\nfn g() {}\n",
            "torn/Cargo.toml": "[package\n",
            "bare/Cargo.toml": '[package]\nname = "bare"\n',
            "bare/src/lib.rs": "fn bare() {}\n",
        }
    )
    assert [one.title for one in read(said, commit)] == ["Cargo.toml", "src/lib.rs"]
    heard = {what.partition("/")[2]: why for what, why in said.heard}
    assert heard.pop("bare").startswith("no licence: its Cargo.toml names no licence")
    assert heard.pop("torn/Cargo.toml").startswith("no manifest: ")
    assert heard.pop("src/gpl.rs").startswith("sources disagree: Cargo.toml says MIT, its header says GPL-3.0-only")
    assert heard == {
        "src/link.rs": "a link: files are read where they stand",
        "src/loop": "a link: files are read where they stand",
        "src/latin.rs": "not UTF-8: at byte 6",
        "src/big.rs": "too large: 1,000,001 bytes, more than 1,000,000",
        "'src/n\\ufffd.rs'": "unsafe: its name is not one to write down",
        "sub": "a submodule: name it as a source of its own",
    }


def test_a_tag_is_resolved_and_written_down(said: Said, repository: Repository) -> None:
    commit = workspace(repository)
    repository("tag", "--annotate", "v1.0", "--message", "x")
    repository.commit(**{"one/src/lib.rs": "pub fn later() {}\n"})
    assert {one.commit for one in read(said, "v1.0")} == {commit}
    assert said.heard == [("repo", f"the tag v1.0 is commit {commit}")]


def test_a_commit_that_was_fetched_is_kept(said: Said, repository: Repository) -> None:
    commit = workspace(repository)
    found = read(said, commit)
    shutil.rmtree(repository.folder / ".git/objects")
    assert read(said, commit) == found


def test_a_hook_of_the_repository_is_not_run(said: Said, repository: Repository) -> None:
    commit = workspace(repository)
    for hook in ("post-checkout", "post-merge", "reference-transaction", "pre-receive"):
        path = repository.folder / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {said.base}/ran\n")
        path.chmod(0o755)
    assert read(said, commit)
    assert not (said.base / "ran").exists()


def test_workers_read_the_same_in_the_same_order(said: Said, repository: Repository) -> None:
    commit = workspace(repository)
    context = evolve(said.context(), map=Workers(count=2).map)
    assert list(Git(url="repo", commit=commit).documents(context)) == read(said, commit)


def test_the_fingerprint_is_the_commit_and_the_words(said: Said, repository: Repository) -> None:
    first = workspace(repository)
    second = repository.commit(**{"one/src/lib.rs": "pub fn later() {}\n"})
    (said.base / "words.yml").write_text("")
    context = said.context()
    states = [Git(url="repo", commit=one).fingerprint(context) for one in (first, first, second)]
    states.append(Git(url="repo", commit=first, clarify="words.yml").fingerprint(context))
    assert states[0] == states[1]
    assert len(set(states)) == 3


def test_a_persons_word_holds_here_too(said: Said, repository: Repository) -> None:
    text = "// SPDX-License-Identifier: GPL-3.0-only\nfn g() {}\n"
    commit = repository.commit(**{"Cargo.toml": '[package]\nname = "a"\nlicense = "MIT"\n', "src/g.rs": text})
    (said.base / "words.yml").write_text(
        f"- name: a\n  path: src/g.rs\n  sha256: {digest(text)}\n  license: MIT\n  reason: its author wrote to us\n"
    )
    assert {one.title: one.license for one in read(said, commit, clarify="words.yml")}["src/g.rs"] == "MIT"


@pytest.mark.parametrize("commit", ["0" * 40, "0123abc", "v9", "main"])
def test_a_commit_that_is_not_there(said: Said, repository: Repository, commit: str) -> None:
    workspace(repository)
    with pytest.raises(RustaError, match=f"the repository has no commit or tag {commit}") as caught:
        read(said, commit)
    assert "the full hash (40 digits) or a tag" in caught.value.mend


@pytest.mark.parametrize("commit", ["HEAD~1", "a..b", "", "-x y", "v1:v2"])
def test_a_name_that_pins_nothing(said: Said, repository: Repository, commit: str) -> None:
    workspace(repository)
    with pytest.raises(UsageError, match="names no commit for good"):
        read(said, commit)


def test_addresses_without_a_repository(said: Said, repository: Repository) -> None:
    with pytest.raises(UsageError, match="the repository to read does not exist") as caught:
        read(said, "0" * 40, url="nowhere")
    assert caught.value.where == str(said.base / "nowhere")
    (said.base / "plain").mkdir()
    with pytest.raises(UsageError, match="there is no git repository at this address"):
        read(said, "0" * 40, url="plain")
    with pytest.raises(UsageError, match=r"no git repository|does not exist"):
        read(said, "0" * 40, url=f"file://{said.base}/nowhere")


@pytest.mark.parametrize("url", ["https://me:secret@nowhere.invalid/a/b.git", "git@nowhere.invalid:a/b.git"])
def test_without_a_network_it_says_so_and_keeps_the_password(said: Said, repository: Repository, url: str) -> None:
    with pytest.raises(MissingTool, match=r"the network is not available, and fetching .*nowhere\.invalid") as caught:
        read(said, "0" * 40, url=url)
    assert "secret" not in str(caught.value)
    assert "the folder of a clone" in caught.value.mend


def test_an_address_cannot_run_anything(said: Said, repository: Repository) -> None:
    with pytest.raises(RustaError):
        read(said, "0" * 40, url=f"ext::sh -c touch% {said.base}/ran")
    with pytest.raises(RustaError):
        read(said, "0" * 40, url=f"--upload-pack=touch {said.base}/ran")
    assert not (said.base / "ran").exists()


def test_git_must_be_installed(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(said.base))
    with pytest.raises(MissingTool, match="git is not available, and the source git needs it"):
        read(said, "0" * 40)


def test_a_cache_that_cannot_be_written(said: Said, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (said.base / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(said.base / "file"))
    with pytest.raises(RustaError, match="cannot keep a copy of the repository") as caught:
        read(said, workspace(repository))
    assert caught.value.mend == "set XDG_CACHE_HOME to a folder that can be written"


def test_a_repository_without_a_package_is_a_remark(said: Said, repository: Repository) -> None:
    commit = repository.commit(**{"README.md": "words\n"})
    assert read(said, commit) == []
    assert said.heard == [(f"repo@{commit[:12]}", "no crates: no Cargo.toml of this commit names a package")]
