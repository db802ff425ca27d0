"""`rusta devlog`: the log of episodes, to look at and to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from rusta_core.agent.devlog import Damage, Record
    from rusta_core.agent.devlog.index import Episode

devlog = typer.Typer(help="The log of episodes: what was tried, answered and decided, to look at and to mend.")
FOLDER = typer.Option(None, "--folder", help="Another log than the user's own.")


@devlog.command()
def show(
    episode: str | None = typer.Argument(None, help="The episode whose records are shown (default: all episodes)."),
    last: int | None = typer.Option(None, "--last", min=1, help="Only the last so many."),
    folder: Path | None = FOLDER,
    as_json: bool = typer.Option(False, "--json", help="Print a JSON list of objects."),
) -> int:
    """List the episodes, or the records of one; exit code 1 where the log is damaged, with the places on stderr."""
    import json
    import sys

    from attrs import asdict

    from rusta_core.agent.devlog.index import Index

    place = _place(folder)
    with Index.open(place) as index:
        episodes = index.episodes()
        damages = dict.fromkeys(index.damages())
        shown: Sequence[Episode] | Sequence[Record] = episodes
        if episode is not None:
            shown = list(index.read(_known(episode, episodes, place), damages.setdefault))
    left = max(0, len(shown) - last) if last else 0
    shown = shown[left:]
    if as_json:
        print(_plain(json.dumps([asdict(one) for one in shown], indent=1, ensure_ascii=False)))
    else:
        print(_plain("\n".join(_lines(shown, left)) or f"no episode in {place}"))
    _tell(damages, sys.stderr)
    return 1 if damages else 0


@devlog.command()
def recover(folder: Path | None = FOLDER) -> int:
    """Cut off what killed writers left half written, name what is damaged (exit code 1), make the index anew."""
    import sys

    from rusta_core.agent.devlog import recover

    place = _place(folder)
    found = recover(place)
    _tell(found, sys.stdout)
    damaged = sum(not one.torn for one in found)
    cut = len(found) - damaged
    print(f"{place}: torn ends cut off: {cut}, damaged places left as they are: {damaged}; index made anew")
    return 1 if damaged else 0


@devlog.command()
def stats(
    folder: Path | None = FOLDER,
    as_json: bool = typer.Option(False, "--json", help="Print a JSON object."),
) -> int:
    """Say what the log amounts to: episodes and how they ended, records, files."""
    import json

    from attrs import asdict

    from rusta_core.agent.devlog.stats import stats as stats_of

    told = stats_of(_place(folder))
    if as_json:
        print(json.dumps(asdict(told), indent=1, ensure_ascii=False))
        return 0
    rows = {
        "folder": told.folder,
        "episodes": f"{told.episodes:,}{_counts(told.states)}",
        "records": f"{told.records:,}{_counts(told.kinds)}",
        "time": f"{_moment(told.began)} to {_moment(told.ended)}" if told.began and told.ended else "",
        "segments": f"{told.segments:,}, {told.compressed:,} of them compressed, {told.bytes:,} bytes",
        "damaged": f"in {told.damaged}: `rusta devlog recover` names the places" if told.damaged else "",
        "torn ends": f"{told.torn} kept" if told.torn else "",
    }
    print("\n".join(f"{name:10}{text}" for name, text in rows.items() if text))
    return 0


def _place(folder: Path | None) -> Path:
    from rusta_core.agent.devlog import devlog_folder
    from rusta_core.errors import UsageError

    if folder is not None and not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder), mend="name the folder of a log, or leave it out")
    return folder or devlog_folder()


def _known(episode: str, episodes: Iterable[Episode], place: Path) -> str:
    from difflib import get_close_matches

    from rusta_core.errors import UsageError

    names = [one.id for one in episodes]
    if episode not in names:
        close = get_close_matches(episode, names, 1, cutoff=0.4)
        mend = f"did you mean `{close[0]}`?" if close else "`rusta devlog show` lists those that there are"
        raise UsageError(f"the log has no episode {episode}", where=str(place), mend=mend)
    return episode


def _lines(shown: Sequence[Episode] | Sequence[Record], left: int) -> Iterable[str]:
    from rusta_core.agent.devlog import Record
    from rusta_core.agent.devlog.telling import line

    if left:
        yield f"({left:,} before)"
    for one in shown:
        if isinstance(one, Record):
            yield f"{_moment(one.time)}  {one.kind:12} {line(one.kind, one.data)}"
        else:
            words = [_moment(one.began), one.id, f"{one.records:,} records", one.state or "open", one.crate or ""]
            yield "  ".join(words).rstrip()


def _tell(damages: Iterable[Damage], to: TextIO) -> None:
    for one in damages:
        print(f"{'torn' if one.torn else 'damaged'}: {one}", file=to)


def _plain(text: str) -> str:
    """The text with escapes for what is no UTF-8, as names of files may be: in JSON they say the same."""
    return text.encode("utf-8", "backslashreplace").decode()


def _counts(counts: Mapping[str, int]) -> str:
    return f" ({', '.join(f'{name} {count:,}' for name, count in counts.items())})" if counts else ""


def _moment(time: float) -> str:
    return datetime.fromtimestamp(time).isoformat(" ", "milliseconds")
