"""What is private is scrubbed, whatever stands around it; code, hashes and figures stay as they are."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core import digest
from rusta_core.agent.devlog import DevLog, read_log
from rusta_core.agent.devlog.scrub import RULES, Scrubber
from rusta_core.rust.toolchain import Toolchain

FERRIS = Scrubber(homes=("/home/ferris",), users=("ferris",), hosts=("crab-7.example", "crab-7", "crab"))
ALNUM = string.ascii_letters + string.digits


def alnum(least: int, most: int, signs: str = ALNUM) -> st.SearchStrategy[str]:
    """Random text that has a digit and a letter, as what a machine made at random practically has."""
    return st.tuples(
        st.text(signs, min_size=least - 2, max_size=most - 2), st.sampled_from("23456789"), st.sampled_from("ABCDEF")
    ).map("".join)


def joined(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


BY_FORM = {
    "aws-key": joined(st.sampled_from(["AKIA", "ASIA"]), alnum(16, 16, string.ascii_uppercase + string.digits)),
    "github-token": joined(st.sampled_from(["ghp_", "gho_", "ghs_", "ghu_"]), alnum(36, 40))
    | joined("github_pat_", alnum(22, 22), "_", alnum(59, 59)),
    "gitlab-token": joined("glpat-", alnum(20, 20, ALNUM + "_-")),
    "slack-token": joined(st.sampled_from(["xoxb-", "xoxp-"]), alnum(10, 12, string.digits), "-", alnum(24, 24)),
    "api-key": joined(st.sampled_from(["sk-", "sk-proj-", "sk-ant-api03-"]), alnum(20, 48, ALNUM + "_-"))
    | joined("AIza", alnum(35, 35)),
    "token": joined("npm_", alnum(36, 36)) | joined("hf_", alnum(34, 34)),
    "jwt": joined("eyJ", alnum(20, 40), ".eyJ", alnum(20, 60), ".", alnum(43, 43, ALNUM + "_-")),
    "private-key": joined("AGE-SECRET-KEY-1", alnum(58, 58, string.ascii_uppercase + string.digits)),
}
PEM = st.lists(alnum(64, 64), min_size=2, max_size=5).map(
    lambda lines: "\n".join(["-----BEGIN RSA PRIVATE KEY-----", *lines, "-----END RSA PRIVATE KEY-----"])
)
BY_NAME = [
    "password={}\n", 'password = "{}"', "password: '{}'", "PGPASSWORD={} psql", "token={}&a=1",
    "https://example.com/?access_token={}", 'let api_key = "{}";', 'const SECRET: &str = "{}";', 'token = "{}"',
    "Authorization: Bearer {}", "authorization: token {}\n", '.header("Authorization", "Basic {}")', "--token {} --x",
    "postgres://ferris:{}@db/x", "https://{}@example.com/x.git", "machine example.com login me password {}",
    "machine example.com\n  login me\n  password {}\n",
    "aws_secret_access_key = {}\n", "export API_KEY={}\n", "X-Api-Key: {}",
    '{{"db_password": "{}"}}', "  secret: {}\n", 'config["password"] = "{}"', "client_secret={}",
    '{{\\"auth_token\\": \\"{}\\"}}',
]  # fmt: skip
AROUND = st.sampled_from(["", " ", "\n", "x = ", '"', "(", "see: ", "\\n"])


@settings(deadline=None)
@given(
    before=AROUND,
    after=st.sampled_from(["", " ", "\n", '"', ")", ", ", ";"]),
    kind=st.sampled_from([*BY_FORM]),
    data=st.data(),
)
def test_a_secret_that_is_known_by_its_form_never_stays(
    before: str, after: str, kind: str, data: st.DataObject
) -> None:
    secret = data.draw(BY_FORM[kind])
    assert FERRIS.text(f"{before}{secret}{after}") == f"{before}[scrubbed:{kind}]{after}"


@settings(deadline=None)
@given(before=AROUND, key=PEM, escaped=st.booleans())
def test_a_private_key_never_stays(before: str, key: str, escaped: bool) -> None:
    text = key.replace("\n", "\\n") if escaped else key
    assert FERRIS.text(f"{before}{text} after") == f"{before}[scrubbed:private-key] after"
    torn = text[: len(text) * 2 // 3]
    assert FERRIS.text(f"{before}{torn}") == f"{before}[scrubbed:private-key]"


@settings(deadline=None)
@given(form=st.sampled_from(BY_NAME), secret=alnum(20, 40))
def test_a_secret_that_is_called_one_never_stays(form: str, secret: str) -> None:
    clean = FERRIS.text(form.format(secret))
    assert secret not in clean
    before, _, after = form.format("\0").partition("\0")
    assert re.fullmatch(rf"{re.escape(before)}\[scrubbed:[a-z-]+\]{re.escape(after)}", clean) or "://" in form


@settings(deadline=None)
@given(
    text=st.lists(
        st.sampled_from(BY_NAME)
        | st.text(max_size=8)
        | st.sampled_from(
            [
                "/home/ferris",
                "[scrubbed:token]",
                "password",
                "token",
                "=",
                ": ",
                '"',
                "@",
                "://",
                "ferris",
                "crab-7",
                "a1b2c3d4e5",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_scrubbing_twice_changes_nothing_more(text: str) -> None:
    once = FERRIS.scrub({text: [text, {"password": text}]})
    assert FERRIS.scrub(once) == once


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("/home/ferris/crate/src/lib.rs:3", "~/crate/src/lib.rs:3"),
        ('cd "/home/ferris"', 'cd "~"'),
        ("file:///home/ferris/x", "file://~/x"),
        ("/home/ferrisa /home/ferris-2 /x/home/ferris.old", "/home/ferrisa /home/ferris-2 /x/home/ferris.old"),
        ("/tmp/ferris/x and /mnt/home/ferris", "/tmp/[scrubbed:user]/x and /mnt/home/[scrubbed:user]"),
        ("built on crab-7.example by hand", "built on [scrubbed:host] by hand"),
        ("ssh me@crab; the crab; http://crab/", "ssh me@[scrubbed:host]; the crab; http://[scrubbed:host]/"),
        ("\\n/home/ferris/a", "\\n~/a"),
    ],
)
def test_who_and_where(text: str, clean: str) -> None:
    assert FERRIS.text(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        f"sha256 {digest('a')}", f'"sha256": "{digest("b")}"', f"commit = {digest('c')[:40]}", "password: String,",
        "fn token(&self) -> Token { self.token }", "let token = lexer.next_token();", "token == \"(\"",
        "secret: [u8; 32],",
        "let token = tokens[i];", "match token { Token::Ident(name) => {} }", "println!(\"password: {password}\");",
        "postgres://{user}:{password}@{host}", "PASSWORD=$PASSWORD", "--token <TOKEN>", "pub token: &'a str,",
        "task-0123456789-abcdefghij", "use std::env; // the key=value pairs", "token: TokenKind::Ident", "a::b@c",
        "error[E0382]: use of moved value: `token`", "key = 0x1234567890abcdef", "password = \"\"", "pwd=/home/x/y1/z2",
    ],
)  # fmt: skip
def test_what_is_no_secret_stays(text: str) -> None:
    assert FERRIS.text(text) == text


def test_the_code_of_the_documentation_stays_byte_for_byte() -> None:
    """The pages of std with their thousands of examples, as they are installed."""
    docs = Toolchain.find().docs
    assert docs is not None
    pages = [page for book in ("std", "core/iter", "reference") for page in (docs / book).rglob("*.html")]
    texts = [page.read_text() for page in sorted(pages)[::7]]
    assert sum(map(len, texts)) > 2_000_000
    assert [text for text in texts if FERRIS.text(text) != text] == []


def test_names_are_scrubbed_and_none_is_lost() -> None:
    clean = FERRIS.scrub(
        {"/home/ferris/a": 1, "~/a": 2, "password": "x", "token": "ident", "n": None, "d": (True, 1.5)}
    )
    assert clean == {
        "~/a": 1, "~/a'": 2, "password": "[scrubbed:password]", "token": "ident", "n": None,
        "d": [True, 1.5],
    }  # fmt: skip


def test_nothing_private_reaches_the_disk(tmp_path: Path) -> None:
    key = "ghp_" + "a1B2" * 9
    with DevLog.open(tmp_path) as log:
        log.append(
            "step", "one", {"path": str(Path.home() / "crate"), "said": [{"stderr": f"failed: {key}"}]}, sync=True
        )
    [file] = tmp_path.glob("*.log")
    assert key.encode() not in file.read_bytes()
    [record] = read_log(tmp_path)
    assert record.data == {"path": "~/crate", "said": [{"stderr": "failed: [scrubbed:github-token]"}]}


def test_this_machine() -> None:
    here = Scrubber.of_this_machine()
    assert str(Path.home()) in here.homes
    assert "root" not in here.users
    assert json.dumps(here.scrub({"a": f"{Path.home()}/x"})) == '{"a": "~/x"}'


def test_every_rule_has_hints_in_small_letters() -> None:
    assert all(rule.hints and all(hint == hint.lower() for hint in rule.hints) for rule in RULES)
