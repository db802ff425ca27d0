"""From TOML values to the types that attrs classes declare; nothing is coerced but an int to a float.

What does not fit is a `Misfit`, which knows the path to the place inside the value that was given and leaves
it to its catcher to say what the value belongs to.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from enum import Enum
from math import isfinite
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from rusta_core.errors import RustaError
from rusta_core.recipe.positions import At
from rusta_core.recipe.words import MAPPINGS, SEQUENCES, taken, words_for
from rusta_core.recipe.words import show as show

_FACTORY: Any = attrs.Factory  # a class, and typed as a function


class Misfit(Exception):
    """A value that does not fit. The sentence reads: what the value is called, then `rest`.

    of: the path to what the sentence is about; at: the path to the place to point at, at its key with `key`.
    """

    def __init__(
        self,
        rest: str,
        *,
        of: At = (),
        at: At | None = None,
        key: bool = False,
        why: str = "",
        mend: str = "",
    ) -> None:
        super().__init__(rest)
        self.rest, self.of, self.at, self.key = rest, of, of if at is None else at, key
        self.why, self.mend = why, mend


@frozen
class Option:
    """A field of an attrs class as a recipe sees it. default: None where it is `required`."""

    name: str
    kind: Any
    required: bool
    default: Any
    doc: str
    attribute: attrs.Attribute[Any]


def options_of(cls: type) -> dict[str, Option]:
    """The options of an attrs class by name: its fields, less those that are private or not taken.

    Raises TypeError where a field's annotation cannot be resolved or is of a type that TOML has no value for.
    """
    try:
        hints = get_type_hints(cls)
    except NameError as fault:
        raise TypeError(f"an annotation cannot be resolved: {fault}") from None
    options = {}
    for attribute in taken(cls):
        name, kind, default = attribute.name, _given(attribute, hints[attribute.name]), attribute.default
        words_for(kind)  # raises here for a type that no recipe can give
        if isinstance(default, _FACTORY):
            default = None if default.takes_self else default.factory()
        required, doc = default is attrs.NOTHING, str(attribute.metadata.get("doc", ""))
        options[name] = Option(name, kind, required, None if required else default, doc, attribute)
    return options


def _given(attribute: attrs.Attribute[Any], stored: Any) -> Any:
    """The type that a recipe gives: what the field's converter takes, where it has one that says."""
    if not inspect.isfunction(attribute.converter):
        return stored
    first = next(iter(inspect.signature(attribute.converter).parameters))
    return get_type_hints(attribute.converter).get(first, stored)


def build(cls: type[Any], table: Mapping[str, Any], of: At = ()) -> Any:
    """An instance of an attrs class from a table of its options; Misfit for what the class does not take."""
    options = options_of(cls)
    for name in table:
        if name not in options:
            raise unknown(name, options, of)
    given = {}
    for name, option in options.items():
        if name in table:
            given[name] = _convert_option(table[name], option, (*of, name))
        elif option.required:
            why = option.doc and f"`{name}`: {option.doc}"
            mend = f"add `{name} = …` ({words_for(option.kind)})"
            raise Misfit(f"needs the option `{name}`", of=of, key=True, why=why, mend=mend)
    arguments = {options[name].attribute.alias or name: value for name, value in given.items()}
    try:
        return cls(**arguments)
    except Exception as fault:  # whatever a plugin's class raises is about its options
        raise _refused(cls, arguments, given, fault, of) from fault


def _convert_option(value: Any, option: Option, of: At) -> Any:
    try:
        return convert(value, option.kind, of)
    except Misfit as misfit:
        example = show(option.default)
        if misfit.of == of and option.default is not None and "…" not in example:
            misfit.mend = misfit.mend or f"for example `{option.name} = {example}`"
        raise


def unknown(name: str, known: Iterable[str], of: At = (), what: str = "option") -> Misfit:
    """The misfit for a key that nobody knows, with the closest ones that are known."""
    known = list(known)
    near = get_close_matches(name, known, n=3, cutoff=0.6)
    if near:
        mend = f"did you mean {' or '.join(f'`{one}`' for one in near)}?"
    else:
        mend = f"it has {', '.join(f'`{one}`' for one in known)}" if known else f"it takes no {what} at all"
    return Misfit(f"has no {what} `{name}`", of=of, at=(*of, name), key=True, mend=mend)


def _refused(
    cls: type[Any], arguments: Mapping[str, Any], given: Mapping[str, Any], fault: Exception, of: At
) -> Misfit:
    """Which option a class refused: its validators once more, one by one, on an unchecked instance."""
    with attrs.validators.disabled():
        try:
            instance = cls(**arguments)
        except Exception:  # from its own __attrs_post_init__
            instance = None
    for attribute in attrs.fields(cls):
        if instance is not None and attribute.validator is not None and attribute.name in given:
            value = getattr(instance, attribute.name)
            try:
                attribute.validator(instance, attribute, value)
            except Exception as again:
                mend = getattr(again, "mend", "")
                shown = show(given[attribute.name])
                return Misfit(f"cannot be {shown}", of=(*of, attribute.name), why=_said(again), mend=mend)
    rest = "cannot be made of these options"
    return Misfit(rest, of=of, key=True, why=_said(fault), mend=getattr(fault, "mend", ""))


def _said(fault: Exception) -> str:
    """What an exception says; attrs' validators put their sentence first among several arguments."""
    if isinstance(fault, RustaError):
        return fault.what
    text = str(fault.args[0] if fault.args else fault)
    return text if isinstance(fault, ValueError | TypeError) else f"{type(fault).__name__}: {text}"


def convert(value: Any, kind: Any, of: At = ()) -> Any:
    """`value`, as tomllib gives it, as a value of the type `kind`."""
    origin, args = get_origin(kind) or kind, get_args(kind)
    if kind is Any:
        return value
    if origin in (Union, types.UnionType):
        return _convert_union(value, kind, of)
    if origin is Literal:
        if any(type(value) is type(arg) and value == arg for arg in args):
            return value
    elif attrs.has(origin):
        if isinstance(value, dict):
            return build(origin, value, of)
    elif origin in SEQUENCES:
        if isinstance(value, list):
            return _convert_list(value, kind, of)
    elif origin in MAPPINGS:
        if isinstance(value, dict):
            return _convert_table(value, kind, of)
    elif isinstance(origin, type) and issubclass(origin, Enum):
        for member in origin:
            if type(value) is type(member.value) and value == member.value:
                return member
    elif kind is float and type(value) in (int, float):
        if isfinite(value):
            return float(value)
    elif kind is Path and type(value) is str:
        return Path(value)
    elif type(value) is kind:
        return value
    raise Misfit(f"must be {words_for(kind)}, and is {show(value)}", of=of)


def _convert_union(value: Any, kind: Any, of: At) -> Any:
    """The first member that fits. A misfit deeper inside the value says more than that no member fits."""
    members = [arg for arg in get_args(kind) if arg is not types.NoneType]  # TOML has no null
    deepest = Misfit(f"must be {words_for(kind)}, and is {show(value)}", of=of)
    for member in members:
        try:
            return convert(value, member, of)
        except Misfit as misfit:
            if len(misfit.at) > len(deepest.at) or len(members) == 1:
                deepest = misfit
    raise deepest


def _convert_list(value: list[Any], kind: Any, of: At) -> Any:
    origin, args = get_origin(kind) or kind, get_args(kind)
    if origin is tuple and args and args[-1] is not Ellipsis:
        if len(value) != len(args):
            raise Misfit(f"must be {words_for(kind)}, and holds {len(value)}", of=of)
        return tuple(convert(item, arg, (*of, number)) for number, (item, arg) in enumerate(zip(value, args)))  # noqa: B905
    item_kind = args[0] if args else Any
    items = [convert(item, item_kind, (*of, number)) for number, item in enumerate(value)]
    if origin in (set, frozenset, AbstractSet):
        return frozenset(items)
    return items if origin is list else tuple(items)


def _convert_table(value: dict[str, Any], kind: Any, of: At) -> dict[str, Any]:
    key_kind, item_kind = get_args(kind) or (str, Any)
    for key in value:
        if get_origin(key_kind) is Literal and key not in get_args(key_kind):
            raise unknown(key, get_args(key_kind), of)
    return {key: convert(item, item_kind, (*of, key)) for key, item in value.items()}


def plain(value: Any) -> Any:
    """A value as TOML can hold it; what is None is left out of tables, and there is none in lists."""
    if attrs.has(type(value)):
        return plain({field.name: getattr(value, field.name) for field in taken(type(value))})
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value
