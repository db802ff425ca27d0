"""`rusta plugins` with real distributions: what is known before any import, and what an import tells."""

from __future__ import annotations

import json

import pytest

import rusta_core
from rusta_core.cli.listing import JSON_KEYS, in_json, table


@pytest.fixture(scope="module")
def listed(environment) -> list[dict[str, object]]:
    done = environment.rusta("plugins", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def loaded(environment) -> dict[str, dict[str, object]]:
    done = environment.rusta("plugins", "--json", "--load")
    assert (done.returncode, done.stderr) == (0, "")
    return {f"{row['kind']} {row['dist']}/{row['name']}": row for row in json.loads(done.stdout)}


def row(rows: list[dict[str, object]], dist: str, name: str) -> dict[str, object]:
    [found] = [row for row in rows if (row["dist"], row["name"]) == (dist, name)]
    return found


def test_every_row_has_the_same_keys(listed) -> None:
    assert {tuple(row) for row in listed} == {JSON_KEYS}
    assert row(listed, "rusta-fine", "drop-semicolon") | {"where": ""} == {
        "kind": "injector",
        "name": "drop-semicolon",
        "dist": "rusta-fine",
        "version": "1.2",
        "api": 1,
        "status": "unloaded",
        "error": "",
        "fix": "",
        "where": "",
    }


@pytest.mark.parametrize(
    ("dist", "name", "status", "error", "fix"),
    [
        (
            "rusta-newer",
            "tomorrow",
            "incompatible",
            f"built for injector API 2, and Rusta {rusta_core.__version__} has 1",
            "pip install --upgrade rusta",
        ),
        (
            "rusta-newer",
            "ahead",
            "incompatible",
            f"Rusta {rusta_core.__version__} has no kind of piece called planner",
            "pip install --upgrade rusta",
        ),
        (
            "rusta-lacking",
            "lacking",
            "missing",
            "requires nothere, which is not installed; requires numpy>=99, and {numpy} is installed",
            'pip install "nothere>=2.0" "numpy>=99"',
        ),
        (
            "rusta-twin-a",
            "twin",
            "clash",
            "the injector name `twin` is also claimed by rusta-twin-b",
            "name it `rusta-twin-a/twin`",
        ),
        (
            "rusta",
            "cargo-check",
            "clash",
            "the tool name `cargo-check` is also claimed by rusta-twin-b",
            "name it `rusta/cargo-check`",
        ),
        ("rusta-broken", "broken", "unloaded", "", ""),
    ],
)
def test_what_metadata_tells(listed, dist: str, name: str, status: str, error: str, fix: str) -> None:
    from importlib.metadata import version

    found = row(listed, dist, name)
    assert (found["status"], found["fix"]) == (status, fix)
    assert found["error"] == error.format(numpy=version("numpy"))


def test_the_table_says_the_same(environment, listed) -> None:
    text = environment.rusta("plugins").stdout
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if "tomorrow" in line)
    assert lines[at].split() == ["injector", "tomorrow", "rusta-newer", "9.0", "incompatible"]
    assert lines[at + 1].startswith("    why:   built for injector API 2")
    assert lines[at + 2] == "    mend:  pip install --upgrade rusta"
    held = sum(bool(row["error"]) for row in listed)
    dists = len({row["dist"] for row in listed})
    assert lines[-1] == f"{len(listed)} pieces of {dists} distributions, {held} with something against them"


def test_disabling_by_the_environment(environment) -> None:
    done = environment.rusta("plugins", "--json", RUSTA_DISABLE="rusta-twin-b/twin,drop-semicolon")
    rows = json.loads(done.stdout)
    assert row(rows, "rusta-twin-b", "twin")["status"] == "disabled"
    assert row(rows, "rusta-twin-a", "twin")["status"] == "unloaded"
    assert row(rows, "rusta-fine", "drop-semicolon")["fix"] == "take `drop-semicolon` out of RUSTA_DISABLE"


def test_loading_tells_ok_from_broken(loaded) -> None:
    fine = loaded["injector rusta-fine/drop-semicolon"]
    assert (fine["status"], fine["error"]) == ("ok", "")
    assert 0 < fine["seconds"] < 60
    broken = loaded["injector rusta-broken/broken"]
    assert broken["status"] == "broken"
    assert broken["error"].startswith("ModuleNotFoundError: No module named 'a_module_that_is_nowhere' (")
    assert broken["error"].endswith("/rusta_broken/broken.py:3)")
    assert broken["fix"] == (
        "install what provides the module `a_module_that_is_nowhere`, or pip uninstall rusta-broken, "
        "or take injector `broken` out of the recipe"
    )


def test_a_piece_that_ends_its_process_is_only_broken(loaded) -> None:
    exits = loaded["injector rusta-broken/exits"]
    assert exits["status"] == "broken"
    assert exits["error"] == "the import ended its process (exit code 7) (rusta_broken.exits:Exits)"
    assert exits["fix"] == "pip install --upgrade rusta-broken, or pip uninstall rusta-broken"


def test_a_class_that_is_no_piece_is_broken(loaded) -> None:
    plain = loaded["injector rusta-broken/plain"]
    assert plain["status"] == "broken"
    assert "it is no attrs class" in plain["error"]
    assert "`inject` takes (snippet, rng), and the hook offers (context)" in plain["error"]


def test_what_metadata_rules_out_is_not_imported(loaded) -> None:
    assert loaded["injector rusta-newer/tomorrow"]["status"] == "incompatible"
    assert loaded["injector rusta-newer/tomorrow"]["seconds"] is None
    assert loaded["injector rusta-lacking/lacking"]["status"] == "missing"


def test_a_clash_stays_a_clash_when_both_can_be_imported(loaded) -> None:
    for dist in ("rusta-twin-a", "rusta-twin-b"):
        twin = loaded[f"injector {dist}/twin"]
        assert twin["status"] == "clash"
        assert twin["seconds"] is not None


def test_every_built_in_loads(loaded) -> None:
    built_in = {name: row for name, row in loaded.items() if row["dist"] == "rusta"}
    assert {name: row["error"] for name, row in built_in.items() if row["status"] not in ("ok", "clash")} == {}


@pytest.mark.parametrize("words", [("drop-semicolon", "--load"), ("--load", "drop-semicolon")])
def test_the_order_of_words_does_not_matter(environment, words: tuple[str, ...]) -> None:
    [found] = json.loads(environment.rusta("plugins", *words, "--json").stdout)
    assert found["status"] == "ok"
    assert found["line"] == 11
    assert found["file"].endswith("rusta_fine/injector.py")
    assert found["card"]["needs"] == ["rustc"]


def test_one_piece_by_name(environment) -> None:
    text = environment.rusta("plugins", "rusta-fine/drop-semicolon").stdout
    file = environment.run("-c", "import rusta_fine.injector as it; print(it.__file__)").stdout.strip()
    assert text == (
        "injector rusta-fine/drop-semicolon 1.2 (API 1): unloaded\n"
        f"  class:   rusta_fine.injector:DropSemicolon, {file}:11\n"
        "  what:    Drops the semicolon that ends a statement.\n"
        "  needs:   rustc\n"
        "  source:  The commonest typing error there is.\n"
        "    most_per_snippet  how many bugs to propose for one snippet (1 by default)\n"
    )


def test_one_name_in_two_kinds(environment) -> None:
    lines = environment.rusta("plugins", "calibration").stdout.splitlines()
    assert [line.split()[0] for line in lines if line and not line.startswith(" ")] == ["metric", "gate"]


def test_one_name_in_two_distributions(environment) -> None:
    text = environment.rusta("plugins", "twin").stdout
    assert "injector rusta-twin-a/twin 1.0 (API 1): clash\n" in text
    assert "injector rusta-twin-b/twin 2.0 (API 1): clash\n" in text


def test_an_unknown_name_imports_nothing_to_say_so(environment) -> None:
    done = environment.rusta("plugins", "drop-semicolons")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "error: there is no piece `drop-semicolons`\n"
        "  mend:  did you mean `drop-semicolon`?\n"
        "         `rusta plugins` lists every piece that is installed\n"
    )


def test_no_piece_at_all() -> None:
    assert table([]) == "no piece is installed, not even Rusta's own\n  mend:  pip install rusta"
    assert json.loads(in_json([])) == []


def test_odd_signs_survive_json() -> None:
    from rusta_core.capabilities import Found

    piece = Found("tool", 'a"b\\c\n\tä', "d", where="/x\x01")
    [row] = json.loads(in_json([piece]))
    assert (row["name"], row["where"]) == ('a"b\\c\n\tä', "/x\x01")
