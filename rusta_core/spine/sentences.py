"""Questions that a sentence of technical prose answers, by its form: `If A, B.` answers what holds if A.

Every rule gives (question, difficulty), to which the sentence itself is the answer. Sentences whose
words point out of themselves (`this`, `it`, `above`, `we`) give none: nobody could answer without the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_POINTING = re.compile(
    r"(?i)\b(this|that way|these|those|it|its|they|them|their|we|our|us|here|above|below|following|earlier"
    r"|previous|next|latter|former|first|second|third|both|such|so|also|there|example|section|chapter|listing|figure|same"
    r"|another|other)\b"
)
_SUBJECT = r"((?:`[^`]+`|[\w'’<>&*:()#!-]+)(?: (?:`[^`]+`|[\w'’<>&*:()#!-]+)){0,5}?)"
_NO_SUBJECT = re.compile(
    r"(?i)^(please|certainly|make|almost|if|when|while|what|how|why|where|who|which|note|thus|hence|since|because"
    r"|although|though|however|then|now"
    r"|but|and|or|as|in|on|at|by|for|from|with|to|one|you|i|let|first|second|finally|unlike|like|instead|given|see"
    r"|each|every|any|all|some|most|many|not|no|just|only|even|once|until|unless|after|before|using|remember)\b"
)
_WHY = "why is it that {}?"
_FINITE = re.compile(r"\b(is|are|was|were|can|cannot|will|would|does|do|has|have|must|may|should)\b|n[’']t\b")
_CLAUSES: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"If (.{8,110}?), .+"), "what holds if {}?", 2),
    (re.compile(r"When (.{8,110}?), .+"), "what happens when {}?", 2),
    (re.compile(r"To ([a-z].{8,110}?), .+"), "how does one {}?", 2),
    (re.compile(r"(.{12,110}?(?<! and)(?<! but)(?<! only)),? because (?!of).+"), _WHY, 3),
)
_THIRD_PERSON = {
    "allows": "allow",
    "lets": "let one do",
    "provides": "provide",
    "requires": "require",
    "ensures": "ensure",
    "guarantees": "guarantee",
    "represents": "represent",
    "prevents": "prevent",
    "causes": "cause",
    "denotes": "denote",
    "contains": "contain",
    "returns": "return",
    "means": "mean",
    "uses": "use",
    "takes": "take",
    "creates": "create",
    "implements": "implement",
    "supports": "support",
    "introduces": "introduce",
    "determines": "determine",
    "specifies": "specify",
    "describes": "describe",
    "expects": "expect",
    "enables": "enable",
    "holds": "hold",
    "makes": "make",
    "has": "have",
    "gives": "give",
    "produces": "produce",
    "does": "do",
    "works": "work on or with",
}
_DEFINITION = re.compile(
    rf"{_SUBJECT} (is|are) "
    r"(?:(?:an?|the|one|used|simply|essentially|how|just) .+|\w+s (?:that|which|of|used|to) .+)"
)
_NO_NOUN = re.compile(
    r"(?i)\b(that|which|who|whose|what|how|and|or|if|when|because|is|are|has|have|you|doesn|don|isn|aren|not|being)\b"
    r"|^\w+s (the|an?|all|`|\w+ing)\b|^\w+ly\b"
)
_MODAL = re.compile(rf"{_SUBJECT} (must|can|cannot|can’t|can't|should|may|will|could)(?: (not|never|only))? .+")
_VERB = re.compile(rf"{_SUBJECT} ({'|'.join(_THIRD_PERSON)})\b .+")
_PLURAL = re.compile(rf"{_SUBJECT}(?<=[s`]) (allow|let|provide|require|have|contain|represent|use|need|implement) .+")


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, verbatim. Full stops inside code and after `e.g.` end none."""
    masked = re.sub(r"`[^`]*`", lambda code: re.sub(r"[.!?]", "\0", code[0]), paragraph)
    masked = re.sub(r"(?i)\b(e\.g|i\.e|etc|vs|cf|resp)\.", lambda short: short[0].replace(".", "\0"), masked)
    ends = [
        0,
        *(gap.end() for gap in re.finditer(r"(?<=[.!?])[”\")]*\s+(?=[A-Z`“(*])", masked)),
        len(paragraph),
    ]
    return [text for start, end in pairwise(ends) if (text := paragraph[start:end].strip())]


def asked_by(sentence: str, page: str) -> Iterator[tuple[str, int]]:
    """(question, difficulty) by the rule that `sentence` meets; words keep the capitals that `page` gives."""
    if not 30 <= len(sentence) <= 320 or sentence[-1] not in ".!":
        return
    for pattern, question, difficulty in _CLAUSES:
        found = pattern.fullmatch(sentence)
        if found and not _POINTING.search(found[1]) and (question != _WHY or _FINITE.search(found[1])):
            yield question.format(_lowered(found[1], page)), difficulty
            return
    if _NO_SUBJECT.match(sentence):
        return
    for pattern in (_DEFINITION, _MODAL, _VERB, _PLURAL):
        found = pattern.fullmatch(sentence)
        if found and not _POINTING.search(found[1]) and not _NO_NOUN.search(found[1]):
            yield _about(pattern, found, _lowered(found[1], page))
            return


def _about(pattern: re.Pattern[str], found: re.Match[str], subject: str) -> tuple[str, int]:
    verb = found[2]
    if pattern is _DEFINITION:
        return f"what {verb} {subject}?", 1
    if pattern is _VERB:
        return f"what does {subject} {_THIRD_PERSON[verb]}?", 2
    if pattern is _PLURAL:
        return f"what do {subject} {'let one do' if verb == 'let' else verb}?", 2
    refused = verb in ("cannot", "can’t", "can't") or found[3] in ("not", "never")
    return f"what {'can' if verb.startswith('can') else verb} {subject} {'not ' * refused}do or be?", 2


def _lowered(words: str, page: str) -> str:
    """Words for the middle of a sentence: the first loses its capital unless the page keeps it there too."""
    first = re.match(r"[A-Z][a-z]*\b", words)
    article = first is not None and first[0] in ("A", "An", "The")
    if first is None or (not article and re.search(rf"[a-z,] {first[0]}\b", f"{page} of Rust, of Cargo")):
        return words
    return words[0].lower() + words[1:]
