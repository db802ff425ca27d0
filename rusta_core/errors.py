"""One shape for every error a user can meet: what happened, where, why, and what mends it.

The fields are kept apart so that `--json` and tests can read them; `str(error)` is the only place that formats them.
Exit codes: 1 a fault, 2 wrong usage or recipe, 3 a gate failed.
"""

from __future__ import annotations


class RustaError(Exception):
    """A fault that a user can act on.

    what: the fact, one sentence; where: a file, a piece or a line; why: the cause; mend: what to do about it.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", why: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.why, self.mend = what, where, why, mend

    def __str__(self) -> str:
        rows = [("where", self.where), ("why", self.why), ("mend", self.mend)]
        lines = [self.what]
        for name, text in rows:
            if text:
                first, *more = text.splitlines()
                lines += [f"  {name + ':':7}{first}", *(f"         {line}" for line in more)]
        return "\n".join(lines)


class UsageError(RustaError):
    """The command or the recipe asks for something that cannot be."""

    exit_code = 2


class RecipeError(UsageError):
    """A recipe that cannot be taken, at `file:line:column`, with the line quoted and a caret under the place."""

    def __init__(
        self, what: str, *, file: str, line: int = 0, column: int = 0, quoted: str = "", why: str = "", mend: str = ""
    ) -> None:
        where = f"{file}:{line}:{column}" if line else file
        if quoted:
            where += f"\n{quoted}\n{' ' * (column - 1)}^"
        super().__init__(what, where=where, why=why, mend=mend)
        self.file, self.line, self.column, self.quoted = file, line, column, quoted


class PieceError(UsageError):
    """A piece that is named but cannot be had: unknown, clashing, broken, for another API, or lacking something."""

    def __init__(
        self, what: str, *, kind: str, name: str, dist: str = "", where: str = "", why: str = "", mend: str = ""
    ) -> None:
        super().__init__(what, where=where or (f"distribution {dist}" if dist else ""), why=why, mend=mend)
        self.kind, self.name, self.dist = kind, name, dist


class MissingTool(UsageError):
    """A program or capability of the machine that the work needs and that is not there."""

    def __init__(self, tool: str, *, needed_for: str, mend: str, why: str = "") -> None:
        super().__init__(f"{tool} is not available, and {needed_for} needs it", why=why, mend=mend)
        self.tool, self.needed_for = tool, needed_for


class RecordError(RustaError):
    """A record that does not validate, with the path to the field."""

    def __init__(self, what: str, *, path: str, where: str = "", why: str = "", mend: str = "") -> None:
        super().__init__(what, where=" ".join(part for part in (where, path) if part), why=why, mend=mend)
        self.path = path


class GateFailed(RustaError):
    """The run went through and a gate said no."""

    exit_code = 3
