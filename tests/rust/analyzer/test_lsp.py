from __future__ import annotations

import os
import signal
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rusta_core.rust.analyzer.lsp import Client, NoAnswer, Refused, ServerGone
from rusta_core.rust.process import Stopped, kill_all

SERVER = """
import json, os, sys, time

def read():
    length = 0
    while (line := sys.stdin.buffer.readline().strip()):
        name, value = line.split(b":")
        length = int(value) if name == b"Content-Length" else length
    return json.loads(sys.stdin.buffer.read(length)) if length else None

def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Type: x\\r\\nContent-Length: %d\\r\\n\\r\\n%b" % (len(body), body))
    sys.stdout.buffer.flush()

def answer(asked, result):
    send(id=asked["id"], result=result)

while (asked := read()) is not None:
    method, params = asked.get("method"), asked.get("params")
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator:
    """Start a server that does this with each message."""
    running: list[Client] = []

    def start(does: str, **options) -> Client:
        script = tmp_path / "server.py"
        script.write_text(SERVER + textwrap.indent(textwrap.dedent(does), "    "))
        running.append(Client([sys.executable, str(script)], cwd=tmp_path, name="server", **options))
        return running[-1]

    yield start
    for client in running:
        client.close()


def test_each_answer_goes_to_who_asked(server):
    client = server("""
        if method == "later":
            held = asked
        elif method == "echo":
            answer(asked, params)
        elif method == "now":
            answer(held, "late")
    """)
    with ThreadPoolExecutor(4) as pool:
        late = pool.submit(client.request, "later", None, seconds=20)
        texts = [{"é": n} for n in range(20)]
        assert list(pool.map(lambda text: client.request("echo", text, seconds=20), texts)) == texts
        client.notify("now", None)
        assert late.result() == "late"


def test_what_the_server_asks_is_answered(server):
    client = server(
        """
        if method == "begin":
            begun, answers = asked, {}
            send(id="a", method="workspace/configuration", params={"items": [{"section": "x"}, {"section": "y"}]})
            send(id="b", method="window/workDoneProgress/create", params={"token": 1})
            send(id="c", method="client/registerCapability", params={"registrations": []})
            send(id="d", method="window/showDocument", params={})
        else:
            answers[asked["id"]] = asked.get("result", asked.get("error"))
            if len(answers) == 4:
                answer(begun, answers)
        """,
        settings={"x": {"deep": True}},
    )
    assert client.request("begin", None, seconds=20) == {
        "a": [{"deep": True}, None],
        "b": None,
        "c": None,
        "d": {"code": -32601, "message": "window/showDocument is not offered"},
    }


def test_the_last_notification_of_each_kind_is_kept(server):
    client = server("""
        for n in range(3):
            send(method="status", params={"n": n})
            send(method="textDocument/publishDiagnostics", params={"uri": f"file:///{n}", "diagnostics": [n]})
        answer(asked, None)
    """)
    assert client.said("status") is None
    client.request("go", None, seconds=20)
    assert client.said("status") == {"n": 2}
    assert client.said("textDocument/publishDiagnostics", "file:///1")["diagnostics"] == [1]
    assert client.wait_for("status", lambda said: said is not None and said["n"] == 2, seconds=1) == {"n": 2}
    with pytest.raises(NoAnswer) as fault:
        client.wait_for("status", lambda said: said["n"] == 3, seconds=0.05)
    assert str(fault.value) == "no status that says so in 0.05 s\n  where: server\n  why:   it said {'n': 2}"


def test_an_error_is_told_with_its_code(server):
    client = server('send(id=asked["id"], error={"code": -32801, "message": "content modified"})')
    with pytest.raises(Refused, match="server refused") as fault:
        client.request("hover", None, seconds=20)
    assert (fault.value.code, fault.value.why) == (-32801, "content modified")


def test_a_server_that_hangs_is_given_up_and_told(server):
    client = server("""
        if method == "$/cancelRequest":
            cancelled = params["id"]
        elif method == "what":
            answer(asked, cancelled)
    """)
    with pytest.raises(NoAnswer) as fault:
        client.request("hang", None, seconds=0.05)
    assert str(fault.value) == "no answer to hang in 0.05 s\n  where: server"
    assert client.request("what", None, seconds=20) == 1


def test_a_server_that_does_not_read_holds_nobody_up(server):
    client = server("time.sleep(600)")
    client.notify("sleep", None)
    client.notify("large", "x" * (4 << 20))
    with pytest.raises(NoAnswer):
        client.request("hover", None, seconds=0.05)


def test_a_flood_of_stderr_is_drained_and_its_end_is_told(server):
    client = server("""
        if method == "flood":
            sys.stderr.write("x" * (8 << 20) + "\\nlast words\\n")
            sys.stderr.flush()
            answer(asked, "done")
        elif method == "crash":
            os._exit(3)
    """)
    assert client.request("flood", None, seconds=60) == "done"
    with pytest.raises(ServerGone) as fault:
        client.request("crash", None, seconds=20)
    assert fault.value.what == "server ended"
    assert fault.value.why.startswith("exit code 3\nxxxx")
    assert fault.value.why.endswith("x\nlast words")
    assert len(fault.value.why) < 5000
    with pytest.raises(ServerGone):
        client.request("again", None, seconds=20)
    with pytest.raises(ServerGone):
        client.wait_for("status", bool, seconds=20)


def test_a_kill_reaches_whoever_waits(server):
    client = server("")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.request, "hang", None, seconds=60)
        os.kill(client.pid, signal.SIGKILL)
        with pytest.raises(ServerGone) as fault:
            waiting.result()
    assert str(fault.value) == "server ended\n  why:   a signal, 9"


def test_stopping_all_children_is_no_crash(server):
    client = server("")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.request, "hang", None, seconds=60)
        kill_all()
        with pytest.raises(Stopped):
            waiting.result()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("hello\\n", "it does not speak the protocol: b'hello\\n' is no header"),
        ("Content-Length: 99999999999\\r\\n\\r\\n", "it does not speak the protocol: a message of 99999999999 bytes"),
        ("Content-Length: 2\\r\\n\\r\\n[]", "it does not speak the protocol: b'[]' is no message"),
    ],
)
def test_what_is_no_message_ends_it(server, said, why):
    client = server(f"print('{said}', end='', flush=True)\ntime.sleep(600)")
    with pytest.raises(ServerGone) as fault:
        client.request("any", None, seconds=20)
    assert fault.value.why == why


def test_a_program_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Client(["no-such-server"], cwd=tmp_path)


def test_closing_ends_a_server_that_is_busy(server):
    client = server("time.sleep(600)")
    client.notify("sleep", None)
    client.close()
    client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(client.pid, 0)
