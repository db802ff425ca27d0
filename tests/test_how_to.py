"""The page on writing plugins is true: its file is a piece that keeps its promises, and its card fits it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from rusta_core.capabilities import NEEDS, load_file
from rusta_core.capabilities.cards import read_card
from rusta_core.kinds import HOOK
from rusta_core.recipe.values import options_of
from rusta_core.testing.conformance import card_faults, examine

PAGE = (Path(__file__).parents[1] / "docs/how-to-write-a-plugin.md").read_text()
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TOML = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_file_is_a_piece_that_keeps_its_promises(tmp_path: Path) -> None:
    file = tmp_path / "drop_clone.py"
    file.write_text(PYTHON[0])
    [report] = examine(str(file))
    assert (report.kind, report.name) == ("injector", "drop-clone")
    assert report.kept, str(report)
    assert all(promise.kept for promise in report.promises), str(report)


def test_the_recipe_and_the_package_name_it(tmp_path: Path) -> None:
    recipe, package = tomllib.loads(TOML[0]), tomllib.loads(TOML[1])
    assert recipe["plugins"] == ["./drop_clone.py"]
    assert recipe["injector"][0]["use"] == "drop-clone"
    points = package["project"]["entry-points"]
    assert points["rusta.injector"]["drop-clone"].endswith(":DropClone")
    assert points["rusta.api"] == {"injector": "api.v1"}


def test_the_card_says_what_the_class_says(tmp_path: Path) -> None:
    file = tmp_path / "drop_clone.py"
    file.write_text(PYTHON[0])
    card = tmp_path / "injector.drop-clone.toml"
    card.write_text(TOML[2])
    [(kind, name, cls)] = load_file(file)
    assert card_faults(read_card(card, kind, name), options_of(cls)) == []
    assert all(need in TOML[2] for need in NEEDS)


def test_the_table_has_every_kind_and_its_hook() -> None:
    rows = re.findall(r"^\| (\w+) \| `(\w+)` \|", PAGE, re.MULTILINE)
    assert dict(rows) == HOOK
