"""Whether the brackets and quotes of a program close.

rustc gives up at the first file in which they do not, whatever else there is to compile: in a batch of candidates for a
syntax error each such file costs a run of its own. What is said here is said of what surely does not compile; where the
lexer's rules are not plain, nothing is.
"""

from __future__ import annotations

import re

from rusta_core.rust.diagnostics import Diagnostic, Span

_TOKEN = re.compile(
    r"""//[^\n]* | /\* | \b(?:br|r)(?P<hashes>\#*)" | "(?:\\.|[^"\\])*(?P<closed>"?)
      | '(?:\\[^\n][^'\n]*|[^\\'\n])' | '\w+'? | (?P<unsure>'|\bcr\#*") | [()\[\]{}]""",
    re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"/\*|\*/")
_CLOSES = {")": "(", "]": "[", "}": "{"}


def torn(text: str) -> Diagnostic | None:
    """The error of a program whose brackets, strings or comments do not close, much as rustc tells it; None where they
    do, or where that is not certain."""
    at, open_ = 0, list[str]()
    while (match := _TOKEN.search(text, at)) is not None:
        token, at = match[0], match.end()
        if match["unsure"]:
            return None
        if token == "/*":
            if (at := _comment_end(text, at)) < 0:
                return _error(text, match.start(), "E0758", "unterminated block comment")
        elif match["hashes"] is not None:
            if (end := text.find(f'"{match["hashes"]}', at)) < 0:
                return _error(text, match.start(), "E0748", "unterminated raw string")
            at = end + 1 + len(match["hashes"])
        elif match["closed"] == "":
            return _error(text, match.start(), "E0765", "unterminated double quote string")
        elif token in _CLOSES:
            if not open_:
                return _error(text, match.start(), None, f"unexpected closing delimiter: `{token}`")
            if open_.pop() != _CLOSES[token]:
                return _error(text, match.start(), None, f"mismatched closing delimiter: `{token}`")
        elif token in _CLOSES.values():
            open_.append(token)
    return _error(text, len(text), None, "this file contains an unclosed delimiter") if open_ else None


def _comment_end(text: str, at: int) -> int:
    """Where a block comment ends whose first `/*` ends at `at`; comments nest. -1 where it does not end."""
    depth = 1
    while depth:
        match = _COMMENT.search(text, at)
        if match is None:
            return -1
        depth, at = depth + (1 if match[0] == "/*" else -1), match.end()
    return at


def _error(text: str, at: int, code: str | None, message: str) -> Diagnostic:
    before = text[:at]
    start, line = len(before.encode()), before.count("\n") + 1
    span = Span(
        file="src/main.rs",
        start=start,
        end=start + len(text[at : at + 1].encode()),
        line=line,
        last_line=line,
        column=at - before.rfind("\n"),
        primary=True,
    )
    return Diagnostic(code=code, level="error", message=message, spans=(span,))
