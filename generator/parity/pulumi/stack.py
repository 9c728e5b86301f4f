"""The configuration of a Pulumi project and of one of its stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity.values import Applied, Instance, Record, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.parity.pulumi.calls import Calls
    from generator.parity.pulumi.values import Configuration
    from generator.parity.system import System

PROVIDERS = ("aws", "alicloud", "azure-native")


class Stack:
    """`Pulumi.yaml`, and `Pulumi.NAME.yaml` over it."""

    def __init__(
        self, files: Mapping[str, str], name: str, given: Mapping[str, Any] | None = None
    ) -> None:
        import yaml  # type: ignore[import-untyped]

        self.values: dict[str, Any] = {}
        self.lines: dict[str, str] = {}
        self.project = ""
        for file in ("Pulumi.yaml", f"Pulumi.{name}.yaml"):
            if file not in files:
                continue
            try:
                read = yaml.safe_load(files[file]) or {}
            except (yaml.YAMLError, RecursionError):
                continue
            self.project = str(read.get("name", self.project))
            for key, value in (read.get("config") or {}).items():
                inner = value.get("value", value) if isinstance(value, dict) else value
                self.values[str(key)] = inner
                line = files[file].partition(f"{key}:")[0].count("\n") + 1
                self.lines[str(key)] = f"{file}:{line}"
        for key, value in (given or {}).items():
            self.values[f"{self.project}:{key}"] = value
            self.lines[f"{self.project}:{key}"] = ""

    def read(self, program: Calls, configuration: Configuration, method: str, key: str) -> Any:
        """Read a value: None where there is none, a symbol where there has to be one."""
        if configuration.namespace == self.project:
            program.reads.append(key)
        full = f"{configuration.namespace}:{key}"
        if full not in self.values:
            return None if method.startswith("get") else Applied("setting", (key,))
        value = self.values[full]
        kind = method.partition("_")[2]
        if kind in ("", "secret"):
            return str(value).lower() if isinstance(value, bool) else str(value)
        if kind in ("bool", "int", "float", "object"):
            return value
        return Unknown(f"the method {method}")

    def providers(self, system: System) -> None:
        """Add the providers that are configured and not made by the program."""
        for provider in PROVIDERS:
            keys = [key for key in self.values if key.startswith(f"{provider}:")]
            if not keys:
                continue
            made = Instance("provider", provider, "", place=self.lines[keys[0]])
            args = Record(made.place)
            for key in keys:
                args.put(key.partition(":")[2], self.values[key], self.lines[key])
            made.args = args
            system.instances.append(made)
