"""What the README says is run: its commands, its plugin, and what it shows of a run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from small_run import rusta, write_recipe

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


COMMANDS = [
    line.split("#")[0].split() for block in blocks("sh") for line in block.splitlines() if line.startswith("rusta")
]


def test_it_names_every_command() -> None:
    listed = {words[1] for words in COMMANDS}
    help_text = rusta("--help", cwd=ROOT).stdout
    known = set(re.findall(r"^  ([a-z]+)  ", help_text.partition("Commands:")[2], re.MULTILINE))
    assert known
    assert listed == known


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_works(words: list[str], tmp_path: Path) -> None:
    given = {"RECIPE": ["--dry", str(ROOT / "examples/quickstart.toml")], "datasets": [str(ROOT / "datasets")]}
    (tmp_path / "green.rs").write_text("fn main() {}\n")
    given |= {"PATH": [str(tmp_path / "green.rs")], "CASES": ["--help"]}
    given |= {
        "CHECKPOINT": ["--help"],
        "FILE": ["--help"],
        "STAGE": ["S0", "--dry"],
    }  # tests/run/test_provenance.py has some
    options = [word for word in words if word.startswith("--") and word != "--format"]
    if options:  # what takes minutes, or needs what is not here, is asked for its help
        words = [*words[: words.index(options[0])], "--help"]
    arguments = [part for word in words[1:] for part in given.get(word, [word])]
    run = rusta(*arguments, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout or run.stderr
    assert all(option in run.stdout for option in options)


def test_every_option_it_mentions_exists() -> None:
    for command, option in (
        ("run", "--dry"), ("run", "--locked"), ("plugins", "--load"), ("plugins", "--json"),
    ):  # fmt: skip
        assert option in README
        assert option in rusta(command, "--help", cwd=ROOT).stdout


def test_its_plugin_serves_beside_a_recipe(tmp_path: Path) -> None:
    [plugin] = blocks("python")
    [table] = blocks("toml")
    (tmp_path / "abstentions.py").write_text(plugin)
    recipe = write_recipe(tmp_path)
    first, rest = table.split("\n", 1)
    recipe.write_text(f"{first}\n{recipe.read_text()}{rest}")
    plan = rusta("run", "--dry", recipe, cwd=tmp_path)
    assert plan.returncode == 0, plan.stderr
    assert "abstentions.py/abstentions" in plan.stdout


def test_its_repair_is_the_one_that_is_made(tmp_path: Path) -> None:
    [code] = blocks("rust")
    [diff] = blocks("diff")
    (tmp_path / "longest.rs").write_text(code)
    made = rusta("fix", "longest.rs", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith(diff)
    assert "tests passed: 1 test" in made.stdout
    assert (tmp_path / "longest.rs").read_text() == code


def test_its_files_are_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_quickstart_validates_against_the_schema() -> None:
    import tomllib

    from jsonschema import Draft202012Validator

    schema = json.loads(rusta("recipe", "schema", cwd=ROOT).stdout)
    Draft202012Validator(schema).validate(tomllib.loads((ROOT / "examples/quickstart.toml").read_text()))
