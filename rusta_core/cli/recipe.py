"""`rusta recipe`: help with writing recipes."""

from __future__ import annotations

from pathlib import Path

import typer

recipe = typer.Typer(help="Write a first recipe, or the schema that editors check recipes by.")


@recipe.command()
def new(path: Path = typer.Argument(Path("recipe.toml"), help="The file to write.")) -> int:
    """Write a commented recipe that runs; a file that is there is left alone."""
    from rusta_core.recipe.new import write_new

    write_new(path)
    print(f"wrote {path}\n  next:  rusta run {path}")
    return 0


@recipe.command()
def schema() -> int:
    """Print a JSON Schema of recipes, with the options of every installed piece."""
    import json

    from rusta_core.recipe.schema import recipe_schema

    print(json.dumps(recipe_schema(), indent=2, ensure_ascii=False))
    return 0
