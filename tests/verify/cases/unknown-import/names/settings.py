"""Settings."""

name = "a"
region = "b"
