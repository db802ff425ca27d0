"""From a name to the one piece that it means, or to an error that says the way out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from rusta_core.capabilities.pieces import Found
from rusta_core.errors import PieceError


def choose(found: Sequence[Found], kind: str, name: str) -> Found:
    """The piece of `kind` that `name` means: `name` alone while it is unique, `distribution/name` always.

    Raises PieceError for a name that is unknown or that several distributions claim, and for a piece that is
    known from metadata to be disabled, incompatible or missing something. Nothing is imported.
    """
    named = [piece for piece in found if piece.kind == kind and piece.answers(name)]
    if not named:
        raise _unknown(found, kind, name)
    # What is disabled claims no name, but it is what a name means that nobody else claims.
    rivals = [piece for piece in named if piece.status != "disabled"] or named
    if len(rivals) > 1:
        raise _clash(rivals, kind, name)
    if not rivals[0].usable:
        raise refusal(rivals[0])
    return rivals[0]


def named(found: Sequence[Found], name: str) -> list[Found]:
    """The pieces that `name` means, of any kind; PieceError with the closest names where there is none."""
    meant = [piece for piece in found if piece.answers(name)]
    if not meant:
        short = name.rpartition("/")[2]
        near = get_close_matches(short, dict.fromkeys(piece.name for piece in found), n=3)
        mend = "`rusta plugins` lists every piece that is installed"
        raise PieceError(f"there is no piece `{name}`", kind="", name=name, mend=did_you_mean(near, mend))
    return meant


def refusal(piece: Found) -> PieceError:
    """The error for a piece that its own metadata rules out."""
    state = "lacks something that it needs" if piece.status == "missing" else f"is {piece.status}"
    return PieceError(
        f"{piece.kind} `{piece.name}` of {piece.dist} {piece.version} {state}",
        kind=piece.kind,
        name=piece.name,
        dist=piece.dist,
        why=piece.error,
        mend=piece.fix,
    )


def _unknown(found: Sequence[Found], kind: str, name: str) -> PieceError:
    short = name.rpartition("/")[2]
    others = sorted({piece.kind for piece in found if piece.name == short and piece.kind != kind})
    names = dict.fromkeys(piece.name for piece in found if piece.kind == kind and piece.usable)
    homes = [piece.full for piece in found if piece.kind == kind and piece.name == short]
    near = homes or get_close_matches(short, names, n=3)
    why = f"`{short}` is the name of {' and of '.join(map(_one, others))}" if others else ""
    mend = did_you_mean(near, f"`rusta plugins` lists every {kind} that is installed")
    return PieceError(f"there is no {kind} `{name}`", kind=kind, name=name, why=why, mend=mend)


def did_you_mean(near: Sequence[str], otherwise: str) -> str:
    """The question, where there is anything near, and the way to look further."""
    return f"did you mean {_either(near)}?\n{otherwise}" if near else otherwise


def _clash(rivals: Sequence[Found], kind: str, name: str) -> PieceError:
    outsiders = [piece for piece in rivals if piece.dist != "rusta"]
    mends = [
        f"write {_either([piece.full for piece in rivals])}",
        f"or leave one out: RUSTA_DISABLE={outsiders[0].full}",
        f"or pip uninstall {outsiders[0].dist}",
    ]
    return PieceError(
        f"the {kind} name `{name}` is claimed by {len(rivals)} distributions",
        kind=kind,
        name=name,
        where="\n".join(f"{piece.dist} {piece.version} ({piece.where})" for piece in rivals),
        mend="\n".join(mends),
    )


def _one(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _either(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
