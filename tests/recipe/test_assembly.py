"""Pieces are made as the recipe says, called one at a time, and never know of another run's."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from rusta_core.contexts import Event, MeasureContext
from rusta_core.errors import PieceError
from rusta_core.kinds import KINDS
from rusta_core.recipe import assemble, read_recipe

RUN = 'plugins = ["./mine.py"]\n[run]\nname = "first"\n'
TWO = RUN + '[[injector]]\nuse = "mine"\n[[injector]]\nuse = "mine"\nname = "again"\n'


def test_two_alike_are_both_called(assembled):
    made = assembled(TWO)
    assert [name for name, _ in made.pieces("injector")] == ["mine", "again"]
    assert made.call("injector", "mine", "x") == made.call("injector", "again", "x") == ["x", 2]


def test_only_the_piece_that_is_meant_is_called(assembled):
    made = assembled(TWO.replace('name = "again"\n', 'name = "again"\nmost = 5\n'))
    assert made.call("injector", "again", "x") == ["x", 5]
    assert made.call("injector", "mine", "y") == ["y", 2]


def test_options_are_resolved_with_their_defaults(assembled):
    [piece] = assembled(RUN + '[[injector]]\nuse = "mine"\nwords = ["b", "c"]\n').all
    assert piece.options == {"most": 2, "words": ("b", "c")}


def test_every_piece_hears_of_events_in_the_order_of_the_recipe(assembled):
    order: list[int] = []
    assembled(TWO + "most = 5\n").emit(Event(name="started", data={"order": order}))
    assert order == [2, 5]


def test_nothing_leaks_from_one_run_into_the_next(assembled):
    first, second = assembled(TWO), assembled(TWO)
    first.emit(Event(name="started"))
    assert [piece.heard for _, piece in second.pieces("injector")] == [[], []]


def test_calls_may_come_from_many_threads(assembled):
    made = assembled(TWO)
    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(made.call, "injector", ("mine", "again")[n % 2], n) for n in range(400)]
        assert [call.result() for call in calls] == [[n, 2] for n in range(400)]


def test_a_stage_has_gates_of_its_own(assembled):
    made = assembled(
        RUN + '[[metric]]\nuse = "count"\n[[gate]]\nuse = "enough"\n'
        '[[stage]]\nname = "S1"\nsteps = 1\nmixture = {qa = 1}\n[[stage.gate]]\nuse = "enough"\nat_least = 3\n'
    )
    assert [(name, gate.at_least) for name, gate in made.pieces("gate")] == [("enough", 0.0)]
    assert [(name, gate.at_least) for name, gate in made.pieces("gate", "S1")] == [("S1/enough", 3.0)]


def test_hooks_can_be_traced(assembled):
    made = assembled(TWO + '[[metric]]\nuse = "count"\n')
    made.call("injector", "mine", "before")
    lines: list[str] = []
    made.trace(lines.append)
    made.call("injector", "again", "x")
    made.call("metric", "count", MeasureContext(outcomes=()))
    made.emit(Event(name="finished"))
    assert [re.sub(r"\d+\.\d ms", "T ms", line) for line in lines] == [
        "inject  injector:again  T ms  list",
        "measure  metric:count  T ms  Measurement",
        "on_event  finished  T ms  NoneType",
    ]


def test_a_fault_in_a_piece_names_it(assembled):
    made = assembled(RUN + '[[injector]]\nuse = "needy"\npath = "x"\n')
    with pytest.raises(ZeroDivisionError) as caught:
        made.call("injector", "needy", "x")
    assert caught.value.__notes__ == ["in injector `needy` of mine.py"]


def test_a_piece_that_gives_nothing_back(assembled):
    made = assembled(RUN + '[[injector]]\nuse = "needy"\npath = "nothing"\n')
    with pytest.raises(PieceError) as caught:
        made.call("injector", "needy", "x")
    assert str(caught.value) == (
        "injector `needy` of mine.py gave nothing back from `inject`\n"
        "  where: distribution mine.py\n"
        "  mend:  tell the author of mine.py, or take the piece out of the recipe"
    )


def test_a_piece_that_the_run_does_not_have(assembled):
    with pytest.raises(PieceError, match=r"^this run has no tool `rustc`$"):
        assembled(TWO).call("tool", "rustc", None)


REFUSALS = {
    "unknown option": (
        RUN + '[[injector]]\nuse = "mine"\nmots = 3\n',
        "injector `mine` has no option `mots`\n"
        "  where: recipe.toml:6:1\n"
        "         mots = 3\n"
        "         ^\n"
        "  mend:  did you mean `most`?",
    ),
    "wrong type": (
        RUN + '[[injector]]\nuse = "mine"\nmost = "3"\n',
        '`most` of injector `mine` must be a whole number, and is "3"\n'
        "  where: recipe.toml:6:8\n"
        '         most = "3"\n'
        "                ^\n"
        "  mend:  for example `most = 2`",
    ),
    "wrong type inside": (
        RUN + '[[injector]]\nuse = "mine"\nwords = [\n  "a",\n  3,\n]\n',
        "`words[1]` of injector `mine` must be text, and is 3\n  where: recipe.toml:8:3\n           3,\n           ^",
    ),
    "out of range": (
        RUN + '[[injector]]\nuse = "mine"\nname = "again"\nmost = -1\n',
        "`most` of injector `again` cannot be -1\n"
        "  where: recipe.toml:7:8\n"
        "         most = -1\n"
        "                ^\n"
        "  why:   'most' must be >= 0: -1",
    ),
    "missing option": (
        RUN + '[[injector]]\nuse = "needy"\n',
        "injector `needy` needs the option `path`\n"
        "  where: recipe.toml:4:3\n"
        "         [[injector]]\n"
        "           ^\n"
        "  why:   `path`: a folder of somebody's\n"
        "  mend:  add `path = …` (text)",
    ),
    "a budget for what is no game": (
        RUN + '[[injector]]\nuse = "mine"\nbudget = { checks = 1 }\n',
        "injector `mine` has no option `budget`\n"
        "  where: recipe.toml:6:1\n"
        "         budget = { checks = 1 }\n"
        "         ^\n"
        "  mend:  it has `most`, `words`",
    ),
    "a gate on what is not measured": (
        RUN + '[[gate]]\nuse = "enough"\n',
        "gate `enough` judges the metric `count`, which the recipe does not measure\n"
        "  where: recipe.toml:5:7\n"
        '         use = "enough"\n'
        "               ^\n"
        '  mend:  add [[metric]] with `use = "count"`',
    ),
    "a guard on what is not measured": (
        RUN + '[[injector]]\nuse = "mine"\n[[stage]]\nname = "S1"\nsteps = 1\nmixture = { docs = 1 }\n'
        'guard = { metric = "count" }\n',
        "stage `S1` is guarded by `count`, which the recipe does not measure\n"
        "  where: recipe.toml:10:20\n"
        '         guard = { metric = "count" }\n'
        "                            ^\n"
        '  mend:  add [[metric]] with `use = "count"`',
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_is_refused(refused, case):
    text, error = REFUSALS[case]
    assert refused(text) == error


def test_a_broken_import_stops_only_the_recipe_that_names_it(refused, assembled, distributed):
    entries = {"torn": "one:Torn"}
    site = distributed("rusta-one", "injector", entries, one="import attrs\nimport nowhere_at_all\n")
    assert refused('[run]\nname = "x"\n[[injector]]\nuse = "torn"\n').replace(str(site), "SITE") == (
        "injector `torn` of rusta-one 1.0 cannot be imported\n"
        "  where: recipe.toml:4:7\n"
        '         use = "torn"\n'
        "               ^\n"
        "  why:   ModuleNotFoundError: No module named 'nowhere_at_all'\n"
        "         SITE/one.py:2\n"
        "  mend:  install what provides the module `nowhere_at_all`\n"
        "         or pip uninstall rusta-one\n"
        "         or take injector `torn` out of the recipe"
    )
    assert assembled(TWO).call("injector", "mine", 1) == [1, 2]


ODD = """
from attrs import frozen
from rusta_core import hookimpl

@frozen(eq=False, kw_only=True)
class Odd:
    call: type = int
    @hookimpl
    def inject(self, context):
        return []
"""
STRANGE = """
from attrs import frozen
from rusta_core import hookimpl

@frozen(eq=False, kw_only=True)
class Strange:
    @hookimpl
    def inject(self, context):
        return []
    @hookimpl
    def on_evnt(self, event):
        return []
"""


def test_an_option_that_no_recipe_can_give(refused, here):
    (here / "odd.py").write_text(ODD)
    assert refused('plugins = ["odd.py"]\n[run]\nname = "x"\n[[injector]]\nuse = "odd"\n') == (
        "injector `odd` of odd.py declares an option that no recipe can give\n"
        "  where: recipe.toml:5:7\n"
        '         use = "odd"\n'
        "               ^\n"
        "  why:   no TOML value is of type type"
    )


def test_a_hook_that_is_none(refused, here):
    (here / "strange.py").write_text(STRANGE)
    error = refused('plugins = ["strange.py"]\n[run]\nname = "x"\n[[injector]]\nuse = "strange"\n')
    assert error.startswith(
        "injector `strange` of strange.py has a hook that Rusta cannot call\n"
        "  where: recipe.toml:5:7\n"
        '         use = "strange"\n'
        "               ^\n"
        "  why:   unknown hook 'on_evnt' in plugin"
    )


def test_only_what_is_named_is_imported(assembled):
    before = {name for name in sys.modules if name.startswith("rusta_heads")}
    assembled(TWO)
    assert {name for name in sys.modules if name.startswith("rusta_heads")} == before


def test_a_piece_can_be_given_again_what_it_was_made_of(written):
    """A recipe is data: the same file makes the same assembly, instance by instance anew."""
    first, second = (assemble(read_recipe(written(TWO))) for _ in range(2))
    assert [piece.options for piece in first.all] == [piece.options for piece in second.all]
    assert all(a.instance is not b.instance for a, b in zip(first.all, second.all, strict=True))


def test_no_piece_of_a_kind_is_an_empty_tuple(assembled):
    made = assembled(TWO)
    assert {kind: len(made.pieces(kind)) for kind in KINDS} == dict.fromkeys(KINDS, 0) | {"injector": 2}
