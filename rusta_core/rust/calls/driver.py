"""The calls of a program, as tests that say what each gave: they are put behind it, and read back by their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from rusta_core.rust.calls.items import Function, Items
from rusta_core.rust.calls.telling import SHOWN
from rusta_core.rust.calls.values import Pool, Values, drawn
from rusta_core.rust.syntax import SyntaxTree

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


def made_up(text: str, pool: Pool) -> list[Test]:
    """The calls of a program that can be made up: the program itself first, then functions, then lives of values."""
    items = Items.of(SyntaxTree(text))
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
            if (lines := _called(one, name, values)) is not None:
                yield Test(name=f"f{number}_{time}", lines=tuple(lines))


def _called(one: Function, name: str, values: Values, receiver: str | None = None) -> list[Line] | None:
    """Lines that call, and then say what became of whatever the call could change."""
    setup, after, given = list[Line](), list[Line](), list[str]()
    for at, node in enumerate(one.types):
        value = values.of(node, f"{name}.{at}", one.generics, one.owner)
        if value is None:
            return None
        if node.type == "reference_type" and any(part.type == "mutable_specifier" for part in node.named_children):
            lent = f"lent_{at}"
            setup.append(Line(text=f"let {lent} = {value};", needed=True))
            setup.append(_say(f"{name}.{at}{BEFORE}", f"&*{lent}"))
            after.append(_say(f"{name}.{at}", f"&*{lent}"))
            value = f"&mut *{lent}"
        given.append(value)
    called = f"{receiver}.{one.name}" if receiver is not None else values.path(one, one.generics)
    return [*setup, _say(name, f"{called}({', '.join(given)})"), *after]


def _lives(items: Items, values: Values) -> Iterator[Test]:
    for number, found in enumerate(items.types.values()):
        methods = items.methods(found.name)
        for life in range(LIVES if methods else 0):
            name = f"{found.name}#{life}"
            made = values.made(found.name, (), name, {}, 0)
            if made is None:
                break
            lines = [Line(text=f"let mut it = {made};", needed=True), _say(f"{name}{BEFORE}", "&it")]
            lasting = [one for one in methods if one.receiver != "self"]
            for step in range(STEPS if lasting else 0):
                chosen = drawn(f"{name}/{step}", [str(at) for at in range(len(lasting))])
                one = lasting[int(chosen)]
                lines += _called(one, f"{name}.{step} {one.name}", values, "it") or []
            lines.append(_say(name, "&it"))
            if last := [one for one in methods if one.receiver == "self"]:
                one = last[life % len(last)]
                lines += _called(one, f"{name} ends {one.name}", values, "it") or []
            yield Test(name=f"l{number}_{life}", lines=tuple(lines))
