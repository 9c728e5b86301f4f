"""Each test claims one thing, in the sentence under its name."""
