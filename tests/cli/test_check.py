"""`rusta check`: names, files, options, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from rusta_core.cli import main

GATE = '''
from attrs import field, frozen
from rusta_core import Judgement, hookimpl

@frozen(eq=False, kw_only=True)
class Mine:
    """Passes a large enough compile-fix."""
    at_least: float = field({default}metadata={{"doc": "the least"}})

    @hookimpl
    def judge(self, context):
        now = context.now.get("compile-fix")
        passed = now is not None and now.value >= self.at_least
        return Judgement(gate="mine", passed=passed, margin=None, reason="it says so")
'''


def test_a_name_in_two_kinds_is_checked_in_both(capsys) -> None:
    assert main(["check", "compile-fix"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line and line[0] != " "] == ["metric compile-fix", "gate compile-fix"]
    assert main(["check", "rusta/compile-fix", "--kind", "gate", "--json"]) == 0
    [report] = json.loads(capsys.readouterr().out)
    assert (report["kind"], report["name"], report["kept"]) == ("gate", "compile-fix", True)
    assert report["promises"][0]["name"] == "is imported within 1 s"


def test_a_file_with_options(capsys, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(GATE.format(default=""))
    assert main(["check", str(file), "--option", "at_least=0.3"]) == 0
    assert main(["check", str(file)]) == 1
    assert "BROKEN     takes a recipe's options                needs the option `at_least`" in capsys.readouterr().out


def test_wrong_words(capsys) -> None:
    assert main(["check", "compile-fixx"]) == 2
    assert "did you mean `compile-fix`?" in capsys.readouterr().err
    assert main(["check", "compile-fix", "--kind", "tool"]) == 2
    assert "`compile-fix` is the name of a gate and of a metric" in capsys.readouterr().err
    assert main(["check", "compile-fix", "--option", "at_least"]) == 2
    assert capsys.readouterr().err == (
        "error: the option 'at_least' cannot be read\n"
        "  why:   there is no = in it\n"
        "  mend:  write it as in a recipe: --option most=3 --option 'path=\"src\"'\n"
    )
