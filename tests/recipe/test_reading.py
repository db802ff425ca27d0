"""A recipe is read as it is written, or refused with a text that says where and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rusta_core.contexts import Budget
from rusta_core.errors import RecipeError
from rusta_core.recipe import read_recipe

RUN = '[run]\nname = "first"\n'
PIECE = '[[injector]]\nuse = "mine"\n'


def test_everything_has_its_place(recipe):
    read = recipe(
        """
        plugins = ["./mine.py"]
        [run]
        name = "first"
        seed = 7
        [data]
        held_out = { "rust-lang/nomicon" = "val" }
        questions = { train = 5 }
        [model]
        size = "tiny"
        window = 64
        tied = true
        [[injector]]
        use = "rusta-x/mine"
        most = 3
        [[injector]]
        use = "mine"
        name = "again"
        [[head]]
        use = "anchor"
        [[game]]
        use = "g"
        budget = { checks = 3, seconds = 2 }
        [[stage]]
        name = "S1"
        steps = 4
        mixture = { qa = [0.2, 0.8], docs = 1 }
        signals = ["lm", "anchor"]
        weights = { anchor = 2 }
        [[stage.gate]]
        use = "enough"
        at_least = 0.5
        [[gate]]
        use = "enough"
        """
    )
    assert (read.run.name, read.run.seed, read.run.sandbox, read.run.workers) == ("first", 7, "bwrap", 2)
    assert read.plugins == ("./mine.py",)
    assert read.data.held_out == {"rust-lang/nomicon": "val"}
    assert read.data.questions == {"train": 5, "val": 200, "test": 150}  # the splits that are not given keep theirs
    assert read.model.overrides == {"window": 64, "tied": True}
    mine, again = read.of("injector")
    assert (mine.use, mine.name, mine.options) == ("rusta-x/mine", "mine", {"most": 3})
    assert (again.use, again.name, again.key) == ("mine", "again", "again")
    assert read.of("game")[0].budget == Budget(checks=3, seconds=2.0, k_lines=10)
    assert read.of("game")[0].options == {}
    [stage] = read.stages
    assert stage.mixture == {"qa": (0.2, 0.8), "docs": (1.0, 1.0)}
    assert stage.weights == {"anchor": (2.0, 2.0)}
    assert [gate.key for gate in read.of("gate")] == ["enough"]
    assert [(gate.key, gate.options) for gate in read.of("gate", "S1")] == [("S1/enough", {"at_least": 0.5})]


REFUSALS = {
    "unknown table": (
        RUN + '[[injectr]]\nuse = "mine"\n',
        "the recipe has no table `injectr`\n"
        "  where: recipe.toml:3:3\n"
        "         [[injectr]]\n"
        "           ^\n"
        "  mend:  did you mean `injector`?",
    ),
    "unknown key": (
        '[run]\nname = "first"\nsede = 3\n' + PIECE,
        "[run] has no option `sede`\n"
        "  where: recipe.toml:3:1\n"
        "         sede = 3\n"
        "         ^\n"
        "  mend:  did you mean `seed`?",
    ),
    "unknown key like nothing": (
        '[run]\nname = "first"\nzzz = 3\n' + PIECE,
        "[run] has no option `zzz`\n"
        "  where: recipe.toml:3:1\n"
        "         zzz = 3\n"
        "         ^\n"
        "  mend:  it has `name`, `seed`, `requires`, `disable`, `sandbox`, `folder`, `workers`, `tensorboard`, "
        "`engine`",
    ),
    "wrong type": (
        '[run]\nname = "first"\nseed = "7"\n' + PIECE,
        '`seed` of [run] must be a whole number, and is "7"\n'
        "  where: recipe.toml:3:8\n"
        '         seed = "7"\n'
        "                ^\n"
        "  mend:  for example `seed = 0`",
    ),
    "true is no number": (
        '[run]\nname = "first"\nseed = true\n' + PIECE,
        "`seed` of [run] must be a whole number, and is true\n"
        "  where: recipe.toml:3:8\n"
        "         seed = true\n"
        "                ^\n"
        "  mend:  for example `seed = 0`",
    ),
    "out of range": (
        '[run]\nname = "first"\nworkers = 0\n' + PIECE,
        "`workers` of [run] cannot be 0\n"
        "  where: recipe.toml:3:11\n"
        "         workers = 0\n"
        "                   ^\n"
        "  why:   'workers' must be >= 1: 0",
    ),
    "a name that leaves its folder": (
        '[run]\nname = "../first"\n' + PIECE,
        '`name` of [run] cannot be "../first"\n'
        "  where: recipe.toml:2:8\n"
        '         name = "../first"\n'
        "                ^\n"
        "  why:   a name is made of letters, digits, `.`, `_` and `-`, begins with one of the first two",
    ),
    "missing option": (
        "[run]\nseed = 7\n" + PIECE,
        "[run] needs the option `name`\n"
        "  where: recipe.toml:1:2\n"
        "         [run]\n"
        "          ^\n"
        "  why:   `name`: the run's name, and its folder's\n"
        "  mend:  add `name = …` (text)",
    ),
    "no run": (
        PIECE,
        'the recipe has no table [run]\n  where: recipe.toml\n  mend:  add [run] with `name = "…"`',
    ),
    "one bracket": (
        RUN + '[injector]\nuse = "mine"\n',
        "`injector` must be written [[injector]], with two brackets: there can be several\n"
        "  where: recipe.toml:3:2\n"
        "         [injector]\n"
        "          ^",
    ),
    "one bracket in a stage": (
        RUN + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = {qa = 1}\n[stage.gate]\nuse = "enough"\n',
        "`gate` must be written [[stage.gate]], with two brackets: there can be several\n"
        "  where: recipe.toml:7:8\n"
        "         [stage.gate]\n"
        "                ^",
    ),
    "two brackets": (
        '[[run]]\nname = "first"\n' + PIECE,
        "`run` must be the table [run], which stands once\n  where: recipe.toml:1:3\n         [[run]]\n           ^",
    ),
    "no use": (
        RUN + "[[injector]]\nmost = 1\n",
        "[[injector]] needs `use`\n"
        "  where: recipe.toml:3:3\n"
        "         [[injector]]\n"
        "           ^\n"
        "  why:   `use` names the piece that is the injector\n"
        "  mend:  `rusta plugins` lists every injector",
    ),
    "duplicate piece": (
        RUN + PIECE + PIECE,
        "injector `mine` stands twice\n"
        "  where: recipe.toml:6:7\n"
        '         use = "mine"\n'
        "               ^\n"
        "  why:   first in line 4\n"
        '  mend:  take one of them out, or tell them apart: `name = "…"`',
    ),
    "duplicate name": (
        RUN + PIECE + '[[injector]]\nuse = "needy"\nname = "mine"\n',
        "injector `mine` stands twice\n"
        "  where: recipe.toml:7:8\n"
        '         name = "mine"\n'
        "                ^\n"
        "  why:   first in line 4\n"
        '  mend:  take one of them out, or tell them apart: `name = "…"`',
    ),
    "duplicate stage": (
        RUN + PIECE + 2 * '[[stage]]\nname = "S1"\nsteps = 1\nmixture = {qa = 1}\n',
        "stage `S1` stands twice\n"
        "  where: recipe.toml:10:8\n"
        '         name = "S1"\n'
        "                ^\n"
        "  why:   first in line 6\n"
        "  mend:  give it another name",
    ),
    "a name that is none": (
        RUN + PIECE + 'name = "a:b"\n',
        '`name` of [[injector]] cannot be "a:b"\n'
        "  where: recipe.toml:5:8\n"
        '         name = "a:b"\n'
        "                ^\n"
        "  why:   a name is made of letters, digits, `.`, `_` and `-`, begins with one of the first two",
    ),
    "a piece without a plain name": (
        RUN + '[[injector]]\nuse = "what ever"\n',
        '[[injector]] cannot be called "what ever"\n'
        "  where: recipe.toml:4:7\n"
        '         use = "what ever"\n'
        "               ^\n"
        "  why:   a name is made of letters, digits, `.`, `_` and `-`, begins with one of the first two\n"
        '  mend:  give it one that is: `name = "…"`',
    ),
    "a budget of nothing": (
        RUN + '[[game]]\nuse = "g"\nbudget = { seconds = 0 }\n',
        "`budget.seconds` of game `g` cannot be 0.0\n"
        "  where: recipe.toml:5:22\n"
        "         budget = { seconds = 0 }\n"
        "                              ^\n"
        "  why:   'seconds' must be > 0: 0.0",
    ),
    "an unknown word in a budget": (
        RUN + '[[game]]\nuse = "g"\nbudget = { second = 1 }\n',
        "`budget` of game `g` has no option `second`\n"
        "  where: recipe.toml:5:12\n"
        "         budget = { second = 1 }\n"
        "                    ^\n"
        "  mend:  did you mean `seconds`?",
    ),
    "an unknown split": (
        RUN + "[data]\nquestions = { trian = 3 }\n" + PIECE,
        "`questions` of [data] has no option `trian`\n"
        "  where: recipe.toml:4:15\n"
        "         questions = { trian = 3 }\n"
        "                       ^\n"
        "  mend:  did you mean `train`?",
    ),
    "shares beyond the whole": (
        RUN + "[data]\nshares = [0.5, 0.5, 0.5]\n" + PIECE,
        "`shares` of [data] cannot be [0.5, 0.5, 0.5]\n"
        "  where: recipe.toml:4:10\n"
        "         shares = [0.5, 0.5, 0.5]\n"
        "                  ^\n"
        "  why:   shares must be >= 0 and sum to 1",
    ),
    "too few shares": (
        RUN + "[data]\nshares = [0.5, 0.5]\n" + PIECE,
        "`shares` of [data] must be a list of 3: a number, a number, a number, and holds 2\n"
        "  where: recipe.toml:4:10\n"
        "         shares = [0.5, 0.5]\n"
        "                  ^\n"
        "  mend:  for example `shares = [0.8, 0.1, 0.1]`",
    ),
    "an unknown part of a mixture": (
        RUN + PIECE + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = { dogs = 1 }\n',
        "`mixture` of stage `S1` has no option `dogs`\n"
        "  where: recipe.toml:8:13\n"
        "         mixture = { dogs = 1 }\n"
        "                     ^\n"
        "  mend:  did you mean `docs`?",
    ),
    "half a change": (
        RUN + PIECE + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = { docs = [1, "x"] }\n',
        '`mixture.docs[1]` of stage `S1` must be a number, and is "x"\n'
        "  where: recipe.toml:8:24\n"
        '         mixture = { docs = [1, "x"] }\n'
        "                                ^",
    ),
    "a mixture of nothing": (
        RUN + PIECE + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = { docs = [1, 0] }\n',
        "`mixture` of stage `S1` cannot be { docs = [1.0, 0.0] }\n"
        "  where: recipe.toml:8:11\n"
        "         mixture = { docs = [1, 0] }\n"
        "                   ^\n"
        "  why:   at its start and at its end, something in it must be > 0",
    ),
    "a signal of nobody": (
        RUN + '[[head]]\nuse = "anchor"\n[[stage]]\nname = "S1"\nsteps = 1\nmixture = {qa = 1}\n'
        'signals = ["lm", "ancor"]\n',
        "`signals` of stage `S1` has no signal `ancor`\n"
        "  where: recipe.toml:9:18\n"
        '         signals = ["lm", "ancor"]\n'
        "                          ^\n"
        "  why:   signals are `lm` and the names of the recipe's heads\n"
        "  mend:  did you mean `anchor`?",
    ),
    "a weight of nothing": (
        RUN + '[[head]]\nuse = "anchor"\n[[stage]]\nname = "S1"\nsteps = 1\nmixture = {qa = 1}\n'
        "weights = { anchor = 2 }\n",
        "`weights` of stage `S1` has no signal `anchor`\n"
        "  where: recipe.toml:9:13\n"
        "         weights = { anchor = 2 }\n"
        "                     ^\n"
        "  why:   only a signal of the same stage can be weighed\n"
        "  mend:  it has `lm`",
    ),
    "a batch that does not come apart": (
        RUN + PIECE + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = { docs = 1 }\nbatch = 6\naccumulate = 4\n',
        "`accumulate` of stage `S1` cannot be 4\n"
        "  where: recipe.toml:10:14\n"
        "         accumulate = 4\n"
        "                      ^\n"
        "  why:   `batch` must be divisible by it, and is 6",
    ),
    "a row of nothing": (
        RUN + PIECE + '[[stage]]\nname = "S1"\nsteps = 1\nmixture = { docs = 1 }\nwindow = 8\n',
        "`window` of stage `S1` cannot be 8\n"
        "  where: recipe.toml:9:10\n"
        "         window = 8\n"
        "                  ^\n"
        "  why:   `window` must be >= 64: 8",
    ),
    "nothing at all": (
        "# not yet\n",
        "the recipe is empty\n  where: recipe.toml\n  mend:  `rusta recipe new recipe-new.toml` writes one that runs",
    ),
    "nothing to do": (
        RUN,
        "the recipe is empty\n"
        "  where: recipe.toml\n"
        "  why:   it names no piece, so a run would do nothing\n"
        "  mend:  `rusta recipe new recipe-new.toml` writes one that runs",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_is_refused(refused, case):
    text, error = REFUSALS[case]
    assert refused(text) == error


def refusal(path: Path) -> str:
    with pytest.raises(RecipeError) as caught:
        read_recipe(path)
    return str(caught.value)


def test_a_recipe_that_is_not_there(here):
    assert refusal(Path("recipe.toml")) == (
        "the recipe cannot be read\n"
        "  where: recipe.toml\n"
        "  why:   No such file or directory\n"
        "  mend:  `rusta recipe new recipe.toml` writes one that runs"
    )


def test_a_folder_is_no_recipe(here):
    assert refusal(Path()) == "the recipe cannot be read\n  where: .\n  why:   Is a directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_recipe_that_may_not_be_read(written):
    path = written(RUN)
    path.chmod(0)
    assert refusal(path) == "the recipe cannot be read\n  where: recipe.toml\n  why:   Permission denied"


def test_a_recipe_in_another_encoding(written):
    path = written(RUN)
    path.write_bytes('[run]\nname = "ä"'.encode("latin-1"))
    assert refusal(path) == (
        "the recipe cannot be read\n"
        "  where: recipe.toml\n"
        "  why:   byte 0xe4 at line 2, column 9 is not UTF-8\n"
        "  mend:  save it as UTF-8"
    )
