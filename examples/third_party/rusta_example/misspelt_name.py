"""Injector `misspelt-name`: a local variable with a letter missing where it is used."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from rusta_core import Edit, InjectContext, Injection, hookimpl

LOCALS = "(let_declaration pattern: (identifier) @name)"
USES = "[(call_expression (identifier) @use) (arguments (identifier) @use) (field_expression value: (identifier) @use)]"


@frozen(eq=False, kw_only=True)
class MisspeltName:
    """Drops the last letter of a local variable's name where it is used, so that nothing of that name is found."""

    most_per_snippet: int = field(default=1, metadata={"doc": "how many bugs to propose for one snippet"})
    shortest: int = field(default=4, metadata={"doc": "leave names alone that have fewer letters"})

    @hookimpl
    def inject(self, context: InjectContext) -> Sequence[Injection]:
        tree = context.tree
        names = {tree.text(match["name"]) for match in tree.captures(LOCALS)}
        uses = [match["use"] for match in tree.captures(USES)]
        candidates = [
            node
            for node in uses
            if (name := tree.text(node)) in names and len(name) >= self.shortest and name[:-1] not in names
        ]
        chosen = context.rng.sample(candidates, min(self.most_per_snippet, len(candidates)))
        return [
            Injection(
                edits=(Edit(path=context.path, start=node.end_byte - 1, end=node.end_byte, text=""),),
                error_class="visibility",
                codes=("E0425",),
                operator="misspelt-name",
            )
            for node in chosen
        ]
