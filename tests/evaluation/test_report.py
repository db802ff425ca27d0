"""What a report says, of a run that went well, of one that did not, and of nothing at all."""

import json
import re
from html.parser import HTMLParser
from math import exp
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from rusta_gates.gates import Calibration as CalibrationGate
from rusta_gates.gates import CompileFix as CompileFixGate
from rusta_gates.gates import KMedian
from rusta_metrics.calibration import Calibration
from rusta_metrics.compile_fix import CompileFix
from rusta_metrics.genuine_fix import GenuineFix
from rusta_metrics.k_lines import KLines

from rusta_core.contexts import Candidate, JudgeContext, MeasureContext, Outcome
from rusta_core.errors import RustaError
from rusta_core.evaluation.page import page
from rusta_core.evaluation.report import ReportData, SourceUsed, StepTime, write_report
from rusta_core.evaluation.terminal import table
from rusta_core.records import ERROR_CLASSES, Judgement, Measurement, PatchBundle
from rusta_core.run.folder import RunFolder
from rusta_core.serialize import from_json

METRICS = (GenuineFix, CompileFix, KLines, Calibration)
BUNDLE = PatchBundle(license="MIT", source_url="https://example.org", sha256="0" * 64, edits=(), k_lines=1)


def trials(n: int, compiles: float, passes: float) -> list[Outcome]:
    """Made up, as all that this file judges: n repairs, of which so many compile, and of those so many pass."""
    rng = Random(3)
    made = []
    for i in range(n):
        compiled = rng.random() < compiles
        made.append(
            Outcome(
                kind="repair",
                id=f"case-{i}",
                slice=ERROR_CLASSES[i % 4],
                bundle=BUNDLE,
                compiles=compiled,
                honest=True,
                tests_green=compiled and rng.random() < passes,
                k_lines=1 + int(rng.expovariate(0.4)),
                confidence=rng.random(),
                candidates=(Candidate(edits=(), files=(), k_lines=1, proposer="made-up"),),
            )
        )
    return made


def report(outcomes: list[Outcome], **more: object) -> ReportData:
    now = {one.name: one for one in (metric().measure(MeasureContext(outcomes=outcomes)) for metric in METRICS)}
    gates = (CompileFixGate(at_least=0.6), KMedian(at_most=10), CalibrationGate(at_most=0.08))
    context = JudgeContext(now=now, before={})
    judgements = tuple(gate.judge(context) for gate in gates)
    data = ReportData(run="made-up", measurements=now, judgements=judgements, outcomes=tuple(outcomes))
    return evolve(data, **more)


@pytest.fixture(scope="module")
def weak() -> ReportData:
    rows = [
        {"stage": stage, "step": step + 1, "loss": {head: exp(-step / 40) for head in heads if head != "x" or step % 3}}
        for stage, heads in (("S0", ["lm"]), ("S1", ["lm", "anchor", "x"]))
        for step in range(120)
    ]
    return report(
        trials(120, 0.8, 0.3),
        commit="0.1.0 3f9c2a7-dirty",
        fingerprint="9ab1c0ffee129ab1",
        started="2025-03-02 14:10",
        model="nano, 1.3 M parameters",
        settings={"run": {"name": "made-up", "seed": 7}},
        timings=(
            StepTime(name="source docs", seconds=0.0, account="12 documents"),
            StepTime(name="train S1", seconds=83.2, account="lm 1.2"),
        ),
        counts={
            "documents": {"train": 900, "test": 140},
            "licences": {"MIT": 1040},
            "cases": {"train": {"borrow": 120, "trait": 44}, "test": {"borrow": 40}},
        },
        sources=(SourceUsed(name="docs", license="MIT OR Apache-2.0", documents=1040, url="https://example.org"),),
        losses=tuple(rows),
        notes=("3 pages name no licence & were refused",),
    )


@pytest.fixture(scope="module")
def folder(weak, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    assert write_report(folder, weak) == (folder / "report.jsonl", folder / "report.html")
    return folder


@pytest.fixture(scope="module")
def html(folder) -> str:
    return (folder / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def rows(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "report.jsonl").read_text("utf-8").splitlines()]


class Read(HTMLParser):
    """The text of a page, its open tags, and everything that a browser would fetch."""

    VOID = ("meta", "br", "use", "path", "rect", "link", "img")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.fetched, self.open, self.ids = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "data", "srcset", "action", "poster") and tag != "a":
                self.fetched.append(value)
            if name == "id":
                self.ids.append(value)
        if tag in ("script", "link", "iframe", "object", "embed"):
            self.fetched.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip() and self.open[-1] != "style":
            self.text.append(data.strip())


class TestPage:
    def test_is_whole_and_fetches_nothing(self, html):
        read = Read(html)
        assert read.open == []
        assert [address for address in read.fetched if not address.startswith("#")] == []
        assert re.findall(r"url\((?!#)|@import|https?://(?!www\.w3\.org|example\.org)", html) == []

    def test_references_inside_plots_resolve_to_one_place_each(self, html):
        read = Read(html)
        assert len(read.ids) == len(set(read.ids))
        used = {address[1:] for address in read.fetched} | set(re.findall(r"url\(#([^)]+)\)", html))
        assert used <= set(read.ids)

    def test_plots_take_their_colours_from_the_page(self, html):
        svg = "".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL))
        assert "var(--first)" in svg
        assert set(re.findall(r"var\(--(\w+)\)", svg)) <= set(re.findall(r"--(\w+):", html))
        assert re.findall(r"#0000\d\d", svg) == []
        assert "prefers-color-scheme: dark" in html

    def test_says_the_run_its_gates_and_their_reasons(self, html, weak):
        text = " ".join(Read(html).text)
        for words in (
            "made-up",
            "commit 0.1.0 3f9c2a7-dirty",
            "fingerprint 9ab1c0ffee12",
            "1 of 3 gates failed: calibration",
        ):
            assert words in text
        for judgement in weak.judgements:
            assert judgement.reason in text
        assert "✓ passed" in text
        assert "✗ failed" in text

    def test_says_every_figure_with_interval_and_n(self, html):
        text = Read(html).text
        at = text.index("compile-fix", text.index("interval by"))
        assert text[at : at + 4] == ["compile-fix", "79.2%", "71.1% to 85.5%", "120"]

    def test_says_data_by_class_and_split_with_licences(self, html):
        text = Read(html).text
        at = text.index("cases")
        assert text[at : at + 9] == ["cases", "164", "40", "borrow", "120", "40", "trait", "44", "0"]
        at = text.index("licences")
        assert text[at - 1 : at + 2] == ["MIT", "licences", "1,040"]
        assert text[text.index("docs") + 1 : text.index("docs") + 4] == [
            "MIT OR Apache-2.0",
            "1,040",
            "https://example.org",
        ]

    def test_says_times_and_notes(self, html):
        text = Read(html).text
        assert text[text.index("source docs") + 1] == "cached"
        assert text[text.index("train S1") + 1] == "1 min 23 s"
        assert "3 pages name no licence & were refused" in text

    def test_escapes_whatever_it_is_told(self):
        odd = "<q>$x^2$&"
        share = Measurement(name=odd, value=0.5, n=9, low=0.4, high=0.6, method=odd, unit=odd)
        whole = evolve(share, unit="share", by={odd: share})
        made = page(
            ReportData(
                run=odd,
                commit=odd,
                fingerprint=odd,
                started=odd,
                model=odd,
                settings={odd: odd},
                timings=(StepTime(name=odd, seconds=1.0, account=odd),),
                counts={odd: {odd: {odd: 3}}},
                sources=(SourceUsed(name=odd, license=odd, documents=1, url=odd),),
                losses=({"stage": odd, "step": 1, "loss": {odd: 1.0}},),
                measurements={"genuine-fix": whole, odd: whole, "compile-fix": whole},
                judgements=(Judgement(gate=odd, passed=False, margin=None, reason=odd),),
                outcomes=(Outcome(kind="repair", id=odd, slice=odd), Outcome(kind=odd, id=odd)),
                notes=(odd,),
            )
        )
        assert "<q>" not in made
        assert " ".join(Read(made).text).count(odd) > 25

    def test_draws_every_plot(self, html):
        labels = re.findall(r'<svg role="img" aria-label="([^"]+)"', html)
        assert len(labels) == 5
        plots = Read(html).text
        for words in ("lm", "anchor", "S1", "lines that the repair touches (K)", "stated confidence", "borrow  n = 30"):
            assert words in plots, words

    def test_same_data_same_page(self, html, weak):
        assert page(weak) == html

    def test_of_nothing_says_so(self):
        nothing = {metric().measure(MeasureContext(outcomes=[])).name for metric in METRICS}
        figures = {name: Measurement(name=name, value=None, n=0) for name in sorted(nothing)}
        read = Read(page(ReportData(run="empty", measurements=figures)))
        text = " ".join(read.text)
        assert text.count("nothing to measure") >= 10
        assert "There was nothing to repair" in text
        assert "The recipe names no gate." in text
        assert "<svg" not in page(ReportData(run="emptier"))

    def test_of_a_single_trial_is_drawn(self):
        read = Read(page(report(trials(1, 1.0, 1.0), losses=({"stage": "S0", "step": 1, "loss": {"lm": 1.0}},))))
        assert "Too few cases to say much" in " ".join(read.text)

    def test_lists_no_more_than_the_first_trials(self):
        text = " ".join(Read(page(report(trials(230, 0.5, 0.5)))).text)
        assert "The first 200 of 230 repairs" in text
        assert "case-199" in text
        assert "case-200" not in text


class TestFiles:
    def test_jsonl_holds_everything_by_kind(self, weak, rows):
        kinds = [row["kind"] for row in rows]
        assert {kind: kinds.count(kind) for kind in kinds} == {
            "run": 1,
            "step": 2,
            "loss": 240,
            "measurement": 4,
            "judgement": 3,
            "outcome": 120,
        }
        run = rows[0]
        assert (run["run"], run["commit"], run["settings"]["run"]["seed"]) == ("made-up", weak.commit, 7)
        assert run["sources"] == [
            {"name": "docs", "license": "MIT OR Apache-2.0", "documents": 1040, "url": "https://example.org"}
        ]

    def test_records_in_jsonl_come_back(self, weak, rows):
        judgements = [
            from_json(Judgement, {key: value for key, value in row.items() if key != "kind"})
            for row in rows
            if row["kind"] == "judgement"
        ]
        assert judgements == list(weak.judgements)
        outcomes = [from_json(Outcome, row["outcome"]) for row in rows if row["kind"] == "outcome"]
        assert outcomes == [evolve(one, candidates=()) for one in weak.outcomes]

    def test_the_next_run_finds_the_figures_of_this_one(self, weak, folder):
        assert RunFolder(folder).before() == dict(weak.measurements)

    def test_a_report_replaces_the_one_before_it(self, tmp_path):
        write_report(tmp_path, ReportData(run="made-up"))
        write_report(tmp_path, ReportData(run="another"))
        assert "made-up" not in (tmp_path / "report.jsonl").read_text() + (tmp_path / "report.html").read_text()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.jsonl"]

    def test_a_folder_that_is_a_file_is_said(self, weak, tmp_path):
        (tmp_path / "taken").write_text("")
        with pytest.raises(RustaError, match="cannot write"):
            write_report(tmp_path / "taken", weak)


class TestTerminal:
    def test_is_plain_text_in_columns(self, weak):
        lines = table(weak).splitlines()
        assert lines[0] == "made-up: 1 of 3 gates failed: calibration"
        assert lines[2].split("  ")[0] == "figure"
        assert lines[4].split() == ["compile-fix", "79.2%", "71.1%", "to", "85.5%", "120"]
        assert len({len(line) for line in lines[2:7]}) == 1
        assert all(line.isprintable() and len(line) <= 100 for line in lines)

    def test_says_each_gate_and_why(self, weak):
        text = table(weak)
        assert "passed  compile-fix  compile-fix: 79.2%, 95% interval" in text
        assert "FAILED  calibration  calibration: " in text

    def test_of_nothing(self):
        assert table(ReportData(run="empty")) == "empty: no gates"
        figures = {"k-lines": Measurement(name="k-lines", value=None, n=0, unit="lines")}
        assert table(ReportData(run="empty", measurements=figures)).splitlines()[3].split() == [
            "k-lines",
            "–",
            "–",
            "0",
        ]
