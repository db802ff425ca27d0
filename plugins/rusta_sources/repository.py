"""A git repository at one commit, read out of a bare copy: no checkout, no hooks, no submodules.

The copy is kept below the user's cache folder, so that a commit that was fetched once needs no network again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from rusta_core import MissingTool, RustaError, UsageError, digest, run_process
from rusta_sources.addresses import public, repository

_SECONDS = 1800.0  # for what goes over the network
_SCP = re.compile(r"\w[\w.@-]*:")
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SAFE = (
    "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
    "-c", "fetch.recurseSubmodules=false", "-c", "core.fsmonitor=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",  # a question that nobody answers would wait for ever
    "GIT_ASKPASS": "true",
    "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",  # `ext::` would run what the address says
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_NETWORK = re.compile(
    r"Could not resolve|unable to access|Connection (?:refused|reset|timed out)|Network is unreachable"
    r"|Could not read from remote|unable to connect|early EOF|hung up"
)
_HIDDEN = re.compile("unadvertised object")
_NOT_THERE = re.compile(r"not our ref|couldn't find remote ref|unadvertised object|no such remote ref")
_BY_HAND = "mend what git says; or clone the repository by hand, and give `url` its folder"
_NONE = re.compile(r"does not appear to be a git repository|repository .*not found|not exist|could not read Username")


@frozen(kw_only=True)
class Entry:
    """One name in a commit's tree. size: in bytes, None where it is not a file."""

    mode: str
    id: str
    size: int | None
    path: str


@frozen
class Repository:
    """The bare copy of the repository at `address`, in `folder`.

    name: the unit of splits; url: where it is from, as it may be written down: for a path, where that was cloned from.
    """

    address: str = field(repr=False)
    folder: Path
    name: str
    url: str
    _git: str = field(repr=False)

    @classmethod
    def of(cls, address: str, base: Path) -> Repository:
        """The copy of what an address (a URL, or a path from `base`) names, made empty where there is none yet."""
        git = shutil.which("git")
        if git is None:
            raise MissingTool("git", needed_for="the source git", mend="install git, or leave this source out")
        local = base / Path(address).expanduser()
        origin = address
        if local.exists():
            address = str(local.resolve())
            done = run_process([git, "-C", address, "config", "--get", "remote.origin.url"], timeout=60)
            origin = done.stdout.strip()
        elif "://" not in address and not _SCP.match(address):
            raise UsageError(
                "the repository to read does not exist",
                where=str(local),
                mend="correct `url` of the source `git`: an address, or a path from the recipe's folder",
            )
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = cache / "rusta/git" / digest(address)[:24]
        name = repository(origin) or Path(address).name
        copy = cls(address, folder, name, public(origin) if repository(origin) else name, git)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RustaError(
                "cannot keep a copy of the repository",
                where=str(folder),
                why=error.strerror or str(error),
                mend="set XDG_CACHE_HOME to a folder that can be written",
            ) from error
        copy._asked("init", "--bare", "--quiet", "--template=")  # finishes what was cut off, and changes nothing else
        return copy

    def commit(self, name: str) -> str:
        """The full hash that `name` (one, or a tag) stands for, with all its files here: fetched where they were not.

        A tag keeps the meaning that it had at first, unless its repository is on this machine. Raises UsageError for a
        name of another kind or where there is no repository, RustaError where it has no such commit, MissingTool where
        there is no network.
        """
        known = name if _HASH.fullmatch(name) else f"refs/tags/{name}"
        if not _HASH.fullmatch(name) and self._asked("check-ref-format", known, may_fail=True) is None:
            raise UsageError(
                f"{name!r} names no commit for good",
                where=public(self.address),
                mend="give `commit` the full hash (40 digits) or a tag",
            )
        found = self._resolved(known)
        if found is None or (known != name and Path(self.address).is_absolute()):
            self._fetch(known)
            found = self._resolved(known)
        if found is None:
            raise self._missing(name, "")
        return found

    def _resolved(self, name: str) -> str | None:
        found = self._asked("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}", may_fail=True)
        return found.strip() if found else None

    def _fetch(self, name: str) -> None:
        wanted = name if _HASH.fullmatch(name) else f"+{name}:{name}"
        done = self._run("fetch", "--quiet", "--no-tags", "--depth=1", "--", self.address, wanted)
        if _HIDDEN.search(done.stderr):  # this server gives a commit only as part of what it shows
            every = ("refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*")
            done = self._run("fetch", "--quiet", "--force", "--", self.address, *every)
        if done.returncode == 0:
            return
        said = done.stderr.strip().replace(self.address, public(self.address))
        if _NOT_THERE.search(done.stderr):
            raise self._missing(name.removeprefix("refs/tags/"), said)
        if _NONE.search(done.stderr):
            raise UsageError(
                "there is no git repository at this address",
                where=public(self.address),
                why=said,
                mend="correct `url` of the source `git`",
            )
        if done.timed_out or _NETWORK.search(done.stderr):
            raise MissingTool(
                "the network",
                needed_for=f"fetching {public(self.address)}",
                why=said or f"no answer in {_SECONDS:.0f} seconds",
                mend="try again where there is one (what was fetched is kept), or give `url` the folder of a clone",
            )
        raise RustaError("git could not fetch the repository", where=public(self.address), why=said, mend=_BY_HAND)

    def _missing(self, name: str, why: str) -> RustaError:
        return RustaError(
            f"the repository has no commit or tag {name}",
            where=public(self.address),
            why=why,
            mend="correct `commit` of the source `git`: the full hash (40 digits) or a tag",
        )

    def entries(self, commit: str) -> Iterator[Entry]:
        """Every name in the commit's tree, in a fixed order; one that is not UTF-8 keeps what could be read of it."""
        for row in self._bytes("ls-tree", "-r", "-z", "-l", "--full-tree", commit).split(b"\0"):
            if row:
                facts, _, path = row.partition(b"\t")
                mode, _, name, size = facts.decode().split()
                yield Entry(
                    mode=mode, id=name, size=int(size) if size.isdigit() else None, path=path.decode(errors="replace")
                )

    def contents(self, entries: Sequence[Entry]) -> list[bytes]:
        """The bytes of files, in the order of `entries`."""
        given = self._bytes("cat-file", "--batch", stdin="".join(f"{one.id}\n" for one in entries).encode())
        out, place = [], 0
        for one in entries:
            start = given.index(b"\n", place) + 1
            assert one.size is not None
            out.append(given[start : start + one.size])
            place = start + one.size + 1
        return out

    def _asked(self, *arguments: str, may_fail: bool = False) -> str | None:
        """What git says of the copy; None where it says no and may."""
        done = self._run(*arguments)
        if done.returncode != 0 and not may_fail:
            raise self._broken(done.stderr)
        return done.stdout if done.returncode == 0 else None

    def _run(self, *arguments: str) -> Any:
        command = [self._git, *_SAFE, f"--git-dir={self.folder}", *arguments]
        return run_process(command, timeout=_SECONDS, env=os.environ | _ENVIRONMENT, cwd=self.folder)

    def _bytes(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What git gives of the copy, byte by byte: files are in whatever encoding."""
        command = [self._git, *_SAFE, f"--git-dir={self.folder}", *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, env=os.environ | _ENVIRONMENT, check=False)
        if done.returncode != 0:
            raise self._broken(done.stderr.decode(errors="replace"))
        return done.stdout

    def _broken(self, said: str) -> RustaError:
        return RustaError(
            "git cannot read its copy of the repository",
            where=str(self.folder),
            why=said.strip(),
            mend="remove that folder: it is fetched again",
        )
