"""The example package: installed by pip beside Rusta, listed, checked, tested by its own tests, used by its recipe."""

from __future__ import annotations

import json

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


def test_its_recipe_resolves(environment: Environment) -> None:
    done = environment.rusta("run", str(THIRD_PARTY / "recipe.toml"), "--dry")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rusta-example/misspelt-name" in done.stdout
    assert "rusta-example/error-class" in done.stdout


def test_without_the_package_the_recipe_says_what_to_install(capsys) -> None:
    from rusta_core.cli import main

    assert main(["run", str(THIRD_PARTY / "recipe.toml"), "--dry"]) == 2
    said = capsys.readouterr().err
    assert "rusta-example" in said
    assert "pip install" in said
