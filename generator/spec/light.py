"""Reading a good spec without Pydantic, whose import takes longer than everything else together.

When a wheel is built, each model of `generator.spec` is written down once more as a plain class
over this module, with what Pydantic understood of its fields (`building.models`). A value is read
only where Pydantic would certainly read it, and to the same attributes; in every other case
`Unsure` is raised, and the models themselves decide and find the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Node = Callable[[Any], Any]
    Field = tuple[str, Node, Callable[[], Any]]


class Unsure(Exception):  # noqa: N818  a verdict, not a fault
    """The value is wrong, or of a kind that only the models judge."""


class Model:
    """Stands in for a model: the same attributes, methods and properties."""

    model_fields: ClassVar[dict[str, Field]] = {}
    model_fields_set: set[str]
    model_extra: dict[str, Any] | None
    _origin: ClassVar[tuple[str, str]]
    _open: ClassVar[bool] = False
    _before: ClassVar[tuple[str, ...]] = ()
    _after: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **given: Any) -> None:
        """Take values that are already read; the fields that are not given have their defaults."""
        held = self.__dict__
        for name, (_, _, default) in self.model_fields.items():
            held[name] = given[name] if name in given else default()
        held["model_fields_set"] = set(given)
        held["model_extra"] = None

    @classmethod
    def read(cls, value: Any) -> Any:
        """Read a JSON object; raises Unsure, or what the model's own rules raise."""
        if type(value) is not dict:
            raise Unsure
        for name in cls._before:
            value = getattr(cls, name)(value)
        fields = cls.model_fields
        read = cls.__new__(cls)
        held = read.__dict__
        given = held["model_fields_set"] = set()
        for name, (key, node, default) in fields.items():
            if key in value:
                held[name] = node(value[key])
                given.add(name)
            else:
                held[name] = default()
        held["model_extra"] = {} if cls._open else None
        if len(given) < len(value):
            if not cls._open:
                raise Unsure
            known = {key for key, _, _ in fields.values()}
            held["model_extra"] = {key: value[key] for key in value if key not in known}
            given.update(held["model_extra"])
        for name in cls._after:
            read = getattr(read, name)()
        return read

    def __getattr__(self, name: str) -> Any:
        """Ask the model itself for what Pydantic gives every model, such as `model_dump`."""
        if not name.startswith("model_"):
            raise AttributeError(f"{type(self).__name__} has no {name}")
        return getattr(real(self), name)

    def __eq__(self, other: object) -> bool:
        """Compare as models do: by class and values."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Allow what frozen models allow."""
        return hash((type(self), *(getattr(self, name) for name in self.model_fields)))


def read_lightly(module: str, name: str, data: dict[str, Any]) -> Any:
    """Read a spec with the stand-in of the model `name` of `generator.spec.<module>`.

    Returns None where the models themselves must decide: the spec is wrong or unusual, or this is a
    checkout, where nothing was written down.
    """
    from importlib import import_module

    try:
        return getattr(import_module(f"generator.frozen.{module}"), name).read(data)
    except Exception:  # noqa: BLE001 - whatever it is, the models will find it, or have none
        return None


def real(value: Any) -> Any:
    """Turn a stand-in, and those inside it, into the models that they stand for."""
    if isinstance(value, Model):
        from importlib import import_module

        module, name = value._origin  # noqa: SLF001 - our own class
        given = {
            one: getattr(value, one) for one in value.model_fields_set if one in value.__dict__
        }
        model = getattr(import_module(module), name)
        held = {
            one: real(given[one] if one in given else getattr(value, one))
            for one in value.model_fields
        }
        return model.model_construct(
            value.model_fields_set, **_by_alias(value, held), **(value.model_extra or {})
        )
    if isinstance(value, dict):
        return {key: real(item) for key, item in value.items()}
    return tuple(map(real, value)) if isinstance(value, tuple) else value


def _by_alias(value: Model, held: dict[str, Any]) -> dict[str, Any]:
    return {value.model_fields[name][0]: item for name, item in held.items()}


def missing() -> Any:
    """Stand for the default of a field that has none."""
    raise Unsure


def constant(value: Any) -> Callable[[], Any]:
    """Give every object the same default, which cannot be changed."""
    return lambda: value


def text(*, least: int = 0, most: int | None = None, form: str | None = None) -> Node:
    """Read a text of `least` to `most` characters that the expression `form` takes whole."""
    fits: Callable[[str], Any] | None = None

    def read(value: Any) -> Any:
        nonlocal fits
        if type(value) is not str or len(value) < least or (most is not None and len(value) > most):
            raise Unsure
        if not value.isascii():
            value.encode()  # half of a character: refused by the models too
        if form is not None:
            if fits is None:
                fits = re.compile(form).fullmatch
            if not fits(value):
                raise Unsure
        return value

    return read


def whole(*, ge: int | None = None, le: int | None = None) -> Node:
    """Read a whole number between two bounds."""

    def read(value: Any) -> Any:
        if type(value) is not int or (ge is not None and value < ge):
            raise Unsure
        if le is not None and value > le:
            raise Unsure
        return value

    return read


def truth(value: Any) -> Any:
    """Read true or false."""
    if type(value) is not bool:
        raise Unsure
    return value


def one_of(*allowed: Any) -> Node:
    """Read one of the given texts or numbers."""

    def read(value: Any) -> Any:
        for each in allowed:
            if type(value) is type(each) and value == each:
                return each
        raise Unsure

    return read


def optional(node: Node) -> Node:
    """Read null, or what `node` reads."""
    return lambda value: None if value is None else node(value)


def several(node: Node, *, least: int = 0, most: int | None = None) -> Node:
    """Read a list that has become a tuple."""

    def read(value: Any) -> Any:
        if (
            type(value) is not tuple
            or len(value) < least
            or (most is not None and len(value) > most)
        ):
            raise Unsure
        return tuple(map(node, value))

    return read


def mapping(key: Node, node: Node, *, least: int = 0, most: int | None = None) -> Node:
    """Read an object whose keys are the user's."""

    def read(value: Any) -> Any:
        if (
            type(value) is not dict
            or len(value) < least
            or (most is not None and len(value) > most)
        ):
            raise Unsure
        return {key(name): node(item) for name, item in value.items()}

    return read


def either(*nodes: Node) -> Node:
    """Read what exactly one of `nodes` reads: which of several a model would take is its secret."""

    def read(value: Any) -> Any:
        found = []
        for node in nodes:
            try:
                found.append(node(value))
            except (Unsure, ValueError, AssertionError):
                continue
        if len(found) != 1:
            raise Unsure
        return found[0]

    return read


def then(node: Node, rule: Node) -> Node:
    """Apply a rule to what `node` read."""
    return lambda value: rule(node(value))


def first(rule: Node, node: Node) -> Node:
    """Apply a rule to a value before `node` reads it."""
    return lambda value: node(rule(value))
