from __future__ import annotations

import pytest

from rusta_core.records import File
from rusta_core.rust.honesty import dishonest


def reasons(before: str, after: str, *codes: str) -> tuple[str, ...]:
    return dishonest([File(path="src/main.rs", text=before)], [File(path="src/main.rs", text=after)], codes)


PROGRAM = """\
use std::fmt::Display;

struct Point {
    x: i32,
    y: i32,
}

impl Point {
    fn shift(&mut self, by: i32) {
        self.x += by;
        self.y += by;
    }
}

fn show<T: Display>(value: T) -> String {
    let text = format!("{value}");
    match text.len() {
        0 => String::from("nothing"),
        _ => {
            log(&text);
            text
        }
    }
}

fn log(text: &str) {
    println!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows() {
        assert_eq!(show(1), "1");
    }
}
"""

BREACHES = [
    ('fn log(text: &str) {\n    println!("{text}");\n}\n', "", "deletes fn log"),
    ("fn log(text", "fn note(text", "renames fn log to note"),
    ("    y: i32,\n", "", "deletes field y"),
    ('    println!("{text}");', "", "empties the body of fn log"),
    ('    println!("{text}");', '    // println!("{text}");', 'comments out `println!("{text}");`'),
    ("        self.y += by;\n", "", "deletes from fn shift: `self.y += by;`"),
    ("            log(&text);\n", "", "deletes from fn show: `log(&text);`"),
    ('        0 => String::from("nothing"),\n', "", 'deletes from fn show: `0 => String::from("nothing"),`'),
    ('println!("{text}");', "todo!();", "adds todo!"),
    ('println!("{text}");', "unimplemented!();", "adds unimplemented!"),
    ('println!("{text}");', "unreachable!();", "adds unreachable!"),
    ("self.x += by;", "unsafe { self.x += by; }", "adds unsafe"),
    ("fn log", "#[allow(dead_code)]\nfn log", "adds #[allow]"),
    ("use std", "#![allow(warnings)]\nuse std", "adds #[allow]"),
    ("fn log", "#[cfg(any())]\nfn log", "adds #[cfg]"),
    ("    #[test]\n", "    #[test]\n    #[ignore]\n", "adds #[ignore]"),
    ('show(1), "1"', 'show(1), "2"', "changes a test"),
    ("    #[test]\n", "", "changes a test"),
]


@pytest.mark.parametrize(("old", "new", "reason"), BREACHES)
def test_a_breach_is_named(old, new, reason):
    assert old in PROGRAM
    assert reason in reasons(PROGRAM, PROGRAM.replace(old, new, 1))


def test_a_body_replaced_by_a_constant():
    before = "fn f(v: &[i32]) -> i32 {\n    let n = v.len();\n    n as i32\n}\n"
    assert reasons(before, "fn f(v: &[i32]) -> i32 {\n    0\n}\n") == ("replaces the body of fn f by a constant",)


def test_a_file_that_is_gone():
    assert dishonest([File(path="a.rs", text="")], []) == ("deletes a.rs",)


REPAIRS = [
    ("value: T", "value: &T", ()),
    ("log(&text);", "log(&text.clone());", ()),
    ('    let text = format!("{value}");\n    match text.len()', '    match format!("{value}").len()', ()),
    ("struct Point", "#[derive(Clone, Debug)]\nstruct Point", ()),
    ("use std::fmt::Display;\n", "use std::fmt::{Debug, Display};\n", ()),
    ("impl Point", "impl Clone for Point {\n    fn clone(&self) -> Self { Point { ..*self } }\n}\nimpl Point", ()),
    ("self.x += by;", "let x = self.x; self.x = x + by;", ()),
    ("fn shift", "fn shifted", ("E0599",)),
    ('println!("{text}");', 'println!("{text}"); // said', ()),
]


@pytest.mark.parametrize(("old", "new", "codes"), REPAIRS)
def test_a_repair_is_not_called_dishonest(old, new, codes):
    assert old in PROGRAM
    assert reasons(PROGRAM, PROGRAM.replace(old, new, 1), *codes) == ()


def test_what_the_error_excuses():
    twice = "struct A;\nstruct A;\n"
    assert reasons(twice, "struct A;\n") == ("deletes struct A",)
    assert reasons(twice, "struct A;\n", "E0428") == ()
    call = "unsafe fn f() {}\nfn main() {\n    f();\n}\n"
    wrapped = call.replace("f();", "unsafe { f() };")
    assert reasons(call, wrapped) == ("adds unsafe",)
    assert reasons(call, wrapped, "E0133") == ()


def test_the_mend_of_a_syntax_error_is_honest_and_keeps_its_tests():
    broken = PROGRAM.replace("        self.y += by;\n    }\n", "        self.y += by;\n")
    assert reasons(broken, PROGRAM) == ()
    assert "changes a test" in reasons(broken, PROGRAM.replace('assert_eq!(show(1), "1");', ""))


def test_words_in_comments_and_literals_are_not_code():
    after = PROGRAM.replace("log(&text);", 'log(&text); // todo!() in unsafe\n            log("todo!()");')
    assert reasons(PROGRAM, after) == ()
