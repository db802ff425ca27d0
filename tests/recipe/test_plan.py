"""The plan says what a run would be, and what the machine lacks for it."""

from __future__ import annotations

from importlib.metadata import version

from rusta_core.machine import Finding
from rusta_core.recipe import assemble, describe

CARD = 'what = "It does."\nneeds = ["rustc", "gpu"]\n'
RECIPE = """
[run]
name = "first"
seed = 7
[model]
window = 64
[[injector]]
use = "mine"
most = 3
[[metric]]
use = "k-lines"
[[game]]
use = "patch-tree-search"
budget = { checks = 3 }
[[stage]]
name = "S1"
steps = 4
mixture = { qa = [0.2, 0.8], docs = 0.3 }
weights = { lm = 2 }
[[stage.gate]]
use = "k-median"
at_most = 9
"""


def look(needs):
    return [Finding(need, need != "gpu", f"about {need}", "everything", f"get {need}") for need in needs]


def test_the_plan(recipe, distributed, here):
    distributed(
        "rusta-one", "injector", {"mine": "one:Mine"}, {"injector.mine.toml": CARD},
        one=(here / "mine.py").read_text(),
    )  # fmt: skip
    text = describe(assemble(recipe(RECIPE)), look)
    rusta = version("rusta")
    head, pieces, model, stages, needs = text.split("\n\n")
    assert head == "run first  seed 7  sandbox bwrap  (recipe.toml)"
    lines = pieces.splitlines()
    assert lines[:3] == [
        "injector  mine                 rusta-one/mine 1.0  needs rustc, gpu",
        "            most = 3",
        '            words = ["a"]  (default)',
    ]
    game = lines.index(f"game      patch-tree-search    rusta/patch-tree-search {rusta}  needs rustc, sandbox")
    assert lines[game + 1] == "            budget = { checks = 3, seconds = 10.0, k_lines = 10 }"
    assert not any("k-median" in line for line in lines)
    assert model == "model nano, window 64"
    assert stages.splitlines() == [
        "stage S1  4 steps of 16 windows, rate 0.004",
        "            mixture  qa 0.2 -> 0.8, docs 0.3",
        "            signals  lm",
        "            weights  lm 2",
        "            gate     k-median  least_n = 20, not_worse_than_before = not set, at_most = 9.0",
    ]
    assert needs.splitlines()[:4] == [
        "there  rustc          about rustc",
        "LACKS  gpu            about gpu",
        "    stops: injector mine",
        "    mend:  get gpu",
    ]


def test_a_recipe_without_stages_or_needs_has_no_empty_sections(assembled):
    text = describe(assembled('plugins = ["mine.py"]\n[run]\nname = "x"\n[[injector]]\nuse = "mine"\n'), look)
    assert text.split("\n\n")[1:] == [
        "injector  mine                 mine.py/mine\n"
        "            most = 2  (default)\n"
        '            words = ["a"]  (default)',
        "model nano",
    ]


def test_a_stage_is_described_for_the_model_s_size(assembled):
    stage = '[[stage]]\nname = "S0"\nsteps = 5\nmixture = { docs = 1 }\nsizes.tiny = { steps = 50 }\n'
    recipe = f'plugins = ["mine.py"]\n[run]\nname = "x"\n[model]\nsize = "tiny"\n[[metric]]\nuse = "count"\n{stage}'
    assert "stage S0  50 steps of 16 windows" in describe(assembled(recipe), look)
