"""Whether a Terraform project and a Pulumi program are the same system, by their text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.parity.certificate import Certificate, Difference

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Certificate", "Difference", "certificate"]


def certificate(
    terraform_files: Mapping[str, str], pulumi_files: Mapping[str, str], *, environment: str = ""
) -> Certificate:
    """Compare two projects given as path -> text, with the values of an environment where named.

    Nothing of either is run. What the texts do not tell is in `unknown`. HclError where a file of
    Terraform breaks its syntax.
    """
    from generator.parity import pulumi, terraform
    from generator.parity.judging import Judge

    values = variables(terraform_files, environment) if environment else {}
    ours = terraform.expand(terraform_files, values=values)
    theirs = pulumi.expand(pulumi_files, stack=environment)
    found = Judge(ours, theirs).judge()
    # What stands for a setting, and what only looks like it, differ once the setting does.
    other = {name: tuned(one.value) for name, one in ours.settings.items()}
    other = {name: value for name, value in other.items() if value is not None}
    again = Judge(
        terraform.expand(terraform_files, values={**values, **other}),
        pulumi.expand(pulumi_files, stack=environment, values=other),
    ).judge()
    known = {one.what for one in (*found.differences, *found.accepted)}
    for one in again.differences:
        if one.what not in known:
            found.differ(replace(one, message=f"{one.message}, with other settings"))
    return found


def tuned(value: Any) -> Any:
    """Give a setting another value, or None where none is sure to make sense."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, dict) and value and all(isinstance(one, int) for one in value.values()):
        return {key: tuned(one) for key, one in value.items()}
    return None


def variables(files: Mapping[str, str], environment: str) -> dict[str, Any]:
    """Read the values of an environment."""
    from generator import hcl
    from generator.parity.terraform.expressions import Evaluator

    for name, text in files.items():
        if name.rpartition("/")[2] == f"{environment}.tfvars":
            return {
                one.name: Evaluator().value(one.value, {}) for _, one in hcl.read(text).attributes()
            }
    return {}
