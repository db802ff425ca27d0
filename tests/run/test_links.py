"""Where a passage is read: the installed page only where it is there."""

from __future__ import annotations

from pathlib import Path

from rusta_core.records import DocSpan, digest
from rusta_core.run.links import links


def test_the_installed_page_is_named_where_it_is(tmp_path: Path) -> None:
    public = "https://doc.rust-lang.org/1.95.0/std/vec/struct.Vec.html#method.push"
    span = DocSpan(
        doc_id="std/vec/struct.Vec", start=0, end=0, sha256=digest(""), license="MIT", source_url="x", url=public
    )  # fmt: skip
    assert links(span, None) == links(span, tmp_path) == {"public": public}
    (tmp_path / "std/vec").mkdir(parents=True)
    (tmp_path / "std/vec/struct.Vec.html").write_text("<html>")
    here = (tmp_path / "std/vec/struct.Vec.html").as_uri()
    assert links(span, tmp_path) == {"public": public, "file": f"{here}#method.push"}
