"""Questions that a sentence of technical prose answers, by its form: `If A, B.` answers what holds if A.

Every rule gives a question to which the sentence itself is the answer. Sentences whose words point out of
themselves (`this`, `above`, `we`) give none: nobody could answer without the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_POINTING = re.compile(
    r"(?i)\b(this|that way|(?:of|in|to|for|with|from) that|these|those|it|its|they|them|their|we|our|us|here|above"
    r"|below|following|earlier|previous|next|latter|former|first|second|third|both|such|so|also|there|example|section"
    r"|chapter|listing|figure|same|another|other)\b"
)
_LOST = re.compile(  # in the rest of the sentence, where `it` and `they` point to what was asked about
    r"(?i)\b(these|this|those|above|below|following|earlier|previous|(?<!for )example|section|chapter|listing|figure"
    r"|such(?! as)|also|we|let|our|us|here|now|again|though|too|as well|shown|had been)\b|’(?:ll|ve|re)\b"
)
_SUBJECT = r"((?:`[^`]+`|[\w'’<>&*:()#!-]+)(?: (?:`[^`]+`|[\w'’<>&*:()#!-]+)){0,5}?)"
_NO_SUBJECT = re.compile(
    r"(?i)^(please|certainly|make|almost|if|when|while|what|how|why|where|who|which|note|thus|hence|since|because"
    r"|although|though|however|then|now"
    r"|but|and|or|as|in|on|at|by|for|from|with|to|one|you|i|let|first|second|finally|unlike|like|instead|given|see"
    r"|each|every|any|all|some|most|many|not|no|just|only|even|once|until|unless|after|before|using|remember|otherwise|sometimes|always"
    r"|often|usually|currently)\b"
    r"|^[\w ]+:(?: |$)"
)
_WHY = "why is it that {}?"
_FINITE = re.compile(r"\b(is|are|was|were|can|cannot|will|would|does|do|has|have|must|may|should)\b|n[’']t\b")
_CLAUSES: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"If (.{8,110}?), (.+)"), "what holds if {}?", 2),
    (re.compile(r"When (.{8,110}?), (.+)"), "what happens when {}?", 2),
    (re.compile(r"To ((?!the |an? )[a-z].{8,110}?), (.+)"), "how does one {}?", 2),
    (re.compile(r"(.{12,110}?(?<! and)(?<! but)(?<! only)),? because ((?!of).+)"), _WHY, 3),
)
_NO_CLAUSE = re.compile(  # clauses without a subject of their own, and asides of who writes
    r"(?!string|thing|nothing|something|anything|everything)"
    r"(?:\w+ing|\w+ed|used|given|run|set|built|possible|necessary|not|so|in|be|do|see|summarize|recap|illustrate"
    r"|demonstrate|understand|help|start|begin|answer|make|put|wrap|you|need|that)\b"
)
_ENUMERATION = re.compile(r"(?:and|or|but|which|where|e\.g|i\.e|for example)\b|\w+ing(?:,| and\b)")
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
}
_DEFINITION = re.compile(
    rf"{_SUBJECT} (is|are) "
    r"(?:(?:an?|the(?! most| only| same| reason| case)|one that|used|simply|essentially|how|just(?! one)) .+"
    r"|\w+s (?:that|which|of|used|to) .+)"
)
_NO_NOUN = re.compile(
    r"(?i)\b(that|which|who|whose|where|what|how|and|or|if|when|because|is|are|has|have|you|doesn|don|isn|aren|not|being)\b"
    r"|^\w+s (the|an?|all|to|whether|`|\w+ing)\b|^\w+ly\b|^there\b"
)
_MODAL = re.compile(
    rf"{_SUBJECT} (must|can|cannot|can’t|can't|should|may|will|could) (?:(not|never) )?(?:(?:only|\w+ly) )?"
    r"(?!fail|occur|happen|arise|differ|vary|change|then|still|help)(be \w+|\w+) ?.+"
)
_PASSIVE = re.compile(
    r"be (?!open|even|often)(?:\w+ed|\w+en|made|set|put|built|held|found|read|kept|sent|cast|bound|run|caught|shown)"
)
_VERB = re.compile(rf"{_SUBJECT} ({'|'.join(_THIRD_PERSON)})\b .+")
_NO_OBJECT = re.compile(  # unless an object follows, these are plurals (`safety guarantees only cover`) or auxiliaries
    r"(?:guarantees|uses|causes|returns|supports|requires|takes|holds|gives|makes|has|have) "
    r"(?!an?\b|the\b|that\b|`|all\b|some\b|its\b)"
)
_PLURAL = re.compile(rf"{_SUBJECT}(?<=[s`]) (allow|let|provide|require|have|contain|represent|use|need|implement) .+")
_WELL_KNOWN = re.compile(
    r"the (?:\w+ )?(?:compiler|borrow checker|standard library|stack|heap|linker|allocator|language|type system)$"
    r"|the (?:built-in )?`.*|the \w+(?: \w+)? of (?:an?|`)",
    re.IGNORECASE,
)


class Asking(NamedTuple):
    """A question for the middle of a sentence; subject: what it asks about, where that is a thing and no clause."""

    question: str
    difficulty: int
    subject: str = ""


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


def asked_by(sentence: str, page: str, *, definite: bool = False) -> Iterator[Asking]:
    """The question by the rule that `sentence` meets; words keep the capitals that `page` gives.

    definite: whether `the value` means something where the question stands: under the name of an item it does, in
    the chapter of a book it is the value of a story.
    """
    if not 30 <= len(sentence) <= 320 or sentence[-1] not in ".!" or sentence[0].islower():
        return
    for pattern, question, difficulty in _CLAUSES:
        found = pattern.fullmatch(sentence)
        if found and _clause_stands(found, question):
            yield Asking(question.format(_lowered(found[1], page)), difficulty)
            return
    if _NO_SUBJECT.match(sentence):
        return
    for pattern in (_DEFINITION, _MODAL, _VERB, _PLURAL):
        found = pattern.fullmatch(sentence)
        if found and _subject_stands(found[1], sentence[found.end(1) :], definite):
            yield _about(pattern, found, _lowered(found[1], page))
            return


def _clause_stands(found: re.Match[str], question: str) -> bool:
    clause, rest = found[1], found[2]
    if _POINTING.search(clause) or _LOST.search(found[0]) or not _balanced(clause):
        return False
    if question == _WHY:
        return bool(_FINITE.search(clause)) and not _NO_SUBJECT.match(clause) and ", " not in clause
    return not _NO_CLAUSE.match(clause) and not _ENUMERATION.match(rest)


def _subject_stands(subject: str, rest: str, definite: bool) -> bool:
    if _POINTING.search(subject) or _NO_NOUN.search(subject) or _LOST.search(rest) or not _balanced(subject):
        return False
    known = definite or not subject.lower().startswith("the ") or _WELL_KNOWN.match(subject)
    return bool(known) and not _NO_OBJECT.match(rest.lstrip())


def _balanced(words: str) -> bool:
    """Whether brackets and quotes that are opened are closed again."""
    bare = re.sub(r"`[^`]*`", "", words)
    return all(bare.count(opened) == bare.count(closed) for opened, closed in ("()", "“”", "[]")) and "`" not in bare


def _about(pattern: re.Pattern[str], found: re.Match[str], subject: str) -> Asking:
    verb = found[2]
    if pattern is _DEFINITION:
        return Asking(f"what {verb} {subject}?", 1, subject)
    if pattern is _VERB:
        return Asking(f"what does {subject} {_THIRD_PERSON[verb]}?", 2, subject)
    if pattern is _PLURAL:
        return Asking(f"what do {subject} {'let one do' if verb == 'let' else verb}?", 2, subject)
    modal = "can" if verb.startswith("can") else verb
    negated = "not " * (verb in ("cannot", "can’t", "can't") or found[3] is not None)
    if _PASSIVE.fullmatch(found[4]):
        return Asking(f"what {modal} {negated}be done with {subject}?", 2, subject)
    return Asking(f"what {modal} {subject} {negated}{'be' if found[4].startswith('be ') else 'do'}?", 2, subject)


def _lowered(words: str, page: str) -> str:
    """Words for the middle of a sentence: the first loses its capital unless the page keeps it there too."""
    first = re.match(r"[A-Z][a-z]*\b", words)
    article = first is not None and first[0] in ("A", "An", "The")
    if first is None or (not article and re.search(rf"[a-z,] {first[0]}\b", f"{page} of Rust, of Cargo")):
        return words
    return words[0].lower() + words[1:]
