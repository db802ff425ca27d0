"""Import the pieces that are named, one at a time, and say what is wrong with one that cannot be had."""

from __future__ import annotations

import inspect
import re
import sys
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType

import attrs

from rusta_core.capabilities.choice import refusal
from rusta_core.capabilities.locate import places
from rusta_core.capabilities.pieces import Found
from rusta_core.errors import PieceError
from rusta_core.hookspecs import HOOK, Specs


def load(piece: Found) -> type:
    """The class of a found piece. Its module is imported, and no other piece's.

    Raises PieceError for a piece that its metadata rules out, that cannot be imported (with the file and line
    of the fault) or whose class is not one that Rusta can use.
    """
    if not piece.usable:
        raise refusal(piece)
    try:
        target: object = import_module(piece.module)
        for part in piece.attr.split("."):
            target = getattr(target, part)
    except (Exception, SystemExit) as fault:
        raise _broken(piece, fault) from fault
    faults = class_faults(piece.kind, target)
    if faults:
        raise PieceError(
            f"{piece.kind} `{piece.name}` of {piece.dist} {piece.version} is not a piece that Rusta can use",
            kind=piece.kind,
            name=piece.name,
            dist=piece.dist,
            where=f"{piece.module}:{piece.attr}",
            why="\n".join(faults),
            mend=f"pip install --upgrade {piece.dist}\n{_ways_out(piece)}",
        )
    assert isinstance(target, type)
    return target


def load_file(path: str | Path) -> list[tuple[str, str, type]]:
    """(kind, name, class) of each piece that one Python file defines, in the order of the file.

    Each public class with a kind's hook is one; its name is its attribute `name`, else the
    class's own name in kebab-case. The file is read afresh at each call and leaves nothing beside itself.
    """
    path = Path(path)
    module = ModuleType(f"rusta_file_{path.stem}_{sha256(str(path.resolve()).encode()).hexdigest()[:8]}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module  # attrs and typing look classes' modules up there
    try:
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)
    except (Exception, SystemExit) as fault:
        place = _place(fault, (str(path),))
        raise PieceError(
            f"the plugin file {path.name} cannot be read",
            kind="",
            name=path.name,
            where=place if place.startswith(str(path)) else str(path),
            why=f"{type(fault).__name__}: {fault}",
            mend="mend the file, or take it out of `plugins` in the recipe",
        ) from fault
    public = [item for name, item in vars(module).items() if isinstance(item, type) and name[0] != "_"]
    own = [cls for cls in public if cls.__module__ == module.__name__]
    pieces = [(kind, _name(cls), cls) for cls in own for kind in kinds_of(cls)]
    faults = [f"{cls.__name__}: {fault}" for kind, _, cls in pieces for fault in class_faults(kind, cls)]
    if not pieces:
        hooks = ", ".join(HOOK.values())
        faults = [f"no class in it has a method with @hookimpl by the name of a kind's hook: {hooks}"]
    if faults:
        raise PieceError(
            f"the plugin file {path.name} holds no piece that Rusta can use",
            kind="",
            name=path.name,
            where=str(path),
            why="\n".join(faults),
            mend="docs/how-to-write-a-plugin.md shows a whole one on one page",
        )
    return pieces


def kinds_of(cls: type) -> list[str]:
    """The kinds whose hook the class implements."""
    return [kind for kind, hook in HOOK.items() if hasattr(getattr(cls, hook, None), "rusta_impl")]


def class_faults(kind: str, cls: object) -> list[str]:
    """What keeps `cls` from being a piece of `kind`; nothing is instantiated."""
    if not isinstance(cls, type):
        return [f"it is {type(cls).__name__}, not a class"]
    faults = []
    if not attrs.has(cls):
        faults.append("it is no attrs class: write @frozen(eq=False) above it")
    elif cls.__eq__ is not object.__eq__ or cls.__hash__ is not object.__hash__:
        faults.append("it compares by value, so two alike cannot both be used: write @frozen(eq=False)")
    hook = HOOK[kind]
    method = getattr(cls, hook, None)
    if not hasattr(method, "rusta_impl"):
        faults.append(f"it has no method `{hook}` with @hookimpl, without which it is no {kind}")
        return faults
    takes, offered = _arguments(method), _arguments(getattr(Specs, hook))
    if not set(takes) <= set(offered):
        faults.append(f"`{hook}` takes ({', '.join(takes)}), and the hook offers ({', '.join(offered)})")
    return faults


def _arguments(method: object) -> list[str]:
    assert callable(method)
    return [name for name in inspect.signature(method).parameters if name != "self"]


def _broken(piece: Found, fault: BaseException) -> PieceError:
    if isinstance(fault, ModuleNotFoundError) and fault.name and fault.name.partition(".")[0] == "torch":
        first = 'pip install "rusta[train]"'
    elif isinstance(fault, ModuleNotFoundError) and fault.name and not piece.module.startswith(fault.name):
        first = f"install what provides the module `{fault.name}`"
    else:
        first = f"pip install --upgrade --force-reinstall {piece.dist}"
    return PieceError(
        f"{piece.kind} `{piece.name}` of {piece.dist} {piece.version} cannot be imported",
        kind=piece.kind,
        name=piece.name,
        dist=piece.dist,
        where=_place(fault, tuple(places(piece.module.partition(".")[0]))) or f"{piece.module}:{piece.attr}",
        why=f"{type(fault).__name__}: {fault}",
        mend=f"{first}\n{_ways_out(piece)}",
    )


def _ways_out(piece: Found) -> str:
    remove = f"or pip uninstall {piece.dist}\n" if piece.dist != "rusta" else ""
    return f"{remove}or take {piece.kind} `{piece.name}` out of the recipe"


def _place(fault: BaseException, home: tuple[str, ...]) -> str:
    """file:line of the fault: the last line that ran in `home`, else the last outside the importer."""
    if isinstance(fault, SyntaxError) and fault.filename:
        return f"{fault.filename}:{fault.lineno}"
    importer = (__file__, import_module.__code__.co_filename)
    frames = traceback.extract_tb(fault.__traceback__)
    outside = [frame for frame in frames if frame.filename not in importer and frame.filename[0] != "<"]
    last = ([frame for frame in outside if frame.filename.startswith(home)] or outside)[-1:]
    return f"{last[0].filename}:{last[0].lineno}" if last else ""


def _name(cls: type) -> str:
    name = getattr(cls, "name", None)
    if isinstance(name, str):
        return name
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.__name__).lower()
