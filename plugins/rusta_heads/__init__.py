"""The built-in heads. torch is imported when a head is built, not before."""
