"""What holds of all the rules of `repair-rules`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rusta_sources.rust_docs import RustDocs
from rusta_tools.places import Source
from rusta_tools.rules import RULES

from rusta_core import SourceContext, SyntaxTree
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.citations import at


def test_names_are_told_apart_and_every_rule_says_what_it_does() -> None:
    assert [name for name, n in Counter(rule.name for rule in RULES).items() if n > 1] == []
    assert [rule.name for rule in RULES if not (rule.says and rule.codes)] == []


def test_every_rule_has_a_test() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    assert [rule.name for rule in RULES if f'"{rule.name}"' not in tests] == []


def test_there_are_rules_enough() -> None:
    assert len(RULES) >= 40
    assert len({code for rule in RULES for code in rule.codes if code}) >= 60


def test_every_rule_rests_on_a_passage_of_the_documentation_that_is_installed() -> None:
    """It resolves as a citation does, so that a repair by the rule has something to cite."""
    toolchain = Toolchain.find()
    assert toolchain.docs is not None
    context = SourceContext(toolchain=toolchain, base=toolchain.docs, log=lambda _file, _why: None)
    books = sorted({rule.basis.partition("/")[0] for rule in RULES})
    documents = {one.doc_id: one for one in RustDocs(books=tuple(books)).documents(context)}
    missing = [
        (rule.name, rule.basis) for rule in RULES if any(at(documents, one) is None for one in rule.basis.split())
    ]
    assert missing == []


def test_a_name_is_found_where_the_usual_ones_are_taken() -> None:
    text = "fn f(at: u8, index: u8, index_2: u8) {}"
    source = Source(path="src/main.rs", tree=SyntaxTree(text))
    assert source.unused("i", "at") == "i"
    assert source.unused("index", "at") == "index_3"
