"""Distributions made of nothing but their metadata, and modules beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest

Distribute = Callable[..., Path]


@pytest.fixture
def distribute(tmp_path: Path) -> Distribute:
    """`distribute("rusta-x", "1.0", {"injector": {"a": "mod:Cls"}})` gives the path it lies on."""

    def make(
        name: str,
        version: str = "1.0",
        groups: dict[str, dict[str, str]] | None = None,
        requires: tuple[str, ...] = (),
        place: str = "site",
    ) -> Path:
        folder = tmp_path / place / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir(parents=True)
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
        lines += [f"Requires-Dist: {one}" for one in requires]
        (folder / "METADATA").write_text("\n".join([*lines, "", "Requires-Dist: only-in-the-description"]))
        text = ""
        for group, entries in (groups or {}).items():
            text += f"[rusta.{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items()) + "\n"
        (folder / "entry_points.txt").write_text(text)
        for value in (value for group in (groups or {}).values() for value in group.values()):
            (tmp_path / place / f"{value.partition(':')[0].partition('.')[0]}.py").touch()
        return tmp_path / place

    return make
