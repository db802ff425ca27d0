"""One of two distributions that both have an injector called twin."""

from attrs import frozen

from rusta_core import hookimpl


@frozen(eq=False, kw_only=True)
class Twin:
    """Proposes nothing."""

    @hookimpl
    def inject(self, context):
        return []
