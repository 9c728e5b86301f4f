"""Arguments that exclude or need each other.

An argument is *set*, *unset*, or *maybe*: a variable may be null, and a dynamic block may make
nothing. Only what is certain is reported.
"""

from collections.abc import Iterator

from generator.facts import BlockFacts
from generator.hcl import (
    Attribute,
    Body,
    Call,
    Choice,
    Expression,
    Items,
    Pairs,
    Reference,
    Template,
    Value,
)
from generator.verify.finding import Note

# Functions that may give null, or what they are given; the last two are a program's.
OPEN_CALLS = frozenset(
    {"try", "one", "lookup", "coalesce", "coalescelist", "element", "nonsensitive", "sensitive",
     "setting", "or"}
)  # fmt: skip


# What is known of an argument.
UNSET, MAYBE, SET = 0, 1, 2

# The bodies around an argument, outermost first: the path that leads there, and where it stands.
Chain = tuple[tuple[str, Body, int], ...]


def relations(body: Body, said: BlockFacts, pos: int) -> Iterator[Note]:
    """Judge the relations between the arguments of a resource."""
    seen: set[tuple[str, frozenset[str], int]] = set()
    return visit(body, said, (("", body, pos),), seen)


def visit(
    body: Body, said: BlockFacts, chain: Chain, seen: set[tuple[str, frozenset[str], int]]
) -> Iterator[Note]:
    """Judge one body, then those inside it; `chain` holds the bodies around it with their paths."""
    prefix = chain[-1][0]
    for name in said.related:
        one = said.arguments.get(name) or said.blocks[name]
        yield from related(prefix + name, one[-1], chain, seen)
    for inner in body.blocks:
        name, content = inner.type, inner.body
        if name == "dynamic" and inner.labels:
            name = inner.labels[0]
            content = next((b.body for b in inner.body.blocks if b.type == "content"), content)
        nested = said.block(name)
        if nested is not None:
            yield from visit(
                content, nested.block, (*chain, (f"{prefix}{name}.", content, inner.pos)), seen
            )


def related(  # noqa: C901 (one case per kind of thing)
    path: str, facts: dict[str, list[str]], chain: Chain, seen: set[tuple[str, frozenset[str], int]]
) -> Iterator[Note]:
    """Judge every relation of one argument."""
    mine, pos = state(path, chain)
    if mine == SET:
        for other in facts.get("conflicts_with", ()):
            if other != path and state(other, chain)[0] == SET:
                key = ("conflict", frozenset((path, other)), id(chain[-1][1]))
                if key not in seen:
                    seen.add(key)
                    yield Note("conflict", pos, f"`{path}` and `{other}` exclude each other")
        for other in facts.get("required_with", ()):
            if other != path and state(other, chain)[0] == UNSET:
                yield Note("required-with", pos, f"`{path}` needs `{other}` to be set as well")
    for word, rule in (
        ("exactly_one_of", "exactly-one-of"),
        ("at_least_one_of", "at-least-one-of"),
        ("one_of_arguments", "at-least-one-of"),
    ):
        group = facts.get(word)
        if group is None:
            continue
        key = (rule, frozenset(group), id(chain[-1][1]))
        if key in seen:
            continue
        seen.add(key)
        # A group inside a block means something only where that block stands.
        if any(prefix == shared(group) for prefix, _, _ in chain):
            yield from grouped(rule, group, chain)


def shared(group: list[str]) -> str:
    """Give the path of the innermost block that holds all arguments of a group."""
    parents = [path.rpartition(".")[0].split(".") for path in group]
    words: list[str] = []
    for level in zip(*parents, strict=False):
        if len(set(level)) > 1:
            break
        words.append(level[0])
    path = ".".join(words)
    return f"{path}." if path else ""


def grouped(rule: str, group: list[str], chain: Chain) -> Iterator[Note]:
    """Judge a group of which one must be set."""
    states = [state(path, chain) for path in group]
    certain = [(path, pos) for path, (one, pos) in zip(group, states, strict=True) if one == SET]
    names = ", ".join(f"`{path}`" for path in sorted(group))
    if all(one == UNSET for one, _ in states):
        word = "exactly one" if rule == "exactly-one-of" else "at least one"
        yield Note(rule, chain[-1][2], f"{word} of {names} must be set")
    elif rule == "exactly-one-of" and len(certain) > 1:
        yield Note(rule, certain[1][1], f"only one of {names} may be set")


def state(path: str, chain: Chain) -> tuple[int, int]:
    """Look an argument up from the innermost body whose path it shares; also where it stands."""
    for prefix, body, _ in reversed(chain):
        if path.startswith(prefix):
            return inside(body, path.removeprefix(prefix).split("."))
    return MAYBE, 0


def inside(body: Body, words: list[str]) -> tuple[int, int]:
    """Look an argument up below a body."""
    name, rest = words[0], words[1:]
    attribute = body.attributes.get(name)
    if attribute is not None:
        # An attribute that stands for a block: what is inside is not looked at.
        return (MAYBE, attribute.pos) if rest else (known(attribute), attribute.pos)
    best, where = UNSET, 0
    for inner in body.blocks:
        content, dynamic = inner.body, False
        if inner.type == "dynamic" and inner.labels and inner.labels[0] == name:
            dynamic = True
            content = next((b.body for b in inner.body.blocks if b.type == "content"), content)
        elif inner.type != name:
            continue
        found, pos = inside(content, rest) if rest else (SET, inner.pos)
        if dynamic and found == SET:
            found = MAYBE
        if found > best:
            best, where = found, pos
    return best, where


def known(attribute: Attribute) -> int:
    """Tell whether an argument is set for certain."""
    return certainty(attribute.value)


def certainty(value: Expression) -> int:  # noqa: PLR0911 (one answer per kind of thing)
    """Tell whether a value is something other than null."""
    match value:
        case Value():
            return UNSET if value.value is None else SET
        case Items() | Pairs():
            return SET if (value.items if isinstance(value, Items) else value.pairs) else MAYBE
        case Template():
            return SET if len(value.parts) > 1 else MAYBE
        case Choice():
            yes, no = certainty(value.yes), certainty(value.no)
            return yes if yes == no else MAYBE
        case Call():
            return MAYBE if value.name in OPEN_CALLS else SET
        case Reference():
            named = value.root not in (
                "var",
                "local",
                "each",
                "module",
                "data",
                "count",
                "path",
                "self",
                "terraform",
            )
            # What a resource of this project exports is there, if it is the whole path of it.
            whole = bool(value.steps) and value.steps[-1] in ("id", "arn", "name")
            return SET if named and whole else MAYBE
        case _:
            return MAYBE
