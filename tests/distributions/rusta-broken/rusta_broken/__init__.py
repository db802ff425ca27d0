"""A distribution that is broken in three ways."""
