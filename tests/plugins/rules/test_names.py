"""Rules about names that are not in scope, and things that are not visible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mended = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("rule", "red", "old", "new"),
    [
        (
            "import",
            "fn seen(all: &[u8]) -> HashSet<u8> {\n    all.iter().copied().collect()\n}\n",
            "fn seen",
            "use std::collections::HashSet;\nfn seen",
        ),
        (
            "import",
            "mod shapes {\n    pub fn ids() -> BTreeMap<u8, u8> {\n        BTreeMap::new()\n    }\n}\n",
            "pub fn ids",
            "use std::collections::BTreeMap;\n    pub fn ids",
        ),
        ("import-right", "use std::sync::Rc;\nfn f() -> Rc<u8> {\n    Rc::new(1)\n}\n", "std::sync::Rc", "std::rc::Rc"),
        (
            "import-trait",
            "fn number(text: &str) -> i32 {\n    i32::from_str(text).unwrap()\n}\n",
            "fn number",
            "use std::str::FromStr;\nfn number",
        ),
        (
            "of-this-file",
            "mod tools {\n    pub struct Saw;\n}\nfn take(_: Saw) {}\n",
            "take(_: Saw)",
            "take(_: tools::Saw)",
        ),
        ("of-this-file", "struct Saw;\nmod shed {\n    pub fn take(_: &Saw) {}\n}\n", "&Saw", "&super::Saw"),
        ("type-parameter", "fn first(all: &[T]) -> Option<&T> {\n    all.first()\n}\n", "fn first(", "fn first<T>("),
        (
            "open",
            "mod bank {\n    struct Account {\n        balance: i64,\n    }\n}\n"
            "fn show(a: &bank::Account) -> i64 {\n    a.balance\n}\n",
            "    struct Account {\n        balance",
            "    pub struct Account {\n        pub balance",
        ),
        (
            "by-method",
            "mod bank {\n    pub struct Account {\n        balance: i64,\n    }\n    impl Account {\n"
            "        pub fn balance(&self) -> i64 {\n            self.balance\n        }\n    }\n}\n"
            "fn show(a: &bank::Account) -> i64 {\n    a.balance\n}\n",
            "    a.balance",
            "    a.balance()",
        ),
        (
            "by-constructor",
            "mod bank {\n    pub struct Account {\n        balance: i64,\n    }\n    impl Account {\n"
            "        pub fn new(balance: i64) -> Self {\n            Account { balance }\n        }\n    }\n}\n"
            "fn open() -> bank::Account {\n    bank::Account { balance: 3 }\n}\n",
            "bank::Account { balance: 3 }",
            "bank::Account::new(3)",
        ),
    ],
)
def test_a_name_is_found(rule: str, red: str, old: str, new: str, mended: Mended) -> None:
    assert red.count(old) == 1
    assert red.replace(old, new) in mended(rule, red)
