"""Where a passage of the documentation is read: on this machine, and by everyone."""

from __future__ import annotations

from pathlib import Path

from rusta_core.records import DocSpan


def links(span: DocSpan, docs: Path | None) -> dict[str, str]:
    """The public address, and that of the installed page where it is below `docs`."""
    public = span.url or span.source_url
    place, _, anchor = public.partition("#")
    page = place.removeprefix("https://doc.rust-lang.org/").partition("/")[2]
    here = docs / page if docs is not None and page else None
    if here is None or not here.is_file():
        return {"public": public}
    return {"public": public, "file": here.as_uri() + (f"#{anchor}" if anchor else "")}
