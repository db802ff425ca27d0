"""Questions that rest on two passages of different books, joined because both are about the same thing.

Two rules find them. *Same thing*: both ask about one item, one error or one noun (std on `ptr::write`, and the
Rustonomicon's use of it; E0716, and the code for which the Reference expects it). *A word explained*: the answer to
the first names a thing that another book defines (an error about a trait object, and what a trait object is).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from rusta_core.records import digest
from rusta_core.spine.qa.names import Names
from rusta_core.spine.qa.passages import ITEMS, LONG_CODE, TITLES, Asked
from rusta_core.spine.qa.prose import noun

_FIRST_HALVES = 8  # of how many pairs a question may be the first half
_EXPLAINED = 12  # of how many pairs a definition may be the second half, by the rule of a word explained
_WORDS = 2  # words of an answer that are explained, each in a pair of its own: the rarest
_COMMON = 40  # answers; a word that stands in more of them explains nothing in particular
_LONGEST_NOUN = 4  # words
_LONGEST = LONG_CODE + 400  # characters of both answers, which a model must see with both passages

_FIRST = ("item", "unsafe", "error: meaning")
_SECOND = ("definition", "prose", "code", "error: example", "error: message")
_WITH_WORDS = ("error: meaning", "unsafe", "panics", "item")
_VAGUE = frozenset(
    f"a {word}"
    for word in ("rust", "reference", "name", "test", "program", "code", "value", "crate", "file", "thing", "flag",
                 "null", "number", "error", "item")
)  # fmt: skip
_BEFORE = frozenset(
    (",", "a", "an", "the", "of", "in", "on", "as", "to", "not", "or", "and", "any", "each", "another", "inside",
     "outside", "by", "for", "with", "from", "between")
)  # fmt: skip
"""What stands before a noun that is not part of a longer one."""
_INLINE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[.,]")


def pairs(asked: Sequence[Asked], log: Callable[[str, str], None], split: Mapping[str, str]) -> Iterator[Asked]:
    """The pairs among questions about one passage each, in a fixed order.

    split: of documents, by their ids; those of two splits are in no pair together, and `log` hears of it.
    """
    names = Names.of(path for one in asked if one.passage.book in ITEMS for path in one.about)
    rules = _Rules(asked, names, log, split)
    yield from rules.same_thing()
    yield from rules.word_explained()


@frozen
class _Rules:
    asked: Sequence[Asked]
    names: Names
    log: Callable[[str, str], None]
    split: Mapping[str, str]

    def same_thing(self) -> Iterator[Asked]:
        firsts: dict[str, list[Asked]] = defaultdict(list)
        for one in self.asked:
            for thing in one.about if one.kind in _FIRST else _defined(one):
                firsts[thing].append(one)
        uses: Counter[str] = Counter()
        seconds = [one for one in self.asked if one.kind in _SECOND and one.passage.book in TITLES]
        for second in sorted(seconds, key=lambda one: digest(one.question + one.answer)):
            for thing in sorted(set(map(self.names.thing, second.about))):
                for first in firsts.get(thing, ()):
                    fits = uses[first.question] < _FIRST_HALVES and _shows(second, first, thing)
                    if fits and self._together(first, second):
                        uses[first.question] += 1
                        yield _joined(first, second)

    def word_explained(self) -> Iterator[Asked]:
        explains: dict[str, list[Asked]] = defaultdict(list)
        for one in self.asked:
            for thing in one.about if one.kind == "item" else _defined(one):
                explains[thing].append(one)
        words = {
            one: [word for word in dict.fromkeys(self._words(one)) if word in explains and _certain(word, one)]
            for one in self.asked
            if one.kind in _WITH_WORDS
        }
        frequency = Counter(word for some in words.values() for word in some)
        uses: Counter[str] = Counter()
        for first in sorted(words, key=lambda one: (_WITH_WORDS.index(one.kind), digest(one.question))):
            rare = sorted(words[first], key=lambda word: (frequency[word], word))[:_WORDS]
            for word in rare:
                for second in explains[word] if frequency[word] <= _COMMON else ():
                    if uses[second.question] < _EXPLAINED and self._together(first, second):
                        uses[second.question] += 1
                        yield _joined(first, second)
                        break

    def _words(self, one: Asked) -> Iterator[str]:
        """What an answer names: items in inline code, and nouns. A part of a longer noun is none."""
        yield from (path for code in _INLINE.findall(one.answer) if (path := self.names.path(code)))
        words = [word.lower() for word in _WORD.findall(_INLINE.sub(" , ", one.answer))]
        for length in range(_LONGEST_NOUN, 0, -1):
            for start in range(len(words) - length + 1):
                if length > 1 or not start or words[start - 1] in _BEFORE:
                    yield noun(" ".join(words[start : start + length]))

    def _together(self, first: Asked, second: Asked) -> bool:
        """Of two books (std, core and alloc are one), not too long, and in one split."""
        one, other = ("std" if half.passage.book in ITEMS else half.passage.book for half in (first, second))
        if one == other or len(first.answer) + len(second.answer) > _LONGEST:
            return False
        sides = {self.split.get(half.passage.document.doc_id) for half in (first, second)}
        if len(sides) > 1:
            self.log(f"{first.question} {second.question}", "its anchors are in two splits")
        return len(sides) == 1


def _defined(one: Asked) -> Iterator[str]:
    """The nouns that a chapter defines."""
    if one.kind == "definition" and one.passage.book in TITLES:
        yield from (thing for thing in one.about if thing.startswith("a ") and thing not in _VAGUE)


def _shows(second: Asked, first: Asked, thing: str) -> bool:
    """Code must use the thing by its name; that it uses a module says nothing."""
    if second.kind != "code":
        return True
    name = re.escape(thing.rpartition("::")[2].partition(" ")[0].rstrip("!"))
    return not first.question.startswith("What is in the module") and bool(re.search(rf"\b{name}\b", second.answer))


def _certain(word: str, one: Asked) -> bool:
    """A single word has its meaning of the language where an error is explained; in std it may have another."""
    return one.kind == "error: meaning" or " " in word.removeprefix("a ") or "::" in word


def _joined(first: Asked, second: Asked) -> Asked:
    rest = second.question[0].lower() + second.question[1:]
    if second.kind == "code":
        name = _INLINE.search(first.question)
        assert name is not None, first.question
        rest = f"how is {name[0]} used in {second.passage.place} of {TITLES[second.passage.book]}?"
    return Asked(
        kind=f"{first.kind} + {second.kind}",
        question=f"{first.question[:-1]}, and {rest}",
        answers=(*first.answers, *second.answers),
        difficulty=2 if first.difficulty == second.difficulty == 1 else 3,
        passages=(first.passage, second.passage),
        about=first.about & second.about,
    )
