"""Cannot be imported: what line 3 asks for is nowhere."""

from a_module_that_is_nowhere import something

Broken = something
