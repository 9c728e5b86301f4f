"""A program whose project file lacks a field."""

import pulumi

pulumi.export("name", "x")
