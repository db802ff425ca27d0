"""rust-analyzer with the last case open: it needs seconds to be ready, and then less than one for each state of a case.

Cases of one family, with the same paths and the same manifest, are one crate to it of which texts change. There is one
for the process, and whoever asks has it alone meanwhile.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from attrs import define, field

from rusta_core import Analyzer, Checker, DiagCase, File, NoAnswer, RustaError, UsageError, write_tree
from rusta_tools.case_crate import crate_files

Family = tuple[object, ...]


@define(eq=False)
class WarmAnalyzer:
    """Keeps one analyzer until a case of another family comes."""

    _family: Family | None = field(default=None, init=False)
    _analyzer: Analyzer | None = field(default=None, init=False)
    _fault: RustaError | None = field(default=None, init=False)  # why that family cannot be opened
    _folder: TemporaryDirectory[str] | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    @contextmanager
    def opened(self, case: DiagCase, checker: Checker, *, patience: float, seconds: float) -> Iterator[Analyzer]:
        """An analyzer that has the case's files as they are. Raises as `Analyzer.open` does."""
        files = crate_files(case)
        family = (checker.toolchain, checker.sandbox, *((file.path, _kept(file)) for file in files))
        with self._lock:
            if family == self._family and self._fault is not None:
                raise self._fault
            if self._analyzer is None or self._analyzer.is_gone or family != self._family:
                self._close()
                self._family = family
                self._analyzer = self._open(files, checker, patience)
            analyzer = self._analyzer
            analyzer.seconds = seconds
            for file in files:
                if _kept(file) is None:
                    analyzer.change(file.path, file.text)
            yield analyzer

    def close(self) -> None:
        """End it, as happens at the end of the process."""
        with self._lock:
            self._close()

    def _open(self, files: tuple[File, ...], checker: Checker, patience: float) -> Analyzer:
        self._folder = TemporaryDirectory(prefix="rusta-")
        folder = Path(self._folder.name).resolve()
        write_tree(folder, files)
        try:
            return Analyzer.open(folder, checker.toolchain, checker.sandbox, patience=patience)
        except (NoAnswer, UsageError) as fault:
            self._fault = fault
            raise

    def _close(self) -> None:
        if self._analyzer is not None:
            self._analyzer.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._analyzer = self._folder = self._family = self._fault = None


def _kept(file: File) -> str | None:
    """The text of a file that no open analyzer can be told of: all but sources, and the build script."""
    return None if file.path.endswith(".rs") and not file.path.endswith("build.rs") else file.text


WARM = WarmAnalyzer()
atexit.register(WARM.close)
