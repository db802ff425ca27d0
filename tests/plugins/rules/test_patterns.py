"""Rules about patterns that do not fit, and about what a match leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

RECT = "pub struct Rect {\n    width: u32,\n    height: u32,\n    depth: u32,\n}\n\n"
OP = "pub enum Op {\n    Add(i64, i64),\n    Neg(i64),\n}\n\npub fn eval(op: &Op) -> i64 {\n    match op {\n"
LEVEL = """\
#[derive(Clone, Copy)]
pub enum Level {
    Debug,
    Info,
    VeryLoud,
    Error,
    Fatal,
    Off,
}

impl Level {
    pub fn said(self) -> VALUE {
        match self {
            Self::Debug => FIRST,
            Self::Info => SECOND,
        }
    }
}
"""


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        (
            "fields-named",
            RECT + "pub fn area(rect: &Rect) -> u32 {\n    let Rect { w, h } = rect;\n    w * h\n}\n",
            "let Rect { width: w, height: h, .. } = rect",
        ),
        (
            "fields-named",
            RECT + "pub fn high(rect: &Rect) -> u32 {\n    let Rect { heigth: h, .. } = rect;\n    *h\n}\n",
            "let Rect { height: h, .. } = rect",
        ),
        (
            "as-many-parts",
            OP + "        Op::Add(a) => a + b,\n        Op::Neg(n, _) => -n,\n    }\n}\n",
            "Op::Add(a, b) => a + b,\n        Op::Neg(n) => -n,",
        ),
        (
            "as-many-parts",
            OP + "        Op::Add(a) => *a,\n        Op::Neg(n) => -n,\n    }\n}\n",
            "Op::Add(a, _) => *a,",
        ),
    ],
)
def test_a_pattern_fits_what_it_matches(rule: str, red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended(rule, red))


@pytest.mark.parametrize(
    ("value", "first", "second", "written"),
    [
        ("&'static str", '"debug"', '"info"', 'Self::VeryLoud => "veryloud",'),
        ("&'static str", '"debug"', '"info"', 'Self::VeryLoud => "very_loud",'),
        ("String", '"DEBUG".to_string()', '"INFO".to_string()', 'Self::Off => "OFF".to_string(),'),
        ("u8", "10", "20", "Self::VeryLoud => 30,\n            Self::Error => 40,"),
    ],
)
def test_an_arm_says_what_its_siblings_say_of_theirs(
    value: str, first: str, second: str, written: str, mended: Callable[..., list[str]]
) -> None:
    red = LEVEL.replace("VALUE", value).replace("FIRST", first).replace("SECOND", second)
    found = mended("arms-like-others", red)
    assert any(written in text for text in found)
    assert not any("todo!" in text or "unreachable!" in text for text in found)


def test_what_is_left_out_may_leave_the_function(mended: Callable[..., list[str]]) -> None:
    red = (
        "pub fn digit(sign: char) -> Option<u32> {\n    let value = match sign {\n"
        "        'I' => 1,\n        'V' => 5,\n    };\n    Some(value)\n}\n"
    )
    assert any("_ => return None," in text for text in mended("arms-like-others", red))


def test_an_arm_has_the_literal_that_tests_name_and_no_arm_has(mended: Callable[..., list[str]]) -> None:
    red = (
        "pub fn grade(score: u8) -> char {\n    match score {\n        90..=100 => 'A',\n"
        "        60..=89 => 'B',\n    }\n}\n"
        "\n#[test]\nfn grades() {\n    assert_eq!(grade(95), 'A');\n    assert_eq!(grade(5), 'F');\n}\n"
    )
    assert any("_ => 'F'," in text for text in mended("arms-like-others", red))
