"""A person's word about a licence holds for the bytes that were read, and for no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core import RecordError, RustaError, digest, read_clarifications

READ, CHANGED = digest("the paper is under CC-BY-SA"), digest("changed")
WORD = f"""\
- name: ryu
  version: 1.0.2
  path: src/lib.rs
  sha256: {READ}
  license: Apache-2.0 OR BSL-1.0
  reason: CC-BY-SA is said of the paper that it links to, not of the code
"""


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "clarify.yml").write_text(text)
    return tmp_path / "clarify.yml"


def test_what_was_said_of_these_bytes(tmp_path: Path) -> None:
    words = read_clarifications(write(tmp_path, WORD))
    assert words.licence("ryu", "1.0.2", "src/lib.rs", READ) == "Apache-2.0 OR BSL-1.0"
    assert words.licence("ryu", "1.0.2", "src/main.rs", READ) is None
    assert words.licence("ryu", "1.0.3", "src/lib.rs", CHANGED) is None
    assert words.licence("other", "1.0.2", "src/lib.rs", READ) is None


def test_a_word_without_a_version_is_of_any_that_has_these_bytes(tmp_path: Path) -> None:
    words = read_clarifications(write(tmp_path, WORD.replace("  version: 1.0.2\n", "")))
    assert words.licence("ryu", "1.0.9", "src/lib.rs", READ) == "Apache-2.0 OR BSL-1.0"


def test_two_versions_of_one_file(tmp_path: Path) -> None:
    other = WORD.replace(READ, CHANGED).replace("1.0.2", "1.0.3").replace("Apache-2.0 OR BSL-1.0", "GPL-3.0-only")
    words = read_clarifications(write(tmp_path, WORD + other))
    assert words.licence("ryu", "1.0.2", "src/lib.rs", READ) == "Apache-2.0 OR BSL-1.0"
    assert words.licence("ryu", "1.0.3", "src/lib.rs", CHANGED) == "GPL-3.0-only"


def test_a_stale_word_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, WORD)
    with pytest.raises(RustaError) as caught:
        read_clarifications(path).licence("ryu", "1.0.2", "src/lib.rs", CHANGED)
    assert str(caught.value) == (
        "the clarification of src/lib.rs in ryu 1.0.2 is stale\n"
        f"  where: {path}\n"
        f"  why:   it was said of bytes with sha256 {READ}; those here have {CHANGED}\n"
        "  mend:  read the file again, then write the new sha256 and what it is under now, or delete the entry"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WORD.replace(READ, "abc"), "(ryu) sha256\n  why:   `sha256` must match regex"),
        (WORD.replace("  license: Apache-2.0 OR BSL-1.0\n", ""), "`license` is missing"),
        (WORD.partition("  reason")[0], "`reason` is missing"),
        (WORD.partition("CC-BY-SA is")[0] + "''\n", "reason"),
        (WORD + WORD, "src/lib.rs in ryu is clarified twice\n  where: {0}:7\n"),
    ],
)
def test_what_is_wrong_with_a_clarification_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(RecordError) as caught:
        read_clarifications(path)
    assert said.replace("{0}", str(path)) in str(caught.value)
    assert f"{path}:" in str(caught.value)
