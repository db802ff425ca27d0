from __future__ import annotations

from random import Random

import pytest

from rusta_core.rust.check import Program
from rusta_core.rust.delimiters import torn

TORN = {
    "fn f() { (1 }": "mismatched closing delimiter: `}`",
    "fn f() { [1, 2 }": "mismatched closing delimiter: `}`",
    "fn f() {} }": "unexpected closing delimiter: `}`",
    "fn f() { if true { }": "this file contains an unclosed delimiter",
    'fn f() { let a = "b; }': "unterminated double quote string",
    "fn f() {} /* a /* b */": "unterminated block comment",
    'fn f() { let a = r##"b"#; }': "unterminated raw string",
}
WHOLE = [
    "fn f<'a, 'b>(a: &'a str, b: &'b str) -> char { '{' }",
    "fn f() -> [char; 4] { ['\\'', '\"', '\\u{7d}', ')'] }",
    "fn f() -> u8 { b'{' } // {\n/* { /* ( */ [ */ // }",
    'fn f() -> &\'static str { "a \\" { \\\\" }',
    'fn f() -> &\'static str { r##"a "# { "## }',
    'fn f() -> &\'static [u8] { br#"("# }',
    "fn f() { 'a: loop { break 'a; } }",
    "macro_rules! m { ($($a:tt)*) => {} }\nfn f() { m!{ [ ( ) ] 'a } }",
]


@pytest.mark.parametrize(("text", "message"), TORN.items())
def test_what_does_not_close_is_told_as_the_compiler_tells_it(checker, text, message):
    said = torn(text)
    assert said is not None
    assert said.message == message
    told = checker.check(Program(text)).diagnostics
    assert (said.code, said.level) in {(one.code, one.level) for one in told}
    assert any(message in one.message for one in told)


def test_the_place_is_in_bytes_and_lines():
    said = torn("// é\nfn f() { é )")
    assert said is not None
    [span] = said.spans
    assert (span.start, span.end, span.line, span.column, span.primary) == (18, 19, 2, 12, True)


@pytest.mark.parametrize("text", WHOLE)
def test_what_closes_is_not_torn(checker, text):
    assert torn(text) is None
    assert checker.check(Program(text)).ok


@pytest.mark.parametrize("text", ["fn f() { ' ) }", 'fn f() { cr#")"#; ) }'])
def test_where_the_lexer_is_not_plain_nothing_is_said(text):
    assert torn(text) is None


def test_real_programs_close_and_none_of_their_mutants_that_is_torn_compiles(checker, blocks):
    rng = Random(3)
    drawn = [one for one in rng.sample(blocks, 120) if len(one.text) < 4000]
    greens = [one for one, ok in zip(drawn, checker.compiles_many(drawn), strict=True) if ok]
    assert [one for one in greens if torn(one.text)] == []
    mutants = [Program(_mutant(one.text, rng), one.edition) for one in greens for _ in range(2)]
    broken = [one for one in mutants if torn(one.text)]
    assert len(broken) > 30
    assert not any(verdict.ok for verdict in checker.check_many(broken[:60]))


def test_a_batch_is_compiled_as_if_the_torn_were_not_there(checker):
    texts = ["fn f() {}", "fn f() {", "fn f() -> u8 { x }", "fn f() } {", "fn g() {}"]
    programs = [Program(text) for text in texts]
    roughly, told = checker.diagnose_many(programs, roughly=True), checker.diagnose_many(programs)
    assert [one.ok for one in roughly] == [one.ok for one in told] == [True, False, False, False, True]
    assert [one.diagnostics[0].code for one in roughly if not one.ok] == [None, "E0425", None]
    assert roughly[1].diagnostics[0] == torn(texts[1])
    assert roughly[1].diagnostics != told[1].diagnostics, "the compiler says more, and neither is taken for the other"


def _mutant(text: str, rng: Random) -> str:
    """The program with a sign that opens or closes taken out or put in."""
    at, signs = rng.randrange(len(text) + 1), "()[]{}\"'/*"
    places = [place for place, sign in enumerate(text) if sign in signs]
    if places and rng.random() < 0.5:
        at = rng.choice(places)
        return text[:at] + text[at + 1 :]
    return text[:at] + rng.choice(signs) + text[at:]
