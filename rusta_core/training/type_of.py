"""Does a model know the type of a thing? Questions as samples, and its choice among four types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from re import findall
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from rusta_core.contexts import Outcome
from rusta_core.model.backbone import RustaModel, padded
from rusta_core.model.vocabulary import Control, Tokens, decode, encode
from rusta_core.records import Snippet
from rusta_core.rust.type_questions import TypeQuestion
from rusta_core.training import render
from rusta_core.training.materials import UNKNOWN, Materials
from rusta_core.training.samples import Sample


def type_samples(
    questions: Iterable[TypeQuestion], snippets: Iterable[Snippet], *, window: int, materials: Materials = UNKNOWN
) -> list[Sample]:
    """A program without one of its types, the question which it was, and the answer, which alone counts for the
    language loss. One whose line does not fit the window is left out."""
    by_id = {snippet.id: snippet for snippet in snippets}
    samples = []
    for one in questions:
        snippet, said = by_id[one.snippet], one.said
        asked = render.asked_type(said.taken_out(snippet.text), said.name, said.line, window)
        if asked is not None:
            facts: dict[str, Any] = {"record": one.id, "type": said.type, "kind_of_type": said.kind}
            if one.choices:
                facts |= {"choices": one.choices, "rules": _rules(one, decode(asked))}
            tokens = np.concatenate([asked, _answer(said.type)])
            made_of = materials.of_program(snippet)
            samples.append(Sample(tokens=tokens, facts=facts, lm_from=len(asked) - 1, made_of=made_of))
    return samples


def _rules(one: TypeQuestion, shown: str) -> Mapping[str, str]:
    """What rules choose that know nothing of types; the first in the drawn order where several are alike."""
    words = set(findall(r"\w+", shown))

    def seen(choice: str) -> float:
        names = findall(r"\w+", choice)
        return sum(name in words for name in names) / max(1, len(names))

    return {
        "shortest": min(one.choices, key=len),
        "longest": max(one.choices, key=len),
        "most frequent": one.choices[max(range(len(one.counts)), key=one.counts.__getitem__)],
        "seen in the code": max(one.choices, key=seen),
    }


def _answer(text: str) -> Tokens:
    return encode(text, Control.END)


def evaluate_types(model: RustaModel, samples: Sequence[Sample]) -> list[Outcome]:
    """Which of its choices the model finds most probable in each sample that has some, as outcomes of kind `type`."""
    return [_outcome(model, sample) for sample in samples if "choices" in sample.facts]


def _outcome(model: RustaModel, sample: Sample) -> Outcome:
    facts: Mapping[str, Any] = sample.facts
    choices: Sequence[str] = facts["choices"]
    nats = nats_a_byte(model, sample.tokens[: sample.lm_from + 1], [_answer(choice) for choice in choices])
    return Outcome(
        kind="type",
        id=str(facts["record"]),
        slice=facts["kind_of_type"],
        expected=facts["type"],
        chosen=choices[max(range(len(nats)), key=nats.__getitem__)],
        baselines=facts["rules"],
        player="model",
    )


@torch.no_grad()
def nats_a_byte(model: RustaModel, asked: Tokens, answers: Sequence[Tokens]) -> list[float]:
    """The mean log-probability of the tokens of each answer after what was asked (0 at best), which is run once."""
    model.eval()
    shared = torch.as_tensor(asked.astype(np.int64), device=model.device)[None]
    prefix = model.backbone.prefix(shared[:, :-1])  # its last token tells of the answer's first
    tokens, documents = padded([np.concatenate([asked, answer]) for answer in answers], model.device)
    logits = model.backbone.logits(model.backbone(tokens, documents, prefix)[:, :-1])
    nats = F.cross_entropy(logits.transpose(1, 2), tokens[:, len(asked) :], reduction="none").cpu()
    lengths = torch.tensor([len(answer) for answer in answers])
    counted = torch.arange(nats.shape[1]) < lengths[:, None]
    return (-(nats * counted).sum(1) / lengths).tolist()
