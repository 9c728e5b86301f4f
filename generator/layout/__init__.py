"""The last touch on rendered text: deterministic layout, owned by us.

No formatter runs when a project is rendered, so golden files never move with a formatter's version.
Nothing is imported here: a render imports only the layouts of the languages it writes.
"""

from collections.abc import Mapping
from functools import lru_cache


def lay_out(files: Mapping[str, str]) -> dict[str, str]:
    """Give each file the layout of its language; other files end in exactly one line end."""
    return {name: _laid_out(name, text) for name, text in files.items()}


@lru_cache(maxsize=512)
def _laid_out(name: str, text: str) -> str:
    if name.endswith((".tf", ".tfvars")):
        from generator.layout.hcl import format_hcl

        return format_hcl(text)
    if name.endswith(".py"):
        from generator.layout.python import format_python

        return format_python(text)
    return text.rstrip() + "\n"
