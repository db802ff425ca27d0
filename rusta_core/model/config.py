"""The shape of a backbone: named sizes, any field of which can be overridden."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from attrs import asdict, field, fields_dict, frozen
from attrs.validators import ge, gt, in_, instance_of

from rusta_core.errors import UsageError


@frozen(kw_only=True)
class ModelConfig:
    """The shape of a backbone.

    width: of the hidden state; layers, heads: attention heads per layer; window: how far back attention
    sees, in tokens, and the longest sample; expansion: of the feed-forward layer; tied: the output layer is
    the byte embedding; ngrams: the lengths whose hashes get an embedding of their own, none for a plain byte
    model; ngram_buckets: how many embeddings each length has; positions: turned by their angle (`rope`), or told by
    distance (`alibi`); trunk_layers: layers of `trunk_width` that run where words end alone, none without a trunk;
    bfloat16: multiply in bfloat16, keep weights in float32.
    """

    width: int = field(validator=[instance_of(int), gt(0)])
    layers: int = field(validator=[instance_of(int), gt(0)])
    heads: int = field(validator=[instance_of(int), gt(0)])
    window: int = field(default=2048, validator=[instance_of(int), ge(64)])
    expansion: int = field(default=4, validator=[instance_of(int), gt(0)])
    tied: bool = field(default=False, validator=instance_of(bool))
    ngrams: tuple[int, ...] = field(default=(2, 3, 4), converter=tuple)
    ngram_buckets: int = field(default=16_384, validator=[instance_of(int), gt(0)])
    positions: str = field(default="rope", validator=in_(("rope", "alibi")))
    trunk_layers: int = field(default=0, validator=[instance_of(int), ge(0)])
    trunk_width: int = field(default=256, validator=[instance_of(int), gt(0)])
    bfloat16: bool = field(default=True, validator=instance_of(bool))

    @heads.validator
    def _even_heads(self, _attribute: object, heads: int) -> None:
        if self.width % (2 * heads):
            raise UsageError(
                f"a width of {self.width} cannot be shared by {heads} attention heads",
                where="[model]",
                why="each head turns pairs of numbers, so width must be a multiple of twice the heads",
                mend=f"a width of {-(-self.width // (2 * heads)) * 2 * heads} would do",
            )

    @trunk_width.validator
    def _even_trunk(self, _attribute: object, trunk_width: int) -> None:
        if self.trunk_layers and trunk_width % (2 * self.trunk_heads):
            raise UsageError(
                f"a trunk_width of {trunk_width} cannot be shared by {self.trunk_heads} attention heads",
                where="[model]",
                why="its heads are about as wide as the others, and each turns pairs of numbers",
                mend=f"a trunk_width of {-(-trunk_width // self.width) * self.width} would do",
            )

    @property
    def trunk_heads(self) -> int:
        """Attention heads of a trunk layer, about as wide as those of the others."""
        return max(1, self.trunk_width * self.heads // self.width)

    @classmethod
    def of(cls, size: str = "nano", **fields: Any) -> ModelConfig:
        """A named size with some fields replaced. Raises UsageError for a size or field that does not
        exist."""
        _known(size, SIZES, "size")
        for name in fields:
            _known(name, fields_dict(cls), "option")
        return cls(**{**SIZES[size], **fields})

    def as_json(self) -> dict[str, Any]:
        """The fields as JSON values, from which `ModelConfig(**fields)` makes the same config."""
        return {**asdict(self), "ngrams": list(self.ngrams)}


def _known(name: str, among: Mapping[str, Any], what: str) -> None:
    if name not in among:
        close = get_close_matches(name, among, 1)
        raise UsageError(
            f"the model has no {what} {name!r}",
            where="[model]",
            mend=f"did you mean {close[0]!r}?" if close else f"there are {', '.join(among)}",
        )


SIZES: dict[str, dict[str, Any]] = {
    "nano": {"width": 128, "layers": 4, "heads": 2, "window": 1024, "ngrams": (2, 3, 4, 5), "ngram_buckets": 4_096},
    "small": {"width": 384, "layers": 12, "heads": 6, "window": 1024, "ngram_buckets": 4_096},
    "tiny": {"width": 768, "layers": 12, "heads": 12, "window": 1024},
    "base": {"width": 1024, "layers": 24, "heads": 16, "window": 2048},
}
"""About 3, 26, 123 and 353 million parameters."""
