"""Programs and their tests, taken apart and put together again."""

from __future__ import annotations

from rusta_core.records import File
from rusta_core.rust.apart import apart

PLAIN = """\
pub fn double(n: i32) -> i32 {
    n * 2
}

mod inner {
    pub fn half(n: i32) -> i32 {
        n / 2
    }

    // how halves are tested
    #[test]
    fn halves() {
        assert_eq!(half(4), 2);
    }
}

#[cfg(test)]
use std::fmt;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles() {
        assert_eq!(double(2), 4);
    }
}

fn last() {}
"""


def files(text: str) -> tuple[File, ...]:
    return (File(path="src/lib.rs", text=text), File(path="notes.txt", text="#[test] fn no_rust() {}"))


def test_what_is_for_tests_alone_is_taken_out() -> None:
    taken = apart(files(PLAIN))
    text = taken.files[0].text
    assert "test]" not in text
    assert "assert" not in text
    assert "use std::fmt" not in text
    assert "pub fn half" in text
    assert "fn last" in text
    assert "// how halves are tested" in text, "a comment before a test stays"
    assert taken.files[1] == files(PLAIN)[1]
    assert [module for _, module, _ in taken.tests] == [("inner",), (), ()]


def test_the_tests_go_back_to_the_modules_they_were_in() -> None:
    taken = apart(files(PLAIN))
    whole = taken.together(taken.files)[0].text
    inner = whole[whole.index("mod inner") : whole.index("fn last")]
    assert "#[test]\n    fn halves()" in inner
    assert whole.index("mod tests") > whole.index("fn last")
    assert apart(files(whole)).tests == taken.tests


def test_tests_of_a_module_that_is_gone_go_to_the_end() -> None:
    taken = apart(files(PLAIN))
    [first, *_] = taken.together(files("pub fn double(n: i32) -> i32 { n * 2 }\n"))
    assert first.text.count("#[test]") == 2


def test_without_tests_nothing_changes() -> None:
    plain = files('fn main() {\n    println!("#[test]");\n}\n')
    taken = apart(plain)
    assert (taken.files, taken.tests) == (plain, ())
    assert taken.together(plain) == plain
