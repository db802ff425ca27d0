"""The conformance kit finds what is wrong: pieces with one fault each, as one-file plugins."""

from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core.testing.conformance import Promise, Report, examine

HEAD = """
import itertools
from attrs import field, frozen
from rusta_core import (
    Edit, Injection, Judgement, Measurement, Observation, Outcome, PatchBundle, Played, digest, hookimpl
)

COUNT = itertools.count()
"""


@pytest.fixture
def report(tmp_path: Path):
    """Examine one class, given by its body, and give its promises by name."""

    def examined(body: str, option: str = "", doc: str = '    """Does it."""\n', top: str = "") -> dict[str, Promise]:
        file = tmp_path / "mine.py"
        lines = "".join(f"    {line}\n" for line in body.strip("\n").splitlines())
        file.write_text(f"{HEAD}{top}\n@frozen(eq=False, kw_only=True)\nclass Mine:\n{doc}    {option}\n{lines}")
        [found] = examine(str(file))
        return {promise.name: promise for promise in found.promises}

    return examined


INJECTOR = """
@hookimpl
def inject(self, context):
    at = context.snippet.text.index("fn ")
    return [Injection(edits=(Edit(path=context.path, start=at, end=at + 2, text={text}),), error_class="{cls}",
                      codes=(), operator="mine")]
"""
GOOD_INJECTOR = INJECTOR.format(text='"fun"', cls="syntax")
METRIC = """
@hookimpl
def measure(self, context):
    n = len(context.outcomes)
    return Measurement(name="mine", value={value}, n={n}, low={low}, high=1.0)
"""
GATE = """
@hookimpl
def judge(self, context):
    now = context.now.get("compile-fix")
    return Judgement(gate="mine", passed={passed}, margin=None, reason={reason})
"""
TOOL = """
@hookimpl
def probe(self, context):
    return Observation(tool="{name}", status="ok", data={data})
"""
SOURCE = """
@hookimpl
def documents(self, context):
    from rusta_core import Document
    for name in {names}:
        yield Document(license="MIT", source_url="x", sha256={sha}, doc_id=name, repo="r", role="docs", title="t",
                       text=name)
"""
HEAD_PIECE = """
@hookimpl
def build_head(self, context):
    import torch
    class Module(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.own = torch.nn.Parameter(torch.ones(context.width))
        def targets(self, batch):
            return {targets}
        def loss(self, hidden, targets):
            return {loss}
        def read(self, hidden, batch):
            return [0.5 for _ in batch.placed]{cut}
    return Module()
"""
GAME = """
@hookimpl
def play(self, context):
    outcomes = []
    for case in context.cases:
        if hasattr(case, "gold_patch"):
            edit = Edit(path="src/main.rs", start=0, end=0, text="")
            bundle = PatchBundle(license="MIT", source_url="x", sha256=digest(""), edits=(edit,), k_lines=0)
            outcomes.append(Outcome(kind="repair", id=case.id, bundle=bundle, compiles={claim}))
            {tell}
    return Played(outcomes=tuple(outcomes))
"""


def test_a_good_injector_keeps_every_promise(report) -> None:
    promises = report(GOOD_INJECTOR)
    assert {name: promise.kept for name, promise in promises.items()} == {
        "is imported within 1 s": True,
        "brings no torch in when it is imported": True,
        "its class says what it does": True,
        "each option says what it is": True,
        "options come back as they went in": True,
        "two alike can be used in one run": True,
        "does its work": True,
        "gives the same a second time": True,
        "gives the same in another process": True,
    }
    assert promises["does its work"].detail.startswith("2 of 2 proposals are proved")


@pytest.mark.parametrize(
    ("changed", "promise", "detail"),
    [
        ({"doc": ""}, "its class says what it does", "it has no docstring of its own"),
        ({"option": "most: int = 2"}, "each option says what it is", '`most` has no metadata={"doc": …}'),
        (
            {"option": 'most: object = field(default=2, metadata={"doc": "x"})'},
            "its options can be written in TOML",
            "no TOML value is of type object",
        ),
        (
            {"option": 'most: int = field(default=2, converter=lambda one: one + 1, metadata={"doc": "x"})'},
            "options come back as they went in",
            "{ most = 3 } became { most = 4 }",
        ),
        ({"option": 'most: int = field(metadata={"doc": "x"})'}, "takes a recipe's options", "needs the option `most`"),
        (
            {"top": "import torch"},
            "brings no torch in when it is imported",
            "import it in the method that needs it",
        ),
    ],
)
def test_faults_of_any_kind_of_piece(report, changed: dict[str, str], promise: str, detail: str) -> None:
    found = report(GATE.format(passed="now is not None and now.value > 0.3", reason="'because'"), **changed)
    assert found[promise].kept is False
    assert found[promise].detail.startswith(detail)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (INJECTOR.format(text='"fn"', cls="syntax"), "mine: its edits change nothing"),
        (INJECTOR.format(text='"fun"', cls="spelling"), "'spelling' is none of the classes borrow, move"),
        (INJECTOR.format(text='"const fn"', cls="syntax"), "the compiler proves none of 2 proposals"),
        (METRIC.format(value=0.5, n="n or 1", low=0.0), "of no outcomes it makes 0.5 with n = 1"),
        (METRIC.format(value="0.5 if n else None", n="n", low="None"), "it gives 0.5 without an interval"),
        (METRIC.format(value="0.5 if n else None", n="n", low=0.6), "0.5 lies outside of its interval, 0.6 to 1.0"),
        (METRIC.format(value="0.5 if n else None", n=0, low=0.1), "it gives 0.5 with n = 0"),
        (METRIC.format(value="1 / n", n="n", low=0.0), "ZeroDivisionError: division by zero\nat "),
        (GATE.format(passed="True", reason="'because'"), "it lets a run pass of which nothing was measured"),
        (GATE.format(passed="now is not None", reason="'because'"), "it passes whatever was measured"),
        (GATE.format(passed="False", reason="''"), "it gives no reason"),
        (GATE.format(passed="now.value > 1", reason="'because'"), "AttributeError: 'NoneType' object has no attribute"),
        (TOOL.format(name="other", data="{}"), "it signs as 'other', and its name is 'mine'"),
        (TOOL.format(name="mine", data="{'set': {1}}"), "TypeError: Object of type set is not JSON serializable"),
        (SOURCE.format(names="'ab'", sha="digest('')"), "a: sha256 is not that of its text"),
        (SOURCE.format(names="'aa'", sha="digest(name)"), "documents share an id: a"),
        (HEAD_PIECE.format(targets="batch", loss="hidden.mean()", cut=""), "no gradient reaches its own weights"),
        (
            HEAD_PIECE.format(targets="batch", loss="(hidden @ self.own).mean()", cut="[:2]"),
            "it reads 2 values for 8 samples",
        ),
        (
            HEAD_PIECE.format(targets="batch", loss="(hidden @ self.own).mean()", cut=""),
            "it finds targets in a batch that holds no facts",
        ),
        (GAME.format(claim=True, tell="context.done(outcomes[-1])"), "kit/"),
        (GAME.format(claim=False, tell="pass"), "it gives 5 outcomes and told of 0 by `done`"),
    ],
)
def test_faults_in_the_work(report, body: str, detail: str) -> None:
    work = report(body)["does its work"]
    assert work.kept is False
    assert work.detail.startswith(detail)


def test_a_game_that_claims_what_is_not_so(report) -> None:
    work = report(GAME.format(claim=True, tell="context.done(outcomes[-1])"))["does its work"]
    assert work.detail.endswith("it says that its patch compiles, and it does not")


def test_a_second_time_and_another_process_are_compared(report) -> None:
    counting = GOOD_INJECTOR.replace('"fun"', '"fun" + "n" * (next(COUNT) // 2)')
    second = report(counting)["gives the same a second time"]
    assert second.kept is False
    assert "text='fun'" in second.detail
    assert "text='funn'" in second.detail
    by_hash = GOOD_INJECTOR.replace('"fun"', '"fun" + "n" * (hash("rusta") % 1000)')
    promises = report(by_hash)
    assert promises["gives the same a second time"].kept is True
    assert promises["gives the same in another process"].kept is False


def test_a_slow_import_is_told(report, monkeypatch) -> None:
    monkeypatch.setattr("rusta_core.testing.conformance.IMPORT_SECONDS", 0.0)
    slow = report(GATE.format(passed="now is not None", reason="'because'"))["is imported within 0 s"]
    assert slow.kept is False
    assert slow.detail.endswith(" ms")


def test_what_cannot_be_tried_is_not_broken(report) -> None:
    nothing = "@hookimpl\ndef inject(self, context):\n    return []"
    work = report(nothing)["does its work"]
    assert (work.kept, work.detail) == (None, "it finds nothing to break in the kit's programs")


def test_the_report_in_words() -> None:
    promises = (
        Promise("one", True, "5 ms"), Promise("two", False, "here\nand there"), Promise("three", None),
    )  # fmt: skip
    report = Report("gate", "mine", promises)
    assert not report.kept
    assert str(report).splitlines() == [
        "gate mine",
        "  kept       one                                     5 ms",
        "  BROKEN     two                                     here",
        "                                                     and there",
        "  not tried  three",
    ]
