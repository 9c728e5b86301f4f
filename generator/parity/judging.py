"""Two systems, compared resource by resource and then as wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.facts.spelling import snake
from generator.parity import azure, names
from generator.parity.azure_comparing import AzureComparison
from generator.parity.certificate import Certificate, Difference
from generator.parity.comparing import Comparison
from generator.parity.names import squashed
from generator.parity.operations import instances
from generator.parity.values import Attribute, Instance, Record
from generator.parity.wholes import WholeJudge

if TYPE_CHECKING:
    from generator.parity.system import System


class Judge(WholeJudge):
    """Compares a Terraform project with a Pulumi program, and writes the certificate."""

    def __init__(self, terraform: System, pulumi: System) -> None:
        super().__init__(terraform, pulumi)
        self.backwards = {theirs: ours for ours, theirs in self.roles.pairs.items()}
        self.order = (edges(terraform), edges(pulumi))

    def judge(self) -> Certificate:
        """Compare everything."""
        for ours, theirs in self.roles.pairs.items():
            self.certificate.resources += 1
            self.resource(ours, theirs)
        for ours, theirs in self.roles.halves:
            self.azure(ours, theirs)
        for one in self.roles.alone:
            self.alone(one)
        self.providers()
        self.settings()
        self.outputs()
        self.certificate.unknown += [*self.terraform.gaps, *self.pulumi.gaps]
        return self.certificate

    def resource(self, ours: Instance, theirs: Instance) -> None:
        """Compare one resource."""
        if theirs.type.startswith("azure_native."):
            self.azure(ours, theirs)
            return
        said = names.type_facts(ours.type, "resource")
        left, right = Record(ours.place), self.roles.arguments(theirs)
        left.update(ours.args)
        left.lines = ours.args.lines if isinstance(ours.args, Record) else {}
        left.place, right.place = ours.place, theirs.place
        places = (ours.place, theirs.place)
        regions = (self.region(self.terraform, ours), self.region(self.pulumi, theirs))
        left.pop("region", None)
        right.pop("region", None)
        comparison = Comparison(self.roles, names.exceptions()["sets"].get(ours.type, ()))
        self.leaves(ours.address, comparison.records(left, right, said.block if said else None))
        for index, target in comparison.resolved:
            self.after(index, (ours, theirs), [target], places)
        if regions[0] is not None or regions[1] is not None:
            self.same(f"{ours.address}: region", *regions, places)
        self.options(ours, theirs, places)

    def azure(self, ours: Instance, theirs: Instance) -> None:
        """Compare a resource of azurerm or azapi with one of azure-native."""
        comparison = AzureComparison(self.roles)
        self.leaves(ours.address, comparison.instances(ours, theirs))
        for index, target in comparison.resolved:
            self.after(index, (ours, theirs), [target], (ours.place, theirs.place))
        places = (ours.place, theirs.place)
        here = self.resolved(ours.args.get("location"))
        if here is not None:
            config = self.provider(self.pulumi, ("azure-native", ""))
            there = theirs.args.get("location", config.args.get("location") if config else None)
            self.same(
                f"{ours.address}: location",
                squashed(str(here)),
                squashed(str(self.resolved(there))),
                places,
            )
        self.options(ours, theirs, places)

    def resolved(self, value: Any) -> Any:
        """Follow references to arguments as far as they lead."""
        for _ in range(5):
            if not isinstance(value, Attribute) or len(value.path) != 1:
                break
            args = value.instance.args
            if value.path[0] not in args:
                config = self.provider(self.pulumi, ("azure-native", ""))
                return config.args.get("location") if config else None
            value = args[value.path[0]]
        return value

    def region(self, system: System, one: Instance) -> Any:
        """Tell where a resource is: its own region, or its provider's."""
        if "region" in one.args:
            return one.args["region"]
        provider = self.provider(system, one.options.provider)
        return provider.args.get("region") if provider else None

    def options(self, ours: Instance, theirs: Instance, places: tuple[str, str]) -> None:
        """Compare what is said to the engines: protection, what is ignored, and the order."""
        left, right = ours.options, theirs.options
        what = ours.address
        self.same(f"{what}: (protection)", bool(left.protected), bool(right.protected), places)
        if theirs.type.startswith("azure_native."):
            given, told = azure_ignored(ours, theirs)
            self.same(f"{what}: (ignored changes)", given, told, places)
        else:
            self.ignored(ours, theirs, places)
        if left.timeouts or right.timeouts:
            self.same(f"{what}: (timeouts)", left.timeouts, right.timeouts, places)
        if left.create_first is not None or right.create_first is not None:
            # Pulumi makes the new one first, unless it is told not to.
            first = (left.create_first is True, right.create_first is not False)
            self.same(f"{what}: (replacement is made first)", *first, places)
        # Terraform waits for all of a repeated resource: it cannot say for which.
        groups: dict[tuple[str, str], list[Instance]] = {}
        for target in left.depends_on:
            groups.setdefault((target.type, target.name), []).append(target)
        for targets in groups.values():
            self.after(0, (ours, theirs), targets, places)
        for target in right.depends_on:
            self.after(1, (ours, theirs), [target], places)

    def ignored(self, ours: Instance, theirs: Instance, places: tuple[str, str]) -> None:
        """Compare the arguments whose changes are ignored."""
        paths = [snaked(one.replace("[*]", "")).split(".") for one in theirs.options.ignored]
        told = {".".join(self.roles.path(theirs, path)) for path in paths}
        given = sorted(ours.options.ignored)
        self.same(f"{ours.address}: (ignored changes)", given, sorted(told), places)

    def after(
        self,
        index: int,
        pair: tuple[Instance, Instance],
        targets: list[Instance],
        places: tuple[str, str],
    ) -> None:
        """Judge an order that one project demands: the other has to keep it too."""
        self.certificate.compared += 1
        folded = self.roles.folded
        twin = (self.roles.pairs, self.backwards)[index]
        twins = {twin.get(folded.get(target, target)) for target in targets}
        before = self.order[1 - index].after(pair[1 - index])
        if not twins.isdisjoint({pair[1 - index], *before, *(folded.get(one) for one in before)}):
            self.certificate.equal += 1
            return
        target = targets[0]
        engine = ("Pulumi", "Terraform")[index]
        self.certificate.differ(
            Difference(
                f"{pair[0].address}: (order)",
                f"it waits for {target.address}, and in {engine} it does not",
                *places,
            )
        )

    def alone(self, one: Instance) -> None:
        """Tell of a resource that only one project has."""
        ours = one in self.terraform.instances
        self.certificate.compared += 1
        missing = "Pulumi" if ours else "Terraform"
        places = (one.place, "") if ours else ("", one.place)
        self.certificate.differ(
            Difference(f"{one.address}: (resource)", f"{missing} does not have it", *places)
        )


class Order:
    """What waits for what in one project."""

    def __init__(self, direct: dict[Instance, set[Instance]]) -> None:
        self.direct = direct
        self.known: dict[Instance, set[Instance]] = {}

    def after(self, one: Instance) -> set[Instance]:
        """Give everything that has to be there before an instance."""
        if one not in self.known:
            self.known[one] = found = set()
            for target in self.direct.get(one, ()):
                found |= {target} | self.after(target)
        return self.known[one]


def edges(system: System) -> Order:
    """Gather what each instance refers to or waits for."""
    direct: dict[Instance, set[Instance]] = {}
    for one in system.instances:
        direct[one] = {*instances(one.args), *one.options.depends_on}
    return Order(direct)


def azure_ignored(ours: Instance, theirs: Instance) -> tuple[list[str], list[str]]:
    """List the arguments whose changes are ignored, in the names of both engines alike."""
    body = ours.args.get("ignore_body_changes", [])
    given = [*ours.options.ignored, *(body if isinstance(body, list) else [])]
    names_ = azure.table(theirs.type).get("map", {})
    told = [
        azure.renamed(tuple((step, None) for step in snaked(one).split(".")), names_)[0]
        for one in theirs.options.ignored
    ]
    ours_ = sorted(azure.key((step, None) for step in one.split(".")) for one in given)
    return ours_, sorted(azure.key(one) for one in told)


def snaked(path: str) -> str:
    """Write a path of Pulumi's properties as Python does."""
    return ".".join(snake(step) for step in path.split("."))
