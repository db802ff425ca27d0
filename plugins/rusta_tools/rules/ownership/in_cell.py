"""A value that several owners hold and one of them writes: it goes into a cell, and every use through its guard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.ownership.threadsafe import changed

CELLS = {
    "Rc": ("std::cell::RefCell", "borrow()", "borrow_mut()", "into_inner()"),
    "Arc": ("std::sync::Mutex", "lock().unwrap()", "lock().unwrap()", "into_inner().unwrap()"),
}
"""An owner by counting -> the cell that goes into it, how one reads and writes through it, how one takes it apart."""
WRITING = (
    r"(?:\.\w+)*\.(?:push\w*|insert|remove|clear|pop\w*|extend\w*|entry|retain|sort\w*|append|truncate|drain|iter_mut|get_mut)\("
    r"|(?:\.\w+|\[\w+\])+\s*[-+*/]?=[^=]"
)
NESTED = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"


def _in_cell(site: Site) -> Iterator[Edits]:
    """`Rc<T>` as `Rc<RefCell<T>>`, `Arc<T>` as `Arc<Mutex<T>>`, where they are made, named, read and written."""
    source, told = site.source, re.search(r"\ban? `(Rc|Arc)`", said(site.error))
    path = re.match(r"\**\(?\**([\w.]+)", site.text)
    if not told or not path:
        return
    owner, (cell, read, write, apart) = told[1], CELLS[told[1]]
    short = cell.rpartition("::")[2]
    made = short if re.search(rf"\buse [\w:]+(?:::|\{{[^}}]*)\b{short}\b", source.text) else cell
    for name in (one for one in reversed(path[1].split(".")) if one != "self"):
        at = rf"(?<![\w.&])(?P<at>(?:\w+\.)*{name})"
        yield changed(
            source,
            [
                (rf"\b{owner}<(?!(?:\w+::)*{short}\b)((?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*)>", rf"{owner}<{made}<\1>>"),
                (rf"\b{owner}::new\((?!{made}::)({NESTED})\)", rf"{owner}::new({made}::new(\1))"),
                (rf"({owner}::try_unwrap\({name}\)\.unwrap\(\))", rf"\1.{apart}"),
                (rf"{at}(?={WRITING})", rf"\g<at>.{write}"),
                (rf"{at}(?=\.(?!clone\(\)))", rf"\g<at>.{read}"),
            ],
        )


RULES = (
    Rule(
        "shared-in-cell", 8.5, ("E0594", "E0596"), _in_cell, "type",
        "puts what several owners share and one writes into a cell", "book/ch15-05-interior-mutability",
    ),
)  # fmt: skip
