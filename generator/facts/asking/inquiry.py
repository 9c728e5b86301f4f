"""The inquiry into one type: what is asked of the provider, and what was learned.

Answers are kept, so that a question which comes up twice is asked once.
"""

from typing import Any

from generator.facts.asking import sayings
from generator.facts.asking.codec import packed
from generator.facts.asking.configurations import (
    DEEPEST,
    LARGE,
    SHALLOW,
    Json,
    Maker,
    nothing,
    paths,
    proposed,
    settled,
)
from generator.facts.asking.wire import Complaint, Planned, Provider, Silent
from generator.record import record

Facts = dict[str, Any]
SILENCES = 2  # plans without an answer, after which no more are asked for


@record
class Created:
    """A resource that was planned, and taken for created.

    `config` is what it was created with, `planned` what was planned for it, and `private` what the
    provider keeps beside the state.
    """

    config: Json
    planned: Json
    state: Json
    private: bytes


class Inquiry:
    """The inquiry into one type: `found` holds what was learned, by path.

    `groups` are the sets of arguments of which one is wanted; `large` tells of a type for which a
    plan takes seconds, `data` of a data source, and `blank` of a provider that cannot plan from
    what is made up.
    """

    def __init__(self, provider: Provider, type_: str, block: Json, *, data: bool) -> None:
        self.provider = provider
        self.data = data
        self.type = type_
        self.block = block
        self.paths = dict(paths(block))
        self.large = len(self.paths) > LARGE
        if self.large:
            self.paths = dict(paths(block, SHALLOW))
        self.maker = Maker(block, SHALLOW if self.large else DEEPEST)
        self.found: dict[str, Facts] = {}
        self.groups: set[frozenset[str]] = set()
        self.blank = False
        self.silences = 0
        self.judged: dict[bytes, list[Complaint]] = {}
        self.created: dict[bytes, Created | None] = {}

    def judge(self, config: Json) -> list[Complaint]:
        """Ask what is wrong with a configuration; nothing where the provider does not answer."""
        key = packed(config)
        if key not in self.judged:
            try:
                self.judged[key] = self.provider.validate(self.type, config, data=self.data)
            except Silent:
                self.judged[key] = []
        return self.judged[key]

    def against(self, path: str, value: Any) -> list[str]:
        """Ask what is wrong with a value: what is not said where the argument is unset.

        Where a complaint points does not matter: some providers point at a neighbour.
        """
        without = {sayings.bare(text) for _, text in self.judge(self.maker.only(path, nothing))}
        with_ = self.judge(self.maker.only(path, lambda *_: value))
        return [
            text
            for _, text in with_
            if sayings.bare(text) not in without and not sayings.is_relation(text)
        ]

    def learn(self, path: str, **facts: Any) -> None:
        """Keep facts of an argument, if there is one of that name."""
        if path in self.paths:
            self.found.setdefault(path, {}).update(facts)

    def create(self, config: Json) -> "Created | None":
        """Create with a configuration; None where the provider refuses."""
        key = packed(config)
        if key not in self.created:
            self.created[key] = self.creation(config)
        return self.created[key]

    def creation(self, config: Json) -> "Created | None":
        """Ask for a creation."""
        planned = self.ask(None, proposed(self.block, None, config), config, b"")
        if planned is None or planned.complaints:
            return None
        expected = planned.state()
        state = settled(self.block, expected, blank=self.blank)
        if "id" in state:
            state["id"] = "x"
        return Created(config=config, planned=expected, state=state, private=planned.private)

    def unchanged(self, created: Created) -> Planned | None:
        """Ask for a change that changes nothing."""
        wanted = proposed(self.block, created.state, created.config)
        return self.ask(created.state, wanted, created.config, created.private)

    def ask(self, prior: Any, wanted: Json, config: Json, private: bytes) -> Planned | None:
        """Ask for a plan; None where the provider does not answer, as where it calls its cloud."""
        if self.silences >= SILENCES:
            return None
        try:
            return self.provider.plan(
                self.type, prior=prior, proposed=wanted, config=config, private=private
            )
        except Silent:
            self.silences += 1
            return None

    def change(self, path: str, before: Json, after: Json) -> bool | None:
        """Ask whether a change replaces; None where that cannot be asked."""
        created = self.create(before)
        if created is None:
            return None
        wanted = proposed(self.block, created.state, after)
        planned = self.ask(created.state, wanted, after, created.private)
        if planned is None or planned.complaints:
            return None
        touched = {
            one
            for one in planned.replaces
            if path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.")
        }
        if not touched:
            return False
        same = self.unchanged(created)
        return bool(touched - (set() if same is None else same.replaces))
