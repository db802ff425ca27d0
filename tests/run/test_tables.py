from __future__ import annotations

from rusta_core.records import DiagCase, File, PatchBundle, digest
from rusta_core.run.tables import Distribution, yield_table


def case(name: str, error_class: str, code: str | None, k: int, **fields: object) -> DiagCase:
    origin = {"license": "MIT", "source_url": "u", "sha256": digest(name)}
    told: dict[str, object] = {"files": (File(path="a.rs", text=""),), "distance": 0, "operator": f"{error_class}/x"}
    said = {"code": code, "level": "error", "message": "", "spans": [], "children": []}
    gold = PatchBundle(edits=(), k_lines=k, **origin)
    return DiagCase(
        id=name, repo="r", error_class=error_class, cargo_diag=(said,), gold_patch=gold, **told | fields, **origin
    )


CASES = [
    case("a", "type", "E0308", 1, tests="rustc --test"),
    case("b", "type", "E0308", 12, distance=3),
    case("c", "type", "E0061", 7, distance=None, files=(File(path="a.rs", text=""), File(path="b.rs", text=""))),
    case("d", "syntax", None, 2, bugs=2, operator="syntax/x + type/y", distance=2),
    case("e", "syntax", None, 1, operator=None),
]


def test_what_is_counted():
    counts = Distribution.of(iter(CASES)).to_json()
    assert counts["total"] == 5
    assert counts["classes"] == {"type": 3, "syntax": 2}
    assert counts["codes"]["type"] == {"E0308": 2, "E0061": 1}
    assert counts["codes"]["syntax"] == {"none": 2}
    assert counts["k_lines"]["type"] == {"1": 1, "more": 1, "6 to 10": 1}
    assert counts["operators"]["syntax"] == {"two bugs": 1, "by hand": 1}
    assert counts["shares"] == {"with behaviour": 1, "far": 1, "several files": 1, "elsewhere": 1, "two bugs": 1}


def test_the_tables_say_it():
    text = Distribution.of(CASES).markdown()
    assert text.startswith(
        "5 cases: with behaviour 1 (20.0%), two bugs 1 (20.0%), several files 1 (20.0%), far 1 (20.0%), elsewhere 1 (20"
    )
    assert "| type | 3 | E0308 2, E0061 1 |" in text
    assert "| type | 1 | 0 | 0 | 0 | 0 | 1 | 1 |" in text
    assert "| type | 1 | x 3 |" in text
    assert "| syntax | 0 | two bugs 1, by hand 1 |" in text


def test_no_cases_are_a_table_too():
    assert Distribution.of([]).markdown().startswith("0 cases: with behaviour 0, two bugs 0")


def test_what_operators_gave():
    rows = {"move/b": {"proposed": 2000, "tried": 10, "kept": 4}, "borrow/a": {"proposed": 1, "tried": 0, "kept": 0}}
    assert yield_table({"yields": rows, "refused": {"other error": 6}}).splitlines()[2:] == [
        "| borrow/a | 1 | 0 | 0 | 0% |",
        "| move/b | 2,000 | 10 | 4 | 40% |",
        "",
        "Refused: other error 6.",
    ]
