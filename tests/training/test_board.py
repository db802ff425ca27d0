"""What TensorBoard reads is what was said of the steps."""

from __future__ import annotations

import pytest

from rusta_core.training.board import board


def curves(folder):
    events = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    read = events.EventAccumulator(str(folder)).Reload()
    return {tag: [(one.step, one.value) for one in read.Scalars(tag)] for tag in read.Tags()["scalars"]}


def test_losses_are_drawn_by_stage_and_signal(tmp_path):
    pytest.importorskip("tensorboard")
    with board(tmp_path, "S1", True) as draw:
        draw(1, {"lm": 2.0, "anchor": 0.5})
        draw(2, {"lm": 1.0})
    assert curves(tmp_path) == {"loss/S1/lm": [(1, 2.0), (2, 1.0)], "loss/S1/anchor": [(1, 0.5)]}


def test_what_a_stop_undid_is_drawn_anew(tmp_path):
    pytest.importorskip("tensorboard")
    for first, last, loss in ((1, 4, 2.0), (3, 6, 1.0)):
        with board(tmp_path, "S1", True) as draw:
            for step in range(first, last):
                draw(step, {"lm": loss})
    assert curves(tmp_path) == {"loss/S1/lm": [(1, 2.0), (2, 2.0), (3, 1.0), (4, 1.0), (5, 1.0)]}


def test_nothing_is_written_where_nobody_asks(tmp_path):
    with board(tmp_path, "S1", False) as draw:
        draw(1, {"lm": 2.0})
    assert not list(tmp_path.iterdir())
