"""Sizes."""

SMALL = "m7i.large"
