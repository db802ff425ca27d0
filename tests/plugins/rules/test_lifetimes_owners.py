"""Rules that give borrowed values an owner: owned types, owners that go first, and what threads take along."""

from __future__ import annotations

from collections.abc import Callable

from exercises import exercise

Mended = Callable[..., list[str]]

TABLE = exercise("lifetimes-owners-table")


def test_fields_own_their_values_and_no_type_needs_a_lifetime(mended: Mended) -> None:
    expected = TABLE
    for old, new in (
        ("Record<'a> { key: &'a str, value: &'a str }", "Record { key: String, value: String }"),
        ("impl<'a> Table<'a>", "impl Table"),
        ("Table<'a>", "Table"),
        ("Table<'static>", "Table"),
        ("Record<'a>", "Record"),
        ("Option<&'a str>", "Option<&str>"),
        ("|row| row.value", "|row| row.value.as_str()"),
        ("key: key.trim(), value: value.trim()", "key: key.trim().to_string(), value: value.trim().to_string()"),
    ):
        expected = expected.replace(old, new)
    assert expected in mended("owned-field", TABLE)


def test_fields_without_a_lifetime_own_their_values(mended: Mended) -> None:
    red = """
struct Config { name: &str, tags: Vec<&str>, port: u16 }

impl Config {
    fn new(name: &str) -> Config {
        Config { name, tags: Vec::new(), port: 80 }
    }

    fn name(&self) -> &str {
        self.name
    }
}

fn load() -> Config {
    let text = String::from("a b");
    let mut config = Config::new(&text);
    config.tags.push("x");
    config
}

fn main() {
    println!("{} {}", load().name(), load().port);
}
"""
    expected = red
    for old, new in (
        ("name: &str, tags: Vec<&str>", "name: String, tags: Vec<String>"),
        ("Config { name, ", "Config { name: name.to_string(), "),
        ("        self.name", "        &self.name"),
        ('push("x")', 'push("x".to_string())'),
    ):
        expected = expected.replace(old, new)
    assert expected in mended("owned-field", red)


def test_the_variants_of_tokens_own_their_words(mended: Mended) -> None:
    red = """
enum Token<'a> { Word(&'a str), End }

fn lex<'a>(text: &str) -> Vec<Token<'a>> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    for word in lower.split(' ') {
        found.push(Token::Word(word));
    }
    found.push(Token::End);
    found
}

fn main() {
    for token in lex("A b") {
        match token {
            Token::Word(word) => println!("{word}"),
            Token::End => println!("end"),
        }
    }
}
"""
    expected = red.replace("Token<'a>", "Token").replace("lex<'a>", "lex").replace("Word(&'a str)", "Word(String)")
    assert expected.replace("push(Token::Word(word))", "push(Token::Word(word.to_string()))") in mended(
        "owned-field", red
    )


def test_a_function_returns_what_it_made(mended: Mended) -> None:
    red = """
fn greeting(name: &str) -> &str {
    if name.is_empty() {
        return "nobody";
    }
    &format!("hello {name}")
}

fn main() {
    println!("{}", greeting("rusta"));
}
"""
    expected = (
        red.replace("-> &str", "-> String").replace('"nobody"', '"nobody".to_string()').replace("&format", "format")
    )
    assert expected in mended("owned-return", red)


def test_a_collection_that_is_returned_owns_what_was_put_into_it(mended: Mended) -> None:
    red = """
fn long(text: &str, least: usize) -> Vec<&str> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    for word in lower.split_whitespace() {
        if word.len() > least {
            found.push(word);
        }
    }
    found
}

fn main() {
    println!("{:?}", long("A bcd", 2));
}
"""
    expected = red.replace("Vec<&str>", "Vec<String>").replace("push(word)", "push(word.to_string())")
    assert expected in mended("owned-return", red)


def test_a_collected_value_moves_out_of_the_local_that_held_it(mended: Mended) -> None:
    red = """
fn names() -> Vec<&String> {
    let made = vec![String::from("a"), String::from("b")];
    made.iter().filter(|name| !name.is_empty()).collect()
}

fn main() {
    println!("{:?}", names());
}
"""
    assert red.replace("&String", "String").replace("iter()", "into_iter()") in mended("owned-return", red)


def test_a_map_owns_the_keys_that_a_loop_makes(mended: Mended) -> None:
    red = """
use std::collections::HashMap;

fn main() {
    let mut lengths: HashMap<&str, usize> = HashMap::new();
    for line in ["a=1", "bb=2"] {
        let key = line.to_uppercase();
        lengths.insert(key.as_str(), line.len());
    }
    println!("{}", lengths.len());
}
"""
    expected = red.replace("HashMap<&str", "HashMap<String").replace("key.as_str()", "key")
    assert expected in mended("owned-elements", red)


def test_a_view_of_a_temporary_gives_way_to_its_owner(mended: Mended) -> None:
    red = """
use std::collections::HashMap;

fn main() {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for line in ["a", "b"] {
        let key = line.to_uppercase().as_str();
        counts.insert(key, 1);
    }
    println!("{}", counts.len());
}
"""
    expected = red.replace("HashMap<&str", "HashMap<String").replace(".to_uppercase().as_str()", ".to_uppercase()")
    assert expected in mended("owned-let", red)


def test_a_temporary_gets_a_name_before_its_statement(mended: Mended) -> None:
    red = """
fn main() {
    let words: Vec<&str> = String::from("b a").split(' ').collect();
    println!("{words:?}");
}
"""
    expected = red.replace(
        'let words: Vec<&str> = String::from("b a")',
        'let value = String::from("b a");\n    let words: Vec<&str> = value',
    )
    assert mended("own-let", red)[0] == expected


def test_an_owner_is_declared_before_its_borrower(mended: Mended) -> None:
    red = """
struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let mut guards = Vec::new();
    let name = String::from("x");
    guards.push(Guard(&name));
    println!("{}", guards.len());
}
"""
    first, second = "    let mut guards = Vec::new();\n", '    let name = String::from("x");\n'
    assert red.replace(first + second, second + first) in mended("declared-before", red)


def test_an_owner_is_hoisted_out_of_a_block(mended: Mended) -> None:
    red = """
fn main() {
    let longest;
    {
        let text = String::from("abc");
        longest = text.as_str();
    }
    println!("{longest}");
}
"""
    expected = red.replace("    {\n        let text =", "    let text;\n    {\n        text =")
    assert expected in mended("declared-before", red)


def test_an_iterator_owns_what_it_goes_over(mended: Mended) -> None:
    red = """
fn letters(count: usize) -> impl Iterator<Item = char> {
    let text = "ab".repeat(count);
    text.chars()
}

fn main() {
    println!("{}", letters(2).count());
}
"""
    assert red.replace(".chars()", ".chars().collect::<Vec<_>>().into_iter()") in mended("whole-iterator", red)


SPAWN = """
use std::thread;

fn main() {
    let numbers = vec![1, 2, 3];
    let handle = thread::spawn(|| println!("{numbers:?}"));
    println!("{}", numbers.len());
    handle.join().unwrap();
}
"""


def test_a_thread_takes_a_copy_of_what_is_needed_afterwards(mended: Mended) -> None:
    expected = SPAWN.replace(
        '|| println!("{numbers:?}")',
        '{\n        let numbers = numbers.clone();\n        move || println!("{numbers:?}")\n    }',
    )
    assert expected in mended("own-copies", SPAWN)


def test_a_thread_that_is_waited_for_may_borrow(mended: Mended) -> None:
    head, _, rest = SPAWN.partition("    let handle")
    expected = f"""{head}    thread::scope(|scope| {{
        let handle = scope.spawn(|| println!("{{numbers:?}}"));
        println!("{{}}", numbers.len());
        handle.join().unwrap();
    }});
}}
"""
    assert rest
    assert expected in mended("scoped-threads", SPAWN)


def test_threads_of_a_loop_are_waited_for_where_they_borrow(mended: Mended) -> None:
    red = """
use std::thread;

fn total(parts: &[Vec<u32>]) -> u32 {
    let mut handles = Vec::new();
    for part in parts {
        handles.push(thread::spawn(move || part.iter().sum::<u32>()));
    }
    handles.into_iter().map(|handle| handle.join().unwrap()).sum()
}

fn main() {
    println!("{}", total(&[vec![1], vec![2]]));
}
"""
    expected = """
use std::thread;

fn total(parts: &[Vec<u32>]) -> u32 {
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for part in parts {
            handles.push(scope.spawn(|| part.iter().sum::<u32>()));
        }
        handles.into_iter().map(|handle| handle.join().unwrap()).sum()
    })
}

fn main() {
    println!("{}", total(&[vec![1], vec![2]]));
}
"""
    assert expected in mended("scoped-threads", red)


def test_a_method_gives_a_thread_a_copy_of_a_field(mended: Mended) -> None:
    red = """
use std::thread;

struct Series { values: Vec<i32> }

impl Series {
    fn sum(&self) -> i32 {
        let handle = thread::spawn(move || self.values.iter().sum::<i32>());
        handle.join().unwrap()
    }
}

fn main() {
    println!("{}", Series { values: vec![1] }.sum());
}
"""
    expected = red.replace(
        "        let handle = thread::spawn(move || self.values",
        "        let values = self.values.clone();\n        let handle = thread::spawn(move || values",
    )
    assert expected in mended("own-copies", red)


def test_a_mutex_is_shared_by_counting(mended: Mended) -> None:
    red = """
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Mutex::new(0);
    let mut handles = vec![];
    for number in 0..3 {
        handles.push(thread::spawn(move || {
            *count.lock().unwrap() += number;
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", Arc::new(count).lock().unwrap());
}
"""
    expected = red.replace("let count = Mutex::new(0)", "let count = Arc::new(Mutex::new(0))").replace(
        "        handles.push", "        let count = Arc::clone(&count);\n        handles.push"
    )
    assert expected in mended("shared-by-arc", red)


def test_every_closure_that_is_returned_takes_what_it_captures_along(mended: Mended) -> None:
    red = """
fn add(step: i32) -> impl Fn(i32) -> i32 {
    |number| number + step
}

fn length(text: String) -> Box<dyn Fn() -> usize> {
    Box::new(|| text.len())
}

fn main() {
    println!("{} {}", add(1)(2), length("a".to_string())());
}
"""
    assert red.replace("|number|", "move |number|").replace("|| text", "move || text") in mended("taken-along", red)
