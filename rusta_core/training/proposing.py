"""What a model would change: edits that it writes after a case's state, in the form that it was taught to write."""

from __future__ import annotations

import numpy as np

from rusta_core.model.backbone import RustaModel
from rusta_core.model.generation import Written, beam_search, generate
from rusta_core.model.sampling import Sampling
from rusta_core.model.vocabulary import Control, encode
from rusta_core.records import DiagCase, Edit, File
from rusta_core.rust.patch import apply_edits, parse_edits
from rusta_core.training import render
from rusta_core.training.edit_language import EditLanguage

DRAWS = Sampling(temperature=1.0, top_p=0.95)


def propose(
    model: RustaModel, case: DiagCase, most: int, *, drawn: int = 0, sampling: Sampling = DRAWS
) -> list[tuple[Edit, ...]]:
    """At most `most` edits of a case, each with another result and none without any, the most probable first.

    Beam search of width `most` over the lines that the state shows, and beside it `drawn` texts by `sampling`. The
    probability is of the written text as a whole. None where the state shows no line.
    """
    window = model.config.window
    lines = render.lines_in_state(case, (), window)
    if not lines or most < 1:
        return []
    language = EditLanguage(case.files, lines)
    prompt = np.concatenate([render.state(case, (), window), encode(Control.EDIT)])
    room = render.edit_room(window)  # EDIT stands in the prompt; END takes its place
    written = beam_search(model, prompt, width=most, most=room, language=language)
    if drawn:
        written += generate(model, [prompt] * drawn, most=room, languages=[language] * drawn, sampling=sampling)
    found: dict[tuple[File, ...], tuple[Edit, ...]] = {}
    for one in sorted(written, key=lambda one: -one.log_probability):
        if one.ended:
            edits = edits_of(one, case)
            found.setdefault(apply_edits(case.files, edits), edits)
    found.pop(case.files, None)
    return list(found.values())[:most]


def edits_of(written: Written, case: DiagCase) -> tuple[Edit, ...]:
    """The edits that a complete text of the case's `EditLanguage` stands for."""
    return parse_edits(bytes(written.symbols[:-1]).decode(), case.files)
