"""Addresses of repositories: without who asks, and as the unit of splits."""

from __future__ import annotations

import re

_SCP = re.compile(r"(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!/)(.+)")  # git@host.org:owner/name.git
_USER = re.compile(r"(?<=://)[^/@]*@")


def public(url: str) -> str:
    """An address as it may be written down: in full form, without a user or password."""
    if "://" not in url and (short := _SCP.fullmatch(url)):
        url = f"ssh://{short[1]}/{short[2]}"
    return _USER.sub("", url.strip())


def repository(url: str) -> str:
    """The unit of splits: `owner/name` on GitHub, host and path elsewhere; folders in it do not count."""
    match = re.match(r"(?:git\+)?\w+://(?:www\.)?([^/]+)/(.+)", public(url))
    if match is None:
        return ""
    host, parts = match[1].lower(), [part for part in re.split(r"[/#?]+", match[2]) if part]
    kept = "/".join(parts[:2] if host == "github.com" else parts).removesuffix(".git")
    return kept.lower() if host == "github.com" else f"{host}/{kept}"
