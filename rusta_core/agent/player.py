"""Who plays: the trained model, the value model, and a scripted player to compare them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from threading import Lock
from typing import TYPE_CHECKING

from attrs import define, field

from rusta_core.agent.machine import OWN
from rusta_core.agent.policy import scripted_next
from rusta_core.contexts import Candidate
from rusta_core.records import QA, DiagCase, DocSpan, Document, Edit, Step

if TYPE_CHECKING:
    from rusta_core.model.backbone import RustaModel
    from rusta_core.value.model import ValueModel

_LINE = 0.2
_PLACE = 0.1
FEW = 6
"""How many of the best candidates the judge puts in order: it reads each pair of them twice."""


def prior(candidates: Sequence[Candidate]) -> list[float]:
    """How likely each candidate looks without a model, in nats up to a constant: fewer lines, proposed
    earlier.

    Tools propose what keeps behaviour first; that order is all that is known of it here.
    """
    return [-_LINE * one.k_lines - _PLACE * log(1 + place) for place, one in enumerate(candidates)]


def _logit(probability: float | None) -> float:
    return 0.0 if probability is None else log(probability / (1 - probability))


@define
class ScriptedPlayer:
    """Follows the scripted policy, ranks by the prior alone, cites what was found first, and is never
    sure."""

    name: str = "scripted"

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str:
        """The policy's step."""
        return scripted_next(steps, legal)

    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
        """The prior."""
        return prior(candidates)

    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None:
        """Nothing."""
        return None

    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]:
        """The first span."""
        return tuple(spans[:1])

    def propose(self, case: DiagCase, most: int) -> list[tuple[Edit, ...]]:
        """Nothing."""
        return []


@define
class ValuePlayer(ScriptedPlayer):
    """Follows the scripted policy, ranks by the value model, and is as sure as that is calibrated to be.

    What is chosen among was seen by `rank`, so that `confidence` knows its rivals; cases may be asked about in any
    order and from several threads.
    """

    model: ValueModel = field(kw_only=True)
    name: str = "value"
    _sure: dict[tuple[str, tuple[Edit, ...]], float] = field(factory=dict, init=False, repr=False)

    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
        """The log odds that the trees give."""
        found = self.model.weighed(case, candidates)
        self._sure |= {(case.id, one.edits): sure for one, sure in zip(candidates, found.sure, strict=True)}
        return list(found.ranks)

    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None:
        """P(genuine) of one of those that were ranked: from its tests where they have passed, else from the trees."""
        if candidate.tests_green is not None:
            return self.model.sureness.green if candidate.tests_green else None
        return self._sure.get((case.id, candidate.edits))


@define
class WritingPlayer(ValuePlayer):
    """As the value model ranks, and with the edits that a trained model writes.

    The heads of the models that there are do not rank better than the value model; where they do, a ModelPlayer plays.
    """

    writer: ModelPlayer = field(kw_only=True)
    name: str = "value, model writes"

    def propose(self, case: DiagCase, most: int) -> list[tuple[Edit, ...]]:
        """What the trained model would write."""
        return self.writer.propose(case, most)


@define
class ModelPlayer:
    """Plays as the model reads: each question goes to the head that answers it, and to the scripted player
    where the model has no such head. May be asked from several threads.

    documents: what spans are read from.
    """

    model: RustaModel
    documents: Mapping[str, Document]
    name: str = "model"
    _scripted: ScriptedPlayer = field(factory=ScriptedPlayer, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str:
        """The legal step that the action head finds most probable. One that learned from searches alone knows neither
        `edit` nor `tests`: where those are due it follows the policy."""
        scripted = self._scripted.next_step(case, steps, legal)
        if "action" not in self.model.heads:
            return scripted
        from rusta_core.training.judging import next_action

        with self._lock:
            probabilities = next_action(self.model, case, steps)
        if scripted in OWN and scripted not in probabilities:
            return scripted
        return max(legal, key=lambda name: probabilities.get(name, -1.0))

    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
        """For each candidate the logit of genuine (of green without that head), plus the nats a byte of its edit, plus
        the prior: more is better. Where there is a judge, the best few are put into its order."""
        from rusta_core.training.judging import weigh

        with self._lock:
            weighed = weigh(self.model, case, candidates)
        scores = [
            start + one.nats_a_byte + _logit(one.green if one.value is None else one.value)
            for start, one in zip(prior(candidates), weighed, strict=True)
        ]
        return self.judged(case, candidates, scores)

    def judged(self, case: DiagCase, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
        """The scores, those of the best few dealt out anew in the order in which the judge prefers them; as they are
        without a judge."""
        best = sorted(range(len(candidates)), key=lambda place: -scores[place])[:FEW]
        dealt = list(scores)
        if "judge" in self.model.heads and len(best) > 1:
            from rusta_core.training.judging import prefer

            with self._lock:
                wins = prefer(self.model, case, [candidates[place] for place in best])
            order = sorted(range(len(best)), key=lambda one: -wins[one])  # of equals the first stays first
            for place, number in zip(best, order, strict=True):
                dealt[best[number]] = scores[place]
        return dealt

    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None:
        """The probability of green that the confidence head reads; None without that head."""
        from rusta_core.training.judging import weigh

        with self._lock:
            return weigh(self.model, case, [candidate])[0].green

    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]:
        """The span that the anchor head finds most probable, where it is more probable than none."""
        known = [span for span in spans if span.doc_id in self.documents]
        if "anchor" not in self.model.heads or not known:
            return self._scripted.cite(case, spans)
        from rusta_core.training.judging import odds_of_spans

        with self._lock:
            odds = odds_of_spans(self.model, case, known, self.documents)
        best = max(range(len(known)), key=lambda place: odds[place])
        return (known[best],) if odds[best] > 0 else ()

    def propose(self, case: DiagCase, most: int) -> list[tuple[Edit, ...]]:
        """The edits that the model would write, the most probable first."""
        from rusta_core.training.proposing import propose

        with self._lock:
            return propose(self.model, case, most)
