"""What the compiler said, as far as it tells candidates apart."""

from __future__ import annotations

from rusta_core.records import DiagCase, Edit, File, digest
from rusta_core.value.told import Told

TEXT = "fn main() {\n    let a: u8 = b;\n}\n"
AT = TEXT.index("b;")


def span(**more: object) -> dict[str, object]:
    return {"file": "a.rs", "start": AT, "end": AT + 1, "line": 2, "last_line": 2, "column": 1, "primary": True, **more}


CASE = DiagCase(
    license="MIT", source_url="", sha256=digest(TEXT), id="case", repo="r", error_class="type", codes=("E0308",),
    files=(File(path="a.rs", text=TEXT),),
    cargo_diag=(
        {
            "code": "E0308", "level": "error", "message": "mismatched types",
            "spans": [span(label="expected `u8`, found `&u8`")],
            "children": [{"code": None, "level": "help", "message": "dereference", "children": [], "spans": [
                span(end=AT, primary=True, suggestion="*"),
            ]}],
        },
    ),
)  # fmt: skip


def test_types_words_and_suggestions_are_read() -> None:
    told = Told.of(CASE)
    assert (told.expected, told.found) == ({"u8"}, {"&", "u8"})
    assert told.primary == (("a.rs", AT, AT + 1, 2),)
    assert told.helps == (("a.rs", AT, AT),)
    assert "dereference" in told.words
    assert told.follows(Edit(path="a.rs", start=AT, end=AT, text="*"))
    assert not told.follows(Edit(path="a.rs", start=AT, end=AT, text="&"))
    of_case = told.of_case(CASE)
    assert (of_case["class type"], of_case["code E0308"], of_case["types told"], of_case["suggestions"]) == (1, 1, 1, 1)


def test_a_case_of_which_nothing_was_said_is_no_fault() -> None:
    silent = DiagCase(license="MIT", source_url="", sha256="0" * 64, id="case", repo="r", error_class="type")
    assert Told.of(silent).of_case(silent)["errors"] == 0
