"""What goes through a channel to a thread that nobody waits for in time: owned, from one end to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import adapted, kind, owned_type, references
from rusta_tools.rules.lifetimes.signatures import joined, nodes, walk
from rusta_tools.rules.types.declared import calls, named, part, text

ENDS = ("Sender", "SyncSender", "Receiver")
MADE = re.compile(r"(?:\w+::)*(?:sync_)?channel(?:::<.*>)?")


def _owned_items(site: Site) -> Iterator[Edits]:
    """`channel::<&str>()` is one of `String`s, and each end that sends makes one."""
    source, function = site.source, site.up("function_item")
    body = part(function, "body")
    for let in walk(body) if body is not None else ():
        value, pattern = part(let, "value"), part(let, "pattern")
        if let.type != "let_declaration" or value is None or pattern is None or value.type != "call_expression":
            continue
        called, ends = part(value, "function"), [text(source, one) for one in named(pattern)]
        if called is None or not ends or not MADE.fullmatch(text(source, called)):
            continue
        written = [one for place in (called, part(let, "type")) for one in references(place)]
        sent = [given[0] for call, given in calls(source, "send") if call.start_byte > let.end_byte and given]
        for borrowed in [kind(source, written[0])] if written else ["str", "T", "[T]"]:
            yield joined(
                (owned_type(source, one) for one in (called, part(let, "type"))),
                (adapted(source, one, borrowed, moved=False) for one in sent),
            )


def _owned_ends(site: Site) -> Iterator[Edits]:
    """`Sender<&str>` and `Receiver<&str>`, wherever the file names them, are of `String`s."""
    source = site.source
    ends = [one for one in nodes(source, "generic_type") if text(source, part(one, "type")) in ENDS]
    mine = [one for one in ends if references(one) and not source.tests(one)]
    if not mine:
        return
    borrowed = kind(source, references(mine[0])[0])
    sent = [given[0] for call, given in calls(source, "send") if given and not source.tests(call)]
    yield joined(
        (owned_type(source, one) for one in mine),
        (adapted(source, one, borrowed, moved=False) for one in sent),
    )


RULES = (
    Rule(
        "owned-ends",
        7.5,
        ("E0106", "E0521", "E0597", "E0621"),
        _owned_ends,
        "type",
        "sends owned values through a channel that is named in a type",
        "book/ch16-02-message-passing",
    ),
    Rule(
        "owned-items",
        8,
        ("E0521", "E0597", "E0716", "E0373", "E0621"),
        _owned_items,
        "type",
        "sends owned values to a thread, which may outlive what they were read from",
        "book/ch16-02-message-passing",
    ),
)
