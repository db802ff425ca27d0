"""What the allowlist says to the licences that crates really carry, and what files say of themselves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.spine.licences import canonical, compatible, header_licence, joined, named_in, refusal, same_terms


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "MIT/Apache-2.0 AND BSD-3-Clause",
        "Apache-2.0 WITH LLVM-exception",
        "MIT OR GPL-3.0-only",
        "(MIT OR Apache-2.0) AND Unicode-DFS-2016",
        "Unlicense OR MIT",
    ],
)
def test_permissive(expression: str) -> None:
    assert refusal(expression) is None


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        (["MIT"], "MIT"),
        (["MIT/Apache-2.0", "MIT OR Apache-2.0"], "MIT OR Apache-2.0"),
        (["MIT", "MIT OR Apache-2.0"], "MIT AND (MIT OR Apache-2.0)"),
        (["(MIT OR Apache-2.0) AND Zlib", "MIT OR Apache-2.0", "Zlib AND ISC"], "ISC AND (MIT OR Apache-2.0) AND Zlib"),
        (["Zlib AND (MIT AND (ISC AND Zlib))"], "ISC AND MIT AND Zlib"),
        (["MIT", "mine"], "MIT AND mine"),
    ],
)
def test_joined(apart: list[str], together: str) -> None:
    assert joined(apart) == together
    assert joined([together]) == together


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("", "no licence is given"),
        ("  ", "no licence is given"),
        ("GPL-3.0-only", "licence 'GPL-3.0-only' is not permissive"),
        ("MIT AND GPL-3.0-or-later", "licence 'MIT AND GPL-3.0-or-later' is not permissive"),
        ("CC-BY-SA-4.0", "licence 'CC-BY-SA-4.0' is not permissive"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "is not permissive"),
        ("MIT WITH Classpath-exception-2.0", "is not permissive"),
        ("LicenseRef-mine", "no SPDX expression that is known"),
        ("custom", "no SPDX expression that is known"),
        ("MIT OR", "no SPDX expression that is known"),
        ("MIT/", "no SPDX expression that is known"),
        ("MIT OR ISC OR", "no SPDX expression that is known"),
        ("MIT AND ISC AND", "no SPDX expression that is known"),
        ("(MIT) GPL-3.0-only OR ISC", "no SPDX expression that is known"),
        ("MIT OR (ISC) GPL-3.0-only", "no SPDX expression that is known"),
        ("(MIT) GPL-3.0-only OR", "no SPDX expression that is known"),
        ("MIT GPL-3.0-only", "no SPDX expression that is known"),
    ],
)
def test_refused(expression: str, reason: str) -> None:
    assert reason in (refusal(expression) or "")


@given(st.one_of(st.text(max_size=40), st.text("MITOR AND/()-.+WH", max_size=40)))
def test_whatever_is_given_there_is_an_answer(expression: str) -> None:
    assert refusal(expression) is None or "licence" in str(refusal(expression))


WORDS = st.recursive(
    st.sampled_from(["MIT", "ISC", "GPL-3.0-only"]).map(lambda name: (name, name != "GPL-3.0-only")),
    lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(
        lambda parts: (
            f"({parts[0][0]} {parts[1]} {parts[2][0]})",
            (parts[0][1] and parts[2][1]) if parts[1] == "AND" else (parts[0][1] or parts[2][1]),
        )
    ),
    max_leaves=6,
)


@given(WORDS)
def test_and_needs_both_sides_or_needs_one(case: tuple[str, bool]) -> None:
    expression, allowed = case
    assert (refusal(expression) is None) == allowed


def test_same_terms() -> None:
    assert same_terms("MIT/Apache-2.0", "Apache-2.0 OR MIT")
    assert not same_terms("MIT AND Apache-2.0", "Apache-2.0 OR MIT")
    assert not same_terms("nobody-knows", "nobody-knows")


# --- what must hold for every expression

FREE, BOUND = ["MIT", "ISC", "Zlib", "Apache-2.0"], ["GPL-3.0-only", "AGPL-3.0-or-later", "MPL-2.0", "CC-BY-SA-4.0"]


def trees(leaves: list[str]) -> st.SearchStrategy[str]:
    """Expressions over these licences, nested as deep as they come."""
    joining = st.sampled_from([" AND ", " OR "])
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.tuples(inner, joining, inner).map(lambda parts: f"({''.join(parts)})"),
        max_leaves=8,
    )


ANY = trees([*FREE, *BOUND])


@given(st.lists(st.sampled_from(["MIT", "GPL-3.0-only", "AND", "OR", "(", ")"]), max_size=9))
def test_nothing_passes_that_is_not_joined_as_its_canonical_form_is(words: list[str]) -> None:
    """Brackets aside, what was read is what was written, word for word."""
    expression = " ".join(words)
    read = canonical(expression)
    if read is not None:
        assert re.sub(r"[()\s]+", " ", read).split() == [word for word in words if word not in "()"]


@given(ANY, st.sampled_from(BOUND), st.booleans())
def test_a_term_that_binds_in_an_and_is_refused_whatever_stands_beside_it(beside: str, bound: str, first: bool) -> None:
    assert refusal(f"{bound} AND {beside}" if first else f"{beside} AND {bound}") is not None
    assert refusal(f"MIT AND ({beside}) AND {bound} AND MIT") is not None


@given(ANY, st.sampled_from(FREE), st.booleans())
def test_one_permissive_side_of_an_or_is_enough(beside: str, free: str, first: bool) -> None:
    assert refusal(f"{free} OR {beside}" if first else f"{beside} OR {free}") is None


@given(ANY, ANY, st.sampled_from(["AND", "OR"]))
def test_order_case_and_nesting_do_not_matter(one: str, other: str, joined: str) -> None:
    said = refusal(f"{one} {joined} {other}") is None
    assert (refusal(f"{other} {joined} {one}") is None) == said
    assert (refusal(f"(({one})) {joined.lower()} ({other})") is None) == said
    assert (refusal(f"{one} {joined} {other}".lower()) is None) == said
    assert same_terms(f"{one} {joined} {other}", f"{other} {joined} {one}")


@given(st.lists(ANY, min_size=1, max_size=4))
def test_joined_terms_are_all_of_them(apart: list[str]) -> None:
    together = joined(apart)
    assert same_terms(together, " AND ".join(f"({one})" for one in apart))
    assert (refusal(together) is None) == all(refusal(one) is None for one in apart)


@given(ANY)
def test_canonical_says_the_same_and_is_its_own_canonical_form(expression: str) -> None:
    spelled = canonical(expression.lower())
    assert spelled is not None
    assert same_terms(expression, spelled)
    assert canonical(spelled) == spelled


@given(ANY, ANY)
def test_what_is_compatible_could_be_used_by_itself(field: str, second: str) -> None:
    if compatible(field, second):
        assert refusal(second) is None
    if refusal(field) is None:
        assert compatible(field, field)


@given(ANY, st.sampled_from(BOUND))
def test_a_file_that_is_bound_agrees_with_no_field(field: str, bound: str) -> None:
    assert not compatible(field, bound)
    assert not compatible(field, f"MIT AND {bound}")


@pytest.mark.parametrize("depth", [1, 20, 39, 40, 41, 300, 5000])
def test_brackets_to_any_depth(depth: int) -> None:
    nested = "(" * depth + "MIT" + ")" * depth
    assert (refusal(nested) is None) == (depth <= 40)
    right = "MIT AND (" * depth + "GPL-3.0-only" + ")" * depth
    assert refusal(right) is not None
    assert not compatible("MIT", right)


def test_many_licences_side_by_side() -> None:
    """As the entry of a derived shard has them."""
    assert refusal(" AND ".join(f"({one} OR {other})" for one in FREE for other in [*FREE, *BOUND] * 10)) is None


@pytest.mark.parametrize(
    ("field", "second"),
    [
        ("MIT OR Apache-2.0", "MIT"),
        ("MIT/Apache-2.0", "Apache-2.0 OR MIT"),
        ("MIT/Apache-2.0", "MIT AND Apache-2.0"),
        ("MIT AND BSD-3-Clause", "BSD-3-Clause"),
        ("MIT", "MIT OR GPL-2.0-only"),
        ("Apache-2.0 WITH LLVM-exception OR MIT", "Apache-2.0 WITH LLVM-exception"),
    ],
)
def test_two_sources_that_agree(field: str, second: str) -> None:
    assert compatible(field, second)


@pytest.mark.parametrize(
    ("field", "second"),
    [
        ("MIT", "GPL-3.0-only"),
        ("MIT", "Apache-2.0"),
        ("MIT", "MIT AND GPL-3.0-only"),
        ("MIT OR GPL-3.0-only", "GPL-3.0-only"),
        ("MIT OR Apache-2.0", "CC-BY-SA-4.0"),
        ("Apache-2.0 WITH LLVM-exception", "Apache-2.0"),
        ("MIT", "GPL"),
        ("MIT", ""),
        ("nobody-knows", "nobody-knows"),
    ],
)
def test_two_sources_that_disagree(field: str, second: str) -> None:
    assert not compatible(field, second)


# --- what a file's own header says

GPL3 = """
This program is free software: you can redistribute it and/or modify
it under the terms of the GNU General Public License as published by
the Free Software Foundation, either version 3 of the License, or
(at your option) any later version.

You should have received a copy of the GNU General Public License
along with this program.  If not, see <https://www.gnu.org/licenses/>.
"""
LGPL = """
This library is free software; you can redistribute it and/or
modify it under the terms of the GNU Lesser General Public
License as published by the Free Software Foundation; version 2.1 of the License.
"""
MPL = """
This Source Code Form is subject to the terms of the Mozilla Public
License, v. 2.0. If a copy of the MPL was not distributed with this
file, You can obtain one at http://mozilla.org/MPL/2.0/.
"""
DUAL = """
Licensed under the Apache License, Version 2.0 <LICENSE-APACHE or
http://www.apache.org/licenses/LICENSE-2.0> or the MIT license
<LICENSE-MIT or http://opensource.org/licenses/MIT>, at your
option. This file may not be copied, modified, or distributed except according to those terms.
"""
NOTICES = {
    "GPL-3.0-or-later": GPL3,
    "LGPL-2.1-only": LGPL,
    "AGPL-3.0-only": "This is licensed under the GNU Affero General Public License, version 3.",
    "GPL-2.0-only": "Licensed under GPLv2.",
    "GPL-2.0-or-later": "License: GPL-2.0+",
    "GPL": "This file is free software under the GNU GPL.",
    "MPL-2.0": MPL,
    "CC-BY-SA-4.0": "Adapted from the book, Creative Commons Attribution-ShareAlike 4.0 International",
    "CC-BY-SA-3.0": "Taken from an answer, under CC BY-SA 3.0",
    "Apache-2.0 OR MIT": DUAL,
    "Apache-2.0": "Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file",
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
    "BSD-3-Clause": "Redistribution and use in source and binary forms, with or without modification, are permitted\n"
    "provided that ... Neither the name of the author nor the names of its contributors may be used",
    "BSD-2-Clause": "Redistribution and use in source and binary forms, with or without modification, are permitted",
}  # fmt: skip
SHAPES = {
    "lines": lambda text: "".join(f"// {line}\n" for line in text.strip().splitlines()),
    "doc comment": lambda text: "".join(f"//! {line}\n" for line in text.strip().splitlines()),
    "block": lambda text: f"/* {text.strip()} */\n",
    "starred": lambda text: "/*\n" + "".join(f" * {line}\n" for line in text.strip().splitlines()) + " */\n",
    "after attributes": lambda text: f"#!/usr/bin/env run\n#![no_std]\n\n/* {text.strip()} */\n",
    "in TOML": lambda text: "".join(f"# {line}\n" for line in text.strip().splitlines()),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("licence", NOTICES)
def test_a_notice_is_known_in_any_kind_of_comment(licence: str, shape: str) -> None:
    assert header_licence(SHAPES[shape](NOTICES[licence]) + "\nfn main() {}\n") == licence


@pytest.mark.parametrize("text", [GPL3, LGPL, MPL, NOTICES["CC-BY-SA-4.0"], NOTICES["GPL"]])
def test_a_notice_of_copyleft_is_in_no_agreement_with_a_permissive_field(text: str) -> None:
    said = header_licence(SHAPES["lines"](text))
    assert said is not None
    assert not compatible("MIT OR Apache-2.0", said)


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("// SPDX-License-Identifier: MIT OR Apache-2.0\nfn main() {}", "MIT OR Apache-2.0"),
        ("/* SPDX-License-Identifier: GPL-2.0 */\n", "GPL-2.0"),
        ("# SPDX-License-Identifier: MIT\n[package]\n", "MIT"),
        ("<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->\n<p>", "CC-BY-SA-4.0"),
        ("\ufeff//SPDX-License-Identifier:Zlib\r\nfn main() {}\r\n", "Zlib"),
        ("// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: MIT\n", "MIT"),
        (
            "// SPDX-License-Identifier: MIT OR ISC\nfn a() {}\n"
            "// SPDX-SnippetBegin\n// SPDX-License-Identifier: GPL-3.0-only\nfn b() {}\n// SPDX-SnippetEnd\n",
            "(MIT OR ISC) AND GPL-3.0-only",
        ),
        ("// SPDX-License-Identifier: MIT\n" + SHAPES["lines"](MPL), "MIT AND MPL-2.0"),
        (SHAPES["lines"](DUAL) + SHAPES["lines"](MPL), "(Apache-2.0 OR MIT) AND MPL-2.0"),
    ],
)
def test_tags(text: str, licence: str) -> None:
    assert header_licence(text) == licence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fn main() {}",
        '//! A parser of licences.\nfn main() { println!("GNU General Public License, version 3"); }',
        'let tag = "SPDX-License-Identifier: GPL-3.0-only";',
        "// Copyright 2020 The authors. All rights reserved.\n",
        "/* never closed: GNU General Public License",
        "// Gpl and agplay are words of no language.\n",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert header_licence(text) is None


@given(st.one_of(st.text(max_size=200), st.text("/*#! \n-SPDXLicenseIdentifier:()MITGPL", max_size=200)))
def test_no_text_makes_it_fall(text: str) -> None:
    said = header_licence(text)
    assert said is None or said
    assert not said or isinstance(compatible("MIT", said), bool)
    assert named_in(text) is not None
    assert canonical(text) is None or canonical(text)


def test_the_names_in_an_expression() -> None:
    assert named_in("(MIT/apache-2.0 with LLVM-exception) AND Zlib") == frozenset()
    assert named_in("MIT OR apache-2.0 WITH LLVM-exception AND Zlib") == {"MIT", "Apache-2.0", "Zlib"}


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "a/" * 100_000,
        "MIT OR " * 20_000,
        " " * 300_000 + "x",
        "// SPDX-License-Identifier:" + " " * 300_000 + "x",
        "// redistribution and use in source and binary forms " * 10_000,
        "/*" * 200_000,
        "// " * 200_000,
    ],
    ids=lambda text: text[:30],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    """A pattern that goes over the rest of the text at each place in it would never end here."""
    assert refusal(text) is not None
    header_licence(text)
    header_licence(f"// {text}\n")
