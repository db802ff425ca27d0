"""A program of one file, and whether it means the same as a module of a larger crate.

Hundreds of candidates are checked at once as modules of one crate. Being nested changes the meaning of some:
those that name the crate's root, that put something there, or whose impls other modules can feel. They go
alone. The rules are lexical and lean one way: a doubt costs one more run of rustc, never a wrong verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from attrs import field, frozen
from attrs.validators import in_

EDITIONS = ("2015", "2018", "2021", "2024")

_COMMENT_OR_LITERAL = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | r(\#*)".*?"\1 | "(?:\\.|[^"\\])*" | '(?:\\[^\n]+?|[^\\'\n])'""",
    re.DOTALL | re.VERBOSE,
)
_MAIN = re.compile(r"\bfn\s+main\b")
_UNENDED = re.compile(r"""["]|/\*|\bb'|'(?!\w)""")
"""What is left of a literal or comment that does not end: rustc breaks off there, whatever else is in the batch."""
_PLAIN_MAIN = re.compile(r"\bfn\s+main\s*\(\s*\)(?![^{;]*\b(?:where|impl)\b)")
_CHANGED_MAIN = re.compile(r"\btrack_caller\b|\btarget_feature\b")
_TEST = re.compile(r"#\s*\[\s*(?:\w+\s*::\s*)*test\s*\]")
_ROOT_ONLY = re.compile(
    r"""\bcrate\b | \bmod\s+\w+\s*; | \bmacro_export\b | \binclude(?:_str|_bytes)?\s*! | \bglobal_asm\b
      | \bglobal_allocator\b | \bpanic_handler\b | \bno_mangle\b | \bexport_name\b | \blink\w*\s*[(=]
      | \#!\s*\[\s*(?!(?:allow|warn|deny|expect)\b) | \A\#!(?!\s*\[) | \A\ufeff""",
    re.VERBOSE,
)
_ROOT_PATH_2015 = re.compile(r"\buse\s+(?!(?:std|core|self|super)\b)|(?<![\w>:])::\s*\w")
_NAMES_ITSELF = re.compile(r"\b(?:type_name\w*|module_path\s*!|file\s*!|Location\b)")
_PROCESS_WIDE = re.compile(
    r"\b(?:set_var|remove_var|set_current_dir|set_hook|take_hook|exit|abort|stdin|env\s*::\s*args|current_exe)\b"
)
_MODULE_OR_SUPER = re.compile(r"\bmod\s+\w+\s*\{|\{|\}|\bsuper\b(?:\s*::\s*super\b)*")
_DEFINED = re.compile(r"\b(?:struct|enum|union|trait)\s+(\w+)")
_IMPL_HEAD = re.compile(r"\bimpl\b([^{;]*)")
_GENERICS = re.compile(r"<[^<>]*>")
_TRAIT_FOR_TYPE = re.compile(r"(\w+)\s+for\b(?:\s|&|'\w+|\bmut\b|\bdyn\b)*(\w*)")

_MAIN_IS_MAIN = "\nconst _: () = { fn r<T: ::std::process::Termination>(_: fn() -> T) {} fn m() { r(main) } };\n"


@lru_cache(maxsize=1024)  # asked half a dozen times of each program
def without_comments_and_literals(text: str) -> str:
    """The code alone, each comment and each string or character literal as one space."""
    return _COMMENT_OR_LITERAL.sub(" ", text)


def hide_in_literals(code: str, change: Callable[[str], str]) -> str:
    """Change the code line by line, and leave the lines of literals that span several as they are."""
    hidden = _COMMENT_OR_LITERAL.sub(
        lambda match: match[0] if match[0].startswith("/") else match[0].replace("\n", "\0"), code
    )
    return change(hidden).replace("\0", "\n")


@frozen
class Program:
    """One file of Rust that stands alone: a binary when it has a `fn main`, else a library."""

    text: str = field(repr=False)
    edition: str = field(default="2021", validator=in_(EDITIONS))

    @property
    def crate_type(self) -> str:
        return "bin" if _MAIN.search(without_comments_and_literals(self.text)) else "lib"

    @property
    def has_tests(self) -> bool:
        return _TEST.search(without_comments_and_literals(self.text)) is not None

    @property
    def names_itself(self) -> bool:
        """Whether it could see, when it runs, that it is a module of another crate."""
        return _NAMES_ITSELF.search(self.text) is not None

    @property
    def minds_its_process(self) -> bool:
        """Whether its tests could disturb, or be disturbed by, another program's in the same process."""
        return _PROCESS_WIDE.search(self.text) is not None

    def nested(self) -> str | None:
        """The text that, as a module of another crate, compiles exactly when the program does alone.

        None where there is no such text. It begins with the program, so that places in it stay what they are;
        a binary is followed by a proof that its `main` is one.
        """
        code = without_comments_and_literals(self.text)
        if _ROOT_ONLY.search(code) or _comments_nest(self.text) or _looks_above(code) or _is_felt(code):
            return None
        if _UNENDED.search(code):
            return None
        if self.edition == "2015" and _ROOT_PATH_2015.search(code):
            return None
        if not _MAIN.search(code):
            return self.text
        if not _PLAIN_MAIN.search(code) or _CHANGED_MAIN.search(code):
            return None
        last = self.text.rstrip().rpartition("\n")[2]
        if last.endswith(("}", ";")) and "//" not in last and "*/" not in last:
            return self.text + _MAIN_IS_MAIN
        return None  # it may end in a doc comment or an attribute, which the proof would satisfy


def _comments_nest(text: str) -> bool:
    return any("/*" in match[0][2:] for match in _COMMENT_OR_LITERAL.finditer(text) if match[0].startswith("/*"))


def _looks_above(code: str) -> bool:
    """Whether a `super` leads out of the file."""
    if "super" not in code:
        return False
    blocks: list[bool] = []  # of the open braces, which are modules
    for match in _MODULE_OR_SUPER.finditer(code):
        token = match[0]
        if token == "}":
            blocks = blocks[:-1]
        elif token.endswith("{"):
            blocks.append(token != "{")
        elif token.count("super") > sum(blocks):
            return True
    return "macro_rules" in code


def _is_felt(code: str) -> bool:
    """Whether an impl of a trait from elsewhere for a type from elsewhere (`impl From<Own> for String`) could
    change what the compiler infers in other modules."""
    own = set(_DEFINED.findall(code))
    for (head,) in ((match[1],) for match in _IMPL_HEAD.finditer(code)):
        head = head.replace("->", "")
        while head != (shorter := _GENERICS.sub("", head)):
            head = shorter
        if re.search(r"\bfor\b", head):
            names = _TRAIT_FOR_TYPE.search(head)
            if names is None or own.isdisjoint(names.groups()):
                return True
    return False
