"""Where modules, packages and classes lie, told without importing any of them."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def places(top: str, path: Sequence[str] | None = None) -> list[str]:
    """The folders of the top-level package `top`, or the file of a plain module; [] where there is none."""
    for finder in sys.meta_path:  # import hooks of editable installs included
        spec = finder.find_spec(top, path) if hasattr(finder, "find_spec") else None
        if spec is not None:
            return list(spec.submodule_search_locations or [spec.origin or ""])
    return []


def folder_of(package: str) -> str:
    """The folder of a dotted package; "" where there is none."""
    top, *rest = package.split(".")
    folders = (os.path.join(place, *rest) for place in places(top))
    return next(filter(os.path.isdir, folders), "")


def file_of(module: str) -> str:
    """The Python file of a dotted module; "" where there is none."""
    top, *rest = module.split(".")
    for place in places(top):
        stem = os.path.join(place, *rest)
        for file in (stem, f"{stem}.py", os.path.join(stem, "__init__.py")):
            if os.path.isfile(file):
                return file
    return ""


def line_of(file: str, name: str) -> int | None:
    """The line on which the file defines the class `name`; None where it does not, or is not Python."""
    import ast

    try:
        with open(file, encoding="utf-8") as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError):
        return None
    lines = (node.lineno for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    return next(lines, None)
