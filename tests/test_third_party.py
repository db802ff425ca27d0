"""The example package: installed by pip beside Rusta, listed, checked, tested by its own tests, used by its recipe."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from environment import THIRD_PARTY, Environment


def test_its_pieces_are_listed_with_their_cards(environment: Environment) -> None:
    done = environment.rusta("plugins", "--json")
    mine = [row for row in json.loads(done.stdout) if row["dist"] == "rusta-example"]
    assert [(row["kind"], row["name"], row["status"]) for row in mine] == [
        ("injector", "misspelt-name", "unloaded"),
        ("head", "error-class", "unloaded"),
    ]
    [row] = json.loads(environment.rusta("plugins", "error-class", "--json").stdout)
    assert row["card"]["needs"] == ["torch"]
    assert row["file"].endswith("rusta_example/error_class.py")


def test_it_can_be_checked_by_its_full_name(environment: Environment) -> None:
    done = environment.rusta("check", "rusta-example/misspelt-name", "--json")
    [report] = json.loads(done.stdout)
    assert [promise for promise in report["promises"] if promise["kept"] is not True] == []
    assert done.returncode == 0


def test_its_own_tests_pass_with_the_fixtures_that_come_with_rusta(environment: Environment, tmp_path) -> None:
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(THIRD_PARTY), str(THIRD_PARTY / "tests"))
    done = environment.run(*words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def test_its_recipe_runs_and_its_head_learns(environment: Environment, tmp_path: Path) -> None:
    command = [environment.python, "-P", "-m", "rusta_core.cli", "run", THIRD_PARTY / "recipe.toml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [json.loads(line) for line in (tmp_path / "runs/third-party/report.jsonl").read_text().splitlines()]
    losses = [row["loss"]["error-class"] for row in rows if row["kind"] == "loss" and "error-class" in row["loss"]]
    assert len(losses) > 10
    assert sum(losses[-5:]) < sum(losses[:5])
    repaired = [row["outcome"]["id"] for row in rows if row["kind"] == "outcome"]
    assert any("misspelt" in name for name in repaired)


def test_without_the_package_the_recipe_says_what_to_install(capsys) -> None:
    from rusta_core.cli import main

    assert main(["run", str(THIRD_PARTY / "recipe.toml"), "--dry"]) == 2
    said = capsys.readouterr().err
    assert "rusta-example" in said
    assert "pip install" in said
