"""Named sizes, fields in place of theirs, and what is refused."""

from __future__ import annotations

import json

import pytest
import torch

from rusta_core.errors import UsageError
from rusta_core.model.backbone import Backbone
from rusta_core.model.config import ModelConfig


@pytest.mark.parametrize(("size", "millions"), [("nano", 2.97), ("small", 26), ("tiny", 123), ("base", 353)])
def test_sizes(size, millions):
    with torch.device("meta"):
        backbone = Backbone(ModelConfig.of(size))
    assert sum(one.numel() for one in backbone.parameters()) / 1e6 == pytest.approx(millions, rel=0.03)


def test_any_field_can_be_replaced():
    config = ModelConfig.of("nano", layers=3, ngrams=[2])
    assert (config.layers, config.width, config.ngrams) == (3, 128, (2,))


def test_json_makes_the_same_config():
    config = ModelConfig.of("tiny", tied=True)
    assert ModelConfig(**json.loads(json.dumps(config.as_json()))) == config


def test_an_unknown_field_names_the_nearest():
    with pytest.raises(UsageError) as caught:
        ModelConfig.of("nano", widht=3)
    assert str(caught.value) == "the model has no option 'widht'\n  where: [model]\n  mend:  did you mean 'width'?"


def test_an_unknown_size_names_those_there_are():
    with pytest.raises(UsageError, match="no size 'huge'") as caught:
        ModelConfig.of("huge")
    assert caught.value.mend == "there are nano, small, tiny, base"


def test_heads_must_share_the_width():
    with pytest.raises(UsageError, match="a width of 100 cannot be shared by 8 attention heads") as caught:
        ModelConfig.of("nano", width=100, heads=8)
    assert caught.value.mend == "a width of 112 would do"


def test_a_trunk_can_be_shared_by_its_heads():
    assert ModelConfig.of("nano", trunk_layers=1, trunk_width=256).trunk_heads == 4
    assert ModelConfig.of("nano", trunk_width=250).trunk_layers == 0
    with pytest.raises(UsageError, match="a trunk_width of 250 cannot be shared by 3 attention heads") as caught:
        ModelConfig.of("nano", trunk_layers=1, trunk_width=250)
    assert caught.value.mend == "a trunk_width of 256 would do"
