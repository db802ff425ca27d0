"""The losses of stages, one after the other, as a picture: `python tests/bench/curves.py FILE... --write curves.svg`.

FILE is the metrics.jsonl of a stage, or the report.jsonl of a run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from rusta_core.evaluation.plots import losses

COLOURS = {"ink": "#222", "muted": "#666", "line": "#ddd", "first": "#2563eb", "second": "#c2410c", "band": "#e5e7eb"}


def rows(file: Path) -> list[dict[str, Any]]:
    """The losses in a file, a row for each step."""
    return [row for row in map(json.loads, file.read_text().splitlines()) if "loss" in row]


def picture(files: list[Path]) -> str:
    """An SVG that stands alone: colours in place of the page's, on white."""
    svg = losses([row for file in files for row in rows(file)])
    for name, colour in COLOURS.items():
        svg = svg.replace(f"var(--{name})", colour)
    start = svg.index(">") + 1
    svg = f'{svg[:start]}<rect width="100%" height="100%" fill="#fff"/>{svg[start:]}'
    return svg if "xmlns=" in svg else svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, required=True)
    given = parser.parse_args()
    given.write.write_text(picture(given.files) + "\n")


if __name__ == "__main__":
    main()
