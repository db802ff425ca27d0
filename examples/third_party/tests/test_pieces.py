"""The pieces keep what their kinds promise, and do what this package says of them."""

from random import Random

import pytest

from rusta_core import InjectContext, SyntaxTree


@pytest.mark.parametrize(("kind", "name"), [("injector", "misspelt-name"), ("head", "error-class")])
def test_they_conform(conformance, kind: str, name: str) -> None:
    conformance(kind, name)


def test_a_name_loses_its_last_letter(rusta_piece, snippet) -> None:
    injector = rusta_piece("injector", "misspelt-name", shortest=5)
    program = snippet('fn main() { let number = 1; let x = 2; println!(""); drop(number); drop(x); }')
    context = InjectContext(snippet=program, path="src/main.rs", tree=SyntaxTree(program.text), rng=Random(7))
    [injection] = injector.inject(context)
    [edit] = injection.edits
    assert program.text[: edit.start].endswith("drop(numbe")
    assert (edit.end - edit.start, edit.text) == (1, "")
    assert injection.codes == ("E0425",)
