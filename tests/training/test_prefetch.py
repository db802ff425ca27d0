"""Batches are made beside the step, in order, and the thread ends with the loop."""

from __future__ import annotations

import threading
from contextlib import suppress
from threading import Event

import pytest

from rusta_core.training.prefetch import Prefetch

SECONDS = 30.0


def names():
    return [one.name for one in threading.enumerate() if one.name.startswith("prefetch")]


def test_the_next_batch_is_made_while_a_step_is_held():
    made = [Event() for _ in range(5)]

    def make(step):
        made[step].set()
        return step

    with Prefetch(make, range(5), ahead=2) as coming:
        batches = iter(coming)
        assert next(batches) == 0
        # this is the step: nothing is asked for, and the two after it are made
        assert made[1].wait(SECONDS)
        assert made[2].wait(SECONDS)
        assert not made[3].is_set()
        assert next(batches) == 1
        assert made[3].wait(SECONDS)


def test_a_step_does_not_wait_for_the_batches_after_its_own():
    held = Event()

    def make(step):
        if step:
            assert held.wait(SECONDS)
        return step

    with Prefetch(make, range(3)) as coming:
        batches = iter(coming)
        assert next(batches) == 0
        held.set()
        assert list(batches) == [1, 2]


@pytest.mark.parametrize("ahead", [1, 2, 7])
def test_the_order_is_that_of_the_steps(ahead):
    with Prefetch(lambda step: step * step, range(3, 9), ahead) as coming:
        assert list(coming) == [9, 16, 25, 36, 49, 64]


def test_no_steps_no_batches():
    with Prefetch(lambda step: step, range(4, 4)) as coming:
        assert list(coming) == []


def test_an_error_reaches_who_asks_for_its_step():
    def make(step):
        if step == 1:
            raise ValueError("step 1 is broken")
        return step

    with Prefetch(make, range(3)) as coming:
        batches = iter(coming)
        assert next(batches) == 0
        with pytest.raises(ValueError, match="step 1 is broken"):
            next(batches)
    assert names() == []


def test_the_thread_ends_with_the_block_and_begins_no_more():
    made = []
    with suppress(KeyboardInterrupt), Prefetch(made.append, range(1000)) as coming:
        next(iter(coming))
        assert len(names()) == 1
        raise KeyboardInterrupt
    assert names() == []
    assert len(made) <= 3
