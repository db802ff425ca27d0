"""A distribution with nothing wrong with it."""
