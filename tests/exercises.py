"""The programs of datasets/exercises, which the tests of the rules mend."""

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "datasets" / "exercises"


def exercise(name: str) -> str:
    """A program by the name of its file."""
    return (_FOLDER / f"{name}.rs").read_text()
