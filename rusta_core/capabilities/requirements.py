"""Which requirements of a distribution are not met by what is installed."""

from __future__ import annotations

from rusta_core.capabilities.metadata import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rusta_core.capabilities.metadata import Distribution


def unmet(requires: Iterable[str], have: Mapping[str, Distribution]) -> list[tuple[str, str, str]]:
    """(name, requirement, why) for each requirement, as `Requires-Dist` writes it, that `have` does not meet.

    `name` and `name>=1.2` are judged here; every other form is left to `packaging`, whose import is slow.
    """
    faults = []
    for text in requires:
        wanted, semicolon, marker = (part.strip() for part in text.partition(";"))
        if "extra" in marker and " or " not in marker:
            continue  # belongs to an extra, and a piece cannot ask for one
        name, _, least = (part.strip() for part in wanted.partition(">="))
        if semicolon or not _is_name(name) or (least and not _numbers(least)):
            name, why = _judge_by_packaging(text, have)
        else:
            why = _judge(name, least, have)
        if why:
            faults.append((canonical(name), wanted, why))
    return faults


def _judge(name: str, least: str, have: Mapping[str, Distribution]) -> str:
    distribution = have.get(canonical(name))
    if distribution is None:
        return f"requires {name}, which is not installed"
    numbers = _numbers(distribution.version.partition("+")[0])
    if least and not numbers:  # a pre-release or the like
        return _judge_by_packaging(f"{name}>={least}", have)[1]
    if least and numbers < _numbers(least):
        return f"requires {name}>={least}, and {distribution.version} is installed"
    return ""


def _judge_by_packaging(text: str, have: Mapping[str, Distribution]) -> tuple[str, str]:
    """The name in a requirement of any form, and why it is not met."""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return "", f"requires {text!r}, which cannot be read"
    name, distribution = requirement.name, have.get(canonical(requirement.name))
    if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
        return name, ""
    if distribution is None:
        return name, f"requires {name}, which is not installed"
    if not requirement.specifier.contains(distribution.version, prereleases=True):
        return name, f"requires {name}{requirement.specifier}, and {distribution.version} is installed"
    return name, ""


def _is_name(text: str) -> bool:
    return bool(text) and all(sign.isalnum() or sign in "-_." for sign in text)


def _numbers(version: str) -> tuple[int, ...]:
    """1.20.0 as (1, 20), so that tuples compare as versions do; () for anything but numbers and dots."""
    parts = version.split(".")
    if not all(part.isdecimal() for part in parts):
        return ()
    while len(parts) > 1 and not int(parts[-1]):
        parts.pop()
    return tuple(map(int, parts))
