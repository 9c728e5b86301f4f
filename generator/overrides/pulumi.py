"""Overrides as a Pulumi program takes them, and what it has nothing for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from generator.errors import Problem
from generator.facts import pulumi as sdk
from generator.overrides import azure, problem
from generator.overrides.fitting import facts_of
from generator.overrides.laid import Laid
from generator.overrides.words import laid, top
from generator.verify.graph import graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.overrides.words import Found
    from generator.parity.system import System
    from generator.project import Override

ALONE = 'render Terraform alone, with `"engines": ["terraform"]`'


class Program:
    """A Pulumi program that overrides are laid over."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.made = graph(files, engine="pulumi").resources

    @cached_property
    def system(self) -> System:
        """All that the program makes, with its arguments as far as they are known."""
        from generator.parity.pulumi import expand

        return expand(self.files)

    def said(self, one: Override) -> tuple[Laid | None, list[Problem]]:
        """Say an override as the program does, or tell what it has nothing for."""
        found = self.named(one.address)
        if found is None:
            message = f"the Pulumi program has no resource of its own for `{one.address}`"
            return None, [problem(message, one.address, hint=ALONE)]
        offer, pattern = found
        words = list(self.words(offer, pattern, one))
        problems = [word for word in words if isinstance(word, Problem)]
        told = [word for word in words if not isinstance(word, Problem)]
        arguments = {name: value for name, value, _ in told}
        problems += self.hidden(offer, pattern, arguments, one.address)
        if problems:
            return None, problems
        made = Laid(
            type=offer.token,
            name=pattern,
            because=one.because,
            arguments=arguments,
            places={name: place for name, _, place in told},
        )
        return made, []

    def words(self, offer: sdk.Offer, pattern: str, one: Override) -> Iterator[Found]:
        """Give the arguments of an override by the names that a class has for them."""
        path = (one.address,)
        known = facts_of(one.address)
        if offer.terraform:
            return laid(top(offer), one.arguments, path, partial(self.there, offer, pattern))
        return iter(()) if known is None else azure.laid(offer, one.arguments, known, path)

    def there(self, offer: sdk.Offer, pattern: str, path: str) -> bool:
        """Tell whether the program passes anything at a dotted name."""
        return any(within(one, path) is not None for one in self.instances(offer, pattern))

    def named(self, address: str) -> tuple[sdk.Offer, str] | None:
        """Find the class of a resource, and a pattern for the names that it has here."""
        type_, _, label = address.partition(".")
        name = label.replace("_", "-")
        for resource in self.made:
            pattern = resource.name.replace("{…}", "*")
            offer = sdk.resource(resource.type)
            if offer is None or pattern not in (name, f"{name}-*"):
                continue
            if offer.terraform == type_ or azure.makes(resource.type, type_):
                return offer, pattern
        return None

    def hidden(
        self, offer: sdk.Offer, pattern: str, arguments: Mapping[str, Any], address: str
    ) -> Iterator[Problem]:
        """Find nested arguments that the program does not write out: nothing is laid over them."""
        paths = dict.fromkeys(name.rpartition(".")[0] for name in arguments if "." in name)
        for path in paths:
            values = [within(one, path) for one in self.instances(offer, pattern)]
            if any(value is not None and not isinstance(value, dict) for value in values):
                message = f"the Pulumi program does not write out what `{path}` is"
                yield problem(message, address, hint=ALONE)

    def instances(self, offer: sdk.Offer, pattern: str) -> Iterator[dict[Any, Any]]:
        """Give the arguments of the resources of a class whose names are those of a pattern."""
        for one in self.system.of("resource"):
            found = sdk.resource(one.type)
            named = isinstance(one.name, str) and fnmatchcase(one.name, pattern)
            if named and found is not None and found.token == offer.token:
                yield one.args


def within(arguments: Any, path: str) -> Any:
    """Look nested arguments up by their dotted name; None where there are none.

    What has no arguments by name is given as it is, and so is a list of other than one item.
    """
    for step in path.split("."):
        if isinstance(arguments, list | tuple) and len(arguments) == 1 and step == "0":
            arguments = arguments[0]
        elif isinstance(arguments, dict):
            arguments = arguments.get(step)
        elif step == "0":
            return False
    return arguments
