"""Where the names of a program are looked up: in its modules, each translated once by its text."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import product
from typing import TYPE_CHECKING, Any

from generator.hcl import Call
from generator.verify.finding import Finding, severity
from generator.verify.meaning import meaning
from generator.verify.meaning.evaluation import Look, Names, entries
from generator.verify.meaning.things import Thing
from generator.verify.meaning.unknown import UNKNOWN
from generator.verify.memory import Memory, bare
from generator.verify.pulumi.file import Question
from generator.verify.pulumi.ids import ids
from generator.verify.pulumi.nodes import LAID, place
from generator.verify.pulumi.program import parse
from generator.verify.pulumi.sources import Made, Source, source

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from generator.hcl import Expression, Reference
    from generator.verify.finding import Note
    from generator.verify.pulumi.expressions import Loop
    from generator.verify.pulumi.stacks import Stack

OVERRIDES = "overrides"  # the module that lays values over the arguments of resources
MOST = 200  # instances that a loop is followed to


CLEAN: Memory[Question, Hashable, tuple[Finding, ...]] = Memory(keys=32, each=4)


class FileLook(Look):
    """One module of a program among the others."""

    shared = True

    def __init__(
        self,
        name: str,
        script: str,
        modules: frozenset[str],
        packages: frozenset[str],
        others: Mapping[str, FileLook],
    ) -> None:
        super().__init__()
        self.name = name
        self.script = script
        self.modules = modules
        self.packages = packages
        self.others = others
        self.stack: Stack | None = None
        self.kept: dict[str, Expression | None] = {}
        # What it was asked for, and what it told.
        self.asked: dict[Question, Hashable] = {}
        # Without a provider's package it makes no resources, and changes some only by overrides.
        provides = any(one.partition(".")[0] in packages for one in parse(script).modules)
        self.makes = provides or name == OVERRIDES

    @cached_property
    def said(self) -> Source:
        """What stands in it."""
        over = self.others.get(OVERRIDES)
        return source(self.script, self.modules, self.packages, over.script if over else "")

    def answer(self, asked: Question) -> Hashable:
        """Tell what a name is bound to, or what a function returns."""
        if asked.returned:
            return bare(self.returned(asked.name))
        return bare(self.bound(asked.name))

    def definition(self, reference: Reference) -> tuple[Expression, Look, int] | None:
        """Find what a name of another module is bound to."""
        if reference.root != "import" or len(reference.steps) < 2:  # noqa: PLR2004 (module and name)
            return None
        module, name = reference.steps[:2]
        other = self.others.get(str(module))
        found = None if other is None else other.bound(str(name))
        return None if found is None or other is None else (found, other, 2)

    def home(self, reference: Reference) -> Callable[[Note], Finding] | None:
        """Tell how notes are placed in the module that a name is imported from."""
        return placer(f"{reference.steps[0]}.py")

    def called(self, call: Call) -> tuple[Expression, Look, Callable[[Note], Finding]] | None:
        """Give what a function of another module returns, whatever it is given; or a setting."""
        if call.name in ("setting", "coalesce", "or"):
            return self.written(call)
        if not call.name.startswith("import "):
            return None
        _, module, name = call.name.split(" ")
        other = self.others.get(module)
        found = None if other is None else other.returned(name)
        return None if found is None or other is None else (found, other, placer(f"{module}.py"))

    def written(self, call: Call) -> tuple[Expression, Look, Callable[[Note], Finding]] | None:
        """Give what a stack sets, or else the default that stands behind a setting."""
        asked = call if call.name == "setting" else call.args[0]
        if not isinstance(asked, Call) or asked.name != "setting":
            return None
        words = [self.value(one, {}) for one in asked.args]
        found = None if self.stack is None else self.stack.find(*words)
        if found is not None:
            return found[0], self, placer(found[1])
        return None if asked is call else (call.args[1], self, placer(f"{self.name}.py"))

    def setting(self, space: str, key: Any, kind: str) -> Any:
        """Tell what the stack sets."""
        return UNKNOWN if self.stack is None else self.stack.value(space, key, kind)

    def returned(self, name: str) -> Expression | None:
        """Translate what a function returns."""
        found = self.said.translator.returned(name)
        if not self.makes:
            self.asked[Question(self.name, name, returned=True)] = bare(found)
        return found

    def bound(self, name: str) -> Expression | None:
        """Translate what a name is bound to; None for a resource, which has an address."""
        if name not in self.kept:
            import ast

            self.kept[name] = None
            if name not in self.said.made:
                translator = self.said.translator
                translator.loops = {}
                top = translator.file.reading.top
                node = ast.copy_location(
                    ast.Name(name, ast.Load()), ast.Pass(lineno=0, col_offset=0)
                )
                self.kept[name] = translator.name(node, top)
            if not self.makes:
                self.asked[Question(self.name, name, returned=False)] = bare(self.kept[name])
        return self.kept[name]

    def address(self, reference: Reference) -> tuple[str, int]:
        """Tell the resource that a reference leads to."""
        if reference.root == "resource":
            label = reference.steps[0]
            return (f"{self.name}.{label}", 1) if label in self.said.made else ("", 0)
        if reference.root == "import" and len(reference.steps) > 1:
            module, name = reference.steps[:2]
            other = self.others.get(str(module))
            if other is not None and name in other.said.made:
                return f"{module}.{name}", 2
        return "", 0

    def there(self, address: str) -> tuple[FileLook, Made] | None:
        """Find a resource by its address."""
        module, _, label = address.partition(".")
        look = self.others.get(module)
        made = None if look is None else look.said.made.get(label)
        return None if look is None or made is None else (look, made)

    def argument(self, address: str, name: str) -> tuple[Expression, Look] | None:
        """Give an argument of a resource, and the module that makes it."""
        found = self.there(address)
        if found is None:
            return None
        attribute = found[1].block.body.attributes.get(name)
        return None if attribute is None else (attribute.value, found[0])

    def instances(self, address: str) -> Mapping[Any, Names] | None:
        """Give the only instance of a resource; where a loop makes several, keys are not known."""
        found = self.there(address)
        return None if found is None or found[1].loops else {"": {}}

    def made(self, made: Made) -> list[Names]:
        """Bind what each instance of a resource binds, without those that branches leave out."""
        several = self.repeated(made.loops)
        return [names for names in several if all(self.met(*test, names) for test in made.tests)]

    def met(self, test: Expression, wanted: bool, names: Names) -> bool:  # noqa: FBT001 (how a test comes out)
        """Tell whether a test may come out as it must."""
        value = self.value(test, names)
        known = value is None or isinstance(value, bool | int | str | list | dict)
        return bool(value) is wanted if known else True

    def repeated(self, loops: list[Loop]) -> list[Names]:
        """Bind what the loops around a resource bind; nothing where they are not known."""
        choices: list[list[Names]] = []
        for loop in loops:
            value = self.value(loop.collection, {})
            pairs = entries(value)
            if pairs is None:
                return [{}]
            keys = isinstance(value, dict)  # Going through a dictionary gives its keys.
            items = [key if keys else one for key, one in pairs]
            choices.append([dict.fromkeys(loop.names, one) for one in items])
        found: list[Names] = []
        for chosen in product(*choices):
            whole: Names = {}
            for one in chosen:
                whole |= one
            found.append(whole)
            if len(found) > MOST:
                return [{}]
        return found


def judged(files: Mapping[str, str], packages: frozenset[str]) -> tuple[Finding, ...]:
    """Judge what a program asks of its clouds.

    A program without a fault has none either as long as its files of settings, which make no
    resources, bind what was asked of them to the same.
    """
    looks = opened(files, packages)
    key = packages, tuple([(one.name, one.script if one.makes else "") for one in looks.values()])
    known = CLEAN.find(key, lambda asked: looks[asked.module].answer(asked))
    if known is not None:
        return known
    made = list(things(looks))
    found = (*by_itself(made), *meaning(made))
    if not found:
        told = [item for look in looks.values() if not look.makes for item in look.asked.items()]
        CLEAN.keep(key, dict(told), found)
    return found


def by_itself(found: list[Thing]) -> Iterator[Finding]:
    """Give what was found in each resource by itself, and the IDs of a wrong kind."""
    types = {thing.address: thing.type for thing in found}
    for thing in found:
        look = thing.look
        if isinstance(look, FileLook):
            made = look.said.made[thing.address.partition(".")[2]]
            for note in (*made.notes, *ids(thing, made.wanted, types)):
                yield thing.place(note)


def opened(files: Mapping[str, str], packages: frozenset[str]) -> dict[str, FileLook]:
    """Open the modules of a program whose files all can be read."""
    looks: dict[str, FileLook] = {}
    names = {name.removesuffix(".py"): text for name, text in files.items()
             if name.endswith(".py") and "/" not in name}  # fmt: skip
    modules = frozenset(names)
    for module, text in names.items():
        looks[module] = FileLook(module, text, modules, packages, looks)
    return looks


def things(looks: Mapping[str, FileLook]) -> Iterator[Thing]:
    """Give the resources of a program."""
    for module, look in looks.items():
        put = placer(f"{module}.py")
        for label, made in look.said.made.items():
            again = partial(look.made, made) if made.loops or made.tests else None
            thing = Thing(made.block.labels[0], f"{module}.{label}", made.block, look, put, again)
            thing.deprecated, thing.called = made.deprecated, made.called
            yield thing


def placer(file: str) -> Callable[[Note], Finding]:
    """Make a function that places notes in a file."""

    def put(note: Note) -> Finding:
        line, column = place(note.pos)
        where = file
        if line > LAID:
            where, line = f"{OVERRIDES}.py", line - LAID
        return Finding(note.rule, severity(note.rule), where, line, column, note.message, note.hint)

    return put
