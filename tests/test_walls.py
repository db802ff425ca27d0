"""The walls that keep the core thin: what an import brings in, and who may import whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh Python holds after some code."""
    script = f"import sys\n{code}\nsys.stderr.write(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import rusta_core",
        "from rusta_core import *",
        "import rusta_core.run.engine",
        "from rusta_core.cli import main\nsys.argv = ['rusta', 'plugins']\ntry: main()\nexcept SystemExit: pass",
    ],
)
def test_torch_stays_out(code: str) -> None:
    assert "torch" not in loaded_after(code)


def test_the_listing_imports_no_plugin_and_nothing_heavy() -> None:
    code = "from rusta_core.cli import main\nsys.argv = ['rusta', 'plugins']\ntry: main()\nexcept SystemExit: pass"
    loaded = loaded_after(code)
    assert "rusta_core.cli.listing" in loaded
    assert not loaded & {"attr", "attrs", "pluggy", "typer", "importlib.metadata", "rusta_sources", "rusta_heads"}


def test_rooms_import_only_from_the_floors_below() -> None:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_no_file_names_a_machine_or_a_registry() -> None:
    words = ("crates" + ".io", "pypi" + ".org", "/wo" + "rk/", ".li" + "brary")
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    found = []
    for name in files:
        if (ROOT / name).suffix in (".py", ".md", ".toml", ".yml", ".json", "") and (ROOT / name).is_file():
            text = (ROOT / name).read_text(errors="ignore")
            found += [f"{name}: {word}" for word in words if word in text]
    assert not found
