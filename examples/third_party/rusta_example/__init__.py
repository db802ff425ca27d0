"""Pieces for Rusta by somebody else. Importing it costs nothing: each piece is a module of its own."""
