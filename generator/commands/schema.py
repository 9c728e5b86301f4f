"""`gen schema`: what a spec may say, for editors and other tools."""

from __future__ import annotations

import click

from generator import commandline


@commandline.command("schema")
def command() -> None:
    """Print the JSON Schema of specs, made from the models that judge them.

    Editors complete and explain fields by it: name it as "$schema" in a JSON spec, or in the first
    line of a YAML spec, as in `# yaml-language-server: $schema=gen.schema.json`.

    Example: gen schema > gen.schema.json
    """
    from generator.spec.schema import dump

    click.echo(dump(), nl=False)
