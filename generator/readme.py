"""A project's README: its diagram and tables are read back from what was rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import diagram
from generator.record import replace
from generator.render import render_readme
from generator.verify.graph import graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.certificates import Certified
    from generator.project import Engine, Plan, Step

_OUTPUT_COMMAND: dict[Engine, str] = {
    "terraform": "$(terraform output -raw {})",
    "pulumi": "$(pulumi stack output {})",
}
_APPLY_COMMAND: dict[Engine, str] = {
    "terraform": "terraform apply {}-var {}={}",
    "pulumi": "pulumi config set {}{} {} && pulumi up",
}
_PLACEHOLDER = re.compile(r"<(\w+)>")
_APPLY = re.compile(r"<apply (\w+)=(\w+)>")


def write(
    plan: Plan, files: Mapping[str, str], *, engine: Engine, certified: Certified | None = None
) -> str:
    """Write the README of the rendered `files`; it cites the certificate, where there is one."""
    found = graph(files, engine=engine)
    tables = _terraform_tables(files) if engine == "terraform" else _pulumi_tables(plan, files)
    text = render_readme(
        _with_commands(plan, engine),
        engine=engine,
        facts={
            "diagram": diagram.mermaid(found),
            "counted": f"The diagram leaves out what only ties others together: "
            f"{len(found.resources)} resources are declared in all.",
            "certified": certified,
            **tables,
        },
    )
    return re.sub(r"\n{3,}", "\n\n", text)


def _with_commands(plan: Plan, engine: Engine) -> Plan:
    """Put the engine's own command where a step says `<output>` or `<apply variable=value>`.

    Terraform has to be told the values of an environment each time: without them it would apply
    the defaults to it, under another name.
    """
    values = ""
    if engine == "terraform" and plan.environments:
        values = f"-var-file environments/{plan.environments[0].name}.tfvars "

    def filled(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(
            replace(
                step, commands=tuple(_fill(command, engine, values) for command in step.commands)
            )
            for step in steps
        )

    return replace(
        plan,
        deploy=filled(plan.deploy),
        verify=filled(plan.verify),
        operate=filled(plan.operate),
        destroy=filled(plan.destroy),
    )


def _fill(command: str, engine: Engine, values: str) -> str:
    command = _APPLY.sub(
        lambda found: _APPLY_COMMAND[engine].format(values, *found.groups()), command
    )
    return _PLACEHOLDER.sub(lambda found: _OUTPUT_COMMAND[engine].format(found[1]), command)


_VARIABLE = re.compile(
    r'^variable "(?P<name>\w+)" \{\n  type +=(?P<type>.*)\n(?:  default +=(?P<default>.*)\n)?'
    r'(?:  sensitive .*\n)?  description += "(?P<description>(?:[^"\\]|\\.)*)"',
    re.MULTILINE,
)
_OUTPUT = re.compile(
    r'^output "(?P<name>\w+)" \{\n  description += "(?P<description>(?:[^"\\]|\\.)*)"', re.MULTILINE
)
_SETTING = re.compile(
    r"^# (?P<description>.*)\n(?P<name>\w+)(?:: (?P<type>[^=\n]+))? =(?P<value>[^\n]*"
    r"(?:config\.)?(?P<getter>get\w*|require\w*|structured)\((?:\n(?: [^\n]*\n)+\)|[^\n]*))",
    re.MULTILINE,
)
_EXPORT = re.compile(r'^pulumi\.export\("(?P<name>\w+)"', re.MULTILINE)


def _terraform_tables(files: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    return {
        "variables": [_row(found) for found in _VARIABLE.finditer(files["variables.tf"])],
        "outputs": [_row(found) for found in _OUTPUT.finditer(files["outputs.tf"])],
    }


def _row(found: re.Match[str]) -> dict[str, str]:
    row = {key: (value or "").strip() for key, value in found.groupdict().items()}
    row["description"] = _unquoted(row["description"])
    return row


def _unquoted(text: str) -> str:
    """Return what the inside of an HCL string says."""
    if "\\" not in text and "{" not in text:
        return text
    from generator.hcl import Value, read

    value = next(attribute.value for _, attribute in read(f'text = "{text}"\n').attributes())
    return str(value.value) if isinstance(value, Value) else text


def _pulumi_tables(plan: Plan, files: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    """Read the settings and exports; an export's description is the plan's, Python has none."""
    described = {output.name: output.description for output in plan.outputs}
    return {
        "variables": [_setting(found) for found in _SETTING.finditer(files["settings.py"])],
        "outputs": [
            {"name": found["name"], "description": described[found["name"]]}
            for found in _EXPORT.finditer(files["__main__.py"])
        ],
    }


def _setting(found: re.Match[str]) -> dict[str, str]:
    value, getter = found["value"], found["getter"]
    if getter == "get_bool":
        return {
            "name": found["name"],
            "type": "bool",
            "default": "true" if "is not False" in value else "false",
            "description": found["description"],
        }
    if getter == "structured":
        shown = " ".join(value.split()).partition(", ")[2].removesuffix(")").rstrip(", ")
        if shown[1:2] == " ":  # it fills several lines, with a comma at the end of the last
            shown = f"{shown[0]}{shown[2:-1].rstrip(', ')}{shown[-1]}"
        return {
            "name": found["name"],
            "type": found["type"],
            "default": shown,
            "description": found["description"],
        }
    kind = "int" if value.lstrip().startswith("int(") else found["type"] or "str"
    default = value.partition(" or ")[2].strip()
    return {
        "name": found["name"],
        "type": kind,
        "default": default.removesuffix(")") if kind == "int" else default,
        "description": found["description"],
    }
