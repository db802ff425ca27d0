"""Code that nobody has read tries to get out, or to take the machine with it: as a build script and as a test.

Each attempt is real Rust, built and run by the real cargo in the real bubblewrap. What asks for more than there is
must be ended, must leave nothing running, and the answer must say why.
"""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.records import File
from rusta_core.rust import cargo as cargo_module
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

MANIFEST = '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n[workspace]\n'
WAYS = ("build script", "test")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain, sandbox: Sandbox) -> Iterator[Cargo]:
    with Cargo.at(tmp_path_factory.mktemp("builds"), toolchain, sandbox, seconds=60) as cargo:
        yield cargo


@pytest.fixture
def cargo(shared: Cargo, monkeypatch: pytest.MonkeyPatch) -> Cargo:
    """With bounds that are soon reached."""
    monkeypatch.setattr(cargo_module, "_FILE_MB", 64)
    monkeypatch.setattr(cargo_module, "_WRITTEN_MB", 192)
    monkeypatch.setattr(cargo_module, "_HELD_MB", 768)
    return shared


def tried(cargo: Cargo, way: str, body: str, outside: str = "") -> tuple[bool, str]:
    """Whether cargo was satisfied with a crate that does this, and what it says where not."""
    source = f"#![allow(warnings)]\n{outside}\n"
    files = [File(path="Cargo.toml", text=MANIFEST), File(path="src/lib.rs", text="pub fn f() {}\n")]
    if way == "build script":
        files.append(File(path="build.rs", text=f"{source}fn main() {{\n{body}\n}}\n"))
    else:
        files.append(File(path="tests/all.rs", text=f"{source}#[test]\nfn tries() {{\n{body}\n}}\n"))
    folder = cargo.written("shop-0.1.0", files)
    try:
        if way == "build script":
            verdict = cargo.check(folder)
            return verdict.ok, "\n".join(said.message for said in verdict.diagnostics)
        tested = cargo.test(folder)
        assert tested is not None
        return tested.passed, f"{tested.detail} {' '.join(tested.failed)}"
    finally:
        end = time.monotonic() + 5.0  # what is killed takes a moment to be gone
        while running(cargo.place) and time.monotonic() < end:
            time.sleep(0.05)
        assert running(cargo.place) == []
        cargo.forget(folder)


def running(place: Path) -> list[str]:
    """The processes that work in a folder, by their command line, their program or where they are."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes().decode(errors="replace")
                where = [os.readlink(entry / name) for name in ("exe", "cwd")]
            except OSError:
                continue
            if str(place) in "\0".join([words, *where]):
                found.append(words)
    return found


# what must not be possible at all


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_but_what_is_built(cargo: Cargo, way: str, tmp_path: Path) -> None:
    home, crate = Path.home() / "rusta-was-here", cargo.place / "crates/shop-0.1.0"
    refused = [home, Path("/etc/rusta-was-here"), Path("/usr/rusta-was-here"), cargo.place / "vendor/new"]
    refused += [crate / "src/lib.rs", crate / "new.rs", crate / "Cargo.toml"]
    lost = [tmp_path / "new", cargo.place / "new", Path("/tmp/rusta-was-here")]  # in a /tmp that goes with it
    body = "".join(f'    assert!(std::fs::write("{path}", "x").is_err(), "{path}");\n' for path in refused)
    body += "".join(f'    let _ = std::fs::write("{path}", "x");\n' for path in lost)
    assert tried(cargo, way, body)[0]
    assert not any(path.exists() for path in (*refused, *lost))


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_reached_over_the_network(cargo: Cargo, way: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket(type=socket.SOCK_DGRAM) as heard:
        heard.bind(("127.0.0.1", 0))
        heard.setblocking(False)
        listener.setblocking(False)
        tcp, udp = listener.getsockname()[1], heard.getsockname()[1]
        body = f"""\
    use std::net::{{TcpStream, UdpSocket}};
    assert!(TcpStream::connect(("127.0.0.1", {tcp})).is_err());
    assert!(TcpStream::connect(("192.0.2.1", 80)).is_err());
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    let _ = socket.send_to(b"out", ("127.0.0.1", {udp}));
    assert!(socket.send_to(b"out", ("192.0.2.1", 53)).is_err());"""
        assert tried(cargo, way, body)[0]
        with pytest.raises(BlockingIOError):
            listener.accept()
        with pytest.raises(BlockingIOError):
            heard.recv(16)
        with socket.create_connection(("127.0.0.1", tcp)):  # whoever is outside is heard
            assert listener.accept()


@pytest.mark.parametrize("way", WAYS)
def test_no_secret_is_read(cargo: Cargo, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    (tmp_path / "secret").write_text("here")
    kept = Path.home() / ".rusta-secret"
    kept.write_text("here")
    places = ["/etc/shadow", "/etc/passwd", Path.home() / ".ssh", kept, tmp_path / "secret"]
    tries = "".join(f'    assert!(std::fs::metadata("{place}").is_err(), "{place}");\n' for place in places)
    body = f"""{tries}
    assert!(std::env::var("TOKEN").is_err());
    assert_eq!(std::env::var("HOME").unwrap(), "/tmp");
    for entry in std::fs::read_dir("/proc").unwrap() {{
        let words = std::fs::read_to_string(entry.unwrap().path().join("cmdline")).unwrap_or_default();
        assert!(!words.contains("617.5"), "another process is seen");
    }}"""
    beside = subprocess.Popen(["sleep", "617.5"])
    try:
        assert tried(cargo, way, body)[0]
    finally:
        beside.kill()
        beside.wait()
        kept.unlink()


# what there must not be too much of

FORK = 'extern "C" { fn fork() -> i32; fn setsid() -> i32; fn close(n: i32) -> i32; }\n'
SLEEP = "loop { std::thread::sleep(std::time::Duration::from_secs(9)); }"
WRITE = """\
    use std::io::Write;
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let block = vec![1u8; 1 << 20];
    let mut number = 0;
    loop {
        let Ok(mut file) = std::fs::File::create(place.join(format!("big{number}"))) else { panic!("no file") };
        for _ in 0..MANY { file.write_all(&block).unwrap(); }
        number += 1;
    }"""
FILE_SIZE = "(signal 25, File size limit exceeded)"
TOO_MUCH = {
    "processes": (
        f"loop {{ if unsafe {{ fork() }} == 0 {{ {SLEEP} }} }}",
        "it became more than 256 processes",
        "it became more than 256 processes",
    ),
    "one file": (
        WRITE.replace("MANY", "100_000"),
        FILE_SIZE,
        FILE_SIZE,
    ),
    "many files": (WRITE.replace("MANY", "32"), "it wrote more than 192 MB", "it wrote more than 192 MB"),
    "printing": (
        'use std::io::Write; loop { std::io::stdout().write_all(&[b"x"[0]; 1 << 16]).unwrap(); }',
        "it took more than 768 MB of memory",  # cargo keeps what a build script prints
        FILE_SIZE,
    ),
    "memory": (
        "let mut held = Vec::new(); loop { held.push(vec![1u8; 1 << 20]); }",
        "it took more than 768 MB of memory",
        "it took more than 768 MB of memory",
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_is_ended_and_told(cargo: Cargo, way: str, what: str) -> None:
    body, of_script, of_test = TOO_MUCH[what]
    ok, said = tried(cargo, way, body, FORK)
    assert not ok
    assert (of_script if way == "build script" else of_test) in said
    size = sum(path.stat().st_size for path in (cargo.place / "target").glob("big*"))
    assert size < 1 << 30
    for path in (cargo.place / "target").glob("big*"):
        path.unlink()


@pytest.mark.parametrize("way", WAYS)
def test_what_never_ends_is_ended(cargo: Cargo, way: str) -> None:
    ok, said = tried(evolve(cargo, seconds=8.0), way, f"unsafe {{ if fork() == 0 {{ setsid(); }} }}\n{SLEEP}", FORK)
    assert not ok
    assert "cargo took too long" in said


@pytest.mark.parametrize("way", WAYS)
def test_what_stays_behind_is_ended(cargo: Cargo, way: str) -> None:
    """A process that goes on in a session of its own, with all its output closed, when all else is done."""
    body = f"unsafe {{ if fork() == 0 {{ setsid(); for n in 0..64 {{ close(n); }} {SLEEP} }} }}"
    assert tried(cargo, way, body, FORK)[0]


def test_several_at_once_do_not_end_each_other(cargo: Cargo, tmp_path: Path) -> None:
    """The watch of one counts what that one has started, and nothing else."""
    verdicts: list[tuple[bool, str]] = []
    with Cargo.at(tmp_path, cargo.toolchain, cargo.sandbox, seconds=60) as other:
        beside = threading.Thread(target=lambda: verdicts.append(tried(other, "build script", *_GREEDY)))
        beside.start()
        assert tried(cargo, "build script", "std::thread::sleep(std::time::Duration::from_secs(3));")[0]
        beside.join()
    [(ok, said)] = verdicts
    assert (ok, "it became more than 256 processes" in said) == (False, True)


_GREEDY = TOO_MUCH["processes"][0], FORK
