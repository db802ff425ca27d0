"""Built for hook specs that this Rusta does not have; importing it would show that it was tried."""

raise AssertionError("a piece built for a newer API was imported")
