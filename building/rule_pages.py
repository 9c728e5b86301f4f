"""A page for each family of rules that `gen verify` judges by, from the rules' own examples."""

from __future__ import annotations

from dataclasses import dataclass

from generator.verify.examples import example
from generator.verify.finding import RULES, severity


@dataclass(frozen=True)
class Family:
    """Rules that look at one side of a project."""

    title: str
    told: str
    rules: tuple[str, ...]


FAMILIES = {
    "text": Family(
        "Text",
        "Whether files can be read at all, and what a comment that accepts a finding needs.",
        ("syntax", "unreadable", "turned-text", "duplicate", "waiver"),
    ),
    "names": Family(
        "Names",
        "Whether what is named exists: in the provider, the SDK, Terraform, or the project.",
        (
            "unknown-resource",
            "unknown-data-source",
            "unknown-argument",
            "unknown-block",
            "unknown-attribute",
            "unknown-function",
            "unknown-import",
            "unknown-name",
            "undeclared",
            "undeclared-provider",
            "undeclared-config",
        ),
    ),
    "values": Family(
        "Values",
        "Whether the provider would take a value: its type, its form, its size.",
        (
            "wrong-type",
            "not-one-of",
            "unknown-value",
            "out-of-range",
            "wrong-length",
            "wrong-format",
            "policy",
            "arm-body",
            "cdn-function",
            "service-config",
            "cloud-init",
        ),
    ),
    "arguments": Family(
        "Arguments",
        "Whether a resource has the arguments that it needs, and none that exclude each other.",
        (
            "missing-argument",
            "missing-block",
            "too-few",
            "too-many",
            "read-only",
            "conflict",
            "exactly-one-of",
            "at-least-one-of",
            "required-with",
        ),
    ),
    "references": Family(
        "References",
        "Whether things fit together: instances, IDs, functions, modules, files.",
        (
            "wrong-instance",
            "wrong-id",
            "cycle",
            "function-arguments",
            "idle-condition",
            "module-input",
            "missing-file",
            "template-variables",
            "unresolved-output",
            "loop-variable",
            "marked-value",
            "unknown-repeat",
            "crossed-bounds",
            "taken-rank",
            "health-check",
            "listener",
        ),
    ),
    "versions": Family(
        "Versions",
        "Whether what is used is there at both ends of the version constraint, and still sold.",
        ("deprecated", "removed", "retired", "old-name"),
    ),
    "networks": Family(
        "Networks",
        "Whether ranges of addresses fit into each other, and zones are as many as are needed.",
        ("wrong-network", "outside-network", "overlap", "one-zone"),
    ),
    "exposure": Family(
        "Exposure",
        "What is open, readable or weak that should not be.",
        (
            "secret",
            "open-ingress",
            "open-policy",
            "public-bucket",
            "open-service",
            "plain-http",
            "old-tls",
            "unencrypted-disk",
            "unrotated-key",
            "password-login",
            "open-metadata",
            "hidden-versions",
        ),
    ),
    "unused": Family(
        "Unused",
        "What is declared and does nothing.",
        ("unused-variable", "unused-local", "unused-config"),
    ),
}


def pages() -> dict[str, str]:
    """Write the pages: the name of the file to its text.

    Raises:
        ValueError: a rule is in no family, or in two.

    """
    named = [rule for family in FAMILIES.values() for rule in family.rules]
    odd = [rule for rule in RULES if named.count(rule) != 1]
    if odd:
        raise ValueError(f"these rules are in no family or in two: {', '.join(odd)}")
    written = {f"{name}.md": _page(family) for name, family in FAMILIES.items() if _of(family)}
    return {"README.md": _index(), **written}


def _of(family: Family) -> list[str]:
    return [rule for rule in family.rules if rule in RULES]


def _index() -> str:
    rows = ["| Rule | Severity | What it finds |", "| --- | --- | --- |"]
    for name, family in FAMILIES.items():
        rows += [
            f"| [{rule}]({name}.md#{rule}) | {severity(rule)} | {RULES[rule]} |"
            for rule in _of(family)
        ]
    head = (
        "# Rules\n\n`gen verify` judges Terraform and Pulumi projects by these. `gen explain RULE` "
        "says the same on a terminal. An error keeps gen from writing; a warning does not."
    )
    return f"{head}\n\n" + "\n".join(rows) + "\n"


def _page(family: Family) -> str:
    parts = [f"# {family.title}", family.told]
    for rule in _of(family):
        shown = example(rule)
        parts += [f"## {rule}", f"{RULES[rule]} ({severity(rule).capitalize()}.) {shown.why}"]
        for title, files in (("This is found:", shown.broken), ("This is not:", shown.mended)):
            parts.append(title)
            for name, text in files.items():
                head = f"`{name}`\n\n" if len(files) > 1 else ""
                fence = "````" if "```" in text else "```"
                parts.append(f"{head}{fence}{_language(name)}\n{text.rstrip()}\n{fence}")
    parts.append(
        "To accept a finding where it stands, write `# gen: ignore[RULE]` and the reason on its "
        "line or the line above."
    )
    return "\n\n".join(parts) + "\n"


def _language(name: str) -> str:
    ending = name.rpartition(".")[2]
    return {"tf": "hcl", "tfvars": "hcl", "py": "python", "yml": "yaml", "txt": "text"}.get(
        ending, ending
    )
