"""What the API of an Azure resource accepts, which azure-native's classes do not tell.

The classes tell types, required arguments and enumerations; the bodies of ARM types tell patterns,
lengths and limits, too. Only where both are of the same API version is one held to the other.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator import facts
from generator.facts import pulumi as sdk
from generator.facts.spelling import squash

Json = Mapping[str, Any]
Said = tuple[str, str, str]
ML = "Microsoft.MachineLearningServices/workspaces"
# The ARM types behind classes, and the arguments that are the names in a resource's path.
CLASSES = {
    ("machinelearningservices", name): type_
    for name, type_ in (
        ("Workspace", ML),
        ("Compute", f"{ML}/computes"),
        ("OnlineEndpoint", f"{ML}/onlineEndpoints"),
        ("OnlineDeployment", f"{ML}/onlineEndpoints/deployments"),
        ("ModelContainer", f"{ML}/models"),
        ("ModelVersion", f"{ML}/models/versions"),
        ("EnvironmentContainer", f"{ML}/environments"),
        ("EnvironmentVersion", f"{ML}/environments/versions"),
    )
}
NAMES = {
    "workspace_name": ML,
    "compute_name": f"{ML}/computes",
    "endpoint_name": f"{ML}/onlineEndpoints",
    "deployment_name": f"{ML}/onlineEndpoints/deployments",
}


class Body:
    """What is known of a part of a body, by the names that Python gives to what is inside."""

    __slots__ = ("said",)

    def __init__(self, said: Json) -> None:
        self.said = said

    def inside(self, name: str) -> "Body | None":
        """Look further in, by the Python name."""
        found = fields(self.said).get(squash(name))
        return None if found is None else Body(found)

    def variant(self, class_: str) -> "Body":
        """Tell which of several bodies a class of arguments is, by the start of its name."""
        kinds = self.said.get("variants", {})
        fitting = [one for kind, one in kinds.items() if class_.lower().startswith(kind.lower())]
        if len(fitting) != 1:
            return self
        return Body({"object": {**self.said.get("object", {}), **fitting[0]["object"]}})

    def counted(self, number: int, path: str) -> Iterator[Said]:
        """Judge how many items there are: bodies tell nothing of that."""
        del number, path
        yield from ()

    def accepted(self, literal: object, path: str) -> Iterator[Said]:
        """Judge a literal; enumerations are the classes' own."""
        if not isinstance(literal, str | int | float):
            return
        from generator.hcl import Value
        from generator.verify.terraform.bodies import scalar

        plain = {word: fact for word, fact in self.said.items() if word != "enum"}
        for note in scalar(Value(0, literal), plain, path):
            yield note.rule, note.message, note.hint


class Resource(Body):
    """What is known of a resource: its body, whose `properties` may be arguments, and its names."""

    __slots__ = ("version",)

    def __init__(self, said: Json, version: str) -> None:
        super().__init__(said)
        self.version = version

    def inside(self, name: str) -> Body | None:
        """Look an argument up."""
        if name in NAMES:
            named = facts.arm_body(f"{NAMES[name]}@{self.version}") or {}
            return Body(named.get("name", {}))
        found = super().inside(name)
        properties = self.said["object"].get("properties", {})
        return found or Body(properties).inside(name)


def fields(said: Json) -> dict[str, Json]:
    """Give the fields of an object by their squashed names; of an item, those of a list's items.

    A field that variants tell differently is left out.
    """
    said = said.get("list", said)
    told = [said.get("object", {}), *(one["object"] for one in said.get("variants", {}).values())]
    found: dict[str, Json] = {}
    for one in told:
        for name, field in one.items():
            key = squash(name).lower()
            found[key] = field if found.get(key, field) == field else {}
    return found


@lru_cache(maxsize=64)
def body(module: str, name: str, version: str) -> Resource | None:
    """Look up what the API says of a class of a version; None where that is not known."""
    type_ = CLASSES.get((module, name))
    said = None if type_ is None else facts.arm_body(f"{type_}@{version}")
    return None if said is None else Resource({"object": said}, version)


def behind(resource: sdk.Offer) -> Resource | None:
    """Look up what the API says of a resource of azure-native."""
    if resource.package != "pulumi_azure_native":
        return None
    return body(resource.module, resource.name, resource.version)
