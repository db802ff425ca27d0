"""What the page of an error code says of it: what is wrong, why the language has it so, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from rusta_core.records import Document
from rusta_core.run.explaining.quotes import Quote, joined, quoted
from rusta_core.spine.qa.codes import says_mend
from rusta_core.spine.qa.passages import Part, Passage, passages
from rusta_core.spine.qa.sentences import sentences

_NOTE = re.compile(r"[Nn]ote: (this error code is no longer emitted by the compiler\.?)")
_ANNOUNCES = re.compile(
    r"(?i)\b(examples?|following|instance|below)\b[^.]*:$|\b(this|here|so|is):$|^See\b|^[\w ]{1,12}$"
)
_RULE = re.compile(
    r"\b(because|since|must|cannot|can’t|can only|may only|only|not allowed|never|always|requires?|required|needs?"
    r"|in Rust|forbidden|disallowed|illegal|invalid|has to|have to|unless)\b"
)
_WAY_OUT = re.compile(r"\b(can|could|instead|use|using|consider|try|ensure|make sure|need to|have to)\b", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?i)\b((?:code )?examples?|above|below|following|previous|here|listing|see|for more|read|learn|RFC|this code"
    r"|in this case|in the first|in the second)\b|`#!\["
)
_LEANS = re.compile(r"^(But|And|So|Then|Or|It|Now|Thus|Also|Again|However|They|Both|This means)\b")
_WE = re.compile(r"\b[Ww]e\b")
_INLINE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[A-Za-z_]\w*")
_DECLARED = re.compile(r"\b(?:struct|enum|trait|union|fn|let(?: mut)?|mod|type|const|static)\s+([A-Za-z_]\w*)")
_MOST = 2  # sentences of each kind
_LONGEST = 420  # characters
_LONGEST_LIST = 900


@frozen
class _Said:
    """A sentence and the passage that it stands in; own: whether it names what the page's own code declares."""

    passage: Passage
    text: str
    own: bool = False


def rule_of(page: Document) -> tuple[Quote, ...]:
    """Quotes of an error's page in the order of the page's argument; none where it says nothing in words."""
    spans = passages([page])
    if not spans:
        return ()
    note = _NOTE.search(spans[0].span.title or "")
    said = [_Said(spans[0], note[1])] if note else []
    said += _meaning(spans)
    told = {one.text for one in said}
    declared = {name for block in page.blocks for name in _DECLARED.findall(block.code)}
    after = [one for span in spans for one in _plain(span, declared) if one.text not in told]
    mends = [one for one in after if says_mend(one.text)]
    rules = [one for one in after if one not in mends and _RULE.search(one.text) and not _WE.search(one.text)]
    ways = [one for one in after if one not in rules and _WAY_OUT.search(one.text)]
    said += _best(rules)
    said += _best(mends or ways)
    return joined(quoted(page, one.passage.span, [one.text]) for one in said)


def _best(found: Sequence[_Said]) -> list[_Said]:
    """The first of those that can be read without the page's code; where all are about it, the first of them."""
    return [one for one in found if not one.own][:_MOST] or [*found[:1]]


def _meaning(spans: Sequence[Passage]) -> list[_Said]:
    """The first words: the page begins with what is wrong. What announces a list has the list with it."""
    for span in spans:
        for number, part in enumerate(span.parts):
            if part.language:
                continue
            found = [_Said(span, text) for text in _texts(span.parts, number) if not _ANNOUNCES.search(text)]
            if found:
                return found[:_MOST]
    return []


def _texts(parts: Sequence[Part], number: int) -> Iterator[str]:
    text = parts[number].text
    after = parts[number + 1].text if number + 1 < len(parts) and parts[number + 1].is_list else ""
    if not parts[number].is_prose:
        yield from [text] if len(text) <= _LONGEST_LIST else []
    elif after and text.endswith(":") and len(text) + len(after) <= _LONGEST_LIST:
        yield f"{text}\n\n{after}"
    else:
        yield from (one for one in sentences(text) if len(one) <= _LONGEST)


def _plain(passage: Passage, declared: set[str]) -> Iterator[_Said]:
    """The sentences that need no other sentence and no code to be understood, as far as their words tell."""
    for paragraph in passage.prose():
        for text in sentences(paragraph):
            if text[-1:] in ".!" and len(text) <= _LONGEST and not (_SHOWN.search(text) or _LEANS.search(text)):
                named = {word for code in _INLINE.findall(text) for word in _WORD.findall(code)}
                yield _Said(passage, text, not named.isdisjoint(declared))
