"""rust-analyzer on a crate: types, definitions, references and its own diagnostics, by bytes of files.

It runs the crate's build scripts and macros when it opens it, so it lives in the sandbox: without a network, the crate
read-only, a place of its own to write. Until it says that it is quiescent and well it answers null or `{unknown}`,
which is no answer; nothing is asked before. What it does not report is not proved: a use after a move, for one, is
the compiler's to find.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlparse

from attrs import define, field

from rusta_core.errors import MissingTool, RustaError, UsageError
from rusta_core.kept import cache_folder
from rusta_core.rust.analyzer.lsp import Client, NoAnswer, Refused, ServerGone
from rusta_core.rust.analyzer.positions import Place, Symbol, diagnostic_of, place_of, position_of, symbols_in
from rusta_core.rust.analyzer.std_sources import std_sources
from rusta_core.rust.cargo import furnish
from rusta_core.rust.diagnostics import Diagnostic
from rusta_core.rust.process import run
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain, registries

NAME = "rust-analyzer"
PLACES = (NAME, f"/usr/bin/{NAME}")  # the one on PATH may be rustup's proxy with nothing behind it
_MEMORY_MB = 16_384  # of address space, of which it uses a tenth
_FILE_MB = 1024
_RETRIES = 8
_PAUSE = 0.05  # seconds before it is asked again, the first time; then more
_PASSING = (-32801, -32802)  # content modified, server cancelled: ask again
_STATUS = "experimental/serverStatus"
_CAPABILITIES = {
    "general": {"positionEncodings": ["utf-8"]},
    "window": {"workDoneProgress": True},
    "workspace": {"configuration": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "diagnostic": {},
    },
    "experimental": {"serverStatusNotification": True},
}
_BLOCK = re.compile(r"^```(?:rust\n(.*?)|text\nType: +([^\n]*)\nCoerced to:.*?)\n```", re.MULTILINE | re.DOTALL)
_BINDING = re.compile(rb"^(?:ref\s+)?(?:mut\s+)?$")
_USUAL = re.compile(r"(?:, RandomState)?(?:, Global)?(?=>)")  # parameters of std's types that nobody writes


def binary(sandbox: Sandbox, toolchain: Toolchain | None) -> tuple[Path, str]:
    """The rust-analyzer that answers in the sandbox, and what version it says it is. Raises MissingTool."""
    own = [str(toolchain.sysroot / "bin" / NAME)] if toolchain is not None else []
    why = f"no {NAME} on PATH"
    for named in filter(None, map(shutil.which, [*own, *PLACES])):
        path = Path(named)
        proxy = path.with_name("rustup")
        if proxy.exists() and path.samefile(proxy):
            why = f"{path} is rustup's proxy, and there is no {NAME} behind it"
            continue
        answer = run(sandbox.wrap([path, "--version"], readable=[path.parent], cwd=Path("/")), timeout=30)
        if answer.returncode == 0:
            return path, answer.stdout.strip()
        why = (answer.stderr.strip().splitlines() or [f"`{path} --version` gave {answer.returncode}"])[0]
    raise MissingTool(NAME, needed_for="types and references of whole crates", mend=mend(), why=why)


def mend() -> str:
    """How a machine comes by rust-analyzer and the sources of the library."""
    if shutil.which("rustup"):
        return f"rustup component add {NAME} rust-src"
    return f"apt-get install {NAME} rust-src, or rust-web-analyzer rust-web-src where Debian has them"


@define(eq=False)
class Analyzer:
    """rust-analyzer with one crate open. For use from any thread.

    patience: seconds until it is ready; seconds: of one answer; cache: where the library's sources are kept;
    readable: what the crate depends on outside of its folder; trouble: what it says of itself, "" where all is well.
    """

    folder: Path
    toolchain: Toolchain
    sandbox: Sandbox
    cache: Path = field(factory=cache_folder)
    patience: float = 120.0
    seconds: float = 10.0
    readable: Sequence[Path] = ()
    trouble: str = field(default="", init=False)
    _binary: Path = field(init=False)
    _sources: Path | None = field(init=False)
    _scratch: TemporaryDirectory[str] = field(init=False)
    _client: Client | None = field(default=None, init=False)
    _texts: dict[str, tuple[int, str]] = field(factory=dict, init=False, repr=False)  # what is open: version and text
    _was_restarted: bool = field(default=False, init=False)
    _lock: RLock = field(factory=RLock, init=False)

    @classmethod
    def open(cls, folder: Path, toolchain: Toolchain, sandbox: Sandbox, **options: Any) -> Self:
        """Open a crate and wait until types are known. Raises MissingTool, NoAnswer where it takes too long, and
        UsageError for a crate that it cannot read."""
        if not (folder / "Cargo.toml").is_file():
            raise UsageError("this is no crate", where=str(folder), why="there is no Cargo.toml in it")
        if toolchain.cargo is None:
            raise MissingTool("cargo", needed_for=NAME, mend="rustup component add cargo")
        analyzer = cls(folder.resolve(), toolchain, sandbox, **options)
        analyzer._binary, _ = binary(sandbox, toolchain)
        analyzer._sources = std_sources(toolchain, analyzer.cache)
        analyzer._scratch = TemporaryDirectory(prefix="rusta-")
        furnish(Path(analyzer._scratch.name).resolve(), registries())
        try:
            analyzer._start()
        except BaseException:
            analyzer.close()
            raise
        return analyzer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End it and remove what it wrote. May be called twice."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
            self._scratch.cleanup()

    @property
    def pid(self) -> int | None:
        return self._client.pid if self._client is not None else None

    @property
    def is_gone(self) -> bool:
        """Whether it is closed, or ended by itself."""
        return self._client is None or self._client.is_gone

    def change(self, path: str, text: str) -> None:
        """Let a file be what `text` says, without writing it."""
        with self._lock:
            version, known = self._texts.get(path, (0, None))
            if known == text:
                return
            self._texts[path] = version + 1, text
            if version == 0:
                self._opened(path)
            elif self._client is not None:
                document = {"uri": self._uri(path), "version": version + 1}
                params = {"textDocument": document, "contentChanges": [{"text": text}]}
                self._client.notify("textDocument/didChange", params)

    def hover(self, path: str, offset: int) -> str | None:
        """The declaration of what stands at a byte, `let mut counts: HashMap<String, u32>`; None where nothing does or
        its type is not known."""
        return _declared(self._at("textDocument/hover", path, offset))

    def type_of(self, path: str, start: int, end: int) -> str | None:
        """The type of the expression or pattern at these bytes; None where it is not known."""
        with self._lock:
            data = self._data(path)
            span = {"start": position_of(data, start, path), "end": position_of(data, end, path)}
            found = self._ask("textDocument/hover", path, position=span)
        if found is None or not _is_of(place_of(found["range"], path, data), data, start, end):
            return None
        type_ = _declared(found)
        return _USUAL.sub("", type_) if type_ is not None else None

    def definition(self, path: str, offset: int) -> list[Place]:
        """Where what stands at a byte is defined, in the crate or outside of it."""
        return self._places(self._at("textDocument/definition", path, offset))

    def references(self, path: str, offset: int) -> list[Place]:
        """Where what stands at a byte is named, its declaration included."""
        found = self._at("textDocument/references", path, offset, context={"includeDeclaration": True})
        return sorted(self._places(found), key=lambda place: (place.path, place.start))

    def symbols(self, path: str) -> list[Symbol]:
        """What a file declares, in its order."""
        with self._lock:
            data, found = self._data(path), self._ask("textDocument/documentSymbol", path)
        return symbols_in(found or [], path, data)

    def diagnostics(self, path: str) -> list[Diagnostic]:
        """What rust-analyzer itself finds wrong in a file, which is less than the compiler does."""
        with self._lock:
            data, found = self._data(path), self._ask("textDocument/diagnostic", path)
        return [diagnostic_of(item, path, data) for item in found["items"]]

    def _start(self) -> None:
        scratch = Path(self._scratch.name).resolve()
        assert self.toolchain.cargo is not None, "`open` asks for it"
        env = {
            "CARGO": self.toolchain.cargo,
            "RUSTC": self.toolchain.rustc,
            "CARGO_HOME": scratch / "home",
            "CARGO_TARGET_DIR": scratch / "target",
            "CARGO_NET_OFFLINE": "true",
        }
        sources = [self._sources] if self._sources is not None else []
        argv = self.sandbox.wrap(
            [self._binary],
            readable=[self._binary, self.toolchain.sysroot, *sources, *registries(), *self.readable, self.folder],
            writable=[scratch],
            cwd=self.folder,
            env={name: str(value) for name, value in env.items()},
        )
        settings = self._settings()
        self._client = Client(
            argv, cwd=self.folder, settings={NAME: settings}, name=NAME, memory_mb=_MEMORY_MB, file_mb=_FILE_MB
        )
        try:
            status = self._ready(self._client, settings)
        except NoAnswer as fault:
            what, mend = f"{NAME} is not ready in {self.patience:g} s", "give it more patience"
            raise NoAnswer(what, where=str(self.folder), why=fault.why, mend=mend) from None
        self.trouble = "" if status["health"] == "ok" else status.get("message") or status["health"]
        if status["health"] == "error":
            why = f"{self.trouble}\n{self._client.stderr}".strip()
            raise UsageError(f"{NAME} cannot read the crate", where=str(self.folder), why=why)
        for path in self._texts:
            self._opened(path)

    def _ready(self, client: Client, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Its status when it has read all."""
        until = time.monotonic() + self.patience
        folder = {"uri": self.folder.as_uri(), "name": self.folder.name}
        params = {
            "processId": None,
            "rootUri": folder["uri"],
            "workspaceFolders": [folder],
            "initializationOptions": settings,
            "capabilities": _CAPABILITIES,
        }
        told = client.request("initialize", params, seconds=self.patience)["capabilities"]
        if told.get("positionEncoding") != "utf-8":
            raise RustaError(f"this {NAME} counts no bytes", where=str(self._binary), mend="install a newer one")
        client.notify("initialized", {})
        status: Mapping[str, Any] = client.wait_for(_STATUS, _is_ready, seconds=until - time.monotonic())
        return status

    def _settings(self) -> dict[str, Any]:
        return {
            "checkOnSave": False,
            "cargo": {
                "sysroot": str(self.toolchain.sysroot),
                "sysrootSrc": str(self._sources) if self._sources is not None else None,
            },
            "files": {"watcher": "client"},
            "hover": {"documentation": {"enable": False}, "memoryLayout": {"enable": False}},
        }

    def _opened(self, path: str) -> None:
        version, text = self._texts[path]
        document = {"uri": self._uri(path), "languageId": "rust", "version": version, "text": text}
        if self._client is not None:
            self._client.notify("textDocument/didOpen", {"textDocument": document})

    def _data(self, path: str) -> bytes:
        """The bytes of a file as rust-analyzer has them, which opens it."""
        if path not in self._texts:
            try:
                self.change(path, (self.folder / path).read_bytes().decode())
            except (OSError, UnicodeDecodeError) as fault:
                raise UsageError("no such file of Rust in the crate", where=path, why=str(fault)) from None
        return self._texts[path][1].encode()

    def _at(self, method: str, path: str, offset: int, **more: Any) -> Any:
        with self._lock:
            return self._ask(method, path, position=position_of(self._data(path), offset, path), **more)

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        """The answer, asked again where the time was not right or it crashed, which it may once."""
        params = {"textDocument": {"uri": self._uri(path)}, **more}
        for attempt in range(_RETRIES):
            if self._client is None:
                raise UsageError(f"this {NAME} is closed")
            try:
                return self._client.request(method, params, seconds=self.seconds)
            except Refused as fault:
                if fault.code not in _PASSING:
                    raise
                time.sleep(_PAUSE * (attempt + 1))
            except ServerGone:
                if self._was_restarted:
                    raise
                self._was_restarted = True
                self._start()
        raise NoAnswer(f"no answer to {method}", where=NAME, why=f"it asked {_RETRIES} times for more time")

    def _uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def _places(self, found: Sequence[Mapping[str, Any]] | None) -> list[Place]:
        places = []
        for one in found or ():
            file = Path(unquote(urlparse(one["uri"]).path))
            path = str(file.relative_to(self.folder)) if file.is_relative_to(self.folder) else str(file)
            data = self._texts[path][1].encode() if path in self._texts else file.read_bytes()
            places.append(place_of(one["range"], path, data))
        return places


def _is_ready(status: Mapping[str, Any] | None) -> bool:
    return status is not None and (status["quiescent"] or status["health"] == "error")


def _declared(found: Mapping[str, Any] | None) -> str | None:
    """Of a hover what stands before the documentation, of that the last part: others say where it is from."""
    text = found["contents"]["value"].partition("\n---\n")[0] if found else ""
    blocks = [(declared or type_).strip() for declared, type_ in _BLOCK.findall(text)]
    return None if not blocks or "{unknown}" in blocks[-1] else blocks[-1]


def _is_of(place: Place, data: bytes, start: int, end: int) -> bool:
    """Whether an answer is of just what was asked, or of it with its `mut`, and not of something around it."""
    return place.end == end and _BINDING.sub(b"", data[place.start : start]) == b""
