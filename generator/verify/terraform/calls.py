"""Calls of the project's own modules, and the variable files of its root."""

from collections.abc import Iterator, Mapping

from generator.hcl import HclError, Reference, read
from generator.verify.finding import Finding, nearest, severity
from generator.verify.terraform.module import Module, Placed, folder_of

META = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})


def calls(  # noqa: C901 (one case per kind of thing)
    module: Module, children: Mapping[str, Module | None], files: Mapping[str, str]
) -> Iterator[Finding]:
    """Compare what is handed over with what is declared."""
    for name, placed in module.calls.items():
        child = children[name]
        attributes = placed.block.body.attributes
        if child is None:
            folder = folder_of(module, placed)
            if folder and not folder.startswith(".."):
                pos = attributes["source"].pos
                yield placed.finding("missing-file", pos, f"there is no module in `{folder}`")
            continue
        yield from settings(name, placed, child)
        for given, attribute in attributes.items():
            if given not in META and given not in child.variables:
                message = f"module `{name}` has no variable `{given}`"
                yield placed.finding(
                    "module-input", attribute.pos, message, nearest(given, child.variables)
                )
        for wanted, variable in child.variables.items():
            if "default" not in variable.block.body.attributes and wanted not in attributes:
                message = f"module `{name}` needs its variable `{wanted}`"
                yield placed.finding("module-input", placed.block.pos, message)
    if not module.folder:
        for file, text in files.items():
            if file.endswith(".tfvars"):
                yield from values(module, file, text)


def settings(name: str, placed: Placed, child: Module) -> Iterator[Finding]:
    """Judge what a call says beside the inputs."""
    attributes = placed.block.body.attributes
    if "version" in attributes:
        message = "a module of this project has no `version`: only those of a registry have one"
        yield placed.finding("conflict", attributes["version"].pos, message)
    handed = attributes.get("providers")
    value = handed.value if handed is not None else None
    keys = {str(key) if isinstance(key, Reference) else str(getattr(key, "value", key))
            for key, _ in getattr(value, "pairs", ())}  # fmt: skip
    for alias in sorted(child.aliases - keys):
        message = f"module `{name}` needs the provider configuration `{alias}`"
        hint = f"write `providers = {{ {alias} = … }}`"
        yield placed.finding("undeclared-provider", placed.block.pos, message, hint)


def values(module: Module, file: str, text: str) -> Iterator[Finding]:
    """Judge a file of variable values."""
    try:
        document = read(text)
    except HclError as error:
        yield Finding("syntax", "error", file, error.line, error.column, error.message)
        return
    for section, attribute in document.attributes():
        if attribute.name not in module.variables:
            line, column = section.place(attribute.pos)
            message = f"the variable `{attribute.name}` is not declared"
            hint = nearest(attribute.name, module.variables)
            yield Finding("undeclared", severity("undeclared"), file, line, column, message, hint)
