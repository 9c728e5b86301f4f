"""The rendered projects before the tools that their users run on them."""
