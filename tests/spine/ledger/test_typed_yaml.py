"""Lists that people write are read as they stand, by the schema, or refused with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import LedgerEntry, Quarantined, RecordError
from rusta_core.spine.ledger.typed_yaml import read_records, write_records

ENTRY = """\
- name: NO
  version: 1.10
  license: MIT
  source_url: https://example.org/a
  commit: 0123456
  sha256: "{}"
  split: train
  state: allowed
""".format("0" * 64)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ENTRIES = st.lists(
    st.builds(
        LedgerEntry,
        license=TEXT,
        source_url=TEXT,
        commit=st.none() | TEXT,
        sha256=st.just("1" * 64),
        name=TEXT | st.sampled_from(["NO", "1.10", "0123456", "null", "~", "", "- a: b", "# x", "2020-01-01", "<<"]),
        version=TEXT,
        split=st.just("val"),
        state=st.just("golden"),
        path=st.none() | TEXT,
        records=st.integers(0, 10**12),
        made_of=st.lists(TEXT, max_size=2).map(tuple),
        quarantined=st.lists(st.builds(Quarantined, path=TEXT, rule=TEXT, reason=TEXT), max_size=2).map(tuple),
    ),
    max_size=4,
)


def read(tmp_path: Path, text: str | bytes) -> list[LedgerEntry]:
    path = tmp_path / "a.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [entry for entry, _ in read_records(path, LedgerEntry)]


def refused(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(RecordError) as caught:
        read(tmp_path, text)
    return str(caught.value).replace(str(tmp_path), "")


def test_yaml_guesses_nothing(tmp_path: Path) -> None:
    [entry] = read(tmp_path, ENTRY)
    assert (entry.name, entry.version, entry.commit) == ("NO", "1.10", "0123456")


def test_numbers_and_nothing_are_what_the_schema_says(tmp_path: Path) -> None:
    [entry] = read(tmp_path, ENTRY.replace("0123456", "~") + "  records: 0012\n  path: null\n")
    assert (entry.records, entry.path, entry.commit) == (12, None, None)
    [entry] = read(tmp_path, ENTRY + "  path: 'null'\n")
    assert entry.path == "null"


@given(ENTRIES)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, entries: list[LedgerEntry]) -> None:
    text = write_records(entries)
    assert read(tmp_path_factory.mktemp("y"), text) == entries
    assert write_records(list(entries)) == text


def test_what_is_so_by_default_is_not_written() -> None:
    entry = LedgerEntry(
        name="a", version="1.10", license="MIT", source_url="u", sha256="2" * 64, split="test", state="canary"
    )
    assert write_records([entry]) == (
        f"- name: a\n  license: MIT\n  source_url: u\n  sha256: '{'2' * 64}'\n"
        "  version: '1.10'\n  split: test\n  state: canary\n"
    )


def test_nothing_in_the_file_is_no_entry(tmp_path: Path) -> None:
    assert read(tmp_path, "") == read(tmp_path, "# later\n") == read(tmp_path, "[]\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ENTRY + ENTRY.replace("state: allowed", "state: alowed"),
            "not a valid ledger_entry/1\n  where: /a.yml:9 (NO) state\n",
        ),
        (ENTRY.replace("license: MIT\n", "licence: MIT\n"), "where: /a.yml:1 (NO) licence\n"),
        (ENTRY.replace("license: MIT\n", "licence: MIT\n"), "mend:  did you mean `license`?"),
        (ENTRY.replace("  version: 1.10\n", ""), "`version` is missing"),
        (ENTRY + "  records: many\n", "a whole number is expected, 'many' (str) was found"),
        (ENTRY + "  records: -1\n", "a whole number is expected, '-1' (str) was found"),
        (ENTRY + "  license: GPL-3.0-only\n", "`license` is said twice\n  where: /a.yml:1 license\n"),
        (ENTRY + "  made_of: &a [x]\n  quarantined: *a\n", "anchors are not used here"),
        (ENTRY + "  made_of: &a [*a]\n", "anchors are not used here"),
        (ENTRY + "  <<: {path: x}\n", "ledger_entry/1 has no `<<`"),
        (ENTRY + "  ? [a]\n  : b\n", "ledger_entry/1 has no"),
        ("name: a\n", "it is not a list: each entry begins with `- name:`"),
        ("- just words\n", "an object is expected, 'just words' (str) was found"),
        ("- [a\n", "this list cannot be read\n  where: /a.yml\n  why:   while parsing a flow sequence"),
        (ENTRY + "---\n" + ENTRY, "but found another document"),
        (b"- name: \xff\n", "'utf-8' codec can't decode byte 0xff"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read") as caught:
        list(read_records(tmp_path / "none.yml", LedgerEntry))
    assert "No such file" in caught.value.why
