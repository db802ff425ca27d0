from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core.errors import MissingTool
from rusta_core.rust.process import run
from rusta_core.rust.sandbox import Sandbox


def inside(sandbox, script: str, **named):
    return run(sandbox.wrap(["sh", "-c", script], cwd=named.pop("cwd", Path("/")), **named), timeout=20)


def test_the_network_is_not_there(sandbox):
    assert inside(sandbox, "ls /sys/class/net; cat /proc/net/dev").stdout.count(":") <= 1  # the loopback, down


@pytest.mark.parametrize("path", ["/usr/rusta-was-here", "/etc/rusta-was-here", str(Path.home() / "rusta-was-here")])
def test_the_host_is_not_written(sandbox, path):
    assert inside(sandbox, f"mkdir -p {Path(path).parent} && echo x > {path}").returncode != 0
    assert not Path(path).exists()


def test_what_is_not_named_is_not_seen(sandbox, tmp_path):
    (tmp_path / "secret").write_text("42")
    assert inside(sandbox, f"cat {tmp_path}/secret").returncode != 0
    assert inside(sandbox, f"cat {tmp_path}/secret", readable=[tmp_path]).stdout == "42"
    assert inside(sandbox, "ls /home /root /etc/shadow /var").stdout == ""


def test_readable_is_not_writable(sandbox, tmp_path):
    assert inside(sandbox, f"echo x > {tmp_path}/new", readable=[tmp_path]).returncode != 0
    assert inside(sandbox, "echo x > new", writable=[tmp_path], cwd=tmp_path).returncode == 0
    assert (tmp_path / "new").read_text() == "x\n"


def test_tmp_is_its_own_and_small(sandbox):
    assert inside(sandbox, "ls /tmp; echo x > /tmp/a; cat /tmp/a").stdout == "x\n"
    assert inside(sandbox, "head -c 400M /dev/zero > /tmp/big").returncode != 0


def test_of_the_environment_only_what_is_given(sandbox, monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    said = inside(sandbox, "env", env={"GIVEN": "1"}).stdout
    assert "GIVEN=1" in said
    assert "TOKEN" not in said


def test_off_runs_it_as_it_is(tmp_path):
    off = Sandbox.find("off")
    assert off.wrap(["true"], cwd=tmp_path) == ["true"]
    assert run(off.wrap(["sh", "-c", "echo $A"], cwd=tmp_path, env={"A": "b"}), timeout=5).stdout == "b\n"


def test_a_machine_without_bubblewrap_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as caught:
        Sandbox.find()
    assert str(caught.value) == (
        "bubblewrap is not available, and running code that is not trusted needs it\n"
        "  why:   no bwrap on PATH\n"
        "  mend:  install bubblewrap (`apt-get install bubblewrap`), "
        'or say `sandbox = "off"` under [run] to do without'
    )


def test_a_bubblewrap_that_does_not_work_is_refused_too(monkeypatch, tmp_path):
    (tmp_path / "bwrap").write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(MissingTool) as caught:
        Sandbox.find()
    assert caught.value.why == "bwrap: No permissions to create new namespace"


def test_a_mode_that_is_none():
    with pytest.raises(ValueError, match="mode"):
        Sandbox.find("docker")


def test_shared_memory_is_small_and_devices_are_all_there_is(sandbox):
    assert inside(sandbox, "head -c 100M /dev/zero > /dev/shm/a").returncode != 0
    assert inside(sandbox, "echo x > /dev/new").returncode != 0
    assert (
        inside(sandbox, "head -c 3 /dev/urandom > /dev/null && echo x > /dev/shm/a && cat /dev/shm/a").stdout == "x\n"
    )
