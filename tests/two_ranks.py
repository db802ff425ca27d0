"""One of the processes that test_ranks.py starts: argv[1] holds jobs as JSON, done one after the other."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
import torch.distributed as dist
from attrs import evolve
from tiny import case, library, quiz, step, tiny_model

from rusta_core.training.anchored import question_samples
from rusta_core.training.loop import train_stage
from rusta_core.training.samples import golden_samples, step_samples, text_samples
from rusta_core.training.stage import Guard, StageSpec

STAGE = StageSpec(
    name="S1",
    steps=8,
    batch=4,
    mixture={"docs": (1.0, 0.5), "qa": (0.5, 1.0), "steps": (0.5, 0.5), "golden": (0.5, 0.5)},
    signals=("lm", "anchor", "action", "minimality"),
    weights={"action": (0.0, 1.0)},
    window=256,
    checkpoint_every=1,
    keep=8,
)


def train(folder, fields, *, stop=0, tied=False, figures=()):
    """The stage with other fields, in float32. stop: after a step; figures: what rank 0 measures. Gives the model and
    the result, None where it was stopped."""
    guard = {"guard": Guard(**fields["guard"])} if "guard" in fields else {}
    stage = evolve(STAGE, **fields | guard)
    datasets = {
        "docs": text_samples(library().values()),
        "qa": question_samples(quiz(), library(), window=256, seed=1),
        "steps": step_samples([(case(), [step("rustc"), step("abstain")])], window=256),
        "golden": golden_samples([case()], window=256),
    }
    model, left = tiny_model(seed=3, bfloat16=False, tied=tied), list(figures)
    random = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for one in model.parameters():
            if not one.any():  # else the first gradient of most others were nothing
                one.normal_(0, 0.05, generator=random)
    leads = not dist.is_initialized() or dist.get_rank() == 0

    def progress(done, losses):
        if leads and done == stop:
            raise KeyboardInterrupt

    def measure():
        return left.pop(0) if leads else 1 / 0

    try:
        result = train_stage(
            stage, model, datasets, folder, seed=7, fingerprint="data", progress=progress, measure=measure
        )
    except KeyboardInterrupt:
        return model, None
    return model, result


if __name__ == "__main__":
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    for job in json.loads(sys.argv[1]):
        torch.manual_seed(dist.get_rank())  # what a rank draws for itself must not matter
        folder = Path(job.pop("folder"))
        model, result = train(folder, job.pop("fields"), **job)
        weights = {name: value.tolist() for name, value in model.state_dict().items()}
        said = {"step": result and result.step, "stopped": result and result.stopped, "weights": weights}
        (folder.parent / f"{folder.name}-rank-{dist.get_rank()}.json").write_text(json.dumps(said))
    dist.destroy_process_group()
