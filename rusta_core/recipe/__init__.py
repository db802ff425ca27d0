"""Recipes: read one, assemble the pieces that it names, describe them, lock them, and help to write one.

read_recipe(path) -> assemble(recipe) -> describe(), write_lock(), compare_lock()
"""

from rusta_core.recipe.assembly import Assembly as Assembly
from rusta_core.recipe.assembly import Piece as Piece
from rusta_core.recipe.assembly import assemble as assemble
from rusta_core.recipe.lock import compare_lock as compare_lock
from rusta_core.recipe.lock import write_lock as write_lock
from rusta_core.recipe.plan import describe as describe
from rusta_core.recipe.reading import read_recipe as read_recipe
from rusta_core.recipe.spec import DataSpec as DataSpec
from rusta_core.recipe.spec import ModelSpec as ModelSpec
from rusta_core.recipe.spec import PieceSpec as PieceSpec
from rusta_core.recipe.spec import Recipe as Recipe
from rusta_core.recipe.spec import RunSpec as RunSpec
from rusta_core.recipe.spec import StageSpec as StageSpec
