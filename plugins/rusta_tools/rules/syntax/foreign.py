"""What is written as other languages have it. The tree of such a text is broken: these rules read lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined

_APART = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])'|//[^\n]*", re.DOTALL)
"""Strings, letters and comments: no code."""
MOST = 12
"""Types that are tried for one parameter."""
_WORDS: Mapping[str, str] = {
    r"\b(?:elif|elsif|elseif)\b": "else if",
    r"\bnot (?=[\w(])": "!",
    r"\band\b": "&&",
    r"\bor\b": "||",
    r"\b(?:function|func|def|fun)\b(?= \w+\s*[(<])": "fn",
    r"\bvar (?=\w)": "let mut ",
    r"\blet (?=\w+ ?: ?\S+,?$)": "",
    r",(?= if .+=>)": "",
    r" =\+ (?=[\w(])": " += ",
    r"\bthis(?=\.)": "self",
    r"\bnew ([A-Z]\w*)(?=\()": r"\1::new",
    r"^( *)(?:int|long|short|double|float|char|auto|bool|string) (\w+) = ": r"\1let mut \2 = ",
    r"^( *)([iu]\d+|[iu]size|f\d+|(?!Self\b)[A-Z]\w*(?:<.*>)?) (\w+) = ": r"\1let mut \3: \2 = ",
    r"(?<=\w\[)([^\[\]{}|:;,]*?)(?<!:):(?!:)(?=[^\[\]{}|:;,]*\])": r"\1..",
    r"(?<=\bget\()([\w. +*-]+):(?!:)(?=[^():]*\))": r"\1..",
}
"""Words of other languages, and those of this one."""
_TERNARY = re.compile(r"(\s*(?:let [^=]+= |return |[\w.\[\]]+ [-+*/]?= )?)(.+?) \? (.+?) : (.+?)(;?)")
_CHAINED = re.compile(r"(?P<a>[\w.()\[\]]+) (?P<s><=?|>=?) (?P<b>[\w.()\[\]]+) (?P<t><=?|>=?) (?=[\w.(\[])")
_PARAMETER = re.compile(r"(?<=[(,])(\s*)(&?[A-Za-z][\w:<>]*) (\w+)(?=\s*[,)])")
_HEAD = re.compile(r"\s*(?:\} )?(?:if .+|else if .+|else|for \w+ in .+|while .+)")
_DO = r"\bdo\s*\{"
_NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}


def _code(source: Source, pattern: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that stand in code."""
    apart = [found.span() for found in _APART.finditer(source.text)]
    for match in re.finditer(pattern, source.text, re.MULTILINE):
        if not any(start <= match.start() < end for start, end in apart):
            yield match


def _at(source: Source, start: int, end: int, text: str) -> Edits:
    """An edit of characters; the bytes of edits are others where the text has other letters."""
    first = len(source.text[:start].encode())
    return source.edit(first, first + len(source.text[start:end].encode()), text)


def _words(site: Site) -> Iterator[Edits]:
    """A word of another language, wherever it stands; all such words."""
    source = site.source
    every = []
    for pattern, word in _WORDS.items():
        found = [_at(source, match.start(), match.end(), match.expand(word)) for match in _code(source, pattern)]
        if found:
            every += found
            yield joined(found)
    yield joined(every)


def _line(site: Site) -> tuple[int, str]:
    start, end = site.source.line_of(site.start)
    return start, site.source.slice(start, end)


def _ternary(site: Site) -> Iterator[Edits]:
    """`condition ? this : that` is an `if` with an `else`."""
    start, line = _line(site)
    if match := _TERNARY.fullmatch(line.rstrip()):
        lead, condition, this, that, end = match.groups()
        made = f"{lead}if {condition} {{ {this} }} else {{ {that} }}{end}"
        yield site.source.edit(start, start + len(line.encode()), made)


def _compared(site: Site) -> Iterator[Edits]:
    """`a <= b < c` asks for `a <= b && b < c`."""
    start, line = _line(site)
    for match in _CHAINED.finditer(line):
        made = f"{match['a']} {match['s']} {match['b']} && {match['b']} {match['t']} "
        at = start + len(line[: match.start()].encode())
        yield site.source.edit(at, at + len(match[0].encode()), made)


def _parameters(site: Site) -> Iterator[Edits]:
    """A parameter has its name before its type: all of a function's."""
    start, line = _line(site)
    if re.search(r"\bfn \w+", line) and _PARAMETER.search(line):
        made = _PARAMETER.sub(r"\1\3: \2", line)
        yield site.source.edit(start, start + len(line.encode()), made)


def _typed(site: Site) -> Iterator[Edits]:
    """A parameter without a type has that of something else in the file, what the function gives first."""
    source, (start, line) = site.source, _line(site)
    bare = re.search(r"(?<=[(,])\s*(?:mut )?(\w+)(?=\s*[,)])(?<!self)", line) if re.search(r"\bfn \w+", line) else None
    if bare is None:
        return
    back = re.findall(r"-> ([^{]+?)\s*\{", line)
    fields = re.findall(r"\b\w+: (&?(?:mut )?[\w:]+(?:<[\w<>&, ]+>)?)(?=[,)\n])", source.text)
    at = start + len(line[: bare.end(1)].encode())
    for kind in list(dict.fromkeys([*back, *fields, "i32", "usize", "&str", "f64", "String"]))[:MOST]:
        yield source.insert(at, f": {kind}")


def _mutable(site: Site) -> Iterator[Edits]:
    """`mut` stands before the name."""
    for match in _code(site.source, r"\blet (\w+) mut\b"):
        yield _at(site.source, match.start(), match.end(), f"let mut {match[1]}")


def _looped(site: Site) -> Iterator[Edits]:
    """`do { } while c;` is a `loop` that ends where `c` no longer holds."""
    source = site.source
    for match in _code(source, _DO):
        depth, at = 1, match.end()
        while depth and at < len(source.text):
            depth += {"{": 1, "}": -1}.get(source.text[at], 0)
            at += 1
        rest = re.match(r"\s*while\s*(.+?);?[ \t]*$", source.text[at:], re.MULTILINE)
        if rest is None:
            continue
        pad = source.indent(len(source.text[: match.start()].encode()))
        ends = f"    if {_negated(rest[1])} {{\n{pad}        break;\n{pad}    }}\n{pad}}}"
        yield joined([
            _at(source, match.start(), match.end(), "loop {"),
            _at(source, at - 1, at + rest.end(), ends),
        ])  # fmt: skip


def _negated(condition: str) -> str:
    """What holds where a condition does not."""
    inner = condition[1:-1] if condition.startswith("(") and condition.endswith(")") else condition
    if match := re.fullmatch(r"([^<>=!&|]+) (==|!=|<=|>=|<|>) ([^<>=!&|]+)", inner):
        return f"{match[1]} {_NEGATED[match[2]]} {match[3]}"
    return f"!({inner})"


def _raw(site: Site) -> Iterator[Edits]:
    """A field or variable that has the name of a keyword is written with `r#`, wherever it stands."""
    source, match = (
        site.source,
        re.search(r"expected identifier, found (?:reserved )?keyword `(\w+)`", site.error.message),
    )
    if match is not None:
        found = _code(source, rf"(?<=\.){match[1]}\b|\b{match[1]}(?=: )|(?<=[{{,] ){match[1]}(?= ?[,}}])")
        yield joined([_at(source, one.start(), one.end(), f"r#{match[1]}") for one in found])


def _braced(site: Site) -> Iterator[Edits]:
    """The one statement under a condition gets its braces, everywhere in the file."""
    source, edits, at = site.source, [], 0
    lines = source.text.split("\n")
    for line, below in pairwise(lines):
        end = at + len(line)
        deeper = len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
        if _HEAD.fullmatch(line) and not line.rstrip().endswith(("{", ";", ",", "}")) and deeper:
            pad = line[: len(line) - len(line.lstrip())]
            edits += [
                _at(source, end, end, " {"),
                _at(source, end + 1 + len(below), end + 1 + len(below), f"\n{pad}}}"),
            ]
        at = end + 1
    if edits:
        yield joined(edits)


def _angled(site: Site) -> Iterator[Edits]:
    """What a generic type is given stands in angle brackets."""
    source, edits = site.source, []
    for match in _code(source, r"\b[A-Z]\w*[a-z]\w*\["):
        depth, at = 1, match.end()
        while depth and at < len(source.text):
            depth += (source.text[at] == "[") - (source.text[at] == "]")
            at += 1
        if not depth:
            edits += [_at(source, match.end() - 1, match.end(), "<"), _at(source, at - 1, at, ">")]
    if "found `[`" in site.error.message:
        yield joined(edits)


RULES = (
    Rule(
        "in-angle-brackets", 5.5, (None,), _angled, "spelling", "gives a generic type its arguments in angle brackets",
        "reference/paths#paths-in-expressions",
    ),
    Rule(
        "word-of-rust", 6, (None, "E0308"), _words, "spelling", "writes a word of another language as Rust has it",
        "reference/keywords",
    ),
    Rule(
        "if-else", 6, (None,), _ternary, "code", "writes a choice between two values as an `if`",
        "reference/expressions/if-expr",
    ),
    Rule(
        "compared-twice", 6, (None,), _compared, "code", "compares one value twice",
        "reference/expressions/operator-expr#comparison-operators",
    ),
    Rule(
        "name-then-type", 6, (None,), _parameters, "spelling", "writes parameters with their names first",
        "reference/items/functions#function-parameters",
    ),
    Rule(
        "parameter-typed", 7, (None,), _typed, "type", "gives a parameter its type",
        "reference/items/functions#function-parameters",
    ),
    Rule(
        "mut-then-name", 6, (None,), _mutable, "spelling", "writes `mut` before the name",
        "reference/patterns#identifier-patterns",
    ),
    Rule(
        "loop-with-end", 6, (None,), _looped, "code", "asks for the end of a loop after its body",
        "reference/expressions/loop-expr#infinite-loops",
    ),
    Rule(
        "raw", 6, (None,), _raw, "spelling", "writes a name that is a keyword as a raw identifier",
        "reference/identifiers#raw-identifiers",
    ),
    Rule(
        "braced", 6, (None,), _braced, "code", "gives what hangs on a condition its braces",
        "reference/expressions/if-expr",
    ),
)  # fmt: skip
