"""Finding pieces, and what is known against them before anything is imported."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import __version__
from rusta_core.capabilities import Found, find
from rusta_core.kinds import API, KINDS


@pytest.fixture(autouse=True)
def _nothing_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUSTA_DISABLE", raising=False)


def told(piece: Found) -> tuple[str, str, str]:
    return piece.status, piece.error, piece.fix


def test_a_piece_is_known_by_its_metadata(distribute) -> None:
    groups = {"injector": {"swap": "rusta_x.swap:Swap"}, "registry": {"cards": "rusta_x.cards"}}
    place = distribute("Rusta.X", "1.5", groups)
    [piece] = find([str(place)])
    assert (piece.kind, piece.name, piece.dist, piece.version) == ("injector", "swap", "rusta-x", "1.5")
    assert (piece.module, piece.attr, piece.api, piece.cards) == ("rusta_x.swap", "Swap", 1, "rusta_x.cards")
    assert piece.where.endswith("Rusta.X-1.5.dist-info")
    assert piece.full == "rusta-x/swap"
    assert told(piece) == ("unloaded", "", "")
    assert "rusta_x" not in sys.modules


def test_built_ins_are_found_as_any_others() -> None:
    built_in = [piece for piece in find() if piece.dist == "rusta"]
    assert {piece.kind for piece in built_in} == set(KINDS)
    assert {told(piece) for piece in built_in} == {("unloaded", "", "")}


def test_the_order_is_by_kind_then_name_then_distribution(distribute) -> None:
    distribute("b", "1", {"gate": {"z": "b:Z", "a": "b:A"}, "source": {"z": "b:Z"}})
    place = distribute("a", "1", {"gate": {"z": "a:Z"}, "unheard": {"a": "a:A"}})
    names = [(piece.kind, piece.full) for piece in find([str(place)])]
    assert names == [("source", "b/z"), ("gate", "b/a"), ("gate", "a/z"), ("gate", "b/z"), ("unheard", "a/a")]


def test_a_newer_api_is_incompatible(distribute) -> None:
    newer = API["injector"] + 1
    groups = {"injector": {"a": "x:A"}, "gate": {"b": "x:B"}, "api": {"injector": f"api.v{newer}"}}
    a, b = find([str(distribute("x", "1", groups))])
    error = f"built for injector API {newer}, and Rusta {__version__} has {API['injector']}"
    assert told(a) == ("incompatible", error, "pip install --upgrade rusta")
    assert told(b)[0] == "unloaded", "an API number is about one kind"


@pytest.mark.parametrize("number", ["api.v0", "api.vX", "api.v²", "first"])
def test_an_older_or_unreadable_api_is_incompatible(distribute, number: str) -> None:
    groups = {"injector": {"a": "x:A"}, "api": {"injector": number}}
    [piece] = find([str(distribute("x", "1", groups))])
    assert piece.status == "incompatible"
    assert piece.error == f"built for injector API ?, and Rusta {__version__} has 1"
    assert piece.fix == "pip install --upgrade x"


def test_a_kind_that_nobody_knows_is_incompatible(distribute) -> None:
    [piece] = find([str(distribute("x", "1", {"planner": {"a": "x:A"}}))])
    error = f"Rusta {__version__} has no kind of piece called planner"
    assert told(piece) == ("incompatible", error, "pip install --upgrade rusta")


def test_requirements_that_are_not_met(distribute) -> None:
    place = distribute("x", "1", {"tool": {"a": "x:A"}}, requires=("nothere>=2", "y<1", "y>=1"))
    distribute("y", "1.4")
    [piece] = find([str(place)])
    error = "requires nothere, which is not installed; requires y<1, and 1.4 is installed"
    assert told(piece) == ("missing", error, 'pip install "nothere>=2" "y<1"')


def test_a_requirement_on_a_newer_rusta_is_incompatible(distribute) -> None:
    place = distribute("x", "1", {"tool": {"a": "x:A"}}, requires=("rusta>=99",))
    distribute("rusta", "0.1")
    [piece] = find([str(place)])
    error = "requires rusta>=99, and 0.1 is installed"
    assert told(piece) == ("incompatible", error, 'pip install "rusta>=99"')


def test_a_module_that_is_not_there(distribute) -> None:
    place = distribute("x", "1", {"tool": {"a": "rusta_gone.tool:A"}})
    (place / "rusta_gone.py").unlink()
    [piece] = find([str(place)])
    assert told(piece) == ("missing", "its module rusta_gone is not there", "pip install --force-reinstall x")


def test_an_entry_point_that_names_no_class(distribute) -> None:
    [piece] = find([str(distribute("x", "1", {"tool": {"a": "x"}}))])
    assert told(piece) == ("missing", "its entry point names no class", "pip install --upgrade x")


def test_a_short_name_that_two_distributions_claim(distribute) -> None:
    distribute("b", "1", {"tool": {"t": "b:T"}, "gate": {"t": "b:T"}})
    place = distribute("a", "1", {"tool": {"t": "a:T"}})
    of_a, of_b, gate = find([str(place)])
    assert told(of_a) == ("clash", "the tool name `t` is also claimed by b", "name it `a/t`")
    assert told(of_b) == ("clash", "the tool name `t` is also claimed by a", "name it `b/t`")
    assert told(gate)[0] == "unloaded", "a gate and a tool may share a name"


@pytest.mark.parametrize("name", ["t", "rusta-a/t", "Rusta_A/t"])
def test_disabled_by_the_environment_or_the_recipe(distribute, monkeypatch, name: str) -> None:
    place = distribute("rusta-a", "1", {"tool": {"t": "a:T", "u": "a:U"}})
    monkeypatch.setenv("RUSTA_DISABLE", f" other, {name} ")
    t, u = find([str(place)])
    assert told(t) == ("disabled", "disabled by RUSTA_DISABLE", f"take `{name}` out of RUSTA_DISABLE")
    assert told(u)[0] == "unloaded"
    monkeypatch.delenv("RUSTA_DISABLE")
    t, u = find([str(place)], disable=[name])
    words = "the recipe's `disable`"
    assert told(t) == ("disabled", f"disabled by {words}", f"take `{name}` out of {words}")


def test_what_is_disabled_claims_no_name(distribute) -> None:
    distribute("b", "1", {"tool": {"t": "b:T"}})
    place = distribute("a", "1", {"tool": {"t": "a:T"}})
    assert [piece.status for piece in find([str(place)], disable=["b/t"])] == ["unloaded", "disabled"]


def test_a_broken_rival_does_not_make_way_silently(distribute) -> None:
    distribute("b", "1", {"tool": {"t": "b:T"}}, requires=("nothere",))
    place = distribute("a", "1", {"tool": {"t": "a:T"}})
    assert [piece.status for piece in find([str(place)])] == ["clash", "missing"]


words = st.sampled_from(
    ["[rusta.tool]", "[rusta.api]", "[rusta.gate", "a = b:C", "tool = api.v1", "=", ":", "[", "]", "a=b", "é"]
)
headers = st.sampled_from(
    ["Name: x", "Version: 1", "Requires-Dist: y>=1", "Requires-Dist:", ": z", "Requires-Dist: >>", " a"]
)


@given(st.lists(words), st.lists(headers))
def test_no_metadata_can_break_the_listing(points: list[str], fields: list[str]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "odd-1.dist-info"
        folder.mkdir()
        (folder / "entry_points.txt").write_text("\n".join(points))
        (folder / "METADATA").write_text("\n".join(fields))
        assert all(piece.dist == "odd" for piece in find([place]))
