"""`rusta data notice` and `rusta data takedown`: from a checkpoint to its files, and from a file to checkpoints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rusta_core.run.takedown import Takedown


def notice(
    checkpoint: Path = typer.Argument(..., help="A checkpoint: runs/NAME/model, or one in runs/.cache."),
    out: Path | None = typer.Option(None, "--out", help="The file to write (default: print it)."),
    as_json: bool = typer.Option(False, "--json", help="Give a JSON object instead of a text."),
) -> int:
    """Say which files a checkpoint was trained on, with licences, commits, windows and bytes."""
    import json

    from rusta_core.run.provenance import notice as notice_of
    from rusta_core.run.provenance import text_of
    from rusta_core.serialize import to_json
    from rusta_core.spine.disk import replacing

    found = notice_of(checkpoint)
    text = json.dumps(to_json(found), indent=1, ensure_ascii=False) + "\n" if as_json else text_of(found)
    if out is None:
        print(text, end="")
        return 0
    with replacing(out) as file:
        file.write(text.encode())
    print(f"wrote {out}")
    return 0


def takedown(
    file: str = typer.Argument(..., help="A path, a sha256, the id of a document, or a folder of such ids."),
    runs: Path = typer.Option(Path("runs"), "--runs", help="The folder below which checkpoints are looked for."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
) -> int:
    """Say which checkpoints saw a file, in which stage and steps."""
    import json

    from rusta_core.run.takedown import takedown as takedown_of
    from rusta_core.serialize import to_json

    found = takedown_of(file, runs)
    print(json.dumps(to_json(found), indent=1, ensure_ascii=False) if as_json else _account(found, file, runs))
    return 0


def _account(found: Takedown, file: str, runs: Path) -> str:
    lines = []
    for one in found.sightings:
        place = "" if one.file.id == file else f"{one.file.id}: "
        times = f"{one.windows:,} window{'s' * (one.windows != 1)}"
        lines.append(f"{one.checkpoint}\n  {place}stage {one.stage}, {times}, steps {one.first:,} to {one.last:,}")
    saw = len({one.checkpoint for one in found.sightings})
    lines.append(f"{saw or 'none'} of {found.looked_at} checkpoints below {runs} saw {file}")
    lines += [f"cannot tell: {path}: {why}" for path, why in found.silent]
    return "\n".join(lines)
