"""A recipe without stages that starts from a model measures that model."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from small_run import RECIPE, rusta


def test_a_model_is_measured_as_it_is(finished, tmp_path: Path):
    folder = tmp_path / "copy"
    shutil.copytree(finished[0], folder)
    text = re.sub(r"\[\[stage\]\].*?(?=\[\[game\]\])", "", RECIPE.replace("BOUND", "0.0"), flags=re.DOTALL)
    text = text.replace('name = "small"', 'name = "measure"').replace('size = "nano"', 'size = "nano"\nstart = "small"')
    (folder / "measure.toml").write_text(text)
    said = rusta("run", "measure.toml", cwd=folder)
    assert said.returncode == 0, said.stderr
    reports = {name: folder / f"runs/{name}/report.jsonl" for name in ("small", "measure")}
    figures = {
        name: {
            row["name"]: (row["value"], row["n"])
            for row in map(json.loads, report.read_text().splitlines())
            if row["kind"] == "measurement" and row["name"] in ("compile-fix", "genuine-fix", "anchor-fidelity")
        }
        for name, report in reports.items()
    }
    assert figures["small"] == figures["measure"]
    assert not (folder / "runs/measure/model").exists()
