"""One card per built-in piece, `<kind>.<name>.toml`: what it does, what it needs, where it comes from, its options."""
