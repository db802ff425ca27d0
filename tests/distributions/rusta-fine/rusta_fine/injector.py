"""Drop the semicolon of a `let` that another statement follows."""

from collections.abc import Sequence

from attrs import field, frozen

from rusta_core import Edit, InjectContext, Injection, hookimpl


@frozen(eq=False, kw_only=True)
class DropSemicolon:
    """Drops the semicolon that ends a statement."""

    most_per_snippet: int = field(default=1, metadata={"doc": "how many bugs to propose for one snippet"})

    @hookimpl
    def inject(self, context: InjectContext) -> Sequence[Injection]:
        found = context.tree.captures("(let_declaration) @statement")
        chosen = context.rng.sample(found, min(self.most_per_snippet, len(found)))
        return [
            Injection(
                edits=(Edit(path=context.path, start=node.end_byte - 1, end=node.end_byte, text=""),),
                error_class="syntax",
                codes=(),
                operator="drop-semicolon",
            )
            for node in (match["statement"] for match in chosen)
        ]
