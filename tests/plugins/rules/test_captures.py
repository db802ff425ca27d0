"""Rules for what closures capture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

COUNTER = exercise("moves-counter")

PIPELINE = """\
use std::thread;

struct Pipeline {
    prefix: String,
    jobs: Vec<u32>,
}

impl Pipeline {
    fn start(&self) -> thread::JoinHandle<Vec<String>> {
        thread::spawn(move || {
            self.jobs.iter().map(|job| format!("{}{}", self.prefix, job)).collect()
        })
    }
}

#[test]
fn starts() {
    let pipeline = Pipeline { prefix: "job ".to_string(), jobs: vec![1, 2] };
    assert_eq!(pipeline.start().join().unwrap(), ["job 1", "job 2"]);
    assert_eq!(pipeline.jobs.len(), 2);
}
"""


@pytest.mark.parametrize(("rule", "red"), [("cloned-for-closure", COUNTER), ("fields-for-closure", PIPELINE)])
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
