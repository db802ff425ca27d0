"""What a text is made of, as far as duplicates go: the set of its token shingles, and a fingerprint of its code.

A token is a run of word characters (ASCII letters, digits, `_`, and every byte from 0x80, so that UTF-8 stays whole;
a longer run is cut every 64 bytes) or one other sign. Spaces, line breaks and comments are none, so that code which
is only laid out or remarked differently is the same. `//` after a colon is a URL and no comment. What else looks like
a comment inside a string literal is taken for one; every copy of a text loses the same by it.

A shingle is five tokens in a row (Broder, On the resemblance and containment of documents, 1997), known by 48 bits of
its hash. All of it is array arithmetic over many texts at once, so that small texts cost no more than large ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

import numpy as np
import xxhash
from attrs import frozen
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

SKETCH = "tokens/5 48-bit/1"  # what the hashes depend on: stored beside what was found with them
WIDTH = 5  # tokens in a shingle
LEAST_BYTES = 64  # of code; less (`fn main() {}`) is alike everywhere and says nothing
LEAST_TOKENS = 24  # a text with fewer has no near-duplicates: one token changed inside takes Jaccard below 0.6
TEXT_BITS = 16  # of a key, for the number of the text
MOST_TEXTS = 1 << TEXT_BITS  # in one sketch
TEXT = np.uint64(MOST_TEXTS - 1)  # the bits of a key that number the text

_LINE_COMMENT = re.compile(rb"//(?<!://)[^\n]*")
_COMMENT = re.compile(rb"/(?:/(?<!://)[^\n]*|\*.*?\*/)", re.DOTALL)
_SPACES = b"\0\t\n\v\f\r "
_WORDS = b"0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + bytes(range(0x80, 0x100))
_SPACE, _WORD, _SIGN = range(3)
_KIND = np.full(256, _SIGN, np.uint8)
_KIND[[*_SPACES]] = _SPACE
_KIND[[*_WORDS]] = _WORD
_LONGEST = 64  # bytes of a token
_LANE = 8  # bytes that are hashed at a time
_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(_LANE + 1)], np.uint64)  # of a little-endian word
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio's fraction, as in Fibonacci hashing
_AT_ONCE = 1 << 18  # characters whose arrays stay in a core's cache


@frozen(eq=False)
class Sketch:
    """The shingles of some texts.

    marks: xxh3_128 of each text's code, None where it is too short to have a fingerprint; sizes: how many distinct
    shingles each has, 0 where it is too short for any; keys: all shingles, 48 bits of hash above 16 bits of the
    text's number, sorted, each once.
    """

    marks: list[bytes | None]
    sizes: Numbers
    keys: Keys


def fingerprint(code: str) -> str | None:
    """The identity (sha256) of code, comments and spaces aside; None where it is too short to have one."""
    bare = _bare(_uncommented(code))
    return sha256(bare).hexdigest() if len(bare) >= LEAST_BYTES else None


def batches(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The texts in their order, some at a time: up to `size` characters, or one longer text."""
    begin = total = 0
    for end, text in enumerate(texts):
        total += len(text)
        if end > begin and (total > size or end - begin == MOST_TEXTS):
            yield texts[begin:end]
            begin, total = end, len(text)
    if begin < len(texts):
        yield texts[begin:]


def sketches(texts: Sequence[str]) -> list[Sketch]:
    """The shingles of texts, a batch after the other."""
    return [sketch(batch) for batch in batches(texts, _AT_ONCE)]


def sketch(texts: Sequence[str]) -> Sketch:
    """The shingles of at most `MOST_TEXTS` texts."""
    codes = [_uncommented(text) for text in texts]
    marks = [xxhash.xxh3_128_digest(bare) if len(bare) >= LEAST_BYTES else None for bare in map(_bare, codes)]
    starts, tokens = _tokens(b" ".join([*codes, bytes(_LANE)]))
    counts = np.diff(np.searchsorted(starts, np.cumsum([0, *(len(code) + 1 for code in codes)])))
    silent = (counts < LEAST_TOKENS) | np.array([mark is None for mark in marks], bool)
    text = np.repeat(np.arange(len(texts), dtype=np.uint64), counts)
    many = max(len(tokens) - WIDTH + 1, 0)
    keys = np.zeros(many, np.uint64)
    for place in range(WIDTH):
        keys = keys * _ODD + tokens[place : place + many]
    keys = (_mixed(keys) & ~TEXT) | text[:many]
    inside = (text[:many] == text[len(text) - many :]) & ~np.repeat(silent, counts)[:many]
    keys = ordered(keys[inside])
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]]
    return Sketch(marks, np.bincount((keys & TEXT).astype(np.int64), minlength=len(texts)), keys)


def ordered(keys: Keys) -> Keys:
    """Keys in order. Their first bits are spread evenly, so a pass of radix sort leaves a merge sort little to do."""
    order = np.argsort((keys >> np.uint64(48)).astype(np.uint16), kind="stable")
    return np.sort(keys.take(order), kind="stable")


def _uncommented(text: str) -> bytes:
    # Behind the last `*/` nothing is closed, and to look for the end of every `/*` there is the square of the text.
    code, close, rest = text.encode().rpartition(b"*/")
    line, line_break, rest = rest.partition(b"\n")
    return _COMMENT.sub(b" ", code + close + line) + line_break + _LINE_COMMENT.sub(b" ", rest)


def _bare(code: bytes) -> bytes:
    return code.translate(None, _SPACES)


def _tokens(code: bytes) -> tuple[Numbers, Keys]:
    """Where each token begins, and its hash. The last `_LANE` bytes are spaces."""
    kind = _KIND.take(np.frombuffer(code, np.uint8))
    word = kind == _WORD
    begins = kind == _SIGN
    ends = begins.copy()
    begins[0] |= word[0]
    begins[1:] |= word[1:] & ~word[:-1]
    ends[:-1] |= word[:-1] & ~word[1:]
    starts, stops = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    long = np.flatnonzero(stops - starts > _LONGEST)
    cuts = [np.arange(starts[at] + _LONGEST, stops[at], _LONGEST) for at in long]
    starts, stops = (np.sort(np.concatenate((bounds, *cuts))) if cuts else bounds for bounds in (starts, stops))
    lengths = stops - starts
    lanes: Keys = np.ndarray((len(code) - _LANE + 1,), "<u8", code, strides=(1,))
    hashes = _mixed(lanes.take(starts) & _FIRST_BYTES.take(np.minimum(lengths, _LANE)))
    longer, done = np.flatnonzero(lengths > _LANE), _LANE
    while len(longer):
        more = lanes.take(starts[longer] + done) & _FIRST_BYTES.take(np.minimum(lengths[longer] - done, _LANE))
        hashes[longer] = _mixed(hashes[longer] + more)
        done += _LANE
        longer = longer[lengths[longer] > done]
    return starts, hashes


def _mixed(values: Keys) -> Keys:
    """Multiply and fold, so that the high bits hang on all bits."""
    values = values * _ODD
    values ^= values >> np.uint64(32)
    return values * _ODD
