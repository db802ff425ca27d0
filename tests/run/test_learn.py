"""What a run says of its stages."""

from __future__ import annotations

import json
from collections import Counter

from attrs import evolve, fields

from rusta_core.recipe import StageSpec as StageTable
from rusta_core.recipe.spec import GuardSpec
from rusta_core.run.learn import stage_spec
from rusta_core.training.stage import Guard, StageSpec


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


def test_a_guarded_stage_says_what_it_measured(finished):
    folder, _ = finished
    [log] = (folder / "runs/.cache/train S0").glob("*/training/metrics.jsonl")
    measured = [row for row in map(json.loads, log.read_text().splitlines()) if "measured" in row]
    assert [row["step"] for row in measured] == [2, 3]
    [perplexity] = [row["value"] for row in rows(folder, "measurement") if row["name"] == "S0: perplexity"]
    assert measured[-1]["measured"] == {"metric": "perplexity", "value": perplexity}


def test_a_stage_is_trained_as_the_recipe_says():
    table = StageTable(
        name="S1",
        steps=3,
        batch=8,
        mixture={"docs": 1.0},
        signals=("lm", "anchor"),
        weights={"anchor": 2.0},
        learning_rate=0.1,
        window=96,
        accumulate=4,
        schedule="cosine",
        clip=0.5,
        checkpoint_every=7,
        keep=3,
        parallel="fsdp",
        guard=GuardSpec(metric="perplexity", every=5, better="lower", worse=0.2),
    )
    spec = stage_spec(table, 512)
    assert spec.guard == Guard(metric="perplexity", every=5, better="lower", worse=0.2)
    assert all(getattr(spec, one.name) == getattr(table, one.name) for one in fields(StageSpec) if one.name != "guard")
    assert stage_spec(evolve(table, window=None), 512).window == 512


def test_the_trained_model_is_asked_for_types(finished):
    folder, _ = finished
    [run] = rows(folder, "run")
    counts = run["counts"]["types"]
    assert sum(counts["train"].values()) == run["counts"]["samples"]["types"] == 8
    assert sum(counts["test"].values()) == 8
    figures = {row["name"]: row for row in rows(folder, "measurement")}
    assert figures["type-of"]["n"] == 8
    assert figures["type-of"]["detail"].keys() == {"shortest", "longest", "most frequent", "seen in the code"}
    assert counts["val"] == {}  # no program of the small recipe's val says four types
    assert "S3: type-of" not in figures


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


def test_a_stage_is_held_against_the_model_as_it_began(finished):
    folder, _ = finished
    judgements = {row["gate"]: row for row in rows(folder, "judgement")}
    fell = judgements["S0/perplexity-falls"]
    assert "; from 320 to " in fell["reason"]  # a fresh model finds all of its 320 symbols alike
    assert fell["passed"]
    figures = {row["name"]: row for row in rows(folder, "measurement")}
    assert figures["S0: syntax-probe"]["detail"]["random_init"]["value"] > 0
    assert figures["syntax-probe"]["n"] > 0


def test_citations_stand_beside_a_search_by_words_and_calls_of_tools_are_counted(finished):
    folder, _ = finished
    figures = {row["name"]: row for row in rows(folder, "measurement")}
    for name in ("anchor-fidelity", "S3: anchor-fidelity"):
        assert figures[name]["detail"]["bm25"]["n"] == figures[name]["n"] > 0
    calls = figures["probe-success"]
    assert calls["by"].keys() >= {"rustc", "doc-index"}
    assert sum(one["n"] for one in calls["by"].values()) == calls["n"] > 0
