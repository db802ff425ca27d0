"""The calls of a program, as tests that say what each gave: they are put behind it, and read back by their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.rust.calls.items import Function, Items
from rusta_core.rust.calls.telling import SHOWN
from rusta_core.rust.calls.values import Pool, Values, is_changed, turn

MAIN = "main"
"""The test that runs the program itself."""
BEFORE = " before"
"""What the name of a value ends in that is told before it may be changed; after it, it has the name alone."""
TIMES, LIVES, STEPS = 12, 4, 6
"""How often a function is called, how many values of a type live, and how many of its methods each sees."""
MOST = 80
"""How many tests there are, at most."""


@frozen(kw_only=True)
class Line:
    """A line of a test. needed: without it there is no test; says: the name under which it tells something."""

    text: str
    needed: bool = False
    says: str | None = None


@frozen(kw_only=True)
class Test:
    __test__ = False  # to pytest: not a test of ours

    name: str
    lines: tuple[Line, ...]

    @property
    def says(self) -> tuple[str, ...]:
        """What it tells when it comes to its end, in order."""
        return tuple(line.says for line in self.lines if line.says is not None)


def made_up(items: Items, pool: Pool) -> list[Test]:
    """The calls of a program that can be made up: the program itself first, then functions, then lives of values."""
    values = Values(items, pool)
    made = [*([_main()] if items.has_main else ()), *_functions(items, values), *_lives(items, values)]
    return made[:MOST]


TELLING = -1
"""In place of a test's number: the line makes a type tell what is in its values."""


def driver(tests: Sequence[Test], told: Sequence[str]) -> tuple[str, list[tuple[int, Line] | None]]:
    """The text that is put behind the program, and whose each of its lines is: (test or TELLING, line)."""
    lines, owners = SHOWN.splitlines(), list[tuple[int, Line] | None]()
    owners += [None] * len(lines)
    lines += told
    owners += [(TELLING, Line(text=line)) for line in told]
    for number, test in enumerate(tests):
        lines += ["#[test]", f"fn {test.name}() {{"]
        owners += [None, None]
        for line in test.lines:
            lines.append(line.text)
            owners.append((number, line))
        lines.append("}")
        owners.append(None)
    return "\n".join([*lines, "}", ""]), [*owners, None]


def _say(name: str, value: str) -> Line:
    return Line(text=f'say("{name}", (&mut &mut &mut Shown({value})).shown());', says=name)


def _main() -> Test:
    begins = Line(text='say("main>", ::std::string::String::new());', needed=True, says="main>")
    return Test(name=MAIN, lines=(begins, Line(text=_say("main", "super::main()").text, needed=True, says="main")))


def _functions(items: Items, values: Values) -> Iterator[Test]:
    free = [one for one in items.functions if one.receiver is None and (one.owner is None or one.makes != one.owner)]
    for number, one in enumerate(free):
        for time in range(TIMES if one.types else 1):
            name = f"{'::'.join((*one.path, *([one.owner] if one.owner else ()), one.name))}#{time}"
            if (found := _called(one, name, values)) is not None:
                yield Test(name=f"f{number}_{time}", lines=(*found[0], *found[1]))


def _called(
    one: Function, name: str, values: Values, receiver: str | None = None, tag: str = ""
) -> tuple[list[Line], list[Line]] | None:
    """What is lent to a call, as variables, and the lines that call and then say what became of whatever it could
    change. Nothing that is lent lives longer than the test: who asks for more cannot be called."""
    setup, after, given = list[Line](), list[Line](), list[str]()
    for at, node in enumerate(one.types):
        inner = node.child_by_field_name("type") if node.type == "reference_type" else None
        value = values.of(node, f"{name}.{at}", one.generics, one.owner)
        owned = values.owned(inner, f"{name}.{at}", one.generics, one.owner) if inner is not None else None
        if value is None and owned is None:
            return None
        if owned is not None and not owned.startswith("|"):
            lent, changes = f"lent_{tag}{at}", is_changed(node)
            kind = f": {_text(inner)}" if inner is not None and _is_plain(inner, one) else ""
            setup.append(Line(text=f"let {'mut ' if changes else ''}{lent}{kind} = {owned};"))
            if changes:
                setup.append(_say(f"{name}.{at}{BEFORE}", f"&{lent}"))
                after.append(_say(f"{name}.{at}", f"&{lent}"))
            value = f"&mut {lent}" if changes else f"&{lent}"
        given.append(value or "")
    called = f"{receiver}.{one.name}" if receiver is not None else values.path(one, one.generics)
    return setup, [_say(name, f"{called}({', '.join(given)})"), *after]


def _text(node: Node) -> str:
    return node.text.decode() if node.text is not None else ""


def _is_plain(node: Node, one: Function) -> bool:
    """Whether a type means the same where the calls stand as in the signature, and says how large it is."""
    words = set(re.findall(r"'?\w+", _text(node)))
    open_ended = node.type == "array_type" and node.child_by_field_name("length") is None
    named = words.isdisjoint({"Self", "str", "impl", "dyn", *one.generics}) and not any("'" in word for word in words)
    return named and not open_ended and not one.path


def _lives(items: Items, values: Values) -> Iterator[Test]:
    for number, found in enumerate(items.types.values()):
        methods = items.methods(found.name)
        lasting, last = ([one for one in methods if (one.receiver == "self") is ends] for ends in (False, True))
        for life in range(LIVES if methods else 0):
            name = f"{found.name}#{life}"
            made = values.made(found.name, (), name, {}, 0)
            if made is None:
                break
            steps = [
                (lasting[turn(f"{name}/{step}") % len(lasting)], f"{name}.{step}")
                for step in range(STEPS if lasting else 0)
            ]
            calls = [_called(one, f"{step} {one.name}", values, "it", f"{at}_") for at, (one, step) in enumerate(steps)]
            ends = _called(one, f"{name} ends {one.name}", values, "it", "z_") if (one := _nth(last, life)) else None
            setup = [line for each in (*calls, ends) if each is not None for line in each[0]]
            lines = [line for each in calls if each is not None for line in each[1]]
            begins = [Line(text=f"let mut it = {made};", needed=True), _say(f"{name}{BEFORE}", "&it")]
            closes = ends[1] if ends is not None else []
            yield Test(name=f"l{number}_{life}", lines=(*setup, *begins, *lines, _say(name, "&it"), *closes))


def _nth(some: Sequence[Function], at: int) -> Function | None:
    """One after another, from the first again after the last."""
    return some[at % len(some)] if some else None
