"""One Terraform module: the `.tf` files of a folder, and everything that they declare."""

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.hcl import Attribute, Block, HclError, Pairs, Section, Value, overrides, read
from generator.record import record
from generator.verify.finding import UNREAD, Finding, severity

TOFU = ".tofu"


class Placed(NamedTuple):
    """A top-level block and where it stands."""

    file: str
    section: Section
    block: Block

    def finding(self, rule: str, pos: int, message: str, hint: str = "") -> Finding:
        """Make a finding at an offset of the block's section."""
        file, line, column = self.section.where(self.file, pos)
        return Finding(rule, severity(rule), file, line, column, message, hint)


@record(kw_only=False)
class Local:
    """A local value and where it stands."""

    placed: Placed
    attribute: Attribute


@record(kw_only=False)
class Requirement:
    """A provider as `required_providers` asks for it."""

    source: str
    constraint: str


class Module:
    """The declarations of one folder, by address: `aws_lb.main`, `data.aws_ami.os`."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.blocks: list[Placed] = []
        self.variables: dict[str, Placed] = {}
        self.outputs: dict[str, Placed] = {}
        self.calls: dict[str, Placed] = {}
        self.locals: dict[str, Local] = {}
        self.resources: dict[str, Placed] = {}
        self.providers: dict[str, Placed] = {}
        self.aliases: set[str] = set()
        self.requirements: dict[str, Requirement] = {}
        self.declared: set[str] = set()
        self.findings: list[Finding] = []
        # What override files changed, as it was declared; what they change and nothing declares;
        # and the names that declarations used before.
        self.bases: list[Placed] = []
        self.strays: list[Finding] = []
        self.replaced: set[str] = set()

    def add(self, placed: Placed) -> None:  # noqa: C901, PLR0912 (one case per kind of thing)
        """Take in one top-level block."""
        block, labels = placed.block, placed.block.labels
        self.blocks.append(placed)
        kind, count = block.type, len(labels)
        if kind in ("resource", "data", "ephemeral") and count == 2:  # noqa: PLR2004 (type and name)
            address = f"{labels[0]}.{labels[1]}"
            if kind != "resource":
                address = f"{kind}.{address}"
            self.declare(address, placed, block.pos)
            self.resources.setdefault(address, placed)
        elif kind == "locals":
            for name, attribute in block.body.attributes.items():
                self.declare(f"local.{name}", placed, attribute.pos)
                self.locals.setdefault(name, Local(placed, attribute))
        elif kind == "variable" and count == 1:
            self.declare(f"var.{labels[0]}", placed, block.pos)
            self.variables.setdefault(labels[0], placed)
        elif kind == "output" and count == 1:
            self.declare(f"output.{labels[0]}", placed, block.pos)
            self.outputs.setdefault(labels[0], placed)
        elif kind == "module" and count == 1:
            self.declare(f"module.{labels[0]}", placed, block.pos)
            self.calls.setdefault(labels[0], placed)
        elif kind == "provider" and count == 1:
            name = self.configuration(block)
            self.declare(f"provider.{name}", placed, block.pos)
            self.providers.setdefault(name, placed)
        elif kind == "terraform":
            for inner in block.body.blocks:
                if inner.type == "required_providers":
                    self.require(inner)
        elif kind == "check":
            for inner in block.body.blocks:
                if inner.type == "data" and len(inner.labels) == 2:  # noqa: PLR2004 (type and name)
                    address = ".".join(("data", *inner.labels))
                    self.resources.setdefault(address, placed._replace(block=inner))

    def configuration(self, block: Block) -> str:
        """Name the configuration that a block gives a provider: `aws`, `aws.west`."""
        alias = block.body.attributes.get("alias")
        if alias is not None and isinstance(alias.value, Value):
            return f"{block.labels[0]}.{alias.value.value}"
        return block.labels[0]

    def declare(self, address: str, placed: Placed, pos: int) -> None:
        """Note a name, and find out when it is there already."""
        if address in self.declared:
            self.findings.append(placed.finding("duplicate", pos, f"`{address}` is declared twice"))
        self.declared.add(address)

    def require(self, block: Block) -> None:
        """Note the providers that `required_providers` names."""
        for attribute in block.body.attributes.values():
            said: dict[str, str] = {}
            value = attribute.value
            if isinstance(value, Pairs):
                for key, one in value.pairs:
                    if isinstance(key, Value) and isinstance(one, Value):
                        said[str(key.value)] = str(one.value)
            elif isinstance(value, Value):
                said["version"] = str(value.value)
            source = said.get("source", f"hashicorp/{attribute.name}").lower()
            host, _, rest = source.partition("/")
            if "/" in rest and host.endswith(".terraform.io"):  # the public registry, spelt out
                source = rest
            self.requirements[attribute.name] = Requirement(source, said.get("version", ""))
            # `configuration_aliases = [aws.replica]` declares what the caller must hand over.
            self.aliases.update(str(reference) for reference in attribute.references)

    def provider_name(self, placed: Placed) -> str:
        """Tell the local name of the provider that a resource block uses."""
        chosen = placed.block.body.attributes.get("provider")
        if chosen is not None and chosen.references:
            return chosen.references[0].root
        return placed.block.labels[0].partition("_")[0]


def modules(files: Mapping[str, str]) -> tuple[dict[str, Module], list[Finding]]:
    """Read every `.tf` file into the module of its folder; say which files cannot be read.

    OpenTofu reads `.tofu` files too, and a `main.tofu` in the place of a `main.tf` beside it.
    """
    found, findings = read_modules(
        tuple(
            [
                (name, text)
                for name, text in files.items()
                if name.endswith((".tf", TOFU)) and f"{name.removesuffix('.tf')}{TOFU}" not in files
            ]
        )
    )
    return found, list(findings)


@lru_cache(maxsize=2)
def read_modules(texts: tuple[tuple[str, str], ...]) -> tuple[dict[str, Module], list[Finding]]:
    """Read the modules once for the diagram and for the judgement, which follow each other."""
    found: dict[str, Module] = {}
    findings: list[Finding] = []
    files = dict(texts)
    # Override files come last, as Terraform merges them into what the others declare.
    for name in sorted(files, key=lambda name: (overrides(name), name)):
        folder = name.rpartition("/")[0]
        module = found.get(folder)
        if module is None:
            module = found[folder] = Module(folder)
        if files[name] == UNREAD:
            continue
        try:
            document = read(files[name])
        except HclError as error:
            findings.append(
                Finding("syntax", "error", name, error.line, error.column, error.message)
            )
            continue
        take = changed if overrides(name) else Module.add
        for section, block in document.blocks():
            take(module, Placed(name, section, block))
        for section, attribute in document.attributes():
            line, column = section.place(attribute.pos)
            message = f"`{attribute.name}` stands outside of any block"
            findings.append(Finding("unknown-argument", "error", name, line, column, message))
    for module in found.values():
        findings += module.findings
    return found, findings


def changed(module: Module, over: Placed) -> None:
    """Take in one top-level block of an override file."""
    from generator.verify.terraform.overriding import override

    override(module, over)


def folder_of(module: Module, placed: Placed) -> str | None:
    """Tell the folder that a call's source names; None when it is not in this project."""
    source = placed.block.body.attributes.get("source")
    if source is None or not isinstance(source.value, Value):
        return None
    path = str(source.value.value)
    if not path.startswith(("./", "../")):
        return None
    folder = posixpath.normpath(posixpath.join(module.folder, path))
    return "" if folder == "." else folder
