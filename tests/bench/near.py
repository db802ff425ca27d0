"""Near-duplicates (Jaccard of token 5-shingles from 0.7) among 16 MB of Rust from Debian's crates, each code once, with
400 edited copies planted: `near_pairs`, against MinHash and LSH as datasketch and rensa (128 permutations) and
datatrove (its own 112) have them, given the same tokens. Recall is of the pairs that a comparison of all pairs finds.
The others do not verify what they claim: a claim below 0.7 would be a false removal."""

from __future__ import annotations

import re
import struct
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import xxhash
from material import CRATES, NO_CRATES
from numpy.typing import NDArray
from row import Row

from rusta_core.spine.near import NEAR, near_pairs
from rusta_core.spine.shingles import LEAST_TOKENS, WIDTH, fingerprint, sketches
from rusta_core.spine.workers import Workers

BYTES, PLANTED = 16_000_000, 400
PERMUTATIONS, BANDS = 128, 16  # 16 bands of 8: the likeliness to be found is a half at 0.7

Claims = set[tuple[int, int]]

_COMMENT = re.compile(rb"/(?:/(?<!://)[^\n]*|\*.*?\*/)", re.DOTALL)
_TOKEN = re.compile(rb"[0-9A-Za-z_\x80-\xff]{1,64}|[^\s\0]")


def rows() -> list[Row]:
    """Megabytes per second, recall and what is claimed wrongly."""
    if not CRATES.is_dir():
        return [NO_CRATES]
    texts = corpus()
    size = sum(len(text.encode()) for text in texts) / 1e6
    near = set(Truth(texts).pairs())
    near_pairs(texts[:50])  # what is imported and made once is no part of the comparison
    claimants: dict[str, Callable[[Sequence[str]], Claims]] = {
        "datasketch": datasketch,
        "datasketch, given the hashes of our shingles": datasketch_hashed,
        "rensa": rensa,
        "datatrove": datatrove,
        "`near_pairs`, one worker": partial(ours, workers=1),
        "`near_pairs`, two workers": partial(ours, workers=2),
    }
    rows, base = [Row(f"{len(texts):,} files, {size:.1f} MB", f"{len(near)} near pairs")], None
    for name, claim in claimants.items():
        try:
            began = time.perf_counter()
            claims = claim(texts)
            speed = size / (time.perf_counter() - began)
        except ImportError as fault:
            rows.append(Row(name, f"left out: {fault}"))
            continue
        base = base or speed
        recall, false = len(near & claims) / len(near), len(claims - near)
        said = f"{speed:.2f} MB/s, recall {recall:.3f}, {false} of {len(claims)} claims below {NEAR}"
        rows.append(Row(name, said, f"{speed / base:.1f}x"))
    return rows


def corpus() -> list[str]:
    """Files in the order of their paths' hashes, each code once, and edited copies of some, spread among them."""
    rng = Random("bench")
    seen: set[str | None] = {None}
    texts: list[str] = []
    size = 0
    for path in sorted(CRATES.rglob("*.rs"), key=lambda path: sha256(bytes(path.relative_to(CRATES))).digest()):
        text = path.read_text(errors="replace")
        if fingerprint(text) not in seen and len(words(text)) >= LEAST_TOKENS:
            seen.add(fingerprint(text))
            texts.append(text)
            size += len(text.encode())
        if size > BYTES:
            break
    for original in rng.sample(texts, PLANTED):
        share = rng.uniform(0.01, 0.12)
        copy = "\n".join(line for line in original.splitlines() if rng.random() > share)
        if fingerprint(copy) not in seen and len(words(copy)) >= LEAST_TOKENS:
            seen.add(fingerprint(copy))
            texts.insert(rng.randrange(len(texts) + 1), copy)
    return texts


def words(text: str) -> list[bytes]:
    """The tokens of a text without its comments."""
    return _TOKEN.findall(_COMMENT.sub(b" ", text.encode()))


def shingles(text: str) -> set[bytes]:
    """Five tokens in a row, as those do it who use a MinHash library."""
    tokens = words(text)
    return {b" ".join(tokens[at : at + WIDTH]) for at in range(len(tokens) - WIDTH + 1)}


class Truth:
    """All pairs by comparing all with all, save those whose sizes alone rule them out."""

    def __init__(self, texts: Sequence[str]) -> None:
        hashes = [np.array([*map(xxhash.xxh3_64_intdigest, shingles(text))], np.uint64) for text in texts]
        self.sizes = np.array([*map(len, hashes)])
        _, numbers = np.unique(np.concatenate(hashes), return_inverse=True)
        self.sets = np.split(numbers, np.cumsum(self.sizes)[:-1])
        self.mark = np.zeros(numbers.max() + 1, bool)

    def pairs(self) -> Iterator[tuple[int, int]]:
        order = np.argsort(self.sizes, kind="stable")
        sizes = self.sizes[order]
        ends = np.searchsorted(sizes, sizes / NEAR + 1e-6, side="right")
        together = np.concatenate([self.sets[at] for at in order])
        begins = np.concatenate(([0], np.cumsum(sizes)))
        for at, end in enumerate(ends):
            if end > at + 1:
                common = self._common(self.sets[order[at]], together, begins[at + 1 : end + 1])
                near = common / (sizes[at] + sizes[at + 1 : end] - common) >= NEAR
                for other in np.flatnonzero(near) + at + 1:
                    yield tuple(sorted((int(order[at]), int(order[other]))))

    def _common(self, one: NDArray[np.int64], others: NDArray[np.int64], bounds: NDArray[np.int64]) -> NDArray:
        self.mark[one] = True
        hits = self.mark[others[bounds[0] : bounds[-1]]]
        self.mark[one] = False
        return np.add.reduceat(hits, bounds[:-1] - bounds[0], dtype=np.int64)


def ours(texts: Sequence[str], workers: int) -> Claims:
    return {(pair.one, pair.other) for pair in near_pairs(texts, workers=Workers(count=workers))}


def datasketch(texts: Sequence[str]) -> Claims:
    from datasketch import MinHash, MinHashLSH

    def minhash(text: str) -> MinHash:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch(shingles(text))
        return made

    return _by_lsh(MinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS), map(minhash, texts))


def datasketch_hashed(texts: Sequence[str]) -> Claims:
    from datasketch import MinHash, MinHashLSH

    def minhashes() -> Iterator[MinHash]:
        for sketch in sketches(texts):
            text, hashes = sketch.keys & np.uint64(0xFFFF), (sketch.keys >> np.uint64(16)) & np.uint64(0xFFFFFFFF)
            order = np.argsort(text, kind="stable")
            for own in np.split(hashes[order], np.cumsum(sketch.sizes)[:-1]):
                made = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
                made.update_batch(own.tolist())
                yield made

    return _by_lsh(MinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS), minhashes())


def rensa(texts: Sequence[str]) -> Claims:
    from rensa import RMinHash, RMinHashLSH

    def minhash(text: str) -> RMinHash:
        made = RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update([*shingles(text)])
        return made

    return _by_lsh(RMinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS, num_bands=BANDS), map(minhash, texts))


def datatrove(texts: Sequence[str]) -> Claims:
    """Its signatures and its buckets, with our tokens for those of its spaCy, which is slower."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets, MinhashDedupSignature
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.text import TextNormConfig
    from datatrove.utils.word_tokenizers import WordTokenizer
    from loguru import logger

    logger.disable("datatrove")

    class Words(WordTokenizer):
        def word_tokenize(self, text: str) -> list[str]:
            return [word.decode(errors="replace") for word in words(text)]

        sent_tokenize = span_tokenize = word_tokenize  # are asked for and not called

    config = MinhashConfig(
        norm_config=TextNormConfig(False, False, False, False, False, False, False),
        hash_config=HashConfig(hash_fc="sha1"),  # its other one does not take text from xxhash 4 on
    )
    with tempfile.TemporaryDirectory() as folder:
        documents = (Document(text=text, id=f"{number}") for number, text in enumerate(texts))
        MinhashDedupSignature(f"{folder}/signatures", config, language=Words()).run(documents)
        for bucket in range(config.num_buckets):
            buckets = MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets", config=config)
            buckets.run(rank=bucket, world_size=config.num_buckets)
        found = b"".join(path.read_bytes() for path in Path(folder, "buckets").glob("*.dups"))
    return _joined({(one, other) for _, one, _, other in struct.iter_unpack("<4I", found)})


def _by_lsh(index: object, minhashes: Iterator[object]) -> Claims:
    """What is in a band with a text that came before."""
    claims = set()
    for number, minhash in enumerate(minhashes):
        claims |= {(other, number) for other in index.query(minhash)}
        index.insert(number, minhash)
    return claims


def _joined(pairs: Claims) -> Claims:
    """All pairs of a cluster, where a chain of them was given."""
    cluster: dict[int, set[int]] = {}
    for one, other in pairs:
        both = cluster.get(one, {one}) | cluster.get(other, {other})
        cluster.update(dict.fromkeys(both, both))
    return {pair for texts in cluster.values() for pair in combinations(sorted(texts), 2)}
