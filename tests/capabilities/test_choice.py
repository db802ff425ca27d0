"""From a name to one piece, and the errors that say the way out. Nothing may be imported for that."""

import sys

import pytest

from rusta_core.capabilities import Found, choose, find
from rusta_core.errors import PieceError


@pytest.fixture
def found(distribute, monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    monkeypatch.delenv("RUSTA_DISABLE", raising=False)
    distribute("rusta-a", "1.0", {"injector": {"twin": "mod_a:T", "borrow": "mod_a:B"}, "gate": {"only": "mod_a:O"}})
    distribute("rusta-c", "3", {"injector": {"off": "mod_c:O", "old": "mod_c:Old"}, "api": {"injector": "api.v7"}})
    distribute("rusta-d", "4", {"metric": {"lost": "mod_d:L"}}, requires=("nothere>=1",))
    return find([str(distribute("rusta_b", "2.0", {"injector": {"twin": "mod_b:T"}}))], disable=["rusta-c/off"])


def refused(found: list[Found], kind: str, name: str) -> str:
    with pytest.raises(PieceError) as caught:
        choose(found, kind, name)
    assert caught.value.exit_code == 2
    assert not {"mod_a", "mod_b", "mod_c", "mod_d"} & set(sys.modules)
    return str(caught.value)


def test_a_short_name_serves_while_it_is_unique(found: list[Found]) -> None:
    assert choose(found, "injector", "borrow").full == "rusta-a/borrow"
    assert choose(found, "gate", "only").full == "rusta-a/only"


@pytest.mark.parametrize("name", ["rusta-b/twin", "rusta_b/twin", "Rusta.B/twin"])
def test_a_full_name_always_serves(found: list[Found], name: str) -> None:
    assert choose(found, "injector", name).module == "mod_b"


def test_a_clash_names_both_and_the_ways_out(found: list[Found]) -> None:
    where = {piece.dist: piece.where for piece in found}
    assert refused(found, "injector", "twin") == (
        "the injector name `twin` is claimed by 2 distributions\n"
        f"  where: rusta-a 1.0 ({where['rusta-a']})\n"
        f"         rusta-b 2.0 ({where['rusta-b']})\n"
        "  mend:  write `rusta-a/twin` or `rusta-b/twin`\n"
        "         or leave one out: RUSTA_DISABLE=rusta-a/twin\n"
        "         or pip uninstall rusta-a"
    )


def test_a_clash_with_a_built_in_does_not_ask_to_remove_the_built_in(distribute) -> None:
    distribute("another", "2", {"tool": {"rustc": "mod_o:R"}})
    found = find([str(distribute("rusta", "0.1", {"tool": {"rustc": "mod_r:R"}}))])
    text = refused(found, "tool", "rustc")
    assert "RUSTA_DISABLE=another/rustc" in text
    assert "pip uninstall another" in text


def test_an_unknown_name(found: list[Found]) -> None:
    assert refused(found, "injector", "borow") == (
        "there is no injector `borow`\n"
        "  mend:  did you mean `borrow`?\n"
        "         `rusta plugins` lists every injector that is installed"
    )
    assert refused(found, "injector", "zzz") == (
        "there is no injector `zzz`\n  mend:  `rusta plugins` lists every injector that is installed"
    )


def test_a_name_of_another_kind(found: list[Found]) -> None:
    assert "  why:   `borrow` is the name of an injector\n" in refused(found, "gate", "borrow")


def test_a_name_in_another_distribution(found: list[Found]) -> None:
    assert "did you mean `rusta-a/borrow`?" in refused(found, "injector", "rusta-b/borrow")


def test_disabled_incompatible_and_missing_say_why_and_what_mends_it(found: list[Found]) -> None:
    assert refused(found, "injector", "off") == (
        "injector `off` of rusta-c 3 is disabled\n"
        "  where: distribution rusta-c\n"
        "  why:   disabled by the recipe's `disable`\n"
        "  mend:  take `rusta-c/off` out of the recipe's `disable`"
    )
    assert refused(found, "injector", "rusta-c/old") == (
        "injector `old` of rusta-c 3 is incompatible\n"
        "  where: distribution rusta-c\n"
        "  why:   built for injector API 7, and Rusta 0.1.0 has 1\n"
        "  mend:  pip install --upgrade rusta"
    )
    assert refused(found, "metric", "lost") == (
        "metric `lost` of rusta-d 4 lacks something that it needs\n"
        "  where: distribution rusta-d\n"
        "  why:   requires nothere, which is not installed\n"
        '  mend:  pip install "nothere>=1"'
    )


def test_disabling_one_settles_a_clash(distribute, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUSTA_DISABLE", "b/t")
    distribute("a", "1", {"tool": {"t": "a:T"}})
    found = find([str(distribute("b", "1", {"tool": {"t": "b:T"}}))])
    assert choose(found, "tool", "t").dist == "a"
    assert "is disabled" in refused(found, "tool", "b/t")
