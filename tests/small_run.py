"""A recipe that does the whole loop in seconds: real documentation, the real compiler, a toy of a model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RECIPE = """
[run]
name = "small"
seed = 3

[data]
held_out = { "rust-lang/rust-by-example" = "test", "rust-lang/nomicon" = "val" }
snippets = { train = 40, val = 12, test = 24 }
cases_per_class = { train = 2, val = 1, test = 2 }
questions = { train = 20, val = 8, test = 6 }
episodes = { train = 6, val = 3 }
types = { train = 8, val = 4, test = 8 }

[[source]]
use = "rust-docs"
books = ["std", "nomicon", "rust-by-example"]
most_pages = 120

[[injector]]
use = "borrow"
[[injector]]
use = "type"
[[injector]]
use = "syntax"

[model]
size = "nano"
window = 256
width = 32
layers = 1
heads = 2
ngram_buckets = 64

[[head]]
use = "anchor"
[[head]]
use = "action"
[[head]]
use = "confidence"
[[head]]
use = "minimality"
[[head]]
use = "value"
[[head]]
use = "ast-hint"

[[tool]]
use = "rustc"
[[tool]]
use = "doc-index"
[[tool]]
use = "rustc-suggestions"

[[stage]]
name = "S0"
steps = 3
batch = 4
mixture = { docs = 0.5, code = 0.5 }
guard = { metric = "perplexity", every = 2, better = "lower" }
signals = ["lm", "ast-hint"]
[[stage.gate]]
use = "perplexity"
at_most = 400.0
least_n = 1
[[stage.gate]]
use = "perplexity-falls"
at_least = 0.01
least_n = 1

[[stage]]
name = "S3"
steps = 3
batch = 4
mixture = { repairs = 0.3, sequences = 0.2, qa = 0.2, types = 0.1, choices = 0.2 }
signals = ["lm", "anchor", "action", "minimality", "value"]

[[game]]
use = "patch-tree-search"
budget = { checks = 16, seconds = 10, k_lines = 10 }
[[game]]
use = "anchor-or-zero"

[[metric]]
use = "compile-fix"
[[metric]]
use = "genuine-fix"
[[metric]]
use = "anchor-fidelity"
[[metric]]
use = "choice"
[[metric]]
use = "perplexity"
[[metric]]
use = "probe-success"
[[metric]]
use = "syntax-probe"
[[metric]]
use = "type-of"

[[gate]]
use = "compile-fix"
at_least = BOUND
least_n = 1
"""


def rusta(*words: str | Path, cwd: Path, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rusta_core.cli", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def write_recipe(folder: Path, bound: str = "0.0", **changes: str) -> Path:
    """The small recipe with a bound for its gate and any line's text exchanged."""
    text = RECIPE.replace("BOUND", bound)
    for old, new in changes.items():
        text = text.replace(old, new)
    path = folder / "small.toml"
    path.write_text(text)
    return path
