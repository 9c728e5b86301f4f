"""What verification has to say, and every rule that it judges by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.verify.origin import Origin

Severity = Literal["error", "warning"]
# What stands for a file that is there, and whose text cannot be judged; told by its identity.
UNREAD = "\0"
# Terraform's JSON form, which is not read: what such a file declares is unknown.
JSON_FORM = (".tf.json", ".tofu.json")


class Finding(NamedTuple):
    """One thing that is wrong at one place; `line` and `column` count from 1, 0 means the file.

    `origin` is what wrote the line, where gen did and what it was written from is at hand.
    """

    rule: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    origin: Origin | None = None


class Note(NamedTuple):
    """A finding of a rule that looks at one stretch of text: its place is an offset there."""

    rule: str
    pos: int
    message: str
    hint: str = ""


# What each rule finds, in a sentence that stands on its own. A rule whose name is in WARNINGS does
# not keep a project from being written.
RULES: dict[str, str] = {
    "syntax": "The text cannot be read in its language.",
    "duplicate": "Two declarations of one module have the same name.",
    "unknown-resource": "The provider has no resource of this type.",
    "unknown-data-source": "The provider has no data source of this type.",
    "unknown-argument": "The block has no argument of this name.",
    "unknown-block": "The block has no nested block of this name.",
    "missing-argument": "An argument that must be set is not.",
    "missing-block": "A nested block that must stand does not.",
    "too-few": "A list or a nested block has fewer items than it must.",
    "too-many": "A list or a nested block has more items than it may.",
    "read-only": "Only the provider can set this attribute.",
    "wrong-type": "The value has a type that the argument cannot take.",
    "not-one-of": "The value is not among those that the provider accepts.",
    "out-of-range": "The number is smaller or larger than the provider accepts.",
    "wrong-length": "The string is shorter or longer than the provider accepts.",
    "wrong-format": "The string does not have the form that the provider demands.",
    "conflict": "Two arguments are set that exclude each other.",
    "exactly-one-of": "Of several arguments exactly one must be set.",
    "at-least-one-of": "Of several arguments at least one must be set.",
    "required-with": "An argument needs another one that is not set.",
    "deprecated": "The provider warns of what is used, at one end of the version constraint.",
    "removed": "The provider refuses what was removed, at one end of the version constraint.",
    "undeclared": "A name is used that nothing declares.",
    "unknown-attribute": "What is referred to has no attribute of this name.",
    "wrong-instance": "`each`, `count` or an index is used where it does not hold.",
    "unknown-repeat": "How often something is repeated is known only once something is made.",
    "wrong-id": "The ID of one kind of resource stands where that of another kind is wanted.",
    "marked-value": "A sensitive or ephemeral value stands where Terraform refuses it.",
    "undeclared-provider": "A provider configuration is used that nothing declares.",
    "cycle": "Things depend on each other in a circle.",
    "unused-variable": "A variable is declared and never used.",
    "unused-local": "A local value is declared and never used.",
    "missing-file": "A file is read that the project does not have.",
    "template-variables": "A template is not given a variable that it uses.",
    "unknown-function": "Terraform has no function of this name.",
    "function-arguments": "A function is given other arguments than it takes.",
    "idle-condition": "A condition does not depend on what it is to check.",
    "module-input": "A module is given an input that it lacks, or lacks one that it needs.",
    "arm-body": "The body does not fit the Azure resource type and API version.",
    "open-ingress": "The whole internet may call a port of administration, a database, or all.",
    "open-policy": "Everybody with an account of the cloud may do what a policy allows.",
    "wrong-network": "A network or subnet has a range of addresses that is none.",
    "outside-network": "The range of a subnet does not lie in that of its network.",
    "overlap": "The ranges of two subnets of one network overlap.",
    "crossed-bounds": "An upper bound is less than the lower one, or than what lies between.",
    "taken-rank": "Two rules of one list have the same priority or number.",
    "health-check": "A health check cannot work: by its path, or by its time.",
    "listener": "A listener lacks what its protocol or action needs, or its port is taken.",
    "one-zone": "What must be spread over two zones names one.",
    "retired": "The cloud takes no new resources of this type or kind.",
    "old-name": "The type is an older name of another one, which no schema says.",
    "public-bucket": "Everybody on the internet may read a bucket.",
    "open-service": "The internet may call a service of PAI-EAS, and nothing says that it shall.",
    "plain-http": "Something answers requests that come without TLS.",
    "old-tls": "Clients may use a version of TLS that is broken.",
    "unencrypted-disk": "A disk on Alibaba Cloud is stored in the clear.",
    "unrotated-key": "A key on Alibaba Cloud never gets new material.",
    "password-login": "A password opens a server on Alibaba Cloud.",
    "open-metadata": "A server on Alibaba Cloud gives its credentials to forged requests.",
    "hidden-versions": "Objects expire in a bucket on Alibaba Cloud, and their versions do not.",
    "cdn-function": "The CDN of Alibaba Cloud has no such function, or no such argument of it.",
    "policy": "The policy document has a fault of form.",
    "service-config": "The document of a service of PAI-EAS has a fault of form.",
    "cloud-init": "What a machine runs at its first boot has a fault of form.",
    "secret": "A secret stands in a file.",
    "turned-text": "A character that nobody sees changes the order in which a line is read.",
    "unreadable": "A file of the project cannot be read as text.",
    "waiver": "A comment accepts a finding and gives no reason.",
    "unknown-import": "A module or a name is imported that the project does not have.",
    "unknown-name": "The package of a provider has no module, class or function of this name.",
    "unknown-value": "The value is not among those that are known; a newer version may take it.",
    "unresolved-output": "What is known once a resource is made is used as a plain value.",
    "loop-variable": "What runs once a loop is over reads a name that the loop binds.",
    "unused-config": "A setting is declared and no code reads it.",
    "undeclared-config": "The code needs a setting that no stack has.",
}
WARNINGS = frozenset(
    {
        "deprecated",
        "unused-variable",
        "unused-local",
        "unknown-value",
        "old-name",
        "public-bucket",
        "open-service",
        "plain-http",
        "old-tls",
        "unencrypted-disk",
        "unrotated-key",
        "password-login",
        "open-metadata",
        "hidden-versions",
        "cdn-function",
        "unused-config",
        "undeclared-config",
    }
)


def severity(rule: str) -> Severity:
    """Tell how grave a rule's findings are."""
    return "warning" if rule in WARNINGS else "error"


def nearest(name: str, known: Iterable[str]) -> str:
    """Make the hint that names the most similar known name; empty when none is similar."""
    import difflib

    choices = [one for one in known if one != name]
    found = difflib.get_close_matches(name, choices, n=1, cutoff=0.6)
    if not found or name.isupper():
        # `VPC` for `Vpc`: hardly a letter is the same.
        found = [one for one in choices if one.lower() == name.lower()] or found
    return f"did you mean `{found[0]}`?" if found else ""
