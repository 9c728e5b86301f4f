"""Where the names of a module are looked up: those of variables in the calls of the module."""

from __future__ import annotations

from contextlib import suppress
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any

from generator.hcl import HclError, Reference, read
from generator.verify.finding import Finding, severity
from generator.verify.meaning import meaning
from generator.verify.meaning.evaluation import Look, Names, entries
from generator.verify.meaning.things import Thing
from generator.verify.memory import Memory, bare
from generator.verify.terraform.functions import path_of
from generator.verify.terraform.references import split

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from generator.hcl import Attribute, Call, Expression, Section
    from generator.verify.finding import Note
    from generator.verify.terraform.module import Module, Placed

DEEPEST = 6  # modules in modules
MOST = 8  # files of values that are tried
MOST_USES = 1_000  # of modules by others; calls of calls of calls multiply


CLEAN: Memory[tuple[str, str], Hashable, tuple[Finding, ...]] = Memory(keys=32, each=8)


class Given:
    """A value that a file of values sets, and where it stands."""

    __slots__ = ("attribute", "file", "section")

    def __init__(self, file: str, section: Section, attribute: Attribute) -> None:
        self.file = file
        self.section = section
        self.attribute = attribute

    def place(self, note: Note) -> Finding:
        """Place a note in the file of values."""
        line, column = self.section.place(note.pos)
        rule = note.rule
        return Finding(rule, severity(rule), self.file, line, column, note.message, note.hint)


class ModuleLook(Look):
    """One use of a module; `given` is what a file of values sets, `files` are all texts."""

    def __init__(
        self,
        module: Module,
        caller: ModuleLook | None,
        call: Placed | None,
        given: Mapping[str, Given],
        files: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.module = module
        self.caller = caller
        self.call = call
        self.given = given
        self.files = files
        # What the values are called, where there are several sets of them.
        self.values: str = "" if caller is None else caller.values
        self.inside: dict[str, ModuleLook] = {}
        self.made: dict[str, Mapping[Any, Names] | None] = {}
        # The names and files that were asked for.
        self.asked: set[tuple[str, str]] = set()

    def definition(self, reference: Reference) -> tuple[Expression, Look, int] | None:
        """Find what a local value, a variable or a module's output is defined by."""
        root = reference.root
        name = reference.steps[0] if reference.steps else ""
        if root in ("local", "var") and isinstance(name, str):
            self.asked.add((root, name))
            found = self.named(root, name)
            return None if found is None else (*found, 1)
        if root == "module" and isinstance(name, str) and len(reference.steps) > 1:
            child, wanted = self.inside.get(name), reference.steps[1]
            output = child.module.outputs.get(wanted) if child and isinstance(wanted, str) else None
            value = output.block.body.attributes.get("value") if output is not None else None
            if child is not None and value is not None:
                return value.value, child, 2
        return None

    def named(self, root: str, name: str) -> tuple[Expression, ModuleLook] | None:
        """Find what a local value or a variable is defined by, and where to read that."""
        if root == "local":
            local = self.module.locals.get(name)
            return None if local is None else (local.attribute.value, self)
        if self.caller is not None and self.call is not None:
            handed = self.call.block.body.attributes.get(name)
            if handed is not None:
                return handed.value, self.caller
        if name in self.given:
            return self.given[name].attribute.value, self
        variable = self.module.variables.get(name)
        default = variable and variable.block.body.attributes.get("default")
        return (default.value, self) if default else None

    def answer(self, asked: tuple[str, str]) -> Hashable:
        """Tell what a name is defined by, or what stands in a file, whatever its place."""
        kind, name = asked
        if kind == "file":
            return self.files.get(name)
        found = self.named(kind, name)
        return None if found is None else bare(found[0])

    def home(self, reference: Reference) -> Callable[[Note], Finding] | None:
        """Tell how notes are placed at a local value, a variable's value or an output."""
        name = str(reference.steps[0]) if reference.steps else ""
        placed = None
        if reference.root == "local":
            placed = self.module.locals[name].placed
        elif reference.root == "var":
            if name in self.given:
                return self.given[name].place
            given = self.call is not None and name in self.call.block.body.attributes
            placed = self.call if given else self.module.variables[name]
        elif reference.root == "module":
            placed = self.inside[name].module.outputs[str(reference.steps[1])]
        return None if placed is None else placer(placed)

    def filed(self, call: Call) -> str | None:
        """Give the text of a file of the project, with the holes of a template."""
        if call.name not in ("file", "templatefile") or not call.args:
            return None
        path = path_of(call.args[0], root=not self.module.folder)
        if path is None:
            return None
        name = normpath(join(self.module.folder, path))
        self.asked.add(("file", name))
        return self.files.get(name)

    def address(self, reference: Reference) -> tuple[str, int]:
        """Tell the resource that a reference leads to."""
        kind, type_, name, rest = split(reference)
        address = f"{type_}.{name}" if kind == "resource" else f"{kind}.{type_}.{name}"
        if not name or address not in self.module.resources:
            return "", 0
        return address, len(reference.steps) - len(rest)

    def argument(self, address: str, name: str) -> tuple[Expression, Look] | None:
        """Give an argument of a resource."""
        placed = self.module.resources.get(address)
        attribute = placed and placed.block.body.attributes.get(name)
        return (attribute.value, self) if attribute else None

    def instances(self, address: str) -> Mapping[Any, Names] | None:
        """Give the instances of a resource, by what `count` or `for_each` is."""
        if address not in self.made:
            self.made[address] = None  # A circle is not known.
            placed = self.module.resources.get(address)
            self.made[address] = None if placed is None else self.repeat(placed)
        return self.made[address]

    def repeat(self, placed: Placed) -> Mapping[Any, Names] | None:
        """Evaluate what a resource is repeated by."""
        attributes = placed.block.body.attributes
        if "for_each" in attributes:
            each = attributes["for_each"].value
            pairs = entries(self.value(each, {}))
            if pairs is None:
                return None
            return {key: {"each": {"key": key, "value": item}} for key, item in pairs}
        if "count" in attributes:
            count = self.value(attributes["count"].value, {})
            if isinstance(count, bool) or not isinstance(count, int) or count > 1000:  # noqa: PLR2004 (no project has more)
                return None
            return {index: {"count": {"index": index}} for index in range(count)}
        return {"": {}}


def looks(
    found: Mapping[str, Module],
    children: Callable[[Module], Mapping[str, Module | None]],
    files: Mapping[str, str],
    left: Iterator[int],
) -> Iterator[ModuleLook]:
    """Give every use of every module; one that nothing calls is used as it stands.

    `left` is asked before each use of a module by another; after its end there is none.
    """
    called = {
        id(child)
        for module in found.values()
        for child in children(module).values()
        if child is not None and child is not module
    }
    for folder, module in found.items():
        if folder and id(module) in called:
            continue
        for name, values in [("", {})] if folder else environments(files):
            look = ModuleLook(module, None, None, values, files)
            look.values = name
            yield from below(look, children, left)


def below(
    look: ModuleLook,
    children: Callable[[Module], Mapping[str, Module | None]],
    left: Iterator[int],
    depth: int = 0,
) -> Iterator[ModuleLook]:
    """Give a use of a module, and those of the modules that it calls."""
    for name, child in children(look.module).items():
        if child is None or depth > DEEPEST or next(left, None) is None:
            continue
        call = look.module.calls[name]
        several = {"count", "for_each"} & call.block.body.attributes.keys()
        inner = ModuleLook(child, look, call, {}, look.files)
        if not several:
            look.inside[name] = inner
        yield from below(inner, children, left, depth + 1)
    yield look


def judged(look: ModuleLook) -> tuple[Finding, ...]:
    """Judge what one use of a module asks of its clouds.

    A module without a fault has none either as long as what its files of settings define, which
    make nothing, is the same where it was asked for.
    """
    if look.caller is not None or look.module.calls:
        return tuple(meaning(things(look)))  # What it is given, or what it calls, may differ.
    key = tuple([(address, one.block) for address, one in look.module.resources.items()])
    known = CLEAN.find(key, look.answer)
    if known is not None:
        return known
    found = tuple(meaning(things(look)))
    if not found:
        CLEAN.keep(key, {asked: look.answer(asked) for asked in look.asked}, found)
    return found


def things(look: ModuleLook) -> Iterator[Thing]:
    """Give the resources and data sources of one use of a module."""
    for address, placed in look.module.resources.items():
        labels = placed.block.labels
        kind = labels[0] if placed.block.type == "resource" else f"{placed.block.type}.{labels[0]}"
        thing = Thing(kind, address, placed.block, look, placer(placed))
        if kind.startswith("azapi_"):
            from generator.verify.meaning.arm import JUDGED, view

            thing = view(thing) if kind in JUDGED else thing
        yield thing


def placer(placed: Placed) -> Callable[[Note], Finding]:
    """Make a function that places notes in the block's file."""
    return lambda note: placed.finding(*note)


def usual(files: Mapping[str, str]) -> dict[str, str]:
    """Leave out the files of values that are only taken where somebody names them."""
    return {name: text for name, text in files.items() if always(name)}


def always(name: str) -> bool:
    """Tell whether a file is taken without being named."""
    return (
        not name.endswith(".tfvars") or name == "terraform.tfvars" or name.endswith(".auto.tfvars")
    )


def environments(files: Mapping[str, str]) -> list[tuple[str, dict[str, Given]]]:
    """Read what the files of values set: those that are always taken, with each of the others.

    Each set is named after the file that it has for itself.
    """
    shared: dict[str, Given] = {}
    others: list[tuple[str, dict[str, Given]]] = []
    for file in sorted(files):
        if not file.endswith(".tfvars"):
            continue
        read_: dict[str, Given] = {}
        with suppress(HclError):
            for section, attribute in read(files[file]).attributes():
                read_[attribute.name] = Given(file, section, attribute)
        if always(file):
            shared |= read_
        else:
            others.append((f"`{file}`", read_))
    return [(name, shared | one) for name, one in others[:MOST]] or [("", shared)]
