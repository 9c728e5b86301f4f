"""Policy documents of AWS and Alibaba Cloud: the form that every part of them must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.hcl import Pairs, Template, Value
from generator.verify.finding import Note, nearest
from generator.verify.meaning.documents import UnreadableError, documents
from generator.verify.meaning.policy_language import (
    IDENTITY,
    LANGUAGES,
    STATEMENT,
    TOP,
    TRUST,
    Language,
    action,
    condition_key,
    literals,
    operator,
    resource,
)
from generator.verify.meaning.reading import Home, Read, fields, follow_from, items
from generator.verify.meaning.strangers import KEYS, lockout, note, stranger
from generator.verify.meaning.strangers import documents as open_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Expression
    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing | Home", Note]
Said = dict[str, tuple[Read, Read]]
ARGUMENTS = ("policy", "assume_role_policy", "policy_document", "assume_role_policy_document")


def judge(system: System) -> Iterator[Found]:
    """Judge the policies of every resource."""
    for thing in system.marked:
        said = LANGUAGES.get(thing.type.partition("_")[0])
        if said is None:
            continue
        for name in ARGUMENTS:
            node = thing.get(name)
            if node is not None:
                yield from Policy(thing, name, said).notes(node)
    for thing in system.of("data.aws_iam_policy_document"):
        for one in blocks(thing):
            yield thing, one
    yield from open_documents(system)


class Policy:
    """Judges one argument that holds a policy."""

    def __init__(self, thing: Thing, name: str, said: Language) -> None:
        self.thing = thing
        self.name = name
        self.said = said

    def notes(self, node: Expression) -> Iterator[Found]:
        """Judge every document that the argument may hold."""
        try:
            found = documents(self.thing, node)
        except UnreadableError as error:
            message = f"`{self.name}` is not JSON: {error.reason}"
            yield error.read.home, Note("policy", error.read.node.pos, message)
            return
        for one in found:
            yield from self.document(one)

    def document(self, read: Read) -> Iterator[Found]:  # noqa: C901 (one case per element)
        """Judge one document; what is not a policy of statements is left alone."""
        top, complete = fields(self.thing, read)
        if not top.keys() & {"Statement", "Version"}:
            return
        for key, (read_key, _) in top.items():
            if key not in TOP:
                message = f"a policy has no element `{key}`"
                yield told(read_key, message, nearest(key, TOP))
        if "Version" in top:
            for one in follow_from(self.thing, top["Version"][1]):
                if isinstance(one.node, Value) and one.node.value not in self.said.versions:
                    yield told(one, f"a policy's Version must be `{self.said.versions[0]}`")
        if "Statement" not in top:
            if complete:
                yield told(read, "a policy needs `Statement`")
            return
        statements, every = items(self.thing, top["Statement"][1])
        if self.thing.type in KEYS and every and lockout(self, statements):
            message = "nobody of the account may change the key: the policy names services alone"
            hint = "let the account's root do `kms:*`, so that its IAM policies decide"
            yield told(read, message, hint)
        names: set[str] = set()
        for one in statements or [top["Statement"][1]]:
            for each in follow_from(self.thing, one):
                yield from self.statement(each, names)

    def statement(self, read: Read, names: set[str]) -> Iterator[Found]:  # noqa: C901 (one case per element)
        """Judge one statement."""
        said, complete = fields(self.thing, read)
        if not said:
            return
        for key, (read_key, _) in said.items():
            if key not in STATEMENT:
                message = f"a statement has no element `{key}`"
                yield told(read_key, message, nearest(key, STATEMENT))
        for one in self.texts(said, "Effect"):
            if isinstance(one.node, Value) and one.node.value not in ("Allow", "Deny"):
                yield told(one, f"`Effect` is `Allow` or `Deny`, not `{one.node.value}`")
        for one in self.texts(said, "Sid"):
            if isinstance(one.node, Value):
                if one.node.value in names:
                    yield told(one, f"two statements have the `Sid` `{one.node.value}`")
                names.add(str(one.node.value))
        if complete:
            for message in self.absent(frozenset(said)):
                yield told(read, message)
        yield from self.elements(said)
        everybody = stranger(self, said, complete=complete)
        found = note(self.thing, everybody.node.pos) if everybody is not None else None
        if everybody is not None and found is not None:
            yield everybody.home, found

    def elements(self, said: Said) -> Iterator[Found]:
        """Judge what the elements of a statement hold."""
        for first in ("Action", "Resource", "Principal"):
            second = f"Not{first}"
            if {first, second} <= said.keys():
                message = f"`{first}` and `{second}` exclude each other in a statement"
                yield told(said[second][0], message)
            for name in (first, second):
                if first == "Principal" and name in said:
                    yield from self.principal(said[name][1])
                for one in self.texts(said, name) if first != "Principal" else ():
                    judged = action if first == "Action" else resource
                    for message in judged(one.node, self.said):
                        yield told(one, message)
        if "Condition" in said:
            yield from self.condition(said["Condition"][1])

    def absent(self, keys: frozenset[str]) -> Iterator[str]:
        """Say what a statement lacks, or must not have."""
        if "Effect" not in keys:
            yield "a statement needs `Effect`"
        if not keys & {"Action", "NotAction"}:
            yield "a statement needs `Action`"
        who, what = keys & {"Principal", "NotPrincipal"}, keys & {"Resource", "NotResource"}
        if self.name in TRUST:
            if not who:
                yield "a statement on who takes on a role needs `Principal`"
            if what:
                yield "a statement on who takes on a role has no `Resource`: it is the role"
        elif self.thing.type in IDENTITY:
            if who:
                yield "a policy that belongs to somebody has no `Principal`"
            if not what:
                yield "a statement needs `Resource`"
        elif not who and not what:
            yield "a statement needs `Resource`, or `Principal` where it stands at its resource"

    def texts(self, said: Said, name: str) -> Iterator[Read]:
        """Give the strings of an element: itself, or the items of its list."""
        if name not in said:
            return
        read = said[name][1]
        listed, _ = items(self.thing, read)
        for one in listed or [read]:
            for each in follow_from(self.thing, one):
                if isinstance(each.node, Value | Template):
                    yield each

    def principal(self, read: Read) -> Iterator[Found]:
        """Judge who is meant."""
        for one in follow_from(self.thing, read):
            node = one.node
            if isinstance(node, Value) and node.value != "*" and self.said.keys == "aws":
                yield told(one, '`Principal` is "*" or says what kind it names')
            kinds, _ = fields(self.thing, one) if isinstance(node, Pairs) else ({}, True)
            for kind, (key, _) in kinds.items():
                if kind not in self.said.principals:
                    message = f"a principal has no kind `{kind}`"
                    yield told(key, message, nearest(kind, self.said.principals))
            for text in self.texts(kinds, "Service"):
                name = text.node.value if isinstance(text.node, Value) else None
                if isinstance(name, str) and name != "*" and self.said.service not in name:
                    end = f"its name ends in `.{self.said.service}`"
                    yield told(text, f"`{name}` is no service: {end}")

    def condition(self, read: Read) -> Iterator[Found]:
        """Judge a condition: its operators, and whose keys it looks at."""
        operators, _ = fields(self.thing, read)
        for name, (key, value) in operators.items():
            for message, hint in operator(name, self.said):
                yield told(key, message, hint)
            keys, _ = fields(self.thing, value)
            for word, (place, _) in keys.items():
                for message, hint in condition_key(word, self.said):
                    yield told(place, message, hint)


def told(read: Read, message: str, hint: str = "") -> Found:
    """Say something of a text where it stands."""
    return read.home, Note("policy", read.node.pos, message, hint)


def blocks(thing: Thing) -> Iterator[Note]:
    """Judge the statements of `aws_iam_policy_document`."""
    said = LANGUAGES["aws"]
    for statement in thing.inner("statement"):
        attributes = statement.body.attributes
        for name, judged in (
            ("actions", action),
            ("not_actions", action),
            ("resources", resource),
            ("not_resources", resource),
        ):
            for node in literals(attributes[name].value if name in attributes else None):
                for message in judged(node, said):
                    yield Note("policy", node.pos, message)
        for inner in statement.body.blocks:
            for name, judge_ in (("test", operator), ("variable", condition_key)):
                attribute = inner.body.attributes.get(name)
                if inner.type != "condition" or attribute is None:
                    continue
                if isinstance(attribute.value, Value):
                    for message, hint in judge_(str(attribute.value.value), said):
                        yield Note("policy", attribute.value.pos, message, hint)
