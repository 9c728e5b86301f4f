"""Specs that are refused, and the rules of their fields."""
