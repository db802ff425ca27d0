"""Which class of error a code belongs to."""

from __future__ import annotations

from collections.abc import Sequence

_MOVE = "E0381 E0382 E0505 E0507 E0508 E0509"
_BORROW = (
    "E0106 E0195 E0226 E0227 E0228 E0261 E0262 E0263 E0309 E0310 E0373 E0384 E0478 E0491 E0492 E0495 E0496 E0499 E0500 "
    "E0501 E0502 E0503 E0506 E0510 E0515 E0521 E0594 E0596 E0597 E0621 E0626 E0637 E0700 E0712 E0713 E0716 E0726 E0790"
)
_TRAIT = (
    "E0038 E0040 E0046 E0049 E0050 E0053 E0117 E0119 E0120 E0184 E0185 E0186 E0191 E0195 E0199 E0200 E0201 E0204 E0206 "
    "E0207 E0210 E0220 E0221 E0223 E0225 E0229 E0271 E0275 E0276 E0277 E0282 E0283 E0284 E0322 E0323 E0324 E0325 E0326 "
    "E0366 E0367 E0369 E0370 E0390 E0399 E0404 E0405 E0407 E0437 E0438 E0520 E0592 E0593 E0599 E0600 E0665 E0777 E0782"
)
_VISIBILITY = (
    "E0364 E0365 E0403 E0408 E0412 E0415 E0416 E0422 E0423 E0424 E0425 E0426 E0428 E0429 E0430 E0431 E0432 E0433 E0434 "
    "E0435 E0446 E0449 E0451 E0460 E0463 E0531 E0532 E0573 E0574 E0576 E0583 E0603 E0616 E0624 E0635"
)

CLASS = {
    code: name
    for name, codes in (("trait", _TRAIT), ("visibility", _VISIBILITY), ("borrow", _BORROW), ("move", _MOVE))
    for code in codes.split()
}
"""A code -> its class; visibility takes in the resolution of names. Every other code is a matter of types."""


def error_class(codes: Sequence[str | None]) -> str:
    """The class of the first error: `syntax` where it has no code."""
    first = next(iter(codes), None)
    return "syntax" if first is None else CLASS.get(first, "type")
