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
    assert reasons(twice, "struct A;\nstruct B;\n") == ("renames struct A to B",)
    assert reasons(twice, "struct A;\nstruct B;\n", "E0428") == ()
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


@pytest.mark.parametrize(
    ("before", "after", "honest"),
    [
        ("list.borrow_mut().push(1);", "list.borrow_mut();", False),
        ("list.borrow_mut().push(1);", "list.borrow_mut().push(2);", True),
        ("total += 1;", "total;", False),
        ("let guard = cell.borrow(); show(1);", "let guard = cell.borrow(); drop(guard); show(1);", True),
    ],
)
def test_a_statement_that_does_nothing_any_more_is_no_repair(before: str, after: str, honest: bool) -> None:
    programs = [[File(path="src/main.rs", text=f"fn f() {{\n    {body}\n    g();\n}}\n")] for body in (before, after)]
    said = dishonest(programs[0], programs[1], ["E0499"])
    assert (not said) is honest
    assert honest or "does nothing" in said[0]


@pytest.mark.parametrize(
    ("before", "after", "honest"),
    [
        (
            "match slot.take() { Some(n) => show(n), None => {} }",
            "match slot { Some(n) => show(n), None => {} }",
            False,
        ),
        ("let last = list.pop().unwrap();", "let last = list.last().unwrap();", False),
        ("list.push(1);", "list.insert(0, 1);", True),
        ("let last = list.pop().unwrap();", "let last = list.pop().unwrap().clone();", True),
    ],
)
def test_what_changed_something_still_does(before: str, after: str, honest: bool) -> None:
    programs = [[File(path="src/main.rs", text=f"fn f() {{\n    {body}\n    g();\n}}\n")] for body in (before, after)]
    said = dishonest(programs[0], programs[1], ["E0510"])
    assert (not said) is honest
    assert honest or "no longer changes" in said[0]
    assert not dishonest(programs[0], programs[1], ["E0599"]), "the name may have been the error"


@pytest.mark.parametrize(
    ("after", "code", "honest"),
    [
        ("list.add(1);", "E0616", True),
        ("list.as_ref();", "E0616", False),
        ("list.add(1);", "E0510", False),
        ("list.add(1); list.items.push(2);", "E0510", True),
    ],
)
def test_what_is_private_may_be_changed_by_another_method(after: str, code: str, honest: bool) -> None:
    programs = [f"fn f() {{\n    {body}\n    g();\n}}\n" for body in ("list.items.push(1);", after)]
    assert (not reasons(*programs, code)) is honest


def test_a_type_declared_in_a_body_is_an_item_however_it_is_read() -> None:
    """tree-sitter reads what is wrong in it as another kind of item."""
    before, after = "fn main() {\n    type Id = u64<u8>;\n}\n", "fn main() {\n    type Id = u64;\n}\n"
    assert reasons(before, after, "E0109") == ()
    assert reasons(before, "fn main() {\n}\n", "E0109") == ("deletes type Id",)


def test_a_call_is_not_the_mend_of_a_syntax_error() -> None:
    before = 'fn f(n: i32) {\n    let a = n\n    show(a);\n    println!("{a}")\n}\n'
    assert reasons(before, before.replace("= n\n", "= n;\n")) == ()
    assert reasons(before, before.replace("= n\n    show(a);", "= n;")) == ("deletes what calls `show`",)
    assert reasons(before, before.replace('    println!("{a}")\n', "").replace("= n", "= n;")) == (
        "deletes what calls `println`",
    )
    unended = "fn f() {}\n/* what is terminated (by nothing)\n"
    assert reasons(unended, f"{unended}*/\n") == ()
    assert reasons("func main() {\n    show(1);\n}\n", "fn main() {\n    show(1);\n}\n") == ()


def test_a_statement_that_did_nothing_may_do_nothing() -> None:
    assert reasons("fn f() {\n    7u8[0];\n}\n", "fn f() {\n    [7u8][0];\n}\n", "E0608") == ()


def test_a_variable_may_become_a_constant() -> None:
    before = "fn f() {\n    let n = 3;\n    let all: [u8; n] = [0; 3];\n}\n"
    assert reasons(before, before.replace("let n =", "const n: usize ="), "E0435") == ()


@pytest.mark.parametrize(
    ("before", "after", "honest"),
    [
        ("let old = self.x; self.x = None; show(old);", "let old = self.x.take(); show(old);", True),
        ("let old = self.x; self.x = None; show(old);", "let old = self.x.clone(); show(old);", False),
        ("let last = list.last(); list.pop(); show(last);", "let last = list.pop(); show(last);", True),
        ("let next = list.next(); count = 2; show(next);", "let next = list.peek(); show(next);", False),
        ("hits.set(hits.get() + 1);", "hits.fetch_add(1, Relaxed);", True),
        ("if !has(k) { map.insert(k, 0); } show(k);", "map.entry(k).or_default(); show(k);", False),
    ],
)
def test_a_change_may_be_made_in_another_way_in_fewer_statements(before: str, after: str, honest: bool) -> None:
    programs = [f"fn f() {{\n    {body}\n    g();\n}}\n" for body in (before, after)]
    assert (not reasons(*programs, "E0507")) is honest


def test_items_in_a_body_that_were_read_as_statements_do_not_empty_it() -> None:
    before = "fn main() {\n    struct A;\n    pub impl A {\n        fn f() {}\n    }\n}\n"
    assert reasons(before, before.replace("pub impl", "impl"), "E0449") == ()
    assert "empties the body of fn main" in reasons("fn main() {\n    a b;\n}\n", "fn main() {\n}\n")


def test_what_stands_for_an_item_of_its_name_is_that_item() -> None:
    inner = "fn f(all: &[u8]) {\n    fn low(one: &u8) -> bool { *one < 3 }\n    take(all, low);\n}\n"
    closure = inner.replace("fn low(one: &u8) -> bool { *one < 3 }", "let low = |one: &u8| -> bool { *one < 3 };")
    assert reasons(inner, closure, "E0434") == ()
    assert reasons(inner, closure.replace("low = |one: &u8| -> bool { *one < 3 }", "low = 3"), "E0434")[0] == (
        "deletes fn low"
    )
    assert reasons("static LOW: u8 = 3;\n", "const LOW: u8 = 3;\n", "E0530") == ()
    assert reasons("static LOW: u8 = 3;\n", "", "E0530") == ("deletes static LOW",)
    assert reasons("const LOW: u8 = low();\n", "static LOW: Lazy<u8> = Lazy::new(low);\n", "E0015") == ()
    assert reasons("const LOW: u8 = 3;\n", "fn low() -> u8 {\n    3\n}\n", "E0038") == ()
    assert reasons("const LOW: u8 = 3;\n", "fn high() -> u8 {\n    3\n}\n", "E0038") == ("deletes const LOW",)
    assert reasons("struct S { type: u8 }\n", "struct S { r#type: u8 }\n") == ()
