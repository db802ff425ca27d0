"""What a run says of its stages."""

from __future__ import annotations

import json
from collections import Counter


def rows(folder, kind):
    lines = (folder / "runs/small/report.jsonl").read_text().splitlines()
    return [row for row in map(json.loads, lines) if row["kind"] == kind]


def test_the_share_of_questions_that_fit_a_window_is_reported(finished):
    folder, said = finished
    [run] = rows(folder, "run")
    fit, left = (run["counts"][what]["train"] for what in ("questions that fit a window", "questions that do not"))
    assert Counter(fit) + Counter(left) == run["counts"]["questions"]["train"]
    assert sum(fit.values()) == run["counts"]["samples"]["qa"]
    share = fit.get("one anchor", 0) / (fit.get("one anchor", 0) + left.get("one anchor", 0))
    note = f"are learned: {share:.0%} of those with one anchor"
    assert note in said.stderr
    assert any(note in one for one in run["notes"])
    assert "questions that fit a window" in (folder / "runs/small/report.html").read_text()


def test_each_step_says_what_it_repeated(finished):
    folder, _ = finished
    losses = rows(folder, "loss")
    assert len(losses) == 6
    assert all(row["repeated"] >= 0 and 0 < row["counted"] <= row["bytes"] for row in losses)
    for stage in ("S0", "S3"):
        [step] = [row for row in rows(folder, "step") if row["name"] == f"train {stage}"]
        mine = [row for row in losses if row["stage"] == stage]
        repeated, counted = (sum(row[what] for row in mine) for what in ("repeated", "counted"))
        assert step["account"].endswith(f"  {repeated / (repeated + counted):.2%} repeated")


def test_what_the_heads_of_a_stage_learned_is_in_its_losses_and_outcomes(finished):
    folder, _ = finished
    losses = {row["stage"]: row["loss"] for row in rows(folder, "loss")}
    assert losses["S0"]["ast-hint"] > 0
    assert "value" not in losses["S0"]
    [outcomes] = (folder / "runs/.cache").glob("train S3/*/outcomes.jsonl")
    read = [one for one in map(json.loads, outcomes.read_text().splitlines()) if one["kind"] == "state"]
    named = [one for one in read if one["slice"] == "ast-hint"]
    assert named
    assert all(0 <= one["chosen"] <= 1 and 0 < one["n_bytes"] < 256 for one in named)
    values = [one for one in read if one["slice"] == "value"]
    assert values
    assert all(one["expected"] in (True, False) and 0 < one["chosen"] < 1 for one in values)


def test_the_choices_on_held_out_cases_are_counted(finished):
    folder, _ = finished
    [step] = [row for row in rows(folder, "step") if row["name"] == "choices"]
    [measured] = [row for row in rows(folder, "measurement") if row["name"] == "choice"]
    tried = len([row for row in rows(folder, "outcome") if row["outcome"]["kind"] == "repair"])
    assert step["account"] == f"{measured['n']} of {tried} cases leave a choice among what compiles"
