"""Compile the templates to Python, so that an installed gen neither reads nor parses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def compile_into(folder: Path) -> None:
    """Write one module per template, as Jinja's ModuleLoader looks for them, and Jinja's version.

    Compiled templates hold for the version of Jinja that compiled them.
    """
    import jinja2

    from generator.render import environment

    environment().compile_templates(folder, zip=None, extensions=["j2"], ignore_errors=False)
    (folder / "__init__.py").write_text(
        f'"""Made when the wheel was built."""\n\nJINJA = "{jinja2.__version__}"\n'
    )
