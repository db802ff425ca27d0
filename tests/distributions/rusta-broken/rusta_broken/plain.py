"""A class that is no piece: not attrs, and its hook asks for what no hook offers."""

from rusta_core import hookimpl


class Plain:
    """Not a piece."""

    @hookimpl
    def inject(self, snippet, rng):
        return []
