"""What a recipe asks for is settled before anything of it is imported."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from rusta_core.errors import RecipeError
from rusta_core.machine import Finding
from rusta_core.recipe import assemble

RUN = '[run]\nname = "first"\n'
PIECE = '[[injector]]\nuse = "mine"\n'
EXPLODES = "raise AssertionError('imported too early')"


def test_a_requirement_that_is_not_met(refused):
    assert refused('[run]\nname = "x"\nrequires = ["rusta>=0.1", "attrs>=999"]\n' + PIECE).replace(
        version("attrs"), "VERSION"
    ) == (
        "a requirement of the recipe is not met\n"
        "  where: recipe.toml:3:27\n"
        '         requires = ["rusta>=0.1", "attrs>=999"]\n'
        "                                   ^\n"
        "  why:   it requires attrs>=999, and VERSION is installed\n"
        '  mend:  pip install "attrs>=999"'
    )


def test_tensorboard_is_asked_for_and_not_there(refused, monkeypatch):
    monkeypatch.setattr("rusta_core.recipe.choosing.installed", lambda path: {})
    assert refused('[run]\nname = "x"\ntensorboard = true\n' + PIECE) == (
        "TensorBoard is not installed, and the recipe asks for it\n"
        "  where: recipe.toml:3:15\n"
        "         tensorboard = true\n"
        "                       ^\n"
        "  why:   it is an extra of rusta\n"
        '  mend:  pip install "rusta[tensorboard]"'
    )


def test_a_requirement_that_is_not_installed(refused):
    assert refused('[run]\nname = "x"\nrequires = ["no-such-thing"]\n' + PIECE) == (
        "a requirement of the recipe is not met\n"
        "  where: recipe.toml:3:13\n"
        '         requires = ["no-such-thing"]\n'
        "                     ^\n"
        "  why:   it requires no-such-thing, which is not installed\n"
        '  mend:  pip install "no-such-thing"'
    )


def test_a_requirement_that_is_none(refused):
    assert refused('[run]\nname = "x"\nrequires = ["rusta >> 1"]\n' + PIECE) == (
        "a requirement of the recipe is not met\n"
        "  where: recipe.toml:3:13\n"
        '         requires = ["rusta >> 1"]\n'
        "                     ^\n"
        "  why:   it requires 'rusta >> 1', which cannot be read\n"
        '  mend:  write it as pip does: "name>=1.2"'
    )


def test_requirements_come_before_one_file_plugins(refused, here):
    (here / "early.py").write_text(EXPLODES)
    text = 'plugins = ["early.py"]\n[run]\nname = "x"\nrequires = ["no-such-thing"]\n' + PIECE
    assert refused(text).startswith("a requirement of the recipe is not met")


def test_an_unknown_piece(refused):
    assert refused(RUN + '[[injector]]\nuse = "borow"\n') == (
        "there is no injector `borow`\n"
        "  where: recipe.toml:4:7\n"
        '         use = "borow"\n'
        "               ^\n"
        "  mend:  did you mean `borrow`?\n"
        "         `rusta plugins` lists every injector that is installed"
    )


def test_a_piece_of_another_kind(refused):
    assert refused(RUN + '[[head]]\nuse = "borrow"\n') == (
        "there is no head `borrow`\n"
        "  where: recipe.toml:4:7\n"
        '         use = "borrow"\n'
        "               ^\n"
        "  why:   `borrow` is the name of an injector\n"
        "  mend:  `rusta plugins` lists every head that is installed"
    )


def test_a_disabled_piece(refused):
    assert refused('[run]\nname = "x"\ndisable = ["borrow"]\n[[injector]]\nuse = "borrow"\n') == (
        f"injector `borrow` of rusta {version('rusta')} is disabled\n"
        "  where: recipe.toml:5:7\n"
        '         use = "borrow"\n'
        "               ^\n"
        "  why:   disabled by the recipe's `disable`\n"
        "  mend:  take `borrow` out of the recipe's `disable`"
    )


def test_a_clash_of_two_distributions(refused, distributed):
    for dist in ("rusta-one", "rusta-two"):
        site = distributed(dist, "injector", {"mine": f"{dist[-3:]}:Mine"}, **{dist[-3:]: EXPLODES})
    assert refused(RUN + PIECE).replace(str(site), "SITE") == (
        "the injector name `mine` is claimed by 2 distributions\n"
        "  where: recipe.toml:4:7\n"
        '         use = "mine"\n'
        "               ^\n"
        "  why:   rusta-one 1.0 (SITE/rusta_one-1.0.dist-info)\n"
        "         rusta-two 1.0 (SITE/rusta_two-1.0.dist-info)\n"
        "  mend:  write `rusta-one/mine` or `rusta-two/mine`\n"
        "         or leave one out: RUSTA_DISABLE=rusta-one/mine\n"
        "         or pip uninstall rusta-one"
    )


def test_a_full_name_ends_a_clash(assembled, distributed, here):
    for dist in ("rusta-one", "rusta-two"):
        distributed(dist, "injector", {"mine": f"{dist[-3:]}:Mine"}, **{dist[-3:]: (here / "mine.py").read_text()})
    [piece] = assembled(RUN + '[[injector]]\nuse = "rusta-two/mine"\n').all
    assert (piece.title, type(piece.instance).__module__) == ("injector `mine` of rusta-two 1.0", "two")


def test_a_one_file_plugin_shadows_nobody(refused, distributed, here):
    site = distributed("rusta-one", "injector", {"mine": "one:Mine"}, one=EXPLODES)
    assert refused('plugins = ["./mine.py"]\n' + RUN + PIECE).replace(str(site), "SITE") == (
        "the injector name `mine` is claimed 2 times\n"
        "  where: recipe.toml:5:7\n"
        '         use = "mine"\n'
        "               ^\n"
        "  why:   rusta-one/mine (SITE/rusta_one-1.0.dist-info)\n"
        "         mine.py/mine (mine.py)\n"
        "  mend:  write `rusta-one/mine` or `mine.py/mine`"
    )


def test_a_one_file_plugin_by_its_full_name(assembled, distributed):
    distributed("rusta-one", "injector", {"mine": "one:Mine"}, one=EXPLODES)
    [piece] = assembled('plugins = ["./mine.py"]\n' + RUN + '[[injector]]\nuse = "mine.py/mine"\n').all
    assert piece.title == "injector `mine` of mine.py"


def test_a_one_file_plugin_that_is_not_there(refused):
    assert refused('plugins = ["mine.py", "./yours.py"]\n' + RUN + PIECE) == (
        "a one-file plugin is missing\n"
        "  where: recipe.toml:1:23\n"
        '         plugins = ["mine.py", "./yours.py"]\n'
        "                               ^\n"
        "  why:   there is no file yours.py\n"
        "  mend:  write its path from the recipe's folder"
    )


def test_a_one_file_plugin_that_is_broken(refused, here):
    (here / "torn.py").write_text("import attrs\n\nimport nowhere_at_all\n")
    assert refused('plugins = ["torn.py"]\n' + RUN + PIECE) == (
        "the plugin file torn.py cannot be read\n"
        "  where: recipe.toml:1:12\n"
        '         plugins = ["torn.py"]\n'
        "                    ^\n"
        "  why:   ModuleNotFoundError: No module named 'nowhere_at_all'\n"
        "         torn.py:3\n"
        "  mend:  mend the file, or take it out of `plugins` in the recipe"
    )


CARD = 'what = "It does."\nneeds = ["rustc", "gpu"]\n'


@pytest.fixture
def needy(distributed):
    """A piece that needs a card that the machine lacks, and that must not be imported to find that out."""
    distributed("rusta-one", "injector", {"mine": "one:Mine"}, {"injector.mine.toml": CARD}, one=EXPLODES)


def lacks_gpu(needs):
    """What a machine with rustc and no card would say of these needs."""
    return [Finding(need, need != "gpu", f"about {need}", "everything", f"get {need}") for need in needs]


def test_a_need_that_the_machine_lacks(recipe, needy):
    with pytest.raises(RecipeError) as caught:
        assemble(recipe(RUN + PIECE), lacks_gpu)
    assert str(caught.value) == (
        "gpu is not available, and injector `mine` of rusta-one 1.0 needs it\n"
        "  where: recipe.toml:4:7\n"
        '         use = "mine"\n'
        "               ^\n"
        "  why:   about gpu\n"
        "  mend:  get gpu"
    )
    assert "one" not in sys.modules


def test_only_what_is_needed_is_looked_for(recipe, needy):
    asked = []

    def look(needs):
        asked.extend(needs)
        return lacks_gpu(needs)

    with pytest.raises(RecipeError):
        assemble(recipe(RUN + PIECE), look)
    assert asked == ["rustc", "gpu"]


def test_a_tool_that_is_really_not_there(refused, distributed, monkeypatch):
    card = 'what = "It does."\nneeds = ["rustc"]\n'
    distributed("rusta-one", "injector", {"mine": "one:Mine"}, {"injector.mine.toml": card}, one=EXPLODES)
    monkeypatch.setenv("PATH", "/nowhere")
    assert refused(RUN + PIECE, look=True) == (
        "rustc is not available, and injector `mine` of rusta-one 1.0 needs it\n"
        "  where: recipe.toml:4:7\n"
        '         use = "mine"\n'
        "               ^\n"
        "  why:   no rustc on PATH\n"
        "  mend:  install Rust from https://rustup.rs and see that `rustc -vV` answers in this shell"
    )
