"""Whether a Terraform project and a Pulumi program are the same system, by their text alone."""

from __future__ import annotations

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
    from generator.parity import python, terraform
    from generator.parity.judging import Judge

    values = variables(terraform_files, environment) if environment else {}
    ours = terraform.expand(terraform_files, values=values)
    theirs = python.expand(pulumi_files, stack=environment)
    return Judge(ours, theirs).judge()


def variables(files: Mapping[str, str], environment: str) -> dict[str, Any]:
    """Read the values of an environment."""
    from generator import hcl
    from generator.parity.expressions import Evaluator

    for name, text in files.items():
        if name.rpartition("/")[2] == f"{environment}.tfvars":
            return {
                one.name: Evaluator().value(one.value, {}) for _, one in hcl.read(text).attributes()
            }
    return {}
