"""A Pulumi program as a system: its values, as far as the text alone tells them."""

from generator.parity.pulumi.program import expand

__all__ = ["expand"]
