"""A Terraform project as a system: every instance of every resource, with its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import hcl
from generator.parity.collections import unique
from generator.parity.operations import bounded, instances
from generator.parity.system import Output, Setting, System
from generator.parity.terraform.bodies import Bodies, Placed
from generator.parity.terraform.checks import checks
from generator.parity.terraform.expressions import truth
from generator.parity.values import Applied, Fault, Instance, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

META = frozenset({"for_each", "count", "depends_on", "provider", "lifecycle"})


class Project(Bodies):
    """One project in expansion; whatever is asked for is evaluated once, when it is asked for."""

    def __init__(self, files: Mapping[str, str], given: Mapping[str, Any]) -> None:
        super().__init__()
        self.files = files
        self.given = given
        self.system = System()
        self.blocks: dict[tuple[str, ...], Placed] = {}
        self.locals: dict[str, tuple[Placed, hcl.Attribute]] = {}
        self.done: dict[tuple[str, ...], Any] = {}
        for file in sorted(files, key=lambda name: (hcl.overrides(name), name)):
            if file.endswith(".tf") and "/" not in file:
                for section, block in hcl.read(files[file]).blocks():
                    self.declare(Placed(file, section, block))

    def declare(self, placed: Placed) -> None:
        """Take in a top-level block."""
        block = placed.block
        if block.type == "locals":
            for name, attribute in block.body.attributes.items():
                self.locals[name] = (placed, attribute)
        elif block.type == "provider":
            self.take(("provider", block.labels[0], self.alias(block)), placed)
        elif block.type in ("resource", "data", "variable", "output"):
            self.take((block.type, *block.labels), placed)
        elif block.type not in ("terraform", "moved", "removed"):
            self.system.gaps.append(f"{placed.at(block.pos)}: `{block.type}` is not followed")

    def take(self, key: tuple[str, ...], placed: Placed) -> None:
        """Keep a declaration; one of an override file is laid over what it names."""
        if hcl.overrides(placed.file):
            from generator.hcl.merging import joined, merged

            old = self.blocks.get(key)
            if old is None and key[0] == "provider" and not key[2]:
                self.blocks[key] = placed
                return
            if old is None:
                what = ".".join(key)
                self.system.gaps.append(f"{placed.at(placed.block.pos)}: {what} is not declared")
                return
            section = joined(old.file, old.section, placed.file, placed.section)
            block = merged(old.block, placed.block, section.parts[-1].start)
            placed = Placed(old.file, section, block)
        self.blocks[key] = placed

    def alias(self, block: hcl.Block) -> str:
        """Tell the alias of a provider's configuration; empty for the default one."""
        alias = block.body.attributes.get("alias")
        return str(alias.value.value) if alias and isinstance(alias.value, hcl.Value) else ""

    def root(self, name: str, steps: list[Any], names: dict[str, Any]) -> tuple[Any, int]:  # noqa: ARG002, PLR0911 (what it overrides takes them; one case per kind of root)
        """Look up a variable, a local value, a resource or a data source."""
        if name == "path":
            return ".", 1
        if name == "terraform":
            return Unknown("what Terraform tells of itself"), len(steps)
        if name == "var":
            return self.once(("variable", str(steps[0]))), 1
        if name == "local":
            return self.once(("local", str(steps[0]))), 1
        if name == "data":
            return self.once(("data", str(steps[0]), str(steps[1]))), 2
        if not steps:
            raise Fault(f"{name} is not declared")
        if name == "module":
            return Unknown("a module"), len(steps)
        return self.once(("resource", name, str(steps[0]))), 1

    def file(self, name: str) -> str:
        """Read a file of the project."""
        text = self.files.get(name.removeprefix("./"))
        if text is None:
            raise Fault(f"{name} is not there")
        return text

    def once(self, key: tuple[str, ...]) -> Any:
        """Evaluate what a declaration means, once; a circle is not known."""
        if key not in self.done:
            self.done[key] = Unknown("it depends on itself")
            self.done[key] = self.meaning(key)
        return self.done[key]

    def meaning(self, key: tuple[str, ...]) -> Any:
        """Evaluate a declaration."""
        if key[0] == "local":
            if key[1] not in self.locals:
                raise Fault(f"local.{key[1]} is not declared")
            return bounded(self.value(self.locals[key[1]][1].value, {}))
        if key not in self.blocks:
            raise Fault(f"{'.'.join(key)} is not declared")
        placed = self.blocks[key]
        return self.variable(key[1], placed) if key[0] == "variable" else self.made(placed)

    def variable(self, name: str, placed: Placed) -> Any:
        """Give a variable its value: what was given, or its default."""
        attributes = placed.block.body.attributes
        default = attributes.get("default")
        if name in self.given:
            value = self.given[name]
        elif default is None:
            value = Applied("setting", (name,))
        else:
            value = self.value(default.value, {})
        kind = attributes.get("type")
        if kind and isinstance(kind.value, hcl.Call) and kind.value.name == "set":
            value = unique(value or [])
        return value

    def made(self, placed: Placed) -> Any:
        """Make the instances of a resource: one, or a list or map of them."""
        body = placed.block.body
        if "for_each" in body.attributes:
            value = self.value(body.attributes["for_each"].value, {})
            if isinstance(value, Symbol):
                return self.gap(placed, "what it is repeated by is not known")
            return {
                key: self.instance(placed, key, {"each": {"key": key, "value": item}})
                for key, item in self.items(value)
            }
        if "count" in body.attributes:
            count = self.value(body.attributes["count"].value, {})
            if isinstance(count, Symbol):
                return self.gap(placed, "how many of it there are is not known")
            return [
                self.instance(placed, index, {"count": {"index": index}})
                for index in range(int(count))
            ]
        return self.instance(placed, "", {})

    def gap(self, placed: Placed, why: str) -> Unknown:
        """Say that a resource cannot be expanded."""
        labels = ".".join(placed.block.labels)
        self.system.gaps.append(f"{placed.at(placed.block.pos)}: {labels}: {why}")
        return Unknown(why)

    def instance(self, placed: Placed, key: Any, names: dict[str, Any]) -> Instance:
        """Make an instance; its arguments are evaluated once all instances are there."""
        block = placed.block
        name = block.labels[1] if len(block.labels) > 1 else self.alias(block)
        made = Instance(block.type, block.labels[0], name, key=key, place=placed.at(block.pos))
        self.system.instances.append(made)
        made.options.more["fill"] = (placed, names)
        return made

    def fill(self, made: Instance) -> None:
        """Evaluate an instance's arguments and options."""
        placed, names = made.options.more.pop("fill")
        names = {**names, "self": made}
        body = placed.block.body
        made.args = self.body(placed, body, names, skip=META)
        options = made.options
        if "provider" in body.attributes:
            options.provider = provider_name(body.attributes["provider"].value)
        elif made.kind != "provider":
            options.provider = (made.type.partition("_")[0], "")
        if "depends_on" in body.attributes:
            value = self.attempt(body.attributes["depends_on"].value, {})
            options.depends_on = list(dict.fromkeys(instances(value)))
        for block in body.blocks:
            if block.type == "timeouts":
                options.timeouts = dict(self.body(placed, block.body, names))
            elif block.type == "lifecycle":
                self.lifecycle(made, block.body.attributes)

    def lifecycle(self, made: Instance, attributes: dict[str, hcl.Attribute]) -> None:
        """Read what a lifecycle block says."""
        for name, attribute in attributes.items():
            if name == "ignore_changes":
                items = attribute.value.items if isinstance(attribute.value, hcl.Items) else ()
                made.options.ignored = [str(item) for item in items] or ["*"]
            elif name == "prevent_destroy":
                made.options.protected = self.attempt(attribute.value, {})
            elif name == "create_before_destroy":
                made.options.create_first = truth(self.attempt(attribute.value, {}))
            else:
                made.options.more[name] = self.attempt(attribute.value, {})


def provider_name(node: Any) -> tuple[str, str]:
    """Read which configuration of which provider is meant."""
    steps = node.steps if isinstance(node, hcl.Reference) else ()
    return (getattr(node, "root", ""), str(steps[0]) if steps else "")


def expand(files: Mapping[str, str], *, values: Mapping[str, Any] | None = None) -> System:
    """Expand a project given as path -> text; `values` are an environment's variables."""
    project = Project(files, values or {})
    system = project.system
    for key, placed in project.blocks.items():
        try:
            if key[0] == "variable":
                setting = Setting(key[1], project.once(key), placed.at(placed.block.pos))
                setting.checks = [*checks(project, key[1], placed)]
                system.settings[key[1]] = setting
            elif key[0] == "output":
                value = project.attempt(placed.block.body.attributes["value"].value, {})
                system.outputs[key[1]] = Output(value, placed.at(placed.block.pos))
            else:
                project.once(key)
        except (Fault, LookupError, TypeError, ValueError, RecursionError) as error:
            system.gaps.append(f"{placed.at(placed.block.pos)}: {'.'.join(key)}: {error}")
    for made in system.instances:
        project.fill(made)
    # These keep values for Terraform alone, and make nothing in a cloud.
    system.instances = [made for made in system.instances if made.type != "terraform_data"]
    return system
