"""What the backbone lets a position see, and what it starts from."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from tiny import tiny_model

from rusta_core.model.backbone import boundaries, ngram_buckets, padded
from rusta_core.model.vocabulary import SIZE, Control


def stirred(**fields):
    """A backbone whose every weight says something."""
    backbone = tiny_model(heads=False, **{"bfloat16": False, **fields}).backbone
    with torch.no_grad():
        for parameter in backbone.parameters():
            parameter.normal_(0, 0.2)
    return backbone.eval()


SHAPES = [{}, {"positions": "alibi"}, {"trunk_layers": 2, "trunk_width": 48}]


@pytest.fixture
def tokens():
    return torch.randint(0, 256, (1, 160), generator=torch.Generator().manual_seed(3))


def test_it_begins_at_the_uniform_guess(tokens):
    model = tiny_model(heads=False)
    logits = model.backbone.logits(model.backbone(tokens, torch.ones_like(tokens)))
    loss = F.cross_entropy(logits[0, :-1], tokens[0, 1:])
    assert loss.item() == pytest.approx(math.log(SIZE))


@pytest.mark.parametrize("fields", SHAPES)
def test_no_position_sees_what_comes_after_it(tokens, fields):
    backbone = stirred(window=64, **fields)
    other = tokens.clone()
    other[0, 90] = (other[0, 90] + 1) % 256
    before, after = (backbone(one, torch.ones_like(one))[0] for one in (tokens, other))
    torch.testing.assert_close(before[:90], after[:90])
    assert not torch.allclose(before[90], after[90])


@pytest.mark.parametrize("fields", SHAPES)
def test_no_document_sees_another(tokens, fields):
    backbone = stirred(**fields)
    documents = torch.tensor([[1] * 75 + [2] * 85])
    together = backbone(tokens, documents)[0, 75:]
    alone = backbone(tokens[:, 75:], documents[:, 75:])[0]
    torch.testing.assert_close(together, alone, atol=2e-5, rtol=1e-4)


def test_each_layer_sees_a_window(tokens):
    backbone = stirred(window=64, layers=1, ngrams=())
    hidden = backbone(tokens, torch.ones_like(tokens))[0]
    shifted = backbone(tokens[:, 20:], torch.ones_like(tokens[:, 20:]))[0]
    torch.testing.assert_close(hidden[83:], shifted[63:], atol=2e-5, rtol=1e-4)


@pytest.mark.parametrize("fields", SHAPES)
def test_a_prefix_stands_for_its_tokens(tokens, fields):
    backbone = stirred(**fields)
    whole = backbone(tokens, torch.ones_like(tokens))
    prefix = backbone.prefix(tokens[:, :40])
    rows = tokens.repeat(3, 1)
    rows[1, 50:] = 7
    rest = backbone(rows, torch.ones_like(rows), prefix)
    torch.testing.assert_close(rest[0], whole[0, 40:], atol=2e-5, rtol=1e-4)
    torch.testing.assert_close(rest[1, :10], rest[2, :10])
    assert rest.shape == (3, 120, 32)


def test_a_trunk_runs_where_a_word_has_ended():
    text = b"let x_1 = f(a, 10);  y"
    tokens = torch.tensor([[Control.TEXT, *text, Control.PAD]])
    documents = torch.tensor([[1] * (len(text) + 1) + [0]])
    at = boundaries(tokens, documents)[0].nonzero()[:, 0].tolist()
    assert at == [0, *(1 + place for place in (3, 7, 11, 13, 17)), len(text) + 1]


def test_what_a_trunk_computes_reaches_the_bytes_after_it(tokens):
    backbone = stirred(layers=2, ngrams=(), window=64, trunk_layers=1, trunk_width=48)
    tokens[0, ::9] = ord(" ")
    other = tokens.clone()
    other[0, 0] = ord("(")
    far = slice(130, 160)  # further than the two layers reach: 2 x 63
    assert not torch.allclose(*(backbone(one, torch.ones_like(one))[0, far] for one in (tokens, other)))
    flat = stirred(layers=2, ngrams=(), window=64)
    assert torch.allclose(*(flat(one, torch.ones_like(one))[0, far] for one in (tokens, other)))


def test_a_bucket_depends_on_the_last_tokens_of_its_document_alone():
    tokens = torch.tensor([[1, 2, 3, 1, 2, 3, 3]])
    one = ngram_buckets(tokens, torch.tensor([[1, 1, 1, 1, 1, 1, 1]]), 3, 1000)[0].tolist()
    two = ngram_buckets(tokens, torch.tensor([[1, 1, 1, 2, 2, 2, 2]]), 3, 1000)[0].tolist()
    assert one[2] == one[5]
    assert two[:3] == two[3:6]
    assert one[:3] == two[:3]
    assert len(set(one)) == 6


def test_the_output_may_be_the_embedding():
    tied, own = tiny_model(heads=False, tied=True), tiny_model(heads=False)
    extra = sum(one.numel() for one in own.parameters()) - sum(one.numel() for one in tied.parameters())
    assert extra == SIZE * 32
    assert tied.backbone.logits(torch.ones(2, 32)).shape == (2, SIZE)


def test_the_same_seed_gives_the_same_weights():
    one, two, other = (tiny_model(seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not torch.equal(one["backbone.bytes.weight"], other["backbone.bytes.weight"])


def test_padding_is_no_document():
    tokens, documents = padded([np.array([1, 2, 3]), np.array([4])], torch.device("cpu"))
    assert tokens.tolist() == [[1, 2, 3], [4, Control.PAD, Control.PAD]]
    assert documents.tolist() == [[1, 1, 1], [1, 0, 0]]
