"""Checkpoints: weights and optimiser in safetensors (never pickle), what they belong to in JSON beside them.

A checkpoint is a folder with model.safetensors, optimizer.safetensors where training may go on from it, and
state.json with the sha256 of both. A small one holds int8 weights and no optimiser, in parts such as
model-00001-of-00003.safetensors where one file would be large. It is written under another name, flushed, and
renamed: a folder of the final name is whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, frozen
from attrs.validators import in_
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from rusta_core.errors import RustaError
from rusta_core.model import int8
from rusta_core.model.backbone import RustaModel
from rusta_core.model.config import ModelConfig
from rusta_core.spine.disk import sync

WEIGHTS, OPTIMIZER, STATE = "model.safetensors", "optimizer.safetensors", "state.json"
_PART = "model-{:05}-of-{:05}.safetensors"


class CheckpointError(RustaError):
    """A checkpoint that is not there, not whole, or of something else."""


@frozen(kw_only=True)
class State:
    """What a checkpoint belongs to.

    step: steps done; seed, fingerprint: of the data and the order it came in; stage: its specification;
    config: the backbone's; heads: the options of each head by name; sampler: the identity of what drew its
    rows; precision: of the weights, float32 or int8; files: sha256 by file name, filled in by `save`.
    """

    step: int
    seed: int
    fingerprint: str
    stage: Mapping[str, Any]
    config: Mapping[str, Any]
    heads: Mapping[str, Mapping[str, Any]]
    sampler: Mapping[str, Any] = {}
    precision: str = field(default="float32", validator=in_(("float32", "int8")))
    files: Mapping[str, str] = {}


def save(path: Path, model: RustaModel, state: State, optimizer: Mapping[str, Tensor] | None = None) -> Path:
    """Write a checkpoint folder at `path`, in place of one that may be there."""
    tensors = {WEIGHTS: model.state_dict()} | ({OPTIMIZER: optimizer} if optimizer is not None else {})
    return _save(path, tensors, state)


def save_int8(path: Path, model: RustaModel, state: State, part: int = int8.PART) -> Path:
    """Write a checkpoint to use, not to train on from: about a quarter of the size, in parts of `part` bytes at
    most."""
    return _save_int8(path, model.state_dict(), state, part)


def shrink(path: Path, out: Path) -> Path:
    """Write a checkpoint once more, at `out`, as `save_int8` does; its heads need not be known here."""
    state = read_state(path)
    return _save_int8(out, _weights(path, state), state, int8.PART)


def _save_int8(path: Path, tensors: Mapping[str, Tensor], state: State, part: int) -> Path:
    some = int8.parts(int8.shrunk(tensors), part)
    names = [WEIGHTS] if len(some) == 1 else [_PART.format(number, len(some)) for number in range(1, len(some) + 1)]
    return _save(path, dict(zip(names, some, strict=True)), evolve(state, precision="int8"))


def _save(path: Path, tensors: Mapping[str, Mapping[str, Tensor]], state: State) -> Path:
    scratch = path.with_name(path.name + ".tmp")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    for name, some in tensors.items():
        save_file(dict(some), scratch / name)
    files = {file.name: _sha256(file) for file in sorted(scratch.iterdir())}
    (scratch / STATE).write_text(json.dumps({**asdict(state), "files": files}, indent=1) + "\n")
    for file in scratch.iterdir():
        sync(file)
    sync(scratch)
    if path.exists():
        shutil.rmtree(path)
    scratch.rename(path)
    sync(path.parent)
    return path


def read_state(path: Path) -> State:
    """What a checkpoint says of itself. Raises CheckpointError where there is none, or none that is whole."""
    try:
        return State(**json.loads((path / STATE).read_text()))
    except FileNotFoundError:
        raise CheckpointError(
            "there is no checkpoint here",
            where=str(path),
            mend="train first, or name the folder of another checkpoint",
        ) from None
    except (ValueError, TypeError) as error:
        raise _broken(path / STATE, str(error)) from None


def restore(path: Path, model: RustaModel) -> State:
    """Load weights into a model of the same shape with the same heads; int8 weights become float32.

    Raises CheckpointError for a missing or damaged checkpoint and for one of another shape.
    """
    state = _same_shape(path, model)
    tensors, wanted = _weights(path, state), model.state_dict()
    wrong = [name for name in tensors.keys() | wanted.keys() if _shape(tensors, name) != _shape(wanted, name)]
    if wrong:
        name = min(wrong)
        raise CheckpointError(
            "the checkpoint has other weights than the model",
            where=str(path),
            why=f"{name} is {_shape(tensors, name) or 'missing'} there and {_shape(wanted, name) or 'missing'} here"
            + (f", and {len(wrong) - 1} more differ" if len(wrong) > 1 else ""),
            mend=f"name the same heads in the recipe (there: {', '.join(state.heads) or 'none'}), and the same options",
        )
    model.load_state_dict(tensors)
    return state


def begin_from(path: Path, model: RustaModel) -> list[str]:
    """Give a model the backbone of a checkpoint, and of its heads those that it has in the same form.

    The model may have another window, or multiply otherwise: no weight depends on that. Gives the names of the model's
    heads that stay as they are. Raises CheckpointError as `restore` does.
    """
    state = _same_shape(path, model, but=("window", "bfloat16"))
    tensors, own = _weights(path, state), model.state_dict()
    fresh = []
    taken = _under("backbone.", tensors)
    for name in model.heads:
        theirs, ours = (_under(f"heads.{name}.", some) for some in (tensors, own))
        if {key: one.shape for key, one in theirs.items()} == {key: one.shape for key, one in ours.items()}:
            taken |= theirs
        else:
            fresh.append(name)
    model.load_state_dict({**own, **taken})
    return fresh


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: one for name, one in tensors.items() if name.startswith(prefix)}


def identity(path: Path) -> str:
    """What tells a checkpoint's weights from any others: the sha256 of their file, or of those of all its parts."""
    weights = [sha for name, sha in sorted(read_state(path).files.items()) if name.startswith("model")]
    return weights[0] if len(weights) == 1 else sha256("".join(weights).encode()).hexdigest()


def verified_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """The shape of each of a checkpoint's weights, once all its files have the hashes that it names."""
    state = read_state(path)
    if OPTIMIZER in state.files:
        _verify(path / OPTIMIZER, state)
    return {name: tuple(one.shape) for name, one in _weights(path, state).items()}


def _same_shape(path: Path, model: RustaModel, but: Collection[str] = ()) -> State:
    state, ours = read_state(path), model.config.as_json()
    try:
        theirs = ModelConfig(**state.config).as_json()
    except (TypeError, ValueError, RustaError) as fault:
        raise CheckpointError(
            "the checkpoint is of a model that this rusta does not know",
            where=str(path),
            why=str(fault).split("\n")[0],
            mend="use the rusta that it was trained with, or a newer one",
        ) from None
    differ = [name for name in sorted(ours) if name not in but and theirs[name] != ours[name]]
    if differ:
        raise CheckpointError(
            "the checkpoint is of a model of another shape",
            where=str(path),
            why=", ".join(f"{name} is {theirs[name]} there and {ours[name]} here" for name in differ),
            mend="give [model] the values it was trained with, or train anew in another folder",
        )
    return state


def optimizer_tensors(path: Path) -> dict[str, Tensor]:
    """The optimiser's state in a checkpoint that training can go on from."""
    return _tensors(path, OPTIMIZER, read_state(path))


def _weights(path: Path, state: State) -> dict[str, Tensor]:
    names = sorted(name for name in state.files if name.startswith("model")) or [WEIGHTS]
    tensors = int8.joined(_tensors(path, name, state) for name in names)
    try:
        return int8.grown(tensors)
    except KeyError as error:
        raise _broken(path / STATE, f"there is no {error.args[0]}: not all of its parts are named") from None


def _tensors(path: Path, name: str, state: State) -> dict[str, Tensor]:
    file = path / name
    _verify(file, state)
    try:
        return load_file(file)
    except SafetensorError as error:
        raise _broken(file, str(error)) from None


def _verify(file: Path, state: State) -> None:
    if not file.is_file():
        mend = "train anew, or use another one"
        raise CheckpointError(f"the checkpoint has no {file.name}", where=str(file.parent), mend=mend)
    if _sha256(file) != state.files.get(file.name):
        raise _broken(file, "its sha256 is not the one in state.json: it was cut short or altered")


def _broken(file: Path, why: str) -> CheckpointError:
    return CheckpointError(
        "the checkpoint is damaged",
        where=str(file),
        why=why,
        mend=f"remove {file.parent} and go on from another one",
    )


def _shape(tensors: Mapping[str, Tensor], name: str) -> list[int] | None:
    return list(tensors[name].shape) if name in tensors else None


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
