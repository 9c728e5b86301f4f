"""A program."""

import pulumi

pulumi.export("a" "b"
