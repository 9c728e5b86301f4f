"""Calls of Pulumi's provider packages: resources, lookups, and what is said to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity.operations import instances
from generator.parity.pulumi.values import Arguments
from generator.parity.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterable


def package(name: str) -> str:
    """Tell the provider of a package: `azure-native` of `pulumi_azure_native`."""
    return name.partition(".")[0].removeprefix("pulumi_").replace("_", "-")


def resource(name: str, args: list[Any], named: Arguments) -> Instance:
    """Make an instance of a resource class, or of a provider."""
    label = named.pop("resource_name", args[0] if args else "")
    kind = "provider" if name.endswith(".Provider") else "resource"
    type_ = package(name) if kind == "provider" else name.removeprefix("pulumi_")
    made = Instance(kind, type_, label, place=named.place)
    configure(made, named.pop("opts", None), package(name))
    made.args = named
    return made


def lookup(name: str, args: list[Any], named: Arguments) -> Instance:
    """Make an instance of a lookup."""
    del args
    function = name.removeprefix("pulumi_").removesuffix("_output")
    made = Instance("data", function, "", place=named.place)
    configure(made, named.pop("opts", None), package(name))
    made.args = named
    return made


def options(given: Iterable[Any]) -> Arguments:
    """Put options together."""
    whole = Arguments("", "")
    for one in given:
        for key, value in (one or {}).items():
            both = key == "depends_on" and key in whole
            found = [*listed(whole[key]), *listed(value)] if both else value
            whole.put(key, found, one.lines.get(key, "") if isinstance(one, Arguments) else "")
    return whole


def listed(value: Any) -> list[Any]:
    """Make a list of one thing or several."""
    return list(value) if isinstance(value, list | tuple) else [value]


def configure(made: Instance, given: Any, provider: str) -> None:
    """Set an instance's options."""
    found = made.options
    found.provider = (provider, "")
    for key, value in (given or {}).items():
        if value is None:
            continue
        if key == "depends_on":
            found.depends_on = list(dict.fromkeys(instances(listed(value))))
        elif key == "ignore_changes":
            found.ignored = [str(one) for one in value]
        elif key == "protect":
            found.protected = value
        elif key == "provider":
            found.provider = (provider, value.name if isinstance(value, Instance) else value)
        elif key == "delete_before_replace":
            found.create_first = not value
        elif key == "custom_timeouts":
            found.timeouts = dict(value)
        else:
            found.more[key] = value
