"""What Pulumi SDKs offer, loaded one class at a time.

A pack `sdk-PACKAGE` has a chunk `module NAME` per module, which tells what it offers and where: a
line per part, the part's name and then everything in it, each with a letter for its kind (`r` a
resource, `f` a function, `a` a class of arguments, `o` a class of results, `e` an enumeration).
A chunk `part MODULE.PART` has a line of JSON for each: a part is a resource with the function that
looks it up, or another function, and what only these use, or a numbered one (`+3`) with what
several use.

A resource or function is an object: `t` token, `i` inputs, `o` outputs (of a resource, empty where
typed as the input; of a function that looks a resource up, without those that `s` says are the
resource's: all of them, or all but those it names), `d` deprecated, `tf` Terraform type, `v` API
version, `l` there is a form for outputs.

Fields are `{name: code}`. A code is a type, then `!` when it must be set, `~` when it is
deprecated, then, each after a blank, the name of the property where it is not the plain camelCase,
and `=VALUE` where the class sets it itself. Types: `s i n b d` for string, integer, number, bool
and anything, `l` and `m` before what a list or map holds, `@Class`, `#Enum` for its values only,
`%Enum` for other strings too, `|` between alternatives,
in brackets where a list or map holds them. `@module/Class` is of another module.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.facts.pack import Pack, pack
from generator.facts.spelling import camel

Fields = Mapping[str, str]
PACKAGES = {
    "pulumi_aws": "aws",
    "pulumi_alicloud": "alicloud",
    "pulumi_azure_native": "azure-native",
}


class Field(NamedTuple):
    """One argument or attribute; `property` is how the engine spells it."""

    type: str
    required: bool
    deprecated: bool
    property: str
    fixed: str


class Offer(NamedTuple):
    """Something that a module offers.

    `inputs` are what may be given, `outputs` what can be read (None: not known); `members` the
    values of an enumeration by name. `terraform` is the type behind a bridged resource, `version`
    the API version behind one of Azure; `deprecated` is empty, `?`, or what to use instead.
    """

    kind: str
    package: str
    module: str
    name: str
    token: str = ""
    inputs: Mapping[str, str] = MappingProxyType({})
    outputs: Mapping[str, str] | None = None
    members: Mapping[str, Any] = MappingProxyType({})
    deprecated: str = ""
    terraform: str = ""
    version: str = ""
    lifted: bool = False


def opened(package: str) -> Pack | None:
    """Open the pack of an SDK, named as it is imported."""
    name = PACKAGES.get(package)
    return None if name is None else pack(f"sdk-{name}")


def version(package: str) -> str:
    """Tell the version that the facts of a package are of; empty when there are none."""
    said = opened(package)
    return "" if said is None else said.versions[0]


def modules(package: str) -> tuple[str, ...]:
    """List the modules of a package; its own level is `index`."""
    said = opened(package)
    return () if said is None else said.keys("module")


@lru_cache(maxsize=256)
def contents(package: str, module: str) -> str | None:
    """Give the text that tells what a module offers; None when there is no such module."""
    said = opened(package)
    text = None if said is None else said.chunk(f"module {module}")
    return None if text is None else f"\n{text} \n"


def names(package: str, module: str, kinds: str) -> list[str]:
    """List what a module offers of some kinds; classes of arguments as they are written."""
    found = []
    for line in (contents(package, module) or "").split("\n"):
        for word in line.split(" ")[1:]:
            if word and word[0] in kinds:
                name = word[1:]
                found.append(f"{name}Args" if word[0] == "a" else name)
                if word[0] == "r" and "a" in kinds:
                    found.append(f"{name}Args")
    return found


@lru_cache(maxsize=512)
def part(package: str, module: str, owner: str) -> dict[str, str]:
    """Read a part: the JSON of everything in it by kind and name."""
    said = opened(package)
    text = None if said is None else said.chunk(f"part {module}.{owner}")
    lines = (line.partition(" ") for line in (text or "").split("\n"))
    return {key: rest for key, _, rest in lines}


@lru_cache(maxsize=4096)
def offer(package: str, module: str, kind: str, name: str) -> Offer | None:
    """Look something up by kind and name; None when the module does not offer it."""
    text = contents(package, module)
    at = -1 if text is None else text.find(f" {kind}{name} ")
    if text is None or at < 0:
        return None
    start = text.rfind("\n", 0, at) + 1
    owner = text[start : text.index(" ", start)]
    said = json.loads(part(package, module, owner)[f"{kind}{name}"])
    if kind == "e":
        return Offer(kind, package, module, name, members=said)
    if kind == "a":
        return Offer(kind, package, module, name, inputs=said)
    if kind == "o":
        return Offer(kind, package, module, name, outputs=said)
    inputs = said["i"]
    outputs = said.get("o")
    if kind == "r":
        outputs = {key: one or inputs[key].replace("!", "") for key, one in outputs.items()}
    elif "s" in said:
        whole = offer(package, module, "r", owner)
        left_out = str(said["s"]).split(" ")
        same = (whole.outputs if whole is not None else None) or {}
        outputs = {one: code for one, code in same.items() if one not in left_out} | outputs
    return Offer(
        kind,
        package,
        module,
        name,
        said.get("t", ""),
        inputs,
        outputs,
        MappingProxyType({}),
        said.get("d", ""),
        said.get("tf", ""),
        said.get("v", ""),
        "l" in said,
    )


def resource(class_: str) -> Offer | None:
    """Look up a resource by its class as a program writes it: `aws.lb.LoadBalancer`."""
    package, *module, name = class_.split(".")
    return offer(f"pulumi_{package}", ".".join(module) or "index", "r", name)


def alternatives(type_: str) -> list[str]:
    """Split a choice; anything else is its only alternative."""
    if "|" not in type_:
        return [type_]
    found, depth = [""], 0
    for mark in type_:
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            found.append("")
        else:
            found[-1] += mark
    return found


def inner(type_: str) -> str:
    """Give the type of what a list or map holds."""
    held = type_[1:]
    return held[1:-1] if held.startswith("(") else held


@lru_cache(maxsize=8192)
def field(name: str, code: str) -> Field:
    """Decode the code of a field."""
    type_, _, rest = code.partition(" ")
    words = rest.split(" ") if rest else ()
    fixed = next((one[1:] for one in words if one[:1] == "="), "")
    spelt = next((one for one in words if one[:1] != "="), "")
    bare = type_.rstrip("~")
    held = bare.rstrip("!")
    return Field(held, held != bare, bare != type_, spelt or camel(name), fixed)
