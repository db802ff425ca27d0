"""Its requirements are not installed; importing it would show that it was tried."""

raise AssertionError("a piece without its requirements was imported")
