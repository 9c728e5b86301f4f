"""Terraform projects: from the files to everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.facts.pack import Kind
from generator.hcl import Block
from generator.verify.finding import JSON_FORM, UNREAD, Finding, Note
from generator.verify.terraform.cycles import cycles, held
from generator.verify.terraform.functions import functions
from generator.verify.terraform.ids import azure_ids, ids
from generator.verify.terraform.language import language
from generator.verify.terraform.module import TOFU, Module, Placed, folder_of, modules
from generator.verify.terraform.references import References
from generator.verify.terraform.schema import judge
from generator.verify.terraform.targets import Target, foreign, target
from generator.verify.terraform.unused import unused

KINDS: dict[str, Kind] = {
    "resource": "resource",
    "data": "data",
    "ephemeral": "ephemeral",
    "provider": "provider",
}
# Without one of these words no attribute of a resource is taken for a sensitive one.
SECRET_WORDS = ("secret", "password", "key", "token", "connection", "kube", "credential")
LABELS = {"resource": 2, "data": 2, "ephemeral": 2, "provider": 1}


def check(files: Mapping[str, str]) -> list[Finding]:
    """Judge every module of a project."""
    found, findings = modules(files)
    unreadable = {one.file.rpartition("/")[0] for one in findings if one.rule == "syntax"}
    unreadable |= {
        name.rpartition("/")[0]
        for name, text in files.items()
        if name.endswith(JSON_FORM) or (text == UNREAD and name.endswith((".tf", TOFU)))
    }
    for folder, module in found.items():
        findings += blocks(module, module.blocks)
        if module.bases:
            findings += [one for one in demanded(module) if one not in findings]
        findings += functions(module, files)
        # With a file missing from the picture, what it declares would look undeclared.
        if folder not in unreadable:
            findings += module.strays
            inner = children(module, found)
            references = References(module, inner)
            findings += references.findings()
            findings += unused(module, references.used | module.replaced)
            findings += cycles(module)
            findings += handed(module, inner, files)
            if marked(module, inner):
                from generator.verify.terraform.marks import marks

                findings += marks(module, inner)
            if repeated(module):
                from generator.verify.terraform.repeats import repeats

                findings += repeats(module, inner)
    if any(module.calls for module in found.values()):
        findings += held(found)
    findings += meant(found, files)
    return findings


def meant(found: Mapping[str, Module], files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge what the project asks of its clouds, each thing once, however often it is made."""
    from generator.verify.meaning import with_each
    from generator.verify.terraform.looks import MOST_USES, judged, looks, usual

    def below(module: Module) -> Mapping[str, Module | None]:
        return children(module, found)

    def otherwise() -> Iterator[Finding]:
        for look in looks(found, below, usual(files), left):
            yield from judged(look)

    told: dict[str, dict[Finding, None]] = {}
    left = iter(range(MOST_USES))
    for look in looks(found, below, files, left):
        told.setdefault(look.values, {}).update(dict.fromkeys(judged(look)))
    yield from with_each(told, otherwise)
    if next(left, None) is None:
        message = f"modules are used more than {MOST_USES} times; the rest is not judged"
        yield Finding("unreadable", "error", "", 0, 0, message)


def marked(module: Module, inner: Mapping[str, Module | None]) -> bool:
    """Tell whether a module may have values that Terraform marks; most have none."""
    for placed in module.variables.values():
        attributes = placed.block.body.attributes
        if "sensitive" in attributes or "ephemeral" in attributes:
            return True
    for child in inner.values():
        if child is not None and any(
            "sensitive" in one.block.body.attributes for one in child.outputs.values()
        ):
            return True
    for placed in module.outputs.values():
        said = placed.block.body.attributes.get("value")
        for one in said.references if said is not None else ():
            last = one.steps[-1] if one.steps else ""
            if isinstance(last, str) and any(word in last for word in SECRET_WORDS):
                return True
    return any(one.block.type == "ephemeral" for one in module.blocks)


def repeated(module: Module) -> bool:
    """Tell whether the IDs of resources have a say in what is repeated, or go to modules."""
    for placed in module.blocks:
        if placed.block.type not in ("resource", "data", "module"):
            continue
        attributes = placed.block.body.attributes
        if placed.block.type == "module":
            said = list(attributes.values())
        else:
            said = [attributes[name] for name in ("for_each", "count") if name in attributes]
        for attribute in said:
            if any(
                f"{one.root}.{one.steps[0]}" in module.resources
                for one in attribute.references
                if one.steps
            ):
                return True
    return False


def blocks(module: Module, given: list[Placed]) -> Iterator[Finding]:
    """Judge blocks by Terraform's rules and by those of their provider."""
    targets: dict[str, Target | None] = {}
    for placed in given:
        block = placed.block
        # What OpenTofu adds to the language is not known here.
        for note in alone(block) if not placed.file.endswith(TOFU) else ():
            yield placed.finding(*note)
        kind = KINDS.get(block.type)
        if kind is None or len(block.labels) != LABELS[block.type]:
            continue
        name = block.labels[0] if kind == "provider" else module.provider_name(placed)
        if name not in targets:
            targets[name] = target(module, name)
        wanted = targets[name]
        if wanted is not None:
            for note in judge(block, kind, wanted.provider, wanted.versions):
                yield placed.finding(*note)
        elif kind != "provider":
            for note in foreign(module, block, kind):
                yield placed.finding(*note)


def demanded(module: Module) -> list[Finding]:
    """Find arguments that Terraform demands of declarations before it lays overrides over them."""
    places = {one.section.where(one.file, one.block.pos) for one in module.bases}
    found = blocks(module, module.bases)
    return [
        one
        for one in found
        if one.rule == "missing-argument" and (one.file, one.line, one.column) in places
    ]


@lru_cache(maxsize=8192)
def alone(block: Block) -> tuple[Note, ...]:
    """Judge what a block says by itself, beside the schema."""
    notes = language(block)
    if block.type not in KINDS or len(block.labels) != LABELS[block.type]:
        return notes
    notes = (*notes, *ids(block), *azure_ids(block))
    if not block.labels[0].startswith("azapi_"):
        return notes
    from generator.verify.terraform.bodies import bodies

    return (*notes, *bodies(block))


def handed(
    module: Module, inner: Mapping[str, Module | None], files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge what modules are called with, and what files of values set."""
    if module.calls or any(name.endswith(".tfvars") for name in files):
        from generator.verify.terraform.calls import calls

        yield from calls(module, inner, files)


def children(module: Module, found: Mapping[str, Module]) -> dict[str, Module | None]:
    """Find the modules of this project that a module calls, by the name of the call."""
    return {
        name: found.get(folder_of(module, placed) or "\0") for name, placed in module.calls.items()
    }
