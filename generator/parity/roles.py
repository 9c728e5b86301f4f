"""Which resource of one project is which of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.parity import azure, names
from generator.parity.values import Attribute, Instance, Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.facts import BlockFacts
    from generator.parity.following import Verdict
    from generator.parity.system import System


class Roles:
    """Pairs of instances that play the same role, found by type, name and key."""

    def __init__(self, terraform: System, pulumi: System) -> None:
        wanted = dict.fromkeys(one.type for one in terraform.instances)
        self.types: dict[Instance, str] = {}
        for one in pulumi.instances:
            if one.kind != "provider":
                self.types[one] = names.type_of(one.type, one.kind, wanted)
        # Resources of one engine that are arguments of another resource in the other.
        self.folded = {**azure.fold(terraform), **azure.fold(pulumi)}
        self.pairs: dict[Instance, Instance] = {}
        self.alone: list[Instance] = []
        self.halves: list[tuple[Instance, Instance]] = []
        self.lookups: dict[tuple[Instance, Instance], Verdict] = {}
        self.pair(terraform.of("resource"), pulumi.of("resource"))

    def pair(self, ours: list[Instance], theirs: list[Instance]) -> None:
        """Pair resources: by their whole names first, then those whose names differ a little."""
        ours = [one for one in ours if one not in self.folded]
        rest = [one for one in theirs if one not in self.folded]
        for rank in (exact, alike, named, sole):
            for one in ours:
                if one in self.pairs:
                    continue
                fits = [t for t in rest if self.fits(one, t) and rank(one, t, ours)]
                if len(fits) == 1:
                    self.pairs[one] = fits[0]
                    rest.remove(fits[0])
        rest = [one for one in rest if not self.half(one)]
        self.alone = [*(one for one in ours if one not in self.pairs), *rest]

    def half(self, theirs: Instance) -> bool:
        """Find the resource whose other half this one is, where azure-native needs two of them."""
        parts = azure.table(theirs.type).get("parts", ())
        twins = [one for one in self.pairs if self.fits(one, theirs)] if parts else []
        base = words(theirs.name)
        if not base or base[-1] not in parts:
            return False
        for one in twins:
            if words(one.name, one.key) == base[:-1]:
                self.halves.append((one, theirs))
                return True
        return False

    def fits(self, ours: Instance, theirs: Instance) -> bool:
        """Tell whether two resources are of the same type."""
        if theirs.type.startswith("azure_native."):
            return azure.role(ours) in azure.table(theirs.type).get("types", ())
        return self.types[theirs] == ours.type

    def translated(
        self, theirs: dict[str, Any], block: BlockFacts | None, type_: str = ""
    ) -> Record:
        """Give the arguments of Pulumi the names that Terraform has for them."""
        renamed = names.renames(type_, "resource") if type_ else {}
        made = Record(theirs.place if isinstance(theirs, Record) else "")
        for name, value in theirs.items():
            place = theirs.lines.get(name, "") if isinstance(theirs, Record) else ""
            made.put(names.argument(name, block, renamed) or name, value, place)
        return made

    def arguments(self, theirs: Instance) -> Record:
        """Give the arguments of a Pulumi resource or lookup in Terraform's names."""
        type_ = self.types[theirs]
        said = names.type_facts(type_, theirs.kind)
        return self.translated(theirs.args, said.block if said else None, type_)

    def argument(self, one: Attribute, *, theirs: bool) -> Any:
        """Give the argument that an attribute repeats; None where it repeats none."""
        if len(one.path) != 1:
            return None
        if not theirs:
            return one.instance.args.get(one.path[0])
        return self.arguments(one.instance).get(next(self.path(one.instance, [str(one.path[0])])))

    def same(self, ours: Attribute | Instance, theirs: Attribute | Instance) -> Verdict:
        """Tell whether two references mean the same attribute of the same thing."""
        left = ours.instance if isinstance(ours, Attribute) else ours
        right = theirs.instance if isinstance(theirs, Attribute) else theirs
        if right.type.startswith("azure_native."):
            return self.same_in_azure(ours, theirs, left, right)
        paths = [
            self.steps(one.path if isinstance(one, Attribute) else ("id",))
            for one in (ours, theirs)
        ]
        if left.kind != right.kind:
            return "different"
        if left.kind == "data":
            found = self.lookup(left, right)
            if found != "equal":
                return found
        elif self.pairs.get(left) is not right:
            return "different"
        paths[1] = list(self.path(right, paths[1]))
        return "equal" if paths[0] == paths[1] else "different"

    def same_in_azure(self, ours: Any, theirs: Any, left: Instance, right: Instance) -> Verdict:
        """Tell the same of references in Azure, where the table has the names."""
        if left.kind != right.kind:
            return "different"
        left, right = self.folded.get(left, left), self.folded.get(right, right)
        if left.kind == "data":
            if left.type not in azure.table(right.type).get("types", ()):
                return "different"
        elif self.pairs.get(left) is not right:
            return "different"
        if isinstance(ours, Instance) or isinstance(theirs, Instance):
            return "equal"
        same = azure.attribute_name(ours) == azure.attribute(theirs)
        return "equal" if same else "different"

    def part(self, ours: Attribute, theirs: Text) -> Verdict:
        """Compare the ID of a part of something with the path that it has in Azure."""
        whole = theirs.parts[0]
        if not isinstance(whole, Attribute) or not isinstance(theirs.parts[-1], str):
            return "different"
        kind, _, name = theirs.parts[-1].strip("/").partition("/")
        left = ours.instance
        if self.pairs.get(left) is not whole.instance or not ours.path or ours.path[-1] != "id":
            return "different"
        blocks = left.args.get(str(ours.path[0]))
        told = [one.get("name") for one in blocks] if isinstance(blocks, list) else []
        same = azure.single(kind) == azure.single(str(ours.path[0])) and told == [name]
        return "equal" if same else "different"

    def steps(self, path: tuple[str | int, ...]) -> list[str]:
        """Leave out the steps to the only item: one engine has a list where the other has none."""
        return [str(step) for step in path if step not in (0, "*", "0")]

    def path(self, theirs: Instance, steps: list[str]) -> Iterator[str]:
        """Give the steps to an attribute the names that Terraform has for them."""
        type_ = self.types[theirs]
        said = names.type_facts(type_, theirs.kind)
        block = said.block if said else None
        renamed = names.renames(type_, theirs.kind)
        for step in steps:
            name = names.argument(step, block, renamed) or step
            nested = block.block(name) if block else None
            inner = block.argument(name) if block else None
            if inner is not None and inner.nested is not None:
                nested = inner.nested
            block = nested.block if nested else None
            renamed = {}
            yield name

    def lookup(self, ours: Instance, theirs: Instance) -> Verdict:
        """Tell whether two lookups ask for the same."""
        if ours.type != self.types[theirs]:
            return "different"
        key = (ours, theirs)
        if key not in self.lookups:
            from generator.parity.comparing import Comparison

            said = names.type_facts(ours.type, "data")
            leaves = Comparison(self).records(
                ours.args, self.arguments(theirs), said.block if said else None
            )
            found = {leaf.verdict for leaf in leaves}
            waits = {self.pairs.get(one) for one in ours.options.depends_on}
            if waits != set(theirs.options.depends_on):
                found.add("different")
            self.lookups[key] = (
                "different"
                if "different" in found
                else "unknown"
                if "unknown" in found
                else "equal"
            )
        return self.lookups[key]


def words(*texts: Any) -> list[str]:
    """Split names into words."""
    return re.findall(r"[a-z0-9]+", " ".join(str(text) for text in texts if text != "").lower())


def exact(ours: Instance, theirs: Instance, _all: list[Instance]) -> bool:
    """Tell whether a Pulumi name is the label and the key."""
    name = words(theirs.name)
    if name[-1:] == azure.table(theirs.type).get("parts", [])[:1]:
        name = name[:-1]
    return words(ours.name, ours.key) == name


def alike(ours: Instance, theirs: Instance, _all: list[Instance]) -> bool:
    """Tell whether a Pulumi name has the key and leaves out words of the label."""
    left, right = words(ours.name, ours.key), words(theirs.name)
    keyed = words(ours.key)
    rest = iter(left)
    return (
        bool(set(right))
        and right[-len(keyed) or len(right) :] == keyed
        and all(word in rest for word in right)
    )


def named(ours: Instance, theirs: Instance, _all: list[Instance]) -> bool:
    """Tell whether a Pulumi name ends with the name of the thing, where its key is another."""
    thing = words(ours.args.get("name", ""))
    if ours.key == "" or not thing or words(theirs.name)[-len(thing) :] != thing:
        return False
    rest = iter(words(ours.name))
    return all(word in rest for word in words(theirs.name)[: -len(thing)])


def sole(ours: Instance, theirs: Instance, all_: list[Instance]) -> bool:
    """Tell whether there is only one of its label, so that it needs no key in its name."""
    same = [one for one in all_ if (one.type, one.name) == (ours.type, ours.name)]
    return len(same) == 1 and words(ours.name) == words(theirs.name)
