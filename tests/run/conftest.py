from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from small_run import rusta, write_recipe


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder in which the small recipe ran to its end, and what the command said."""
    folder = tmp_path_factory.mktemp("finished")
    return folder, rusta("run", write_recipe(folder), cwd=folder)
