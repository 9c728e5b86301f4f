"""A Terraform project as a system: its values, as far as the text alone tells them."""

from generator.parity.terraform.project import expand

__all__ = ["expand"]
