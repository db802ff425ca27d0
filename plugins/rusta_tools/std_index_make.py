"""Makes `std_index.json.zst` from the installed documentation of std.

    python -m rusta_tools.std_index_make "$(rustc --print sysroot)/share/doc/rust/html"

It reads rustdoc's pages and keeps facts only: names, paths, signatures and implementations of what is stable.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

from rusta_tools.std_index import DATA

_ITEM = re.compile(r'<li><a href="([^"]+)">([^<]+)</a>')
_SECTION = re.compile(r'<section id="([^"]+)" class="(impl|method|associatedtype|associatedconstant)[^"]*"')
_HEADER = re.compile(r'<h[34] class="code-header">(.*?)</h[34]>', re.DOTALL)
_TAG, _SPACE = re.compile(r"<[^>]*>"), re.compile(r"\s+")
_FAR_AWAY = re.compile(r"(intrinsics|simd|os|arch|f16|f128|autodiff|bstr|unsafe_binder|random|pat|from|prelude)::")
_OWN = re.compile(r'<h2 id="(?:deref-methods-[^"]+|trait-implementations|synthetic-implementations)"')
_UNSTABLE = '<div class="stab unstable">'
_IMPL = re.compile(r"(?:unsafe )?impl(?:<.*?>)? (!?[\w:]+(?:<.*>)?) for (.+)")
_CONVERSIONS = ("From", "TryFrom", "AsRef", "AsMut", "Borrow", "FromIterator", "Add", "PartialEq")
_TYPES, _TRAITS = ("struct", "enum", "union", "primitive"), ("trait",)


def made(docs: Path) -> dict[str, Any]:
    """The index of the documentation in `docs`, which holds `std/all.html`."""
    std = docs / "std"
    paths: dict[str, list[str]] = {}
    traits: dict[str, dict[str, str]] = {}
    types: dict[str, dict[str, Any]] = {}
    for page, path in _pages(std):
        kind, text = page.stem.partition(".")[0], page.read_text()
        name = path.rpartition("::")[2]
        if _is_unstable(text):
            continue
        if kind != "primitive":
            paths.setdefault(name, []).append(f"{kind} std::{path}")
        if kind in _TRAITS:
            traits[f"std::{path}"] = dict(_signatures(text.partition('<h2 id="implementors"')[0]))
        elif kind in _TYPES:
            types[path if kind == "primitive" else f"std::{path}"] = _type(text)
    for module in sorted(std.rglob("index.html")):
        inside = "::".join(module.parent.relative_to(std).parts)
        if inside and not _FAR_AWAY.match(f"{inside}::") and not _is_unstable(module.read_text()):
            paths.setdefault(inside.rpartition("::")[2], []).append(f"mod std::{inside}")
    version = re.search(r"crates([\d.]+)\.js", " ".join(file.name for file in docs.iterdir()))
    return {
        "origin": f"documentation of the Rust standard library {version[1] if version else ''}".strip(),
        "licence": "MIT OR Apache-2.0",
        "paths": {name: sorted(found, key=len) for name, found in sorted(paths.items())},
        "traits": traits,
        "types": types,
    }


def _pages(std: Path) -> Iterator[tuple[Path, str]]:
    for href, path in _ITEM.findall((std / "all.html").read_text()):
        path = html.unescape(path)
        if not _FAR_AWAY.match(f"{path}::") and (std / href).is_file():
            yield std / href, path


def _is_unstable(text: str) -> bool:
    """Whether a page's head says so: before its own documentation."""
    head = re.split('<h2 |class="docblock"', text.partition('class="main-heading"')[2], maxsplit=1)[0]
    return _UNSTABLE in re.sub("<code>.*?</code>", "", re.sub('class="rust item-decl".*?</pre>', "", head))


def _type(text: str) -> dict[str, Any]:
    own = _OWN.split(text, maxsplit=1)
    rest = text[len(own[0]) :]
    found: dict[str, Any] = {"methods": dict(_signatures(own[0])), "impls": [], "from": []}
    if deref := re.search(r'id="deref-methods-[^"]+".*?Target = (.*?)</h2>', text, re.DOTALL):
        found["deref"] = _words(deref[1]).rstrip("§ ").removesuffix(">")
    for said in _sections(rest, "impl"):
        if match := _IMPL.match(re.sub(r" ?where .*", "", said)):
            trait, target = match[1], match[2]
            plain = trait.partition("<")[0]
            if plain in _CONVERSIONS and "<" in trait:
                found["from"].append(f"{trait} for {target}")
            if not plain.startswith("!"):
                found["impls"].append(plain)
    found["impls"] = sorted(set(found["impls"]))
    found["from"] = sorted(set(found["from"]))
    return found


def _sections(text: str, kind: str) -> Iterator[str]:
    """What the headers of the sections of a kind say, those that are unstable left out."""
    places = list(_SECTION.finditer(text))
    for number, place in enumerate(places):
        end = places[number + 1].start() if number + 1 < len(places) else len(text)
        block = text[place.start() : end]
        header = _HEADER.search(block)
        if place[2] == kind and header is not None and _UNSTABLE not in block[header.end() :].partition("docblock")[0]:
            yield _words(header[1])


def _signatures(text: str) -> Iterator[tuple[str, str]]:
    """Each method's name and the rest of its signature, without generics' bounds that a `where` gives."""
    for said in _sections(text, "method"):
        if match := re.search(r"\bfn (\w+)(.*)", said):
            yield match[1], re.sub(r" ?where .*", "", match[2])


def _words(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", text)).replace("ⓘ", "").replace("where ", " where ")).strip()


def main() -> None:
    data = json.dumps(made(Path(sys.argv[1])), separators=(",", ":"), ensure_ascii=False).encode()
    DATA.write_bytes(zstandard.compress(data, 19))
    print(f"{DATA}: {len(data):,} bytes, {DATA.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
