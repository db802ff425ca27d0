"""The value model: P(genuine) of a candidate, learned from candidates whose tests were run."""
