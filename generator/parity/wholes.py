"""Two systems compared as wholes: their providers, settings and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity import checks
from generator.parity.certificate import Certificate, Difference, shown
from generator.parity.comparing import Comparison, Leaf
from generator.parity.operations import unknowns
from generator.parity.roles import Roles
from generator.parity.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.parity.system import System
    from generator.parity.values import Instance


class WholeJudge:
    """Writes into a certificate what came of comparing what is said once in a project."""

    def __init__(self, terraform: System, pulumi: System) -> None:
        self.terraform = terraform
        self.pulumi = pulumi
        self.roles = Roles(terraform, pulumi)
        self.comparison = Comparison(self.roles)
        self.certificate = Certificate()

    def leaves(self, what: str, found: Iterable[Leaf]) -> None:
        """Take in what came of comparing values."""
        for leaf in found:
            self.certificate.compared += 1
            name = f"{what}: {leaf.path}" if leaf.path else what
            if leaf.verdict == "equal":
                self.certificate.equal += 1
            elif leaf.verdict == "unknown":
                why = next(unknowns([leaf.ours, leaf.theirs]), Unknown("another form"))
                self.certificate.unknown.append(f"{name}: {why.why}")
            else:
                message = f"{shown(leaf.ours)} and {shown(leaf.theirs)}"
                self.certificate.differ(Difference(name, message, *leaf.places))

    def same(self, what: str, ours: Any, theirs: Any, places: tuple[str, str]) -> None:
        """Compare two plain facts."""
        verdict = "equal" if ours == theirs else "different"
        self.leaves(what, [Leaf("", verdict, ours, theirs, places)])  # type: ignore[arg-type]

    def provider(self, system: System, name: Any) -> Instance | None:
        """Look up a provider's configuration."""
        return next((p for p in system.of("provider") if (p.type, p.name) == name), None)

    def providers(self) -> None:
        """Compare the default provider of each project, and those that have a name."""
        for ours in self.terraform.of("provider"):
            theirs = self.provider(self.pulumi, (ours.type, ours.name))
            if theirs is None:
                continue
            tags = [
                default_tags(ours.args.get("default_tags")),
                default_tags(theirs.args.get("defaultTags", theirs.args.get("default_tags"))),
            ]
            places = (ours.place, theirs.place)
            what = f"provider {ours.type} {ours.name}".rstrip()
            self.same(f"{what}: region", ours.args.get("region"), theirs.args.get("region"), places)
            if tags[0] is not None or tags[1] is not None:
                leaf = Leaf("default_tags", "equal", tags[0], tags[1], places)
                self.leaves(what, self.comparison.values(tags[0] or {}, tags[1] or {}, leaf))

    def settings(self) -> None:
        """Compare what a team tunes: names, values, and what is refused."""
        ours, theirs = self.terraform.settings, self.pulumi.settings
        for name in dict.fromkeys((*ours, *theirs)):
            left, right = ours.get(name), theirs.get(name)
            places = (left.place if left else "", right.place if right else "")
            if left is None or right is None:
                engine = "Pulumi" if left else "Terraform"
                self.certificate.compared += 1
                self.certificate.differ(
                    Difference(f"setting {name}", f"{engine} does not have it", *places)
                )
                continue
            leaf = Leaf("", "equal", left.value, right.value, places)
            self.leaves(f"setting {name}", self.comparison.values(left.value, right.value, leaf))
            told = checks.difference(left.checks, right.checks, left.value)
            self.certificate.compared += 1
            if told:
                places = tuple(  # type: ignore[assignment]
                    next((check.place for check in one.checks), one.place) for one in (left, right)
                )
                self.certificate.differ(Difference(f"setting {name}: (check)", told, *places))
            else:
                self.certificate.equal += 1

    def outputs(self) -> None:
        """Compare what the systems tell."""
        ours, theirs = self.terraform.outputs, self.pulumi.outputs
        for name in dict.fromkeys((*ours, *theirs)):
            left, right = ours.get(name), theirs.get(name)
            places = (left.place if left else "", right.place if right else "")
            value, other = left and left.value, right and right.value
            leaf = Leaf("", "equal", value, other, places)
            self.leaves(f"output {name}", self.comparison.values(value, other, leaf))


def default_tags(value: Any) -> Any:
    """Take the tags out of a provider's configuration."""
    value = value[0] if isinstance(value, list) and value else value
    return value.get("tags") if isinstance(value, dict) else None
