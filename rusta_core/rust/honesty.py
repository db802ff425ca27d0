"""Whether a repair repairs, or only silences: rules on the trees before and after, with a reason for each
breach.

A candidate that deletes the line at fault compiles too; once one searches, most that compile are of that
kind. The rules are about what a patch takes away. They read syntax only, so they can be fooled; the tests of
a case are the other half of the judgement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from rusta_core.records import File
from rusta_core.rust.contents import PLUMBING, Contents, contents, not_an_item

_NAME_AT_FAULT = frozenset(
    [
        "E0026",
        "E0405",
        "E0407",
        "E0412",
        "E0423",
        "E0424",
        "E0425",
        "E0432",
        "E0433",
        "E0437",
        "E0438",
        "E0559",
        "E0560",
        "E0573",
        "E0574",
        "E0576",
        "E0599",
        "E0609",
    ]
)
"""Something is called by a name that nothing has: the mend may be to change what has the wrong name."""
_ONE_TOO_MANY = frozenset(
    (
        "E0119", "E0124", "E0201", "E0322", "E0323", "E0324", "E0325", "E0371", "E0407", "E0428", "E0437", "E0438",
        "E0592", "E0751",
    )
)  # fmt: skip
"""Something is there twice, or where nothing of its kind belongs: the mend may be to take it away, to make it of
another kind, or to call one of the two by another name."""
_UNSAFE_AT_FAULT = frozenset(["E0133", "E0199", "E0200"])
_PRIVATE_AT_FAULT = frozenset(["E0603", "E0616", "E0624"])
"""What may not be reached is reached for: the mend may be to ask for the same by a method of another name."""
_ADDED = {
    "todo!": re.compile(r"\btodo\s*!"),
    "unimplemented!": re.compile(r"\bunimplemented\s*!"),
    "unreachable!": re.compile(r"\bunreachable\s*!"),
    "unsafe": re.compile(r"\bunsafe\b"),
    "#[allow]": re.compile(r"#\s*!?\s*\[\s*(?:allow|expect)\b"),
    "#[cfg]": re.compile(r"#\s*!?\s*\[\s*cfg(?:_attr)?\b"),
    "#[ignore]": re.compile(r"#\s*\[\s*ignore\b"),
    "#[should_panic]": re.compile(r"#\s*\[\s*should_panic\b"),
}
_TEST_MARK = re.compile(r"#\s*\[\s*test\s*\]")
_CHANGES = frozenset(
    (
        "append", "clear", "dedup", "drain", "extend", "fetch_add", "fetch_sub", "insert", "pop", "pop_back",
        "pop_front", "push", "push_back", "push_front", "push_str", "remove", "replace", "retain", "reverse", "send",
        "set", "sort", "sort_by", "sort_by_key", "split_off", "store", "swap", "swap_remove", "take", "truncate",
        "write_all",
    )
)  # fmt: skip
"""Methods of std that are called for what they change."""
_CHANGES_NOW = _CHANGES | {"or_default", "or_insert", "or_insert_with"}
"""The same, and those that may stand in their place."""
_NOT_CALLED = "if|while|match|for|in|return|fn|let|as|and|or|not"  # the last three are operators elsewhere
_CALLED = re.compile(rf"\b(?!(?:{_NOT_CALLED})\b)([a-z_]\w*)\s*(?:!|(?:::<[^<>]*>)?\s*\()")
_UNENDED = re.compile(r"/\*|\"")
_CONSTANT = re.compile(r'(?:-?[\d_.]+\w*|"[^"]*"(?:\.to_string\(\))?|true|false|None|String::new\(\)|vec!\[\]);?')


def dishonest(before: Sequence[File], after: Sequence[File], codes: Sequence[str] = ()) -> tuple[str, ...]:
    """Why the change from `before` to `after` is no repair of an error with these `codes`; empty where it may
    be one.

    It may not delete or rename a named item (unless the name was the error), empty a body or replace it by a
    constant, comment code out, add `todo!` and its like, `unsafe`, `#[allow]`, `#[cfg]` or `#[ignore]`, take
    statements away without putting their effects elsewhere, or change a test.
    """
    new = {file.path: file.text for file in after}
    reasons: list[str] = []
    for file in before:
        if file.path not in new:
            reasons.append(f"deletes {file.path}")
        elif file.text != new[file.path]:
            reasons += _reasons(*contents(file.text, new[file.path]), frozenset(codes))
    return tuple(dict.fromkeys(reasons))


def _reasons(old: Contents, new: Contents, codes: frozenset[str]) -> Iterator[str]:
    had, has = old.items(), new.items()
    yield from _gone(had, has + ((new.stand_ins() - old.stand_ins()) & (had - has)), codes)
    yield from _added(old, new, codes)
    yield from _taken_away(old, new, codes)
    if old.tree.root.has_error:
        yield from _calls_lost(old, new)
    yield from _tests_changed(old, new)


def _gone(old: Counter[tuple[str, str]], new: Counter[tuple[str, str]], codes: frozenset[str]) -> Iterator[str]:
    fresh = sorted((new - old).elements())
    for kind, name in sorted((old - new).elements()):
        other = next((item for item in fresh if item[0] == kind), None)
        if other is not None:
            fresh.remove(other)
            if kind != "impl" and codes.isdisjoint(_NAME_AT_FAULT | _ONE_TOO_MANY):
                yield f"renames {kind} {name} to {other[1]}"
        elif codes.isdisjoint(_ONE_TOO_MANY):
            yield f"deletes {kind} {name}"


def _added(old: Contents, new: Contents, codes: frozenset[str]) -> Iterator[str]:
    for what, pattern in _ADDED.items():
        excused = what == "unsafe" and not codes.isdisjoint(_UNSAFE_AT_FAULT)
        if not excused and len(pattern.findall(new.code)) > len(pattern.findall(old.code)):
            yield f"adds {what}"
    lines = Counter(line.strip() for line in old.text.splitlines())
    for line in new.comment_lines() - old.comment_lines():
        if len(line) > 3 and line in lines:
            yield f"comments out `{line}`"


def _taken_away(old: Contents, new: Contents, codes: frozenset[str]) -> Iterator[str]:
    after, named_right = new.bodies(), codes.isdisjoint(_NAME_AT_FAULT)
    for name, bodies in old.bodies().items():
        if len(after.get(name, ())) != len(bodies):
            continue
        for was, now in zip(bodies, after[name], strict=True):
            had, has = old.statements(was), new.statements(now)
            if had == has:
                continue
            if had and not has and not (was.has_error and _holds_items(now)):
                yield f"empties the body of fn {name}"
            elif had.total() > 1 and has.total() == 1 and all(map(_CONSTANT.fullmatch, has)):
                yield f"replaces the body of fn {name} by a constant"
            elif not was.has_error and (idle := _new_idle(old.idle(was), new.idle(now))):
                yield f"leaves a statement in fn {name} that does nothing: `{next(iter(idle))}`"
            elif not was.has_error and named_right and (gone := _fewer_changes(old, was, new, now, codes)):
                yield f"no longer changes what it did in fn {name}: `{gone}` is gone"
            elif has.total() < had.total() and not was.has_error:
                yield from _deleted(name, had, has, _made_good(old.effects(was), new.effects(now)))


def _deleted(name: str, had: Counter[str], has: Counter[str], made_good: bool) -> Iterator[str]:
    if not (has - had and made_good):
        yield f"deletes from fn {name}: `{next(iter(had - has))}`"


def _made_good(had: Counter[str], has: Counter[str]) -> bool:
    """Whether what is no longer called only got at a value, or changed one, which as many new calls do now: `take()`
    where something was read and then overwritten."""
    lost, gained = had - has, has - had
    changes = sum(n for name, n in lost.items() if name in _CHANGES) + ("=" in lost)
    only = lost.keys() <= PLUMBING | _CHANGES | {"="}
    return only and changes <= sum(n for name, n in gained.items() if name in _CHANGES_NOW)


def _holds_items(body: Node) -> bool:
    """What was read as statements where it did not parse may be items."""
    return any(not not_an_item(one) and not one.type.endswith("comment") for one in body.named_children)


def _new_idle(had: Counter[str], has: Counter[str]) -> Counter[str]:
    """Statements that do nothing, where there are more of them than there were."""
    return has - had if has.total() > had.total() else Counter()


def _fewer_changes(old: Contents, was: Node, new: Contents, now: Node, codes: frozenset[str]) -> str:
    """A call that changed something and is gone from a body which makes fewer such calls now; empty for none, or where
    as many calls of other names have come in place of what may not be reached."""
    before, after = old.effects(was), new.effects(now)
    had = Counter({name: n for name, n in before.items() if name in _CHANGES})
    has = Counter({name: n for name, n in after.items() if name in _CHANGES_NOW})
    fewer = had.total() - has.total()
    if not codes.isdisjoint(_PRIVATE_AT_FAULT):
        fewer -= sum(n for name, n in (after - before).items() if name not in PLUMBING)
    return next(iter(had - has), "") if fewer > 0 else ""


def _calls_lost(old: Contents, new: Contents) -> Iterator[str]:
    """Where the old file does not parse, what is called in it is told by its tokens, up to a literal or comment that
    does not end."""
    had, has = (Counter(_CALLED.findall(_UNENDED.split(one.code)[0])) for one in (old, new))
    lost, fresh = had - has, has - had
    if lost.total() > fresh.total() and not lost.keys() <= PLUMBING:
        yield f"deletes what calls `{next(iter(lost))}`"


def _tests_changed(old: Contents, new: Contents) -> Iterator[str]:
    """Where the old file does not parse, its tests may not be found in it: then those of the new must stand
    in it."""
    if old.tree.root.has_error:
        words = " ".join(old.text.split())
        kept = len(_TEST_MARK.findall(old.code)) <= len(_TEST_MARK.findall(new.code))
        if not kept or any(test not in words for test in new.tests()):
            yield "changes a test"
    elif old.tests() - new.tests():
        yield "changes a test"
