"""The rules of generic-edits: small changes at the places that the compiler points at."""
