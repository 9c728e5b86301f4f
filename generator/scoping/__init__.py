"""Giving the parts of a stack names of their own, in what the blueprints' templates rendered.

A template calls its resources, locals and variables as if it were alone: `aws_s3_bucket.logs`. In a
stack every such name begins with its part's: `aws_s3_bucket.models_logs`. Names of what all parts
share stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.record import replace
from generator.scoping import python, terraform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Engine, Output, Plan

_LANGUAGES = {"terraform": terraform, "pulumi": python}

Files = dict[str, str]


def scoped(
    plan: Plan, rendered: Mapping[str, Files], *, engine: Engine
) -> tuple[Files, tuple[Output, ...]]:
    """Rename within the rendered files of each part; return them all, and the outputs as renamed.

    `rendered` has, by the name of a part, the texts by the names that its files shall have.
    """
    language = _LANGUAGES[engine]
    scopes = {
        part.name: language.Scope(part, rendered[part.name], stack=plan) for part in plan.parts
    }
    for scope in scopes.values():
        scope.fill(scopes)
    files = {
        file: scopes[name].text(file, text)
        for name, texts in rendered.items()
        for file, text in texts.items()
    }
    outputs = (_output(output, scopes) for output in plan.outputs)
    return language.tidy(files), tuple(outputs)


def _output(
    output: Output, scopes: Mapping[str, terraform.Scope] | Mapping[str, python.Scope]
) -> Output:
    scope = scopes[output.part]
    said = scope.expression(getattr(output, scope.language))
    return replace(output, **{scope.language: said})
