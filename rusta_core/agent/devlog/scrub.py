r"""Scrubbing: what is private is taken out of a record before anything of it is written.

Secrets are known by the forms that their makers gave them, or by what they are called; a hash is neither, and stays.
A home folder becomes `~`; everything else `[scrubbed:KIND]`, which no rule takes for a secret again.
"""

from __future__ import annotations

import os
import pwd
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen


def _spelt(words: str) -> str:
    """Words in small letters, in capitals, and capitalised: alternatives that begin with letters are searched fast."""
    return "|".join(form for word in words.split() for form in (word, word.upper(), word.title()))


_STRONG = _spelt("password passwd passphrase secret")  # whatever is called so is one
_KEYS_OF = ("api", "auth", "access", "secret", "private")
_KEY = " ".join(f"{of}[_-]?key" for of in (*_KEYS_OF, "secret[_-]?access"))
_WEAK = _spelt(f"token pwd credentials? {_KEY}")  # it must look like one, too
_WEAK_HINTS = " ".join(["token pwd credential", *(f"{of}{sign}key" for of in _KEYS_OF for sign in ("", "_", "-"))])
_NOT_YET = r"(?!\[scrubbed:|[$<{=*%])"  # what is scrubbed already, or holds a secret's place in a template
_TYPE = r"(?:\s*:\s*&?(?:'static\s+)?(?:str|String))?"
_IS = rf"\\*[\"'\]]*{_TYPE}\s*(?::=|=>|[:=])\s*[bcr]*\#*"
_QUOTE = r"(?P<quote>\\*[\"'])"
_BARE = r"[^\s\"'`&;,(){}\[\]<>|\\$]"
_ENDS = r"(?=[\s&;|\"'\\]|,\S|$)"
_LOOKS = r"(?=[^\s\"']*\d)[^\s\"'/~.\\(][^\s\"'\\(]{7,}"


@frozen
class Rule:
    """What stands for what the last group of a pattern matches, or for all of it.

    hints: words in lower case of which one stands in every text that the pattern matches; others are not searched.
    """

    instead: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, kind: str, hints: str, pattern: str) -> Rule:
        """A rule for a kind of secret; hints: with blanks between."""
        return cls(f"[scrubbed:{kind}]", tuple(hints.split()), re.compile(pattern, re.MULTILINE))

    def scrub(self, text: str, lower: str) -> str:
        """The text without such secrets; lower: the same in lower case."""
        return self.pattern.sub(self._scrubbed, text) if any(map(lower.__contains__, self.hints)) else text

    def _scrubbed(self, match: re.Match[str]) -> str:
        begin, end = (at - match.start() for at in match.span(match.lastindex or 0))
        return f"{match[0][:begin]}{self.instead}{match[0][end:]}"


def _anew(word: str) -> str:
    """A word with nothing before it, or an escaped line feed."""
    return rf"{word}(?:(?<![\w+/-]{word})|(?<=\\[nrt]{word}))"


def _named(kind: str, hints: str, name: str, quoted: str, bare: str) -> tuple[Rule, ...]:
    """What is called `name`: between quotes, right behind a `=`, at the end of a line, and as an option."""
    line = rf"(?=\S*\d)(?=\S*[A-Za-z])(?![/~]|\S*[.:]){_BARE}{{6,}}"
    return (
        Rule.of(
            kind,
            hints,
            rf"(?:{name})(?:{_IS}{_QUOTE}{_NOT_YET}({quoted})(?P=quote)|={_NOT_YET}({bare}){_ENDS}"
            rf"|[ \t]*[:=][ \t]*{_NOT_YET}({line})[ \t]*$)",
        ),
        Rule.of(kind, "--", rf"--[\w-]*(?:{name})[ =]{_NOT_YET}({bare}){_ENDS}"),
    )


_PEM = r"(?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
_LINE_FEED = r"(?:\s|\\[nr])+"
RULES = (
    Rule.of(
        "private-key",
        "private",
        rf"-----BEGIN {_PEM}(?:(?:(?!-----)[\s\S]){{16,20000}}?-----END {_PEM}"
        rf"|{_LINE_FEED}[A-Za-z0-9+/=]{{16,}}(?:{_LINE_FEED}[A-Za-z0-9+/=]+)*)",
    ),
    Rule.of("aws-key", "akia asia abia acca", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
    Rule.of("github-token", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}"),
    Rule.of("gitlab-token", "glpat- gldt- glrt- glptt- glcbt- glsoat-", r"gl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,}"),
    Rule.of("slack-token", "xox xapp-", r"(?:xox[a-z]|xapp)-(?=[\w-]*\d)[\w-]{10,}"),
    Rule.of("slack-hook", "hooks.slack.com", r"hooks\.slack\.com/services/(\w+/\w+/\w+)"),
    Rule.of("api-key", "sk-", _anew("sk-") + r"(?=[\w-]*\d)[\w-]{20,}"),
    Rule.of("api-key", "aiza", r"AIza[\w-]{35}"),
    Rule.of("api-key", "k_live_ k_test_", r"[rsp]k_(?:live|test)_\w{16,}"),
    Rule.of("token", "npm_ hf_ pypi-", r"npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}"),
    Rule.of("token", "cio", _anew("cio") + r"[A-Za-z0-9]{32}(?![\w+/-])"),
    Rule.of("token", ".secret. .local.", r"k[1-4]\.(?:secret|local)\.[\w-]{20,}"),
    Rule.of("token", "_v1_ sg.", r"do[opr]_v1_[a-f0-9]{64}|SG\.[\w-]{16,}\.[\w-]{16,}"),
    Rule.of("private-key", "age-secret-key-", r"AGE-SECRET-KEY-1[A-Z0-9]{58}"),
    Rule.of("jwt", "eyj", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?"),
    Rule.of("credentials", "://", r"://([^\s/:@\"'<>\\{}]*:[^\s/@\"'<>\\{}]+)(?=@)"),
    Rule.of("credentials", "://", r"://(?=[\w.-]*\d)([\w.-]{20,})(?=@)"),
    Rule.of(
        "authorization",
        "authorization",
        rf"(?i:authorization\\*[\"']?\s*[:=,]\s*\\*[\"']?(?:bearer|basic|token|digest|negotiate)\s+){_NOT_YET}"
        r"([^\s\"'\\,;{}]{4,})",
    ),
    Rule.of("authorization", "authorization", rf"(?i:authorization\s*[:=]\s*){_NOT_YET}((?=\S*\d){_BARE}{{8,}})"),
    Rule.of("authorization", "bearer", r"(?i:\bbearer\s+)((?=\S*\d)[\w.~+/-]{16,}=*)"),
    Rule.of(
        "password",
        "password",
        rf"\b(?:machine|login)\s+\S+\s+(?:login\s+\S+\s+)?(?:account\s+\S+\s+)?password\s+{_NOT_YET}(\S+)",
    ),
    *_named(
        "password", "passw passp secret", _STRONG, r"(?:(?!(?P=quote))[^\n]){3,}", rf"{_BARE}{{3,}}"
    ),
    *_named("token", _WEAK_HINTS, _WEAK, _LOOKS, rf"(?=\S*\d)(?![/~.]){_BARE}{{8,}}"),
)  # fmt: skip
_KEYS = (
    ("password", re.compile(rf"(?:{_STRONG})$"), re.compile(rf"{_NOT_YET}[\s\S]+")),
    ("token", re.compile(rf"(?:{_WEAK})$"), re.compile(rf"{_NOT_YET}{_LOOKS}")),
)


_NO_MORE = r"(?![\w@>-]|\.\w)"
_PLACES = [f"/{folder}/" for folder in ("home", "Users", "users", "media", "mnt", "tmp", "scratch", "spool", "cron")]


def _behind(*before: str) -> str:
    """The name `{}` behind one of some texts; it is searched for first, which is fast."""
    return "|".join(f"(?<={text}{{}})" for text in before)


@frozen
class Scrubber:
    """What is private on a machine. homes: home folders; users: login names; hosts: the machine's names."""

    homes: tuple[str, ...]
    users: tuple[str, ...]
    hosts: tuple[str, ...]
    _rules: tuple[Rule, ...] = field(init=False)
    _hints: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        made = [
            *((rf"{{}}(?:(?<![\w.~<-]{{}})|(?<=\\[nrt]{{}}))(?<!:/{{}}){_NO_MORE}", home, "~") for home in self.homes),
            *((rf"{{}}(?:{_behind(*_PLACES)}){_NO_MORE}", user, "[scrubbed:user]") for user in self.users),
            *((rf"{{}}(?:{_behind('@', '://')}){_NO_MORE}", host, "[scrubbed:host]") for host in self.hosts),
            *((rf"{{}}(?<![\w.-]{{}}){_NO_MORE}", host, "[scrubbed:host]") for host in self.hosts if _telling(host)),
        ]  # fmt: skip
        own = [
            Rule(instead, (name.lower(),), re.compile(form.replace("{}", re.escape(name))))
            for form, name, instead in made
        ]
        rules = (*RULES, *own)
        object.__setattr__(self, "_rules", rules)
        object.__setattr__(self, "_hints", tuple(dict.fromkeys(hint for rule in rules for hint in rule.hints)))

    @classmethod
    def of_this_machine(cls) -> Scrubber:
        """What the system says: the homes and names of people who have an account, and how the machine is called."""
        people = [one for one in pwd.getpwall() if one.pw_uid == os.getuid() or 1000 <= one.pw_uid < 60000]
        homes = {str(Path.home()), *(one.pw_dir for one in people)}
        host = socket.gethostname()
        return cls(
            tuple(sorted((home.rstrip("/") for home in homes if home.strip("/")), key=len, reverse=True)),
            tuple(one.pw_name for one in people if one.pw_name != "root"),
            tuple({host, host.partition(".")[0]} - {"localhost", ""}),
        )

    def scrub(self, value: Any) -> Any:
        """JSON values without what is private, in keys as in values. What was scrubbed is not changed by it again."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            clean: dict[Any, Any] = {}
            for key, item in value.items():
                name = self.text(key) if isinstance(key, str) else key
                while name in clean:  # two folders of two homes, say
                    name += "'"
                clean[name] = _by_name(name, self.scrub(item))
            return clean
        return [self.scrub(item) for item in value] if isinstance(value, list | tuple) else value

    def text(self, text: str) -> str:
        """The same of a text."""
        while (after := self._once(text)) != text:  # taking one out may bring a name and another together
            text = after
        return text

    def _once(self, text: str) -> str:
        lower = text.lower()
        if any(map(lower.__contains__, self._hints)):
            for rule in self._rules:
                text = rule.scrub(text, lower)
        return text


def _by_name(name: Any, value: Any) -> Any:
    """The value, or what stands for it where its name alone says that it is a secret."""
    if isinstance(name, str) and isinstance(value, str):
        for kind, named, looks in _KEYS:
            if named.search(name) and looks.fullmatch(value):
                return f"[scrubbed:{kind}]"
    return value


def _telling(host: str) -> bool:
    """Whether a name is a machine's wherever it stands: a word of the language is one only in an address."""
    return len(host) > 5 and re.search(r"[\d.-]", host) is not None
