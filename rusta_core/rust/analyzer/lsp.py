"""A client of a language server: JSON-RPC over the standard streams of a child.

Framing and messages are those of the Language Server Protocol 3.17, "Base Protocol",
https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Condition, Thread
from typing import IO, Any

from rusta_core.errors import RustaError
from rusta_core.rust.process import Stopped, begin, end

MOST_BYTES = 64 << 20
"""Of one message; a longer one is not from a server that works."""
_TAIL = 4096  # bytes of stderr that are kept
_NO_SUCH_METHOD = -32601
_ANSWERED = ("window/workDoneProgress/create", "client/registerCapability", "client/unregisterCapability")

Message = Mapping[str, Any]


class NoAnswer(RustaError):
    """The server did not answer in time."""


class ServerGone(RustaError):
    """The server ended, or does not speak the protocol; whoever waited for it gets this."""


class Refused(RustaError):
    """The server answered with an error. code: as in the protocol's `ErrorCodes`."""

    def __init__(self, what: str, *, code: int, why: str) -> None:
        super().__init__(what, why=why)
        self.code = code


class Client:
    """A running server and what it said. For use from any thread.

    name: by which errors call it; settings: what `workspace/configuration` is answered with, by section. Of each
    notification the last is kept, of those about a document the last for each. memory_mb, file_mb: as of `run`.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cwd: Path,
        name: str = "",
        settings: Mapping[str, Any] | None = None,
        memory_mb: int | None = None,
        file_mb: int | None = None,
    ) -> None:
        """Start the server. Raises FileNotFoundError where there is no such program."""
        self.name = name or os.path.basename(argv[0])
        self._settings = settings or {}
        self._numbers = count(1)
        self._pending: dict[int, Future[Any]] = {}
        self._said: dict[tuple[str, str], Any] = {}
        self._heard = Condition()
        self._gone: RustaError | None = None
        self._outgoing: SimpleQueue[bytes | None] = SimpleQueue()
        self._stderr = b""
        began: Future[subprocess.Popen[bytes]] = Future()
        self._listener = _thread(self._live, began, partial(begin, argv, cwd=cwd, memory_mb=memory_mb, file_mb=file_mb))
        self._child = began.result()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_gone(self) -> bool:
        return self._gone is not None

    @property
    def stderr(self) -> str:
        """The last 4 kB of what it wrote there."""
        return self._stderr.decode(errors="replace").strip()

    def request(self, method: str, params: Any, *, seconds: float) -> Any:
        """What the server answers. Raises NoAnswer after `seconds`, Refused for an error, ServerGone where it ended."""
        answer: Future[Any] = Future()
        number = next(self._numbers)
        with self._heard:
            if self._gone is not None:
                raise self._gone
            self._pending[number] = answer
        self._send({"id": number, "method": method, "params": params})
        try:
            return answer.result(seconds)
        except TimeoutError:
            self.notify("$/cancelRequest", {"id": number})
            raise NoAnswer(f"no answer to {method} in {seconds:g} s", where=self.name) from None
        finally:
            self._pending.pop(number, None)

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def wait_for(self, method: str, wanted: Callable[[Any], bool], *, seconds: float) -> Any:
        """The last notification of this method, as soon as it is one that is wanted. Raises as `request` does."""
        until = time.monotonic() + seconds
        with self._heard:
            while not wanted(said := self._said.get((method, ""))):
                if self._gone is not None:
                    raise self._gone
                if not self._heard.wait(until - time.monotonic()):
                    raise NoAnswer(f"no {method} that says so in {seconds:g} s", where=self.name, why=f"it said {said}")
            return said

    def said(self, method: str, uri: str = "") -> Any:
        """The last notification of this method, about this document where it is about one; None before the first."""
        return self._said.get((method, uri))

    def close(self) -> None:
        """End the server, whatever it is doing."""
        end(self._child)
        self._listener.join()

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._outgoing.put(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def _live(self, began: Future[subprocess.Popen[bytes]], start: Callable[..., subprocess.Popen[bytes]]) -> None:
        """The thread that the server lives and dies with: whoever asked for it may be gone long before."""
        pipe = subprocess.PIPE
        try:
            child = start(stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as fault:
            began.set_exception(fault)
            return
        stdin, stdout, stderr = child.stdin, child.stdout, child.stderr
        assert stdin, "it is a pipe, as the others"
        assert stdout
        assert stderr
        threads = [_thread(self._write, stdin), _thread(self._drain, stderr)]
        began.set_result(child)
        why = ""
        try:
            for message in _messages(stdout):
                self._take(message)
        except (ValueError, KeyError, TypeError) as fault:
            why = f"it does not speak the protocol: {fault}"
        stopped = end(child)
        self._outgoing.put(None)
        for thread in threads:
            thread.join(1)  # a survivor may hold the other end
        stdout.close()
        self._leave(self._fault(child.returncode, stopped, why))

    def _fault(self, returncode: int, stopped: bool, why: str) -> RustaError:
        if stopped:
            return Stopped(f"{self.name} was stopped")
        how = f"a signal, {-returncode}" if returncode < 0 else f"exit code {returncode}"
        return ServerGone(f"{self.name} ended", why="\n".join(part for part in (why or how, self.stderr) if part))

    def _leave(self, fault: RustaError) -> None:
        with self._heard:
            self._gone = fault
            waiting = list(self._pending.values())
            self._heard.notify_all()
        for answer in waiting:
            answer.set_exception(fault)

    def _take(self, message: Message) -> None:
        if "method" not in message:
            self._answer(message)
        elif "id" in message:
            self._send({"id": message["id"], **self._reply(message["method"], message.get("params"))})
        else:
            params = message.get("params")
            about = params.get("uri", "") if isinstance(params, dict) else ""
            with self._heard:
                self._said[message["method"], about] = params
                self._heard.notify_all()

    def _answer(self, message: Message) -> None:
        answer = self._pending.pop(message["id"], None)
        if answer is None:  # nobody waits for it any more
            return
        error = message.get("error")
        if error is None:
            answer.set_result(message.get("result"))
        else:
            answer.set_exception(Refused(f"{self.name} refused", code=error["code"], why=error["message"]))

    def _reply(self, method: str, params: Any) -> Message:
        if method == "workspace/configuration":
            return {"result": [self._settings.get(item.get("section")) for item in params["items"]]}
        if method in _ANSWERED:
            return {"result": None}
        return {"error": {"code": _NO_SUCH_METHOD, "message": f"{method} is not offered"}}

    def _write(self, stdin: IO[bytes]) -> None:
        """A thread of its own: a server that does not read must not hold up whoever asks."""
        try:
            with stdin:
                while (message := self._outgoing.get()) is not None:
                    stdin.write(message)
                    stdin.flush()
        except OSError:  # it has ended, which the listener sees
            pass

    def _drain(self, stderr: IO[bytes]) -> None:
        """Always: a server whose stderr is full waits for ever."""
        with stderr:
            while more := os.read(stderr.fileno(), 1 << 16):
                self._stderr = (self._stderr + more)[-_TAIL:]


def _thread(target: Callable[..., None], *args: Any) -> Thread:
    thread = Thread(target=target, args=args, name="rusta-lsp", daemon=True)
    thread.start()
    return thread


def _messages(stdout: IO[bytes]) -> Iterator[Message]:
    """Messages until the stream ends. Raises ValueError for what is none."""
    while line := stdout.readline(MOST_BYTES):
        length = None
        while line not in (b"\r\n", b"\n"):
            name, colon, value = line.partition(b":")
            if not colon:
                raise ValueError(f"{line[:80]!r} is no header")
            length = int(value) if name.lower() == b"content-length" else length
            if not (line := stdout.readline(MOST_BYTES)):
                return
        if length is None or not 0 < length <= MOST_BYTES:
            raise ValueError(f"a message of {length} bytes")
        body = stdout.read(length)
        if len(body) < length:
            return
        message = json.loads(body)
        if not isinstance(message, dict):
            raise ValueError(f"{body[:80]!r} is no message")
        yield message
