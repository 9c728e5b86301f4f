"""Tests of what blueprints decide."""
