"""Find pieces from metadata alone, choose the one that a name means, load just that, say what is broken.

    pieces.find() -> choice.choose() -> loading.load(), with cards.card() beside them

Each name is fetched when it is first used: listing what is installed takes no longer than Python's start.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rusta_core.capabilities.cards import NEEDS as NEEDS
    from rusta_core.capabilities.cards import Card as Card
    from rusta_core.capabilities.cards import Option as Option
    from rusta_core.capabilities.cards import card as card
    from rusta_core.capabilities.cards import needs as needs
    from rusta_core.capabilities.choice import choose as choose
    from rusta_core.capabilities.choice import named as named
    from rusta_core.capabilities.loading import class_faults as class_faults
    from rusta_core.capabilities.loading import load as load
    from rusta_core.capabilities.loading import load_file as load_file
    from rusta_core.capabilities.metadata import installed as installed
    from rusta_core.capabilities.pieces import Found as Found
    from rusta_core.capabilities.pieces import find as find
    from rusta_core.capabilities.requirements import unmet as unmet

_HOME = {
    "cards": "NEEDS Card Option card needs",
    "choice": "choose named",
    "loading": "class_faults load load_file",
    "metadata": "installed",
    "pieces": "Found find",
    "requirements": "unmet",
}
_MODULE = {name: module for module, names in _HOME.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
