"""What planning decided about one project: the frozen values that both engines' templates receive.

Values that a team tunes are `Variable`s, declared once here and rendered as a Terraform variable
and as a Pulumi setting, so that the twins cannot drift apart.
"""

from typing import Any, ClassVar, Literal

from generator.record import field, record

Engine = Literal["terraform", "pulumi"]
Cloud = Literal["alibaba", "aws", "azure"]
Texts = dict[Engine, dict[str, str]]
"""One system in each engine: the texts of a project, by file."""


@record
class Check:
    """What a variable's value must satisfy, said once and rendered for both languages.

    `kind` selects the macro that writes the condition (`templates/_shared/*/checks.j2`), `args` are
    its parameters, and `message` is the sentence that a user reads when the value is refused.
    `some` among the parameters of each_pattern refuses an empty list, and `other` among those of
    range what is not more than another variable.
    """

    kind: Literal[
        "pattern",
        "range",
        "one_of",
        "cidr",
        "each_pattern",
        "each_cidr",
        "each_range",
        "sum",
        "at_least",
        "named_range",
        "named_pattern",
        "shares",
    ]
    message: str
    args: dict[str, Any] = field(default_factory=dict)


@record
class Variable:
    """A value that a team tunes without rendering again.

    `type` is written in Terraform's type language (`string`, `number`, `bool`, `list(string)`,
    `map(number)`); the Pulumi reader is derived from it. A `default` of None means that whoever
    deploys must give the value.
    """

    name: str
    type: str
    description: str
    default: Any = None
    check: Check | None = None
    sensitive: bool = False

    @property
    def python_type(self) -> str:
        """The type of a structured value as Python annotates it."""
        return _PYTHON_TYPES[self.type]


_PYTHON_TYPES = {
    "list(string)": "list[str]",
    "list(number)": "list[int]",
    "map(string)": "dict[str, str]",
    "map(number)": "dict[str, int]",
}


@record
class Output:
    """A value that a project tells after it was deployed, as an expression of each language.

    `pulumi` names an attribute of the module `module` (`load_balancer.url`). In a stack, both are
    said as the files of its `part` say them.
    """

    name: str
    description: str
    terraform: str
    pulumi: str
    part: str = ""


@record
class Component:
    """A part with one purpose.

    `template` names the file that renders it in every engine, and is empty if none does; `files`
    are further files that it needs, the same for both engines. `tags_itself` tells that it writes
    the tags out even where the provider puts them on everything.
    """

    template: ClassVar[str]
    files: ClassVar[tuple[str, ...]] = ()
    tags_itself: ClassVar[bool] = False


@record
class Provider:
    """A Terraform provider or a Pulumi package, with the range of versions that was verified."""

    name: str
    source: str
    version: str


@record
class Step:
    """One paragraph of a project's README: what to do, and the commands that do it.

    `part` is whose step it is, in a stack.
    """

    text: str
    commands: tuple[str, ...] = ()
    part: str = ""


@record
class Backend:
    """Where the state lies: a Terraform backend and its arguments, and Pulumi's URL of it."""

    kind: str
    arguments: dict[str, Any]
    url: str


@record
class Override:
    """Arguments that the spec lays over a resource, by Terraform's address and names, and why."""

    address: str
    because: str
    arguments: dict[str, Any]


@record
class Environment:
    """A named set of values: those of the variables that differ from their defaults."""

    name: str
    values: dict[str, Any]


@record
class Wire:
    """What a variable of one part of a stack is filled with: an expression of another part.

    Both expressions are said as that part's own files would say them; `pulumi` names an attribute
    of a module, or a setting (`settings.domain`).
    """

    part: str
    terraform: str
    pulumi: str


@record
class Part:
    """One part of a stack: a whole plan, whose names all begin with the part's own.

    `wires` fill variables that nobody sets then. `borrows` tells whose components stand in for
    those that the part does not have itself.
    """

    name: str
    plan: "Plan"
    wires: dict[str, Wire] = field(default_factory=dict)
    borrows: dict[str, str] = field(default_factory=dict)

    def named(self, own: str) -> str:
        """Return what a variable, an output, a file or a module of the part is called."""
        return self.name if own == self.name else f"{self.name}_{own}"


@record
class Plan:
    """Every decision about one spec on one cloud; the same for all engines.

    `aliases` are further regions in which parts of the system must live. `deploy` is what to know
    before the first deployment. `overrides` are laid over what is rendered. `parts` are those of a
    stack, beside the components that they share.
    """

    name: str
    blueprint: str
    title: str
    summary: str
    cloud: Cloud
    region: str
    tags: dict[str, str]
    providers: dict[Engine, tuple[Provider, ...]]
    pulumi_config: dict[str, str]
    components: dict[str, Component]
    variables: tuple[Variable, ...]
    outputs: tuple[Output, ...]
    verify: tuple[Step, ...]
    operate: tuple[Step, ...]
    destroy: tuple[Step, ...]
    aliases: tuple[str, ...] = ()
    deploy: tuple[Step, ...] = ()
    environments: tuple[Environment, ...] = ()
    overrides: tuple[Override, ...] = ()
    backend: Backend | None = None
    parts: tuple[Part, ...] = ()

    def lent(self, part: Part) -> dict[str, Component]:
        """The components that a part has of others."""
        plans = {one.name: one.plan for one in self.parts}
        return {key: plans[lender].components[key] for key, lender in part.borrows.items()}

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of a Pulumi program, one for each component, in the order of their names."""
        own = [one.template for one in self.components.values() if one.template]
        for part in self.parts:
            templates = [one.template for one in part.plan.components.values() if one.template]
            own += [part.named(template) for template in templates]
        return tuple(sorted(own))

    @property
    def replicas(self) -> dict[str, str]:
        """Other regions, by the name that a Terraform provider has there.

        Those of second copies, and those that firewalls are managed from.
        """
        found: dict[str, str] = {}
        for part in (None, *self.parts):
            plan = part.plan if part else self
            if "replica" in plan.components:
                name = part.named("replica") if part else "replica"
                found[name] = plan.components["replica"].region  # type: ignore[attr-defined]
            for one in plan.components.values():
                if seat := getattr(one, "seat", None):
                    found[part.named("waf") if part else "waf"] = seat
        return found

    @property
    def tags_themselves(self) -> bool:
        """Whether some component writes the tags out even where the provider puts them on."""
        plans = (self, *(part.plan for part in self.parts))
        return any(one.tags_itself for plan in plans for one in plan.components.values())

    @property
    def exporting(self) -> frozenset[str]:
        """The Pulumi modules whose values are exported."""
        return frozenset(output.pulumi.partition(".")[0] for output in self.outputs)
